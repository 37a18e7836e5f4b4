//! The label of one dose (rulebook R3.15, R3.16): what is in the blister that left its box.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Provenance, gs1::Gs1};

/// Labels of single doses, one a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitDoseLabels {
    /// Of each label.
    pub size: LabelSize,
    /// In the order of printing.
    pub labels: Vec<UnitDoseLabel>,
    /// What they were made from; its day is that of the PDF.
    pub provenance: Provenance,
}

/// Labels that are sold on rolls, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum LabelSize {
    /// 50 x 30.
    #[serde(rename = "50x30")]
    Small,
    /// 100 x 50.
    #[serde(rename = "100x50")]
    Large,
}

/// One dose. What is not known is left out; expiry and lot then say so in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitDoseLabel {
    /// DCB, in tall man where that is curated: `DOPAmina (cloridrato)`.
    pub medicine: String,
    /// `5 mg/mL`.
    pub strength: String,
    /// `solução injetável, ampola de 10 mL`.
    pub form: String,
    /// `via endovenosa`.
    pub route: String,
    /// Article, lot, expiry and number of this unit: printed, in the `DataMatrix`, and the number alone in Code 128, whose
    /// bars hold 14 characters on the small label.
    pub code: Gs1,
    /// Who made it, and the lot that it came from where it was repacked: `Indústria Demo, lote de origem AB12`.
    pub origin: Option<String>,
    /// A medicamento potencialmente perigoso.
    pub high_alert: bool,
    /// `Manter ao abrigo da luz`.
    pub warnings: Vec<String>,
    /// The house.
    pub house: String,
    /// `Carla Demo, CRF-SP 12345`.
    pub pharmacist: Option<String>,
}
