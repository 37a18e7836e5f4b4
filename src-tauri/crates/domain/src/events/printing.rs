//! Events of printing. Frozen: see [`super`]. Who asked stands in the envelope of `PrintQueued`; the rest is the spooler's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{PrescriptionId, PrintJobId},
    instant::Instant,
    paper::PaperKind,
    printing::{PaperSize, PaperSubject, PrintFailure, PrinterKind},
};

/// A paper waits for its printer: the first time, or once more with a higher `attempt`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrintQueued {
    pub print_job_id: PrintJobId,
    pub attempt: u32,
    pub paper: PaperKind,
    pub subject: PaperSubject,
    pub part: u16,
    pub only_changes: bool,
    pub size: Option<PaperSize>,
    /// The versions that stand on it.
    pub prescriptions: Vec<PrescriptionId>,
    /// As printed on it: 2 is the *2ª impressão*.
    pub number: u32,
    /// As printed on it.
    pub printed_at: Instant,
    pub copies: u16,
    pub printer_kind: PrinterKind,
    pub printer: String,
    /// Of the file, in hexadecimal.
    pub sha256: String,
    pub bytes: u64,
}

/// All of it was handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrintSent {
    pub print_job_id: PrintJobId,
    pub attempt: u32,
    /// The spooler's own number, where it gives one.
    pub spooler_job: Option<i32>,
}

/// The spooler says that it was printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrintConfirmed {
    pub print_job_id: PrintJobId,
    pub attempt: u32,
}

/// It was not printed, or nobody can say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrintFailed {
    pub print_job_id: PrintJobId,
    pub attempt: u32,
    pub reason: PrintFailure,
    /// The spooler's own keywords; nothing of the paper.
    pub detail: Option<String>,
}

/// Somebody took it back: before it was sent, or at the spooler.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrintCancelled {
    pub print_job_id: PrintJobId,
    pub attempt: u32,
    /// Whether some of it may be on paper.
    pub may_have_printed: bool,
}
