//! Proves that a store is what its outbox says, and names what is not.
//!
//! It only reads. A verdict names tables, columns, keys and positions, never a value: it may be shown to anybody.

mod bodies;
mod chain;
pub mod compare;
mod human_numbers;
mod index;
mod outbox_pass;
mod pages;
mod receipts;
mod replay;
mod sequence;
mod views;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Serialize;
use strum::IntoStaticStr;
use thiserror::Error;

use crate::{
    directory::{Directory, OpenError},
    progress::Progress,
    restore,
    store::connection::{damaged, open_reader, schema_version},
};

/// Details a check writes down; it counts the rest.
const DETAILS: usize = 20;

/// What was proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Verdict {
    /// One for each thing that must hold.
    pub checks: Vec<Check>,
}

impl Verdict {
    /// Whether everything holds.
    pub fn ok(&self) -> bool {
        self.checks.iter().all(|check| check.ok)
    }

    /// What does not hold.
    pub fn failed(&self) -> Vec<CheckName> {
        self.checks.iter().filter(|check| !check.ok).map(|check| check.name).collect()
    }

    /// One of the checks.
    pub fn check(&self, name: CheckName) -> Option<&Check> {
        self.checks.iter().find(|check| check.name == name)
    }
}

/// Whether one thing holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Check {
    /// What.
    pub name: CheckName,
    /// Whether it holds.
    pub ok: bool,
    /// How many rows, events or tables were looked at.
    pub counted: u64,
    /// What does not hold and where, and notes; the first few.
    pub details: Vec<String>,
    /// How many more details there are.
    pub left_off: u64,
}

/// What must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CheckName {
    /// The store's pages and indexes are sound.
    Integrity,
    /// Every row that a row names exists.
    ForeignKeys,
    /// Each event's hash is that of its bytes and of the hash before it.
    Chain,
    /// Numbers that must have no gap have none.
    Sequence,
    /// Every event of a type and version that this program knows can be read.
    Bodies,
    /// The outbox, applied to an empty store, gives the very rows of this one.
    Replay,
    /// The numbers by which people call prescriptions are those of their series and counter.
    HumanNumbers,
    /// Every receipt names events that happened, and every command that had events has its receipt.
    Receipts,
    /// The views are those that a rebuild gives.
    Views,
    /// The index holds what the views hold.
    Index,
}

impl Check {
    /// Holds until something is said against it.
    pub fn new(name: CheckName) -> Self {
        Self { name, ok: true, counted: 0, details: Vec::new(), left_off: 0 }
    }

    /// Says what does not hold and where.
    pub fn fails(&mut self, detail: String) {
        self.ok = false;
        self.note(detail);
    }

    /// Says something that is no fault.
    pub fn note(&mut self, detail: String) {
        if self.details.len() < DETAILS {
            self.details.push(detail);
        } else {
            self.left_off += 1;
        }
    }

    /// Makes pages that do not read a failure of the check that met them: the other checks still have their say.
    fn survives(&mut self, result: Result<(), VerifyError>) -> Result<(), VerifyError> {
        match result {
            Err(VerifyError::Store(error)) if damaged(&error) => {
                self.fails("the file's pages do not read".to_owned());
                Ok(())
            }
            other => other,
        }
    }
}

/// Why there is no verdict.
#[derive(Debug, Error)]
pub enum VerifyError {
    /// The directory cannot be used or its store is damaged.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// There is nothing to verify.
    #[error("{} does not exist: choose the directory of a clinic with --data", .file.display())]
    NoStore {
        /// Where it would be.
        file: PathBuf,
    },
    /// The store is of an older version of the program.
    #[error("{} was written by an older version of Botica: open it once with this one, then verify", .file.display())]
    Older {
        /// The store.
        file: PathBuf,
    },
    /// Something does not read, or the temporary store has no room.
    #[error(
        "the store cannot be verified: {0} (the outbox is replayed into a temporary file; TMPDIR says where, and it \
         needs as much room as the store)"
    )]
    Store(#[from] rusqlite::Error),
    /// The temporary store cannot be laid out.
    #[error("the temporary store cannot be laid out: {0}")]
    Migration(#[from] rusqlite_migration::Error),
    /// Whoever watched asked to stop.
    #[error("stopped before the end")]
    Cancelled,
}

/// Verifies the clinic in a directory that nobody else uses.
///
/// # Errors
/// [`VerifyError`], when there can be no verdict; a store whose very pages are damaged is [`OpenError::Damaged`].
pub fn verify(directory: &Path, progress: &Progress) -> Result<Verdict, VerifyError> {
    let directory = Directory::hold(directory)?;
    restore::finish(&directory)?;
    directory.inspect()?;
    let mut verdict = verify_store(&directory.store(), progress)?;
    verdict.checks.push(checked(CheckName::Views, |check| views::check(&directory, check, progress))?);
    verdict.checks.push(checked(CheckName::Index, |check| index::check(&directory, check))?);
    Ok(verdict)
}

/// Verifies a write store as it is at this moment, also while a clinic writes to it.
///
/// # Errors
/// As [`verify`].
pub fn verify_store(file: &Path, progress: &Progress) -> Result<Verdict, VerifyError> {
    if !file.exists() {
        return Err(VerifyError::NoStore { file: file.to_owned() });
    }
    let store = open_reader(file)?;
    // One snapshot for all checks.
    store.execute_batch("BEGIN")?;
    let version: i64 = store.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < schema_version() {
        return Err(VerifyError::Older { file: file.to_owned() });
    }
    let mut checks = vec![
        checked(CheckName::Integrity, |check| pages::integrity(&store, check))?,
        checked(CheckName::ForeignKeys, |check| pages::foreign_keys(&store, check))?,
    ];
    checks.extend(outbox_pass::checks(&store, progress)?);
    checks.push(checked(CheckName::HumanNumbers, |check| human_numbers::check(&store, check))?);
    checks.push(checked(CheckName::Receipts, |check| receipts::check(&store, check))?);
    Ok(Verdict { checks })
}

fn checked(name: CheckName, look: impl FnOnce(&mut Check) -> Result<(), VerifyError>) -> Result<Check, VerifyError> {
    let mut check = Check::new(name);
    let result = look(&mut check);
    check.survives(result)?;
    Ok(check)
}

/// The one number that a statement answers with.
fn count(store: &Connection, sql: &str) -> rusqlite::Result<u64> {
    store.query_row(sql, [], |row| row.get::<_, i64>(0)).map(|number| u64::try_from(number).unwrap_or(0))
}
