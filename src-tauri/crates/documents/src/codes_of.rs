//! The codes that stand on a paper, by the names under which its template finds them.

use std::collections::BTreeMap;

use domain::paper::{LabelSize, Paper, UnitDoseLabels};

use crate::codes::{CodeError, Modules, code_128, gs1_data_matrix, qr};

type Codes = BTreeMap<String, Modules>;

/// The widest bars beside which a label has paper enough for a scanner to see where they begin and end, in modules of a
/// quarter millimetre.
const WIDEST_SMALL: usize = 180;
const WIDEST_LARGE: usize = 220;

/// Every code of the paper: of labels by kind and place, of others the QR code by its text.
pub(crate) fn codes_of(paper: &Paper) -> Result<Codes, CodeError> {
    match paper {
        Paper::UnitDoseLabels(paper) => of_units(paper),
        Paper::DispensingLabels(paper) => {
            bars(paper.labels.iter().map(|label| label.internal_number.as_str()), WIDEST_LARGE)
        }
        Paper::IvLabels(paper) => bars(paper.labels.iter().map(|label| label.internal_number.as_str()), WIDEST_LARGE),
        paper => {
            let text = paper.provenance().qr_text();
            let drawn = qr(&text)?;
            Ok(BTreeMap::from([(text, drawn)]))
        }
    }
}

fn of_units(paper: &UnitDoseLabels) -> Result<Codes, CodeError> {
    let widest = match paper.size {
        LabelSize::Small => WIDEST_SMALL,
        LabelSize::Large => WIDEST_LARGE,
    };
    let mut codes = bars(paper.labels.iter().map(|label| label.code.unit.as_str()), widest)?;
    for (place, label) in paper.labels.iter().enumerate() {
        codes.insert(format!("data_matrix/{place}"), gs1_data_matrix(&label.code.element_string())?);
    }
    Ok(codes)
}

fn bars<'a>(numbers: impl Iterator<Item = &'a str>, widest: usize) -> Result<Codes, CodeError> {
    let drawn = |(place, number)| Ok((format!("code_128/{place}"), code_128(number)?.at_most(widest)?));
    numbers.enumerate().map(drawn).collect()
}
