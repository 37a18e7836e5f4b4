//! CMED's price list: what is on sale in Brazil, linked to the house's formulary.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    catalogue::{
        cmed::{CmedList, CmedRecord},
        dose_form::FormFamily,
        fault::RowFault,
        formulary::FormularyRow,
        linking::{FormularyIndex, Link, LinkRule, UnlinkedReason, link},
    },
    commands::{Command, ImportProducts, ProductInput},
    events::Medicine,
    identity::{AnvisaRegistration, Cnpj, Gtin},
};
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{CHUNK, ImportError, decode::decode, new_id, whole_table};
use crate::{clinic::Clinic, problem::Rejection, progress::Progress, session::Session, store::Read};

/// What became of a price list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PriceListReport {
    /// The file's SHA-256, in hexadecimal: the import's name.
    pub file_sha256: String,
    /// Records that could be read, exact repeats aside.
    pub rows: u64,
    /// Products that are new in the house.
    pub imported: u64,
    /// Products that the store already had.
    pub unchanged: u64,
    /// Records that name the product of an earlier one, at another price or under another rule.
    pub same_product: u64,
    /// Records that repeat an earlier one of the file in every cell.
    pub repeats: u64,
    /// Records linked to a medicine of the formulary, by rule.
    pub linked_to_medicine: BTreeMap<LinkRule, u64>,
    /// Records linked to a substance of the formulary only, by rule.
    pub linked_to_substance: BTreeMap<LinkRule, u64>,
    /// Records linked to nothing, by reason.
    pub unlinked: BTreeMap<UnlinkedReason, u64>,
    /// Lines that could not be read.
    pub faults: Vec<RowFault>,
}

impl PriceListReport {
    /// Records linked to a medicine or a substance.
    pub fn linked(&self) -> u64 {
        self.linked_to_medicine.values().chain(self.linked_to_substance.values()).sum()
    }

    /// Every line of the file was used.
    pub const fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Clinic {
    /// Imports a price list. Its products show once the last of them is in.
    ///
    /// # Errors
    /// [`ImportError`]; what is already in stays unseen, and importing the file again completes it.
    pub async fn import_price_list(&self, file: Vec<u8>, progress: &Progress) -> Result<PriceListReport, ImportError> {
        self.must_be_set_up().await?;
        let formulary = self.read(formulary).await?;
        let (products, mut report) = self.blocking(move || products(&file, &formulary)).await??;
        let total = report.rows;
        let before = self.read(count_products).await?;
        // A list of which nothing could be used still gets its one chunk: it was imported, and that shows.
        let chunks: Vec<&[ProductInput]> =
            if products.is_empty() { vec![&[]] } else { products.chunks(CHUNK).collect() };
        let mut done = 0;
        for (place, chunk) in chunks.iter().enumerate() {
            if progress.is_cancelled() {
                return Err(ImportError::Cancelled);
            }
            let command = ImportProducts {
                file_sha256: report.file_sha256.clone(),
                products: chunk.to_vec(),
                last: place + 1 == chunks.len(),
            };
            self.execute(&Session::operator(), new_id(), Command::ImportProducts(command)).await?;
            done += chunk.len() as u64;
            progress.at(done, total);
        }
        report.imported = self.read(count_products).await?.saturating_sub(before);
        report.unchanged = total.saturating_sub(report.same_product + report.imported);
        Ok(report)
    }
}

/// Reads and links the whole list before anything is written.
pub(super) fn products(
    file: &[u8],
    formulary: &[FormularyRow],
) -> Result<(Vec<ProductInput>, PriceListReport), ImportError> {
    let list = CmedList::read(&decode(file)?);
    if let Some(error) = whole_table(&list.faults) {
        return Err(error);
    }
    let mut report = PriceListReport {
        file_sha256: format!("{:x}", Sha256::digest(file)),
        rows: list.records.len() as u64,
        repeats: list.repeats,
        faults: list.faults,
        ..PriceListReport::default()
    };
    let index = FormularyIndex::new(formulary);
    let substances: BTreeMap<&str, &str> =
        formulary.iter().map(|row| (row.id.as_str(), row.substance_key.as_str())).collect();
    let products: Vec<ProductInput> = list
        .records
        .iter()
        .map(|record| {
            let mut product = product(record);
            match link(record, &index) {
                Link::Medicine { row_id, rule } => {
                    *report.linked_to_medicine.entry(rule).or_default() += 1;
                    product.substance_key = substances.get(row_id.as_str()).map(|&key| key.to_owned());
                    product.medicine_code = Some(row_id);
                    product.link_rule = Some(<&str>::from(rule).to_owned());
                }
                Link::Substance { substance_key, rule } => {
                    *report.linked_to_substance.entry(rule).or_default() += 1;
                    product.substance_key = Some(substance_key);
                    product.link_rule = Some(<&str>::from(rule).to_owned());
                }
                Link::Unlinked { reason } => *report.unlinked.entry(reason).or_default() += 1,
            }
            product
        })
        .collect();
    report.same_product = report.rows.saturating_sub(distinct(&products));
    Ok((products, report))
}

/// How many products the rows name: what the store tells apart.
fn distinct(products: &[ProductInput]) -> u64 {
    let key = |product: &ProductInput| {
        let ProductInput { cnpj, presentation, substance_text, name, registration, .. } = product;
        [Some(cnpj), Some(presentation), Some(substance_text), name.as_ref(), registration.as_ref()]
            .map(Option::<&String>::cloned)
    };
    products.iter().map(key).collect::<BTreeSet<_>>().len() as u64
}

/// Numbers are kept bare where they are what they should be, and as printed otherwise: a list is not corrected here.
fn product(record: &CmedRecord) -> ProductInput {
    let printed = |text: &Option<String>| text.clone().unwrap_or_default();
    let bare_cnpj = |text: &str| text.parse::<Cnpj>().map_or_else(|_| text.to_owned(), |cnpj| cnpj.as_str().to_owned());
    let bare_registration =
        |text: &String| text.parse::<AnvisaRegistration>().map_or_else(|_| text.clone(), |it| it.as_str().to_owned());
    ProductInput {
        substance_text: record.substance.clone(),
        name: record.product.clone(),
        laboratory: printed(&record.laboratory),
        cnpj: record.cnpj.as_deref().map(bare_cnpj).unwrap_or_default(),
        presentation: record.presentation.clone(),
        registration: record.registration.as_ref().map(bare_registration),
        gtin: record.gtins.iter().find_map(|text| text.parse::<Gtin>().ok()).map(|gtin| gtin.as_str().to_owned()),
        medicine_code: None,
        substance_key: None,
        link_rule: None,
    }
}

/// The store's active formulary, as the linker reads it.
pub(super) fn formulary(read: Read<'_>) -> Result<Vec<FormularyRow>, Rejection> {
    let ids: Vec<uuid::Uuid> = read
        .connection()
        .prepare_cached("SELECT id FROM medicine WHERE active = 1 ORDER BY code, id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        rows.extend(read.medicine(id.into())?.and_then(row));
    }
    Ok(rows)
}

/// `None` for a medicine whose strength somebody wrote in words: nothing is certain about it.
fn row(medicine: Medicine) -> Option<FormularyRow> {
    let mut keys: Vec<&str> = medicine.ingredients.iter().map(|part| part.substance_key.as_str()).collect();
    keys.sort_unstable();
    Some(FormularyRow {
        line: 0,
        substance_key: keys.join(" + "),
        form: FormFamily::of_form(&medicine.form),
        strength: medicine.strength.parse().ok()?,
        id: medicine.code,
        name_pt: medicine.dcb,
        name_en: medicine.inn,
        atc: medicine.atc,
        form_pt: medicine.form,
        routes: medicine.routes,
        list: medicine.list344,
        document: medicine.document_type,
        restriction: medicine.use_restriction,
        high_alert: medicine.high_alert,
        antimicrobial_ret: medicine.antimicrobial,
        glp1_ret: medicine.glp1,
        max_daily: medicine.max_daily_dose,
        max_daily_note: medicine.max_daily_note.unwrap_or_default(),
        presentation_pt: String::new(),
        tall_man_pt: medicine.tall_man.unwrap_or_default(),
        notes: String::new(),
    })
}

fn count_products(read: Read<'_>) -> Result<u64, Rejection> {
    let count: i64 = read.connection().query_row("SELECT count(*) FROM product", [], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}
