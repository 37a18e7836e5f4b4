//! Where the invented hospital's commands go through: in a fixed order, from one task, with the clock standing still
//! until all of them are answered. So neither ids nor times depend on how commands fall into batches.

use std::collections::BTreeMap;

use domain::{
    commands::Command,
    events::AggregateKind,
    ids::{CommandId, PrescriptionId},
    instant::Instant,
    refusal::RefusalCode,
};

use crate::{
    clinic::{Clinic, Submitted},
    clock::{Clock, Ids},
    problem::{Problem, Receipt},
    session::Session,
};

/// Commands that wait for their answers at most.
const WINDOW: usize = 512;

pub(crate) struct Desk<'a> {
    pub clinic: &'a Clinic,
    clock: &'a Clock,
    ids: Ids,
    waiting: Vec<(CommandId, Submitted)>,
    answered: BTreeMap<CommandId, Receipt>,
    /// The orders' versions, as their last receipts told.
    versions: BTreeMap<PrescriptionId, i64>,
    pub commands: u64,
    pub events: u64,
    pub refused: BTreeMap<RefusalCode, u64>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(clinic: &'a Clinic, clock: &'a Clock, seed: u64) -> Self {
        Self {
            clinic,
            clock,
            // Command ids must not repeat the ids that the engine makes from the same seed.
            ids: Ids::seeded(seed ^ 0x5EED_C0DE),
            waiting: Vec::new(),
            answered: BTreeMap::new(),
            versions: BTreeMap::new(),
            commands: 0,
            events: 0,
            refused: BTreeMap::new(),
        }
    }

    pub(crate) fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Moves the clock, once everything before is answered.
    pub(crate) async fn at(&mut self, time: Instant) -> Result<(), Problem> {
        self.settle().await?;
        self.answered.clear();
        self.clock.set(time);
        Ok(())
    }

    /// Hands a command over; what it creates bears the id that comes back.
    pub(crate) async fn give(&mut self, by: &Session, command: Command) -> Result<CommandId, Problem> {
        if self.waiting.len() >= WINDOW {
            self.settle().await?;
        }
        let id = self.ids.next(self.clock.now()).into();
        let submitted = self.clinic.submit(by, id, command).await?;
        self.commands += 1;
        self.waiting.push((id, submitted));
        Ok(id)
    }

    /// Waits for all answers. Refusals are counted; a failure ends the simulation.
    pub(crate) async fn settle(&mut self) -> Result<(), Problem> {
        for (id, submitted) in std::mem::take(&mut self.waiting) {
            match submitted.answer().await {
                Ok(receipt) => {
                    self.events += receipt.events.len() as u64;
                    for event in &receipt.events {
                        if event.aggregate == AggregateKind::Prescription {
                            self.versions.insert(event.aggregate_id.into(), event.aggregate_version);
                        }
                    }
                    self.answered.insert(id, receipt);
                }
                Err(Problem::Refused { refusals }) => {
                    for refusal in refusals {
                        *self.refused.entry(refusal.code).or_default() += 1;
                    }
                }
                Err(failed) => return Err(failed),
            }
        }
        Ok(())
    }

    /// The command was carried out since the clock last moved.
    pub(crate) fn is_done(&self, id: CommandId) -> bool {
        self.answered.contains_key(&id)
    }

    /// The order's version, as it was last heard of.
    pub(crate) fn version(&self, order: PrescriptionId) -> i64 {
        self.versions.get(&order).copied().unwrap_or(1)
    }

    /// Nobody will ask about these orders again.
    pub(crate) fn forget(&mut self, order: PrescriptionId) {
        self.versions.remove(&order);
    }
}
