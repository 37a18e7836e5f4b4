//! GS1 `DataMatrix`: what a unit of medicine is, for the scanner at the bedside.

use datamatrix::{DataMatrix, SymbolList};

use super::{CodeError, Modules};

/// The GS1 element string (`01…17…10…<GS>21…`, no brackets) as a square symbol, which every scanner in use reads; a
/// rectangular one not all do.
pub(crate) fn gs1_data_matrix(elements: &str) -> Result<Modules, CodeError> {
    const FAILED: CodeError = CodeError { symbol: "DataMatrix" };
    if elements.is_empty() || !elements.is_ascii() {
        return Err(FAILED);
    }
    let list = SymbolList::default().enforce_square();
    let code = DataMatrix::encode_gs1(elements.as_bytes(), list).map_err(|_| FAILED)?;
    let bitmap = code.bitmap();
    Ok(Modules { width: bitmap.width(), dark: bitmap.bits().to_vec() })
}
