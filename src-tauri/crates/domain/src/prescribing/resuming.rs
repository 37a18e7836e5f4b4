//! A suspended item goes on only where it could be signed beside what the patient gets now.

use super::{Facts, allergy, duplicates};
use crate::{commands::Order, refusal::Refusal};

/// Refusals about the items of `order` that would go on (R2.1, R2.6).
pub fn resume(order: &Order, facts: &Facts) -> Vec<Refusal> {
    [allergy::allergies(order, facts), duplicates::duplicates(order, facts)].concat()
}
