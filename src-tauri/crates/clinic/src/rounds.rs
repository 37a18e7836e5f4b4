//! What a ward asks: who lies where, which dose is due, and what runs out.

use domain::{ids::LocationId, instant::Instant, roles::Question};

use crate::{
    asking::AtLeast,
    clinic::Clinic,
    problem::Problem,
    queries::{
        self, Answer,
        running_out::{RunningOutKey, RunningOutPage},
        scheduled_doses::{DoseKey, DosePage},
        ward_board::InBed,
    },
    session::Session,
};

impl Clinic {
    /// The planned doses of a ward.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn scheduled_doses(
        &self,
        by: &Session,
        ward: LocationId,
        window: (Instant, Instant),
        after: Option<DoseKey>,
        size: usize,
        at_least: AtLeast,
    ) -> Result<Answer<DosePage>, Problem> {
        self.ask(by, Question::ScheduledDoses, at_least, move |views| {
            queries::scheduled_doses::of_ward(views, ward, window.0, window.1, after, size)
        })
        .await
    }

    /// Who lies in these wards (all, where none is named) and which dose is due next within the window.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn ward_board(
        &self,
        by: &Session,
        wards: Vec<LocationId>,
        window: (Instant, Instant),
        at_least: AtLeast,
    ) -> Result<Answer<Vec<InBed>>, Problem> {
        self.ask(by, Question::ScheduledDoses, at_least, move |views| {
            queries::ward_board::of_wards(views, &wards, window.0, window.1)
        })
        .await
    }

    /// The orders of a ward, or of patients in none, that run out until then unless somebody renews them.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn running_out(
        &self,
        by: &Session,
        ward: Option<LocationId>,
        until: Instant,
        after: Option<RunningOutKey>,
        size: usize,
        at_least: AtLeast,
    ) -> Result<Answer<RunningOutPage>, Problem> {
        self.ask(by, Question::ScheduledDoses, at_least, move |views| {
            queries::running_out::of_ward(views, ward, until, after, size)
        })
        .await
    }
}
