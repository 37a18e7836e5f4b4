//! Scenarios: given / when / then over the real engine.

mod backups;
mod prescribing;
mod search;
mod verification;
