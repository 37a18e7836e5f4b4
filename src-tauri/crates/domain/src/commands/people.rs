//! Commands about staff, practitioners and patients.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{AllergyId, PatientId, PractitionerId, SubstanceId, UserId},
    instant::Instant,
    people::{Address, AllergyKind, Severity, Sex, Situation, Source, Specialty},
    quantity::Quantity,
    roles::Role,
};

/// What is written down about a practitioner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PractitionerInput {
    /// Full name.
    pub name: String,
    /// `CRM`, `CRO`, …
    pub council: String,
    /// Two letters.
    pub uf: String,
    /// The council's number, 1 to 7 digits.
    pub number: String,
    /// Whether the council lets them practise.
    pub situation: Situation,
    /// With or without punctuation.
    pub cpf: Option<String>,
    /// Professional address; printed on documents.
    pub address: Option<Address>,
    /// Contact phone.
    pub phone: Option<String>,
    /// Specialties; only those with an RQE are printed.
    #[serde(default)]
    pub specialties: Vec<Specialty>,
    /// Programmes that registered them (thalidomide, misoprostol …), by the programme's code.
    #[serde(default)]
    pub programme_registrations: Vec<String>,
}

/// Registers a practitioner; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RegisterPractitioner(pub PractitionerInput);

/// Replaces what is written down about a practitioner. Signed prescriptions keep what they said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CorrectPractitioner {
    pub practitioner_id: PractitionerId,
    pub practitioner: PractitionerInput,
}

/// What is written down about a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Demographics {
    /// Name on the document.
    pub name: String,
    /// Name the patient uses.
    pub social_name: Option<String>,
    /// Unknown for somebody nobody can identify yet.
    pub birth_date: Option<NaiveDate>,
    /// As the document states it.
    pub sex: Sex,
    /// With or without punctuation.
    pub cpf: Option<String>,
    /// Cartão Nacional de Saúde.
    pub cns: Option<String>,
    /// Passport or another document.
    pub other_document: Option<String>,
    /// Residential address.
    pub address: Option<Address>,
    /// Contact phone.
    pub phone: Option<String>,
    /// Tells namesakes apart.
    pub mother_name: Option<String>,
    /// Legal guardian.
    pub guardian: Option<String>,
}

/// Registers a patient; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RegisterPatient(pub Demographics);

/// Replaces what is written down about a patient. Signed prescriptions keep what they said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CorrectPatient {
    pub patient_id: PatientId,
    pub patient: Demographics,
}

/// Records a death; the patient's open orders are closed with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RecordDeath {
    pub patient_id: PatientId,
    pub deceased_at: Instant,
}

/// Two records turn out to be one person: `duplicate` stays readable and points at `survivor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct MergePatients {
    pub duplicate: PatientId,
    pub survivor: PatientId,
}

/// What the patient is allergic to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", deny_unknown_fields)]
#[allow(missing_docs)]
pub enum AllergyAbout {
    /// One active ingredient.
    Substance { substance_id: SubstanceId },
    /// A group of `tables/rules.json` (`PEN`, `SULFA`, …).
    Group { code: String },
    /// Anything the tables do not know (food, latex of a brand): shown, never checked.
    Text { text: String },
}

/// Records an allergy; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RecordAllergy {
    pub patient_id: PatientId,
    pub about: AllergyAbout,
    pub kind: AllergyKind,
    pub severity: Option<Severity>,
    pub manifestation: Option<String>,
    pub source: Source,
}

/// Says that an allergy does not stand; it stays readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RefuteAllergy {
    pub allergy_id: AllergyId,
    pub reason: String,
}

/// Somebody asked, and there are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RecordNoKnownAllergies {
    pub patient_id: PatientId,
}

/// Records a measured value; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordObservation {
    /// Of whom.
    pub patient_id: PatientId,
    /// LOINC.
    pub code: String,
    /// How much.
    pub value: Quantity,
    /// When it was measured.
    pub observed_at: Instant,
    /// Who or what says so.
    pub source: Source,
}

/// Registers somebody who signs in; its id is the command's. The password is set apart and never enters an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterUser {
    /// Lower-case letters, digits, `.`, `-`, `_`; 2 to 40.
    pub login: String,
    /// Full name.
    pub name: String,
    /// At least one.
    pub roles: Vec<Role>,
    /// Who they are before their council; mandatory for a prescriber.
    pub practitioner_id: Option<PractitionerId>,
}

/// Writes down that a user gets another password, before they do. The password itself goes beside it, and never enters
/// a command or an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct NotePasswordChange {
    pub user_id: UserId,
}

/// Changes a user's roles or bars them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ChangeUser {
    pub user_id: UserId,
    pub roles: Vec<Role>,
    pub active: bool,
    pub practitioner_id: Option<PractitionerId>,
}
