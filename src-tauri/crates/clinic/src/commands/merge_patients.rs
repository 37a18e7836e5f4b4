//! Two records turn out to be one person.

use domain::{
    commands::MergePatients,
    events::{Event, PatientsMerged},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, renamed};

pub(super) fn decide(d: &mut Deciding<'_>, command: &MergePatients) -> Events {
    if command.duplicate == command.survivor {
        return Err(Refusal::new(Code::SamePatient, "registry").at("duplicate").into());
    }
    let [duplicate, survivor] = [(command.duplicate, "duplicate"), (command.survivor, "survivor")]
        .map(|(id, field)| d.current_patient(id).map_err(|rejection| renamed(rejection, |_| field.to_owned())));
    // One person is not dead under one name and prescribed for under another.
    let dead = match (duplicate?.deceased_at, survivor?.deceased_at) {
        (Some(_), None) => Some("duplicate"),
        (None, Some(_)) => Some("survivor"),
        _ => None,
    };
    if let Some(field) = dead {
        return Err(Refusal::new(Code::PatientDeceased, "registry").at(field).into());
    }
    // A stay or visit follows its patient: whoever is here under the duplicate's name must be discharged first.
    if d.read.has_open_encounter(command.duplicate)? {
        return Err(Refusal::new(Code::EncounterStillOpen, "registry").at("duplicate").into());
    }
    Ok(vec![Event::PatientsMerged(PatientsMerged { duplicate: command.duplicate, survivor: command.survivor })])
}
