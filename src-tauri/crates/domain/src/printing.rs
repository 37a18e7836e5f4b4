//! The words for printing: what a paper is about, where it goes, and what became of it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    ids::{EncounterId, LocationId, PatientId, PrescriptionId},
    instant::Instant,
    paper::PaperKind,
};

/// What a paper is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", deny_unknown_fields)]
#[allow(missing_docs)]
pub enum PaperSubject {
    /// One version of a prescription.
    Prescription { prescription_id: PrescriptionId },
    /// A patient's record, whole or of one stay.
    Patient { patient_id: PatientId, encounter_id: Option<EncounterId> },
    /// A ward, with `from <= due_at < until`.
    Ward { ward_id: LocationId, from: Instant, until: Instant },
    /// The whole house, both days included.
    Period { from: NaiveDate, until: NaiveDate },
}

/// The sheet or label, where a paper comes in more than one.
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
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[allow(missing_docs)]
pub enum PaperSize {
    A5,
    A4,
    /// 50 x 30 mm.
    Label50x30,
    /// 100 x 50 mm.
    Label100x50,
}

/// One paper, as somebody asks for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperRequest {
    /// Which.
    pub paper: PaperKind,
    /// About what.
    pub subject: PaperSubject,
    /// Which of several papers of the same kind: a prescription may need two Notificações. 0 is the first.
    #[serde(default)]
    pub part: u16,
    /// Only what changed since it was last printed; of in-patient prescriptions.
    #[serde(default)]
    pub only_changes: bool,
    /// The paper's own when absent.
    #[serde(default)]
    pub size: Option<PaperSize>,
}

/// How a paper gets out.
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
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
pub enum PrinterKind {
    /// A queue of the system's spooler, which says what became of a job.
    Queue,
    /// A label printer on a TCP port, which says nothing.
    Label,
    /// The system's viewer: somebody prints from there, or not.
    Viewer,
    /// A file of its own.
    File,
}

/// Where a paper goes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrinterName {
    /// How.
    pub kind: PrinterKind,
    /// As the spooler or the house calls it.
    pub name: String,
}

/// Where a job stands.
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
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
pub enum PrintState {
    /// It waits for the spooler.
    Queued,
    /// The spooler has all of it. A label printer says no more than this.
    Sent,
    /// The viewer shows it. Whether it was printed nobody knows.
    OpenedInViewer,
    /// It is in a file.
    Saved,
    /// The spooler says that it was printed.
    Confirmed,
    /// It was not printed, or nobody can say.
    Failed,
    /// Somebody took it back, here or at the spooler.
    Cancelled,
}

/// Why a job failed.
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
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
pub enum PrintFailure {
    /// There is no such printer any more.
    PrinterGone,
    /// The printer takes no jobs.
    NotAccepting,
    /// The spooler does not take the job.
    RefusedBySpooler,
    /// The spooler gave it up.
    Aborted,
    /// Neither spooler nor printer answered for so long that the paper may be out of date.
    WaitedTooLong,
    /// The file is not there any more, or not what it was.
    FileChanged,
    /// The system has no viewer for it.
    NoViewer,
    /// The file cannot be written where it should be.
    NotSaved,
    /// Nobody can say what came of it: look at the printer before it is tried again.
    MayHavePrinted,
}

impl PrintFailure {
    /// Whether paper may have come out all the same.
    pub const fn may_have_printed(self) -> bool {
        matches!(self, Self::Aborted | Self::MayHavePrinted)
    }
}

/// How a printer is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[allow(missing_docs)]
pub enum PrinterState {
    Idle,
    Printing,
    /// Somebody stopped it, or it waits for somebody: it prints when that is mended.
    Stopped,
    /// It does not say.
    Unknown,
}
