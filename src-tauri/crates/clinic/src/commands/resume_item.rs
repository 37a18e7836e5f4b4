//! A suspended item goes on.

use domain::{
    commands::ResumeItem,
    events::{Event, ItemResumed},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, cancel::open_order, suspend_item::suspended};

pub(super) fn decide(d: &mut Deciding<'_>, command: &ResumeItem) -> Events {
    open_order(d, command.prescription_id)?;
    if !suspended(d, command.prescription_id, command.item_id)? {
        return Err(Refusal::new(Code::ItemNotSuspended, "3.1").at("item_id").into());
    }
    Ok(vec![Event::ItemResumed(ItemResumed { prescription_id: command.prescription_id, item_id: command.item_id })])
}
