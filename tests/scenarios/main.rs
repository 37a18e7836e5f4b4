//! Scenarios: given / when / then over the real engine.

mod imports;
mod prescribing;
mod search;
mod simulation;
