//! What is done for one job: hand it over, and ask what became of it.
//!
//! What must stay true: `PrintSent` is recorded only once the spooler has all of it, and nothing is handed over a second
//! time unless it is known that the first did not arrive.

use domain::{
    events::{PrintCancelled, PrintConfirmed, PrintFailed, PrintSent},
    facts::Fact,
    printing::{PrintFailure, PrinterKind, PrinterState},
};
use ipp::model::JobState;

use super::{
    files::Files,
    label_printer::Handed,
    spooler::{Spooler, SpoolerError},
    viewer,
};
use crate::{
    clock::Clock,
    printing::recorder::Recorder,
    problem::Problem,
    readers::Readers,
    store::{Read, print_job::PrintJob},
};

/// A paper that waited longer than this for its printer may say something that is no longer true.
const STALE_MINUTES: i64 = 15;

/// What came of a look at a job.
pub(crate) enum Step {
    /// Something happened to it.
    Moved,
    /// It waits, and why.
    Waits(Option<String>),
}

/// Everything that takes papers.
pub(crate) struct Delivery {
    pub(crate) spooler: Spooler,
    pub(crate) files: Files,
    pub(crate) store: Readers,
    pub(crate) clock: Clock,
}

impl Delivery {
    /// Hands a queued job over.
    pub(crate) async fn send(&self, recorder: &Recorder, job: &PrintJob) -> Result<Step, Problem> {
        if !job.begun && self.waited_too_long(job) {
            let reason = if job.printer.kind == PrinterKind::File {
                // Whoever saves a file is told at once, unless the program ended meanwhile.
                PrintFailure::NotSaved
            } else {
                PrintFailure::WaitedTooLong
            };
            return failed(recorder, job, reason, job.trouble.clone()).await;
        }
        match job.printer.kind {
            PrinterKind::Queue => self.to_queue(recorder, job).await,
            PrinterKind::Label => self.to_label_printer(recorder, job).await,
            PrinterKind::Viewer => self.to_viewer(recorder, job).await,
            PrinterKind::File => Ok(Step::Waits(None)),
        }
    }

    fn waited_too_long(&self, job: &PrintJob) -> bool {
        self.clock.now().millis() > job.queued_at.plus_minutes(STALE_MINUTES).millis()
    }

    async fn to_queue(&self, recorder: &Recorder, job: &PrintJob) -> Result<Step, Problem> {
        let queue = &job.printer.name;
        if let Some(begun) = job.begun_job {
            match self.spooler.job(queue, begun) {
                Err(error) => return Ok(Step::Waits(Some(keyword(&error)))),
                Ok(None) => return failed(recorder, job, PrintFailure::MayHavePrinted, None).await,
                Ok(Some(seen)) if seen.documents > 0 => return sent(recorder, job, Some(begun)).await,
                // Its document never arrived whole. Once the empty job is gone, nothing of it can come any more.
                Ok(Some(seen)) => {
                    let gone = matches!(seen.state, JobState::Canceled | JobState::Aborted | JobState::Completed);
                    match if gone { Ok(()) } else { self.spooler.cancel(queue, begun) } {
                        // It may have arrived while we looked.
                        Ok(()) if self.may_have_document(queue, begun) => {
                            return sent(recorder, job, Some(begun)).await;
                        }
                        Ok(()) => recorder.not_begun(job.id).await?,
                        Err(error @ SpoolerError::Silent(_)) => return Ok(Step::Waits(Some(keyword(&error)))),
                        Err(_) => return failed(recorder, job, PrintFailure::MayHavePrinted, None).await,
                    }
                    if self.waited_too_long(job) {
                        return failed(recorder, job, PrintFailure::WaitedTooLong, job.trouble.clone()).await;
                    }
                }
            }
        }
        let Ok(document) = self.files.open(&job.sha256, job.printer.kind) else {
            return failed(recorder, job, PrintFailure::FileChanged, None).await;
        };
        let created = match self.spooler.create(queue, &job.id.to_string(), job.copies) {
            Ok(created) => created,
            Err(error) => return refused(recorder, job, error).await,
        };
        recorder.begin(job.id, job.attempt, self.clock.now(), Some(created)).await?;
        match self.spooler.send(queue, created, document) {
            Ok(()) => sent(recorder, job, Some(created)).await,
            // It is looked for before anything is sent again.
            Err(error @ SpoolerError::Silent(_)) => Ok(Step::Waits(Some(keyword(&error)))),
            Err(error) => {
                let _ = self.spooler.cancel(queue, created);
                refused(recorder, job, error).await
            }
        }
    }

    fn may_have_document(&self, queue: &str, job: i32) -> bool {
        !matches!(self.spooler.job(queue, job), Ok(Some(seen)) if seen.documents == 0)
    }

    async fn to_label_printer(&self, recorder: &Recorder, job: &PrintJob) -> Result<Step, Problem> {
        if job.begun {
            return failed(recorder, job, PrintFailure::MayHavePrinted, None).await;
        }
        let printer = self.store.read(|connection| Read::new(connection).label_printer(&job.printer.name));
        let Some(printer) = printer.map_err(|error| Problem::failed(&error.into()))? else {
            return failed(recorder, job, PrintFailure::PrinterGone, None).await;
        };
        let Ok(labels) = self.files.content(&job.sha256, job.printer.kind) else {
            return failed(recorder, job, PrintFailure::FileChanged, None).await;
        };
        recorder.begin(job.id, job.attempt, self.clock.now(), None).await?;
        match printer.send(&labels) {
            Handed::Taken => sent(recorder, job, None).await,
            Handed::BrokenOff => failed(recorder, job, PrintFailure::MayHavePrinted, None).await,
            Handed::NotReached => {
                recorder.not_begun(job.id).await?;
                Ok(Step::Waits(Some("printer-silent".to_owned())))
            }
        }
    }

    async fn to_viewer(&self, recorder: &Recorder, job: &PrintJob) -> Result<Step, Problem> {
        if job.begun {
            return failed(recorder, job, PrintFailure::MayHavePrinted, None).await;
        }
        if self.files.open(&job.sha256, job.printer.kind).is_err() {
            return failed(recorder, job, PrintFailure::FileChanged, None).await;
        }
        recorder.begin(job.id, job.attempt, self.clock.now(), None).await?;
        if viewer::open(&self.files.path(&job.sha256, job.printer.kind)) {
            sent(recorder, job, None).await
        } else {
            failed(recorder, job, PrintFailure::NoViewer, None).await
        }
    }

    /// Asks the spooler what became of a job that it has.
    pub(crate) async fn follow_up(&self, recorder: &Recorder, job: &PrintJob) -> Result<Step, Problem> {
        let Some(spooler_job) = job.spooler_job else {
            return failed(recorder, job, PrintFailure::MayHavePrinted, None).await;
        };
        let seen = match self.spooler.job(&job.printer.name, spooler_job) {
            Err(error) => return Ok(Step::Waits(Some(keyword(&error)))),
            Ok(None) => {
                let detail = Some("client-error-not-found".to_owned());
                return failed(recorder, job, PrintFailure::MayHavePrinted, detail).await;
            }
            Ok(Some(seen)) => seen,
        };
        let why = (!seen.reasons.is_empty()).then(|| seen.reasons.join(" "));
        let (print_job_id, attempt) = (job.id, job.attempt);
        match seen.state {
            JobState::Completed => {
                recorder.fact(Fact::PrintConfirmed(PrintConfirmed { print_job_id, attempt })).await?;
                Ok(Step::Moved)
            }
            JobState::Canceled => {
                let fact = PrintCancelled { print_job_id, attempt, may_have_printed: seen.begun };
                recorder.fact(Fact::PrintCancelled(fact)).await?;
                Ok(Step::Moved)
            }
            JobState::Aborted => failed(recorder, job, PrintFailure::Aborted, why).await,
            JobState::Pending | JobState::PendingHeld | JobState::Processing | JobState::ProcessingStopped => {
                Ok(Step::Waits(why.or_else(|| self.why_a_queue_waits(&job.printer.name))))
            }
        }
    }

    /// A job says nothing of a queue that somebody stopped: the queue does.
    fn why_a_queue_waits(&self, name: &str) -> Option<String> {
        let queue = self.spooler.queues().ok()?.into_iter().find(|queue| queue.name == name)?;
        let stopped = (queue.state == PrinterState::Stopped).then(|| "printer-stopped".to_owned());
        let why: Vec<String> = stopped.into_iter().chain(queue.reasons).collect();
        (!why.is_empty()).then(|| why.join(" "))
    }
}

async fn sent(recorder: &Recorder, job: &PrintJob, spooler_job: Option<i32>) -> Result<Step, Problem> {
    let fact = PrintSent { print_job_id: job.id, attempt: job.attempt, spooler_job };
    recorder.fact(Fact::PrintSent(fact)).await?;
    Ok(Step::Moved)
}

async fn failed(
    recorder: &Recorder,
    job: &PrintJob,
    reason: PrintFailure,
    detail: Option<String>,
) -> Result<Step, Problem> {
    let fact = PrintFailed { print_job_id: job.id, attempt: job.attempt, reason, detail };
    recorder.fact(Fact::PrintFailed(fact)).await?;
    Ok(Step::Moved)
}

/// The spooler has nothing of it: it waits for one that is silent, and fails where it says no.
async fn refused(recorder: &Recorder, job: &PrintJob, error: SpoolerError) -> Result<Step, Problem> {
    match error {
        SpoolerError::Silent(_) => Ok(Step::Waits(Some(keyword(&error)))),
        SpoolerError::Unknown => failed(recorder, job, PrintFailure::PrinterGone, None).await,
        SpoolerError::NotAccepting => failed(recorder, job, PrintFailure::NotAccepting, None).await,
        SpoolerError::Refused(why) => failed(recorder, job, PrintFailure::RefusedBySpooler, Some(why)).await,
    }
}

/// For the list of jobs; the log says more.
fn keyword(error: &SpoolerError) -> String {
    tracing::debug!(%error, "Spooler");
    match error {
        SpoolerError::Silent(_) => "spooler-silent".to_owned(),
        SpoolerError::Unknown => "client-error-not-found".to_owned(),
        SpoolerError::NotAccepting => "server-error-not-accepting-jobs".to_owned(),
        SpoolerError::Refused(why) => why.clone(),
    }
}
