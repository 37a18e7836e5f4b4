//! What screens ask: one file is one question, answered from the views within one snapshot of them.
//!
//! Functions are synchronous and take a reader of the views; nothing here writes, waits or knows the time. A list pages by
//! key and never gives more than [`MOST`] rows.

mod column;

pub mod audit;
pub mod catalogue;
pub mod health;
pub mod interventions;
pub mod patient_record;
pub mod patient_summary;
pub mod patient_timeline;
pub mod prescription_details;
pub mod prescription_document;
pub mod scheduled_doses;
pub mod triage_queue;

pub(crate) use column::embedded;

use rusqlite::{Connection, Params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use thiserror::Error;
use uuid::Uuid;

/// The most rows of one answer.
pub const MOST: usize = 200;

/// An answer, and how fresh it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answer<T> {
    /// Everything up to this position of the outbox shows in it.
    pub as_of: i64,
    /// How many events it does not show yet; a screen says *atualizando* while there are any.
    pub behind: i64,
    /// The answer.
    pub value: T,
}

/// What stands under a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "value")]
pub enum Found<T> {
    /// This.
    Shown(T),
    /// Something that this program cannot show: *não foi possível mostrar*.
    Parked,
    /// Nothing.
    Unknown,
}

impl<T> Found<T> {
    /// What is shown, if anything.
    pub fn shown(self) -> Option<T> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Parked | Self::Unknown => None,
        }
    }
}

/// A question cannot be answered.
#[derive(Debug, Error)]
pub enum Error {
    /// The views cannot be read.
    #[error("the views cannot be read")]
    Sqlite(#[from] rusqlite::Error),
    /// What answers it is still being made.
    #[error("the {0} is still being made")]
    NotReady(&'static str),
    /// A row does not have the shape of its answer. The value itself is left out: it may be a patient's.
    #[error("a row does not have the shape of its answer (column {0})")]
    Shape(String),
}

impl From<serde_rusqlite::Error> for Error {
    fn from(error: serde_rusqlite::Error) -> Self {
        match error {
            serde_rusqlite::Error::Rusqlite(error) => Self::Sqlite(error),
            serde_rusqlite::Error::Deserialization { column, .. } => Self::Shape(column.unwrap_or_default()),
            _ => Self::Shape(String::new()),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape(format!("JSON, {:?}, line {}, column {}", error.classify(), error.line(), error.column()))
    }
}

/// Reads the cursor and the answer in the snapshot that `views` is in; `head` is the outbox's last position.
///
/// # Errors
/// What `question` gives.
pub fn answer<T>(
    views: &Connection,
    head: i64,
    question: impl FnOnce(&Connection) -> Result<T, Error>,
) -> Result<Answer<T>, Error> {
    let as_of: i64 = views.prepare_cached("SELECT position FROM cursor")?.query_row([], |row| row.get(0))?;
    let value = question(views)?;
    Ok(Answer { as_of, behind: (head - as_of).max(0), value })
}

/// All rows of a statement, by column names.
pub(crate) fn rows<T: DeserializeOwned>(views: &Connection, sql: &str, params: impl Params) -> Result<Vec<T>, Error> {
    let mut statement = views.prepare_cached(sql)?;
    let rows = statement.query(params)?;
    serde_rusqlite::from_rows(rows).collect::<Result<_, _>>().map_err(Error::from)
}

/// The one row of a statement.
pub(crate) fn row<T: DeserializeOwned>(views: &Connection, sql: &str, params: impl Params) -> Result<Option<T>, Error> {
    let mut statement = views.prepare_cached(sql)?;
    let rows = statement.query(params)?;
    serde_rusqlite::from_rows(rows).next().transpose().map_err(Error::from)
}

/// What stands under the key of an aggregate, given what its view holds.
pub(crate) fn found<T>(views: &Connection, aggregate: Uuid, held: Option<T>) -> Result<Found<T>, Error> {
    if let Some(value) = held {
        return Ok(Found::Shown(value));
    }
    let parked: bool = views
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM parked WHERE aggregate_id = ?1)")?
        .query_row([aggregate], |row| row.get(0))?;
    Ok(if parked { Found::Parked } else { Found::Unknown })
}

/// How many rows a page may have, for a LIMIT.
pub(crate) fn limit(asked: usize) -> i64 {
    i64::try_from(asked.clamp(1, MOST)).unwrap_or(1)
}
