//! The one task that owns the only write connection of `clinic.db`.
//!
//! It takes what waits into one transaction, and nobody is answered before the COMMIT returned. A refusal leaves nothing to
//! take back: a command is refused by what reads only, before anything is written. Any other error may have rolled back
//! the whole transaction (a full disk does), so the batch is given up, every cached head forgotten, and its works run
//! again one by one.

mod carry_out;
mod log;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
    time::Duration,
};

use domain::{commands::Command, facts::Fact, ids::CommandId};
use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot, watch};

pub(crate) use self::carry_out::record;
use self::{
    carry_out::{carry_out, find_out},
    log::LogLimits,
};
use crate::{
    clock::{Clock, Ids},
    outbox::Head,
    problem::{Failure, Problem, Receipt, Rejection},
    session::Session,
    store::{Tx, known::Known},
};

/// Commands taken into one transaction at most.
const BATCH: usize = 128;
/// When a caller hears that its command was carried out. `BeforeCommit` exists for the control run that proves the
/// crash check can see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    /// Once it is on the disk.
    #[default]
    AfterCommit,
    /// Too early.
    BeforeCommit,
}

/// One thing for the writer to do.
pub(crate) enum Work {
    /// A command.
    Command { sent: Box<Sent>, reply: oneshot::Sender<Result<Receipt, Problem>> },
    /// Something that was found out; it bears an id of the writer's own.
    Fact { fact: Box<Fact>, reply: oneshot::Sender<Result<Receipt, Problem>> },
    /// Local rows outside `apply`: drafts, credentials, the access log. Runs again when its batch was given up.
    Local { write: LocalWrite, reply: oneshot::Sender<Result<(), Problem>> },
    /// Folds the WAL into the file as far as readers let it.
    Checkpoint { reply: oneshot::Sender<()> },
}

/// A command as it was handed over.
pub(crate) struct Sent {
    pub by: Session,
    pub id: CommandId,
    pub command: Command,
    /// SHA-256 of its content, made by whoever sent it: the writer has enough to do.
    pub sha256: [u8; 32],
}

/// Writes local rows.
pub(crate) type LocalWrite = Box<dyn Fn(&mut Tx<'_>) -> rusqlite::Result<()> + Send>;

/// What the writer needs to live.
pub(crate) struct Writer {
    pub connection: Connection,
    pub clock: Clock,
    pub ids: Ids,
    pub answer: Answer,
    /// At most this many works in one transaction.
    pub batch: usize,
    pub works: mpsc::Receiver<Work>,
    pub head: watch::Sender<i64>,
}

/// What is remembered from one batch to the next. A batch that was given up leaves none of it.
#[derive(Default)]
struct Memory {
    chain: Option<Head>,
    known: Known,
}

enum Outcome {
    Receipt(Result<Receipt, Problem>),
    Local(Result<(), Problem>),
}

impl Writer {
    /// The default for [`Writer::batch`].
    pub(crate) const FULL_BATCH: usize = BATCH;

    /// Runs until all senders are gone; leaves no `-wal` behind.
    pub(crate) fn spawn(self) -> std::io::Result<thread::JoinHandle<()>> {
        thread::Builder::new().name("writer".to_owned()).spawn(move || self.run())
    }

    fn run(mut self) {
        let mut memory = Memory::default();
        let mut limits = LogLimits::ROOMY;
        while let Some(first) = self.works.blocking_recv() {
            let mut batch = vec![first];
            while batch.len() < self.batch
                && let Ok(next) = self.works.try_recv()
            {
                batch.push(next);
            }
            let (works, checkpoints): (Vec<_>, Vec<_>) =
                batch.into_iter().partition(|work| !matches!(work, Work::Checkpoint { .. }));
            if self.batch(works, &mut memory) {
                limits = LogLimits::SHORT_OF_SPACE;
            }
            if !checkpoints.is_empty() || log::unfolded(&self.connection) >= limits.fold {
                log::fold(&self.connection, limits);
            }
            for work in checkpoints {
                if let Work::Checkpoint { reply } = work {
                    let _ = reply.send(());
                }
            }
        }
        log::fold(&self.connection, limits);
        if let Err((_, error)) = self.connection.close() {
            tracing::error!(%error, "Write connection did not close");
        }
    }

    /// Carries works out and answers them; true when there was no space for one.
    fn batch(&mut self, works: Vec<Work>, memory: &mut Memory) -> bool {
        if works.is_empty() {
            return false;
        }
        let mut together = self.together(&works, memory);
        // The log may hold the space that is missing: folded into the file, it begins anew.
        if works.len() == 1
            && together.as_ref().is_err_and(Failure::is_full_disk)
            && log::fold(&self.connection, LogLimits::SHORT_OF_SPACE)
        {
            together = self.together(&works, memory);
        }
        match together {
            Ok((outcomes, position)) => {
                self.answer(works, outcomes, position);
                false
            }
            Err(failure) if works.len() == 1 => {
                tracing::warn!(error = %failure, "Command given up");
                for work in works {
                    fail(work, &failure);
                }
                failure.is_full_disk()
            }
            Err(failure) => {
                tracing::warn!(error = %failure, works = works.len(), "Batch given up, running its works one by one");
                let mut full = false;
                for work in works {
                    full |= self.batch(vec![work], memory);
                }
                full
            }
        }
    }

    /// One transaction around all works. An error means that nothing of them is in the store.
    fn together(&mut self, works: &[Work], memory: &mut Memory) -> Result<(Vec<Outcome>, Option<i64>), Failure> {
        let result = self.within_one_transaction(works, memory);
        if result.is_err() {
            if !self.connection.is_autocommit()
                && let Err(error) = self.connection.execute_batch("ROLLBACK")
            {
                tracing::error!(%error, "Rollback failed");
            }
            *memory = Memory::default();
        }
        result
    }

    fn within_one_transaction(
        &mut self,
        works: &[Work],
        memory: &mut Memory,
    ) -> Result<(Vec<Outcome>, Option<i64>), Failure> {
        let connection = &self.connection;
        let step = |sql| connection.prepare_cached(sql)?.execute([]);
        step("BEGIN IMMEDIATE")?;
        let mut outcomes = Vec::with_capacity(works.len());
        let mut position = None;
        for work in works {
            // A rule that panics takes down its own work, not the only writer of the house.
            let carried_out =
                catch_unwind(AssertUnwindSafe(|| one(connection, work, &self.clock, &mut self.ids, memory)));
            let outcome = carried_out.unwrap_or(Err(Failure::Panicked))?;
            if let Outcome::Receipt(Ok(receipt)) = &outcome
                && !receipt.events.is_empty()
            {
                position = Some(receipt.position);
            }
            outcomes.push(outcome);
        }
        if self.answer == Answer::BeforeCommit {
            // The control: whoever reads the answers now believes in commands that may never reach the disk.
            return Ok((outcomes, position));
        }
        step("COMMIT")?;
        Ok((outcomes, position))
    }

    fn answer(&self, works: Vec<Work>, outcomes: Vec<Outcome>, position: Option<i64>) {
        // First the position, then the receipts: whoever holds one asks for no more than the followers know of.
        if let Some(position) = position.filter(|_| self.answer == Answer::AfterCommit) {
            self.head.send_replace(position);
        }
        for (work, outcome) in works.into_iter().zip(outcomes) {
            // A caller that went away has its receipt in the store.
            match (work, outcome) {
                (Work::Command { reply, .. } | Work::Fact { reply, .. }, Outcome::Receipt(result)) => {
                    drop(reply.send(result));
                }
                (Work::Local { reply, .. }, Outcome::Local(result)) => drop(reply.send(result)),
                _ => {}
            }
        }
        if self.answer == Answer::BeforeCommit {
            thread::sleep(Duration::from_millis(2));
            if let Err(error) = self.connection.execute_batch("COMMIT") {
                tracing::error!(%error, "Late commit failed");
            }
            if let Some(position) = position {
                self.head.send_replace(position);
            }
        }
    }
}

fn fail(work: Work, failure: &Failure) {
    let problem = Problem::failed(failure);
    match work {
        Work::Command { reply, .. } | Work::Fact { reply, .. } => drop(reply.send(Err(problem))),
        Work::Local { reply, .. } => drop(reply.send(Err(problem))),
        Work::Checkpoint { reply } => drop(reply.send(())),
    }
}

fn one(
    connection: &Connection,
    work: &Work,
    clock: &Clock,
    ids: &mut Ids,
    memory: &mut Memory,
) -> Result<Outcome, Failure> {
    let mut tx = Tx::knowing(connection, &memory.known);
    match work {
        Work::Local { write, .. } => Ok(Outcome::Local(Ok(write(&mut tx)?))),
        Work::Checkpoint { .. } => Ok(Outcome::Local(Ok(()))),
        Work::Command { sent, .. } => {
            let before = memory.chain.clone();
            let receipt = carry_out(&mut tx, sent, clock, ids, &mut memory.chain);
            answered(receipt, before, memory)
        }
        Work::Fact { fact, .. } => {
            let before = memory.chain.clone();
            let receipt = find_out(&mut tx, fact, clock, ids, &mut memory.chain);
            answered(receipt, before, memory)
        }
    }
}

fn answered(
    receipt: Result<Receipt, Rejection>,
    before: Option<Head>,
    memory: &mut Memory,
) -> Result<Outcome, Failure> {
    match receipt {
        Ok(receipt) => Ok(Outcome::Receipt(Ok(receipt))),
        Err(Rejection::Refused(refusals)) => {
            memory.chain = before;
            memory.known.forget();
            Ok(Outcome::Receipt(Err(Problem::Refused { refusals })))
        }
        Err(Rejection::Failed(failure)) => Err(failure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_work_that_panics_fails_alone_and_the_writer_lives_on() {
        let (send, works) = mpsc::channel(8);
        let (head, _) = watch::channel(0);
        let local = |write: LocalWrite| {
            let (reply, answer) = oneshot::channel();
            send.blocking_send(Work::Local { write, reply }).unwrap();
            answer
        };
        let answers = [
            local(Box::new(|tx| tx.run("CREATE TABLE kept (id INTEGER) STRICT", []).map(drop))),
            local(Box::new(|_| panic!("no rule should, and one day one does"))),
            local(Box::new(|tx| tx.run("INSERT INTO kept (id) VALUES (1)", []).map(drop))),
        ];
        let connection = Connection::open_in_memory().unwrap();
        let (clock, ids) = (Clock::fixed(domain::instant::Instant::from_millis(0)), Ids::seeded(0));
        let writer = Writer { connection, clock, ids, answer: Answer::AfterCommit, batch: BATCH, works, head };
        let thread = writer.spawn().unwrap();
        let failed = answers.map(|answer| answer.blocking_recv().unwrap().is_err());
        assert_eq!(failed, [false, true, false], "what came in the same batch is done");
        drop(send);
        thread.join().unwrap();
    }
}
