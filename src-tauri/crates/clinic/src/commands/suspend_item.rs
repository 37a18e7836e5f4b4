//! One item is held back.

use domain::{
    commands::SuspendItem,
    events::{Event, ItemSuspended},
    ids::{ItemId, PrescriptionId},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, cancel::open_order, said};
use crate::problem::Rejection;

pub(super) fn decide(d: &mut Deciding<'_>, command: &SuspendItem) -> Events {
    let reason = said(&command.reason, "reason")?;
    open_order(d, command.prescription_id)?;
    if suspended(d, command.prescription_id, command.item_id)? {
        return Err(Refusal::new(Code::ItemAlreadySuspended, "3.1").at("item_id").into());
    }
    Ok(vec![Event::ItemSuspended(ItemSuspended {
        prescription_id: command.prescription_id,
        item_id: command.item_id,
        reason,
    })])
}

pub(super) fn suspended(d: &Deciding<'_>, prescription: PrescriptionId, item: ItemId) -> Result<bool, Rejection> {
    let items = d.read.signed_items(prescription)?;
    let found = items.iter().find(|signed| signed.item_id == item);
    Ok(found.ok_or_else(|| Refusal::new(Code::ItemUnknown, "3.1").at("item_id"))?.suspended)
}
