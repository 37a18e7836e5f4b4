//! CMED's price list: presentations on sale in Brazil, read by column name in the official layout or a reduced one.
//!
//! Lines of text may stand above the header; cells are separated by `;`, may be quoted, and may hold line breaks and
//! other control characters. The colour band (TARJA) is not carried: it contradicts itself, and never says how a
//! medicine is controlled.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    fault::{FaultReason, LONGEST_CELL, RowFault},
    lines::Lines,
    substance_name::{fold, same_but_for_lost},
};

/// One presentation on sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CmedRecord {
    /// The line of the file on which the record begins, from 1.
    pub line: u64,
    /// The substances, separated by `;` in a combination.
    pub substance: String,
    /// The packed presentation.
    pub presentation: String,
    /// Who holds the registration.
    pub laboratory: Option<String>,
    /// The holder's CNPJ, as printed.
    pub cnpj: Option<String>,
    /// The trade name.
    pub product: Option<String>,
    /// ANVISA's registration number, as printed.
    pub registration: Option<String>,
    /// CMED's own code.
    pub ggrem: Option<String>,
    /// Bar codes, as printed.
    pub gtins: Vec<String>,
    /// Sold to hospitals only.
    pub hospital_only: Option<bool>,
}

/// What a list held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CmedList {
    /// The records that can be used, in the order of the file.
    pub records: Vec<CmedRecord>,
    /// One for each record that cannot.
    pub faults: Vec<RowFault>,
    /// Records that repeat an earlier one in every cell, and so were left out.
    pub repeats: u64,
}

/// Columns by their official names.
mod column {
    pub(super) const SUBSTANCE: &str = "SUBSTÂNCIA";
    pub(super) const PRESENTATION: &str = "APRESENTAÇÃO";
    pub(super) const LABORATORY: &str = "LABORATÓRIO";
    pub(super) const CNPJ: &str = "CNPJ";
    pub(super) const PRODUCT: &str = "PRODUTO";
    pub(super) const REGISTRATION: &str = "REGISTRO";
    pub(super) const GGREM: &str = "CÓDIGO GGREM";
    pub(super) const GTINS: [&str; 3] = ["EAN 1", "EAN 2", "EAN 3"];
    pub(super) const HOSPITAL_ONLY: &str = "RESTRIÇÃO HOSPITALAR";
}

impl CmedList {
    /// Reads the list. Without a header that names substance and presentation it is not read.
    pub fn read(text: &str) -> Self {
        let text = text.trim_start_matches('\u{FEFF}');
        if text.trim().is_empty() {
            return Self { faults: vec![RowFault::new(1, "", FaultReason::EmptyFile)], ..Self::default() };
        }
        let Some((above, table)) = from_header(text) else {
            let fault = RowFault::new(1, column::SUBSTANCE, FaultReason::MissingColumn);
            return Self { faults: vec![fault], ..Self::default() };
        };
        read_table(above, table)
    }
}

/// The text from its header line on, and how many lines stand above it.
fn from_header(text: &str) -> Option<(u64, &str)> {
    let (mut above, mut rest) = (0, text);
    loop {
        let line = rest.lines().next()?;
        let is = |name: &str| line.split(';').any(|cell| is_column(cell.trim_matches('"'), name));
        if is(column::SUBSTANCE) {
            return Some((above, rest));
        }
        rest = rest.split_once('\n')?.1;
        above += 1;
    }
}

/// The header cell names `column`, whatever became of its accents.
fn is_column(cell: &str, column: &str) -> bool {
    let cell = fold(cell);
    let words = || cell.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    same_but_for_lost(&words().collect::<Vec<_>>().join(" "), &fold(column))
}

fn read_table(above: u64, table: &str) -> CmedList {
    let mut list = CmedList::default();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').flexible(true).has_headers(false).from_reader(table.as_bytes());
    let mut records = reader.records().flatten();
    let header = records.next().unwrap_or_default();
    let columns = Columns::of(&header);
    if columns.presentation.is_none() {
        list.faults.push(RowFault::new(above + 1, column::PRESENTATION, FaultReason::MissingColumn));
        return list;
    }
    let mut seen = BTreeSet::new();
    let mut lines = Lines::new(table, above + 1);
    for record in records {
        let line = lines.at(record.position());
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if !seen.insert(record.iter().collect::<Vec<_>>().join("\u{1F}")) {
            list.repeats += 1;
            continue;
        }
        match columns.record(&record, &header, line) {
            Ok(record) => list.records.push(record),
            Err(fault) => list.faults.push(fault),
        }
    }
    list
}

/// Where each column stands.
struct Columns {
    substance: Option<usize>,
    presentation: Option<usize>,
    laboratory: Option<usize>,
    cnpj: Option<usize>,
    product: Option<usize>,
    registration: Option<usize>,
    ggrem: Option<usize>,
    gtins: [Option<usize>; 3],
    hospital_only: Option<usize>,
}

impl Columns {
    fn of(header: &csv::StringRecord) -> Self {
        let at = |name| header.iter().position(|cell| is_column(cell, name));
        Self {
            substance: at(column::SUBSTANCE),
            presentation: at(column::PRESENTATION),
            laboratory: at(column::LABORATORY),
            cnpj: at(column::CNPJ),
            product: at(column::PRODUCT),
            registration: at(column::REGISTRATION),
            ggrem: at(column::GGREM),
            gtins: column::GTINS.map(at),
            hospital_only: at(column::HOSPITAL_ONLY),
        }
    }

    fn record(
        &self,
        record: &csv::StringRecord,
        header: &csv::StringRecord,
        line: u64,
    ) -> Result<CmedRecord, RowFault> {
        let surplus = record.iter().skip(header.len()).any(|cell| !cell.trim().is_empty());
        if surplus || record.len() < header.len() {
            return Err(RowFault::new(line, "", FaultReason::WrongNumberOfCells));
        }
        if let Some((name, _)) = header.iter().zip(record).find(|(_, cell)| cell.chars().count() > LONGEST_CELL) {
            return Err(RowFault::new(line, name, FaultReason::CellTooLong));
        }
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).and_then(filled);
        let needed = |at, name| cell(at).ok_or_else(|| RowFault::new(line, name, FaultReason::EmptyCell));
        Ok(CmedRecord {
            line,
            substance: needed(self.substance, column::SUBSTANCE)?,
            presentation: needed(self.presentation, column::PRESENTATION)?,
            laboratory: cell(self.laboratory),
            cnpj: cell(self.cnpj),
            product: cell(self.product),
            registration: cell(self.registration),
            ggrem: cell(self.ggrem),
            gtins: self.gtins.iter().filter_map(|at| cell(*at)).collect(),
            hospital_only: cell(self.hospital_only).and_then(|text| match fold(&text).as_str() {
                "sim" => Some(true),
                "nao" | "n_o" => Some(false),
                _ => None,
            }),
        })
    }
}

/// The cell on one line, without control characters; `None` when it holds nothing but dashes and lost letters.
fn filled(cell: &str) -> Option<String> {
    let spaced: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.chars().all(|c| matches!(c, '-' | '_' | ' '))).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICIAL: &str = "\u{FEFF}Lista de preços;;;\r\nValores em reais\r\n\r\n\
        SUBSTÂNCIA;CNPJ;LABORATÓRIO;CÓDIGO GGREM;REGISTRO;EAN 1;EAN 2;EAN 3;PRODUTO;APRESENTAÇÃO;RESTRIÇÃO HOSPITALAR;TARJA\r\n\
        PARACETAMOL;00.000.000/0001-91;LABORATÓRIO DEMO A;500000000000001;1000000010011;7890000000017;    -     ;;DEMOL;500 MG COM CT BL X 20;Não;\r\n";

    #[test]
    fn the_official_layout_is_read_below_its_preamble() {
        let list = CmedList::read(OFFICIAL);
        assert_eq!(list.faults, []);
        let record = &list.records[0];
        assert_eq!(record.line, 5, "the line of the file, not of the table");
        assert_eq!(record.product.as_deref(), Some("DEMOL"));
        assert_eq!(record.gtins, ["7890000000017"], "a dash is no bar code");
        assert_eq!(record.hospital_only, Some(false));
        assert_eq!(record.ggrem.as_deref(), Some("500000000000001"));
    }

    #[test]
    fn a_reduced_layout_with_lost_accents_is_read_too() {
        let list = CmedList::read("SUBST_NCIA;APRESENTA__O\nCODE_NA;30 MG COM CT BL X 10\n");
        assert_eq!(list.records[0].substance, "CODE_NA");
        assert_eq!(list.records[0].laboratory, None);
        let list = CmedList::read("SUBSTANCIA;APRESENTACAO\nA;1 MG;;\nA;1 MG;;x\n");
        assert_eq!((list.records.len(), list.faults.len()), (1, 1), "empty cells beyond the header do no harm");
    }

    #[test]
    fn a_record_may_span_lines_and_hold_control_characters() {
        let text = "SUBSTANCIA;APRESENTACAO\r\n\"A;\r\nB\";\"70 MG COM\n\n\t_\"\r\nC;1\u{0} MG\r\n";
        let list = CmedList::read(text);
        assert_eq!(list.records[0].substance, "A; B");
        assert_eq!(list.records[0].presentation, "70 MG COM _");
        assert_eq!((list.records[1].line, list.records[1].presentation.as_str()), (6, "1 MG"));
    }

    #[test]
    fn an_exact_repeat_is_counted_and_left_out() {
        let list = CmedList::read("SUBSTANCIA;APRESENTACAO;TARJA\nA;1 MG;x\nA;1 MG;y\nA;1 MG;x\n");
        assert_eq!((list.records.len(), list.repeats), (2, 1), "a repeat is alike in every cell, carried or not");
    }

    #[test]
    fn what_cannot_be_used_is_reported() {
        let of = |text: &str| CmedList::read(text).faults;
        assert_eq!(of(" \r\n"), [RowFault::new(1, "", FaultReason::EmptyFile)]);
        assert_eq!(of("a;b\n1;2\n"), [RowFault::new(1, "SUBSTÂNCIA", FaultReason::MissingColumn)]);
        assert_eq!(of("SUBSTANCIA;x\n1;2\n"), [RowFault::new(1, "APRESENTAÇÃO", FaultReason::MissingColumn)]);
        let long = "x".repeat(LONGEST_CELL + 1);
        let faults = of(&format!("SUBSTANCIA;APRESENTACAO\n;1 MG\nA;-\nA\nA;{long}\n\n"));
        assert_eq!(
            faults,
            [
                RowFault::new(2, "SUBSTÂNCIA", FaultReason::EmptyCell),
                RowFault::new(3, "APRESENTAÇÃO", FaultReason::EmptyCell),
                RowFault::new(4, "", FaultReason::WrongNumberOfCells),
                RowFault::new(5, "APRESENTACAO", FaultReason::CellTooLong),
            ]
        );
    }
}
