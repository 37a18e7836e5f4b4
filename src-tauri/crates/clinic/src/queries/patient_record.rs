//! A patient's record (prontuário), whole or of one stay, as one document.

use std::collections::BTreeMap;

use domain::{
    ids::{AllergyId, EncounterId, ObservationId, PatientId, SubstanceId, UserId},
    instant::Instant,
    people::{Address, AllergyKind, Severity, Sex, Source},
    places::EncounterClass,
    quantity::{Amount, Unit},
};
use rusqlite::{Connection, OptionalExtension, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Error, Found, found,
    prescription_document::{Letterhead, PrescriptionDocument, StaffName, letterhead, names},
};

/// An allergy that somebody recorded; a refuted one stays readable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct RecordedAllergy {
    pub allergy_id: AllergyId,
    pub name: String,
    pub kind: AllergyKind,
    pub severity: Option<Severity>,
    pub substance_id: Option<SubstanceId>,
    pub group_code: Option<String>,
    pub manifestation: Option<String>,
    pub source: Source,
    pub recorded_at: Instant,
    pub recorded_by: UserId,
    pub refuted_at: Option<Instant>,
    pub refuted_by: Option<UserId>,
    pub refuted_reason: Option<String>,
}

/// A measured value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct RecordedObservation {
    pub observation_id: ObservationId,
    /// LOINC.
    pub code: String,
    pub value: Amount,
    pub unit: Unit,
    pub observed_at: Instant,
    pub source: Source,
    pub recorded_by: UserId,
}

/// A place from then on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Place {
    pub since: Instant,
    pub ward: String,
    /// Room or bed.
    pub place: Option<String>,
}

/// A stay or a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct RecordedEncounter {
    pub encounter_id: EncounterId,
    pub class: EncounterClass,
    pub started_at: Instant,
    pub finished_at: Option<Instant>,
    #[serde(default)]
    pub places: Vec<Place>,
}

/// A patient's record. Records merged into it are part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PatientRecord {
    pub patient_id: PatientId,
    pub name: String,
    pub social_name: Option<String>,
    /// `1953-04-01`.
    pub birth_date: Option<String>,
    pub sex: Sex,
    pub cpf: Option<String>,
    pub cns: Option<String>,
    pub other_document: Option<String>,
    pub address: Option<Address>,
    pub phone: Option<String>,
    pub mother_name: Option<String>,
    pub guardian: Option<String>,
    pub registered_at: Instant,
    pub deceased_at: Option<Instant>,
    pub merged_into: Option<PatientId>,
    pub no_known_allergies_at: Option<Instant>,
    #[serde(default)]
    pub allergies: Vec<RecordedAllergy>,
    /// Of one stay: those observed during it.
    #[serde(default)]
    pub observations: Vec<RecordedObservation>,
    #[serde(default)]
    pub encounters: Vec<RecordedEncounter>,
    /// In the order of signing.
    #[serde(default)]
    pub prescriptions: Vec<PrescriptionDocument>,
    /// Prescriptions that cannot be shown, in the whole house: some may be this patient's.
    #[serde(default)]
    pub parked_orders: i64,
    /// The staff users it names.
    #[serde(default)]
    pub people: BTreeMap<UserId, StaffName>,
    /// `None` before the house is set up.
    pub letterhead: Option<Letterhead>,
}

/// The record of a patient; of one stay where `encounter` is given.
///
/// # Errors
/// When the views cannot be read.
pub fn of_patient(
    views: &Connection,
    patient: PatientId,
    encounter: Option<EncounterId>,
) -> Result<Found<PatientRecord>, Error> {
    let text: Option<String> = views
        .prepare_cached("SELECT document FROM patient_record WHERE patient_id = ?1")?
        .query_row([patient.uuid()], |row| row.get(0))
        .optional()?;
    let Some(text) = text else { return found(views, patient.uuid(), None) };
    let mut record: PatientRecord = serde_json::from_str(&text)?;
    if let Some(encounter) = encounter {
        only(&mut record, encounter);
    }
    record.prescriptions = prescriptions(views, patient, encounter)?;
    record.parked_orders = i64::try_from(super::triage_queue::parked(views)?.len()).unwrap_or(i64::MAX);
    record.people = names(views, people(&record))?;
    record.letterhead = letterhead(views)?;
    Ok(Found::Shown(record))
}

fn only(record: &mut PatientRecord, encounter: EncounterId) {
    record.encounters.retain(|stay| stay.encounter_id == encounter);
    if let Some(stay) = record.encounters.first() {
        let until = stay.finished_at.unwrap_or(Instant::from_millis(i64::MAX));
        record.observations.retain(|seen| seen.observed_at >= stay.started_at && seen.observed_at <= until);
    }
}

fn prescriptions(
    views: &Connection,
    patient: PatientId,
    encounter: Option<EncounterId>,
) -> Result<Vec<PrescriptionDocument>, Error> {
    let mut statement = views.prepare_cached(
        "SELECT document FROM prescription_document
         WHERE person_id = coalesce((SELECT survivor_id FROM patient_summary WHERE patient_id = ?1), ?1)
             AND (?2 IS NULL OR encounter_id = ?2)
         ORDER BY prescribed_at, prescription_id",
    )?;
    let mut rows = statement.query(params![patient.uuid(), encounter.map(EncounterId::uuid)])?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str().map_err(|_| Error::Shape("document".to_owned()))?;
        documents.push(serde_json::from_str(text)?);
    }
    Ok(documents)
}

/// Whom the record names.
fn people(record: &PatientRecord) -> impl Iterator<Item = UserId> {
    let allergies = record.allergies.iter().flat_map(|allergy| [Some(allergy.recorded_by), allergy.refuted_by]);
    let observations = record.observations.iter().map(|seen| seen.recorded_by);
    let prescriptions = record.prescriptions.iter().flat_map(PrescriptionDocument::people);
    allergies.flatten().chain(observations).chain(prescriptions)
}
