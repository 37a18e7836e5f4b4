//! Botica’s vocabulary, events and rules: values in, values out. No SQL, no async, no clock, no floats, no panics.

pub mod catalogue;
pub mod dosage;
pub mod ids;
pub mod instant;
pub mod quantity;
pub mod sig;
