//! The files of the read store, and connections to the one that answers.
//!
//! A file is named after what made it: `views-<hash>.db`, then `views-<hash>-1.db` and so on where it was built again.
//! Another schema or another statement makes another hash, and so another file. A file is finished when it bears a
//! cursor; the newest finished one answers, others are removed once it has caught up. Everything here can be deleted.

use std::{
    ffi::OsString,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use sha2::{Digest, Sha256};
use thiserror::Error;
use tokio::sync::Notify;

use super::{
    follow::{Cursor, cursor, move_cursor},
    functions,
};
use crate::store::connection::keep_plans;

/// Raised where the sources below stay as they are but what they make must be made again.
const FORMAT: &str = "1";

const SCHEMA: &[&str] = &[
    include_str!("../../../../../migrations/views/follower.sql"),
    include_str!("../../../../../migrations/views/house.sql"),
    include_str!("../../../../../migrations/views/patient_summary.sql"),
    include_str!("../../../../../migrations/views/patient_record.sql"),
    include_str!("../../../../../migrations/views/patient_timeline.sql"),
    include_str!("../../../../../migrations/views/catalogue.sql"),
    include_str!("../../../../../migrations/views/prescription_details.sql"),
    include_str!("../../../../../migrations/views/triage_queue.sql"),
    include_str!("../../../../../migrations/views/scheduled_doses.sql"),
    include_str!("../../../../../migrations/views/interventions.sql"),
    include_str!("../../../../../migrations/views/prescription_document.sql"),
    include_str!("../../../../../migrations/views/search_source.sql"),
];

/// Whatever decides what stands in a row.
const SOURCES: &[&str] = &[
    include_str!("catalogue.rs"),
    include_str!("functions.rs"),
    include_str!("house.rs"),
    include_str!("interventions.rs"),
    include_str!("part.rs"),
    include_str!("patient_record.rs"),
    include_str!("patient_summary.rs"),
    include_str!("patient_timeline.rs"),
    include_str!("prescription_details.rs"),
    include_str!("prescription_document.rs"),
    include_str!("scheduled_doses.rs"),
    include_str!("search_source.rs"),
    include_str!("../search/source.rs"),
    include_str!("touches.rs"),
    include_str!("triage_queue.rs"),
    domain::tables::USUAL_NAMES,
];

/// The read store cannot be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The directory cannot be read or written.
    #[error("the directory of the views cannot be used")]
    Directory(#[from] io::Error),
    /// A new file cannot be made.
    #[error("a new views file cannot be made")]
    File(#[from] rusqlite::Error),
}

/// The views beside one `clinic.db`.
#[derive(Debug)]
pub struct Views {
    directory: PathBuf,
    clinic: PathBuf,
    hash: String,
    current: RwLock<Arc<Generation>>,
    /// A reader met damage.
    pub(super) damaged: Notify,
}

/// One file and idle connections to it.
#[derive(Debug)]
struct Generation {
    number: u64,
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Generation {
    fn new(number: u64, file: PathBuf) -> Arc<Self> {
        Arc::new(Self { number, file, idle: Mutex::default() })
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Views {
    /// Opens the newest finished file of this program's hash in `directory`, or begins an empty one at position 0.
    ///
    /// # Errors
    /// [`OpenError`], when there is no place for a file.
    pub fn open(directory: &Path, clinic: &Path) -> Result<Self, OpenError> {
        let hash = hash();
        let mut found: Vec<(u64, PathBuf)> =
            files(directory)?.into_iter().filter_map(|file| Some((generation(&file, &hash)?, file))).collect();
        found.sort();
        let next = found.last().map_or(0, |(number, _)| number + 1);
        let sound = found.into_iter().rev().find(|(_, file)| {
            let sound = is_sound(file);
            if let Err(reason) = &sound {
                tracing::warn!(reason, "a views file is not used");
            }
            sound.is_ok()
        });
        let current = if let Some((number, file)) = sound {
            Generation::new(number, file)
        } else {
            let file = directory.join(name(&hash, next));
            let connection = create(&file)?;
            move_cursor(&connection, &Cursor { position: 0, hash: None, incarnation: None })?;
            Generation::new(next, file)
        };
        Ok(Self {
            directory: directory.to_owned(),
            clinic: clinic.to_owned(),
            hash,
            current: RwLock::new(current),
            damaged: Notify::new(),
        })
    }

    /// The file that answers now.
    pub fn file(&self) -> PathBuf {
        self.generation().file.clone()
    }

    /// The first 16 hex digits of the SHA-256 over all that decides what stands in the views.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    pub(super) fn clinic(&self) -> &Path {
        &self.clinic
    }

    /// Runs `query` on a connection that cannot write, within one snapshot of the views.
    ///
    /// # Errors
    /// What `query` gives, or why there is no connection.
    pub fn read<T, E: From<rusqlite::Error>>(&self, query: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        let generation = self.generation();
        // Not in the match: the lock would be held while a file is opened.
        let idle = generation.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.told(open_reader(&generation.file))?,
        };
        self.told(connection.execute_batch("BEGIN"))?;
        let answer = query(&connection);
        if answer.is_err() && self.told(sound_header(&connection)).is_err() {
            return answer;
        }
        connection.execute_batch("COMMIT")?;
        generation.idle().push(connection);
        answer
    }

    /// Tells the projector when `result` says that the file is damaged.
    fn told<T>(&self, result: rusqlite::Result<T>) -> rusqlite::Result<T> {
        if let Err(error) = &result
            && matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
        {
            self.damaged.notify_one();
        }
        result
    }

    fn generation(&self) -> Arc<Generation> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The path of a file that is to take the place of the one that answers.
    pub(super) fn next(&self) -> io::Result<(u64, PathBuf)> {
        let taken = files(&self.directory)?.iter().filter_map(|file| generation(file, &self.hash)).max();
        let number = taken.unwrap_or(0).max(self.generation().number) + 1;
        Ok((number, self.directory.join(name(&self.hash, number))))
    }

    /// Lets a finished file answer from now on.
    pub(super) fn swap(&self, number: u64, file: PathBuf) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Generation::new(number, file);
    }

    /// Removes every other views file. Where a reader still holds one open and the system minds, the next start does it.
    pub(super) fn remove_others(&self) {
        let current = self.generation();
        for file in files(&self.directory).unwrap_or_default() {
            if file != current.file {
                remove(&file);
            }
        }
    }

    /// Closes idle connections.
    pub fn close(&self) {
        self.generation().idle().clear();
    }
}

fn hash() -> String {
    let mut hasher = Sha256::new();
    for text in SCHEMA.iter().chain(SOURCES).chain([&FORMAT]) {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    }
    let digest: [u8; 32] = hasher.finalize().into();
    let first = digest.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
    format!("{first:016x}")
}

fn name(hash: &str, number: u64) -> String {
    if number == 0 { format!("views-{hash}.db") } else { format!("views-{hash}-{number}.db") }
}

/// Which generation of `hash` a file is.
fn generation(file: &Path, hash: &str) -> Option<u64> {
    let stem = file.file_name()?.to_str()?.strip_prefix("views-")?.strip_suffix(".db")?;
    let rest = stem.strip_prefix(hash)?;
    if rest.is_empty() { Some(0) } else { rest.strip_prefix('-')?.parse().ok() }
}

fn files(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory)? {
        let name = entry?.file_name();
        let Some(stem) = name.to_str().and_then(|name| name.strip_suffix(".db")) else { continue };
        if stem.starts_with("views-") {
            found.push(directory.join(name));
        }
    }
    Ok(found)
}

/// The files of this program's views in a directory, the newest first, and whether each is finished and whole.
pub(crate) fn answering(directory: &Path) -> io::Result<Vec<(PathBuf, Result<(), &'static str>)>> {
    let hash = hash();
    let mut found: Vec<(u64, PathBuf)> =
        files(directory)?.into_iter().filter_map(|file| Some((generation(&file, &hash)?, file))).collect();
    found.sort();
    Ok(found.into_iter().rev().map(|(_, file)| (file.clone(), is_sound(&file))).collect())
}

/// Removes a views file with its WAL.
pub(crate) fn remove(file: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mut path = OsString::from(file);
        path.push(suffix);
        if let Err(error) = fs::remove_file(&path)
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "an old views file stays for now");
        }
    }
}

/// Whether a file is finished and whole, as far as can be told without reading all of it.
fn is_sound(file: &Path) -> Result<(), &'static str> {
    let mut wal = OsString::from(file);
    wal.push("-wal");
    let unclean = fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0);
    if !unclean && is_truncated(file).unwrap_or(true) {
        return Err("shorter than its header says");
    }
    let connection = open_reader(file).map_err(|_| "not a database")?;
    cursor(&connection).map_err(|_| "not finished, or of another format")?;
    if unclean {
        let verdict = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
        if verdict.as_deref() != Ok("ok") {
            return Err("damaged");
        }
    }
    Ok(())
}

/// SQLite would take the missing pages for free ones, and write over what others point to.
fn is_truncated(file: &Path) -> io::Result<bool> {
    let mut header = [0_u8; 32];
    let mut opened = fs::File::open(file)?;
    opened.read_exact(&mut header)?;
    let [.., high, low, _, _, _, _, _, _, _, _, _, _, p3, p2, p1, p0] = header;
    let size = match u16::from_be_bytes([high, low]) {
        1 => 65_536,
        size => u64::from(size),
    };
    Ok(opened.metadata()?.len() < size * u64::from(u32::from_be_bytes([p3, p2, p1, p0])))
}

/// Makes a file with empty views, which is not finished until it bears a cursor.
pub(super) fn create(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "page_size", 16_384)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.execute_batch("BEGIN")?;
    for sql in SCHEMA {
        connection.execute_batch(sql)?;
    }
    connection.execute_batch("COMMIT")?;
    Ok(connection)
}

/// The projector's connection: writes the views, reads the store.
pub(super) fn open_writer(file: &Path, clinic: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(file, flags)?;
    settle(&connection)?;
    // The views can be built again: they may lose the last commits to a power cut, not their form.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    attach_store(&connection, clinic)?;
    Ok(connection)
}

/// A connection that reads the store as the projector does, and nothing else.
pub(super) fn open_store(clinic: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_in_memory_with_flags(flags)?;
    settle(&connection)?;
    attach_store(&connection, clinic)?;
    Ok(connection)
}

fn attach_store(connection: &Connection, clinic: &Path) -> rusqlite::Result<()> {
    functions::register(connection)?;
    // A plain ATTACH would take the store's write lock with ours.
    connection.execute("ATTACH ?1 AS clinic", [read_only(clinic)])?;
    // Five statements in turn read the same few megabytes of the store for each slice.
    connection.pragma_update(Some("clinic"), "cache_size", -16 * 1024)?;
    connection.pragma_update(None, "temp_store", "MEMORY")
}

fn open_reader(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    settle(&connection)?;
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(128);
    keep_plans(connection)?;
    connection.pragma_update(None, "mmap_size", 0)
}

/// Reads something that a whole file always has.
fn sound_header(connection: &Connection) -> rusqlite::Result<()> {
    cursor(connection).map(|_| ())
}

/// A path as a URI that opens read-only.
fn read_only(path: &Path) -> String {
    let mut uri = String::from("file:");
    let text = path.to_string_lossy().replace('\\', "/");
    if !text.starts_with('/') && text.contains(':') {
        // A drive letter: `file:///C:/…`.
        uri.push_str("///");
    }
    for c in text.chars() {
        match c {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            c => uri.push(c),
        }
    }
    uri.push_str("?mode=ro");
    uri
}
