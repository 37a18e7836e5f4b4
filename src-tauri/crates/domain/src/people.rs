//! The words for people: staff, practitioners, patients and what is known about them (FHIR R4's value sets where one exists).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// FHIR `AdministrativeGender`: what a document states as sex.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[allow(missing_docs)]
pub enum Sex {
    Female,
    Male,
    Other,
    Unknown,
}

/// Whether a council lets somebody practise.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
pub enum Situation {
    /// May practise.
    Active,
    /// Barred for a time.
    Suspended,
    /// Registration ended.
    Cancelled,
    /// Retired or deceased.
    Inactive,
}

/// A Brazilian postal address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Street, number, complement.
    pub line: String,
    /// Bairro.
    #[serde(default)]
    pub district: String,
    /// Município.
    pub city: String,
    /// Two letters.
    pub uf: String,
    /// CEP, 8 digits; empty when unknown.
    #[serde(default)]
    pub postal_code: String,
}

/// A specialty registered with the council (RQE); without an RQE it is never printed (CFM).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Specialty {
    /// As the council names it.
    pub name: String,
    /// Registro de Qualificação de Especialista.
    pub rqe: Option<String>,
}

/// How a substance harmed the patient (rulebook R2.1); only the first two block.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
pub enum AllergyKind {
    /// Immune mediated.
    Allergy,
    /// Looks like one, by another mechanism.
    PseudoAllergy,
    /// Unwanted, not dangerous.
    Intolerance,
    /// A known effect of the medicine.
    SideEffect,
    /// Nobody knows.
    Unknown,
}

impl AllergyKind {
    /// Stops a prescription of the very substance unless overridden (rulebook R2.1).
    pub const fn blocks(self) -> bool {
        matches!(self, Self::Allergy | Self::PseudoAllergy)
    }
}

/// FHIR `reaction.severity`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[allow(missing_docs)]
pub enum Severity {
    Mild,
    Moderate,
    Severe,
}

/// Who or what says so.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[allow(missing_docs)]
pub enum Source {
    Patient,
    Family,
    Professional,
    Record,
    Device,
    Laboratory,
}

/// Whether anybody asked about allergies. "Not asked" and "none known" never look alike.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
pub enum AllergyStatus {
    /// Nobody asked yet.
    NotAsked,
    /// Asked, and none are known.
    NoneKnown,
    /// At least one stands.
    Recorded,
}

/// LOINC codes that rules read (rulebook 4.1); any other code may be recorded too.
pub mod loinc {
    /// Body weight, kg.
    pub const WEIGHT: &str = "29463-7";
    /// Body height, cm.
    pub const HEIGHT: &str = "8302-2";
    /// Creatinine in serum or plasma, mg/dL.
    pub const CREATININE: &str = "2160-0";
    /// Pregnancy status; 1 pregnant, 0 not pregnant.
    pub const PREGNANCY: &str = "82810-3";
}
