//! Signs the same items again. Each goes on where it is: what is suspended, over or was given once is left behind, and no
//! clock starts anew.

use domain::{
    commands::{ItemOrder, Order, Renew},
    events::{Event, PrescriptionReplaced},
    prescribing::{Facts, OrderState, PrescriptionKind, Priority, is_over},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{
    Deciding, Events,
    prescribe::{facts, judged, replaced},
    renamed, signed,
};
use crate::store::item::SignedItem;

pub(super) fn decide(d: &mut Deciding<'_>, command: &Renew) -> Events {
    let before = replaced(d, command.prescription_id, true);
    let before = before.map_err(|rejection| renamed(rejection, |_| "prescription_id".to_owned()))?;
    if matches!(before.state, OrderState::AwaitingAnswer | OrderState::Returned) {
        // Signing the same again would leave the pharmacist's question behind.
        let refusal = Refusal::new(Code::NoLongerCurrent, "R3.1").at("prescription_id");
        return Err(refusal.with("state", <&str>::from(before.state)).into());
    }
    let said = d.read.prescription_terms(command.prescription_id)?;
    let said = said.ok_or_else(|| Refusal::new(Code::PrescriptionUnknown, "R3.1").at("prescription_id"))?;
    // What leaves the house is handed out anew and begins anew.
    let goes_on = said.kind == PrescriptionKind::Inpatient;
    let start = |item: &SignedItem| if goes_on { item.starts_at } else { d.at };
    let mut places = Vec::new();
    let mut items = Vec::new();
    let mut continued = Vec::new();
    for (place, item) in d.read.signed_items(command.prescription_id)?.into_iter().enumerate() {
        let starts_at = start(&item);
        if item.suspended || is_over(&item.order, starts_at, item.last_dose, d.at) {
            continue;
        }
        // Who signs says why, whatever somebody else said before.
        let allergy_override = command.overrides.get(place).cloned().flatten();
        places.push(place);
        items.push(ItemOrder { allergy_override, ..item.order });
        continued.push(starts_at);
    }
    let order = Order {
        kind: said.kind,
        patient_id: before.patient_id,
        encounter_id: said.encounter_id,
        priority: Priority::Routine,
        items,
        note: said.note,
    };
    let facts = Facts { continued, ..facts(d, &order, Some(before))? };
    let prescribed =
        judged(d, &order, &facts).map_err(|rejection| renamed(rejection, |field| named(&places, field)))?;
    Ok(vec![
        Event::PrescriptionReplaced(PrescriptionReplaced {
            prescription_id: command.prescription_id,
            replaced_by: prescribed.prescription_id,
        }),
        signed(prescribed),
    ])
}

/// An item is named by its place in the prescription that is renewed, which also has the ones left behind.
fn named(places: &[usize], field: &str) -> String {
    let item = field.strip_prefix("items[").and_then(|rest| rest.split_once(']'));
    let place = item.and_then(|(place, _)| places.get(place.parse::<usize>().ok()?));
    match (item, place) {
        (Some((_, part)), Some(place)) => format!("items[{place}]{part}"),
        _ if field == "replaces" => "prescription_id".to_owned(),
        _ => field.to_owned(),
    }
}
