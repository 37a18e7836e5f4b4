//! Botica’s vocabulary, events and rules: values in, values out. No SQL, no async, no clock, no floats, no panics.

pub mod age;
pub mod identity;
pub mod ids;
pub mod instant;
pub mod number_pt;
pub mod quantity;
pub mod schedule;
pub mod text;
