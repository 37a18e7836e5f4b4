//! What Health shows about the indexer.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How far the index is and how it fares.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The last event that the index shows.
    pub position: i64,
    /// When the indexer’s loop last went round, ms UTC: a dead loop looks healthy when it has caught up.
    pub heartbeat_ms: i64,
    /// A rebuild that is going on.
    pub rebuild: Option<Rebuild>,
    /// Why the last rebuild was needed.
    pub rebuilt_because: Option<String>,
    /// Events that this version of the program cannot read; their aggregates are not found.
    pub skipped: Vec<Skipped>,
    /// What went wrong last; `None` once it went well again.
    pub failure: Option<String>,
}

/// A rebuild that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rebuild {
    /// Documents made.
    pub done: u64,
    /// Documents to make.
    pub total: u64,
}

/// An event that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Its position.
    pub position: i64,
    /// What it happened to.
    pub aggregate_id: Uuid,
}
