//! A backup becomes the clinic's store again, and starts a new life of its workstation.
//!
//! What stood there is kept beside it, never deleted. The new store is finished under another name first: a kill at any
//! point leaves the old store in its place, or the new one, complete; `finish` ends what was interrupted in between.

use std::{
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use domain::{
    events::{Event, IncarnationStarted},
    ids::CommandId,
    instant::Instant,
};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use thiserror::Error;
use uuid::Uuid;

use crate::{
    backup::{self, MANIFEST, Manifest, STORE, Snapshot},
    clock::Ids,
    directory::{Directory, OpenError, untouched},
    durable,
    outbox::Cause,
    progress::Progress,
    store::{
        Read, Tx,
        connection::{Synchronous, open_writer, schema_version},
    },
    writer,
};

/// The new store while it is made.
const RESTORING: &str = "clinic.db.restoring";
/// The new store, complete, before it takes its place.
const RESTORED: &str = "clinic.db.restored";
/// What stood there before; the time follows.
const BEFORE: &str = "clinic.db.before-restore";

/// Numbers that a new life leaves out: more than a workstation prints between a backup and its loss.
const NUMBERS_LEFT_OUT: i64 = 100_000;

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Restored {
    /// What the backup said about itself.
    pub manifest: Manifest,
    /// The workstation's new life.
    pub incarnation: i64,
    /// The event that began it.
    pub position: i64,
    /// Where the store that stood there is now.
    pub kept: Option<PathBuf>,
}

/// Why nothing was restored. What stood in the directory stands there still.
#[derive(Debug, Error)]
pub enum RestoreError {
    /// No manifest, or one that does not read.
    #[error("{} is not a backup: it has no manifest that reads; name the directory that a backup made", .source_path.display())]
    NotABackup {
        /// What was named.
        source_path: PathBuf,
    },
    /// The bytes are not those that were written.
    #[error("the backup {} is damaged ({detail}): restore another one", .source_path.display())]
    Damaged {
        /// What was named.
        source_path: PathBuf,
        /// What is wrong, without a word of its content.
        detail: &'static str,
    },
    /// A newer version of the program made it.
    #[error("the backup was made by a newer version of Botica ({version}): install that version to restore it")]
    Newer {
        /// That version.
        version: String,
    },
    /// The disk is full.
    #[error("no room in {}: free about {} MB there", .target.display(), .needed.div_ceil(1_000_000))]
    DiskFull {
        /// Where it should have come.
        target: PathBuf,
        /// About how many bytes it needs.
        needed: u64,
    },
    /// The directory is in use, or cannot be made.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Whoever watched asked to stop.
    #[error("stopped before the end")]
    Cancelled,
    /// The system does not let it.
    #[error("{} cannot be restored: {source}", .target.display())]
    Io {
        /// Where it should have come.
        target: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// `SQLite` does not open or write the new store.
    #[error("the restored store cannot be written: {0}")]
    Store(#[from] rusqlite::Error),
    /// The schema does not come up to date.
    #[error("the restored store's schema cannot be brought up to date: {0}")]
    Migration(#[from] rusqlite_migration::Error),
}

/// Makes a backup the store of a directory that nobody else uses; `at` is when the new life begins.
///
/// # Errors
/// [`RestoreError`]; the directory is then as it was.
pub fn restore(source: &Path, target: &Path, at: Instant, progress: &Progress) -> Result<Restored, RestoreError> {
    let manifest: Manifest = fs::read(source.join(MANIFEST))
        .ok()
        .and_then(|text| serde_json::from_slice(&text).ok())
        .ok_or_else(|| RestoreError::NotABackup { source_path: source.to_owned() })?;
    if manifest.snapshot.schema_version > schema_version() {
        return Err(RestoreError::Newer { version: manifest.program_version });
    }
    let directory = Directory::hold(target)?;
    let needed = manifest.size;
    into(&directory, source, manifest, at, progress).map_err(|error| {
        forget_unfinished(&directory);
        told_of_room(error, target, needed)
    })
}

fn into(
    directory: &Directory,
    source: &Path,
    manifest: Manifest,
    at: Instant,
    progress: &Progress,
) -> Result<Restored, RestoreError> {
    let failed = |source| RestoreError::Io { target: directory.path().to_owned(), source };
    finish(directory)?;
    let new = directory.path().join(RESTORING);
    copied(source, &new, &manifest, progress)?;
    let incarnation = lives(directory, &manifest).max().unwrap_or(manifest.snapshot.incarnation) + 1;
    let position = begin(&new, &manifest, incarnation, at)?;
    fs::File::open(&new).and_then(|file| file.sync_all()).map_err(failed)?;
    fs::rename(&new, directory.path().join(RESTORED)).map_err(failed)?;
    durable::sync_directory(directory.path()).map_err(failed)?;
    let kept = move_aside(directory, at).map_err(failed)?;
    finish(directory)?;
    Ok(Restored { manifest, incarnation, position, kept })
}

/// Copies the backup's store, and refuses it unless it is what its manifest says.
fn copied(source: &Path, new: &Path, manifest: &Manifest, progress: &Progress) -> Result<(), RestoreError> {
    let damaged = |detail| RestoreError::Damaged { source_path: source.to_owned(), detail };
    let from = source.join(STORE);
    let size = fs::metadata(&from).map_err(|_| damaged("its clinic.db is missing"))?.len();
    if size != manifest.size {
        return Err(damaged("its clinic.db is cut or has grown"));
    }
    let sha256 = durable::copy(&from, new, |done| {
        progress.at(done, size);
        if progress.is_cancelled() { Err(ErrorKind::Interrupted.into()) } else { Ok(()) }
    })
    .map_err(|source| RestoreError::Io { target: new.to_owned(), source })?;
    if sha256 != manifest.sha256 {
        return Err(damaged("its clinic.db is not the one that was written"));
    }
    let store = Connection::open_with_flags(new, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let sound: String = store.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(damaged("a page fails its check"));
    }
    match Snapshot::of(&store)? {
        Some(snapshot) if snapshot == manifest.snapshot => Ok(()),
        _ => Err(damaged("its last event is not the one its manifest names")),
    }
}

/// Every life of this workstation that shows in the directory: the backup's, those of stores that stood there, those
/// of other backups. No life may begin twice, or two events would bear one number.
fn lives(directory: &Directory, manifest: &Manifest) -> impl Iterator<Item = i64> {
    let station = manifest.snapshot.station_id;
    let stores = fs::read_dir(directory.path()).into_iter().flatten().flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let is_store =
            name == STORE || (name.starts_with(BEFORE) && !name.ends_with("-wal") && !name.ends_with("-shm"));
        is_store.then(|| untouched(&entry.path()).and_then(|store| Snapshot::of(&store)).ok()?)?
    });
    let backups = backup::kept(&directory.backups()).into_iter().map(|kept| kept.manifest.snapshot);
    let snapshots: Vec<Snapshot> = stores.chain(backups).chain([manifest.snapshot.clone()]).collect();
    snapshots.into_iter().filter(move |snapshot| snapshot.station_id == station).map(|snapshot| snapshot.incarnation)
}

/// Begins the workstation's new life in the new store, as the chain's next event.
fn begin(new: &Path, manifest: &Manifest, incarnation: i64, at: Instant) -> Result<i64, RestoreError> {
    let store = open_writer(new, Synchronous::Full)?;
    let mut ids = Ids::random();
    let cause = Cause { command_id: CommandId::new(ids.next(at)), actor_id: Uuid::nil(), at };
    let station_id = manifest.snapshot.station_id;
    // Each life leaves out its own: those that were lost may have begun at the same backup.
    let lives = incarnation.saturating_sub(manifest.snapshot.incarnation);
    let next = Read::new(&store).next_prescription_counter(station_id)?;
    let numbers_from = next.saturating_add(lives.saturating_mul(NUMBERS_LEFT_OUT));
    let started = IncarnationStarted { station_id, incarnation, numbers_from: Some(numbers_from) };
    store.execute_batch("BEGIN IMMEDIATE")?;
    let mut tx = Tx::within(&store);
    tx.run("UPDATE local_station SET incarnation = ?1", [incarnation])?;
    let receipt = writer::record(&mut tx, &[Event::IncarnationStarted(started)], cause, &mut ids, &mut None)?;
    store.execute_batch("COMMIT")?;
    store.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    // Closing takes the `-wal` away: the file stands for itself.
    store.close().map_err(|(_, error)| error)?;
    Ok(receipt.position)
}

/// Moves the store that stands there out of the way; from here on the restored one is the clinic's.
fn move_aside(directory: &Directory, at: Instant) -> io::Result<Option<PathBuf>> {
    let store = directory.store();
    if !store.exists() {
        return Ok(None);
    }
    let time = at.local(chrono_tz::UTC).format("%Y-%m-%dT%H-%M-%SZ").to_string();
    let mut aside = directory.path().join(format!("{BEFORE}-{time}"));
    let mut again = 1;
    while aside.exists() {
        again += 1;
        aside = directory.path().join(format!("{BEFORE}-{time}-{again}"));
    }
    fs::rename(store, &aside)?;
    Ok(Some(aside))
}

/// Ends a restore that was killed: a complete new store takes the place that was made for it, an incomplete one goes.
///
/// # Errors
/// When the system does not let it.
pub(crate) fn finish(directory: &Directory) -> Result<(), OpenError> {
    let restored = directory.path().join(RESTORED);
    if directory.store().exists() || !restored.exists() {
        forget_unfinished(directory);
        return Ok(());
    }
    let ended: io::Result<()> = (|| {
        // The old store's WAL must not be played into the new one; it goes where its store went.
        let aside = newest_aside(directory.path())?;
        for suffix in ["-wal", "-shm"] {
            let stray = directory.path().join(format!("{STORE}{suffix}"));
            if stray.exists() {
                fs::rename(stray, format!("{}{suffix}", aside.display()))?;
            }
        }
        fs::rename(&restored, directory.store())?;
        durable::sync_directory(directory.path())
    })();
    ended.map_err(|source| OpenError::Io { path: restored, source })
}

fn newest_aside(directory: &Path) -> io::Result<PathBuf> {
    let mut asides = Vec::new();
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(BEFORE) && !name.ends_with("-wal") && !name.ends_with("-shm") {
            asides.push(entry.path());
        }
    }
    Ok(asides.into_iter().max().unwrap_or_else(|| directory.join(BEFORE)))
}

/// Removes what is no store yet or, beside one, no longer wanted.
fn forget_unfinished(directory: &Directory) {
    let unfinished: &[&str] = if directory.store().exists() { &[RESTORING, RESTORED] } else { &[RESTORING] };
    for name in unfinished {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let _ = fs::remove_file(directory.path().join(format!("{name}{suffix}")));
        }
    }
}

fn told_of_room(error: RestoreError, target: &Path, needed: u64) -> RestoreError {
    let full = match &error {
        RestoreError::Io { source, .. } if source.kind() == ErrorKind::Interrupted => return RestoreError::Cancelled,
        RestoreError::Io { source, .. } => source.kind() == ErrorKind::StorageFull,
        RestoreError::Store(error) => error.sqlite_error_code() == Some(ErrorCode::DiskFull),
        _ => false,
    };
    if full { RestoreError::DiskFull { target: target.to_owned(), needed } } else { error }
}
