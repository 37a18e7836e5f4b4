//! Receita de controle especial (Portaria 344/98, art. 52 ff.): lists C1 and C5, and presentations that an adendo eases.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Letterhead, PatientBlock, PrescribedItem, PrescriberBlock, Provenance, Sheet, Via};

/// Receita de controle especial. The buyer and the supplier write themselves in by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct SpecialControl {
    pub sheet: Sheet,
    /// SNCR's number, of an electronic one only (R1.36).
    pub official_number: Option<String>,
    pub letterhead: Letterhead,
    pub prescriber: PrescriberBlock,
    pub patient: PatientBlock,
    pub items: Vec<PrescribedItem>,
    pub vias: Vec<Via>,
    /// `Válida por 30 dias, até 23/12/2026`.
    pub validity: String,
    pub note: Option<String>,
    pub provenance: Provenance,
}
