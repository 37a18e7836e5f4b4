//! An encounter begins.

use domain::{
    commands::Admit,
    events::{EncounterStarted, Event},
    ids::LocationId,
    places::{EncounterClass, LocationKind},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events};
use crate::problem::Rejection;

pub(super) fn decide(d: &mut Deciding<'_>, command: &Admit) -> Events {
    let patient = d.current_patient(command.patient_id)?;
    if patient.deceased_at.is_some() {
        return Err(Refusal::new(Code::PatientDeceased, "registry").at("patient_id").into());
    }
    if command.class == EncounterClass::Inpatient {
        if command.location_id.is_none() {
            return Err(Refusal::new(Code::Missing, "registry").at("location_id").into());
        }
        if d.read.open_inpatient_encounter(command.patient_id)?.is_some() {
            return Err(Refusal::new(Code::EncounterStillOpen, "registry").at("patient_id").into());
        }
    }
    if let Some(location) = command.location_id {
        free(d, location)?;
    }
    Ok(vec![Event::EncounterStarted(EncounterStarted {
        encounter_id: d.id.uuid().into(),
        patient_id: command.patient_id,
        class: command.class,
        location_id: command.location_id,
    })])
}

/// A place that exists and, where it is a bed, holds nobody.
pub(super) fn free(d: &Deciding<'_>, location: LocationId) -> Result<(), Rejection> {
    let found = d.read.location(location)?;
    let found = found.ok_or_else(|| Refusal::new(Code::LocationUnknown, "registry").at("location_id"))?;
    if found.kind == LocationKind::Bed && d.read.encounter_in_bed(location)?.is_some() {
        return Err(Refusal::new(Code::BedTaken, "registry").at("location_id").with("bed", found.name).into());
    }
    Ok(())
}
