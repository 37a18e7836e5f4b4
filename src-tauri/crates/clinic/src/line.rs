//! The line a doctor types, read while it is typed: its parts, its sentence, the medicines it may mean, and the item it
//! would order.

use std::cmp::Reverse;

use domain::{
    commands::{ItemOrder, Order},
    ids::{MedicineId, PrescriptionId},
    prescribing::Priority,
    quantity::Quantity,
    roles::Question,
    sig::{self, Fault, ParsedLine},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    asking::AtLeast,
    clinic::Clinic,
    problem::{Problem, Rejection},
    queries::{self, catalogue::CatalogueMatch},
    session::Session,
    store::Read,
};

/// Medicines shown below the line.
const MATCHES: usize = 8;
/// Medicines looked at for them.
const LOOKED_AT: usize = 40;

/// What is understood of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LineReading {
    /// The medicine's words in it, as typed.
    pub medicine: String,
    /// Medicines that these words may mean; those that the dose and the route fit first.
    pub matches: Vec<CatalogueMatch>,
    /// The line's parts, or the place where it stops to be understood.
    pub dosage: Dosage,
}

/// Read to the end, or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind")]
pub enum Dosage {
    /// All of it.
    Read {
        /// Its parts.
        parsed: Box<ParsedLine>,
        /// As it will print.
        sentence: String,
        /// What it orders, once its medicine is chosen.
        item: Option<Box<ItemOrder>>,
    },
    /// Not all of it.
    Fault {
        /// What is wrong, and where.
        fault: Fault,
    },
}

/// An item as the line that would be typed for it, and as it prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemText {
    /// To be edited.
    pub line: String,
    /// The medicine, `dipirona 500 mg comprimido`.
    pub description: String,
    /// The dosage, as it will print.
    pub sentence: String,
}

/// A prescription as an order again, to be signed anew or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderAgain {
    /// What it says; overrides are left out, since whoever signs says why.
    pub order: Order,
    /// Its items in words, in the same order.
    pub texts: Vec<ItemText>,
}

impl Clinic {
    /// A prescription as the order it was; `None` where there is none of this id.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn order_again(&self, by: &Session, id: PrescriptionId) -> Result<Option<OrderAgain>, Problem> {
        self.may(by, Question::Prescription).await?;
        let read = self.read(move |read| {
            let (Some(terms), Some(head)) = (read.prescription_terms(id)?, read.order(id)?) else { return Ok(None) };
            let signed = read.signed_items(id)?.into_iter().filter(|item| !item.suspended);
            let items: Vec<ItemOrder> = signed.map(|item| ItemOrder { allergy_override: None, ..item.order }).collect();
            let texts = items.iter().map(|item| text(read, item)).collect::<Result<_, _>>()?;
            let order = Order {
                kind: terms.kind,
                patient_id: head.patient_id,
                encounter_id: terms.encounter_id,
                priority: Priority::Routine,
                items,
                note: terms.note,
            };
            Ok(Some((order, texts)))
        });
        let Some((order, texts)) = read.await? else { return Ok(None) };
        self.log_reading(by, order.patient_id, "order_again").await?;
        Ok(Some(OrderAgain { order, texts }))
    }

    /// An item in words: for whoever fills in fields instead of typing the line.
    ///
    /// # Errors
    /// When the asker may not, or the formulary cannot be read.
    pub async fn write_item(&self, by: &Session, item: ItemOrder) -> Result<ItemText, Problem> {
        self.may(by, Question::Catalogue).await?;
        self.read(move |read| text(read, &item)).await
    }

    /// Reads a line for whoever types it. `medicine` is the formulary entry they chose; the proposed maximum of a day
    /// becomes part of the item only where they accept it.
    ///
    /// # Errors
    /// When the asker may not, or the catalogue cannot be read.
    pub async fn read_line(
        &self,
        by: &Session,
        line: String,
        medicine: Option<MedicineId>,
        accepts_maximum: bool,
        at_least: AtLeast,
    ) -> Result<LineReading, Problem> {
        let parsed = sig::parse(&line);
        let typed = parsed.as_ref().map_or_else(|_| name_of(&line).to_owned(), |parsed| parsed.medicine.clone());
        let looked_up = typed.clone();
        let matches = self.ask(by, Question::Catalogue, at_least, move |views| {
            queries::catalogue::matching(views, &looked_up, LOOKED_AT)
        });
        let mut matches = matches.await?.value;
        if let Ok(parsed) = &parsed {
            matches.sort_by_key(|found| Reverse(fit(found, parsed)));
        }
        matches.truncate(MATCHES);
        let dosage = match parsed {
            Ok(parsed) => Dosage::Read {
                sentence: sig::sentence(&parsed),
                item: medicine.map(|medicine| Box::new(sig::order(&parsed, medicine, accepts_maximum))),
                parsed: Box::new(parsed),
            },
            Err(fault) => Dosage::Fault { fault },
        };
        Ok(LineReading { medicine: typed, matches, dosage })
    }
}

fn text(read: Read<'_>, item: &ItemOrder) -> Result<ItemText, Rejection> {
    let medicine = read.medicine(item.medicine_id)?;
    let (name, description) = medicine.map_or_else(Default::default, |medicine| {
        let description = format!("{} {} {}", medicine.dcb, medicine.strength, medicine.form);
        (medicine.dcb, description)
    });
    let line = sig::line(item, &name);
    Ok(ItemText { line: sig::print(&line), description, sentence: sig::sentence(&line) })
}

/// What stands before the first number: the medicine, while the rest is not understood yet.
fn name_of(line: &str) -> &str {
    line.split_once(|c: char| c.is_ascii_digit()).map_or(line, |(name, _)| name).trim()
}

/// How well a medicine fits what else the line says: its route, then the number of its dose or strength.
fn fit(found: &CatalogueMatch, parsed: &ParsedLine) -> (bool, bool) {
    let route = parsed.route.is_none_or(|route| found.routes.contains(&route));
    let strengths = parsed.strength.iter().flat_map(|strength| &strength.components);
    let mut numbers = strengths.chain(&parsed.dose);
    let in_name = |quantity: &Quantity| {
        let printed = domain::number_pt::print_quantity(*quantity).replace('\u{a0}', " ");
        found.description.contains(&format!(" {printed}"))
    };
    (route, numbers.any(in_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_medicine_is_what_stands_before_the_first_number() {
        assert_eq!(name_of("dipirona 500 m"), "dipirona");
        assert_eq!(name_of("dipiro"), "dipiro");
        assert_eq!(name_of(""), "");
    }
}
