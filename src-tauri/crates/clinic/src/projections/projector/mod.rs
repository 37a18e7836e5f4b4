//! The loop that follows the outbox, on a thread of its own: woken by a commit, it never polls for events.
//!
//! Errors are logged and tried again with a growing pause; what cannot be projected parks; a file that is damaged, gone
//! or ahead of a restored store is built again while the old one answers. Nothing here names a patient in a log.

mod hold;
mod rebuilding;

use std::{
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

use domain::instant::Instant;
use thiserror::Error;
use tokio::{
    sync::{broadcast, mpsc, watch},
    time,
};
use uuid::Uuid;

use crate::clock::Clock;

use self::hold::Request;
pub use self::hold::{Progress, Projections};
use super::{
    changed::Changed,
    follow::{Asks, Follower, Step, asks},
    rebuild::RebuildError,
    views::Views,
};

/// Windows are told at most this often.
const COALESCE: Duration = Duration::from_millis(50);
/// An idle loop says that it lives.
const HEARTBEAT: Duration = Duration::from_secs(1);
/// Failures of a batch before it is halved.
const TRIES: u32 = 3;
/// A start that is further behind than this many events builds a second file instead of following.
const FAR: i64 = 10_000;

/// Why a round of work came to nothing.
#[derive(Debug, Error)]
enum Trouble {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Rebuild(#[from] RebuildError),
    #[error("the directory of the views cannot be used")]
    Io(#[from] std::io::Error),
}

/// Follows the outbox and keeps the views.
pub struct Projector {
    views: Arc<Views>,
    head: watch::Receiver<i64>,
    clock: Clock,
    requests: mpsc::Receiver<Request>,
    cancelled: Arc<AtomicBool>,
    progress: watch::Sender<Progress>,
    changes: broadcast::Sender<Changed>,
    follower: Option<Follower>,
    /// Failures in a row.
    failures: u32,
    /// It has not caught up since the start.
    fresh: bool,
    /// Files that another version left are gone.
    tidy: bool,
    pending: Option<Changed>,
    told: time::Instant,
}

impl Projector {
    /// A projector for `views`, woken by `head`: the last position, sent after each commit of the writer.
    pub fn new(views: Arc<Views>, head: watch::Receiver<i64>, clock: Clock) -> (Self, Projections) {
        let (send_request, requests) = mpsc::channel(16);
        let (progress, watched) = watch::channel(Progress::default());
        let (changes, _) = broadcast::channel(256);
        let cancelled = Arc::new(AtomicBool::new(false));
        let projections = Projections {
            requests: send_request,
            cancelled: Arc::clone(&cancelled),
            progress: watched,
            changes: changes.clone(),
        };
        let projector = Self {
            views,
            head,
            clock,
            requests,
            cancelled,
            progress,
            changes,
            follower: None,
            failures: 0,
            fresh: true,
            tidy: false,
            pending: None,
            told: time::Instant::now(),
        };
        (projector, projections)
    }

    /// Follows until told to stop. Blocks the thread while it works.
    pub async fn run(mut self, stop: watch::Receiver<bool>) {
        let mut stopped = stop.clone();
        while !*stop.borrow() {
            let pause = match self.work(&stop) {
                Ok(true) => Duration::ZERO,
                Ok(false) => HEARTBEAT,
                Err(trouble) => self.failed(&trouble),
            };
            self.tell();
            if pause.is_zero() {
                tokio::task::yield_now().await;
                continue;
            }
            let troubled = self.failures > 0;
            let untold = self.pending.is_some();
            tokio::select! {
                _ = stopped.wait_for(|stop| *stop) => break,
                woken = self.head.changed(), if !troubled => if woken.is_err() {
                    // The writer is gone; nothing more will come.
                    time::sleep(COALESCE).await;
                },
                Some(request) = self.requests.recv() => self.answer(request, &stop),
                () = self.views.damaged.notified() => {
                    if let Err(trouble) = self.rebuild("a reader met damage", &stop) {
                        let _ = self.failed(&trouble);
                    }
                }
                () = time::sleep_until(self.told + COALESCE), if untold => {}
                () = time::sleep(pause) => {}
            }
        }
        self.told -= COALESCE;
        self.tell();
    }

    /// Does what is next; `false` where there is nothing to do.
    fn work(&mut self, stop: &watch::Receiver<bool>) -> Result<bool, Trouble> {
        let now = self.clock.now();
        self.head.mark_unchanged();
        if !self.views.file().exists() {
            return self.rebuild("the file is gone", stop);
        }
        if self.follower.is_none() {
            match Follower::open(&self.views.file(), self.views.clinic()) {
                Ok(follower) => self.follower = Some(follower),
                Err(error) if asks(&error) == Asks::Patience => return Err(error.into()),
                Err(_) => return self.rebuild("the file cannot be opened", stop),
            }
        }
        let Some(follower) = &mut self.follower else { return Ok(false) };
        if std::mem::take(&mut self.fresh) && follower.head()? > follower.cursor()?.position + FAR {
            return self.rebuild("far behind", stop);
        }
        let went = match follower.step(now) {
            Err(error) if asks(&error) == Asks::Parking && self.failures + 1 >= TRIES => follower.step_around(now),
            went => went,
        };
        match went {
            Ok(Step::Restored) => self.rebuild("the store was restored", stop),
            Ok(Step::CaughtUp) => {
                let (position, parked) = (follower.cursor()?.position, follower.parked()?);
                self.reached(position, parked, now);
                if !std::mem::replace(&mut self.tidy, true) {
                    self.views.remove_others();
                }
                Ok(false)
            }
            Ok(Step::Advanced { position, touched, people }) => {
                let parked = follower.parked()?;
                self.reached(position, parked, now);
                self.change(Changed::of(&touched, people, position));
                Ok(true)
            }
            Err(error) if asks(&error) == Asks::Rebuild || self.failures > TRIES && asks(&error) == Asks::Parking => {
                self.rebuild("the file is damaged", stop)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn reached(&mut self, position: i64, parked: i64, now: Instant) {
        self.failures = 0;
        self.progress.send_replace(Progress {
            position,
            heartbeat_ms: now.millis(),
            parked,
            rebuilding: None,
            failing: None,
        });
    }

    /// Logs a failure; gives the pause before the next try.
    fn failed(&mut self, trouble: &Trouble) -> Duration {
        self.failures = self.failures.saturating_add(1);
        tracing::warn!(error = trouble as &dyn std::error::Error, failures = self.failures, "the projector failed");
        let now = self.clock.now();
        self.progress.send_modify(|progress| {
            progress.heartbeat_ms = now.millis();
            progress.failing = Some(trouble.to_string());
        });
        let longest = 20_u64 << self.failures.min(9);
        // Half of it at random, so that what failed together does not come back together.
        let (random, _) = Uuid::now_v7().as_u64_pair().1.overflowing_mul(0x9e37_79b9);
        Duration::from_millis(longest / 2 + random % (longest / 2))
    }

    fn change(&mut self, changed: Changed) {
        self.pending = Some(match self.pending.take() {
            Some(earlier) => earlier.and(changed),
            None => changed,
        });
    }

    /// Tells the windows what changed, unless they were told a moment ago.
    fn tell(&mut self) {
        if self.told.elapsed() >= COALESCE
            && let Some(changed) = self.pending.take()
        {
            self.told = time::Instant::now();
            // Nobody has to listen.
            let _ = self.changes.send(changed);
        }
    }

    fn answer(&mut self, request: Request, stop: &watch::Receiver<bool>) {
        match request {
            Request::RetryParked(answer) => {
                let Some(follower) = &mut self.follower else { return };
                match follower.retry_parked() {
                    Ok(shown) => {
                        let position = self.progress.borrow().position;
                        self.change(Changed::everything(position));
                        let _ = answer.send(shown);
                    }
                    Err(error) => {
                        let _ = self.failed(&error.into());
                    }
                }
            }
            Request::Rebuild(answer) => {
                let done = self.rebuild("somebody asked for it", stop);
                if let Err(trouble) = &done {
                    let _ = self.failed(trouble);
                }
                let _ = answer.send(done.is_ok());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write as _, path::Path, thread};

    use domain::ids::PrescriptionId;

    use super::*;
    use crate::{
        projections::{fixture::House, part::ViewName},
        queries::{self, triage_queue},
    };

    /// A house whose projector runs on a thread of its own.
    struct Running {
        house: House,
        views: Arc<Views>,
        projections: Projections,
        head: watch::Sender<i64>,
        stop: watch::Sender<bool>,
        thread: thread::JoinHandle<()>,
    }

    impl Running {
        fn start(house: House) -> Self {
            let views = Arc::new(house.views());
            let (head, head_seen) = watch::channel(0);
            let (stop, stop_seen) = watch::channel(false);
            let (projector, projections) = Projector::new(Arc::clone(&views), head_seen, Clock::real());
            let runtime = tokio::runtime::Handle::current();
            let thread = thread::spawn(move || runtime.block_on(projector.run(stop_seen)));
            Self { house, views, projections, head, stop, thread }
        }

        async fn stop(self) -> House {
            self.stop.send_replace(true);
            tokio::task::spawn_blocking(move || self.thread.join().unwrap()).await.unwrap();
            self.views.close();
            self.house
        }

        async fn caught_up(&self) {
            let head = crate::outbox::last_position(&self.house.store).unwrap();
            self.head.send_replace(head);
            assert!(self.projections.reached(head, Duration::from_secs(10)).await, "it catches up");
        }

        fn shown(&self) -> Vec<PrescriptionId> {
            let filter = triage_queue::TriageFilter::default();
            let page = self.views.read(|views| triage_queue::page(views, &filter, None, 50, Clock::real().now()));
            page.unwrap().rows.iter().map(|row| row.prescription_id).collect()
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_commit_wakes_the_projector_and_windows_are_told_once_for_many() {
        let mut running = Running::start(House::new());
        running.caught_up().await;
        let mut windows = running.projections.changes();
        let stay = running.house.admit("Maria Demonstração");
        let orders: Vec<_> = (0..3).map(|_| running.house.prescribe(stay)).collect();
        running.caught_up().await;
        assert_eq!(running.shown(), orders);
        let mut told = 0;
        let position = running.projections.progress().borrow().position;
        loop {
            let changed = time::timeout(Duration::from_secs(5), windows.recv()).await.unwrap().unwrap();
            told += 1;
            if changed.position == position {
                let keys = changed.keys.expect("a few keys are named");
                assert!(keys.contains(&orders.last().unwrap().uuid()) && keys.contains(&stay.0.uuid()));
                assert!(changed.views.contains(&ViewName::TriageQueue));
                break;
            }
        }
        assert!(told <= 2, "told {told} times");
        let answer = running.views.read(|views| queries::answer(views, position + 2, |_| Ok(()))).unwrap();
        assert_eq!((answer.as_of, answer.behind), (position, 2));
        let house = running.stop().await;
        assert!(
            !house.directory.path().read_dir().unwrap().any(|entry| {
                let name = entry.unwrap().file_name();
                name.to_string_lossy().starts_with("views-") && name.to_string_lossy().ends_with("-wal")
            }),
            "a closed views file leaves no WAL"
        );
    }

    /// What may happen to a views file while nobody looks.
    fn damage(how: &str, file: &Path) {
        match how {
            "deleted" => fs::remove_file(file).unwrap(),
            "emptied" => drop(fs::File::create(file).unwrap()),
            "cut" => {
                let length = fs::metadata(file).unwrap().len();
                fs::OpenOptions::new().write(true).open(file).unwrap().set_len(length / 2).unwrap();
            }
            "overwritten" => fs::OpenOptions::new().write(true).open(file).unwrap().write_all(&[7; 4096]).unwrap(),
            _ => {
                // A store that was restored: the same position, another history.
                let views = rusqlite::Connection::open(file).unwrap();
                views.execute("UPDATE cursor SET hash = zeroblob(32)", []).unwrap();
            }
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn views_that_are_damaged_gone_or_of_another_store_are_built_again() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        let order = house.prescribe(stay);
        for how in ["deleted", "emptied", "cut", "overwritten", "restored"] {
            let running = Running::start(house);
            running.caught_up().await;
            let file = running.views.file();
            house = running.stop().await;
            damage(how, &file);
            let running = Running::start(house);
            running.caught_up().await;
            let mut waited = 0;
            while running.shown() != [order] && waited < 100 {
                time::sleep(Duration::from_millis(50)).await;
                waited += 1;
            }
            assert_eq!(running.shown(), [order], "after the file was {how}");
            house = running.stop().await;
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_rebuild_that_somebody_asked_for_swaps_the_file_and_removes_the_old_one() {
        let mut running = Running::start(House::new());
        let stay = running.house.admit("Maria Demonstração");
        let order = running.house.prescribe(stay);
        running.caught_up().await;
        let old = running.views.file();
        assert!(running.projections.rebuild().await);
        assert_ne!(running.views.file(), old);
        assert!(!old.exists());
        assert_eq!(running.shown(), [order]);
        let next = running.house.prescribe(stay);
        running.caught_up().await;
        assert_eq!(running.shown(), [order, next], "the new file is followed");
        running.stop().await;
    }
}
