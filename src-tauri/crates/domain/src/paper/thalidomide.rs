//! Notificação de receita de talidomida (RDC 11/2011): A4, two copies, six sections.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Letterhead, PatientBlock, PrescribedItem, PrescriberBlock, Provenance, Via};

/// Notificação de receita de talidomida. What is absent is a line to be filled in by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ThalidomideNotification {
    /// Without it the paper is a specimen, and says so across.
    pub official_number: Option<String>,
    /// Of the place of issue: `SP`.
    pub uf: String,
    pub letterhead: Letterhead,
    pub prescriber: PrescriberBlock,
    /// The prescriber's enrolment in the programme.
    pub prescriber_enrolment: Option<String>,
    pub patient: PatientBlock,
    pub item: PrescribedItem,
    /// `100 mg`.
    pub dose_per_unit: Option<String>,
    /// `30 dias`.
    pub treatment_time: Option<String>,
    /// `23/11/2026`.
    pub issued_on: String,
    pub vias: Vec<Via>,
    /// `Válida por 20 dias, até 13/12/2026, em todo o território nacional`.
    pub validity: String,
    pub provenance: Provenance,
}
