//! What the scenarios share: named people and places, and a real clinic in a temporary directory.

pub mod house;
pub mod people;
pub mod search;
