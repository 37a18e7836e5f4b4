//! The formulary as whoever looks after it reads it: page by page, one medicine as it was written down, what is on sale.

use domain::{
    events::Medicine,
    ids::{MedicineId, ProductId},
    roles::Question,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    asking::AtLeast,
    clinic::Clinic,
    problem::{Failure, Problem, Rejection},
    queries::{self, Answer, MOST, catalogue::CatalogueMatch, rows},
    session::Session,
};

/// A presentation on sale of a medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ProductOnSale {
    pub product_id: ProductId,
    /// Brand; `None` where the list names none.
    pub name: Option<String>,
    pub laboratory: String,
    /// As the list packs it: `500 MG COM CT BL AL PLAS X 30`.
    pub presentation: String,
    /// ANVISA registration.
    pub registration: Option<String>,
    /// Bar code.
    pub gtin: Option<String>,
}

impl Clinic {
    /// A page of the formulary in the order of its names, after a medicine of it: of what may be prescribed, or of what
    /// left.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn catalogue_page(
        &self,
        by: &Session,
        active: bool,
        after: Option<MedicineId>,
        size: usize,
        at_least: AtLeast,
    ) -> Result<Answer<Vec<CatalogueMatch>>, Problem> {
        self.ask(by, Question::Catalogue, at_least, move |views| queries::catalogue::page(views, active, after, size))
            .await
    }

    /// One medicine as it was written down, from the store itself: what a correction starts from.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn medicine(&self, by: &Session, id: MedicineId) -> Result<Option<Medicine>, Problem> {
        self.look_up(by, Question::Catalogue, move |read| Ok(read.medicine(id)?)).await
    }

    /// What is on sale of a medicine, of finished imports, at most 200.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn products_of(&self, by: &Session, id: MedicineId) -> Result<Vec<ProductOnSale>, Problem> {
        self.look_up(by, Question::Catalogue, move |read| {
            rows(
                read.connection(),
                "SELECT p.id AS product_id, p.name, p.laboratory, p.presentation, p.registration, p.gtin
                 FROM product AS p CROSS JOIN product_import AS i ON i.id = p.import_id
                 WHERE p.medicine_id = ?1 AND i.finished_at IS NOT NULL
                 ORDER BY p.name IS NULL, p.name, p.presentation, p.id LIMIT ?2",
                rusqlite::params![id.uuid(), i64::try_from(MOST).unwrap_or(i64::MAX)],
            )
            .map_err(|error| Rejection::Failed(Failure::Query(error.to_string())))
        })
        .await
    }
}
