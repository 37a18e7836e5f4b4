//! Events about what may be prescribed. Frozen: see [`super`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    catalogue::{DocumentType, List344, Route, UseRestriction},
    ids::{ImportId, MedicineId, ProductId, RestrictionId, SubstanceId},
    quantity::Quantity,
};

/// An active ingredient exists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Substance {
    pub substance_id: SubstanceId,
    pub key: String,
}

/// An active ingredient of a medicine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Ingredient {
    pub substance_id: SubstanceId,
    pub substance_key: String,
    pub amount: Option<Quantity>,
    pub per: Option<Quantity>,
}

/// A medicine of the formulary as it is from now on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Medicine {
    pub medicine_id: MedicineId,
    pub code: String,
    pub dcb: String,
    pub inn: String,
    pub atc: String,
    pub form: String,
    pub strength: String,
    pub ingredients: Vec<Ingredient>,
    pub routes: Vec<Route>,
    pub list344: Option<List344>,
    pub document_type: DocumentType,
    pub use_restriction: Option<UseRestriction>,
    pub high_alert: Option<bool>,
    pub antimicrobial: bool,
    pub glp1: bool,
    pub max_daily_dose: Option<Quantity>,
    pub max_daily_note: Option<String>,
    pub tall_man: Option<String>,
    pub active: bool,
}

/// A presentation on sale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Product {
    pub product_id: ProductId,
    pub substance_text: String,
    pub name: Option<String>,
    pub laboratory: String,
    pub cnpj: String,
    pub presentation: String,
    pub registration: Option<String>,
    pub gtin: Option<String>,
    pub medicine_id: Option<MedicineId>,
    pub substance_key: Option<String>,
    pub link_rule: Option<String>,
}

/// Products of a list; they show once the import is finished.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ProductsImported {
    pub import_id: ImportId,
    pub file_sha256: String,
    pub products: Vec<Product>,
}

/// The whole list is in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ProductImportFinished {
    pub import_id: ImportId,
    pub file_sha256: String,
    /// Products of it that another import shows already. Since version 2.
    #[serde(default)]
    pub superseded: Vec<ProductId>,
}

/// Who may prescribe what, from now on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Restriction {
    pub restriction_id: RestrictionId,
    pub atc_prefix: Option<String>,
    pub substance_key: Option<String>,
    pub councils: Vec<String>,
    pub specialties: Vec<String>,
    pub registration: Option<String>,
    /// Since version 2.
    #[serde(default)]
    pub approval: Option<String>,
    pub norm: String,
    pub to_be_confirmed: bool,
}

/// The restriction no longer holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct RestrictionRemoved {
    pub restriction_id: RestrictionId,
    pub reason: String,
}
