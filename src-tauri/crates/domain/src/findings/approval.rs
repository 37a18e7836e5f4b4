//! A medicine that somebody else must release, such as a reserve antimicrobial (rulebook R2.18).

use super::{Finding, Outcome, Tier};
use crate::{
    events::Medicine,
    prescribing::{Facts, applies},
};

/// The finding's name: an order that has it waits for an approval.
pub const APPROVAL_NEEDED: &str = "APPROVAL_NEEDED";

pub(super) fn check(position: usize, medicine: &Medicine, facts: &Facts) -> Vec<Finding> {
    let holds = |approval: &String| {
        let registered = facts.prescriber.as_ref().is_some_and(|by| by.programme_registrations.contains(approval));
        registered || facts.approved.contains(&(medicine.medicine_id, approval.clone()))
    };
    let needed = facts.restrictions.iter().filter(|restriction| applies(restriction, medicine));
    needed
        .filter_map(|restriction| Some((restriction.approval.as_ref()?, restriction)))
        .filter(|(approval, _)| !holds(approval))
        .map(|(approval, restriction)| {
            Finding::new(APPROVAL_NEEDED, Outcome::Found, Tier(2), Some(position))
                .param("approval", approval)
                .param("norm", &restriction.norm)
                .judged("atc", &medicine.atc)
        })
        .collect()
}
