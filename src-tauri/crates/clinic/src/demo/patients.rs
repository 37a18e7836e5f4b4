//! The demo patients: who they are, what harms them, what they weigh, where they lie.

use chrono::NaiveDate;
use domain::{
    commands::{
        Admit, AllergyAbout, Command, RecordAllergy, RecordNoKnownAllergies, RecordObservation, RegisterPatient,
    },
    ids::{EncounterId, PatientId},
    people::{AllergyKind, Severity, Source, loinc},
    places::EncounterClass,
    quantity::{Quantity, Unit},
};

use super::house::{House, sex};
use crate::{
    problem::Problem,
    simulate::{desk::Desk, dice::Dice, people},
};

/// What is known about allergies.
#[derive(Clone, Copy)]
enum Asked {
    NotYet,
    None,
    Substance(&'static str),
    Group(&'static str),
}

struct Person {
    name: &'static str,
    female: bool,
    born: i32,
    /// Kilograms; 0 where nobody weighed them.
    weight: u32,
    allergies: Asked,
}

const fn person(name: &'static str, female: bool, born: i32, weight: u32, allergies: Asked) -> Person {
    Person { name, female, born, weight, allergies }
}

const PEOPLE: [Person; 14] = [
    person("Joana Demo Conceição", true, 1975, 62, Asked::None),
    person("Pedro Demo Araújo", false, 1950, 71, Asked::Substance("dipirona")),
    person("Antônia Demo Gonçalves", true, 1938, 49, Asked::Group("PEN")),
    person("João Demo Sant'Ana", false, 1962, 88, Asked::None),
    person("Maria Demo Assunção", true, 1991, 58, Asked::NotYet),
    person("Sebastião Demo Falcão", false, 1945, 66, Asked::None),
    person("Luíza Demo Brandão", true, 1983, 74, Asked::None),
    person("Caetano Demo Simões", false, 1970, 0, Asked::NotYet),
    person("Tereza Demo Magalhães", true, 1954, 80, Asked::Substance("tramadol")),
    person("Otávio Demo Teixeira", false, 1999, 69, Asked::None),
    person("Zuleica Demo Figueirôa", true, 1947, 55, Asked::None),
    person("Heitor Demo Queirós", false, 1966, 93, Asked::None),
    // These two come to the outpatient clinic.
    person("Inês Demo Vilhena", true, 1979, 64, Asked::None),
    person("Rogério Demo Salomão", false, 1958, 77, Asked::None),
];

/// Patients that lie in a bed; the others walk.
const IN_BED: usize = 12;

pub(super) struct Stay {
    pub patient: PatientId,
    /// `None` for who walks.
    pub encounter: Option<EncounterId>,
}

pub(super) async fn admit(desk: &mut Desk<'_>, house: &House) -> Result<Vec<Stay>, Problem> {
    let mut dice = Dice::seeded(super::SEED + 1);
    let mut stays = Vec::with_capacity(PEOPLE.len());
    for (number, person) in PEOPLE.iter().enumerate() {
        let patient = register(desk, &mut dice, house, person).await?;
        let mut encounter = None;
        if let Some(bed) = house.beds.get(number).filter(|_| number < IN_BED) {
            let admit = Admit { patient_id: patient, class: EncounterClass::Inpatient, location_id: Some(*bed) };
            encounter = Some(desk.give(&house.elisa, Command::Admit(admit)).await?.uuid().into());
        }
        stays.push(Stay { patient, encounter });
    }
    desk.settle().await?;
    Ok(stays)
}

async fn register(desk: &mut Desk<'_>, dice: &mut Dice, house: &House, person: &Person) -> Result<PatientId, Problem> {
    let mut demographics = people::patient(dice, NaiveDate::default());
    person.name.clone_into(&mut demographics.name);
    demographics.sex = sex(person.female);
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    demographics.birth_date =
        NaiveDate::from_ymd_opt(person.born, u32::try_from(month).unwrap_or(1), u32::try_from(day).unwrap_or(1));
    demographics.social_name = None;
    demographics.guardian = None;
    let by = &house.elisa;
    let patient_id: PatientId =
        desk.give(by, Command::RegisterPatient(RegisterPatient(demographics))).await?.uuid().into();
    let about = match person.allergies {
        Asked::NotYet | Asked::None => None,
        Asked::Group(code) => Some(AllergyAbout::Group { code: code.to_owned() }),
        Asked::Substance(key) => {
            let substance = desk.clinic.read(move |read| Ok(read.substance_by_key(key)?)).await?;
            substance.map(|substance_id| AllergyAbout::Substance { substance_id })
        }
    };
    if let Some(about) = about {
        let allergy = RecordAllergy {
            patient_id,
            about,
            kind: AllergyKind::Allergy,
            severity: Some(Severity::Severe),
            manifestation: Some("urticária e broncoespasmo".to_owned()),
            source: Source::Patient,
        };
        desk.give(by, Command::RecordAllergy(allergy)).await?;
    } else if matches!(person.allergies, Asked::None) {
        desk.give(by, Command::RecordNoKnownAllergies(RecordNoKnownAllergies { patient_id })).await?;
    }
    if person.weight > 0 {
        let observation = RecordObservation {
            patient_id,
            code: loinc::WEIGHT.to_owned(),
            value: Quantity::new(person.weight.into(), Unit::Kg),
            observed_at: desk.now(),
            source: Source::Professional,
        };
        desk.give(by, Command::RecordObservation(observation)).await?;
    }
    Ok(patient_id)
}
