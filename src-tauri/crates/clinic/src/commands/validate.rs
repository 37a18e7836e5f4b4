//! An order may be dispensed, perhaps with a recommendation.

use domain::{
    commands::{Validate, ValidateWithRemark},
    events::{self, Event},
    ids::PrescriptionId,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, said, triage::held};
use crate::{problem::Rejection, store::approval::MissingApproval};

pub(super) fn decide(d: &mut Deciding<'_>, command: &Validate) -> Events {
    released(d, command.prescription_id, command.seen_version)?;
    Ok(vec![Event::Validated(events::Validated { prescription_id: command.prescription_id })])
}

pub(super) fn decide_with_remark(d: &mut Deciding<'_>, command: &ValidateWithRemark) -> Events {
    let remark = said(&command.remark, "remark")?;
    released(d, command.prescription_id, command.seen_version)?;
    let prescription_id = command.prescription_id;
    Ok(vec![Event::ValidatedWithRemark(events::ValidatedWithRemark { prescription_id, remark })])
}

/// An order that this pharmacist holds and that waits for nobody's approval. The first dose of an emergency leaves before
/// triage (R3.3), not through it.
fn released(d: &Deciding<'_>, id: PrescriptionId, version: i64) -> Result<(), Rejection> {
    held(d, id, version)?;
    // What is held back is asked about when it goes on.
    let missing = d.read.approvals_missing(id, d.at)?.into_iter().filter(|missing| !missing.suspended);
    let refusals: Vec<Refusal> = missing.map(|missing| unreleased(&missing).at("prescription_id")).collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals.into()) }
}

/// An item that somebody has not released yet.
pub(super) fn unreleased(missing: &MissingApproval) -> Refusal {
    let refusal = Refusal::new(Code::ApprovalMissing, "R2.18").with("which", &missing.approval);
    refusal.with("item_id", missing.item_id.to_string())
}
