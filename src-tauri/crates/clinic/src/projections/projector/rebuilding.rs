//! A second views file beside the one that answers, and the change from one to the other.

use std::{path::Path, sync::atomic::Ordering};

use tokio::sync::watch;

use super::{Projector, Trouble};
use crate::projections::{
    changed::Changed,
    follow::{Asks, Follower, Step, asks},
    rebuild::{RebuildError, rebuild},
    views,
};

impl Projector {
    /// Builds a second file, lets it catch up, and lets it answer. Until then the old one answers, and follows if it can.
    pub(super) fn rebuild(&mut self, reason: &'static str, stop: &watch::Receiver<bool>) -> Result<bool, Trouble> {
        tracing::info!(reason, "the views are built again");
        self.cancelled.store(false, Ordering::Relaxed);
        let (number, file) = self.views.next()?;
        let clinic = self.views.clinic().to_owned();
        let Self { clock, cancelled, progress, follower, .. } = self;
        let filled = rebuild(&file, &clinic, clock.now(), |done| {
            if let Some(follower) = follower
                && let Ok(Step::Advanced { position, .. }) = follower.step(clock.now())
            {
                progress.send_modify(|progress| progress.position = position);
            }
            progress.send_modify(|progress| {
                progress.heartbeat_ms = clock.now().millis();
                progress.rebuilding = Some(done);
            });
            !cancelled.load(Ordering::Relaxed) && !*stop.borrow()
        });
        let caught_up = filled.and_then(|()| self.catch_up(&file, stop));
        self.progress.send_modify(|progress| progress.rebuilding = None);
        let follower = match caught_up {
            Ok(follower) => follower,
            Err(error) => {
                views::remove(&file);
                return Err(error.into());
            }
        };
        let (position, parked) = (follower.cursor()?.position, follower.parked()?);
        self.follower = Some(follower);
        self.views.swap(number, file);
        self.views.remove_others();
        self.reached(position, parked, self.clock.now());
        self.change(Changed::everything(position));
        Ok(true)
    }

    fn catch_up(&self, file: &Path, stop: &watch::Receiver<bool>) -> Result<Follower, RebuildError> {
        let mut follower = Follower::open(file, self.views.clinic())?;
        loop {
            if *stop.borrow() {
                return Err(RebuildError::Cancelled);
            }
            let went = match follower.step(self.clock.now()) {
                Err(error) if asks(&error) == Asks::Parking => follower.step_around(self.clock.now()),
                went => went,
            };
            match went? {
                Step::Advanced { .. } => {}
                Step::CaughtUp | Step::Restored => return Ok(follower),
            }
        }
    }
}
