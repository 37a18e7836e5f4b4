//! What the rest of the engine sees of the projector and may ask of it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{
    sync::{broadcast, mpsc, oneshot, watch},
    time,
};

use crate::projections::{changed::Changed, rebuild::Done};

/// Where the projector stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Everything up to this position is shown.
    pub position: i64,
    /// When it last did or looked for something; ms since 1970.
    pub heartbeat_ms: i64,
    /// Events that wait because they cannot be shown.
    pub parked: i64,
    /// How far a rebuild has come, while there is one.
    pub rebuilding: Option<Done>,
    /// Why it does not get on, while it does not.
    pub failing: Option<String>,
}

pub(super) enum Request {
    RetryParked(oneshot::Sender<usize>),
    Rebuild(oneshot::Sender<bool>),
}

/// The rest of the engine's hold on the projector.
#[derive(Debug, Clone)]
pub struct Projections {
    pub(super) requests: mpsc::Sender<Request>,
    pub(super) cancelled: Arc<AtomicBool>,
    pub(super) progress: watch::Receiver<Progress>,
    pub(super) changes: broadcast::Sender<Changed>,
}

impl Projections {
    /// Where the projector stands, now and later.
    pub fn progress(&self) -> watch::Receiver<Progress> {
        self.progress.clone()
    }

    /// What changes from now on.
    pub fn changes(&self) -> broadcast::Receiver<Changed> {
        self.changes.subscribe()
    }

    /// Tells the windows of something that no event says.
    pub(crate) fn tell(&self, changed: Changed) {
        // Nobody has to listen.
        let _ = self.changes.send(changed);
    }

    /// Waits until everything up to `position` is shown; says whether it is.
    pub async fn reached(&self, position: i64, within: Duration) -> bool {
        let mut progress = self.progress.clone();
        let reached = progress.wait_for(|progress| progress.position >= position);
        time::timeout(within, reached).await.is_ok_and(|waited| waited.is_ok())
    }

    /// Tries what is parked again; gives how many aggregates are shown again.
    pub async fn retry_parked(&self) -> usize {
        let (answer, answered) = oneshot::channel();
        let _ = self.requests.send(Request::RetryParked(answer)).await;
        answered.await.unwrap_or(0)
    }

    /// Builds the views again; says whether it came to its end.
    pub async fn rebuild(&self) -> bool {
        let (answer, answered) = oneshot::channel();
        let _ = self.requests.send(Request::Rebuild(answer)).await;
        answered.await.unwrap_or(false)
    }

    /// Stops a rebuild after its present slice. The old views go on.
    pub fn cancel_rebuild(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
