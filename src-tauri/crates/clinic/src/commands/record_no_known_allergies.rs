//! Somebody asked, and there are none.

use domain::{
    commands::RecordNoKnownAllergies,
    events::{Event, NoKnownAllergiesRecorded},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events};

pub(super) fn decide(d: &mut Deciding<'_>, command: &RecordNoKnownAllergies) -> Events {
    let patient = d.current_patient(command.patient_id)?;
    if !patient.allergies.is_empty() {
        return Err(Refusal::new(Code::AllergiesStand, "R2.1").at("patient_id").into());
    }
    Ok(vec![Event::NoKnownAllergiesRecorded(NoKnownAllergiesRecorded { patient_id: command.patient_id })])
}
