//! Commands about what may be prescribed, and by whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    catalogue::{DocumentType, List344, Route, UseRestriction},
    ids::RestrictionId,
    quantity::Quantity,
};

/// An active ingredient of a medicine and how much of it one unit holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IngredientInput {
    /// Normalised base-substance key (rulebook R1.3).
    pub substance_key: String,
    /// How much is in `per`; `None` when the presentation does not say.
    pub amount: Option<Quantity>,
    /// In how much: 1 mL, 5 mL, one dose; `None` is one unit of the form.
    pub per: Option<Quantity>,
}

/// What is written down about a medicine of the formulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MedicineInput {
    /// The formulary's own code, `F001`; unique in the house.
    pub code: String,
    /// Denominação Comum Brasileira.
    pub dcb: String,
    /// International Nonproprietary Name, English.
    pub inn: String,
    /// ATC, 7 characters; empty when it has none.
    pub atc: String,
    /// Dosage form.
    pub form: String,
    /// As printed: `500 mg/mL`.
    pub strength: String,
    /// Active ingredients.
    pub ingredients: Vec<IngredientInput>,
    /// Routes it may be given by.
    pub routes: Vec<Route>,
    /// List of Portaria 344.
    pub list344: Option<List344>,
    /// Document it is prescribed on.
    pub document_type: DocumentType,
    /// Where it may be used at all.
    pub use_restriction: Option<UseRestriction>,
    /// ISMP: potentially dangerous; `None` is a local decision not taken yet.
    pub high_alert: Option<bool>,
    /// IN 360/2025.
    pub antimicrobial: bool,
    /// GLP-1 agonist (RDC 973/2025).
    pub glp1: bool,
    /// The soft limit of rulebook 2.6.
    pub max_daily_dose: Option<Quantity>,
    /// What to know about that limit.
    pub max_daily_note: Option<String>,
    /// Curated tall-man spelling; for the eye only.
    pub tall_man: Option<String>,
    /// Still in the formulary.
    pub active: bool,
}

/// Adds a medicine to the formulary (its id is the command's) or corrects the one with the same code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct MaintainMedicine(pub MedicineInput);

/// One chunk of a formulary file, at most 500 rows; rows that say what the store already says make no event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ImportFormulary {
    pub medicines: Vec<MedicineInput>,
}

/// A presentation on sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductInput {
    /// The list's wording of the active ingredients.
    pub substance_text: String,
    /// Brand, when the list names one.
    pub name: Option<String>,
    /// Holder of the registration.
    pub laboratory: String,
    /// Its CNPJ, bare characters.
    pub cnpj: String,
    /// Packed presentation text.
    pub presentation: String,
    /// ANVISA registration, 13 digits.
    pub registration: Option<String>,
    /// Bar code.
    pub gtin: Option<String>,
    /// The formulary entry it is a presentation of.
    pub medicine_code: Option<String>,
    /// The substance (or combination, joined by ` + `) it holds.
    pub substance_key: Option<String>,
    /// The rule that linked it.
    pub link_rule: Option<String>,
}

/// One chunk of a price list, at most 500 rows. The products of an import show once its last chunk is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ImportProducts {
    /// SHA-256 of the file, in hexadecimal: the import's name, the same each time the file is read.
    pub file_sha256: String,
    pub products: Vec<ProductInput>,
    pub last: bool,
}

/// Says who may prescribe what; the restriction's id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetRestriction {
    /// Beginning of an ATC code, 1 to 7 characters; or
    pub atc_prefix: Option<String>,
    /// one substance.
    pub substance_key: Option<String>,
    /// Councils that may prescribe it; empty is all.
    #[serde(default)]
    pub councils: Vec<String>,
    /// Specialties (with RQE) of which one is needed; empty is none.
    #[serde(default)]
    pub specialties: Vec<String>,
    /// Programme registration that is needed.
    pub registration: Option<String>,
    /// Registration of who must approve it; whoever holds it prescribes without being asked.
    pub approval: Option<String>,
    /// Where the rule comes from.
    pub norm: String,
    /// Nobody has confirmed it yet.
    pub to_be_confirmed: bool,
}

/// Lifts a restriction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RemoveRestriction {
    pub restriction_id: RestrictionId,
    pub reason: String,
}
