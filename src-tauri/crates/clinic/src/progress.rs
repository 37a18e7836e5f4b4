//! How long work says how far it is, and hears whether to go on.

use std::{
    ops::ControlFlow,
    sync::{Arc, Mutex, PoisonError},
};

use schemars::JsonSchema;
use serde::Serialize;

/// Where long work stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Progress {
    /// What is being done, in a word or two.
    pub step: &'static str,
    /// How much of it is done: events or bytes, as the step counts.
    pub done: u64,
    /// How much there is; an estimate while it grows.
    pub total: u64,
}

/// Whoever watches: `Break` asks the work to stop at the next safe place.
pub type Watcher<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// Watches nothing and never stops the work.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A watcher that several connections of one work ask in turn.
#[derive(Clone)]
pub(crate) struct Watched(Arc<Mutex<dyn FnMut(Progress) -> ControlFlow<()> + Send>>);

impl Watched {
    pub(crate) fn new(watcher: impl FnMut(Progress) -> ControlFlow<()> + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(watcher)))
    }

    /// Tells where the work stands; true asks it to stop.
    pub(crate) fn stops(&self, step: &'static str, done: u64, total: u64) -> bool {
        let mut watcher = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (*watcher)(Progress { step, done, total }).is_break()
    }
}
