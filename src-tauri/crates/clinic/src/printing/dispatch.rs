//! The loop that brings queued papers to their printers and learns what became of them.
//!
//! One thread does one thing at a time, so that no job is sent twice at once. It is woken when a job is queued, and looks
//! again after a pause that grows while nothing moves.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use domain::{ids::PrintJobId, printing::PrintState};
use tokio::{
    sync::{Notify, watch},
    time::{self, Instant},
};

use super::{
    delivery::{Delivery, Step},
    recorder::Recorder,
};
use crate::{
    background::jittered,
    clock::Clock,
    problem::Problem,
    projections::{Changed, Projections},
    queries::health::PrintingState,
    store::{Read, print_job::PrintJob},
};

/// The first pause of a job that has to wait.
const FIRST: Duration = Duration::from_millis(200);
/// The longest.
const LONGEST: Duration = Duration::from_secs(10);
/// Nothing is open: it sleeps until it is woken, and looks now and then all the same.
const IDLE: Duration = Duration::from_secs(20);

/// When a job is looked at again.
struct Pause {
    length: Duration,
    until: Instant,
}

/// The loop.
pub(crate) struct Dispatcher {
    delivery: Delivery,
    recorder: Recorder,
    projections: Projections,
    head: watch::Receiver<i64>,
    wake: Arc<Notify>,
    beat: watch::Sender<PrintingState>,
}

/// What others hold of it.
pub(crate) struct Printing {
    wake: Arc<Notify>,
    beat: watch::Receiver<PrintingState>,
}

impl Printing {
    /// There is something to print, or to take back.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    /// How the loop is.
    pub(crate) fn state(&self) -> PrintingState {
        self.beat.borrow().clone()
    }
}

impl Dispatcher {
    /// The loop, and what others hold of it.
    pub(crate) fn new(
        delivery: Delivery,
        recorder: Recorder,
        projections: Projections,
        head: watch::Receiver<i64>,
    ) -> (Self, Printing) {
        let wake = Arc::new(Notify::new());
        let now = PrintingState { heartbeat_ms: Clock::real().now().millis(), failing: None };
        let (beat, state) = watch::channel(now);
        let printing = Printing { wake: Arc::clone(&wake), beat: state };
        (Self { delivery, recorder, projections, head, wake, beat }, printing)
    }

    /// Runs until told to stop. Blocks the thread while a printer takes its time.
    pub(crate) async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut pauses = BTreeMap::new();
        let mut troubled = 0_u32;
        while !*stop.borrow() {
            let pause = match self.pass(&mut pauses, &stop).await {
                Ok(pause) => {
                    troubled = 0;
                    self.beat(None);
                    pause
                }
                Err(problem) => {
                    troubled = troubled.saturating_add(1);
                    tracing::warn!(%problem, troubled, "Printing failed");
                    self.beat(Some(problem.to_string()));
                    jittered((FIRST * 2_u32.saturating_pow(troubled.min(6))).min(LONGEST))
                }
            };
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => break,
                // Whoever wakes it wants to see something happen.
                () = self.wake.notified() => pauses.clear(),
                () = time::sleep(pause) => {}
            }
        }
    }

    fn beat(&self, failing: Option<String>) {
        self.beat.send_replace(PrintingState { heartbeat_ms: Clock::real().now().millis(), failing });
    }

    /// Does what can be done now for each open job; says when there may be more.
    async fn pass(
        &self,
        pauses: &mut BTreeMap<PrintJobId, Pause>,
        stop: &watch::Receiver<bool>,
    ) -> Result<Duration, Problem> {
        let jobs = self.delivery.store.read(|connection| Read::new(connection).open_print_jobs());
        let jobs = jobs.map_err(|error| Problem::failed(&error.into()))?;
        pauses.retain(|id, _| jobs.iter().any(|job| job.id == *id));
        for job in &jobs {
            if *stop.borrow() {
                break;
            }
            if pauses.get(&job.id).is_some_and(|pause| pause.until > Instant::now()) {
                continue;
            }
            match self.step(job).await? {
                Step::Moved => {
                    pauses.insert(job.id, Pause { length: FIRST, until: Instant::now() + FIRST });
                }
                Step::Waits(trouble) => {
                    self.says(job, trouble).await?;
                    let length = pauses.get(&job.id).map_or(FIRST, |pause| (pause.length * 2).min(LONGEST));
                    pauses.insert(job.id, Pause { length, until: Instant::now() + jittered(length) });
                }
            }
        }
        let next = pauses.values().map(|pause| pause.until.saturating_duration_since(Instant::now())).min();
        Ok(next.unwrap_or(IDLE))
    }

    async fn step(&self, job: &PrintJob) -> Result<Step, Problem> {
        match job.state {
            PrintState::Queued => self.delivery.send(&self.recorder, job).await,
            _ => self.delivery.follow_up(&self.recorder, job).await,
        }
    }

    /// Shows why a job waits, when that changed.
    async fn says(&self, job: &PrintJob, trouble: Option<String>) -> Result<(), Problem> {
        if trouble == job.trouble {
            return Ok(());
        }
        self.recorder.trouble(job.id, job.attempt, trouble).await?;
        self.projections.tell(Changed::print_job(job.id.uuid(), *self.head.borrow()));
        Ok(())
    }
}
