//! What the checks say about an order: pure functions of the order, the patient, what else the patient gets, and tables.
//!
//! A check that lacks what it needs says so ([`Outcome::NotChecked`]): *could not check* never looks like *safe*.

mod allergy;
mod approval;
mod daily_maximum;
mod duplicate;
mod weight;

use std::collections::BTreeMap;

pub use approval::APPROVAL_NEEDED;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{commands::Order, prescribing::Facts, tables};

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

impl Finding {
    fn new(rule_id: &str, outcome: Outcome, tier: Tier, item: Option<usize>) -> Self {
        Self {
            rule_id: rule_id.to_owned(),
            outcome,
            tier,
            item,
            params: BTreeMap::new(),
            judged: BTreeMap::new(),
            table_version: tables::VERSION.to_owned(),
        }
    }

    fn param(mut self, name: &str, value: &str) -> Self {
        self.params.insert(name.to_owned(), value.to_owned());
        self
    }

    fn judged(mut self, name: &str, value: &str) -> Self {
        self.judged.insert(name.to_owned(), value.to_owned());
        self
    }
}

/// Runs every check, in the order of rulebook 2.2.
pub fn check(order: &Order, facts: &Facts) -> Vec<Finding> {
    let Some(patient) = &facts.patient else { return Vec::new() };
    let mut findings = Vec::from_iter(allergy::not_asked(patient));
    findings.extend(allergy::not_checked(patient));
    for (position, item) in order.items.iter().enumerate() {
        let Some(medicine) = facts.medicines.get(&item.medicine_id) else { continue };
        findings.extend(allergy::check(position, item, medicine, patient, &facts.ingredient_atc));
        findings.extend(daily_maximum::check(position, item, medicine, order, facts));
        findings.extend(weight::check(position, item, patient));
        findings.extend(duplicate::check(position, medicine, order, facts));
        findings.extend(approval::check(position, medicine, facts));
    }
    findings
}
