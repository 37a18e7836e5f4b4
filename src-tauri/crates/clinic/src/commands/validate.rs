//! An order may be dispensed, perhaps with a recommendation.

use domain::{
    commands::{Validate, ValidateWithRemark},
    events::{self, Event},
};

use super::{Deciding, Events, said, triage::held};

pub(super) fn decide(d: &mut Deciding<'_>, command: &Validate) -> Events {
    held(d, command.prescription_id, command.seen_version)?;
    Ok(vec![Event::Validated(events::Validated { prescription_id: command.prescription_id })])
}

pub(super) fn decide_with_remark(d: &mut Deciding<'_>, command: &ValidateWithRemark) -> Events {
    let remark = said(&command.remark, "remark")?;
    held(d, command.prescription_id, command.seen_version)?;
    let prescription_id = command.prescription_id;
    Ok(vec![Event::ValidatedWithRemark(events::ValidatedWithRemark { prescription_id, remark })])
}
