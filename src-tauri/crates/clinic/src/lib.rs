//! Botica’s engine: commands go into a normalized SQLite store with an outbox; views and a search index follow it.

pub mod administration;
pub mod asking;
mod background;
pub mod backup;
pub mod clinic;
pub mod clock;
mod commands;
pub mod demo;
pub mod directory;
pub mod drafts;
mod durable;
mod envelope;
mod export;
pub mod formulary;
pub mod import;
pub mod line;
mod measuring;
pub mod order_sets;
pub mod outbox;
pub mod papers;
pub mod printing;
pub mod problem;
pub mod progress;
pub mod projections;
pub mod queries;
#[cfg(test)]
mod query_plans;
mod readers;
pub mod restore;
mod rounds;
pub mod search;
pub mod seat;
pub mod session;
pub mod sign_in;
pub mod simulate;
pub mod start;
mod store;
pub mod verify;
mod writer;

pub use store::connection::Synchronous;
pub use writer::Answer;
