//! A day of an admitted patient's prescription with the hours of each medicine, whole or only what changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Letterhead, PatientBlock, PrescriberBlock, Provenance};

/// What became of an item since the print that the ward has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Not on that print.
    New,
    /// There with other words or hours.
    Changed,
    /// Paused; nothing is given until somebody resumes it.
    Suspended,
    /// Nothing more is given.
    Ended,
}

/// The print that a paper of changes is to be read with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ChangesSince {
    /// `UTI2-000123-7, versão 1, impressa em 22/11/2026 às 18h02`.
    pub print: String,
    /// How many items of that print stand as they were.
    pub unchanged: u32,
}

/// One medicine of the day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct InpatientItem {
    /// DCB name in tall man with strength and form: `DOPAmina 5 mg/mL, solução injetável`.
    pub medicine: String,
    /// Dose, way and how it is made ready.
    pub dosage: String,
    /// `a cada 6 horas, por 3 dias`.
    pub schedule: String,
    /// Planned hours in the order of the day, the next day's with `+`: `["18h", "00h+"]`. Empty: as needed or continuous.
    pub times: Vec<String>,
    /// `se dor, no máximo 2 g em 24 horas`, instead of hours.
    pub as_needed: Option<String>,
    /// `3º dia de 7`, of an antimicrobial.
    pub day_of_treatment: Option<String>,
    pub high_alert: bool,
    pub change: Option<Change>,
    /// What stood there: `500 mg a cada 8 horas`; or why it was suspended.
    pub before: Option<String>,
    pub instructions: Option<String>,
}

/// A prescription for 24 hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct InpatientPrescription {
    pub letterhead: Letterhead,
    pub prescriber: PrescriberBlock,
    pub patient: PatientBlock,
    /// `de 23/11/2026 às 14h a 24/11/2026 às 14h`.
    pub period: String,
    pub items: Vec<InpatientItem>,
    /// `None`: the whole.
    pub changes: Option<ChangesSince>,
    pub note: Option<String>,
    pub provenance: Provenance,
}
