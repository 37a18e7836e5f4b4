//! What the pharmacy takes from its shelves for the wards (rulebook R3.4): by ward, bed, patient and time, with a total
//! for each medicine.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Letterhead, Provenance};

/// A numbered order to the pharmacy's store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PickList {
    /// The house.
    pub letterhead: Letterhead,
    /// The doses it is for: `12/05/2026, das 14h às 22h`.
    pub window: String,
    /// In the order in which the shelves are walked.
    pub totals: Vec<PickTotal>,
    /// In the order of the round.
    pub wards: Vec<PickWard>,
    /// Orders that should be here and cannot be shown, each in words. Never left out silently.
    pub missing: Vec<String>,
    /// Its number (`FARM1-000042-3`), how old what it says is, and the event it is as of.
    pub provenance: Provenance,
}

/// All of one medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PickTotal {
    /// With strength and form, in tall man where that is curated.
    pub medicine: String,
    /// `42 ampolas`.
    pub quantity: String,
    /// Where it lies: `Corredor 2, prateleira B`.
    pub shelf: Option<String>,
    /// `A1`: under lock.
    pub controlled: Option<String>,
    /// A medicamento potencialmente perigoso.
    pub high_alert: bool,
}

/// A ward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PickWard {
    pub name: String,
    /// By bed.
    pub patients: Vec<PickPatient>,
}

/// Who lies in a bed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PickPatient {
    /// `Leito 07`.
    pub bed: Option<String>,
    /// The name that they go by.
    pub name: String,
    /// The second identifier: `nascimento 12/03/1953`.
    pub identity: Option<String>,
    /// `Alergia: dipirona`; `Alergias não perguntadas`.
    pub allergies: String,
    /// By time.
    pub doses: Vec<PickDose>,
}

/// One dose to be picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PickDose {
    /// `14h`; none for what is given as needed.
    pub time: Option<String>,
    /// With strength and form, in tall man where that is curated.
    pub medicine: String,
    /// `1 g por via endovenosa`.
    pub dose: String,
    /// `2 ampolas`; none where that cannot be reckoned, which is printed as a line to be filled by hand.
    pub quantity: Option<String>,
    /// The number of the prescription.
    pub order: String,
    /// A medicamento potencialmente perigoso.
    pub high_alert: bool,
    /// What the picker must know: `Sem liberação da triagem: não separar`.
    pub note: Option<String>,
}
