//! Is the store whole? The chain of events link by link, and every event beside the rows it became.

use std::collections::BTreeMap;

use clinic::outbox::{self, StoredEvent};
use domain::events::Event;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

/// How far a chain was followed, so that the next look begins there.
#[derive(Debug, Clone, Default)]
pub struct Followed {
    /// The last position.
    pub position: i64,
    /// Events up to there.
    pub events: usize,
    seq: i64,
    hash: Vec<u8>,
    versions: BTreeMap<Uuid, i64>,
}

/// Follows the chain from where the last look ended; gives the events that are new.
///
/// # Errors
/// The first thing that does not fit, in words.
pub fn follow(store: &Connection, from: &mut Followed) -> Result<Vec<StoredEvent>, String> {
    unchanged(store, from)?;
    let mut fresh = Vec::new();
    loop {
        let events = outbox::after(store, from.position, 1_000).map_err(|error| error.to_string())?;
        let Some(last) = events.last() else { return Ok(fresh) };
        let position = last.position;
        for event in &events {
            link(from, event)?;
            beside(store, event)?;
        }
        from.position = position;
        from.events += events.len();
        fresh.extend(events);
    }
}

/// What was followed before still stands there, byte for byte: its last hash covers all of it.
fn unchanged(store: &Connection, from: &Followed) -> Result<(), String> {
    if from.position == 0 {
        return Ok(());
    }
    let hash: Option<Vec<u8>> = store
        .query_row("SELECT hash FROM outbox WHERE position = ?1", [from.position], |row| row.get(0))
        .optional()
        .map_err(|error| error.to_string())?;
    if hash.as_ref() == Some(&from.hash) {
        Ok(())
    } else {
        Err(format!("position {} is not what it was", from.position))
    }
}

fn link(from: &mut Followed, event: &StoredEvent) -> Result<(), String> {
    let (position, envelope) = (event.position, &event.envelope);
    let before = if from.hash.is_empty() { vec![0; 32] } else { std::mem::take(&mut from.hash) };
    if event.prev_hash != before {
        return Err(format!("position {position} does not continue the chain"));
    }
    if event.computed_hash().as_slice() != event.hash {
        return Err(format!("position {position} has a hash that its bytes do not have"));
    }
    if envelope.station_seq != from.seq + 1 {
        return Err(format!("position {position} has sequence {} after {}", envelope.station_seq, from.seq));
    }
    let version = from.versions.entry(envelope.aggregate_id).or_default();
    if envelope.aggregate_version != *version + 1 {
        return Err(format!("position {position} is version {} after {version}", envelope.aggregate_version));
    }
    *version += 1;
    from.seq += 1;
    from.hash.clone_from(&event.hash);
    Ok(())
}

/// The event has the rows it stands for, and its command has a receipt.
fn beside(store: &Connection, event: &StoredEvent) -> Result<(), String> {
    let position = event.position;
    let happened = event.event().map_err(|error| format!("position {position} does not read: {error}"))?;
    let (table, id, items) = match &happened {
        Event::Prescribed(body) => ("prescription", body.prescription_id.uuid(), Some(body.items.len())),
        Event::PatientRegistered(body) => ("patient", body.patient_id.uuid(), None),
        Event::EncounterStarted(body) => ("encounter", body.encounter_id.uuid(), None),
        Event::AllergyRecorded(body) => ("allergy", body.allergy_id.uuid(), None),
        Event::InterventionRaised(body) => ("intervention", body.intervention_id.uuid(), None),
        Event::PrintQueued(body) => ("print_job", body.print_job_id.uuid(), None),
        _ => return receipt(store, event),
    };
    let rows = count(store, &format!("SELECT count(*) FROM {table} WHERE id = ?1"), id)?;
    if rows != 1 {
        return Err(format!("position {position} has {rows} rows in {table}"));
    }
    if let Some(items) = items {
        let rows = count(store, "SELECT count(*) FROM prescription_item WHERE prescription_id = ?1", id)?;
        if usize::try_from(rows) != Ok(items) {
            return Err(format!("position {position} has {rows} of {items} items"));
        }
    }
    receipt(store, event)
}

fn receipt(store: &Connection, event: &StoredEvent) -> Result<(), String> {
    let command = event.envelope.command_id.uuid();
    match count(store, "SELECT count(*) FROM command_receipt WHERE command_id = ?1", command)? {
        1 => Ok(()),
        _ => Err(format!("position {} has no receipt of its command", event.position)),
    }
}

fn count(store: &Connection, sql: &str, id: Uuid) -> Result<i64, String> {
    store
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([id], |row| row.get(0)))
        .map_err(|error| error.to_string())
}

/// Rows that no event stands for: a half-done command would leave them.
///
/// # Errors
/// The table that has some.
pub fn no_row_without_event(store: &Connection) -> Result<(), String> {
    for (table, name) in [
        ("prescription", "Prescribed"),
        ("patient", "PatientRegistered"),
        ("encounter", "EncounterStarted"),
        ("intervention", "InterventionRaised"),
    ] {
        let sql = format!("SELECT (SELECT count(*) FROM {table}) - (SELECT count(*) FROM outbox WHERE type = ?1)");
        let surplus: i64 = store.query_row(&sql, [name], |row| row.get(0)).map_err(|error| error.to_string())?;
        if surplus != 0 {
            return Err(format!("{table} has {surplus} rows more than there are {name} events"));
        }
    }
    let verdict: String =
        store.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(|error| error.to_string())?;
    if verdict == "ok" { Ok(()) } else { Err(verdict) }
}
