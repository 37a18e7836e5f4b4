//! Signs the same items again, from now on. Suspended items are left behind.

use domain::{
    commands::{Order, Renew},
    events::{Event, PrescriptionReplaced},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{
    Deciding, Events,
    prescribe::{prescribed, replaced},
    signed,
};

pub(super) fn decide(d: &mut Deciding<'_>, command: &Renew) -> Events {
    let before = replaced(d, command.prescription_id, true)?;
    let said = d.read.prescription_terms(command.prescription_id)?;
    let said = said.ok_or_else(|| Refusal::new(Code::PrescriptionUnknown, "R3.1").at("prescription_id"))?;
    let signed_items = d.read.signed_items(command.prescription_id)?;
    let items = signed_items
        .into_iter()
        .enumerate()
        .filter(|(_, item)| !item.suspended)
        .map(|(place, mut item)| {
            if let Some(Some(given)) = command.overrides.get(place) {
                item.order.allergy_override = Some(given.clone());
            }
            item.order
        })
        .collect();
    let order = Order {
        kind: said.kind,
        patient_id: before.patient_id,
        encounter_id: said.encounter_id,
        priority: said.priority,
        items,
        note: said.note,
    };
    let prescribed = prescribed(d, &order, Some(before))?;
    Ok(vec![
        Event::PrescriptionReplaced(PrescriptionReplaced {
            prescription_id: command.prescription_id,
            replaced_by: prescribed.prescription_id,
        }),
        signed(prescribed),
    ])
}
