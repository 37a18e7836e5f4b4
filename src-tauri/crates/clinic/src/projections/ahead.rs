//! What a rebuild needs next, read on a thread of its own: the costly texts of orders, which depend on the store alone.
//!
//! One thread can write a views file; this one reads the next slices meanwhile.

use std::{
    path::Path,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::Scope,
};

use rusqlite::Connection;
use uuid::Uuid;

use super::{
    part::{Part, as_json},
    prescription_document,
    reselect::SLICE,
    views,
};
use crate::search::source::{self, Kind};

/// Slices that wait: more would only take memory.
const WAITING: usize = 2;

/// The keys of orders, and what is known of them.
pub(super) struct Slice {
    pub(super) keys: Vec<Uuid>,
    /// `None` where something in them cannot be read: which, the writing thread finds out.
    pub(super) texts: Option<Texts>,
}

/// What was read.
pub(super) struct Texts {
    pub(super) documents: Vec<prescription_document::Row>,
    pub(super) sources: Vec<source::Row>,
}

/// All orders of the store, slice after slice. Dropping the receiver ends the thread.
pub(super) fn orders<'scope>(
    scope: &'scope Scope<'scope, '_>,
    clinic: &'scope Path,
) -> Receiver<rusqlite::Result<Slice>> {
    let (send, slices) = sync_channel(WAITING);
    scope.spawn(move || {
        if let Err(error) = read(clinic, &send) {
            // Nobody may be there to hear it: then it does not matter.
            let _ = send.send(Err(error));
        }
    });
    slices
}

fn read(clinic: &Path, send: &SyncSender<rusqlite::Result<Slice>>) -> rusqlite::Result<()> {
    let store = views::open_store(clinic)?;
    let mut after = Vec::new();
    loop {
        let keys = Part::Orders.keys_after(&store, &after, SLICE)?;
        let Some(last) = keys.last() else { return Ok(()) };
        after = last.as_bytes().to_vec();
        let texts = texts(&store, &keys);
        if send.send(Ok(Slice { keys, texts })).is_err() {
            return Ok(());
        }
    }
}

fn texts(store: &Connection, keys: &[Uuid]) -> Option<Texts> {
    let documents = prescription_document::select(store, &as_json(keys)).ok()?;
    let sources = source::select(store, Kind::Prescription, keys).ok()?;
    Some(Texts { documents, sources })
}
