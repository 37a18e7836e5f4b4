//! How the printing loop writes: facts and local rows, through the one writer.
//!
//! It keeps no writer alive: a clinic that closes drops its own sender, and the loop finds the door shut.

use domain::{facts::Fact, ids::PrintJobId, instant::Instant};
use rusqlite::params;
use tokio::sync::{mpsc, oneshot};

use crate::{
    problem::{Failure, Problem, Receipt},
    writer::{LocalWrite, Work},
};

/// A way to the writer.
#[derive(Clone)]
pub(crate) struct Recorder(mpsc::WeakSender<Work>);

impl Recorder {
    pub(crate) const fn new(works: mpsc::WeakSender<Work>) -> Self {
        Self(works)
    }

    /// Records what was found out.
    pub(crate) async fn fact(&self, fact: Fact) -> Result<Receipt, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Work::Fact { fact: Box::new(fact), reply }).await?;
        answer.await.unwrap_or_else(|_| Err(closed()))
    }

    /// Writes down what is about to be done, before it is: `spooler_job` is where to look for it.
    pub(crate) async fn begin(
        &self,
        job: PrintJobId,
        attempt: u32,
        at: Instant,
        spooler_job: Option<i32>,
    ) -> Result<(), Problem> {
        self.local(Box::new(move |tx| {
            tx.run(
                "INSERT INTO print_attempt (print_job_id, attempt, begun_at, spooler_job) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (print_job_id) DO UPDATE SET attempt = excluded.attempt, begun_at = excluded.begun_at,
                     spooler_job = excluded.spooler_job, trouble = NULL",
                params![job.uuid(), attempt, at.millis(), spooler_job],
            )?;
            Ok(())
        }))
        .await
    }

    /// Nothing was done after all.
    pub(crate) async fn not_begun(&self, job: PrintJobId) -> Result<(), Problem> {
        self.local(Box::new(move |tx| {
            tx.run(
                "UPDATE print_attempt SET begun_at = NULL, spooler_job = NULL WHERE print_job_id = ?1",
                [job.uuid()],
            )?;
            Ok(())
        }))
        .await
    }

    /// Says why a job waits.
    pub(crate) async fn trouble(&self, job: PrintJobId, attempt: u32, trouble: Option<String>) -> Result<(), Problem> {
        self.local(Box::new(move |tx| {
            tx.run(
                "INSERT INTO print_attempt (print_job_id, attempt, trouble) VALUES (?1, ?2, ?3)
                 ON CONFLICT (print_job_id) DO UPDATE SET trouble = excluded.trouble,
                     begun_at = CASE WHEN attempt = excluded.attempt THEN begun_at END,
                     spooler_job = CASE WHEN attempt = excluded.attempt THEN spooler_job END,
                     attempt = excluded.attempt",
                params![job.uuid(), attempt, trouble],
            )?;
            Ok(())
        }))
        .await
    }

    async fn local(&self, write: LocalWrite) -> Result<(), Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Work::Local { write, reply }).await?;
        answer.await.unwrap_or_else(|_| Err(closed()))
    }

    async fn send(&self, work: Work) -> Result<(), Problem> {
        self.0.upgrade().ok_or_else(closed)?.send(work).await.map_err(|_| closed())
    }
}

fn closed() -> Problem {
    Problem::failed(&Failure::Closed)
}
