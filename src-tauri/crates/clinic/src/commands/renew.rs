//! Signs the same items again, from now on. Suspended items are left behind.

use domain::{
    commands::{ItemOrder, Order, Renew},
    events::{Event, PrescriptionReplaced},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{
    Deciding, Events,
    prescribe::{prescribed, replaced},
    renamed, signed,
};

pub(super) fn decide(d: &mut Deciding<'_>, command: &Renew) -> Events {
    let before = replaced(d, command.prescription_id, true);
    let before = before.map_err(|rejection| renamed(rejection, |_| "prescription_id".to_owned()))?;
    let said = d.read.prescription_terms(command.prescription_id)?;
    let said = said.ok_or_else(|| Refusal::new(Code::PrescriptionUnknown, "R3.1").at("prescription_id"))?;
    let signed_items = d.read.signed_items(command.prescription_id)?;
    let (places, items): (Vec<usize>, Vec<ItemOrder>) = signed_items
        .into_iter()
        .enumerate()
        .filter(|(_, item)| !item.suspended)
        .map(|(place, mut item)| {
            if let Some(Some(given)) = command.overrides.get(place) {
                item.order.allergy_override = Some(given.clone());
            }
            (place, item.order)
        })
        .unzip();
    let order = Order {
        kind: said.kind,
        patient_id: before.patient_id,
        encounter_id: said.encounter_id,
        priority: said.priority,
        items,
        note: said.note,
    };
    let prescribed =
        prescribed(d, &order, Some(before)).map_err(|rejection| renamed(rejection, |field| named(&places, field)))?;
    Ok(vec![
        Event::PrescriptionReplaced(PrescriptionReplaced {
            prescription_id: command.prescription_id,
            replaced_by: prescribed.prescription_id,
        }),
        signed(prescribed),
    ])
}

/// An item is named by its place in the prescription that is renewed, which also has the suspended ones.
fn named(places: &[usize], field: &str) -> String {
    let item = field.strip_prefix("items[").and_then(|rest| rest.split_once(']'));
    let place = item.and_then(|(place, _)| places.get(place.parse::<usize>().ok()?));
    match (item, place) {
        (Some((_, part)), Some(place)) => format!("items[{place}]{part}"),
        _ if field == "replaces" => "prescription_id".to_owned(),
        _ => field.to_owned(),
    }
}
