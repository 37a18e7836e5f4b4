//! Tables from outside: the formulary, and the price list of what is on sale.
//!
//! A file is parsed whole before anything is written. One that cannot be read as what it should be is refused; a line
//! that cannot be used is reported and left out. The rest goes in as commands of a few hundred rows each, so that an
//! urgent order never waits behind an import. Handlers know what the store already says: the same file again makes no
//! event, and a file whose import was cut off is completed by importing it again.

mod decode;
mod formulary;
mod preview;
mod price_list;
mod set_up;

pub use decode::NotText;
pub use formulary::{FormularyReport, RefusedRow};
pub use preview::{Becomes, FormularyPreview, PreviewLine, PriceListPreview};
pub use price_list::PriceListReport;

use domain::{
    catalogue::fault::{FaultReason, RowFault},
    ids::CommandId,
};
use thiserror::Error;
use uuid::Uuid;

use crate::problem::Problem;

/// Rows in one command. Large enough that a commit's cost is shared, small enough that nobody notices it.
const CHUNK: usize = 250;

/// Why an import was not done, or not finished.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file cannot be read as text.
    #[error("{0}")]
    NotText(#[from] NotText),
    /// The file is not the table it should be. Nothing was written.
    #[error("the file cannot be imported: {}", .0.iter().map(why).collect::<Vec<_>>().join("; "))]
    NotSuchTable(Vec<RowFault>),
    /// Cancelled between two commands; importing the same file again goes on from there.
    #[error("cancelled; import the same file again to complete it")]
    Cancelled,
    /// The engine refused or failed.
    #[error(transparent)]
    Problem(#[from] Problem),
}

fn why(fault: &RowFault) -> String {
    match fault.reason {
        FaultReason::EmptyFile => "it is empty".to_owned(),
        FaultReason::MissingColumn => format!("its header has no column {}", fault.column),
        reason => format!("line {}: {}", fault.line, <&str>::from(reason)),
    }
}

/// A fault of the table as a whole: nothing of it is imported.
fn whole_table(faults: &[RowFault]) -> Option<ImportError> {
    let whole = |fault: &&RowFault| matches!(fault.reason, FaultReason::EmptyFile | FaultReason::MissingColumn);
    let faults: Vec<RowFault> = faults.iter().filter(whole).cloned().collect();
    (!faults.is_empty()).then_some(ImportError::NotSuchTable(faults))
}

fn new_id() -> CommandId {
    Uuid::now_v7().into()
}
