//! What a window is told first: who may sit down, or why the clinic does not open.

use std::{io::ErrorKind, path::Path};

use domain::instant::Instant;
use rusqlite::ErrorCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{administration::House, backup, directory::OpenError, seat::Me};

/// The first answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind")]
pub enum Start {
    /// The clinic is open.
    Ready {
        /// `None` before it is set up.
        house: Option<Box<House>>,
        /// Whoever sits at this window, locked or not.
        me: Option<Me>,
        /// Their password is wanted before anything is shown.
        locked: bool,
        /// It is the demo hospital: its sign-in screen lists who may sign in.
        demo: bool,
        /// The program's version.
        version: String,
    },
    /// It is not.
    Unopened {
        /// Why.
        why: Unopened,
    },
}

/// Why the clinic does not open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unopened {
    /// What happened.
    pub reason: Reason,
    /// As the log says it: in English, without patient data.
    pub detail: String,
    /// The clinic's directory.
    pub path: String,
    /// When the newest backup was made, if there is one.
    pub backup_at: Option<Instant>,
}

/// What happened to a clinic that does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub enum Reason {
    InUse,
    Damaged,
    NewerVersion,
    DiskFull,
    Other,
}

impl Unopened {
    /// In words that a screen can show.
    pub fn of(error: &OpenError, directory: &Path) -> Self {
        Self {
            reason: reason(error),
            detail: error.to_string(),
            path: directory.display().to_string(),
            backup_at: backup::newest(&directory.join("backups")).map(|kept| kept.manifest.made_at),
        }
    }
}

fn reason(error: &OpenError) -> Reason {
    match error {
        OpenError::InUse { .. } => Reason::InUse,
        OpenError::Damaged { .. } => Reason::Damaged,
        OpenError::Newer { .. } => Reason::NewerVersion,
        OpenError::Io { source, .. } if source.kind() == ErrorKind::StorageFull => Reason::DiskFull,
        OpenError::Store(error) if error.sqlite_error_code() == Some(ErrorCode::DiskFull) => Reason::DiskFull,
        OpenError::Io { .. } | OpenError::Store(_) | OpenError::Migration(_) | OpenError::Follower(_) => Reason::Other,
    }
}
