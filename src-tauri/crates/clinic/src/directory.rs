//! The data directory: which files it holds, that one process uses it at a time, and whether the store may be opened.

use std::{
    fs::{self, File, OpenOptions},
    io::{Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags};
use thiserror::Error;

use crate::{
    backup,
    store::connection::{self, schema_version},
};

/// A store up to this size is checked page by page at each start; a larger one after an unclean end only.
const CHECKED_AT_EACH_START: u64 = 256 * 1024 * 1024;

/// Why a clinic does not open. Nothing was written.
#[derive(Debug, Error)]
pub enum OpenError {
    /// Another process works on it.
    #[error("{} is in use by process {process}: close that program, or choose another --data directory", .directory.display())]
    InUse {
        /// The directory.
        directory: PathBuf,
        /// The other process.
        process: String,
    },
    /// The store's pages are damaged. The file is left as it is.
    #[error(
        "{} is damaged ({detail}) and was not touched. Keep the file; restore the last good backup into a new \
         directory with: boticactl restore {} --data NEW_DIRECTORY", .file.display(), named(.backup.as_deref())
    )]
    Damaged {
        /// The store.
        file: PathBuf,
        /// What was found, without a word of its content.
        detail: String,
        /// The newest good backup beside it.
        backup: Option<PathBuf>,
    },
    /// A newer version of the program wrote it.
    #[error("{} was written by a newer version of Botica: install that version to open it", .file.display())]
    Newer {
        /// The store.
        file: PathBuf,
    },
    /// The system does not let it.
    #[error("{} cannot be used: {source}", .path.display())]
    Io {
        /// What was opened.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// `SQLite` does not open it.
    #[error("the store does not open: {0}")]
    Store(#[from] rusqlite::Error),
    /// The schema does not come up to date.
    #[error("the store's schema cannot be brought up to date: {0}")]
    Migration(#[from] rusqlite_migration::Error),
    /// Views or index do not open even new.
    #[error("the views cannot be opened: {0}")]
    Follower(String),
}

fn named(backup: Option<&Path>) -> String {
    backup.map_or_else(|| "BACKUP".to_owned(), |backup| backup.display().to_string())
}

/// A data directory held by this process until it is dropped.
#[derive(Debug)]
pub struct Directory {
    path: PathBuf,
    // Held, not read: the lock ends with the file.
    _lock: File,
}

impl Directory {
    /// Creates the directory if it is missing and takes it for this process.
    ///
    /// # Errors
    /// [`OpenError::InUse`] when another process has it, [`OpenError::Io`] when it cannot be made.
    pub fn hold(path: &Path) -> Result<Self, OpenError> {
        let io = |path: &Path| {
            let path = path.to_owned();
            move |source| OpenError::Io { path, source }
        };
        fs::create_dir_all(path).map_err(io(path))?;
        let file = path.join("botica.lock");
        let mut lock =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&file).map_err(io(&file))?;
        if lock.try_lock().is_err() {
            let mut process = String::new();
            let _ = lock.read_to_string(&mut process);
            return Err(OpenError::InUse { directory: path.to_owned(), process: process.trim().to_owned() });
        }
        let named = lock
            .set_len(0)
            .and_then(|()| lock.rewind())
            .and_then(|()| lock.write_all(std::process::id().to_string().as_bytes()));
        // A full disk must not keep anybody from reading: the lock holds without the name in it.
        if let Err(error) = named {
            tracing::warn!(%error, "Lock file does not name this process");
        }
        Ok(Self { path: path.to_owned(), _lock: lock })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The write store.
    pub fn store(&self) -> PathBuf {
        self.path.join("clinic.db")
    }

    /// Backups that the engine makes by itself.
    pub fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// Refuses a store that is damaged or newer, before anything opens it for writing.
    ///
    /// # Errors
    /// [`OpenError::Damaged`], [`OpenError::Newer`].
    pub fn inspect(&self) -> Result<(), OpenError> {
        let file = self.store();
        let damaged = |detail: String| self.damaged(detail);
        let unclean = fs::metadata(self.path.join("clinic.db-wal")).is_ok_and(|wal| wal.len() > 0);
        let metadata = match fs::metadata(&file) {
            Ok(metadata) if metadata.len() > 0 => metadata,
            // An empty clinic must not quietly take the place of one that was there.
            nothing => {
                let was_there = unclean || backup::newest(&self.backups()).is_some();
                let detail = if nothing.is_ok() { "it is empty" } else { "it is missing" };
                return if was_there { Err(damaged(detail.to_owned())) } else { Ok(()) };
            }
        };
        if !unclean {
            whole(&file, metadata.len()).map_err(damaged)?;
        }
        let connection = if unclean {
            Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        } else {
            untouched(&file)
        };
        let connection = connection.map_err(|error| damaged(error.to_string()))?;
        let version: i64 = connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .map_err(|error| damaged(error.to_string()))?;
        if version > schema_version() {
            return Err(OpenError::Newer { file });
        }
        if unclean || metadata.len() <= CHECKED_AT_EACH_START {
            let verdict: String = connection
                .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
                .map_err(|error| damaged(error.to_string()))?;
            if verdict != "ok" {
                return Err(damaged("a page fails its check".to_owned()));
            }
        }
        Ok(())
    }

    /// The store is damaged; names the newest good backup, which is read for it.
    pub(crate) fn damaged(&self, detail: String) -> OpenError {
        let backup = backup::newest_good(&self.backups()).map(|backup| backup.path);
        OpenError::Damaged { file: self.store(), detail, backup }
    }

    /// What `SQLite` said when it opened the store, as damage where it is.
    pub(crate) fn unopened(&self, error: rusqlite_migration::Error) -> OpenError {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } if connection::damaged(&err) => {
                self.damaged(err.to_string())
            }
            other => other.into(),
        }
    }
}

/// Reads a store that nobody writes, without locks, and leaves nothing beside it; what its WAL holds is not seen.
pub(crate) fn untouched(store: &Path) -> rusqlite::Result<Connection> {
    let path = store.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(format!("file:{path}?immutable=1"), flags)
}

/// A cleanly closed file is as long as its header says.
fn whole(file: &Path, length: u64) -> Result<(), String> {
    let mut header = [0_u8; 100];
    File::open(file).and_then(|mut file| file.read_exact(&mut header)).map_err(|_| "its header is cut".to_owned())?;
    let Some(b"SQLite format 3\0") = header.first_chunk::<16>() else {
        return Err("it does not begin like a store".to_owned());
    };
    let number =
        |from: usize| header.get(from..from + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_be_bytes);
    let page_size = header.get(16..18).and_then(|bytes| bytes.try_into().ok()).map_or(0, u16::from_be_bytes);
    let page_size = if page_size == 1 { 65_536 } else { u64::from(page_size) };
    match number(28) {
        Some(pages) if u64::from(pages) * page_size != length => Err("it is cut or has grown".to_owned()),
        _ => Ok(()),
    }
}
