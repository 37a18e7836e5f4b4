//! Papers on their way to a printer.
//!
//! What an event says of an attempt that is over changes nothing but whether paper may have come out: a late word of the
//! spooler about the first attempt does not end the second.

use domain::{
    events::{PrintCancelled, PrintConfirmed, PrintFailed, PrintQueued, PrintSent},
    ids::{PrescriptionId, PrintJobId},
    instant::Instant,
    paper::PaperKind,
    printing::{PaperRequest, PrintFailure, PrintState, PrinterKind, PrinterName},
};
use rusqlite::{OptionalExtension, Row, named_params, params};

use super::{Read, Tx, json, word, word_or_none};
use crate::envelope::Envelope;

pub(super) fn queued(tx: &mut Tx<'_>, envelope: &Envelope, body: &PrintQueued) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO print_job (id, aggregate_version, station_id, paper, subject, part, only_changes, size, number,
             printed_at, copies, sha256, bytes, asked_at, asked_by, attempt, queued_at, printer_kind, printer,
             state, may_have_printed)
         VALUES (:id, :version, :station, :paper, :subject, :part, :only_changes, :size, :number, :printed_at, :copies,
             :sha256, :bytes, :at, :by, :attempt, :at, :printer_kind, :printer, 'Queued', 0)
         ON CONFLICT (id) DO UPDATE SET attempt = excluded.attempt, queued_at = excluded.queued_at,
             printer_kind = excluded.printer_kind, printer = excluded.printer, state = 'Queued', spooler_job = NULL,
             sent_at = NULL, ended_at = NULL, failure = NULL, detail = NULL
         WHERE excluded.attempt > print_job.attempt",
        named_params! {
            ":id": body.print_job_id.uuid(),
            ":version": envelope.aggregate_version,
            ":station": envelope.station_id.uuid(),
            ":paper": <&str>::from(body.paper),
            ":subject": json(&body.subject)?,
            ":part": body.part,
            ":only_changes": body.only_changes,
            ":size": body.size.map(<&str>::from),
            ":number": body.number,
            ":printed_at": body.printed_at.millis(),
            ":copies": body.copies,
            ":sha256": body.sha256,
            ":bytes": i64::try_from(body.bytes).unwrap_or(i64::MAX),
            ":at": envelope.occurred_at.millis(),
            ":by": envelope.actor_id,
            ":attempt": body.attempt,
            ":printer_kind": <&str>::from(body.printer_kind),
            ":printer": body.printer,
        },
    )?;
    for version in &body.prescriptions {
        tx.run(
            "INSERT INTO printed_version (print_job_id, prescription_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![body.print_job_id.uuid(), version.uuid()],
        )?;
    }
    seen(tx, envelope, body.print_job_id)
}

pub(super) fn sent(tx: &mut Tx<'_>, envelope: &Envelope, body: &PrintSent) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE print_job SET spooler_job = ?3, sent_at = ?4,
             may_have_printed = max(may_have_printed, printer_kind IN ('Label', 'Viewer')),
             state = CASE printer_kind WHEN 'Viewer' THEN 'OpenedInViewer' WHEN 'File' THEN 'Saved' ELSE 'Sent' END,
             ended_at = CASE WHEN printer_kind = 'Queue' THEN NULL ELSE ?4 END
         WHERE id = ?1 AND attempt = ?2 AND state = 'Queued'",
        params![body.print_job_id.uuid(), body.attempt, body.spooler_job, envelope.occurred_at.millis()],
    )?;
    seen(tx, envelope, body.print_job_id)
}

pub(super) fn confirmed(tx: &mut Tx<'_>, envelope: &Envelope, body: &PrintConfirmed) -> rusqlite::Result<()> {
    let (id, attempt) = (body.print_job_id, body.attempt);
    end(tx, envelope, id, attempt, PrintState::Confirmed, None, None)?;
    printed(tx, envelope, id, true)
}

pub(super) fn failed(tx: &mut Tx<'_>, envelope: &Envelope, body: &PrintFailed) -> rusqlite::Result<()> {
    let (id, attempt, reason) = (body.print_job_id, body.attempt, Some(body.reason));
    end(tx, envelope, id, attempt, PrintState::Failed, reason, body.detail.as_deref())?;
    printed(tx, envelope, id, body.reason.may_have_printed())
}

pub(super) fn cancelled(tx: &mut Tx<'_>, envelope: &Envelope, body: &PrintCancelled) -> rusqlite::Result<()> {
    end(tx, envelope, body.print_job_id, body.attempt, PrintState::Cancelled, None, None)?;
    printed(tx, envelope, body.print_job_id, body.may_have_printed)
}

fn end(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    id: PrintJobId,
    attempt: u32,
    state: PrintState,
    reason: Option<PrintFailure>,
    detail: Option<&str>,
) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE print_job SET state = ?3, ended_at = ?4, failure = ?5, detail = ?6 WHERE id = ?1 AND attempt = ?2",
        params![
            id.uuid(),
            attempt,
            <&str>::from(state),
            envelope.occurred_at.millis(),
            reason.map(<&str>::from),
            detail
        ],
    )?;
    Ok(())
}

fn printed(tx: &mut Tx<'_>, envelope: &Envelope, id: PrintJobId, may_have: bool) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE print_job SET may_have_printed = max(may_have_printed, ?2) WHERE id = ?1",
        params![id.uuid(), may_have],
    )?;
    seen(tx, envelope, id)
}

fn seen(tx: &mut Tx<'_>, envelope: &Envelope, id: PrintJobId) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE print_job SET aggregate_version = max(aggregate_version, ?2) WHERE id = ?1",
        params![id.uuid(), envelope.aggregate_version],
    )?;
    Ok(())
}

/// What decides about a job, and what a retry says again.
#[derive(Debug, Clone)]
pub(crate) struct PrintJob {
    pub id: PrintJobId,
    pub request: PaperRequest,
    pub number: u32,
    pub printed_at: Instant,
    pub copies: u16,
    pub sha256: String,
    pub bytes: u64,
    pub attempt: u32,
    pub queued_at: Instant,
    pub printer: PrinterName,
    pub state: PrintState,
    pub spooler_job: Option<i32>,
    /// It was begun and nobody has written down yet what came of it.
    pub begun: bool,
    /// The number that the spooler gave to what was begun.
    pub begun_job: Option<i32>,
    /// Why it waits.
    pub trouble: Option<String>,
}

const JOB: &str = "SELECT job.id, job.paper, job.subject, job.part, job.only_changes, job.size, job.number,
     job.printed_at, job.copies, job.sha256, job.bytes, job.attempt, job.queued_at, job.printer_kind,
     job.printer, job.state, job.spooler_job, begun.begun_at IS NOT NULL, begun.spooler_job,
     begun.trouble
     FROM print_job AS job LEFT JOIN print_attempt AS begun
         ON begun.print_job_id = job.id AND begun.attempt = job.attempt";

fn job(row: &Row<'_>) -> rusqlite::Result<PrintJob> {
    Ok(PrintJob {
        id: row.get::<_, uuid::Uuid>(0)?.into(),
        request: PaperRequest {
            paper: word(row, 1)?,
            subject: super::from_json(2, &row.get::<_, String>(2)?)?,
            part: row.get(3)?,
            only_changes: row.get(4)?,
            size: word_or_none(row, 5)?,
        },
        number: row.get(6)?,
        printed_at: Instant::from_millis(row.get(7)?),
        copies: row.get(8)?,
        sha256: row.get(9)?,
        bytes: u64::try_from(row.get::<_, i64>(10)?).unwrap_or(0),
        attempt: row.get(11)?,
        queued_at: Instant::from_millis(row.get(12)?),
        printer: PrinterName { kind: word::<PrinterKind>(row, 13)?, name: row.get(14)? },
        state: word(row, 15)?,
        spooler_job: row.get(16)?,
        begun: row.get(17)?,
        begun_job: row.get(18)?,
        trouble: row.get(19)?,
    })
}

impl Read<'_> {
    /// One job.
    pub(crate) fn print_job(self, id: PrintJobId) -> rusqlite::Result<Option<PrintJob>> {
        let mut statement = self.connection().prepare_cached(&format!("{JOB} WHERE job.id = ?1"))?;
        statement.query_row([id.uuid()], job).optional()
    }

    /// The jobs of this station that wait for a printer or for its word, the longest waiting first.
    pub(crate) fn open_print_jobs(self) -> rusqlite::Result<Vec<PrintJob>> {
        self.connection()
            .prepare_cached(&format!(
                "{JOB} WHERE job.state IN ('Queued', 'Sent') AND (job.state = 'Queued' OR job.printer_kind = 'Queue')
                     AND job.station_id = (SELECT station_id FROM local_station)
                 ORDER BY job.queued_at, job.id"
            ))?
            .query_map([], job)?
            .collect()
    }

    /// The number that the next print of a paper bears: what certainly never came out of a printer does not count.
    pub(crate) fn next_print_number(self, request: &PaperRequest) -> rusqlite::Result<u32> {
        let last: u32 = self
            .connection()
            .prepare_cached(
                "SELECT coalesce(max(number), 0) FROM print_job
                 WHERE subject = ?1 AND paper = ?2 AND part = ?3 AND only_changes = ?4
                     AND (may_have_printed = 1 OR state NOT IN ('Failed', 'Cancelled'))",
            )?
            .query_row(
                params![json(&request.subject)?, <&str>::from(request.paper), request.part, request.only_changes],
                |row| row.get(0),
            )?;
        Ok(last.saturating_add(1))
    }

    /// The versions on a paper.
    pub(crate) fn printed_versions(self, id: PrintJobId) -> rusqlite::Result<Vec<PrescriptionId>> {
        self.connection()
            .prepare_cached(
                "SELECT prescription_id FROM printed_version WHERE print_job_id = ?1 ORDER BY prescription_id",
            )?
            .query_map([id.uuid()], |row| Ok(row.get::<_, uuid::Uuid>(0)?.into()))?
            .collect()
    }

    /// The version of a prescription that last came out on a paper of this kind, when, and under which number. What
    /// nobody saw come out is no print to compare with.
    pub(crate) fn last_printed(
        self,
        root: PrescriptionId,
        paper: PaperKind,
    ) -> rusqlite::Result<Option<(PrescriptionId, Instant, u32)>> {
        let mut printed = self.connection().prepare_cached(
            "SELECT job.printed_at, job.id, job.number
             FROM printed_version AS printed CROSS JOIN print_job AS job ON job.id = printed.print_job_id
             WHERE printed.prescription_id = ?1 AND job.paper = ?2 AND job.state IN ('Confirmed', 'OpenedInViewer')
             ORDER BY job.printed_at DESC, job.id DESC LIMIT 1",
        )?;
        let mut last = None;
        for version in self.versions(root)? {
            let print = |row: &rusqlite::Row<'_>| {
                Ok(((row.get::<_, i64>(0)?, row.get::<_, uuid::Uuid>(1)?), version, row.get::<_, u32>(2)?))
            };
            last = last.max(printed.query_row(params![version.uuid(), <&str>::from(paper)], print).optional()?);
        }
        Ok(last.map(|((at, _), version, number)| (version, Instant::from_millis(at), number)))
    }
}

#[cfg(test)]
mod tests {
    use domain::events::Event;
    use proptest::prelude::*;
    use rusqlite::Connection;

    use super::*;
    use crate::{
        outbox,
        projections::fixture::{House, dump, id, now},
        store::{apply, connection},
    };

    fn queued(job: PrintJobId, attempt: u32, kind: PrinterKind) -> Event {
        let subject = domain::printing::PaperSubject::Period {
            from: now().date(chrono_tz::UTC),
            until: now().date(chrono_tz::UTC),
        };
        Event::PrintQueued(PrintQueued {
            print_job_id: job,
            attempt,
            paper: PaperKind::TriageReport,
            subject,
            part: 0,
            only_changes: false,
            size: None,
            prescriptions: Vec::new(),
            number: 1,
            printed_at: now(),
            copies: 1,
            printer_kind: kind,
            printer: "balcao".to_owned(),
            sha256: "0".repeat(64),
            bytes: 1,
        })
    }

    fn said(job: PrintJobId, attempt: u32, what: u8) -> Event {
        let print_job_id = job;
        match what % 5 {
            0 => Event::PrintSent(PrintSent { print_job_id, attempt, spooler_job: Some(1) }),
            1 => Event::PrintConfirmed(PrintConfirmed { print_job_id, attempt }),
            2 => Event::PrintFailed(PrintFailed { print_job_id, attempt, reason: PrintFailure::Aborted, detail: None }),
            3 => Event::PrintCancelled(PrintCancelled { print_job_id, attempt, may_have_printed: false }),
            _ => queued(job, attempt + 1, PrinterKind::Queue),
        }
    }

    fn rows(house: &House, times: usize) -> Vec<String> {
        let mut replica = Connection::open_in_memory().unwrap();
        connection::migrate(&mut replica).unwrap();
        replica.pragma_update(None, "foreign_keys", false).unwrap();
        for stored in outbox::after(&house.store, 0, 1_000).unwrap() {
            for _ in 0..times {
                apply(&mut Tx::within(&replica), &stored.envelope, &stored.event().unwrap()).unwrap();
            }
        }
        dump(&replica)
    }

    #[test]
    fn whatever_a_spooler_says_twice_is_said_once_and_old_news_does_not_end_a_new_attempt() {
        let config = ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() };
        proptest!(config, |(told in prop::collection::vec((1_u32..4, any::<u8>()), 1..12))| {
            let mut house = House::new();
            let job: PrintJobId = id();
            house.record(queued(job, 1, PrinterKind::Queue));
            for (attempt, what) in told {
                house.record(said(job, attempt, what));
            }
            prop_assert_eq!(rows(&house, 1), rows(&house, 2), "twice is once");
            house.record(queued(job, 9, PrinterKind::Queue));
            house.record(said(job, 8, 1));
            let now = Read::new(&house.store).print_job(job).unwrap().unwrap();
            prop_assert_eq!((now.attempt, now.state), (9, PrintState::Queued), "the eighth is over");
        });
    }

    #[test]
    fn only_what_may_lie_somewhere_counts_as_a_print() {
        for (kind, what, next) in [
            (PrinterKind::Queue, None, 2),
            (PrinterKind::Queue, Some(1), 2),
            (PrinterKind::Queue, Some(2), 2),
            (PrinterKind::Queue, Some(3), 1),
            (PrinterKind::Label, Some(0), 2),
        ] {
            let mut house = House::new();
            let job: PrintJobId = id();
            house.record(queued(job, 1, kind));
            if let Some(what) = what {
                house.record(said(job, 1, what));
            }
            let read = Read::new(&house.store);
            let request = read.print_job(job).unwrap().unwrap().request;
            assert_eq!(read.next_print_number(&request).unwrap(), next, "{kind:?} {what:?}");
        }
    }
}
