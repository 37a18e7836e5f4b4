//! What people ask of a job: to try it again, to take it back, and how it ended.

use std::time::Duration;

use domain::{
    commands::{CancelPrint, Command, RetryPrint},
    ids::{CommandId, PrintJobId},
    printing::{PrintState, PrinterKind, PrinterName},
    refusal::RefusalCode as Code,
};

use super::{ask::at, jobs::PrintJobRow};
use crate::{clinic::Clinic, problem::Problem, session::Session};

/// How long a cancelled job is watched before whoever asked is told how it stands.
const WATCHED: Duration = Duration::from_secs(2);

impl Clinic {
    /// Sends a job once more that failed or was cancelled: the same file, to another printer where one is named.
    ///
    /// # Errors
    /// When the asker may not, or the job is not one to try again.
    pub async fn retry_print(
        &self,
        by: &Session,
        id: CommandId,
        print_job_id: PrintJobId,
        printer: Option<PrinterName>,
    ) -> Result<PrintJobRow, Problem> {
        self.execute(by, id, Command::RetryPrint(RetryPrint { print_job_id, printer })).await?;
        self.row(print_job_id).await
    }

    /// Takes a job back, here or from the spooler; the row says how it stands.
    ///
    /// # Errors
    /// When the asker may not, it is over, or nobody can take it back any more.
    pub async fn cancel_print(
        &self,
        by: &Session,
        id: CommandId,
        print_job_id: PrintJobId,
    ) -> Result<PrintJobRow, Problem> {
        match self.execute(by, id, Command::CancelPrint(CancelPrint { print_job_id })).await {
            Ok(_) => return self.row(print_job_id).await,
            Err(problem) if problem.codes() != [Code::PrintJobUnderWay] => return Err(problem),
            Err(_) => {}
        }
        let job = self.read(move |read| Ok(read.print_job(print_job_id)?)).await?;
        let job = job.ok_or_else(|| at(Code::PrintJobUnknown, "print_job_id"))?;
        let Some(spooler_job) = job.spooler_job.filter(|_| job.printer.kind == PrinterKind::Queue) else {
            return Err(at(Code::PrintJobUnderWay, "print_job_id"));
        };
        let spooler = self.spooler().clone();
        let asked = self.blocking(move || spooler.cancel(&job.printer.name, spooler_job)).await?;
        if let Err(error) = asked {
            tracing::info!(%error, "Spooler");
            return Err(at(Code::SpoolerSilent, "print_job_id"));
        }
        self.wake_printing();
        self.settled(print_job_id, WATCHED).await
    }

    /// Waits until something came of a job; gives how it stands then.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn settled(&self, id: PrintJobId, within: Duration) -> Result<PrintJobRow, Problem> {
        let mut head = self.head();
        let settled = async {
            loop {
                let row = self.row(id).await?;
                let waits = matches!(row.state, PrintState::Queued | PrintState::Sent) && row.ended_at.is_none();
                if !waits || head.changed().await.is_err() {
                    return Ok(row);
                }
            }
        };
        match tokio::time::timeout(within, settled).await {
            Ok(settled) => settled,
            Err(_) => self.row(id).await,
        }
    }
}
