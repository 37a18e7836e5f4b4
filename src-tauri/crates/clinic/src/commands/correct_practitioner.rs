//! Replaces what is written down about a practitioner.

use domain::{
    commands::CorrectPractitioner,
    events::Event,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, register_practitioner::practitioner};

pub(super) fn decide(d: &mut Deciding<'_>, command: &CorrectPractitioner) -> Events {
    let before = d.read.practitioner(command.practitioner_id)?;
    let before = before.ok_or_else(|| Refusal::new(Code::PrescriberUnknown, "registry").at("practitioner_id"))?;
    let corrected = practitioner(d, &command.practitioner, command.practitioner_id, "practitioner.")?;
    Ok(if corrected == before { Vec::new() } else { vec![Event::PractitionerCorrected(corrected)] })
}
