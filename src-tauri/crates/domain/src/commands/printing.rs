//! Commands about print jobs. The engine gives `Print` itself, once the file is written; people retry and cancel.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{PrescriptionId, PrintJobId},
    instant::Instant,
    printing::{PaperRequest, PrinterName},
};

/// Queues a paper whose file is written; the job's id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Print {
    /// Which paper.
    pub request: PaperRequest,
    /// Where it goes.
    pub printer: PrinterName,
    /// 1 to 99.
    pub copies: u16,
    /// The versions that stand on it.
    pub prescriptions: Vec<PrescriptionId>,
    /// As printed on it; refused when another print took it meanwhile.
    pub number: u32,
    /// As printed on it.
    pub printed_at: Instant,
    /// Of the file in the clinic's documents, in hexadecimal.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// Sends a job that failed or was cancelled once more: the same file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetryPrint {
    /// Which.
    pub print_job_id: PrintJobId,
    /// To another printer than before.
    pub printer: Option<PrinterName>,
}

/// Takes a job back that the spooler does not have yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CancelPrint {
    pub print_job_id: PrintJobId,
}
