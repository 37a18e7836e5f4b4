//! Events about the house and the stays in it. Frozen: see [`super`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{EncounterId, EstablishmentId, LocationId, PatientId, StationId},
    people::Address,
    places::{EncounterClass, LocationKind},
};

/// The establishment as it is from now on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Establishment {
    pub establishment_id: EstablishmentId,
    pub name: String,
    pub cnpj: Option<String>,
    pub cnes: Option<String>,
    pub address: Option<Address>,
    pub phone: Option<String>,
    pub responsible_pharmacist: Option<String>,
    pub time_zone: String,
}

/// A workstation joined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct StationRegistered {
    pub station_id: StationId,
    pub name: String,
    pub series: String,
}

/// The workstation came back from a backup; its sequence starts again at 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct IncarnationStarted {
    pub station_id: StationId,
    pub incarnation: i64,
    /// Its prescription numbers go on from here. Since version 2.
    #[serde(default)]
    pub numbers_from: Option<i64>,
}

/// A ward, room or bed exists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct LocationRegistered {
    pub location_id: LocationId,
    pub kind: LocationKind,
    pub parent_id: Option<LocationId>,
    /// The ward it belongs to; itself for a ward.
    pub ward_id: LocationId,
    pub name: String,
}

/// An encounter began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct EncounterStarted {
    pub encounter_id: EncounterId,
    pub patient_id: PatientId,
    pub class: EncounterClass,
    pub location_id: Option<LocationId>,
}

/// The patient was moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct EncounterTransferred {
    pub encounter_id: EncounterId,
    pub patient_id: PatientId,
    pub location_id: LocationId,
}

/// The encounter ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct EncounterFinished {
    pub encounter_id: EncounterId,
    pub patient_id: PatientId,
}
