//! Receita simples (Lei 5.991/73, art. 35), also the one that goes with a notification.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Letterhead, PatientBlock, PrescribedItem, PrescriberBlock, Provenance, Sheet};

/// Receita simples.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Prescription {
    pub sheet: Sheet,
    pub letterhead: Letterhead,
    pub prescriber: PrescriberBlock,
    pub patient: PatientBlock,
    pub items: Vec<PrescribedItem>,
    /// The notification it goes with: `Notificação de Receita A`.
    pub accompanies: Option<String>,
    pub note: Option<String>,
    pub provenance: Provenance,
}
