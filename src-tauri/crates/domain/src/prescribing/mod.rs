//! Prescribing: the words of a prescription's life, what the rules need to know, and the rules.
//!
//! [`sign`] either gives the event of a signed prescription or everything that is wrong with the order, all at once.

mod allergy;
mod duplicates;
mod facts;
mod free_text;
mod item;
mod people;
mod prescriber;
mod resuming;
mod schedule;
mod signing;
mod words;

pub(crate) use allergy::is_to_substance;
pub(crate) use duplicates::{is_local, may_repeat};
pub use facts::{ActiveItem, EncounterFacts, Facts, LimitAlone, PatientFacts, ReplacedFacts, StandingAllergy};
pub(crate) use prescriber::applies;
pub use resuming::resume;
pub(crate) use schedule::daily_doses;
pub use schedule::{is_over, runs_out_at};
pub use signing::{Signing, sign};
pub use words::{InterventionReason, OrderState, OverrideReason, PrescriptionKind, Priority};
