//! One box that finds patients, medicines and prescriptions.
//!
//! [`source`] says what a thing can be found by, [`Indexer`] keeps the index beside `clinic.db` in step with the outbox,
//! [`search`] asks it. The index proposes, the text decides: it holds ids and hashes only, and every hit is matched again
//! against its row, so that index, rows newer than the index and highlights share one meaning of "matches".

mod candidates;
mod document;
mod index;
mod indexer;
mod matching;
mod newest;
mod overlay;
mod pending;
mod progress;
mod query;
mod rebuild;
mod schema;
pub mod source;
#[cfg(test)]
mod support;
mod verify;
mod words;

pub(crate) use index::folder;
pub use index::{Cursor, Index, Snapshot};
pub use indexer::{Indexer, Requests};
pub use matching::Run;
pub use overlay::{Overlay, newer_than};
pub use progress::{Progress, Rebuild, Skipped};
pub use query::{Filter, Hit, search};
pub use source::{Kind, Row};
pub use verify::{Differences, verify};

use thiserror::Error;

/// Search could not be answered, or the index not be written. The chain says more and names no patient.
#[derive(Debug, Error)]
pub enum Failure {
    /// The store or the views could not be read.
    #[error("the rows behind the search could not be read")]
    Rows(#[from] rusqlite::Error),
    /// The index could not be read or written.
    #[error("the search index could not be used")]
    Index(#[from] tantivy::TantivyError),
    /// The index's folder could not be changed.
    #[error("the folder of the search index could not be changed")]
    Folder(#[from] std::io::Error),
    /// A new index cannot be used.
    #[error("the search index was made anew and still cannot be used: {0}")]
    Unusable(String),
    /// What a row says is not what this version of the program writes.
    #[error("a row behind the search has an unknown shape")]
    Shape(#[from] serde_json::Error),
}
