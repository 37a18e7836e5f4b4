//! The clinic backs itself up once a day and keeps a week of days and a month of weeks.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use domain::instant::Instant;
use tokio::sync::watch;

use super::{BackupError, Manifest, STORE, back_up, kept, newest, part};
use crate::{clock::Clock, progress::Progress};

const DAYS: usize = 7;
const WEEKS: usize = 4;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// A program that is closed again at once makes none.
const FIRST_LOOK: Duration = Duration::from_mins(1);
/// How often it looks whether one is due; a failed one is tried again then.
const LOOK_EVERY: Duration = Duration::from_hours(1);

/// Makes backups of an open clinic in its own directory. Blocks its thread while it makes one.
#[derive(Debug)]
pub struct DailyBackups {
    store: PathBuf,
    backups: PathBuf,
    clock: Clock,
}

impl DailyBackups {
    /// Of the clinic in this directory.
    pub fn of(directory: &Path, clock: Clock) -> Self {
        Self { store: directory.join(STORE), backups: directory.join("backups"), clock }
    }

    /// Runs until it is told to stop; a backup under way is given up then.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut pause = FIRST_LOOK;
        while tokio::time::timeout(pause, stop.wait_for(|stop| *stop)).await.is_err() {
            pause = LOOK_EVERY;
            match self.once(&Progress::until(stop.clone())) {
                Ok(None) | Err(BackupError::NothingYet | BackupError::Cancelled) => {}
                Ok(Some(made)) => tracing::info!(position = made.snapshot.position, size = made.size, "Backed up"),
                Err(error) => tracing::error!(%error, "Not backed up"),
            }
        }
    }

    /// Makes one when the newest is a day old, then removes those that need no longer be kept.
    ///
    /// # Errors
    /// [`BackupError`]; older backups are then all still there.
    pub fn once(&self, progress: &Progress) -> Result<Option<Manifest>, BackupError> {
        let now = self.clock.now();
        if newest(&self.backups).is_some_and(|newest| !due(newest.manifest.made_at, now)) {
            return Ok(None);
        }
        forget_unfinished(&self.backups);
        let made = back_up(&self.store, &self.backups.join(name(now)), now, progress)?;
        let all = kept(&self.backups);
        let times: Vec<Instant> = all.iter().map(|kept| kept.manifest.made_at).collect();
        for (backup, _) in all.iter().zip(superseded(&times)).filter(|(_, superseded)| *superseded) {
            if let Err(error) = part::remove(&backup.path) {
                tracing::warn!(%error, "Old backup not removed");
            }
        }
        Ok(Some(made))
    }
}

/// A backup from the future was made while the clock was wrong, and must not hold up the next one.
fn due(made_at: Instant, now: Instant) -> bool {
    !(0..DAY_MS).contains(&(now.millis() - made_at.millis()))
}

/// Sorts by time, and is a name on every system.
fn name(now: Instant) -> String {
    now.local(chrono_tz::UTC).format("%Y-%m-%dT%H-%M-%SZ").to_string()
}

/// Which of the backups, the newest first, are neither of the last days nor the last one of one of the weeks before.
fn superseded(made_at: &[Instant]) -> Vec<bool> {
    let mut weeks: Vec<i64> = Vec::new();
    let older = |at: &Instant| {
        let week = at.millis().div_euclid(7 * DAY_MS);
        let keep = !weeks.contains(&week) && weeks.len() < WEEKS;
        weeks.push(week);
        !keep
    };
    let days = made_at.len().min(DAYS);
    std::iter::repeat_n(false, days).chain(made_at.iter().skip(days).map(older)).collect()
}

fn forget_unfinished(backups: &Path) {
    for entry in fs::read_dir(backups).into_iter().flatten().flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "part") {
            part::discard(&entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_days_leaves_a_week_of_days_and_the_last_backups_of_four_weeks() {
        let mut kept: Vec<Instant> = Vec::new();
        for day in 0..365 {
            kept.insert(0, Instant::from_millis(0).plus_days(day));
            let gone = superseded(&kept);
            kept = kept.into_iter().zip(gone).filter(|(_, gone)| !gone).map(|(at, _)| at).collect();
        }
        let days: Vec<i64> = kept.iter().map(|at| at.millis() / DAY_MS).collect();
        // Day 357 ends the 51st week since day 0; the days before it end the weeks before that one.
        assert_eq!(days, [364, 363, 362, 361, 360, 359, 358, 357, 356, 349, 342], "seven days, then the ends of weeks");
    }

    #[test]
    fn one_is_due_after_a_day_and_whenever_the_clock_was_wrong() {
        let now = Instant::from_millis(100 * DAY_MS);
        assert!(!due(now.plus_minutes(-23 * 60), now), "less than a day old");
        assert!(due(now.plus_days(-1), now), "a day old");
        assert!(due(now.plus_days(3), now), "made in the future");
    }
}
