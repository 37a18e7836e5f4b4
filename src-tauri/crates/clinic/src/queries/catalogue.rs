//! The formulary as somebody types: every typed word must begin a word of the medicine's names, the usual ones among
//! them, or of one of its brands.

use std::cmp::Reverse;

use domain::{
    catalogue::{DocumentType, List344, Route, UseRestriction},
    ids::MedicineId,
};
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    let mut typed = words(typed);
    // The longest word fits least, and a name less than a number; it leads, and what it gives is asked for the others.
    typed.sort_by_key(|word| (word.starts_with(|c: char| c.is_ascii_digit()), Reverse(word.chars().count())));
    let Some((longest, others)) = typed.split_first() else { return Ok(Vec::new()) };
    rows(
        views,
        "SELECT c.medicine_id, c.code, c.description, c.tall_man, c.routes, c.high_alert, c.antimicrobial, c.list344,
             nullif(fitting.brand, '') AS brand
         FROM (SELECT w.medicine_id, min(w.brand) AS brand
               FROM catalogue_word AS w
               WHERE w.word >= ?1 AND w.word < ?1 || char(1114111)
                   AND NOT EXISTS (
                       SELECT 1 FROM json_each(?2) AS other
                       WHERE NOT EXISTS (
                           SELECT 1 FROM catalogue_word AS o
                           WHERE o.medicine_id = w.medicine_id
                               AND o.word >= other.value AND o.word < other.value || char(1114111)
                               AND (o.brand = '' OR w.brand = '' OR o.brand = w.brand)))
               GROUP BY w.medicine_id) AS fitting
         CROSS JOIN catalogue AS c ON c.medicine_id = fitting.medicine_id
         WHERE c.active
         ORDER BY fitting.brand <> '', c.description, c.medicine_id LIMIT ?3",
        params![longest, serde_json::to_string(others)?, limit(size)],
    )
}

/// A page of the formulary in the order of its names, after a medicine of it: of what may be prescribed, or of what left.
///
/// # Errors
/// When the views cannot be read.
pub fn page(
    views: &Connection,
    active: bool,
    after: Option<MedicineId>,
    size: usize,
) -> Result<Vec<CatalogueMatch>, Error> {
    rows(
        views,
        "SELECT c.medicine_id, c.code, c.description, c.tall_man, c.routes, c.high_alert, c.antimicrobial, c.list344,
             NULL AS brand
         FROM catalogue AS c
         WHERE c.active = ?1 AND (c.listed_as, c.medicine_id) >
             (coalesce((SELECT listed_as FROM catalogue WHERE medicine_id = ?2), ''), coalesce(?2, x''))
         ORDER BY c.listed_as, c.medicine_id LIMIT ?3",
        params![active, after.map(MedicineId::uuid), limit(size)],
    )
}

#[cfg(test)]
mod tests {
    use domain::events::{Event, Medicine, Product, ProductImportFinished, ProductsImported};

    use super::*;
    use crate::projections::fixture::{House, follow, id};

    fn found(views: &Connection, typed: &str) -> Vec<(String, Option<String>)> {
        matching(views, typed, 20).unwrap().into_iter().map(|found| (found.description, found.brand)).collect()
    }

    #[test]
    fn a_medicine_is_found_by_the_beginnings_of_its_words_and_by_its_brands_once_the_import_is_finished() {
        let mut house = House::new();
        let files = house.views();
        let import_id = id();
        house.record(Event::ProductsImported(ProductsImported {
            import_id,
            file_sha256: "1".to_owned(),
            products: vec![Product {
                product_id: id(),
                substance_text: "DIPIRONA".to_owned(),
                name: Some("Novalgína".to_owned()),
                laboratory: "L".to_owned(),
                cnpj: "1".to_owned(),
                presentation: "500 MG COM".to_owned(),
                registration: None,
                gtin: None,
                medicine_id: Some(house.dipyrone),
                substance_key: None,
                link_rule: None,
            }],
        }));
        let dipyrone = "dipirona 500 mg comprimido".to_owned();
        let views = follow(&files);
        assert_eq!(found(views.connection(), "nova"), [], "half an import shows nothing");
        house.record(Event::ProductImportFinished(ProductImportFinished {
            import_id,
            file_sha256: "1".to_owned(),
            superseded: Vec::new(),
        }));
        let views = follow(&files);
        let by_brand = (dipyrone.clone(), Some("Novalgína".to_owned()));
        for typed in ["nova", "NOVALGÍNA", "novalgina 500", "500 nov"] {
            assert_eq!(found(views.connection(), typed), std::slice::from_ref(&by_brand), "typed as {typed:?}");
        }
        for typed in ["dipi", "Dipírona 5", "dipirona nova", "comp dip"] {
            assert_eq!(found(views.connection(), typed), [(dipyrone.clone(), None)], "typed as {typed:?}");
        }
        assert_eq!(found(views.connection(), "500").len(), 2);
        assert_eq!(found(views.connection(), "dipirona 250"), []);
        assert_eq!(found(views.connection(), " - "), []);
        let entry = by_id(views.connection(), house.dipyrone).unwrap().unwrap();
        assert_eq!((entry.brands, entry.routes), (vec!["Novalgína".to_owned()], vec![Route::Vo]));
    }

    #[test]
    fn the_formulary_is_paged_by_name_and_accents_do_not_part_it() {
        let mut house = House::new();
        let acid = house.medicine(id(), "Z1", "ácido demonstrativo", "N02BA01");
        house.record(Event::MedicineRegistered(acid.clone()));
        let (left, code) = (id(), "Z2".to_owned());
        house.record(Event::MedicineRegistered(Medicine { medicine_id: left, code, active: false, ..acid.clone() }));
        let views = follow(&house.views());
        let all = page(views.connection(), true, None, 50).unwrap();
        assert_eq!(all.first().map(|found| found.medicine_id), Some(acid.medicine_id), "á stands with a");
        let (mut paged, mut after) = (Vec::new(), None);
        while let [one] = &*page(views.connection(), true, after, 1).unwrap() {
            after = Some(one.medicine_id);
            paged.push(one.clone());
        }
        assert_eq!(paged, all);
        let gone = page(views.connection(), false, None, 50).unwrap();
        assert_eq!(gone.iter().map(|found| found.medicine_id).collect::<Vec<_>>(), [left]);
    }
}
