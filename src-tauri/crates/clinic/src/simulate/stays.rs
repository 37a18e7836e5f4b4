//! Who lies where in the invented hospital, and what is ordered for them.

use chrono::NaiveDate;
use domain::{
    commands::{
        Admit, AllergyAbout, Command, RecordAllergy, RecordNoKnownAllergies, RecordObservation, RegisterPatient,
    },
    ids::{CommandId, EncounterId, ItemId, LocationId, PatientId, PrescriptionId},
    people::{AllergyKind, Severity, Source, loinc},
    places::EncounterClass,
    quantity::{Quantity, Unit},
};

use super::{
    desk::Desk,
    dice::Dice,
    house::{House, Ward},
    people,
};
use crate::{problem::Problem, session::Session};

pub(super) struct Stays {
    pub all: Vec<Stay>,
    /// Free beds, with the number of their ward.
    pub free: Vec<(usize, LocationId)>,
    /// Items held until the evening, with the number of their ward.
    pub held: Vec<(usize, PrescriptionId, ItemId)>,
}

pub(super) struct Stay {
    pub patient: PatientId,
    pub encounter: EncounterId,
    pub ward: usize,
    pub bed: LocationId,
    pub days_left: usize,
    /// A substance of [`super::repertoire::WARD`] that harms the patient.
    pub allergic_to: Option<&'static str>,
    /// The order that is renewed each morning.
    pub order: Option<PrescriptionId>,
}

impl Stays {
    pub(super) fn new(house: &House) -> Self {
        let beds = house.wards.iter().enumerate();
        let free = beds.flat_map(|(number, ward)| ward.beds.iter().map(move |bed| (number, *bed))).collect();
        Self { all: Vec::new(), free, held: Vec::new() }
    }

    /// Takes somebody new in, unless every bed is taken.
    pub(super) async fn admit(
        &mut self,
        desk: &mut Desk<'_>,
        dice: &mut Dice,
        house: &House,
        today: NaiveDate,
    ) -> Result<(), Problem> {
        if self.free.is_empty() {
            return Ok(());
        }
        let (number, bed) = self.free.swap_remove(dice.below(self.free.len()));
        let Some(ward) = house.wards.get(number) else { return Ok(()) };
        let patient = register(desk, dice, ward, today).await?;
        let allergic_to = allergies(desk, dice, ward, patient).await?;
        observations(desk, dice, ward, patient).await?;
        let admit = Admit { patient_id: patient, class: EncounterClass::Inpatient, location_id: Some(bed) };
        let stay = desk.give(&ward.nurse, Command::Admit(admit)).await?;
        self.all.push(Stay {
            patient,
            encounter: stay.uuid().into(),
            ward: number,
            bed,
            days_left: 1 + dice.below(9),
            allergic_to,
            order: None,
        });
        Ok(())
    }

    pub(super) fn of(&mut self, encounter: EncounterId) -> Option<&mut Stay> {
        self.all.iter_mut().find(|stay| stay.encounter == encounter)
    }
}

pub(super) async fn register(
    desk: &mut Desk<'_>,
    dice: &mut Dice,
    ward: &Ward,
    today: NaiveDate,
) -> Result<PatientId, Problem> {
    let command = Command::RegisterPatient(RegisterPatient(people::patient(dice, today)));
    Ok(desk.give(&ward.nurse, command).await?.uuid().into())
}

/// Most have none, some are allergic, and some nobody asked.
async fn allergies(
    desk: &mut Desk<'_>,
    dice: &mut Dice,
    ward: &Ward,
    patient_id: PatientId,
) -> Result<Option<&'static str>, Problem> {
    match dice.below(10) {
        0 => {
            let key = "dipirona";
            let substance = desk.clinic.read(move |read| Ok(read.substance_by_key(key)?)).await?;
            let Some(substance_id) = substance else { return Ok(None) };
            let about = AllergyAbout::Substance { substance_id };
            record_allergy(desk, &ward.nurse, patient_id, about, Severity::Severe).await?;
            Ok(Some(key))
        }
        1 => {
            let about = AllergyAbout::Group { code: "PEN".to_owned() };
            record_allergy(desk, &ward.nurse, patient_id, about, Severity::Moderate).await?;
            Ok(None)
        }
        2 => Ok(None),
        _ => {
            let command = RecordNoKnownAllergies { patient_id };
            desk.give(&ward.nurse, Command::RecordNoKnownAllergies(command)).await?;
            Ok(None)
        }
    }
}

async fn record_allergy(
    desk: &mut Desk<'_>,
    by: &Session,
    patient_id: PatientId,
    about: AllergyAbout,
    severity: Severity,
) -> Result<CommandId, Problem> {
    let command = RecordAllergy {
        patient_id,
        about,
        kind: AllergyKind::Allergy,
        severity: Some(severity),
        manifestation: Some("urticária".to_owned()),
        source: Source::Patient,
    };
    desk.give(by, Command::RecordAllergy(command)).await
}

async fn observations(desk: &mut Desk<'_>, dice: &mut Dice, ward: &Ward, patient_id: PatientId) -> Result<(), Problem> {
    let observed_at = desk.now();
    let number = |from: usize, more: usize| u32::try_from(from + more).unwrap_or(0);
    let weight = Quantity::new(number(45, dice.below(60)).into(), Unit::Kg);
    let height = Quantity::new(number(150, dice.below(45)).into(), Unit::Cm);
    for (code, value, source) in
        [(loinc::WEIGHT, weight, Source::Professional), (loinc::HEIGHT, height, Source::Patient)]
    {
        if dice.chance(850) {
            let command = RecordObservation { patient_id, code: code.to_owned(), value, observed_at, source };
            desk.give(&ward.nurse, Command::RecordObservation(command)).await?;
        }
    }
    Ok(())
}
