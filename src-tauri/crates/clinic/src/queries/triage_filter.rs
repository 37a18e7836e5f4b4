//! Which orders of the triage queue are asked for.

use domain::{
    ids::LocationId,
    prescribing::{OrderState, Priority},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// Classes by which orders are looked for: the main groups of the ATC, and what asks for special care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr)]
#[allow(missing_docs)]
pub enum MedicineClass {
    A,
    B,
    C,
    D,
    G,
    H,
    J,
    L,
    M,
    N,
    P,
    R,
    S,
    V,
    Antimicrobial,
    HighAlert,
    /// On a list of Portaria 344/98.
    Controlled,
    /// Nobody who may has released it yet.
    AwaitingApproval,
}

/// Which orders to show; an empty list or `None` shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TriageFilter {
    /// Of these wards.
    pub wards: Vec<LocationId>,
    /// In these states, of those that wait.
    pub states: Vec<OrderState>,
    /// Of this priority.
    pub priority: Option<Priority>,
    /// With a medicine of this class.
    pub class: Option<MedicineClass>,
}

/// A stored state, and whether its lease must have expired (`Some(true)`), must not (`Some(false)`), or does not matter.
pub(super) type StoredState = (&'static str, Option<bool>);

impl TriageFilter {
    pub(super) fn stored_states(&self) -> Vec<StoredState> {
        if self.states.is_empty() {
            return ["Signed", "InTriage", "AwaitingAnswer", "Returned"].map(|state| (state, None)).to_vec();
        }
        let mut stored = Vec::new();
        for state in &self.states {
            match state {
                OrderState::Signed => stored.extend([("Signed", None), ("InTriage", Some(true))]),
                OrderState::InTriage => stored.push(("InTriage", Some(false))),
                OrderState::AwaitingAnswer => stored.push(("AwaitingAnswer", None)),
                OrderState::Returned => stored.push(("Returned", None)),
                _ => {}
            }
        }
        stored
    }
}
