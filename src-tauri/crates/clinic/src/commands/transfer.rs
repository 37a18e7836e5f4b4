//! A patient is moved.

use domain::{
    commands::Transfer,
    events::{EncounterTransferred, Event},
};

use super::{Deciding, Events, admit::free, discharge::open_encounter};

pub(super) fn decide(d: &mut Deciding<'_>, command: &Transfer) -> Events {
    let encounter = open_encounter(d, command.encounter_id)?;
    free(d, command.location_id)?;
    Ok(vec![Event::EncounterTransferred(EncounterTransferred {
        encounter_id: command.encounter_id,
        patient_id: encounter.patient_id,
        location_id: command.location_id,
    })])
}
