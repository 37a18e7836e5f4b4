//! What the scenarios share: named people and places, and a real clinic in a temporary directory.

pub mod asking;
pub mod chain;
pub mod events;
mod events_of_the_house;
pub mod house;
pub mod naive;
pub mod orders;
pub mod people;
pub mod process;
pub mod search;
pub mod spooler;
