//! A professional of a council.

use std::str::FromStr;

use domain::{
    commands::{PractitionerInput, RegisterPractitioner},
    events::{Event, Practitioner},
    identity::{Council, CouncilNumber, Cpf, Uf},
    ids::PractitionerId,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, optional};
use crate::problem::Rejection;

pub(super) fn decide(d: &mut Deciding<'_>, command: &RegisterPractitioner) -> Events {
    let practitioner = practitioner(d, &command.0, d.id.uuid().into(), "")?;
    Ok(vec![Event::PractitionerRegistered(practitioner)])
}

/// What would be recorded, or everything that is wrong with it.
pub(super) fn practitioner(
    d: &Deciding<'_>,
    input: &PractitionerInput,
    practitioner_id: PractitionerId,
    prefix: &str,
) -> Result<Practitioner, Rejection> {
    let mut refusals = Vec::new();
    let mut refuse =
        |code, rule: &str, field: &str| refusals.push(Refusal::new(code, rule).at(format!("{prefix}{field}")));
    if input.name.trim().is_empty() {
        refuse(Code::Missing, "people", "name");
    }
    let council = Council::from_str(input.council.trim());
    let uf = Uf::from_str(input.uf.trim());
    if council.is_err() {
        refuse(Code::CouncilNumberImpossible, "1.11", "council");
    }
    if uf.is_err() {
        refuse(Code::UfImpossible, "1.11", "uf");
    }
    let mut number = String::new();
    if let (Ok(council), Ok(uf)) = (council, uf) {
        match CouncilNumber::new(council, uf, &input.number) {
            Ok(known) => number = known.number.to_string(),
            Err(_) => refuse(Code::CouncilNumberImpossible, "1.11", "number"),
        }
        let holder = d.read.practitioner_by_council_number(council.code(), uf.code(), &number)?;
        if holder.is_some_and(|holder| holder != practitioner_id) {
            refuse(Code::CouncilNumberTaken, "1.11", "number");
        }
    }
    let cpf = optional(input.cpf.as_ref()).map(|text| text.parse::<Cpf>());
    if matches!(cpf, Some(Err(_))) {
        refuse(Code::CpfImpossible, "1.11", "cpf");
    }
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    Ok(Practitioner {
        practitioner_id,
        name: input.name.trim().to_owned(),
        council: input.council.trim().to_owned(),
        uf: input.uf.trim().to_owned(),
        number,
        situation: input.situation,
        cpf: cpf.and_then(Result::ok).map(|cpf| cpf.as_str().to_owned()),
        address: input.address.clone(),
        phone: optional(input.phone.as_ref()),
        specialties: input.specialties.clone(),
        programme_registrations: input.programme_registrations.clone(),
    })
}
