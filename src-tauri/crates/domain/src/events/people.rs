//! Events about staff, practitioners and patients. Frozen: see [`super`].

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    commands::AllergyAbout,
    ids::{AllergyId, ObservationId, PatientId, PractitionerId, UserId},
    instant::Instant,
    people::{Address, AllergyKind, Severity, Sex, Situation, Source, Specialty},
    quantity::Quantity,
    roles::Role,
};

/// A staff user as they are from now on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct User {
    pub user_id: UserId,
    pub login: String,
    pub name: String,
    pub roles: Vec<Role>,
    pub practitioner_id: Option<PractitionerId>,
    pub active: bool,
}

/// A practitioner as they are from now on; council, UF and number in canonical form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Practitioner {
    pub practitioner_id: PractitionerId,
    pub name: String,
    pub council: String,
    pub uf: String,
    pub number: String,
    pub situation: Situation,
    pub cpf: Option<String>,
    pub address: Option<Address>,
    pub phone: Option<String>,
    pub specialties: Vec<Specialty>,
    pub programme_registrations: Vec<String>,
}

/// A patient as they are from now on; CPF and CNS as bare digits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Patient {
    pub patient_id: PatientId,
    pub name: String,
    pub social_name: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub sex: Sex,
    pub cpf: Option<String>,
    pub cns: Option<String>,
    pub other_document: Option<String>,
    pub address: Option<Address>,
    pub phone: Option<String>,
    pub mother_name: Option<String>,
    pub guardian: Option<String>,
}

/// The patient died.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PatientDied {
    pub patient_id: PatientId,
    pub deceased_at: Instant,
}

/// `duplicate` is the same person as `survivor`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PatientsMerged {
    pub duplicate: PatientId,
    pub survivor: PatientId,
}

/// An allergy stands from now on. `name` is the substance's or group's name when it was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct AllergyRecorded {
    pub allergy_id: AllergyId,
    pub patient_id: PatientId,
    pub about: AllergyAbout,
    pub name: String,
    pub kind: AllergyKind,
    pub severity: Option<Severity>,
    pub manifestation: Option<String>,
    pub source: Source,
}

/// The allergy does not stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct AllergyRefuted {
    pub allergy_id: AllergyId,
    pub patient_id: PatientId,
    pub reason: String,
}

/// Somebody asked, and there are none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct NoKnownAllergiesRecorded {
    pub patient_id: PatientId,
}

/// A value was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ObservationRecorded {
    pub observation_id: ObservationId,
    pub patient_id: PatientId,
    pub code: String,
    pub value: Quantity,
    pub observed_at: Instant,
    pub source: Source,
}

/// A user got another password; which one is nobody's to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PasswordChanged {
    pub user_id: UserId,
}
