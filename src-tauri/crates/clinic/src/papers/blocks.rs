//! Blocks that several papers share, worded from what was recorded.

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::{
    age::age,
    catalogue::Route,
    events::Establishment,
    identity::{CnpjScheme, CpfScheme, Identifier, Scheme},
    instant::Instant,
    number_pt::print_quantity,
    paper::{Allergies, Letterhead, PatientBlock, PrescriberBlock, tall_man::tall_man},
    people::{Address, AllergyStatus, Sex},
    quantity::Quantity,
    wording,
};

use crate::queries::{
    Found,
    patient_summary::{PatientSummary, StandingAllergy},
    prescription_document::{DocumentItem, DocumentPatient, DocumentPrescriber},
};

pub(super) fn letterhead(house: &Establishment) -> Letterhead {
    Letterhead {
        name: house.name.clone(),
        cnpj: house.cnpj.as_ref().map(|cnpj| printed::<CnpjScheme>(cnpj)),
        cnes: house.cnes.clone(),
        address_lines: house.address.as_ref().map(address_lines).unwrap_or_default(),
        phone: house.phone.clone(),
        responsible_pharmacist: house.responsible_pharmacist.clone(),
    }
}

pub(super) fn prescriber(prescriber: &DocumentPrescriber) -> PrescriberBlock {
    let specialty = prescriber.specialty.as_ref().zip(prescriber.rqe.as_ref());
    PrescriberBlock {
        name: prescriber.name.clone(),
        council: council(prescriber),
        specialty: specialty.map(|(name, rqe)| format!("{name}, RQE {rqe}")),
        cpf: prescriber.cpf.as_ref().map(|cpf| printed::<CpfScheme>(cpf)),
        address: prescriber.address.as_ref().map(address),
        phone: prescriber.phone.clone(),
    }
}

/// `CRM-SP 123456`.
pub(super) fn council(prescriber: &DocumentPrescriber) -> String {
    format!("{}-{} {}", prescriber.council, prescriber.uf, prescriber.number)
}

/// As identified at signing; weight, place and allergies as known now.
pub(super) fn patient(
    patient: &DocumentPatient,
    now: &Found<PatientSummary>,
    on: NaiveDate,
    place: Option<String>,
    zone: Tz,
) -> PatientBlock {
    let (allergies, weight) = known_now(now, zone);
    PatientBlock {
        name: patient.name.clone(),
        social_name: patient.social_name.clone(),
        birth_date: patient.birth_date.as_deref().map(date),
        age: patient.birth_date.as_deref().and_then(|born| years(born, on)),
        sex: Some(sex(patient.sex).to_owned()),
        document: patient.cpf.as_deref().map(cpf).or_else(|| patient.cns.as_ref().map(|cns| format!("CNS {cns}"))),
        address: patient.address.as_ref().map(address),
        phone: patient.phone.clone(),
        guardian: patient.guardian.clone(),
        weight,
        place,
        allergies,
    }
}

/// What the banner says of allergies and weight; a banner that cannot be shown says so.
pub(super) fn known_now(now: &Found<PatientSummary>, zone: Tz) -> (Allergies, Option<String>) {
    let Found::Shown(summary) = now else {
        return (Allergies::Listed(vec!["não foi possível mostrar: consulte o prontuário".to_owned()]), None);
    };
    let weight = summary.weight.map(|weight| {
        let quantity = print_quantity(Quantity::new(weight.value, weight.unit));
        format!("{quantity} em {}", weight.observed_at.date(zone).format("%d/%m/%Y"))
    });
    (allergies(summary.allergy_status, &summary.allergies), weight)
}

pub(super) fn allergies(status: AllergyStatus, standing: &[StandingAllergy]) -> Allergies {
    match status {
        AllergyStatus::NotAsked => Allergies::NotAsked,
        AllergyStatus::NoneKnown => Allergies::NoneKnown,
        AllergyStatus::Recorded => Allergies::Listed(
            standing
                .iter()
                .map(|allergy| match &allergy.manifestation {
                    Some(reaction) => format!("{} ({reaction})", allergy.name),
                    None => allergy.name.clone(),
                })
                .collect(),
        ),
    }
}

/// `01/04/1953` of `1953-04-01`.
pub(super) fn date(iso: &str) -> String {
    iso.parse::<NaiveDate>().map_or_else(|_| iso.to_owned(), |day| day.format("%d/%m/%Y").to_string())
}

pub(super) fn years(born: &str, on: NaiveDate) -> Option<String> {
    born.parse().ok().map(|born| age(born, on).to_string())
}

pub(super) const fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "feminino",
        Sex::Male => "masculino",
        Sex::Other => "outro",
        Sex::Unknown => "não informado",
    }
}

/// `3A, leito 12`.
pub(super) fn place(ward: Option<&str>, bed: Option<&str>) -> Option<String> {
    let bed = bed.map(|bed| format!("leito {bed}"));
    let parts: Vec<String> = ward.map(str::to_owned).into_iter().chain(bed).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Name and strength, then the form.
pub(super) fn medicine_with_strength(item: &DocumentItem) -> String {
    [item.medicine_name.as_str(), item.strength.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The same with the form, in tall man where that is curated: for who picks and gives.
pub(super) fn medicine_in_full(item: &DocumentItem) -> String {
    let parts = [tall_man(&medicine_with_strength(item)), item.form.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// `1 comprimido por via oral, a cada 6 horas, por 3 dias`.
pub(super) fn dosage(dose: &str, route: Route, schedule: &str) -> String {
    let given = [dose, wording::route(route).as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if schedule.is_empty() { given } else { format!("{given}, {schedule}") }
}

/// With a capital and a full stop.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let text: String = first.to_uppercase().chain(letters).collect();
    if text.ends_with(['.', '!', '?']) { text } else { format!("{text}.") }
}

/// `de 23/11/2026 às 14h00 a 24/11/2026 às 14h00`.
pub(super) fn span(from: Instant, until: Instant, zone: Tz) -> String {
    format!("de {} a {}", super::moment(from, zone), super::moment(until, zone))
}

/// On one line.
pub(super) fn address(address: &Address) -> String {
    address_lines(address).join(", ")
}

/// `CPF 529.982.247-25`.
pub(super) fn cpf(bare: &str) -> String {
    format!("CPF {}", printed::<CpfScheme>(bare))
}

fn address_lines(address: &Address) -> Vec<String> {
    let street = [address.line.as_str(), address.district.as_str()];
    let street: Vec<&str> = street.into_iter().filter(|part| !part.is_empty()).collect();
    let city = format!("{}, {}", address.city, address.uf);
    let postal_code = match address.postal_code.split_at_checked(5) {
        Some((zone, rest)) if !rest.is_empty() => Some(format!("CEP {zone}-{rest}")),
        _ => None,
    };
    let city = [Some(city), postal_code].into_iter().flatten().collect::<Vec<_>>().join(", ");
    [street.join(", "), city].into_iter().filter(|line| !line.is_empty()).collect()
}

/// As its document shows it; as it is stored, where it does not read.
fn printed<S: Scheme>(bare: &str) -> String {
    bare.parse::<Identifier<S>>().map_or_else(|_| bare.to_owned(), |number| number.to_string())
}
