//! Replaces what is written down about the establishment.

use chrono_tz::Tz;
use domain::{
    commands::{CorrectEstablishment, EstablishmentInput},
    events::{Establishment, Event},
    identity::{Cnes, Cnpj},
    ids::EstablishmentId,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, optional};

pub(super) fn decide(d: &mut Deciding<'_>, command: &CorrectEstablishment) -> Events {
    let house = d.read.house()?.ok_or_else(|| Refusal::new(Code::ClinicNotSetUp, "engine"))?;
    let corrected = establishment(&command.0, house.establishment_id, "")?;
    Ok(if corrected == house { Vec::new() } else { vec![Event::EstablishmentCorrected(corrected)] })
}

pub(super) fn establishment(
    input: &EstablishmentInput,
    establishment_id: EstablishmentId,
    prefix: &str,
) -> Result<Establishment, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut refuse =
        |code, rule: &str, field: &str| refusals.push(Refusal::new(code, rule).at(format!("{prefix}{field}")));
    if input.name.trim().is_empty() {
        refuse(Code::Missing, "house", "name");
    }
    let cnpj = optional(input.cnpj.as_ref()).map(|text| text.parse::<Cnpj>());
    if matches!(cnpj, Some(Err(_))) {
        refuse(Code::CnpjImpossible, "1.11", "cnpj");
    }
    let cnes = optional(input.cnes.as_ref()).map(|text| text.parse::<Cnes>());
    if matches!(cnes, Some(Err(_))) {
        refuse(Code::CnesImpossible, "1.11", "cnes");
    }
    if input.time_zone.parse::<Tz>().is_err() {
        refuse(Code::TimeZoneUnknown, "R3.21", "time_zone");
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    Ok(Establishment {
        establishment_id,
        name: input.name.trim().to_owned(),
        cnpj: cnpj.and_then(Result::ok).map(|cnpj| cnpj.as_str().to_owned()),
        cnes: cnes.and_then(Result::ok).map(|cnes| cnes.as_str().to_owned()),
        address: input.address.clone(),
        phone: optional(input.phone.as_ref()),
        responsible_pharmacist: optional(input.responsible_pharmacist.as_ref()),
        time_zone: input.time_zone.clone(),
    })
}
