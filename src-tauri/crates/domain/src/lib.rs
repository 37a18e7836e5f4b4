//! Botica’s vocabulary, events and rules: values in, values out. No SQL, no async, no clock, no floats, no panics.

pub mod age;
pub mod catalogue;
pub mod commands;
pub mod dosage;
pub mod events;
pub mod facts;
pub mod findings;
pub mod identity;
pub mod ids;
pub mod instant;
pub mod number_pt;
pub mod paper;
pub mod people;
pub mod places;
pub mod prescribing;
pub mod printing;
pub mod quantity;
pub mod refusal;
pub mod renal;
pub mod roles;
pub mod schedule;
pub mod sig;
pub mod tables;
pub mod text;
pub mod wording;
