//! An allergy does not stand.

use domain::{
    commands::RefuteAllergy,
    events::{AllergyRefuted, Event},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, said};

pub(super) fn decide(d: &mut Deciding<'_>, command: &RefuteAllergy) -> Events {
    let reason = said(&command.reason, "reason")?;
    let at = |code| Refusal::new(code, "R2.1").at("allergy_id");
    let (patient_id, refuted) = d.read.allergy(command.allergy_id)?.ok_or_else(|| at(Code::AllergyUnknown))?;
    if refuted {
        return Err(at(Code::AllergyAlreadyRefuted).into());
    }
    Ok(vec![Event::AllergyRefuted(AllergyRefuted { allergy_id: command.allergy_id, patient_id, reason })])
}
