//! A measured value: weight, height, creatinine, any LOINC code.

use domain::{
    commands::RecordObservation,
    events::{Event, ObservationRecorded},
    people::loinc,
    quantity::Unit,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events};

pub(super) fn decide(d: &mut Deciding<'_>, command: &RecordObservation) -> Events {
    d.current_patient(command.patient_id)?;
    let mut refusals = Vec::new();
    let mut refuse = |field: &str| refusals.push(Refusal::new(Code::ObservationImpossible, "people").at(field));
    if command.code.is_empty() || command.code.len() > 20 {
        refuse("code");
    }
    let possible = match command.code.as_str() {
        loinc::WEIGHT => matches!(command.value.unit, Unit::Kg | Unit::G),
        loinc::HEIGHT => command.value.unit == Unit::Cm,
        loinc::CREATININE => command.value.unit == Unit::MgPerDl,
        loinc::PREGNANCY => command.value.unit == Unit::One,
        _ => true,
    };
    if !possible {
        refuse("value.unit");
    }
    let measure = matches!(command.code.as_str(), loinc::WEIGHT | loinc::HEIGHT | loinc::CREATININE);
    let within = match command.code.as_str() {
        loinc::WEIGHT => command.value.to(Unit::Kg).is_none_or(|kg| kg.value <= 700.into()),
        loinc::HEIGHT => command.value.value <= 280.into(),
        loinc::PREGNANCY => [0.into(), 1.into()].contains(&command.value.value),
        _ => true,
    };
    if (measure && !command.value.value.is_positive()) || !within {
        refuse("value.value");
    }
    if command.observed_at > d.at {
        refuse("observed_at");
    }
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    Ok(vec![Event::ObservationRecorded(ObservationRecorded {
        observation_id: d.id.uuid().into(),
        patient_id: command.patient_id,
        code: command.code.clone(),
        value: command.value,
        observed_at: command.observed_at,
        source: command.source,
    })])
}
