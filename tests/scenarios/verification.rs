//! What `verify` proves, and by which name it says what is wrong.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use clinic::{
    clinic::Clinic,
    outbox::{Envelope, StoredEvent},
    progress::Progress,
    queries::triage_queue::TriageFilter,
    session::Session,
    simulate::{self, Plan},
    verify::{CheckName, Verdict, VerifyError, verify, verify_store},
};
use domain::{
    commands::{AllergyAbout, Cancel, Command, RecordAllergy, TakeForTriage, Validate},
    people::{AllergyKind, Severity, Source},
};
use rusqlite::{Connection, params};
use support::{
    house::{Files, House, done, item, new_id},
    people,
};
use uuid::Uuid;

/// A house in which a few things happened, the validation of an order last.
async fn lived_in() -> House {
    let house = House::open().await;
    let (joana, joanas_stay) = house.admit(people::patient_joana(), 0).await;
    let (pedro, pedros_stay) = house.admit(people::patient_pedro(), 1).await;
    let allergy = RecordAllergy {
        patient_id: pedro,
        about: AllergyAbout::Text { text: "látex".to_owned() },
        kind: AllergyKind::Allergy,
        severity: Some(Severity::Mild),
        manifestation: None,
        source: Source::Patient,
    };
    done(house.clinic.execute(&house.doctor, new_id(), Command::RecordAllergy(allergy)).await);
    let order = house.order(pedro, pedros_stay, vec![item(house.medicine("F001"), 500)]);
    let (withdrawn, _) = house.prescribe(order).await.unwrap();
    let cancel = Cancel { prescription_id: withdrawn, reason: "engano".to_owned() };
    done(house.clinic.execute(&house.doctor, new_id(), Command::Cancel(cancel)).await);
    let order = house.order(joana, joanas_stay, vec![item(house.medicine("F001"), 500)]);
    let (prescription_id, _) = house.prescribe(order).await.unwrap();
    let take = Command::TakeForTriage(TakeForTriage { prescription_id, seen_version: 1 });
    done(house.clinic.execute(&house.pharmacist, new_id(), take).await);
    let validate = Command::Validate(Validate { prescription_id, seen_version: 2 });
    done(house.clinic.execute(&house.pharmacist, new_id(), validate).await);
    house
}

/// Its files, closed.
async fn left_behind() -> Files {
    let house = lived_in().await;
    house.clinic.close().await;
    house.directory
}

/// What nobody but the writer may do, done to a closed store.
fn tampered(directory: &Files, sql: &str) {
    let store = Connection::open(directory.path().join("clinic.db")).unwrap();
    store.pragma_update(None, "foreign_keys", false).unwrap();
    store.execute_batch("DROP TRIGGER outbox_is_never_updated; DROP TRIGGER outbox_is_never_deleted_from;").unwrap();
    store.execute_batch(sql).unwrap();
    assert!(store.changes() > 0, "something was changed by {sql}");
}

/// The store's checks alone.
fn verdict(directory: &Path) -> Verdict {
    verify_store(&directory.join("clinic.db"), &Progress::default()).unwrap()
}

/// The checks of the whole directory.
fn whole(directory: &Path) -> Verdict {
    verify(directory, &Progress::default()).unwrap()
}

async fn failed_after(sql: &str) -> Vec<CheckName> {
    let directory = left_behind().await;
    tampered(&directory, sql);
    verdict(directory.path()).failed()
}

#[tokio::test]
async fn a_healthy_house_is_proved_whole_while_it_works_and_after_it_closed() {
    let house = lived_in().await;
    let open = verify_store(&house.directory.path().join("clinic.db"), &Progress::default()).unwrap();
    assert!(open.ok(), "while a clinic has it: {open:?}");
    assert!(
        matches!(verify(house.directory.path(), &Progress::default()), Err(VerifyError::Open(_))),
        "the whole directory is its holder's to verify"
    );
    let head = *house.clinic.head().borrow();
    assert!(house.clinic.caught_up(head, Duration::from_secs(10)).await, "views and index catch up");
    house.clinic.close().await;
    let closed = whole(house.directory.path());
    assert!(closed.ok(), "{closed:?}");
    for check in &closed.checks {
        assert!(check.counted > 0, "{:?} looked at something", check.name);
    }
    let replayed = closed.check(CheckName::Replay).unwrap().counted;
    assert!(replayed > 500, "the formulary alone has so many rows: {replayed}");
    assert!(closed.check(CheckName::Replay).unwrap().details.is_empty(), "nothing to say");
}

#[tokio::test]
async fn two_days_of_a_simulated_hospital_are_proved_whole() {
    let directory = tempfile::tempdir().unwrap();
    let plan = Plan { days: 2, beds: 6, seed: 1 };
    let (options, clock) = plan.options();
    let clinic = Clinic::open(directory.path(), options).unwrap();
    let lived = simulate::hospital(&clinic, &clock, &plan, &Progress::default()).await.unwrap();
    assert!(clinic.caught_up(lived.position, Duration::from_mins(1)).await, "views and index catch up");
    clinic.close().await;
    let verdict = whole(directory.path());
    assert!(verdict.ok(), "{verdict:?}");
    assert_eq!(verdict.check(CheckName::Chain).unwrap().counted, lived.events, "every event was looked at");
}

#[tokio::test]
async fn one_changed_byte_of_an_event_body_breaks_the_chain_and_the_replay_without_a_word_of_it() {
    let directory = left_behind().await;
    tampered(&directory, "UPDATE outbox SET body = replace(body, 'Joana', 'Jozna') WHERE type = 'PatientRegistered'");
    let verdict = verdict(directory.path());
    assert_eq!(verdict.failed(), [CheckName::Chain, CheckName::Replay]);
    let said = serde_json::to_string(&verdict).unwrap();
    assert!(said.contains("its hash is not that of its bytes"), "{said}");
    assert!(said.contains("column name differs"), "the column is named: {said}");
    for word in ["Joana", "Jozna", "Concei", "1975", "111444"] {
        assert!(!said.contains(word), "no patient data in a verdict: {word}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_longer_json_is_named_as_such() {
    let failed = failed_after("UPDATE outbox SET body = substr(body, 2) WHERE type = 'PrescriptionCancelled'").await;
    assert_eq!(failed, [CheckName::Chain, CheckName::Bodies, CheckName::Replay]);
}

#[tokio::test]
async fn a_row_that_no_event_made_is_seen_in_every_table_that_events_make() {
    let directory = left_behind().await;
    let store = Connection::open(directory.path().join("clinic.db")).unwrap();
    let tables: Vec<String> = store
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
                 AND name NOT IN ('outbox', 'local_station', 'command_receipt', 'draft', 'access_log', 'credential')",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    store.pragma_update(None, "foreign_keys", false).unwrap();
    let mut seen = 0;
    for table in tables {
        store.execute_batch("SAVEPOINT before").unwrap();
        let rows = store.execute(&format!("DELETE FROM {table} WHERE true"), []).unwrap();
        store.execute_batch("RELEASE before").unwrap();
        if rows == 0 {
            continue;
        }
        seen += 1;
        let verdict = verify_store(&directory.path().join("clinic.db"), &Progress::default()).unwrap();
        let replay = verdict.check(CheckName::Replay).unwrap();
        let said = format!("{table} ");
        assert!(replay.details.iter().any(|detail| detail.starts_with(&said)) || replay.left_off > 0, "{table}");
    }
    assert!(seen >= 15, "most tables hold something in this house: {seen}");
}

#[tokio::test]
async fn one_changed_value_of_a_row_breaks_the_replay_alone() {
    for sql in [
        "UPDATE prescription_item SET dose_value = '5000' WHERE rowid = 1",
        "UPDATE patient SET cpf = NULL WHERE cpf IS NOT NULL",
        "UPDATE prescription SET state = 'Signed' WHERE state = 'Validated'",
        "UPDATE scheduled_dose SET due_at = due_at + 1",
    ] {
        assert_eq!(failed_after(sql).await, [CheckName::Replay], "{sql}");
    }
}

#[tokio::test]
async fn an_event_taken_out_of_the_middle_leaves_a_gap_everywhere() {
    let failed = failed_after("DELETE FROM outbox WHERE type = 'PrescriptionCancelled'").await;
    let all = [CheckName::Chain, CheckName::Sequence, CheckName::Replay, CheckName::Receipts];
    assert_eq!(failed, all);
}

#[tokio::test]
async fn an_event_taken_off_the_end_is_missed_too() {
    let failed = failed_after("DELETE FROM outbox WHERE position = (SELECT max(position) FROM outbox)").await;
    let all = [CheckName::Sequence, CheckName::Replay, CheckName::Receipts];
    assert_eq!(failed, all, "the chain before it is whole, but more was given out and answered");
}

#[tokio::test]
async fn two_events_that_changed_places_are_seen() {
    let last = "(SELECT max(position) FROM outbox WHERE position > 0)";
    let failed = failed_after(&format!(
        "UPDATE outbox SET position = -1 WHERE position = {last};
         UPDATE outbox SET position = position + 1 WHERE position = {last};
         UPDATE outbox SET position = (SELECT max(position) FROM outbox) - 1 WHERE position = -1;"
    ))
    .await;
    assert!(failed.contains(&CheckName::Chain), "{failed:?}");
    assert!(failed.contains(&CheckName::Sequence), "{failed:?}");
}

#[tokio::test]
async fn a_receipt_without_its_events_and_events_without_their_receipt_are_seen() {
    let directory = left_behind().await;
    tampered(&directory, "DELETE FROM command_receipt WHERE receipt LIKE '%PrescriptionCancelled%'");
    assert_eq!(verdict(directory.path()).failed(), [CheckName::Receipts], "events without a receipt");
    let failed = failed_after(
        "UPDATE command_receipt SET receipt = json_set(receipt, '$.position', 1) WHERE receipt LIKE '%\"Validated\"%'",
    )
    .await;
    assert_eq!(failed, [CheckName::Receipts], "a receipt that names another event");
}

#[tokio::test]
async fn a_prescription_under_another_number_and_a_row_that_nothing_holds_are_named() {
    let failed = failed_after("UPDATE prescription SET number = 'DEMO1-000001-0' WHERE counter = 2").await;
    assert_eq!(failed, [CheckName::Replay, CheckName::HumanNumbers]);
    let failed = failed_after("DELETE FROM practitioner").await;
    assert_eq!(failed, [CheckName::ForeignKeys, CheckName::Replay]);
}

#[tokio::test]
async fn an_index_that_lost_its_table_is_an_integrity_failure() {
    let directory = left_behind().await;
    tampered(
        &directory,
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'patient_by_cpf';
         PRAGMA writable_schema = OFF;",
    );
    let verdict = verify_store(&directory.path().join("clinic.db"), &Progress::default()).unwrap();
    assert_eq!(verdict.failed(), [CheckName::Integrity]);
}

/// An event of another workstation, rightly hashed.
fn from_another_station(directory: &Files, kind: &str, name: &str, schema_version: i64, body: &str) {
    let mut stored = StoredEvent {
        position: 0,
        envelope: Envelope {
            event_id: new_id().uuid().into(),
            station_id: new_id().uuid().into(),
            incarnation: 1,
            station_seq: 1,
            command_id: new_id(),
            aggregate_kind: kind.to_owned(),
            aggregate_id: Uuid::now_v7(),
            aggregate_version: 1,
            occurred_at: domain::instant::Instant::from_millis(0),
            actor_id: Uuid::nil(),
        },
        name: name.to_owned(),
        schema_version,
        body: body.to_owned(),
        prev_hash: vec![0; 32],
        hash: Vec::new(),
    };
    stored.hash = stored.computed_hash().to_vec();
    let envelope = &stored.envelope;
    Connection::open(directory.path().join("clinic.db"))
        .unwrap()
        .execute(
            "INSERT INTO outbox (event_id, station_id, incarnation, station_seq, command_id, aggregate_kind,
                 aggregate_id, aggregate_version, type, schema_version, body, occurred_at, actor_id, prev_hash, hash)
             VALUES (?1, ?2, 1, 1, ?3, ?11, ?4, 1, ?5, ?6, ?7, 0, ?8, ?9, ?10)",
            params![
                envelope.event_id.uuid(),
                envelope.station_id.uuid(),
                envelope.command_id.uuid(),
                envelope.aggregate_id,
                stored.name,
                stored.schema_version,
                stored.body,
                envelope.actor_id,
                stored.prev_hash,
                stored.hash,
                kind,
            ],
        )
        .unwrap();
}

#[tokio::test]
async fn an_event_of_a_newer_version_is_parked_and_no_fault() {
    let directory = left_behind().await;
    from_another_station(&directory, "Patient", "PatientWentHome", 1, "{}");
    from_another_station(&directory, "Patient", "PatientDied", 9, "{}");
    from_another_station(&directory, "Hologram", "Projected", 1, "{}");
    let verdict = verdict(directory.path());
    assert!(verdict.ok(), "{verdict:?}");
    let notes = &verdict.check(CheckName::Bodies).unwrap().details;
    assert!(notes.len() == 3 && notes.iter().all(|note| note.contains("parked")), "all are reported: {notes:?}");
}

#[tokio::test]
async fn an_event_about_a_kind_of_thing_that_nobody_here_knows_is_parked_and_all_goes_on() {
    let directory = left_behind().await;
    from_another_station(&directory, "Hologram", "Projected", 1, "{}");
    let clinic = Clinic::open(directory.path(), clinic::clinic::Options::default()).unwrap();
    let pharmacist = clinic.session_of(&Session::operator(), "farma").await.unwrap();
    let register = Command::RegisterPatient(domain::commands::RegisterPatient(domain::commands::Demographics {
        cpf: None,
        cns: None,
        ..people::patient_joana()
    }));
    done(clinic.execute(&Session::operator(), new_id(), register).await);
    let head = *clinic.head().borrow();
    assert!(clinic.caught_up(head, Duration::from_secs(10)).await, "views and index go on behind it");
    let parked = clinic.health().await.unwrap().parked;
    assert_eq!(parked.iter().map(|event| event.aggregate_kind).collect::<Vec<_>>(), [None], "Health shows it");
    let seen = clinic.triage_queue(&pharmacist, TriageFilter::default(), None, 50, Some(head)).await.unwrap();
    assert_eq!(seen.value.parked, [], "it is no order that cannot be shown");
    clinic.close().await;
    let verdict = whole(directory.path());
    assert!(verdict.ok(), "{verdict:?}");
}

#[tokio::test]
async fn an_event_that_was_written_unreadable_fails_as_a_body_alone() {
    let directory = left_behind().await;
    from_another_station(&directory, "Patient", "PatientDied", 1, "{\"patient\":1}");
    let verdict = verdict(directory.path());
    assert_eq!(verdict.failed(), [CheckName::Bodies], "its bytes are those that were hashed");
}

/// The one file or directory of the house whose name begins and ends so.
fn named(directory: &Path, begin: &str, end: &str) -> PathBuf {
    let mut found = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let is_it = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with(begin) && name.ends_with(end)
    };
    found.find(is_it).unwrap()
}

#[tokio::test]
async fn one_changed_byte_of_a_view_row_or_of_an_index_document_is_named() {
    let house = lived_in().await;
    let head = *house.clinic.head().borrow();
    assert!(house.clinic.caught_up(head, Duration::from_secs(10)).await, "views and index catch up");
    house.clinic.close().await;
    let path = house.directory.path();
    let views = Connection::open(named(path, "views-", ".db")).unwrap();
    let document = named(&named(path, "index-", ""), "", ".term");

    views.execute("UPDATE prescription_details SET dose = dose || ' '", []).unwrap();
    let verdict = whole(path);
    assert_eq!(verdict.failed(), [CheckName::Views]);
    let said = &verdict.check(CheckName::Views).unwrap().details;
    assert!(said.iter().any(|detail| detail.contains("column dose differs")), "{said:?}");
    assert!(!path.join("views-verify.db").exists(), "what was rebuilt to compare is gone");

    views.execute("UPDATE prescription_details SET dose = rtrim(dose)", []).unwrap();
    views.execute("UPDATE search_source SET source = replace(source, 'Joana', 'Jozna')", []).unwrap();
    assert_eq!(whole(path).failed(), [CheckName::Views, CheckName::Index], "the index holds another source");

    views.execute("UPDATE search_source SET source = replace(source, 'Jozna', 'Joana')", []).unwrap();
    drop(views);
    assert!(whole(path).ok(), "all is as it was");
    let mut bytes = fs::read(&document).unwrap();
    bytes[3] ^= 1;
    fs::write(&document, bytes).unwrap();
    assert_eq!(whole(path).failed(), [CheckName::Index]);
}

#[tokio::test]
async fn whoever_watches_hears_how_far_it_is_and_may_stop_it() {
    let directory = left_behind().await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&told);
    let watched = Progress::told_to(move |done, of| heard.lock().unwrap().push((done, of)));
    verify(directory.path(), &watched).unwrap();
    let told = told.lock().unwrap().clone();
    assert!(told.len() >= 2 && told.first().unwrap().0 == 0, "from the beginning: {told:?}");
    assert!(told.last().is_some_and(|(done, of)| done == of && *of > 0), "to the end: {told:?}");
    let cancelled = Progress::default();
    cancelled.cancel();
    let stopped = verify(directory.path(), &cancelled);
    assert!(matches!(stopped, Err(VerifyError::Cancelled)), "{stopped:?}");
}

#[test]
fn a_directory_without_a_clinic_is_said_to_have_none() {
    let directory = tempfile::tempdir().unwrap();
    let error = verify(directory.path(), &Progress::default()).unwrap_err();
    assert!(matches!(error, VerifyError::NoStore { .. }), "{error}");
    assert!(!directory.path().join("clinic.db").exists(), "looking makes nothing");
}
