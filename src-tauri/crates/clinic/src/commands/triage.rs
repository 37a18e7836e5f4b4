//! The guards that all triage commands share.

use domain::{
    ids::PrescriptionId,
    prescribing::OrderState,
    refusal::{Refusal, RefusalCode as Code},
};

use super::Deciding;
use crate::{problem::Rejection, store::prescription::OrderHead};

/// Minutes a pharmacist holds an order before somebody else may take it.
pub(super) const LEASE_MINUTES: i64 = 10;

/// An order in the version that the pharmacist saw. Nobody triages what they prescribed themselves.
pub(super) fn seen(d: &Deciding<'_>, id: PrescriptionId, version: i64) -> Result<OrderHead, Rejection> {
    let at = |code| Refusal::new(code, "3.1").at("prescription_id");
    let head = d.read.order(id)?.ok_or_else(|| at(Code::PrescriptionUnknown))?;
    let prescribed_by_them = d.actor.user.as_ref().is_some_and(|user| user.practitioner_id == Some(head.prescriber_id));
    if prescribed_by_them {
        return Err(at(Code::OwnPrescription).into());
    }
    if head.aggregate_version != version {
        return Err(Refusal::new(Code::VersionChanged, "engine")
            .at("seen_version")
            .with("state", <&str>::from(head.state))
            .with("version", head.aggregate_version.to_string())
            .into());
    }
    Ok(head)
}

/// An order that this pharmacist holds now.
pub(super) fn held(d: &Deciding<'_>, id: PrescriptionId, version: i64) -> Result<OrderHead, Rejection> {
    let head = seen(d, id, version)?;
    let at = |code| Refusal::new(code, "3.1").at("prescription_id").with("state", <&str>::from(head.state));
    if head.state != OrderState::InTriage {
        return Err(at(Code::NotInTriage).into());
    }
    if head.lease_holder.map(domain::ids::Id::uuid) != Some(d.actor.id) {
        return Err(at(Code::TakenByAnother).into());
    }
    if head.lease_until.is_none_or(|until| until <= d.at) {
        return Err(at(Code::LeaseExpired).into());
    }
    Ok(head)
}
