//! Commands about the house and the stays in it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{EncounterId, LocationId, PatientId},
    people::Address,
    places::{EncounterClass, LocationKind},
};

/// What is written down about the establishment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EstablishmentInput {
    /// As registered.
    pub name: String,
    /// Alphanumeric since July 2026.
    pub cnpj: Option<String>,
    /// Cadastro Nacional de Estabelecimentos de Saúde.
    pub cnes: Option<String>,
    /// Printed on documents.
    pub address: Option<Address>,
    /// Contact phone.
    pub phone: Option<String>,
    /// Name and CRF of the responsible pharmacist.
    pub responsible_pharmacist: Option<String>,
    /// IANA name, `America/Sao_Paulo`.
    pub time_zone: String,
}

/// First start: the establishment, this workstation and its first administrator. Ids: the establishment bears the
/// command's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUpClinic {
    /// The house.
    pub establishment: EstablishmentInput,
    /// What people call this workstation.
    pub station_name: String,
    /// Starts every human number made here: `UTI2`.
    pub station_series: String,
    /// Login of the first administrator.
    pub administrator_login: String,
    /// Name of the first administrator.
    pub administrator_name: String,
}

/// Replaces what is written down about the establishment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct CorrectEstablishment(pub EstablishmentInput);

/// Registers a ward, room or bed; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterLocation {
    /// What it is.
    pub kind: LocationKind,
    /// A room's ward, a bed's room or ward; none for a ward.
    pub parent_id: Option<LocationId>,
    /// What people call it.
    pub name: String,
}

/// Starts an encounter; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Admit {
    pub patient_id: PatientId,
    pub class: EncounterClass,
    /// Ward, room or bed; mandatory for an in-patient.
    pub location_id: Option<LocationId>,
}

/// Moves an open encounter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Transfer {
    pub encounter_id: EncounterId,
    pub location_id: LocationId,
}

/// Ends an encounter; its open in-patient orders are closed with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Discharge {
    pub encounter_id: EncounterId,
}
