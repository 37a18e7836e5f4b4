//! Replaces what is written down about a patient; signed prescriptions keep what they said.

use domain::{commands::CorrectPatient, events::Event};

use super::{Deciding, Events, register_patient::patient};

pub(super) fn decide(d: &mut Deciding<'_>, command: &CorrectPatient) -> Events {
    let before = d.current_patient(command.patient_id)?;
    let corrected = patient(d, &command.patient, command.patient_id, "patient.")?;
    Ok(if corrected == before.patient { Vec::new() } else { vec![Event::PatientCorrected(corrected)] })
}
