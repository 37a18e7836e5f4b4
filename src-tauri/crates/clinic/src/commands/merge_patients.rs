//! Two records turn out to be one person.

use domain::{
    commands::MergePatients,
    events::{Event, PatientsMerged},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, renamed};

pub(super) fn decide(d: &mut Deciding<'_>, command: &MergePatients) -> Events {
    if command.duplicate == command.survivor {
        return Err(Refusal::new(Code::SamePatient, "A3.1").at("duplicate").into());
    }
    for (id, field) in [(command.duplicate, "duplicate"), (command.survivor, "survivor")] {
        d.current_patient(id).map_err(|rejection| renamed(rejection, |_| field.to_owned()))?;
    }
    // A stay follows its patient: whoever lies in a bed under the duplicate's name must be moved or discharged first.
    if d.read.open_inpatient_encounter(command.duplicate)?.is_some() {
        return Err(Refusal::new(Code::EncounterStillOpen, "A3.1").at("duplicate").into());
    }
    Ok(vec![Event::PatientsMerged(PatientsMerged { duplicate: command.duplicate, survivor: command.survivor })])
}
