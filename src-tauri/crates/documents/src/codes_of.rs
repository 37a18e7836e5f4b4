//! The codes that stand on a paper, by the text they hold.

use std::collections::BTreeMap;

use domain::paper::Paper;

use crate::codes::{self, CodeError, Modules};

/// Every code of the paper; its template draws them by their text.
pub(crate) fn codes_of(paper: &Paper) -> Result<BTreeMap<String, Modules>, CodeError> {
    let text = paper.provenance().qr_text();
    let drawn = codes::qr(&text)?;
    Ok(BTreeMap::from([(text, drawn)]))
}
