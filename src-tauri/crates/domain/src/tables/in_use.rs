//! Which tables of law and of the trade are in use, what they rest on, and what of them nobody has confirmed yet.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::catalogue::DocumentType;

use super::{VERSION, abbreviations, allergy_groups, schedule_anchors};

/// A table in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TableInUse {
    /// `controlled_substances`: its file, or its part of `rules.json`.
    pub name: String,
    /// The day it was made, `YYYY-MM-DD`.
    pub version: String,
    /// All its rows.
    pub rows: u64,
    /// What they rest on, in the order in which the table cites it.
    pub norms: Vec<NormCited>,
}

/// A norm that a table cites; empty where it cites none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct NormCited {
    pub norm: String,
    pub rows: u64,
    /// Of these rows, those that nobody has confirmed.
    pub to_be_confirmed: u64,
}

/// Every table, those of law first.
pub fn tables_in_use() -> Vec<TableInUse> {
    vec![
        of_file("controlled_substances", include_str!("controlled_substances.csv")),
        of_file("prescribing_restrictions", include_str!("prescribing_restrictions.csv")),
        of_file("council_scope", include_str!("council_scope.csv")),
        // Of clinical values `rules.json` says that a pharmacist has to sign them off before use.
        unconfirmed("formulary", super::FORMULARY.lines().count().saturating_sub(1)),
        unconfirmed("allergy_groups", allergy_groups().len()),
        unconfirmed("abbreviations", abbreviations().len()),
        unconfirmed("schedule_anchors", schedule_anchors().len()),
        unconfirmed("usual_names", super::USUAL_NAMES.lines().count().saturating_sub(1)),
        unconfirmed("document_types", DocumentType::VARIANTS.len()),
    ]
}

fn of_file(name: &str, text: &str) -> TableInUse {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let place = |column: &str, reader: &mut csv::Reader<&[u8]>| {
        reader.headers().ok().and_then(|headers| headers.iter().position(|header| header == column))
    };
    let (norm, confirm) = (place("norm", &mut reader), place("to_be_confirmed", &mut reader));
    let mut norms: Vec<NormCited> = Vec::new();
    for record in reader.records().flatten() {
        let cell = |place: Option<usize>| place.and_then(|place| record.get(place)).unwrap_or_default();
        let open = u64::from(cell(confirm) == "1");
        match norms.iter_mut().find(|cited| cited.norm == cell(norm)) {
            Some(cited) => {
                cited.rows += 1;
                cited.to_be_confirmed += open;
            }
            None => norms.push(NormCited { norm: cell(norm).to_owned(), rows: 1, to_be_confirmed: open }),
        }
    }
    TableInUse { name: name.to_owned(), version: VERSION.to_owned(), rows: norms.iter().map(|it| it.rows).sum(), norms }
}

fn unconfirmed(name: &str, rows: usize) -> TableInUse {
    let rows = rows as u64;
    let cited = NormCited { norm: String::new(), rows, to_be_confirmed: rows };
    TableInUse { name: name.to_owned(), version: VERSION.to_owned(), rows, norms: vec![cited] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_names_its_norms_and_counts_what_is_open() {
        let tables = tables_in_use();
        assert!(tables.iter().all(|table| table.rows > 0), "a table in use is not empty");
        let [controlled, restrictions, ..] = tables.as_slice() else { panic!("law comes first") };
        assert_eq!(controlled.norms.first().map(|cited| cited.norm.as_str()), Some("RDC 999/2025"));
        assert_eq!(controlled.norms.iter().map(|cited| cited.to_be_confirmed).sum::<u64>(), 0);
        let open: u64 = restrictions.norms.iter().map(|cited| cited.to_be_confirmed).sum();
        assert!(open > 0 && open < restrictions.rows, "some restrictions wait for the house: {open}");
    }
}
