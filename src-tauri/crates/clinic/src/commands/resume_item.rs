//! A suspended item goes on, where nothing that is known by now speaks against it.

use domain::{
    commands::{Order, ResumeItem},
    events::{Event, ItemResumed},
    prescribing::resume,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, cancel::open_order, prescribe::facts, validate::unreleased};

pub(super) fn decide(d: &mut Deciding<'_>, command: &ResumeItem) -> Events {
    let head = open_order(d, command.prescription_id)?;
    let at = |code| Refusal::new(code, "3.1").at("item_id");
    let items = d.read.signed_items(command.prescription_id)?;
    let item = items.into_iter().find(|signed| signed.item_id == command.item_id);
    let item = item.ok_or_else(|| at(Code::ItemUnknown))?;
    if !item.suspended {
        return Err(at(Code::ItemNotSuspended).into());
    }
    let said = d.read.prescription_terms(command.prescription_id)?;
    let said = said.ok_or_else(|| Refusal::new(Code::PrescriptionUnknown, "3.1").at("prescription_id"))?;
    let order = Order {
        kind: said.kind,
        patient_id: head.patient_id,
        encounter_id: said.encounter_id,
        priority: said.priority,
        items: vec![item.order],
        note: said.note,
    };
    let mut refusals = resume(&order, &facts(d, &order, None)?);
    if !head.state.in_queue() {
        // The pharmacist is done with the order: nobody will ask for the release again.
        let missing = d.read.approvals_missing(command.prescription_id, d.at)?;
        refusals.extend(missing.iter().filter(|missing| missing.item_id == command.item_id).map(unreleased));
    }
    if !refusals.is_empty() {
        return Err(refusals.into_iter().map(|refusal| refusal.at("item_id")).collect::<Vec<_>>().into());
    }
    Ok(vec![Event::ItemResumed(ItemResumed { prescription_id: command.prescription_id, item_id: command.item_id })])
}
