//! The line a doctor types, read while it is typed: its parts, its sentence, the medicines it may mean, and the item it
//! would order.

use std::cmp::Reverse;

use domain::{
    commands::ItemOrder,
    ids::MedicineId,
    quantity::Quantity,
    roles::Question,
    sig::{self, Fault, ParsedLine},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    asking::AtLeast,
    clinic::Clinic,
    problem::Problem,
    queries::{self, catalogue::CatalogueMatch},
    session::Session,
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

impl Clinic {
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
