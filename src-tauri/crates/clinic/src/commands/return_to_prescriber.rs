//! An order cannot be dispensed as it is.

use domain::{
    commands::ReturnToPrescriber,
    events::{Event, ReturnedToPrescriber},
};

use super::{Deciding, Events, said, triage::held};

pub(super) fn decide(d: &mut Deciding<'_>, command: &ReturnToPrescriber) -> Events {
    let reason = said(&command.reason, "reason")?;
    held(d, command.prescription_id, command.seen_version)?;
    Ok(vec![Event::ReturnedToPrescriber(ReturnedToPrescriber { prescription_id: command.prescription_id, reason })])
}
