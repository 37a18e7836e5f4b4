//! The formulary as a table of text: comma-separated, a header, one presentation per line, read by column name.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    dose_form::FormFamily,
    fault::{FaultReason, LONGEST_CELL, RowFault, looks_like_formula},
    lines::Lines,
    strength::Strength,
    vocabulary::{DocumentType, List344, Route, UseRestriction},
};
use crate::quantity::{Quantity, Unit};

/// One presentation of the formulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormularyRow {
    /// The line of the file, from 1.
    pub line: u64,
    /// The row's own id.
    pub id: String,
    /// What groups the presentations of one substance or combination.
    pub substance_key: String,
    /// The Brazilian name, base first: `hidrocortisona (succinato sódico)`.
    pub name_pt: String,
    /// The international name.
    pub name_en: String,
    /// The ATC code, as written.
    pub atc: String,
    /// The dosage form, in Portuguese.
    pub form_pt: String,
    /// The form's family; `None` for a form that is not known.
    pub form: Option<FormFamily>,
    /// The strength; empty where the medicine has none.
    pub strength: Strength,
    /// The ways it may be given, at least one.
    pub routes: Vec<Route>,
    /// The control list of the substance.
    pub list: Option<List344>,
    /// The document this presentation needs.
    pub document: DocumentType,
    /// Who may use it.
    pub restriction: Option<UseRestriction>,
    /// High-alert medicine; `None` is left to the house.
    pub high_alert: Option<bool>,
    /// An antimicrobial of IN 360/2025.
    pub antimicrobial_ret: bool,
    /// A GLP-1 agonist.
    pub glp1_ret: bool,
    /// The most an adult takes in a day.
    pub max_daily: Option<Quantity>,
    /// What the maximum depends on.
    pub max_daily_note: String,
    /// The presentation in words.
    pub presentation_pt: String,
    /// The name with its telling letters in capitals; empty where none is needed.
    pub tall_man_pt: String,
    /// Anything else.
    pub notes: String,
}

/// What a table held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Formulary {
    /// The rows that can be used, in the order of the file.
    pub rows: Vec<FormularyRow>,
    /// One for each line that cannot.
    pub faults: Vec<RowFault>,
}

/// Columns without which the table is not read. Names and codes: none may look like a formula.
const REQUIRED: [&str; 12] = [
    "id",
    "substance_key",
    "dcb_pt",
    "inn_en",
    "atc",
    "form_pt",
    "strength",
    "route",
    "list344",
    "rx_doc",
    "antimicrobial_ret",
    "glp1_ret",
];

impl Formulary {
    /// Reads the table. A missing column stops it; a bad line is reported and left out.
    pub fn read(text: &str) -> Self {
        let mut formulary = Self::default();
        let text = text.trim_start_matches('\u{FEFF}');
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
        let mut records = reader.records().flatten();
        let Some(header) = records.next() else {
            formulary.faults.push(RowFault::new(1, "", FaultReason::EmptyFile));
            return formulary;
        };
        let header: Vec<&str> = header.iter().map(str::trim).collect();
        let missing = REQUIRED.iter().filter(|column| !header.contains(column));
        formulary.faults.extend(missing.map(|column| RowFault::new(1, column, FaultReason::MissingColumn)));
        if !formulary.faults.is_empty() {
            return formulary;
        }
        let mut ids = BTreeSet::new();
        let mut lines = Lines::new(text, 1);
        for record in records {
            let line = lines.at(record.position());
            let cells = Cells { header: &header, record: &record, line };
            match cells.row() {
                Ok(row) if !ids.insert(row.id.clone()) => {
                    formulary.faults.push(RowFault::new(line, "id", FaultReason::DuplicateId));
                }
                Ok(row) => formulary.rows.push(row),
                Err(fault) => formulary.faults.push(fault),
            }
        }
        formulary
    }
}

/// One line, its cells by column name.
struct Cells<'a> {
    header: &'a [&'a str],
    record: &'a csv::StringRecord,
    line: u64,
}

impl Cells<'_> {
    fn row(&self) -> Result<FormularyRow, RowFault> {
        if self.record.len() != self.header.len() {
            return Err(self.fault("", FaultReason::WrongNumberOfCells));
        }
        for (column, cell) in self.header.iter().zip(self.record) {
            if cell.chars().count() > LONGEST_CELL {
                return Err(self.fault(column, FaultReason::CellTooLong));
            }
        }
        let form_pt = self.code("form_pt")?;
        Ok(FormularyRow {
            line: self.line,
            id: self.code("id")?,
            substance_key: self.code("substance_key")?,
            name_pt: self.code("dcb_pt")?,
            name_en: self.code("inn_en")?,
            atc: self.code("atc")?,
            form: FormFamily::of_form(&form_pt),
            form_pt,
            strength: self.text("strength").parse().map_err(|_| self.fault("strength", FaultReason::BadStrength))?,
            routes: self.routes()?,
            list: self.one_of("list344")?,
            document: self.one_of("rx_doc")?.ok_or_else(|| self.fault("rx_doc", FaultReason::EmptyCell))?,
            restriction: self.one_of("use_restriction")?,
            high_alert: self.flag("high_alert")?,
            antimicrobial_ret: self.flag("antimicrobial_ret")?.unwrap_or_default(),
            glp1_ret: self.flag("glp1_ret")?.unwrap_or_default(),
            max_daily: self.max_daily()?,
            max_daily_note: self.text("max_daily_note").to_owned(),
            presentation_pt: self.text("presentation_br").to_owned(),
            tall_man_pt: self.text("tallman_pt").to_owned(),
            notes: self.text("notes").to_owned(),
        })
    }

    fn fault(&self, column: &str, reason: FaultReason) -> RowFault {
        RowFault::new(self.line, column, reason)
    }

    /// The cell as it stands, empty where the table has no such column.
    fn text(&self, column: &str) -> &str {
        let at = self.header.iter().position(|name| *name == column);
        at.and_then(|at| self.record.get(at)).unwrap_or_default().trim_matches(' ')
    }

    /// A name or a code: filled, and no formula.
    fn code(&self, column: &str) -> Result<String, RowFault> {
        match self.text(column) {
            "" => Err(self.fault(column, FaultReason::EmptyCell)),
            text if looks_like_formula(text) => Err(self.fault(column, FaultReason::LooksLikeFormula)),
            text => Ok(text.to_owned()),
        }
    }

    fn one_of<Code: std::str::FromStr>(&self, column: &str) -> Result<Option<Code>, RowFault> {
        match self.text(column) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| self.fault(column, FaultReason::UnknownCode)),
        }
    }

    fn flag(&self, column: &str) -> Result<Option<bool>, RowFault> {
        match self.text(column) {
            "" => Ok(None),
            "0" => Ok(Some(false)),
            "1" => Ok(Some(true)),
            _ => Err(self.fault(column, FaultReason::UnknownCode)),
        }
    }

    fn routes(&self) -> Result<Vec<Route>, RowFault> {
        let unknown = || self.fault("route", FaultReason::UnknownCode);
        self.text("route").split('/').map(|code| code.trim().parse().map_err(|_| unknown())).collect()
    }

    fn max_daily(&self) -> Result<Option<Quantity>, RowFault> {
        let (dose, unit) = (self.text("max_daily_dose"), self.text("max_daily_unit"));
        if dose.is_empty() && unit.is_empty() {
            return Ok(None);
        }
        let value = dose.parse().map_err(|_| self.fault("max_daily_dose", FaultReason::BadQuantity))?;
        let unit = match unit {
            "mg" => Unit::Mg,
            "g" => Unit::G,
            "mcg" => Unit::Mcg,
            "UI" => Unit::InternationalUnit,
            _ => return Err(self.fault("max_daily_unit", FaultReason::BadQuantity)),
        };
        Ok(Some(Quantity::new(value, unit)))
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    const OURS: &str = include_str!("../tables/formulary.csv");

    /// A table with the given cells over one good row.
    fn table(cells: &[(&str, &str)]) -> String {
        let good = [
            ("id", "X1"),
            ("substance_key", "dipirona"),
            ("dcb_pt", "dipirona"),
            ("inn_en", "metamizole sodium"),
            ("atc", "N02BB02"),
            ("form_pt", "comprimido"),
            ("strength", "500 mg"),
            ("route", "VO"),
            ("list344", ""),
            ("rx_doc", "COMUM"),
            ("antimicrobial_ret", "0"),
            ("glp1_ret", "0"),
            ("max_daily_dose", "4000"),
            ("max_daily_unit", "mg"),
            ("notes", ""),
        ];
        let cell = |name: &str, value: &str| {
            let given = cells.iter().find(|(column, _)| *column == name).map_or(value, |(_, given)| given);
            format!("\"{given}\"")
        };
        let header = good.map(|(name, _)| name).join(",");
        format!("{header}\n{}\n", good.map(|(name, value)| cell(name, value)).join(","))
    }

    fn fault(cells: &[(&str, &str)]) -> (String, FaultReason) {
        let read = Formulary::read(&table(cells));
        assert_eq!(read.rows.len(), 0, "{cells:?} gave a row");
        (read.faults[0].column.clone(), read.faults[0].reason)
    }

    #[test]
    fn the_starting_formulary_is_read_whole() {
        let formulary = Formulary::read(OURS);
        assert_eq!(formulary.faults, []);
        assert_eq!(formulary.rows.len(), 386);
        let keys: BTreeSet<_> = formulary.rows.iter().map(|row| &row.substance_key).collect();
        assert_eq!(keys.len(), 329);
        for row in &formulary.rows {
            assert!(row.form.is_some(), "{} has a form of no family: {}", row.id, row.form_pt);
            assert_eq!(row.strength.code().parse(), Ok(row.strength.clone()), "{}", row.id);
        }
        assert_eq!(formulary.rows.iter().filter(|row| row.strength.is_empty()).count(), 4);
    }

    #[test]
    fn a_bad_cell_is_reported_by_line_and_column() {
        use FaultReason::{BadQuantity, BadStrength, CellTooLong, EmptyCell, LooksLikeFormula, UnknownCode};
        let long = "x".repeat(LONGEST_CELL + 1);
        for (column, cell, reason) in [
            ("id", "", EmptyCell),
            ("dcb_pt", "=1+1", LooksLikeFormula),
            ("substance_key", "@x", LooksLikeFormula),
            ("atc", "\tN02", LooksLikeFormula),
            ("strength", "500mg", BadStrength),
            ("route", "VO/XX", UnknownCode),
            ("list344", "C4", UnknownCode),
            ("rx_doc", "", EmptyCell),
            ("rx_doc", "AZUL", UnknownCode),
            ("antimicrobial_ret", "sim", UnknownCode),
            ("max_daily_dose", "1e3", BadQuantity),
            ("max_daily_unit", "kg", BadQuantity),
            ("notes", &long, CellTooLong),
        ] {
            assert_eq!(fault(&[(column, cell)]), (column.to_owned(), reason), "{column} = {cell:.20}");
        }
    }

    #[test]
    fn a_note_that_looks_like_a_formula_is_only_a_note() {
        let read = Formulary::read(&table(&[("notes", "=HYPERLINK(1)")]));
        assert_eq!(read.rows[0].notes, "=HYPERLINK(1)", "we do not run cells");
    }

    #[test]
    fn a_file_without_a_header_or_a_column_gives_no_rows() {
        assert_eq!(Formulary::read("").faults, [RowFault::new(1, "", FaultReason::EmptyFile)]);
        let read = Formulary::read(&table(&[]).replacen("strength", "dose", 1));
        assert_eq!(read.faults, [RowFault::new(1, "strength", FaultReason::MissingColumn)]);
        assert_eq!(read.rows, [], "lines cannot be trusted when a column is missing");
    }

    #[test]
    fn an_id_is_taken_once() {
        let text = table(&[]);
        let row = text.lines().nth(1).unwrap();
        let read = Formulary::read(&format!("{text}{row}\n"));
        assert_eq!(read.rows.len(), 1);
        assert_eq!(read.faults, [RowFault::new(3, "id", FaultReason::DuplicateId)]);
    }

    #[test]
    fn ten_thousand_bad_lines_are_ten_thousand_faults() {
        let mut text = table(&[]);
        for number in 0..10_000 {
            writeln!(text, "ragged,{number}").unwrap();
        }
        let read = Formulary::read(&text);
        assert_eq!((read.rows.len(), read.faults.len()), (1, 10_000));
        assert_eq!(read.faults[9_999], RowFault::new(10_002, "", FaultReason::WrongNumberOfCells));
    }
}
