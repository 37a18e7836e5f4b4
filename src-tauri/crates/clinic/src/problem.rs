//! What is answered: a receipt, refusals with their rules, or a failure that names only its place in the log.

use domain::{
    events::AggregateKind,
    findings::Finding,
    ids::CommandId,
    refusal::{Refusal, RefusalCode},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

/// A command was carried out, and is on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    /// Which command.
    pub command_id: CommandId,
    /// The position of its last event; of the last event before it, when it had nothing to change.
    pub position: i64,
    /// What happened, in order.
    pub events: Vec<Happened>,
}

/// One event of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Happened {
    /// The event's type.
    #[serde(rename = "type")]
    pub name: String,
    /// What it happened to.
    pub aggregate: AggregateKind,
    /// Which one.
    pub aggregate_id: Uuid,
    /// Its version now.
    pub aggregate_version: i64,
}

/// A command would be carried out; nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Checked {
    /// What the checks say about it.
    pub findings: Vec<Finding>,
}

/// Why there is no receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Error)]
#[serde(tag = "kind")]
pub enum Problem {
    /// Rules say no; nothing was written, and what was sent may be sent again, corrected.
    #[error("refused: {}", codes(.refusals))]
    Refused {
        /// All of them.
        refusals: Vec<Refusal>,
    },
    /// Something broke; nothing was written. The log says more under this reference.
    #[error("failed, see {reference} in the log")]
    Failed {
        /// Where in the log.
        reference: String,
    },
}

fn codes(refusals: &[Refusal]) -> String {
    refusals.iter().map(|refusal| <&str>::from(refusal.code)).collect::<Vec<_>>().join(", ")
}

impl Problem {
    /// One refusal.
    pub fn refused(refusal: Refusal) -> Self {
        Self::Refused { refusals: vec![refusal] }
    }

    /// The codes of its refusals; none for a failure.
    pub fn codes(&self) -> Vec<RefusalCode> {
        match self {
            Self::Refused { refusals } => refusals.iter().map(|refusal| refusal.code).collect(),
            Self::Failed { .. } => Vec::new(),
        }
    }

    /// Logs what broke and gives the reference to it. No patient data is in any [`Failure`].
    pub(crate) fn failed(failure: &Failure) -> Self {
        let reference = Uuid::now_v7().simple().to_string().split_off(20);
        tracing::error!(reference, error = %failure, "Command failed");
        Self::Failed { reference }
    }
}

/// What broke inside.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    #[error("the store: {0}")]
    Store(#[from] rusqlite::Error),
    #[error("a shipped table does not read: {0}")]
    Table(String),
    #[error("a receipt does not read")]
    Receipt,
    #[error("a query: {0}")]
    Query(String),
    #[error("a rule or a write panicked")]
    Panicked,
    #[error("a document: {0}")]
    Document(String),
    #[error("the clinic is closed")]
    Closed,
}

impl Failure {
    /// There was no space to write to.
    pub(crate) fn is_full_disk(&self) -> bool {
        matches!(self, Self::Store(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull))
    }
}

/// Why a handler gives no events.
#[derive(Debug)]
pub(crate) enum Rejection {
    Refused(Vec<Refusal>),
    Failed(Failure),
}

impl From<rusqlite::Error> for Rejection {
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Refusal> for Rejection {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<Vec<Refusal>> for Rejection {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Refused(refusals)
    }
}

impl From<Rejection> for Problem {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::Refused(refusals) => Self::Refused { refusals },
            Rejection::Failed(failure) => Self::failed(&failure),
        }
    }
}
