//! Somebody who may releases a medicine that needs their approval (rulebook R2.18).

use domain::{
    commands::Approve,
    events::{Event, ItemApproved},
    people::Situation,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, cancel::open_order, optional, prescribe::practitioner_id};

pub(super) fn decide(d: &mut Deciding<'_>, command: &Approve) -> Events {
    let at = |code, field: &str| Refusal::new(code, "R2.18").at(field);
    if !(1..=90).contains(&command.days) {
        return Err(at(Code::ApprovalTimeImpossible, "days").with("most", "90").into());
    }
    let head = open_order(d, command.prescription_id)?;
    let by = practitioner_id(d).map(|id| d.read.practitioner(id)).transpose()?.flatten();
    if by.as_ref().is_some_and(|by| by.practitioner_id == head.prescriber_id) {
        return Err(at(Code::OwnPrescription, "prescription_id").into());
    }
    let missing = d.read.approvals_missing(command.prescription_id, d.at)?;
    let needed: Vec<String> =
        missing.into_iter().filter(|it| it.item_id == command.item_id).map(|it| it.approval).collect();
    let Some(first) = needed.first() else { return Err(at(Code::ApprovalNotNeeded, "item_id").into()) };
    let registrations = by.filter(|by| by.situation == Situation::Active).map(|by| by.programme_registrations);
    let may = |approval: &&String| registrations.as_ref().is_some_and(|held| held.contains(*approval));
    let approved: Vec<Event> = needed
        .iter()
        .filter(may)
        .map(|approval| {
            Event::ItemApproved(ItemApproved {
                prescription_id: command.prescription_id,
                item_id: command.item_id,
                approval: approval.clone(),
                until: d.at.plus_days(command.days.into()),
                note: optional(command.note.as_ref()),
            })
        })
        .collect();
    if approved.is_empty() {
        return Err(at(Code::ApproverNotAuthorised, "item_id").with("which", first).into());
    }
    Ok(approved)
}
