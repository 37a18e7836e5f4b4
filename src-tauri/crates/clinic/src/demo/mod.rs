//! The demo hospital: one ward, its people and their patients, and a morning of prescriptions and triage, as real
//! commands.
//!
//! Its command ids come from a seed and from the instant at which the house was set up, so making it again finds the
//! first receipts: a demo that was cut off is completed, and one that is whole is left as it is.

mod controlled;
mod house;
mod morning;
mod papers;
mod patients;
mod triage;

use std::collections::BTreeMap;

use domain::{instant::Instant, refusal::Refusal};
use schemars::JsonSchema;
use serde::Serialize;
use thiserror::Error;

pub use house::STAFF;
pub use papers::papers;

use crate::{
    clinic::Clinic,
    clock::Clock,
    import::{ImportError, PriceListReport},
    problem::{Problem, Rejection},
    progress::Progress,
    simulate::desk::Desk,
    store::Read,
};

/// All demo users sign in with it.
pub const PASSWORD: &str = "demo-demo";

const SEED: u64 = 2_026;

/// What the demo hospital holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Demo {
    /// It was whole before; nothing was added.
    pub already_there: bool,
    /// Medicines of the formulary.
    pub medicines: i64,
    /// Products on sale.
    pub products: i64,
    /// Products linked to the formulary.
    pub products_linked: u64,
    /// Patients.
    pub patients: i64,
    /// Signed prescriptions, all versions.
    pub prescriptions: i64,
    /// Medicines on them.
    pub items: i64,
    /// What checks found, at signing.
    pub findings: i64,
    /// Prescriptions, by their state.
    pub states: BTreeMap<String, i64>,
    /// Events, which is the position of the last one.
    pub events: i64,
    /// What the engine answers to an order of dipyrone for somebody allergic to it.
    pub refused: Vec<Refusal>,
    /// Commands of the script that were refused, which none should be.
    pub unexpected_refusals: u64,
    /// Who signs in, and as what.
    pub logins: BTreeMap<String, String>,
}

/// Why there is no demo.
#[derive(Debug, Error)]
pub enum DemoError {
    /// Somebody else works there.
    #[error("the directory holds a clinic that is not the demo: choose another --data directory")]
    AnotherClinic,
    /// The engine refused or failed.
    #[error(transparent)]
    Problem(#[from] Problem),
    /// A shipped table does not import.
    #[error(transparent)]
    Import(#[from] ImportError),
}

impl Clinic {
    /// Whether this is the demo hospital.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn is_demo(&self) -> Result<bool, Problem> {
        self.read(|read| Ok(read.local_station()?.is_some_and(|station| station.series == house::SERIES))).await
    }
}

/// Makes the demo hospital, or what is missing of it.
///
/// # Errors
/// [`DemoError`].
pub async fn make(clinic: &Clinic, progress: &Progress) -> Result<Demo, DemoError> {
    const STEPS: u64 = 6;
    let before = clinic.read(position).await?;
    let unset = Instant::from_millis(0);
    let clock = Clock::fixed(unset);
    let mut desk = Desk::new(clinic, &clock, SEED);
    if !house::set_up(&mut desk).await? {
        return Err(DemoError::AnotherClinic);
    }
    // All that follows happened when the house began, however often it is told again.
    let began = clinic.read(first_event).await?;
    desk.at(began).await?;
    progress.at(1, STEPS);
    let products = house::tables(clinic).await?;
    progress.at(2, STEPS);
    let house = house::people_and_places(&mut desk).await?;
    house::passwords(&mut desk).await?;
    progress.at(3, STEPS);
    let stays = patients::admit(&mut desk, &house).await?;
    progress.at(4, STEPS);
    let orders = morning::prescribe(&mut desk, &house, &stays).await?;
    progress.at(5, STEPS);
    triage::decide(&mut desk, &house, &stays, &orders).await?;
    controlled::prescribe(&mut desk, &house, &stays).await?;
    let refused = morning::refused(&desk, &house, &stays).await;
    progress.at(6, STEPS);
    let unexpected_refusals = desk.refused.values().sum();
    let mut demo = clinic.read(move |read| summary(read, &products, refused)).await?;
    demo.already_there = demo.events == before;
    demo.unexpected_refusals = unexpected_refusals;
    Ok(demo)
}

fn position(read: Read<'_>) -> Result<i64, Rejection> {
    Ok(read.connection().query_row("SELECT coalesce(max(position), 0) FROM outbox", [], |row| row.get(0))?)
}

fn first_event(read: Read<'_>) -> Result<Instant, Rejection> {
    let began = "SELECT occurred_at FROM outbox ORDER BY position LIMIT 1";
    Ok(Instant::from_millis(read.connection().query_row(began, [], |row| row.get(0))?))
}

fn summary(read: Read<'_>, products: &PriceListReport, refused: Vec<Refusal>) -> Result<Demo, Rejection> {
    let count = |sql: &str| read.connection().query_row(sql, [], |row| row.get::<_, i64>(0));
    let mut states = read.connection().prepare_cached("SELECT state, count(*) FROM prescription GROUP BY state")?;
    let states = states.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(Demo {
        already_there: false,
        medicines: count("SELECT count(*) FROM medicine")?,
        products: count("SELECT count(*) FROM product")?,
        products_linked: products.linked(),
        patients: count("SELECT count(*) FROM patient")?,
        prescriptions: count("SELECT count(*) FROM prescription")?,
        items: count("SELECT count(*) FROM prescription_item")?,
        findings: count("SELECT count(*) FROM finding")?,
        states,
        events: position(read)?,
        refused,
        unexpected_refusals: 0,
        logins: STAFF.iter().map(|(login, _, role)| ((*login).to_owned(), <&str>::from(role).to_owned())).collect(),
    })
}
