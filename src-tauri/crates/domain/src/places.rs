//! The words for places and stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Establishment → ward → room → bed. A bed may hang directly under its ward.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[allow(missing_docs)]
pub enum LocationKind {
    Ward,
    Room,
    Bed,
}

/// FHIR `Encounter.class`: AMB, EMER, IMP.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[allow(missing_docs)]
pub enum EncounterClass {
    Ambulatory,
    Emergency,
    Inpatient,
}
