//! An allergy to a substance, a group or something the tables do not know.

use domain::{
    commands::{AllergyAbout, RecordAllergy},
    events::{AllergyRecorded, Event},
    refusal::{Refusal, RefusalCode as Code},
    tables::allergy_groups,
};

use super::{Deciding, Events, optional, said};

pub(super) fn decide(d: &mut Deciding<'_>, command: &RecordAllergy) -> Events {
    d.current_patient(command.patient_id)?;
    let name = match &command.about {
        AllergyAbout::Substance { substance_id } => d
            .read
            .substance_key(*substance_id)?
            .ok_or_else(|| Refusal::new(Code::SubstanceUnknown, "R2.1").at("about.substance_id"))?,
        AllergyAbout::Group { code } => allergy_groups()
            .iter()
            .find(|group| group.code == *code)
            .map(|group| group.name.clone())
            .ok_or_else(|| Refusal::new(Code::SubstanceUnknown, "2.3").at("about.code"))?,
        AllergyAbout::Text { text } => said(text, "about.text")?,
    };
    Ok(vec![Event::AllergyRecorded(AllergyRecorded {
        allergy_id: d.id.uuid().into(),
        patient_id: command.patient_id,
        about: command.about.clone(),
        name,
        kind: command.kind,
        severity: command.severity,
        manifestation: optional(command.manifestation.as_ref()),
        source: command.source,
    })])
}
