//! The list of print jobs, read from the store itself: never behind.

use domain::{
    ids::PrintJobId,
    instant::Instant,
    paper::PaperKind,
    printing::{PaperSize, PaperSubject, PrintFailure, PrintState, PrinterName},
    roles::Question,
};
use rusqlite::{Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    asking::may,
    clinic::Clinic,
    problem::{Problem, Rejection},
    queries::limit,
    session::Session,
    store::{Read, from_json, word, word_or_none},
};

/// One job as people see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PrintJobRow {
    /// Which.
    pub print_job_id: PrintJobId,
    /// What is printed.
    pub paper: PaperKind,
    /// About what.
    pub subject: PaperSubject,
    /// The name of the patient or the ward.
    pub about: Option<String>,
    /// Of a prescription: `UTI2-000123-7`.
    pub order_number: Option<String>,
    /// Which of several papers of the same kind.
    pub part: u16,
    /// Only what changed since the print before.
    pub only_changes: bool,
    /// The sheet or label, where somebody chose one.
    pub size: Option<PaperSize>,
    /// 2 is the *2ª impressão*.
    pub number: u32,
    /// How many.
    pub copies: u16,
    /// Of the file, in hexadecimal.
    pub sha256: String,
    /// Where it goes.
    pub printer: PrinterName,
    /// Where it stands.
    pub state: PrintState,
    /// Why it failed.
    pub failure: Option<PrintFailure>,
    /// The spooler's keywords about that.
    pub detail: Option<String>,
    /// Why it still waits: the spooler's keywords, `spooler-silent`, `printer-silent`.
    pub trouble: Option<String>,
    /// Paper may have come out, of this attempt or one before.
    pub may_have_printed: bool,
    /// 1 for the first.
    pub attempt: u32,
    /// When it was asked for.
    pub asked_at: Instant,
    /// By whom; nobody's name for the operator of the machine.
    pub asked_by_name: Option<String>,
    /// When the printer or its spooler had all of it.
    pub sent_at: Option<Instant>,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

/// Where a page begins: after this job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PrintJobKey {
    pub asked_at: Instant,
    pub print_job_id: PrintJobId,
}

const ROW: &str = "SELECT job.id, job.paper, job.subject,
    coalesce(patient.social_name, patient.name, ward.name) AS about, prescription.number,
    job.part, job.only_changes, job.size, job.number, job.copies, job.sha256, job.printer_kind, job.printer,
    job.state, job.failure, job.detail, CASE WHEN job.state IN ('Queued', 'Sent') THEN begun.trouble END,
    job.may_have_printed, job.attempt, job.asked_at, staff.name, job.sent_at, job.ended_at
    FROM print_job AS job
    LEFT JOIN print_attempt AS begun ON begun.print_job_id = job.id AND begun.attempt = job.attempt
    LEFT JOIN staff_user AS staff ON staff.id = job.asked_by
    LEFT JOIN prescription ON prescription.id = unhex(replace(job.subject ->> 'prescription_id', '-', ''))
    LEFT JOIN patient
        ON patient.id = coalesce(prescription.patient_id, unhex(replace(job.subject ->> 'patient_id', '-', '')))
    LEFT JOIN location AS ward ON ward.id = unhex(replace(job.subject ->> 'ward_id', '-', ''))";

impl Clinic {
    /// Print jobs, the newest first; only those that nothing came of yet, where `open_only`.
    ///
    /// # Errors
    /// When the asker may not, or the store cannot be read.
    pub async fn print_jobs(
        &self,
        by: &Session,
        open_only: bool,
        after: Option<PrintJobKey>,
        size: usize,
    ) -> Result<Vec<PrintJobRow>, Problem> {
        let by = *by;
        self.read(move |read| {
            may(read, &by, Question::Printing)?;
            let last = after
                .map_or((i64::MAX, uuid::Uuid::max()), |after| (after.asked_at.millis(), after.print_job_id.uuid()));
            let jobs = read
                .connection()
                .prepare_cached(&format!(
                    "{ROW} WHERE (job.asked_at, job.id) < (?1, ?2)
                         AND (NOT ?3 OR job.state IN ('Queued', 'Sent') AND job.ended_at IS NULL)
                     ORDER BY job.asked_at DESC, job.id DESC LIMIT ?4"
                ))?
                .query_map(params![last.0, last.1, open_only, limit(size)], row)?
                .collect::<rusqlite::Result<_>>()?;
            Ok(jobs)
        })
        .await
    }

    /// One job, for whoever just did something with it.
    pub(super) async fn print_job_row(&self, id: PrintJobId) -> Result<Option<PrintJobRow>, Problem> {
        self.read(move |read| of_id(read, id)).await
    }
}

fn of_id(read: Read<'_>, id: PrintJobId) -> Result<Option<PrintJobRow>, Rejection> {
    let mut statement = read.connection().prepare_cached(&format!("{ROW} WHERE job.id = ?1"))?;
    let mut rows = statement.query_map([id.uuid()], row)?;
    Ok(rows.next().transpose()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<PrintJobRow> {
    let time = |column| row.get::<_, Option<i64>>(column).map(|at| at.map(Instant::from_millis));
    Ok(PrintJobRow {
        print_job_id: row.get::<_, uuid::Uuid>(0)?.into(),
        paper: word(row, 1)?,
        subject: from_json(2, &row.get::<_, String>(2)?)?,
        about: row.get(3)?,
        order_number: row.get(4)?,
        part: row.get(5)?,
        only_changes: row.get(6)?,
        size: word_or_none(row, 7)?,
        number: row.get(8)?,
        copies: row.get(9)?,
        sha256: row.get(10)?,
        printer: PrinterName { kind: word(row, 11)?, name: row.get(12)? },
        state: word(row, 13)?,
        failure: word_or_none(row, 14)?,
        detail: row.get(15)?,
        trouble: row.get(16)?,
        may_have_printed: row.get(17)?,
        attempt: row.get(18)?,
        asked_at: Instant::from_millis(row.get(19)?),
        asked_by_name: row.get(20)?,
        sent_at: time(21)?,
        ended_at: time(22)?,
    })
}
