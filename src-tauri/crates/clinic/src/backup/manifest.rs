//! What a backup says about itself, and which backups a directory keeps.

use std::{
    fs,
    path::{Path, PathBuf},
};

use domain::{ids::StationId, instant::Instant};
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::durable;

/// The store within a data directory and within a backup.
pub(crate) const STORE: &str = "clinic.db";
/// The manifest within a backup.
pub(crate) const MANIFEST: &str = "manifest.json";

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// When it was made.
    pub made_at: Instant,
    /// Which moment of which chain it is.
    #[serde(flatten)]
    pub snapshot: Snapshot,
    /// Bytes of the store.
    pub size: u64,
    /// SHA-256 of the store, in hexadecimal.
    pub sha256: String,
    /// The version of the program that made it.
    pub program_version: String,
}

/// A moment of a station's chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Snapshot {
    /// The last event.
    pub position: i64,
    /// Its hash, in hexadecimal.
    pub head_hash: String,
    /// The workstation the store belongs to.
    pub station_id: StationId,
    /// Which life of it.
    pub incarnation: i64,
    /// Its own last event's number in that life; 0 when it has none yet.
    pub station_seq: i64,
    /// The version of the store's schema.
    pub schema_version: i64,
}

impl Snapshot {
    /// Where a store stands; `None` before the clinic is set up.
    pub(crate) fn of(store: &Connection) -> rusqlite::Result<Option<Self>> {
        let schema_version = store.pragma_query_value(None, "user_version", |row| row.get(0))?;
        store
            .query_row(
                "SELECT head.position, lower(hex(head.hash)), local.station_id, local.incarnation,
                        coalesce((SELECT max(station_seq) FROM outbox
                                  WHERE station_id = local.station_id AND incarnation = local.incarnation), 0)
                 FROM local_station AS local
                 CROSS JOIN (SELECT position, hash FROM outbox ORDER BY position DESC LIMIT 1) AS head",
                [],
                |row| {
                    Ok(Self {
                        position: row.get(0)?,
                        head_hash: row.get(1)?,
                        station_id: row.get::<_, Uuid>(2)?.into(),
                        incarnation: row.get(3)?,
                        station_seq: row.get(4)?,
                        schema_version,
                    })
                },
            )
            .optional()
    }
}

/// A backup in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its directory.
    pub path: PathBuf,
    /// What it holds.
    pub manifest: Manifest,
}

impl Kept {
    /// Whether its store still is what was written; reads all of it.
    pub fn is_good(&self) -> bool {
        durable::sha256(&self.path.join(STORE), |_| Ok(())).is_ok_and(|sha256| sha256 == self.manifest.sha256)
    }
}

/// The backups in a directory, the newest first: those with a manifest that reads and a store of the right size.
pub fn kept(backups: &Path) -> Vec<Kept> {
    let Ok(entries) = fs::read_dir(backups) else { return Vec::new() };
    let mut kept: Vec<Kept> = entries.flatten().filter_map(|entry| read(&entry.path())).collect();
    kept.sort_by(|one, other| (other.manifest.made_at, &other.path).cmp(&(one.manifest.made_at, &one.path)));
    kept
}

/// The newest backup in a directory.
pub fn newest(backups: &Path) -> Option<Kept> {
    kept(backups).into_iter().next()
}

/// The newest backup in a directory whose bytes are those that were written; reads it.
pub fn newest_good(backups: &Path) -> Option<Kept> {
    kept(backups).into_iter().find(Kept::is_good)
}

fn read(path: &Path) -> Option<Kept> {
    // Under this name it is not finished, or is no backup of ours.
    if path.extension().is_some_and(|extension| extension == "part") {
        return None;
    }
    let manifest: Manifest = serde_json::from_slice(&fs::read(path.join(MANIFEST)).ok()?).ok()?;
    let whole = fs::metadata(path.join(STORE)).is_ok_and(|file| file.len() == manifest.size);
    whole.then(|| Kept { path: path.to_owned(), manifest })
}
