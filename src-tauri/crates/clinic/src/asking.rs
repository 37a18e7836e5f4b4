//! What screens and scripts ask of an open clinic: who may, how fresh it must be, and what is logged about it.
//!
//! A question waits at most 300 ms for what its asker already knows of (`at_least`), and its answer says how fresh it is.
//! Nobody reads a patient's record unlogged.

use std::time::Duration;

use domain::{
    ids::{EncounterId, MedicineId, PatientId, PractitionerId, PrescriptionId},
    roles::{Question, may_ask},
};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{
    clinic::Clinic,
    problem::{Failure, Problem, Rejection},
    queries::{
        self, Answer, Found,
        audit::{AuditEntry, AuditFilter, AuditKey},
        catalogue::{CatalogueEntry, CatalogueMatch},
        interventions::{InterventionKey, InterventionRow},
        patient_record::PatientRecord,
        patient_summary::PatientSummary,
        patient_timeline::{TimelineEntry, TimelineKey},
        prescription_details::PrescriptionDetail,
        prescription_document::PrescriptionPaper,
        triage_counts::TriageCount,
        triage_queue::{TriageFilter, TriageKey, TriagePage},
    },
    search::{self, Filter, Hit, Kind},
    session::{Actor, Session},
    store::Read,
};

/// The longest that a question waits for a position.
const PATIENCE: Duration = Duration::from_millis(300);

/// The position that an asker already knows of: their own last receipt's.
pub type AtLeast = Option<i64>;

impl Clinic {
    /// A page of the triage queue.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn triage_queue(
        &self,
        by: &Session,
        filter: TriageFilter,
        after: Option<TriageKey>,
        size: usize,
        at_least: AtLeast,
    ) -> Result<Answer<TriagePage>, Problem> {
        let now = self.now();
        self.ask(by, Question::Triage, at_least, move |views| {
            queries::triage_queue::page(views, &filter, after, size, now)
        })
        .await
    }

    /// How many orders wait, by ward and state.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn triage_counts(&self, by: &Session, at_least: AtLeast) -> Result<Answer<Vec<TriageCount>>, Problem> {
        let now = self.now();
        self.ask(by, Question::Triage, at_least, move |views| queries::triage_counts::counts(views, now)).await
    }

    /// The medicines of a prescription.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn prescription_details(
        &self,
        by: &Session,
        id: PrescriptionId,
        at_least: AtLeast,
    ) -> Result<Answer<Found<Vec<PrescriptionDetail>>>, Problem> {
        self.ask_of_order(by, id, "prescription_details", at_least, move |views| {
            queries::prescription_details::of_prescription(views, id)
        })
        .await
    }

    /// A prescription as it is shown and printed.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn prescription_document(
        &self,
        by: &Session,
        id: PrescriptionId,
        at_least: AtLeast,
    ) -> Result<Answer<Found<PrescriptionPaper>>, Problem> {
        self.ask_of_order(by, id, "prescription_document", at_least, move |views| {
            queries::prescription_document::by_id(views, id)
        })
        .await
    }

    /// What stands in a patient's banner.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn patient_summary(
        &self,
        by: &Session,
        id: PatientId,
        at_least: AtLeast,
    ) -> Result<Answer<Found<PatientSummary>>, Problem> {
        self.ask_of_patient(by, id, "patient_summary", at_least, move |views| {
            queries::patient_summary::by_id(views, id)
        })
        .await
    }

    /// What happened to a patient, the newest first.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn patient_timeline(
        &self,
        by: &Session,
        id: PatientId,
        encounter: Option<EncounterId>,
        after: Option<TimelineKey>,
        size: usize,
        at_least: AtLeast,
    ) -> Result<Answer<Vec<TimelineEntry>>, Problem> {
        self.ask_of_patient(by, id, "patient_timeline", at_least, move |views| {
            queries::patient_timeline::of_patient(views, id, encounter, after.as_ref(), size)
        })
        .await
    }

    /// A patient's record, whole or of one stay.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn patient_record(
        &self,
        by: &Session,
        id: PatientId,
        encounter: Option<EncounterId>,
        at_least: AtLeast,
    ) -> Result<Answer<Found<PatientRecord>>, Problem> {
        self.ask_of_patient(by, id, "patient_record", at_least, move |views| {
            queries::patient_record::of_patient(views, id, encounter)
        })
        .await
    }

    /// The medicines whose name or brand begins as somebody typed.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn catalogue(
        &self,
        by: &Session,
        typed: String,
        size: usize,
        at_least: AtLeast,
    ) -> Result<Answer<Vec<CatalogueMatch>>, Problem> {
        self.ask(by, Question::Catalogue, at_least, move |views| queries::catalogue::matching(views, &typed, size))
            .await
    }

    /// One medicine of the catalogue.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn catalogue_entry(
        &self,
        by: &Session,
        id: MedicineId,
        at_least: AtLeast,
    ) -> Result<Answer<Option<CatalogueEntry>>, Problem> {
        self.ask(by, Question::Catalogue, at_least, move |views| queries::catalogue::by_id(views, id)).await
    }

    /// What the pharmacy asked a prescriber.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn interventions(
        &self,
        by: &Session,
        prescriber: PractitionerId,
        open_only: bool,
        after: Option<InterventionKey>,
        size: usize,
        at_least: AtLeast,
    ) -> Result<Answer<Vec<InterventionRow>>, Problem> {
        self.ask(by, Question::Interventions, at_least, move |views| {
            queries::interventions::of_prescriber(views, prescriber, open_only, after, size)
        })
        .await
    }

    /// Who did what, when, on whom: from the outbox and the access log themselves, never behind.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn audit(
        &self,
        by: &Session,
        filter: AuditFilter,
        after: Option<AuditKey>,
        size: usize,
    ) -> Result<Vec<AuditEntry>, Problem> {
        let by = *by;
        let page = self
            .read(move |read| {
                may(read, &by, Question::Audit)?;
                Ok(queries::audit::page(read.connection(), &filter, after, size))
            })
            .await?;
        page.map_err(|error| Problem::failed(&Failure::Query(error.to_string())))
    }

    /// Patients by name or document, for whoever audits what was done to them.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn audited_patients(
        &self,
        by: &Session,
        typed: String,
        at_least: AtLeast,
    ) -> Result<Answer<Vec<Hit>>, Problem> {
        const MOST: usize = 8;
        let searching = self.clone();
        let patients = Filter { kinds: vec![Kind::Patient], ward: None };
        self.ask(by, Question::Audit, at_least, move |views| searching.found(views, &typed, &patients, MOST)).await
    }

    /// Patients, medicines and prescriptions, from one box. Rows that are newer than the index are found too.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn search(
        &self,
        by: &Session,
        text: String,
        filter: Filter,
        limit: usize,
        at_least: AtLeast,
    ) -> Result<Answer<Vec<Hit>>, Problem> {
        let searching = self.clone();
        let limit = limit.min(queries::MOST);
        self.ask(by, Question::Search, at_least, move |views| searching.found(views, &text, &filter, limit)).await
    }

    /// The same without asking who wants to know and without waiting: what the benches measure. Blocks.
    ///
    /// # Errors
    /// When views or index cannot be read.
    pub fn search_now(&self, text: &str, filter: &Filter, limit: usize) -> Result<Vec<Hit>, queries::Error> {
        self.views().read(|views| self.found(views, text, filter, limit))
    }

    fn found(&self, views: &Connection, text: &str, filter: &Filter, limit: usize) -> Result<Vec<Hit>, queries::Error> {
        let snapshot = self.index_snapshot().ok_or_else(|| queries::Error::NotReady("search index"))?;
        let failed = |failure: search::Failure| queries::Error::Shape(failure.to_string());
        let store = self.store_readers();
        let overlay = store.read(|store| search::newer_than(store, snapshot.cursor.position)).map_err(failed)?;
        search::search(&snapshot, views, &overlay, text, filter, limit).map_err(failed)
    }

    /// Whether they may ask for something that is done outside of commands.
    ///
    /// # Errors
    /// When they may not.
    pub async fn may(&self, by: &Session, question: Question) -> Result<(), Problem> {
        let by = *by;
        self.read(move |read| may(read, &by, question)).await
    }

    /// Asks the views, once they show `at_least` or patience is over.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        by: &Session,
        question: Question,
        at_least: AtLeast,
        ask: impl FnOnce(&Connection) -> Result<T, queries::Error> + Send + 'static,
    ) -> Result<Answer<T>, Problem> {
        let by = *by;
        self.read(move |read| may(read, &by, question)).await?;
        self.answered(at_least, ask).await
    }

    /// Asks about a patient: who may not leaves no trace of having read.
    async fn ask_of_patient<T: Send + 'static>(
        &self,
        by: &Session,
        patient: PatientId,
        what: &'static str,
        at_least: AtLeast,
        ask: impl FnOnce(&Connection) -> Result<T, queries::Error> + Send + 'static,
    ) -> Result<Answer<T>, Problem> {
        let asker = *by;
        self.read(move |read| may(read, &asker, Question::Patient)).await?;
        self.log_reading(by, patient, what).await?;
        self.answered(at_least, ask).await
    }

    /// Asks about a prescription, which is reading its patient's record.
    async fn ask_of_order<T: Send + 'static>(
        &self,
        by: &Session,
        id: PrescriptionId,
        what: &'static str,
        at_least: AtLeast,
        ask: impl FnOnce(&Connection) -> Result<T, queries::Error> + Send + 'static,
    ) -> Result<Answer<T>, Problem> {
        let asker = *by;
        let order = self
            .read(move |read| {
                may(read, &asker, Question::Prescription)?;
                Ok(read.order(id)?)
            })
            .await?;
        if let Some(order) = order {
            self.log_reading(by, order.patient_id, what).await?;
        }
        self.answered(at_least, ask).await
    }

    async fn answered<T: Send + 'static>(
        &self,
        at_least: AtLeast,
        ask: impl FnOnce(&Connection) -> Result<T, queries::Error> + Send + 'static,
    ) -> Result<Answer<T>, Problem> {
        if let Some(position) = at_least {
            self.projections().reached(position, PATIENCE).await;
        }
        let head = *self.head().borrow();
        let views = self.views();
        let answer = self.blocking(move || views.read(|connection| queries::answer(connection, head, ask))).await?;
        answer.map_err(|error| Problem::failed(&Failure::Query(error.to_string())))
    }

    /// Writes down that somebody reads a patient's record, before they do.
    pub(crate) async fn log_reading(
        &self,
        by: &Session,
        patient: PatientId,
        what: &'static str,
    ) -> Result<(), Problem> {
        let (actor, at, patient): (Uuid, i64, Uuid) = (by.actor_id(), self.now().millis(), patient.uuid());
        self.write_local(move |tx| {
            tx.run(
                "INSERT INTO access_log (at, actor_id, patient_id, what) VALUES (?1, ?2, ?3, ?4)",
                params![at, actor, patient, what],
            )?;
            Ok(())
        })
        .await
    }
}

pub(crate) fn may(read: Read<'_>, by: &Session, question: Question) -> Result<(), Rejection> {
    Actor::of(read, by)?.has_one_of(may_ask(question))
}
