//! A rate for each kilogram says nothing without a weight (R2.16).

use super::{Finding, Outcome, Tier};
use crate::{commands::ItemOrder, prescribing::PatientFacts};

pub(super) fn check(position: usize, item: &ItemOrder, patient: &PatientFacts) -> Option<Finding> {
    let missing = patient.weight.is_none() && item.rate.is_some_and(|rate| rate.unit.is_per_kg());
    missing.then(|| Finding::new("WEIGHT_MISSING", Outcome::NotChecked, Tier(2), Some(position)))
}
