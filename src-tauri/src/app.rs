//! What the program holds while it runs: the clinic, and who sits at which window.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use clinic::{
    clinic::Clinic,
    progress::Progress,
    seat::{Seat, Trouble},
    session::Session,
};
use domain::commands::Command;
use tokio::sync::watch;

use crate::opening::Opening;

/// One for the process.
pub(crate) struct App {
    data: PathBuf,
    opening: watch::Sender<Opening>,
    seats: Mutex<BTreeMap<String, Seat>>,
    long_work: Mutex<BTreeMap<String, Progress>>,
}

impl App {
    pub(crate) fn new(data: PathBuf) -> Self {
        Self {
            data,
            opening: watch::Sender::new(Opening::UnderWay),
            seats: Mutex::default(),
            long_work: Mutex::default(),
        }
    }

    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    pub(crate) const fn opening(&self) -> &watch::Sender<Opening> {
        &self.opening
    }

    /// The open clinic.
    pub(crate) fn clinic(&self) -> Result<Clinic, Trouble> {
        match &*self.opening.borrow() {
            Opening::Open(clinic) => Ok(clinic.clone()),
            Opening::UnderWay | Opening::Unopened(_) => Err(Trouble::NotOpen),
        }
    }

    /// The clinic, and the session of whoever sits at this window.
    pub(crate) fn at(&self, window: &str) -> Result<(Clinic, Session), Trouble> {
        let session = self.seats().get(window).ok_or(Trouble::NotSignedIn)?.session()?;
        Ok((self.clinic()?, session))
    }

    /// The same, for a command that may need a fresh password.
    pub(crate) fn at_for(&self, window: &str, command: &Command) -> Result<(Clinic, Session), Trouble> {
        let clinic = self.clinic()?;
        let session = self.seats().get(window).ok_or(Trouble::NotSignedIn)?.session_for(command, clinic.now())?;
        Ok((clinic, session))
    }

    /// Who sits where.
    pub(crate) fn seats(&self) -> MutexGuard<'_, BTreeMap<String, Seat>> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers the last long work that a window began, so that it can be called off there.
    pub(crate) fn begin(&self, window: &str, progress: &Progress) {
        self.long_work().insert(window.to_owned(), progress.clone());
    }

    /// Calls it off.
    pub(crate) fn cancel(&self, window: &str) {
        if let Some(progress) = self.long_work().remove(window) {
            progress.cancel();
        }
    }

    fn long_work(&self) -> MutexGuard<'_, BTreeMap<String, Progress>> {
        self.long_work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes the clinic: what was sent is carried out first.
    pub(crate) async fn close(&self) {
        let closing = self.opening.send_replace(Opening::UnderWay);
        if let Opening::Open(clinic) = closing {
            clinic.close().await;
        }
    }
}
