//! The formulary as somebody types: every typed word must begin a word of the medicine's names or of one of its brands.

use std::collections::BTreeMap;

use domain::{
    catalogue::{DocumentType, List344, Route, UseRestriction},
    ids::MedicineId,
};
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Error, embedded, limit, row, rows};
use crate::projections::words;

/// A medicine of the formulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct CatalogueEntry {
    pub medicine_id: MedicineId,
    pub code: String,
    pub dcb: String,
    pub tall_man: Option<String>,
    pub inn: String,
    /// `dipirona 500 mg comprimido`.
    pub description: String,
    pub strength: String,
    pub form: String,
    pub atc: String,
    #[serde(deserialize_with = "embedded")]
    pub routes: Vec<Route>,
    /// On sale.
    #[serde(deserialize_with = "embedded")]
    pub brands: Vec<String>,
    pub document_type: DocumentType,
    pub list344: Option<List344>,
    pub use_restriction: Option<UseRestriction>,
    /// `None` where the formulary does not say.
    pub high_alert: Option<bool>,
    pub antimicrobial: bool,
    pub glp1: bool,
    pub max_daily_value: Option<String>,
    pub max_daily_unit: Option<String>,
    pub active: bool,
}

/// A medicine that fits what was typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct CatalogueMatch {
    pub medicine_id: MedicineId,
    pub code: String,
    pub description: String,
    pub tall_man: Option<String>,
    #[serde(deserialize_with = "embedded")]
    pub routes: Vec<Route>,
    pub high_alert: Option<bool>,
    pub antimicrobial: bool,
    pub list344: Option<List344>,
    /// The brand by which it was found; `None` when its own names fit.
    pub brand: Option<String>,
}

/// A medicine by its id.
///
/// # Errors
/// When the views cannot be read.
pub fn by_id(views: &Connection, id: MedicineId) -> Result<Option<CatalogueEntry>, Error> {
    row(
        views,
        "SELECT medicine_id, code, dcb, tall_man, inn, description, strength, form, atc, routes, brands, document_type,
             list344, use_restriction, high_alert, antimicrobial, glp1, max_daily_value, max_daily_unit, active
         FROM catalogue WHERE medicine_id = ?1",
        [id.uuid()],
    )
}

/// Active medicines that fit `typed`: by their own names first, then by brand, each in the order of their names.
///
/// # Errors
/// When the views cannot be read.
pub fn matching(views: &Connection, typed: &str, size: usize) -> Result<Vec<CatalogueMatch>, Error> {
    let typed = words(typed);
    // A medicine and a brand ('' for its own names) under which every word must be found.
    let mut fitting: Option<BTreeMap<(Uuid, String), ()>> = None;
    for word in typed.iter().take(8) {
        let mut found = BTreeMap::new();
        let mut statement = views.prepare_cached(
            "SELECT medicine_id, brand FROM catalogue_word WHERE word >= ?1 AND word < ?1 || char(1114111)",
        )?;
        let mut rows = statement.query([word])?;
        while let Some(row) = rows.next()? {
            found.insert((row.get(0)?, row.get(1)?), ());
        }
        fitting = Some(match fitting {
            None => found,
            Some(earlier) => both(&earlier, &found),
        });
    }
    let Some(fitting) = fitting else { return Ok(Vec::new()) };
    // One line for each medicine: '' sorts before every brand.
    let mut first: BTreeMap<Uuid, String> = BTreeMap::new();
    for (medicine, brand) in fitting.into_keys() {
        first.entry(medicine).or_insert(brand);
    }
    let keys: BTreeMap<String, String> =
        first.into_iter().map(|(medicine, brand)| (medicine.simple().to_string(), brand)).collect();
    rows(
        views,
        "SELECT c.medicine_id, c.code, c.description, c.tall_man, c.routes, c.high_alert, c.antimicrobial, c.list344,
             nullif(key.value, '') AS brand
         FROM json_each(?1) AS key CROSS JOIN catalogue AS c ON c.medicine_id = unhex(key.key)
         WHERE c.active
         ORDER BY key.value <> '', c.description, c.medicine_id LIMIT ?2",
        params![serde_json::to_string(&keys)?, limit(size)],
    )
}

/// What fits both words. A medicine's own words go with those of any of its brands: `novalgina 500 mg`.
fn both(earlier: &BTreeMap<(Uuid, String), ()>, later: &BTreeMap<(Uuid, String), ()>) -> BTreeMap<(Uuid, String), ()> {
    let mut fitting = BTreeMap::new();
    for (one, other) in [(earlier, later), (later, earlier)] {
        for (medicine, brand) in one.keys() {
            let key = (*medicine, brand.clone());
            if other.contains_key(&key) || other.contains_key(&(*medicine, String::new())) {
                fitting.insert(key, ());
            }
        }
    }
    fitting
}
