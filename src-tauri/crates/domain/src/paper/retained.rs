//! Receita sujeita a retenção (RDC 471/2021, IN 360/2025): antimicrobials and GLP-1 agonists.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Letterhead, PatientBlock, PrescribedItem, PrescriberBlock, Provenance, Sheet, Via};

/// Receita sujeita a retenção. What is dispensed is written in by hand on both copies (R1.28).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Retained {
    pub sheet: Sheet,
    /// SNCR's number, of an electronic one only (R1.36).
    pub official_number: Option<String>,
    pub letterhead: Letterhead,
    pub prescriber: PrescriberBlock,
    pub patient: PatientBlock,
    pub items: Vec<PrescribedItem>,
    pub vias: Vec<Via>,
    /// `Válida por 10 dias, até 03/12/2026`.
    pub validity: String,
    pub note: Option<String>,
    pub provenance: Provenance,
}
