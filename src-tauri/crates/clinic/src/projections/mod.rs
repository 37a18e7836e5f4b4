//! The read store: denormalized views in a file of their own, which follow the outbox and can always be built again.
//!
//! [`touches()`] says which keys an event touches; the rows under them are deleted and selected again from the store.
//! A view is a pure function of the store: no column depends on the clock, on the order of events or on other views,
//! but for `patient_summary`, which is selected first. Only the projector writes here.

mod ahead;
mod catalogue;
mod changed;
mod follow;
mod functions;
mod house;
mod interventions;
mod parked;
mod part;
mod patient_record;
mod patient_summary;
mod patient_timeline;
mod poison;
mod prescription_details;
mod prescription_document;
mod projector;
mod rebuild;
mod reselect;
mod scheduled_doses;
mod search_source;
mod touches;
mod triage_queue;
mod views;

pub use changed::Changed;
pub(crate) use functions::words;
pub use part::ViewName;
pub use projector::{Progress, Projections, Projector};
pub use rebuild::Done;
pub(crate) use rebuild::{RebuildError, rebuild};
pub use touches::{Touched, touches};
pub use views::{OpenError, Views};
pub(crate) use views::{answering, remove};

#[cfg(test)]
pub(crate) mod fixture;
