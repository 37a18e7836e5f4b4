//! Builds a second views file from the store: the statements of every day, over ranges of keys.
//!
//! Each slice is a transaction of its own, so that the store's WAL is never held for long. Slices see the store at
//! different times; the cursor is the position from before the first, and following from there puts right what changed.

use std::{fs, path::Path, thread};

use domain::instant::Instant;
use rusqlite::{Connection, OptionalExtension};
use thiserror::Error;
use uuid::Uuid;

use super::{
    ahead::{self, Slice, Texts},
    follow::{Asks, Cursor, asks, move_cursor},
    parked::{self, Stuck},
    part::{Part, as_json},
    poison,
    reselect::SLICE,
    views,
};

/// How far a rebuild has come, in keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Selected.
    pub keys: i64,
    /// In the store when it began.
    pub of: i64,
}

/// There is no new file.
#[derive(Debug, Error)]
pub(crate) enum RebuildError {
    /// Somebody stopped it.
    #[error("the rebuild was cancelled")]
    Cancelled,
    /// The new file or the store cannot be used.
    #[error("the rebuild failed")]
    Sqlite(#[from] rusqlite::Error),
    /// The new file cannot be synced to the disk.
    #[error("the new file cannot be synced")]
    Io(#[from] std::io::Error),
}

/// Fills `file`. `between` runs after each slice and says whether to go on.
pub(crate) fn rebuild(
    file: &Path,
    clinic: &Path,
    now: Instant,
    mut between: impl FnMut(Done) -> bool,
) -> Result<(), RebuildError> {
    drop(views::create(file)?);
    let connection = views::open_writer(file, clinic)?;
    // `main`: without it, the pragma would mean the store as well. Nobody reads the file yet, and where this breaks off it is thrown away; a slice can still be taken back.
    connection.pragma_update(Some("main"), "journal_mode", "MEMORY")?;
    connection.pragma_update(Some("main"), "synchronous", "OFF")?;
    connection.pragma_update(Some("main"), "cache_size", -32 * 1024)?;
    let start = start(&connection)?;
    let mut done = Done { keys: 0, of: total(&connection)? };
    poison::park_unreadable(&connection, now)?;
    let mut filled = |keys: &[Uuid]| {
        done.keys += i64::try_from(keys.len()).unwrap_or(i64::MAX);
        if between(done) { Ok(()) } else { Err(RebuildError::Cancelled) }
    };
    for part in [Part::Letterheads, Part::Staff, Part::Patients, Part::Medicines] {
        let mut after = Vec::new();
        loop {
            let keys = part.keys_after(&connection, &after, SLICE)?;
            let Some(last) = keys.last() else { break };
            after = last.as_bytes().to_vec();
            slice(&connection, part, &keys, None, now)?;
            filled(&keys)?;
        }
    }
    thread::scope(|scope| {
        for read in ahead::orders(scope, clinic) {
            let Slice { keys, texts } = read?;
            slice(&connection, Part::Orders, &keys, texts.as_ref(), now)?;
            filled(&keys)?;
        }
        Ok::<_, RebuildError>(())
    })?;
    connection.execute_batch("BEGIN")?;
    for aggregate in parked::aggregates(&connection)? {
        parked::hide(&connection, aggregate)?;
    }
    move_cursor(&connection, &start)?;
    connection.execute_batch("COMMIT")?;
    connection.pragma_update(Some("main"), "journal_mode", "WAL")?;
    drop(connection);
    fs::File::open(file)?.sync_all()?;
    Ok(())
}

/// Where following begins once the file is filled.
fn start(connection: &Connection) -> rusqlite::Result<Cursor> {
    let last = connection
        .query_row("SELECT position, hash, incarnation FROM clinic.outbox ORDER BY position DESC LIMIT 1", [], |row| {
            Ok(Cursor { position: row.get(0)?, hash: row.get(1)?, incarnation: row.get(2)? })
        })
        .optional()?;
    Ok(last.unwrap_or(Cursor { position: 0, hash: None, incarnation: None }))
}

fn total(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row(
        "SELECT (SELECT count(*) FROM clinic.establishment) + (SELECT count(*) FROM clinic.staff_user)
             + (SELECT count(*) FROM clinic.patient) + (SELECT count(*) FROM clinic.medicine)
             + (SELECT count(*) FROM clinic.prescription)",
        [],
        |row| row.get(0),
    )
}

fn slice(
    connection: &Connection,
    part: Part,
    keys: &[Uuid],
    texts: Option<&Texts>,
    now: Instant,
) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN")?;
    match fill(connection, part, keys, texts) {
        Ok(()) => connection.execute_batch("COMMIT"),
        Err(error) if asks(&error) == Asks::Parking => {
            connection.execute_batch("ROLLBACK")?;
            connection.execute_batch("BEGIN")?;
            for key in keys {
                one(connection, part, *key, now)?;
            }
            connection.execute_batch("COMMIT")
        }
        Err(error) => Err(error),
    }
}

fn fill(connection: &Connection, part: Part, keys: &[Uuid], texts: Option<&Texts>) -> rusqlite::Result<()> {
    let json = as_json(keys);
    if let Some(texts) = texts {
        return Part::insert_read(connection, &json, texts);
    }
    part.insert(connection, &json)?;
    if part == Part::Orders { Part::Documents.insert(connection, &json) } else { Ok(()) }
}

fn one(connection: &Connection, part: Part, key: Uuid, now: Instant) -> rusqlite::Result<()> {
    connection.execute_batch("SAVEPOINT one")?;
    if let Err(error) = fill(connection, part, &[key], None) {
        connection.execute_batch("ROLLBACK TO one")?;
        if asks(&error) != Asks::Parking {
            return Err(error);
        }
        park(connection, part, key, &error.to_string(), now)?;
    }
    connection.execute_batch("RELEASE one")
}

/// Parks an aggregate on its last event. Its rows are taken out when all is filled.
fn park(connection: &Connection, part: Part, key: Uuid, reason: &str, now: Instant) -> rusqlite::Result<()> {
    let last: Option<(i64, Uuid)> = connection
        .prepare_cached(
            "SELECT position, event_id FROM clinic.outbox WHERE aggregate_id = ?1
             ORDER BY aggregate_version DESC LIMIT 1",
        )?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (position, event_id) = last.unwrap_or((0, Uuid::nil()));
    let aggregate_kind = part.aggregate().into();
    tracing::error!(position, aggregate = aggregate_kind, reason, "an aggregate is parked");
    parked::park(connection, &Stuck { position, event_id, aggregate_kind, aggregate_id: key, reason }, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projections::{
        fixture::{House, dump, follow, now},
        follow::Follower,
    };

    #[test]
    fn a_rebuild_makes_what_following_makes() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        for _ in 0..5 {
            house.prescribe(stay);
        }
        let file = house.directory.path().join("views-rebuilt.db");
        let mut slices = Vec::new();
        rebuild(&file, &house.clinic(), now(), |done| {
            slices.push(done);
            true
        })
        .unwrap();
        let rebuilt = Follower::open(&file, &house.clinic()).unwrap();
        let followed = follow(&house.views());
        assert_eq!(dump(rebuilt.connection()), dump(followed.connection()));
        assert_eq!(rebuilt.cursor().unwrap(), followed.cursor().unwrap());
        let last = slices.last().expect("it tells how far it is");
        assert_eq!(last.keys, last.of);
    }

    #[test]
    fn a_rebuild_forgets_no_event_that_cannot_be_read_and_stops_for_no_row_that_cannot_be_made() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        let (cancelled, poison, sound) = (house.prescribe(stay), house.prescribe(stay), house.prescribe(stay));
        house.record_of_the_future("Prescription", cancelled.uuid(), "PrescriptionCancelled");
        // What no event writes: a number that is no text. The document cannot be made.
        house
            .store
            .execute("UPDATE prescription SET number = CAST(x'ff' AS TEXT) WHERE id = ?1", [poison.uuid()])
            .unwrap();
        let file = house.directory.path().join("views-rebuilt.db");
        rebuild(&file, &house.clinic(), now(), |_| true).unwrap();
        let rebuilt = Follower::open(&file, &house.clinic()).unwrap();
        let parked = parked::aggregates(rebuilt.connection()).unwrap();
        assert_eq!(parked, [cancelled.uuid(), poison.uuid()].into());
        let shown: Vec<Uuid> = rebuilt
            .connection()
            .prepare("SELECT prescription_id FROM triage_queue WHERE parked = 0")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(shown, [sound.uuid()]);
    }

    #[test]
    fn a_cancelled_rebuild_leaves_no_file_that_could_answer() {
        let mut house = House::new();
        house.admit("Maria Demonstração");
        let file = house.directory.path().join("views-rebuilt.db");
        let stopped = rebuild(&file, &house.clinic(), now(), |_| false);
        assert!(matches!(stopped, Err(RebuildError::Cancelled)));
        assert!(Follower::open(&file, &house.clinic()).unwrap().cursor().is_err(), "it bears no cursor");
    }
}
