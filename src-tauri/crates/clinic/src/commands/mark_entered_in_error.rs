//! The prescription should never have been written.

use domain::{
    commands::MarkEnteredInError,
    events::{Event, PrescriptionEnteredInError},
};

use super::{Deciding, Events, cancel::open_order, said};

pub(super) fn decide(d: &mut Deciding<'_>, command: &MarkEnteredInError) -> Events {
    let reason = said(&command.reason, "reason")?;
    open_order(d, command.prescription_id)?;
    Ok(vec![Event::PrescriptionEnteredInError(PrescriptionEnteredInError {
        prescription_id: command.prescription_id,
        reason,
    })])
}
