//! Copies of the store that can be trusted: one moment of it, its pages checked, its head and hash in a manifest.
//!
//! A backup is a directory with `clinic.db` and `manifest.json`. It appears under its name whole or not at all, and
//! making one never touches another.

mod daily;
mod manifest;
mod part;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

pub use daily::DailyBackups;
use domain::instant::Instant;
pub use manifest::{Kept, Manifest, kept, newest, newest_good};
pub(crate) use manifest::{MANIFEST, STORE, Snapshot};
use part::Part;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use thiserror::Error;

use crate::{clinic::Clinic, durable, progress::Progress, store::connection::damaged};

/// Steps of `SQLite`'s machine between two looks at whether to go on.
const STEPS: i32 = 20_000;

/// Why there is no backup. Nothing half-made stays behind.
#[derive(Debug, Error)]
pub enum BackupError {
    /// Something is there already.
    #[error("{} is not empty: name a directory that does not exist yet", .destination.display())]
    NotEmpty {
        /// Where the backup should have come.
        destination: PathBuf,
    },
    /// The disk is full.
    #[error(
        "no room for the backup at {}: free about {} MB there, or choose another disk", .destination.display(),
        .needed.div_ceil(1_000_000)
    )]
    DiskFull {
        /// Where the backup should have come.
        destination: PathBuf,
        /// About how many bytes it needs.
        needed: u64,
    },
    /// The store was never set up.
    #[error("the clinic holds nothing yet: set it up first")]
    NothingYet,
    /// The copy's pages are broken, so the store's are.
    #[error("the copy fails its integrity check: the store is damaged; keep it, and look at it with: boticactl verify")]
    Damaged,
    /// Whoever watched asked to stop, or the clinic closed.
    #[error("stopped before the end")]
    Cancelled,
    /// The system does not let it.
    #[error("{} cannot be written: {source}", .path.display())]
    Io {
        /// What was written.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// `SQLite` does not copy it.
    #[error("the store cannot be copied: {0}")]
    Store(rusqlite::Error),
}

impl From<rusqlite::Error> for BackupError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => Self::Cancelled,
            _ if damaged(&error) => Self::Damaged,
            _ => Self::Store(error),
        }
    }
}

impl BackupError {
    fn io(path: &Path) -> impl Fn(io::Error) -> Self {
        let path = path.to_owned();
        move |source| match source.kind() {
            io::ErrorKind::Interrupted => Self::Cancelled,
            _ => Self::Io { path: path.clone(), source },
        }
    }

    /// A full disk is said as one, wherever it showed.
    fn told_of_room(self, destination: &Path, needed: u64) -> Self {
        let full = match &self {
            Self::Io { source, .. } => source.kind() == io::ErrorKind::StorageFull,
            Self::Store(error) => error.sqlite_error_code() == Some(ErrorCode::DiskFull),
            _ => false,
        };
        if full { Self::DiskFull { destination: destination.to_owned(), needed } } else { self }
    }
}

impl Clinic {
    /// Copies the store, as it is at one moment between two commits, into a new directory. Commands go on meanwhile.
    ///
    /// # Errors
    /// [`BackupError`]; `destination` is then as it was.
    pub async fn backup(&self, destination: &Path, progress: &Progress) -> Result<Manifest, BackupError> {
        let (store, at) = (self.path().join(STORE), self.now());
        let (destination, progress) = (destination.to_owned(), progress.clone());
        let made = self.blocking(move || back_up(&store, &destination, at, &progress));
        made.await.unwrap_or(Err(BackupError::Cancelled))
    }
}

/// Copies a store into a new directory; blocks.
fn back_up(store: &Path, destination: &Path, at: Instant, progress: &Progress) -> Result<Manifest, BackupError> {
    let size = fs::metadata(store).map_or(0, |file| file.len());
    make(store, destination, at, size, progress).map_err(|error| error.told_of_room(destination, size))
}

fn make(
    store: &Path,
    destination: &Path,
    at: Instant,
    size: u64,
    progress: &Progress,
) -> Result<Manifest, BackupError> {
    let part = Part::beside(destination)?;
    let copy = part.path().join(STORE);
    vacuum_into(store, &copy, size, progress)?;
    let manifest = look_at(&copy, at, progress)?;
    let text = serde_json::to_vec_pretty(&manifest).map_err(|error| BackupError::io(&copy)(error.into()))?;
    let file = part.path().join(MANIFEST);
    durable::write(&file, &text).map_err(BackupError::io(&file))?;
    part.becomes(destination)?;
    Ok(manifest)
}

/// One moment of the store, compacted, without the writer's noticing.
fn vacuum_into(store: &Path, copy: &Path, size: u64, progress: &Progress) -> Result<(), BackupError> {
    // Read-only, so that no fault here can reach the store; `query_only` would forbid the copy too.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(store, flags)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "mmap_size", 0)?;
    let (grown, told) = (copy.to_owned(), progress.clone());
    let stops = move || {
        told.at(fs::metadata(&grown).map_or(0, |file| file.len()), size);
        told.is_cancelled()
    };
    connection.progress_handler(STEPS, Some(stops))?;
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    fs::File::open(copy).and_then(|file| file.sync_all()).map_err(BackupError::io(copy))
}

/// What the copy is, read from the copy itself.
fn look_at(copy: &Path, at: Instant, progress: &Progress) -> Result<Manifest, BackupError> {
    let size = fs::metadata(copy).map_err(BackupError::io(copy))?.len();
    let connection = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let told = progress.clone();
    connection.progress_handler(STEPS, Some(move || told.is_cancelled()))?;
    let sound: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(BackupError::Damaged);
    }
    let snapshot = Snapshot::of(&connection)?.ok_or(BackupError::NothingYet)?;
    drop(connection);
    let sha256 =
        durable::sha256(
            copy,
            |_| {
                if progress.is_cancelled() { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
            },
        );
    Ok(Manifest {
        made_at: at,
        snapshot,
        size,
        sha256: sha256.map_err(BackupError::io(copy))?,
        program_version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}
