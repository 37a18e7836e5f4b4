//! What long work tells about itself, and how it is cancelled: imports, simulations, backups, verification.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// How much is done,
    pub done: u64,
    /// of how much.
    pub of: u64,
}

/// Somebody watches long work and may cancel it. Clones share the flag.
#[derive(Clone, Default)]
pub struct Progress {
    tell: Option<Arc<dyn Fn(u64, u64) + Send + Sync>>,
    cancelled: Arc<AtomicBool>,
    stop: Option<watch::Receiver<bool>>,
}

impl Progress {
    /// Calls `tell` with how much is done and how much there is to do.
    pub fn told_to(tell: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {
        Self { tell: Some(Arc::new(tell)), ..Self::default() }
    }

    /// Is cancelled when a loop is told to stop; nobody watches it.
    pub(crate) fn until(stop: watch::Receiver<bool>) -> Self {
        Self { stop: Some(stop), ..Self::default() }
    }

    /// Asks the work to stop at the next place where nothing is left half-done.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::SeqCst);
    }

    /// Somebody asked the work to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::SeqCst) || self.stop.as_ref().is_some_and(|stop| *stop.borrow())
    }

    pub(crate) fn at(&self, done: u64, of: u64) {
        if let Some(tell) = &self.tell {
            tell(done, of);
        }
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress").field("cancelled", &self.is_cancelled()).finish_non_exhaustive()
    }
}
