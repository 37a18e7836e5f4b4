//! The label of an infusion bag (rulebook R3.17): whom it is for, what is in it, how fast it runs and until when.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Provenance;

/// Labels of bags, 100 x 50 mm, one a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IvLabels {
    /// In the order of printing.
    pub labels: Vec<IvLabel>,
    /// What they were made from; its day is that of the PDF.
    pub provenance: Provenance,
}

/// One bag. What nobody has said yet is printed as a line to be filled by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IvLabel {
    /// The whole name that they go by.
    pub patient: String,
    /// `12/03/1953`.
    pub birth_date: Option<String>,
    /// The second identifier beside the name: `Prontuário 000123`, `CPF 529.982.247-25`.
    pub patient_number: Option<String>,
    /// `UTI Adulto, leito 07`.
    pub place: Option<String>,
    /// What was put in: `DOPAmina (cloridrato)` with `250 mg (50 mL de 5 mg/mL)`.
    pub medicines: Vec<InBag>,
    /// With the final volume: `soro glicosado 5%, volume final 250 mL`.
    pub diluent: Option<String>,
    /// `1 mg/mL`.
    pub concentration: Option<String>,
    /// `10 mL/h em bomba de infusão`.
    pub rate: Option<String>,
    /// `correr em 24 horas`.
    pub over: Option<String>,
    /// `via endovenosa central`.
    pub route: String,
    /// `12/05/2026 09h10`.
    pub prepared_at: Option<String>,
    /// The last moment of use: `13/05/2026 09h10`.
    pub use_by: Option<String>,
    /// Who made it.
    pub prepared_by: Option<String>,
    /// Who checked it: somebody else.
    pub checked_by: Option<String>,
    /// `Conservar entre 2 e 8 °C`, `Proteger da luz`, `Citotóxico`.
    pub warnings: Vec<String>,
    /// A medicamento potencialmente perigoso.
    pub high_alert: bool,
    /// `Bolsa 2 de 3`.
    pub sequence: Option<String>,
    /// The number of the bag in Code 128, printable ASCII.
    pub internal_number: String,
    /// The house.
    pub house: String,
    /// `Carla Demo, CRF-SP 12345`.
    pub pharmacist: Option<String>,
}

/// One medicine in the bag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InBag {
    /// DCB, in tall man where that is curated.
    pub medicine: String,
    /// The dose and how much of what it takes.
    pub amount: String,
}
