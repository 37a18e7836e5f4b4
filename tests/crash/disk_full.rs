//! The engine on a disk that fills up, and goes on when space returns. Run on a small file system of its own.

use std::{collections::BTreeMap, fs, path::Path, time::Duration};

use clinic::{
    clinic::Options,
    problem::{Problem, Receipt},
    progress::Progress,
    verify::verify,
};
use domain::{
    commands::{Command, Demographics, Order, Prescribe, RegisterPatient},
    ids::CommandId,
    prescribing::{PrescriptionKind, Priority},
    tables,
};
use support::{
    chain::{Followed, follow, no_row_without_event},
    house::{House, item, new_id},
    people,
};
use tokio::task::JoinSet;

use crate::Fault;

/// Space that is given back at the end.
const BALLAST: usize = 1536 * 1024;
/// Commands sent at once: they share transactions.
const AT_ONCE: usize = 24;
/// Waves with failures before space returns.
const FULL_WAVES: usize = 5;
/// What the followers get between two waves.
const A_WHILE: Duration = Duration::from_millis(500);
/// A wave at most, on a disk that never fills.
const MOST_WAVES: usize = 2_000;

type Asked = (CommandId, Command, Result<Receipt, Problem>);

/// Fills the disk that `directory` is on; says what held.
pub(crate) fn run(directory: &Path) -> Result<(), Fault> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let ballast = directory.join("ballast");
    fs::write(&ballast, vec![7; BALLAST])?;
    let data = directory.join("data");
    runtime.block_on(async {
        let house = House::open_with_formulary(&data, Options::default(), &formulary()).await;
        // A house that has been open for a while: its formulary is shown, and no longer in the log.
        caught_up(&house).await?;
        house.clinic.checkpoint().await?;
        let (mut done, mut failed) = (0, BTreeMap::new());
        let mut full_waves = 0;
        for _ in 0..MOST_WAVES {
            let before = failed.len();
            for (id, command, answer) in wave(&house).await {
                truly(&house, id, &answer)?;
                match answer {
                    Ok(_) => done += 1,
                    Err(_) => drop(failed.insert(id, command)),
                }
            }
            full_waves += usize::from(failed.len() > before);
            // The followers fold their logs when they have nothing else to do; on a full disk they never will.
            let head = *house.clinic.head().borrow();
            house.clinic.caught_up(head, A_WHILE).await;
            if full_waves == FULL_WAVES {
                break;
            }
        }
        if failed.is_empty() {
            return Err("the disk never filled up: give it less space".into());
        }
        whole(&house)?;
        println!("disk full: {done} done, {} failed, nothing half-done", failed.len());

        fs::remove_file(&ballast)?;
        let again = failed.len();
        for (id, command) in failed {
            house
                .clinic
                .execute(&house.doctor, id, command)
                .await
                .map_err(|problem| format!("space is back: {problem}"))?;
        }
        caught_up(&house).await?;
        whole(&house)?;
        house.clinic.clone().close().await;
        drop(house);
        let verdict = verify(&data, &Progress::default())?;
        if !verdict.ok() {
            return Err(format!("verify found {:?}", verdict.failed()).into());
        }
        println!("disk full: space returned, {again} sent again and done, views and index caught up");
        Ok(())
    })
}

/// The first lines of the shipped one: the whole takes the disk by itself.
fn formulary() -> String {
    tables::FORMULARY.lines().take(4).collect::<Vec<_>>().join("\n")
}

/// Some commands at once: most small, one large.
async fn wave(house: &House) -> Vec<Asked> {
    let mut asked = JoinSet::new();
    for number in 0..AT_ONCE {
        let command = if number == AT_ONCE / 2 { large(house) } else { small() };
        let (clinic, doctor) = (house.clinic.clone(), house.doctor);
        asked.spawn(async move {
            let id = new_id();
            let answer = clinic.execute(&doctor, id, command.clone()).await;
            (id, command, answer)
        });
    }
    asked.join_all().await
}

fn small() -> Command {
    Command::RegisterPatient(RegisterPatient(Demographics { cpf: None, cns: None, ..people::patient_joana() }))
}

/// An order whose note alone takes some pages. Its patient is the first one in the store.
fn large(house: &House) -> Command {
    let patient: uuid::Uuid = house
        .store()
        .query_row("SELECT id FROM patient ORDER BY rowid LIMIT 1", [], |row| row.get(0))
        .unwrap_or_default();
    if patient.is_nil() {
        return small();
    }
    let mut once = item(house.medicine("F001"), 500);
    once.frequency = None;
    once.duration = Some(domain::dosage::Duration::Once);
    Command::Prescribe(Prescribe(Order {
        kind: PrescriptionKind::Ambulatory,
        patient_id: patient.into(),
        encounter_id: None,
        priority: Priority::Routine,
        items: vec![once],
        note: Some("x".repeat(12_000)),
    }))
}

/// What was answered is what is on the disk.
fn truly(house: &House, id: CommandId, answer: &Result<Receipt, Problem>) -> Result<(), Fault> {
    let store = house.store();
    let one = |sql: &str| store.query_row(sql, [id.uuid()], |row| row.get::<_, i64>(0));
    let events = one("SELECT count(*) FROM outbox WHERE command_id = ?1")?;
    let receipts = one("SELECT count(*) FROM command_receipt WHERE command_id = ?1")?;
    let expected = match answer {
        Ok(receipt) => (i64::try_from(receipt.events.len())?, 1),
        Err(Problem::Failed { reference }) if !reference.is_empty() => (0, 0),
        Err(problem) => return Err(format!("a full disk is no refusal: {problem}").into()),
    };
    if (events, receipts) == expected {
        return Ok(());
    }
    Err(format!("{id} was answered {answer:?} and has {events} events and {receipts} receipts").into())
}

/// Views and index show all that happened.
async fn caught_up(house: &House) -> Result<(), Fault> {
    let head = *house.clinic.head().borrow();
    if house.clinic.caught_up(head, Duration::from_mins(1)).await {
        return Ok(());
    }
    Err(format!("views and index do not come up to position {head}").into())
}

fn whole(house: &House) -> Result<(), Fault> {
    let store = house.store();
    follow(&store, &mut Followed::default())?;
    no_row_without_event(&store)?;
    Ok(())
}
