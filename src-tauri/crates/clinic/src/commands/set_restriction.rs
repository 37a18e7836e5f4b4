//! Says who may prescribe what.

use std::str::FromStr;

use domain::{
    commands::SetRestriction,
    events::{Event, Restriction},
    identity::Council,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, optional};

pub(super) fn decide(d: &mut Deciding<'_>, command: &SetRestriction) -> Events {
    let at = |field: &str| Refusal::new(Code::RestrictionImpossible, "formulary").at(field);
    let mut refusals = Vec::new();
    let atc_prefix = optional(command.atc_prefix.as_ref());
    let substance_key = optional(command.substance_key.as_ref());
    if atc_prefix.is_some() == substance_key.is_some() || atc_prefix.as_ref().is_some_and(|atc| atc.len() > 7) {
        refusals.push(at("atc_prefix"));
    }
    if command.councils.iter().any(|council| Council::from_str(council).is_err()) {
        refusals.push(at("councils"));
    }
    let approval = optional(command.approval.as_ref());
    let registration = optional(command.registration.as_ref());
    if command.councils.is_empty() && command.specialties.is_empty() && registration.is_none() && approval.is_none() {
        refusals.push(at("councils"));
    }
    if command.norm.trim().is_empty() {
        refusals.push(at("norm"));
    }
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    Ok(vec![Event::RestrictionSet(Restriction {
        restriction_id: d.id.uuid().into(),
        atc_prefix,
        substance_key,
        councils: command.councils.clone(),
        specialties: command.specialties.clone(),
        registration,
        approval,
        norm: command.norm.trim().to_owned(),
        to_be_confirmed: command.to_be_confirmed,
    })])
}
