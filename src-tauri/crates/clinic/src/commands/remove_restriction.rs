//! Lifts a restriction.

use domain::{
    commands::RemoveRestriction,
    events::{Event, RestrictionRemoved},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, said};

pub(super) fn decide(d: &mut Deciding<'_>, command: &RemoveRestriction) -> Events {
    let reason = said(&command.reason, "reason")?;
    if !d.read.restriction_stands(command.restriction_id)? {
        return Err(Refusal::new(Code::RestrictionUnknown, "formulary").at("restriction_id").into());
    }
    Ok(vec![Event::RestrictionRemoved(RestrictionRemoved { restriction_id: command.restriction_id, reason })])
}
