//! The invented hospital: the same from the same seed, and full of everything that happens.

use std::{collections::BTreeMap, path::Path};

use clinic::{
    clinic::{Clinic, Options},
    clock::Clock,
    progress::Progress,
    simulate::{self, History, Plan, Report},
};
use domain::refusal::RefusalCode;
use rusqlite::Connection;

async fn simulated(directory: &Path, plan: Plan) -> Report {
    let (options, clock) = plan.options();
    let clinic = Clinic::open(directory, options).unwrap();
    let report = simulate::hospital(&clinic, &clock, &plan, &Progress::default()).await.unwrap();
    clinic.close().await;
    report
}

#[tokio::test]
async fn the_same_seed_gives_the_same_chain_and_another_seed_another() {
    let [one, two, other] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let plan = Plan { days: 2, beds: 25, seed: 7 };
    let first = simulated(one.path(), plan).await;
    let second = simulated(two.path(), plan).await;
    assert_eq!(first, second, "counts, refusals, position and the last hash are the same");
    assert_eq!(first.head_hash.len(), 64);
    let third = simulated(other.path(), Plan { seed: 8, ..plan }).await;
    assert_ne!(first.head_hash, third.head_hash, "another seed lives other days");
}

#[tokio::test]
async fn a_few_days_hold_everything_that_happens_in_a_hospital() {
    let directory = tempfile::tempdir().unwrap();
    let report = simulated(directory.path(), Plan { days: 8, beds: 60, seed: 1 }).await;
    let store = Connection::open(directory.path().join("clinic.db")).unwrap();
    let mut types = store.prepare("SELECT type, count(*) FROM outbox GROUP BY type").unwrap();
    let types: BTreeMap<String, i64> =
        types.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    for name in [
        "EncounterStarted",
        "EncounterTransferred",
        "EncounterFinished",
        "AllergyRecorded",
        "ObservationRecorded",
        "Prescribed",
        "PrescriptionReplaced",
        "PrescriptionCancelled",
        "PrescriptionClosed",
        "ItemSuspended",
        "ItemResumed",
        "TakenForTriage",
        "Validated",
        "ValidatedWithRemark",
        "InterventionRaised",
        "InterventionAnswered",
        "ReturnedToPrescriber",
    ] {
        assert!(types.contains_key(name), "{name} happened: {types:?}");
    }
    let renewed: i64 =
        store.query_row("SELECT count(*) FROM prescription WHERE renewal = 1", [], |row| row.get(0)).unwrap();
    assert!(renewed > 100, "morning rounds renew: {renewed}");
    let urgent: i64 =
        store.query_row("SELECT count(*) FROM prescription WHERE priority = 'Stat'", [], |row| row.get(0)).unwrap();
    assert!(urgent > 30, "urgent orders at any hour: {urgent}");
    let refused: u64 = report.refused.values().sum();
    assert!(refused * 20 < report.commands, "people err, but seldom: {:?}", report.refused);
}

#[tokio::test]
async fn nobody_simulates_over_a_clinic_that_is_in_use() {
    let directory = tempfile::tempdir().unwrap();
    let plan = Plan { days: 1, beds: 5, seed: 1 };
    let report = simulated(directory.path(), plan).await;
    let (options, clock) = plan.options();
    let clinic = Clinic::open(directory.path(), options).unwrap();
    let problem = simulate::hospital(&clinic, &clock, &plan, &Progress::default()).await.unwrap_err();
    assert_eq!(problem.codes(), [RefusalCode::ClinicAlreadySetUp]);
    assert_eq!(*clinic.head().borrow(), report.position, "nothing was written");
    clinic.close().await;
}

#[tokio::test]
async fn a_history_has_as_many_prescriptions_and_open_orders_as_wanted() {
    let directory = tempfile::tempdir().unwrap();
    let clinic = Clinic::open(directory.path(), Options::default()).unwrap();
    let wanted = History { prescriptions: 400, items: 3, open: 120, seed: 1 };
    let report = simulate::history(&clinic, &Clock::real(), &wanted, &Progress::default()).await.unwrap();
    clinic.close().await;
    assert_eq!(report.refused, BTreeMap::new(), "every command of a history is carried out");
    assert_eq!(report.prescriptions, 400);
    let store = Connection::open(directory.path().join("clinic.db")).unwrap();
    let count = |sql: &str| store.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM prescription WHERE state = 'Signed'"), 120);
    assert_eq!(count("SELECT count(*) FROM prescription_item"), 1_200);
}
