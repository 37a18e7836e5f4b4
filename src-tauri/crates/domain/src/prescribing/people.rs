//! The patient, the stay and the version that is being replaced.

use super::{Facts, PrescriptionKind};
use crate::{
    commands::Order,
    refusal::{Refusal, RefusalCode as Code},
};

/// Refusals about whom the order is for.
pub(super) fn patient(facts: &Facts) -> Vec<Refusal> {
    let Some(patient) = &facts.patient else {
        return vec![Refusal::new(Code::PatientUnknown, "prescribing").at("patient_id")];
    };
    let mut refusals = Vec::new();
    if patient.deceased_at.is_some() {
        refusals.push(Refusal::new(Code::PatientDeceased, "prescribing").at("patient_id"));
    }
    if let Some(survivor) = patient.merged_into {
        refusals.push(
            Refusal::new(Code::PatientMerged, "prescribing").at("patient_id").with("survivor", survivor.to_string()),
        );
    }
    refusals
}

/// Refusals about the stay.
pub(super) fn encounter(order: &Order, facts: &Facts) -> Vec<Refusal> {
    let at = |code| Refusal::new(code, "prescribing").at("encounter_id");
    match (order.encounter_id, &facts.encounter) {
        (None, _) if order.kind == PrescriptionKind::Ambulatory => Vec::new(),
        (None, _) => vec![at(Code::EncounterMissing)],
        (Some(_), None) => vec![at(Code::EncounterUnknown)],
        (Some(_), Some(encounter)) => {
            let mut refusals = Vec::new();
            // Take-home medicines are written at the end of a stay, and just after it.
            if encounter.finished && order.kind != PrescriptionKind::Discharge {
                refusals.push(at(Code::EncounterClosed));
            }
            if encounter.patient_id != order.patient_id {
                refusals.push(at(Code::EncounterOfAnotherPatient));
            }
            refusals
        }
    }
}

/// Refusals about the version that is being replaced.
pub(super) fn replaced(order: &Order, facts: &Facts) -> Vec<Refusal> {
    let Some(replaced) = facts.replaced else { return Vec::new() };
    let mut refusals = Vec::new();
    if !replaced.state.is_open() {
        refusals.push(
            Refusal::new(Code::NoLongerCurrent, "R3.1").at("replaces").with("state", <&str>::from(replaced.state)),
        );
    }
    if replaced.patient_id != order.patient_id {
        refusals.push(Refusal::new(Code::PatientMismatch, "R3.1").at("patient_id"));
    }
    refusals
}
