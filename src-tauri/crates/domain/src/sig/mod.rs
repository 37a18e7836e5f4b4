//! The line a doctor types, `dipirona 500 mg VO 6/6h se dor por 3 dias`, read into parts, written back, and said in full.
//!
//! What must stay true: nothing typed is dropped in silence (what is not understood is a [`Fault`] with its place), nothing
//! is guessed where two readings are possible, and `parse(print(x))` is `x` but for the spans.
//!
//! The parser says what was written, not whether it may be prescribed: a missing route or reason is for the rules.

mod cursor;
mod fault;
mod item;
mod lexer;
mod order;
mod parse;
mod print;
#[cfg(test)]
mod samples;
mod sentence;
mod typed_number;
mod units;

pub use fault::{Fault, FaultCode};
pub use item::line;
pub use order::order;
pub use parse::parse;
pub use print::print;
pub use sentence::sentence;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    catalogue::Route,
    dosage::{AsNeeded, Duration, Frequency, ItemKind, Rate, TaperStep, VariableRange},
    quantity::Quantity,
};

/// A place in the line: characters (Unicode scalar values), `start` included, `end` excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first character.
    pub start: usize,
    /// The first character after it.
    pub end: usize,
}

/// Which part of the line a span holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub enum PartKind {
    Medicine,
    Strength,
    Dose,
    Route,
    Dilution,
    Infusion,
    Frequency,
    FirstDoseNow,
    Duration,
    AsNeeded,
    MaxDaily,
    Taper,
    Variable,
    Quantity,
    Instructions,
}

/// A recognised part and its place: one chip on screen. A part written in two places has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartSpan {
    /// What stands there.
    pub part: PartKind,
    /// Where.
    pub at: Span,
}

/// What one unit of the product holds: `500 mg`, `500 mg/mL`, `875 mg + 125 mg`, `0,9%`. Never a dose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Strength {
    /// One for each substance, in the order typed; at least one.
    pub components: Vec<Quantity>,
    /// In how much: `1 mL`, `5 mL`, `1 h` (a patch). Absent for a unit of the form itself, and for `%`.
    pub per: Option<Quantity>,
}

/// What the dose is diluted in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dilution {
    /// As typed: `SF 0,9%`.
    pub diluent: Option<String>,
    /// How much of it.
    pub volume: Option<Quantity>,
}

/// How a volume runs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Infusion {
    /// How fast.
    pub rate: Option<Rate>,
    /// Or over how long, in minutes: 1 to 10 080 (a week).
    pub over_minutes: Option<u16>,
    /// By an infusion pump (`BIC`).
    pub pump: bool,
}

/// A dose chosen from ranges of a measured value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// What is measured, as typed: `glicemia`.
    pub measure: String,
    /// Rising and without overlap; gaps are for the rules to find.
    pub ranges: Vec<VariableRange>,
}

/// A line that was understood to its end. A part that was not written is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParsedLine {
    /// Which of the shapes of rulebook 2.13 the parts have.
    pub kind: ItemKind,
    /// As typed, with the form if one was written: what the typeahead looks up.
    pub medicine: String,
    /// The product's strength, when the line has it beside the dose or as a concentration.
    pub strength: Option<Strength>,
    /// One dose. Absent in a taper and in a variable dose, which hold their own.
    pub dose: Option<Quantity>,
    /// The way in.
    pub route: Option<Route>,
    /// What the dose is diluted in.
    pub dilution: Option<Dilution>,
    /// How it runs in.
    pub infusion: Option<Infusion>,
    /// When doses repeat. Absent in a taper, whose steps hold their own.
    pub frequency: Option<Frequency>,
    /// `agora`: the first dose is given at once; without a frequency it is the only one.
    pub first_dose_now: bool,
    /// How long. Absent in a taper.
    pub duration: Option<Duration>,
    /// `se …`: as written, nothing proposed in it.
    pub as_needed: Option<AsNeeded>,
    /// The most in 24 hours that reason, dose and interval suggest when none was written: dose x doses that fit, rounded
    /// down (`5/5h` is four), at least one. A proposal to confirm; never part of the order by itself.
    pub proposed_max_daily: Option<Quantity>,
    /// The steps of a taper, at least two; empty otherwise.
    pub taper: Vec<TaperStep>,
    /// The ranges of a variable dose.
    pub variable: Option<Variable>,
    /// How much to dispense (`qtd 30 comprimidos`).
    pub quantity: Option<Quantity>,
    /// What else the patient or the nurse must know: known phrases (`em jejum`, `lento`) and the text after `obs:`.
    pub instructions: Option<String>,
    /// Where each part stands, in the order of the line.
    pub spans: Vec<PartSpan>,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[derive(Deserialize)]
    struct Row {
        line: String,
        expect: String,
        json: String,
        fault_code: String,
        fault_at: String,
    }

    /// Without spans and without what is absent: the form the fixture is written in.
    fn compact(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.remove("spans");
                fields.values_mut().for_each(compact);
                fields.retain(|_, field| !matches!(field, Value::Null | Value::Bool(false)) && *field != json!([]));
            }
            Value::Array(items) => items.iter_mut().for_each(compact),
            _ => {}
        }
    }

    fn deviation(row: &Row) -> Option<String> {
        let expected = match row.expect.as_str() {
            "ok" => serde_json::from_str(&row.json).unwrap(),
            _ => json!({ "code": row.fault_code, "at": row.fault_at.parse::<usize>().unwrap() }),
        };
        let mut found = match parse(&row.line) {
            Ok(parsed) => serde_json::to_value(parsed).unwrap(),
            Err(fault) => json!({ "code": fault.code, "at": fault.at.start }),
        };
        compact(&mut found);
        (found != expected).then(|| format!("{}\n  expected {expected}\n  found    {found}", row.line))
    }

    #[test]
    fn every_line_of_the_fixture_is_read_as_a_person_reads_it() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/sig_lines.csv");
        let rows: Vec<Row> = csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect();
        let refused = rows.iter().filter(|row| row.expect == "fault").count();
        assert!(rows.len() - refused >= 150 && refused >= 40, "the fixture has lost lines");
        let deviations: Vec<String> = rows.iter().filter_map(deviation).collect();
        assert!(deviations.is_empty(), "{} of {} lines:\n{}", deviations.len(), rows.len(), deviations.join("\n"));
    }

    #[test]
    fn every_way_to_be_wrong_has_a_line_in_the_fixture() {
        use strum::VariantArray;

        let text = include_str!("../../../../../tests/fixtures/sig_lines.csv");
        for code in FaultCode::VARIANTS {
            let name: &str = code.into();
            assert!(text.contains(&format!(",{name},")), "{name} is in no line");
        }
    }

    #[test]
    fn every_part_says_where_it_stands() {
        let line = "dipirona 500 mg/mL 1 g EV 6/6h se náusea, máx 4 g/dia por 3 dias obs: diluído";
        let chips: Vec<(PartKind, String)> = parse(line)
            .unwrap()
            .spans
            .into_iter()
            .map(|span| (span.part, line.chars().skip(span.at.start).take(span.at.end - span.at.start).collect()))
            .collect();
        let expected = [
            (PartKind::Medicine, "dipirona"),
            (PartKind::Strength, "500 mg/mL"),
            (PartKind::Dose, "1 g"),
            (PartKind::Route, "EV"),
            (PartKind::Frequency, "6/6h"),
            (PartKind::AsNeeded, "se náusea"),
            (PartKind::MaxDaily, "máx 4 g/dia"),
            (PartKind::Duration, "por 3 dias"),
            (PartKind::Instructions, "obs: diluído"),
        ];
        assert_eq!(chips, expected.map(|(part, text)| (part, text.to_owned())), "a chip covers its part and no more");
    }
}
