//! A pharmacist asks the prescriber.

use domain::{
    commands::Intervene,
    events::{Event, InterventionRaised},
};

use super::{Deciding, Events, said, suspend_item::suspended, triage::held};

pub(super) fn decide(d: &mut Deciding<'_>, command: &Intervene) -> Events {
    let message = said(&command.message, "message")?;
    held(d, command.prescription_id, command.seen_version)?;
    if let Some(item) = command.item_id {
        suspended(d, command.prescription_id, item)?;
    }
    Ok(vec![Event::InterventionRaised(InterventionRaised {
        intervention_id: d.id.uuid().into(),
        prescription_id: command.prescription_id,
        item_id: command.item_id,
        reason: command.reason,
        message,
    })])
}
