//! Why a line of an imported table was not used.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The longest cell that is read, in characters.
pub const LONGEST_CELL: usize = 4_000;

/// One line that was not used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RowFault {
    /// The line of the file on which the record begins, from 1.
    pub line: u64,
    /// The column as its header is spelled in the official layout; empty when the fault is not in one column.
    pub column: String,
    /// What is wrong.
    pub reason: FaultReason,
}

impl RowFault {
    /// `reason` at `line` and `column`.
    pub fn new(line: u64, column: &str, reason: FaultReason) -> Self {
        Self { line, column: column.to_owned(), reason }
    }
}

/// What is wrong with a cell, a line or a file.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
pub enum FaultReason {
    /// The file has no header.
    EmptyFile,
    /// The header lacks a column that cannot be done without.
    MissingColumn,
    /// The line has more or fewer cells than the header.
    WrongNumberOfCells,
    /// A cell that must be filled is empty.
    EmptyCell,
    /// A cell holds more than [`LONGEST_CELL`] characters.
    CellTooLong,
    /// A name or a code begins as a spreadsheet's formula does.
    LooksLikeFormula,
    /// The id stands on an earlier line already.
    DuplicateId,
    /// The code is not one of the vocabulary's.
    UnknownCode,
    /// The strength does not follow the grammar.
    BadStrength,
    /// The number or its unit is not one.
    BadQuantity,
}

/// A spreadsheet would run this text.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t'])
}
