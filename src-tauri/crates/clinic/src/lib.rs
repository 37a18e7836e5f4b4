//! Botica’s engine: commands go into a normalized SQLite store with an outbox; views and a search index follow it.

pub mod outbox;
pub mod search;
mod store;
