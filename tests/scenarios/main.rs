//! Scenarios: given / when / then over the real engine.

mod prescribing;
mod search;
