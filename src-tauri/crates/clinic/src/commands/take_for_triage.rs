//! A pharmacist takes an order for the time of a lease.

use domain::{
    commands::TakeForTriage,
    events::{Event, TakenForTriage},
    prescribing::OrderState,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{
    Deciding, Events,
    triage::{LEASE_MINUTES, seen},
};

pub(super) fn decide(d: &mut Deciding<'_>, command: &TakeForTriage) -> Events {
    let head = seen(d, command.prescription_id, command.seen_version)?;
    let at = |code| Refusal::new(code, "3.1").at("prescription_id").with("state", <&str>::from(head.state));
    let held_by_another = head.state == OrderState::InTriage
        && head.lease_holder.map(domain::ids::Id::uuid) != Some(d.actor.id)
        && head.lease_until.is_some_and(|until| until > d.at);
    if held_by_another {
        return Err(at(Code::TakenByAnother).into());
    }
    if !matches!(head.state, OrderState::Signed | OrderState::InTriage) {
        return Err(at(Code::NotInTriage).into());
    }
    Ok(vec![Event::TakenForTriage(TakenForTriage {
        prescription_id: command.prescription_id,
        lease_until: d.at.plus_minutes(LEASE_MINUTES),
    })])
}
