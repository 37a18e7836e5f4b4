//! What the scenarios share: named people and places, and a real clinic in a temporary directory.

pub mod search;
