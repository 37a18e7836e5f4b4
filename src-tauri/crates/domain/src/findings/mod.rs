//! What the checks say about an order: pure functions of the order, the patient, what else the patient gets, and tables.
//!
//! A check that lacks what it needs says so ([`Outcome::NotChecked`]): *could not check* never looks like *safe*.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Whether a check found something or could not run.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
pub enum Outcome {
    /// Something to look at.
    Found,
    /// `DADO_AUSENTE`: a datum it needs is missing.
    NotChecked,
}

/// How loudly a finding speaks (rulebook 2.14): 1 hard stop, 2 interrupt, 3 passive, 4 silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Tier(pub u8);

/// One result, with all that is needed to understand it later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Stable name of the rule.
    pub rule_id: String,
    /// Found, or could not be checked.
    pub outcome: Outcome,
    /// How loudly it speaks.
    pub tier: Tier,
    /// The item's place in the order, from 0; `None` when it is about the whole.
    pub item: Option<usize>,
    /// What a sentence needs to be filled.
    pub params: BTreeMap<String, String>,
    /// What was judged: the values the rule read.
    pub judged: BTreeMap<String, String>,
    /// The tables' version.
    pub table_version: String,
}
