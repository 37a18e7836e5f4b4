//! An encounter ends, and its in-patient orders with it.

use domain::{
    commands::Discharge,
    events::{CloseReason, EncounterFinished, Event, PrescriptionClosed},
    ids::EncounterId,
    prescribing::EncounterFacts,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events};
use crate::problem::Rejection;

pub(super) fn decide(d: &mut Deciding<'_>, command: &Discharge) -> Events {
    let encounter = open_encounter(d, command.encounter_id)?;
    let finished = Event::EncounterFinished(EncounterFinished {
        encounter_id: command.encounter_id,
        patient_id: encounter.patient_id,
    });
    let closed = d.read.open_inpatient_orders(command.encounter_id)?.into_iter().map(|prescription_id| {
        Event::PrescriptionClosed(PrescriptionClosed { prescription_id, reason: CloseReason::EncounterFinished })
    });
    Ok(std::iter::once(finished).chain(closed).collect())
}

pub(super) fn open_encounter(d: &Deciding<'_>, id: EncounterId) -> Result<EncounterFacts, Rejection> {
    let at = |code| Refusal::new(code, "registry").at("encounter_id");
    let encounter = d.read.encounter(id)?.ok_or_else(|| at(Code::EncounterUnknown))?;
    if encounter.finished { Err(at(Code::EncounterClosed).into()) } else { Ok(encounter) }
}
