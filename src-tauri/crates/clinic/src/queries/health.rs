//! How the house's machinery is: what each follower still has to do, what is stuck, how much room it takes.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use domain::{events::AggregateKind, ids::EventId, instant::Instant};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Error, rows};
use crate::store::Read;

/// How a follower of the outbox is doing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FollowerHealth {
    /// `views` or `index`.
    pub name: String,
    /// Everything up to this position is in.
    pub position: i64,
    /// Events it has not taken in.
    pub behind: i64,
    /// For how long the oldest of those has waited, ms.
    pub behind_ms: i64,
    /// Since it last did or looked for something, ms. A loop that hangs looks idle by everything else.
    pub heartbeat_age_ms: i64,
    /// Keys selected and keys in all, during a rebuild.
    pub rebuilding: Option<(i64, i64)>,
    /// Why it does not get on.
    pub failing: Option<String>,
}

/// How printing gets on at this station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PrintingHealth {
    /// Papers that wait for their printer, or for the spooler's word.
    pub waiting: i64,
    /// For how long the first of them has, ms.
    pub waiting_ms: i64,
    /// Since it last looked for something to print, ms.
    pub heartbeat_age_ms: i64,
    /// Why it does not get on.
    pub failing: Option<String>,
}

/// What the engine knows of a follower.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct FollowerState {
    pub name: String,
    pub position: i64,
    pub heartbeat_ms: i64,
    pub rebuilding: Option<(i64, i64)>,
    pub failing: Option<String>,
}

/// What the engine knows of the loop that brings papers to printers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PrintingState {
    pub heartbeat_ms: i64,
    pub failing: Option<String>,
}

/// An event that waits because it cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ParkedEvent {
    pub position: i64,
    pub event_id: EventId,
    /// The aggregate that is not shown; a kind that this program does not know is `None`.
    #[serde(deserialize_with = "known")]
    pub aggregate_kind: Option<AggregateKind>,
    pub aggregate_id: Uuid,
    pub reason: String,
    pub since: Instant,
}

/// The room a file takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileSize {
    /// Its name, without the directory.
    pub name: String,
    /// In all; of a directory, of all that is in it.
    pub bytes: i64,
    /// For each prescribed medicine; `None` while there is none.
    pub bytes_per_item: Option<i64>,
}

/// The whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Health {
    /// The outbox's last position.
    pub head: i64,
    /// Each follower.
    pub followers: Vec<FollowerHealth>,
    /// What brings papers to printers.
    pub printing: PrintingHealth,
    /// At most the first 200.
    pub parked: Vec<ParkedEvent>,
    /// In all.
    pub parked_count: i64,
    /// Prescribed medicines.
    pub items: i64,
    /// Files and what belongs to them: `clinic.db-wal` is a file of its own.
    pub files: Vec<FileSize>,
    /// Since the last good backup, ms; `None` when there never was one.
    pub backup_age_ms: Option<i64>,
}

/// What the engine hands in: its clock, its followers, its files.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Measures {
    pub now: Instant,
    pub followers: Vec<FollowerState>,
    pub printing: PrintingState,
    /// Files and directories to weigh; one that is not there weighs nothing.
    pub files: Vec<PathBuf>,
    pub last_backup: Option<Instant>,
}

/// How everything is. `clinic` is a reader of the store, `views` one of the views.
///
/// # Errors
/// When store or views cannot be read.
pub fn health(clinic: &Connection, views: &Connection, measures: &Measures) -> Result<Health, Error> {
    let head = crate::outbox::last_position(clinic)?;
    let items = items(clinic)?;
    let mut followers = Vec::new();
    for follower in &measures.followers {
        followers.push(FollowerHealth {
            name: follower.name.clone(),
            position: follower.position,
            behind: (head - follower.position).max(0),
            behind_ms: waited(clinic, follower.position, measures.now)?,
            heartbeat_age_ms: (measures.now.millis() - follower.heartbeat_ms).max(0),
            rebuilding: follower.rebuilding,
            failing: follower.failing.clone(),
        });
    }
    Ok(Health {
        head,
        followers,
        printing: printing(clinic, measures)?,
        parked: rows(
            views,
            "SELECT position, event_id, aggregate_kind, aggregate_id, reason, since FROM parked
             ORDER BY position LIMIT 200",
            [],
        )?,
        parked_count: views.prepare_cached("SELECT count(*) FROM parked")?.query_row([], |row| row.get(0))?,
        items,
        files: measures.files.iter().map(|file| weighed(file, items)).collect(),
        backup_age_ms: measures.last_backup.map(|at| (measures.now.millis() - at.millis()).max(0)),
    })
}

fn printing(clinic: &Connection, Measures { now, printing, .. }: &Measures) -> Result<PrintingHealth, Error> {
    let open = Read::new(clinic).open_print_jobs()?;
    let age = |ms: i64| (now.millis() - ms).max(0);
    Ok(PrintingHealth {
        waiting: i64::try_from(open.len()).unwrap_or(i64::MAX),
        waiting_ms: open.first().map_or(0, |job| age(job.queued_at.millis())),
        heartbeat_age_ms: age(printing.heartbeat_ms),
        failing: printing.failing.clone(),
    })
}

/// Counted over an index of the store: the rows of the view are twenty times as wide.
fn items(clinic: &Connection) -> Result<i64, Error> {
    Ok(clinic.prepare_cached("SELECT count(*) FROM prescription_item")?.query_row([], |row| row.get(0))?)
}

fn waited(clinic: &Connection, position: i64, now: Instant) -> Result<i64, Error> {
    let oldest: Option<i64> = clinic
        .prepare_cached("SELECT (SELECT occurred_at FROM outbox WHERE position > ?1 ORDER BY position LIMIT 1)")?
        .query_row([position], |row| row.get(0))?;
    Ok(oldest.map_or(0, |at| (now.millis() - at).max(0)))
}

fn weighed(file: &Path, items: i64) -> FileSize {
    let bytes = i64::try_from(weight(file).unwrap_or(0)).unwrap_or(i64::MAX);
    FileSize {
        name: file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        bytes,
        bytes_per_item: bytes.checked_div(items),
    }
}

fn weight(path: &Path) -> io::Result<u64> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_dir() {
        return Ok(metadata.len());
    }
    let mut bytes = 0;
    for entry in fs::read_dir(path)? {
        bytes += weight(&entry?.path())?;
    }
    Ok(bytes)
}

fn known<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<AggregateKind>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.and_then(|name| name.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projections::fixture::{House, follow, now};

    #[test]
    fn health_tells_what_is_behind_what_is_stuck_and_what_room_it_takes() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        let order = house.prescribe(stay);
        house.record_of_the_future("Prescription", order.uuid(), "PrescriptionCancelled");
        let views = follow(&house.views());
        let head = crate::outbox::last_position(&house.store).unwrap();
        let index = FollowerState {
            name: "index".to_owned(),
            position: head - 2,
            heartbeat_ms: now().millis() - 700,
            rebuilding: None,
            failing: None,
        };
        let measures = Measures {
            now: now(),
            followers: vec![index],
            printing: PrintingState { heartbeat_ms: now().millis() - 300, failing: None },
            files: vec![house.clinic(), house.directory.path().join("index-none")],
            last_backup: Some(now().plus_minutes(-1)),
        };
        let health = health(&house.store, views.connection(), &measures).unwrap();
        assert_eq!((health.head, health.items, health.backup_age_ms), (head, 2, Some(60_000)));
        let printing = PrintingHealth { waiting: 0, waiting_ms: 0, heartbeat_age_ms: 300, failing: None };
        assert_eq!(health.printing, printing);
        let [index] = health.followers.try_into().expect("one follower");
        assert_eq!((index.behind, index.heartbeat_age_ms), (2, 700));
        assert!(index.behind_ms > 0, "the older of the two has waited");
        let [stuck] = health.parked.try_into().expect("one event is parked");
        assert_eq!((stuck.aggregate_id, stuck.aggregate_kind), (order.uuid(), Some(AggregateKind::Prescription)));
        let [store, missing] = health.files.try_into().expect("two files");
        assert_eq!(store.bytes_per_item, Some(store.bytes / 2));
        assert_eq!(missing.bytes, 0);
    }
}
