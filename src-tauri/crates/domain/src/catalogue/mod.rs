//! The catalogue: what a medicine is, how the house's formulary names it, and how a price list of the market is
//! linked to it. A link that is not certain is not made.

mod agreement;
pub mod cmed;
pub mod dose_form;
pub mod dosing;
mod entry;
pub mod fault;
pub mod formulary;
mod lines;
pub mod linking;
pub mod presentation;
mod printed_strength;
pub mod strength;
pub mod substance_name;
pub mod vocabulary;

pub use vocabulary::{DocumentType, List344, Route, UseRestriction};
