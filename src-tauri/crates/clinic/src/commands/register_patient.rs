//! A patient, perhaps one whom nobody can identify yet.

use chrono::NaiveDate;
use domain::{
    commands::{Demographics, RegisterPatient},
    events::{Event, Patient},
    identity::{Cns, Cpf},
    ids::PatientId,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, optional};
use crate::problem::Rejection;

pub(super) fn decide(d: &mut Deciding<'_>, command: &RegisterPatient) -> Events {
    let patient = patient(d, &command.0, d.id.uuid().into(), "")?;
    Ok(vec![Event::PatientRegistered(patient)])
}

/// What would be recorded, or everything that is wrong with it.
pub(super) fn patient(
    d: &Deciding<'_>,
    input: &Demographics,
    patient_id: PatientId,
    prefix: &str,
) -> Result<Patient, Rejection> {
    let today = d.at.date(d.zone()?);
    let mut refusals = Vec::new();
    let mut refuse =
        |code, rule: &str, field: &str| refusals.push(Refusal::new(code, rule).at(format!("{prefix}{field}")));
    if input.name.trim().is_empty() {
        refuse(Code::Missing, "people", "name");
    } else if input.name.chars().count() > 200 {
        refuse(Code::TooLong, "people", "name");
    }
    let earliest = NaiveDate::from_ymd_opt(1880, 1, 1).unwrap_or_default();
    if input.birth_date.is_some_and(|date| date > today || date < earliest) {
        refuse(Code::BirthDateImpossible, "people", "birth_date");
    }
    let cpf = optional(input.cpf.as_ref()).map(|text| text.parse::<Cpf>());
    match &cpf {
        Some(Err(_)) => refuse(Code::CpfImpossible, "1.11", "cpf"),
        Some(Ok(cpf)) if d.read.patient_by_cpf(cpf.as_str())?.is_some_and(|holder| holder != patient_id) => {
            refuse(Code::CpfTaken, "1.11", "cpf");
        }
        _ => {}
    }
    let cns = optional(input.cns.as_ref()).map(|text| text.parse::<Cns>());
    if matches!(cns, Some(Err(_))) {
        refuse(Code::CnsImpossible, "1.11", "cns");
    }
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    Ok(Patient {
        patient_id,
        name: input.name.trim().to_owned(),
        social_name: optional(input.social_name.as_ref()),
        birth_date: input.birth_date,
        sex: input.sex,
        cpf: cpf.and_then(Result::ok).map(|cpf| cpf.as_str().to_owned()),
        cns: cns.and_then(Result::ok).map(|cns| cns.as_str().to_owned()),
        other_document: optional(input.other_document.as_ref()),
        address: input.address.clone(),
        phone: optional(input.phone.as_ref()),
        mother_name: optional(input.mother_name.as_ref()),
        guardian: optional(input.guardian.as_ref()),
    })
}
