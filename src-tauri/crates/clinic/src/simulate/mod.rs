//! An invented hospital's days, as real commands: admissions, morning rounds that renew, urgent orders, cancellations,
//! interventions, transfers, discharges. The same seed gives the same chain of events, to the last hash.
//!
//! [`hospital`] lives day by day; [`history()`] makes many prescriptions in little time, for benches and crash runs.

mod changes;
mod day;
pub(crate) mod desk;
pub(crate) mod dice;
mod history;
mod house;
mod orders;
pub(crate) mod people;
mod pharmacy;
pub(crate) mod repertoire;
mod stays;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    instant::Instant,
    refusal::{Refusal, RefusalCode},
};
use schemars::JsonSchema;
use serde::Serialize;

pub use history::{History, history};
pub use house::LOGINS;

use self::{desk::Desk, dice::Dice};
use crate::{
    clinic::{Clinic, Options},
    clock::{Clock, Ids},
    problem::Problem,
    progress::Progress,
};

/// What is simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many days.
    pub days: u16,
    /// How many beds.
    pub beds: u16,
    /// What chance is made of.
    pub seed: u64,
}

/// What a simulation did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// Commands that were given.
    pub commands: u64,
    /// Events that came of them.
    pub events: u64,
    /// Patients that were admitted.
    pub patients: u64,
    /// Prescriptions that were signed, renewals among them.
    pub prescriptions: u64,
    /// Refusals, by their code: people err in this hospital too.
    pub refused: BTreeMap<RefusalCode, u64>,
    /// The position of the last event.
    pub position: i64,
    /// The hash of the last event, in hexadecimal.
    pub head_hash: String,
    /// Somebody stopped it early.
    pub cancelled: bool,
}

impl Plan {
    /// How a clinic is opened so that this plan always gives the same chain, and the clock that moves it.
    pub fn options(&self) -> (Options, Clock) {
        let clock = Clock::fixed(begin());
        (Options { clock: clock.clone(), ids: Ids::seeded(self.seed), ..Options::default() }, clock)
    }
}

/// Midnight of the first simulated day, in São Paulo.
fn begin() -> Instant {
    let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap_or_default();
    Instant::from_local(day.into(), chrono_tz::America::Sao_Paulo)
}

/// Lives the plan's days in an empty store.
///
/// # Errors
/// Refused with `ClinicAlreadySetUp` when somebody works there already; failures end it.
pub async fn hospital(clinic: &Clinic, clock: &Clock, plan: &Plan, progress: &Progress) -> Result<Report, Problem> {
    must_be_empty(clinic).await?;
    let mut desk = Desk::new(clinic, clock, plan.seed);
    let mut dice = Dice::seeded(plan.seed);
    let house = house::found(&mut desk, &mut dice, plan.beds.into()).await?;
    let (mut stays, mut pharmacy) = (stays::Stays::new(&house), pharmacy::Pharmacy::default());
    let mut cancelled = false;
    for day in 0..plan.days {
        if progress.is_cancelled() {
            cancelled = true;
            break;
        }
        let midnight = begin().plus_days(day.into());
        let (desk, dice, house, stays, pharmacy) = (&mut desk, &mut dice, &house, &mut stays, &mut pharmacy);
        day::Day { desk, dice, house, stays, pharmacy, midnight }.live().await?;
        progress.at(u64::from(day) + 1, plan.days.into());
    }
    report(&mut desk, cancelled).await
}

async fn must_be_empty(clinic: &Clinic) -> Result<(), Problem> {
    if clinic.is_set_up().await? {
        return Err(Problem::refused(Refusal::new(RefusalCode::ClinicAlreadySetUp, "set-up")));
    }
    Ok(())
}

async fn report(desk: &mut Desk<'_>, cancelled: bool) -> Result<Report, Problem> {
    desk.settle().await?;
    let (position, head_hash, patients, prescriptions) = desk
        .clinic
        .read(|read| {
            let count = |sql: &str| read.connection().query_row(sql, [], |row| row.get::<_, i64>(0));
            let hash = read.chain_head()?.map(|head| head.hash).unwrap_or_default();
            Ok((
                count("SELECT coalesce(max(position), 0) FROM outbox")?,
                hash.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}")),
                count("SELECT count(*) FROM patient")?.unsigned_abs(),
                count("SELECT count(*) FROM prescription")?.unsigned_abs(),
            ))
        })
        .await?;
    Ok(Report {
        commands: desk.commands,
        events: desk.events,
        patients,
        prescriptions,
        refused: std::mem::take(&mut desk.refused),
        position,
        head_hash,
        cancelled,
    })
}
