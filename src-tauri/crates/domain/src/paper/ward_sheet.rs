//! The administration record on paper, for the day the power is out (rulebook R3.22 to R3.25). A patient never shares a
//! sheet with another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Letterhead, PatientBlock, Provenance};

/// The doses of a ward for 24 hours, a sheet for each patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WardSheet {
    /// The house.
    pub letterhead: Letterhead,
    /// `Clínica Médica`.
    pub ward: String,
    /// `das 7h de 12/05/2026 às 7h de 13/05/2026`.
    pub window: String,
    /// By bed.
    pub patients: Vec<WardSheetPatient>,
    /// Orders that may be of this ward and cannot be shown, each in words.
    pub missing: Vec<String>,
    /// How old what it says is, and the event it is as of.
    pub provenance: Provenance,
}

/// One patient's sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WardSheetPatient {
    /// Who, and in which bed.
    pub patient: PatientBlock,
    /// By first time, what is given as needed at the end.
    pub items: Vec<WardSheetItem>,
}

/// One prescribed medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WardSheetItem {
    /// With strength and form, in tall man where that is curated.
    pub medicine: String,
    /// Dose, route, rhythm and the rest, as signed.
    pub dosage: String,
    /// `8h`, `16h`, `0h`: a box to be filled for each. Empty for what is given as needed, which gets free boxes.
    pub times: Vec<String>,
    /// The number of the prescription.
    pub order: String,
    /// A medicamento potencialmente perigoso: two people sign.
    pub high_alert: bool,
    /// Why it is not to be given now: `suspenso em 12/05/2026 05h10`, `em triagem: ainda não liberado`. Without times there
    /// are no boxes then; with times they wait for the release.
    pub held: Option<String>,
}
