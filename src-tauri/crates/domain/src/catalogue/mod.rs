//! What may be prescribed: the formulary, the products on sale and the law's classes of both.

pub mod dosing;
mod vocabulary;

pub use vocabulary::{DocumentType, List344, Route, UseRestriction};
