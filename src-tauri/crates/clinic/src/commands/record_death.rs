//! A patient died: what is still ordered ends with it.

use domain::{
    commands::RecordDeath,
    events::{CloseReason, Event, PatientDied, PrescriptionClosed},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events};

pub(super) fn decide(d: &mut Deciding<'_>, command: &RecordDeath) -> Events {
    let patient = d.current_patient(command.patient_id)?;
    if patient.deceased_at.is_some() {
        return Err(Refusal::new(Code::PatientDeceased, "registry").at("patient_id").into());
    }
    let zone = d.zone()?;
    let before_birth = patient.patient.birth_date.is_some_and(|birth_date| command.deceased_at.date(zone) < birth_date);
    if command.deceased_at > d.at || before_birth {
        return Err(Refusal::new(Code::DateImpossible, "registry").at("deceased_at").into());
    }
    let died = Event::PatientDied(PatientDied { patient_id: command.patient_id, deceased_at: command.deceased_at });
    let closed = d.read.open_orders(command.patient_id)?.into_iter().map(|prescription_id| {
        Event::PrescriptionClosed(PrescriptionClosed { prescription_id, reason: CloseReason::PatientDied })
    });
    Ok(std::iter::once(died).chain(closed).collect())
}
