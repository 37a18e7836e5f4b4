//! The prescriber takes an order back before it is dispensed.

use domain::{
    commands::Cancel,
    events::{Event, PrescriptionCancelled},
    ids::PrescriptionId,
    prescribing::OrderState,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, said};
use crate::{problem::Rejection, store::prescription::OrderHead};

pub(super) fn decide(d: &mut Deciding<'_>, command: &Cancel) -> Events {
    let reason = said(&command.reason, "reason")?;
    open_order(d, command.prescription_id)?;
    Ok(vec![Event::PrescriptionCancelled(PrescriptionCancelled { prescription_id: command.prescription_id, reason })])
}

/// An order that a prescriber may still change. Any prescriber of the house may: the one who signed goes home.
pub(super) fn open_order(d: &Deciding<'_>, id: PrescriptionId) -> Result<OrderHead, Rejection> {
    let at = |code| Refusal::new(code, "3.1").at("prescription_id");
    let head = d.read.order(id)?.ok_or_else(|| at(Code::PrescriptionUnknown))?;
    if head.state.is_open() {
        return Ok(head);
    }
    let dispensed = matches!(head.state, OrderState::Dispensed | OrderState::PartlyDispensed | OrderState::Delivered);
    let code = if dispensed { Code::AlreadyDispensed } else { Code::NoLongerCurrent };
    Err(at(code).with("state", <&str>::from(head.state)).into())
}
