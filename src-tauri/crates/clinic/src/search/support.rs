//! What the tests of this module share: a store in which things happen, and an indexer that follows it.

use std::{path::Path, sync::Arc, thread::JoinHandle, time::Duration};

use domain::{
    events::{Event, Patient},
    ids::{CommandId, EventId, PatientId},
    instant::Instant,
    people::Sex,
};
use rusqlite::Connection;
use tokio::sync::watch;
use uuid::Uuid;

use super::{Filter, Hit, Indexer, Overlay, Progress, Requests, Snapshot, newer_than, search, source};
use crate::{
    outbox::{Cause, Head, append},
    store::{
        Tx, apply,
        connection::{Synchronous, open_writer},
    },
};

/// A clinic’s folder and its writer.
pub(super) struct Store {
    pub(super) folder: tempfile::TempDir,
    pub(super) writer: Connection,
    head: Head,
    events: u128,
}

impl Store {
    pub(super) fn new() -> Self {
        Self::within(tempfile::tempdir().unwrap())
    }

    /// As after a restore of `backup`.
    pub(super) fn restored(backup: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(backup, folder.path().join("clinic.db")).unwrap();
        Self::within(folder)
    }

    fn within(folder: tempfile::TempDir) -> Self {
        let writer = open_writer(&folder.path().join("clinic.db"), Synchronous::Normal).unwrap();
        Self { folder, writer, head: Head::first(Uuid::from_u128(1).into()), events: 0 }
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Something happens; gives its position.
    pub(super) fn happens(&mut self, event: &Event) -> i64 {
        self.events += 1;
        let transaction = self.writer.transaction().unwrap();
        let mut tx = Tx::within(&transaction);
        let cause = Cause {
            command_id: CommandId::new(Uuid::from_u128(9)),
            actor_id: Uuid::nil(),
            at: Instant::from_millis(1),
        };
        let event_id = EventId::new(Uuid::from_u128(1000 + self.events));
        let (position, envelope) = append(&mut tx, &mut self.head, event_id, cause, event).unwrap();
        apply(&mut tx, &envelope, event).unwrap();
        transaction.commit().unwrap();
        position
    }

    /// A patient is registered.
    pub(super) fn registers(&mut self, number: u128, name: &str) -> i64 {
        self.happens(&Event::PatientRegistered(patient(number, name)))
    }

    /// A connection as the views have it, with rows for search as they should be now.
    pub(super) fn views(&self) -> Connection {
        let views = Connection::open_in_memory().unwrap();
        views.execute("ATTACH ?1 AS clinic", [self.path().join("clinic.db").to_str()]).unwrap();
        views
            .execute_batch(
                "CREATE TABLE main.search_source (kind TEXT NOT NULL, id BLOB NOT NULL, source TEXT NOT NULL)",
            )
            .unwrap();
        let all: Vec<Uuid> = views
            .prepare("SELECT id FROM patient UNION SELECT id FROM medicine UNION SELECT id FROM prescription")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for select in [source::PATIENTS, source::MEDICINES, source::PRESCRIPTIONS] {
            let insert = format!("INSERT INTO search_source (kind, id, source) {select}");
            views.execute(&insert, [source::keys(&all)]).unwrap();
        }
        views
    }
}

pub(super) fn patient(number: u128, name: &str) -> Patient {
    Patient {
        patient_id: PatientId::new(Uuid::from_u128(number)),
        name: name.into(),
        social_name: None,
        birth_date: None,
        sex: Sex::Unknown,
        cpf: None,
        cns: None,
        other_document: None,
        address: None,
        phone: None,
        mother_name: None,
        guardian: None,
    }
}

/// An indexer at work on a thread of its own.
pub(super) struct Following {
    pub(super) head: watch::Sender<i64>,
    pub(super) progress: watch::Receiver<Progress>,
    pub(super) snapshot: watch::Receiver<Option<Snapshot>>,
    pub(super) requests: Arc<Requests>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Following {
    pub(super) fn start(folder: &Path) -> Self {
        let (head, head_seen) = watch::channel(0);
        let (progress, progress_seen) = watch::channel(Progress::default());
        let (snapshot, snapshot_seen) = watch::channel(None);
        let (stop, stopping) = watch::channel(false);
        let requests = Arc::new(Requests::default());
        let indexer = Indexer {
            folder: folder.to_owned(),
            head: head_seen,
            progress,
            snapshot,
            requests: Arc::clone(&requests),
            now: || 0,
        };
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            runtime.block_on(indexer.run(stopping));
        });
        Self { head, progress: progress_seen, snapshot: snapshot_seen, requests, stop, thread: Some(thread) }
    }

    /// Waits until something about it is true.
    pub(super) fn until(&self, what: impl Fn(&Progress) -> bool) {
        for _ in 0..2_000 {
            if what(&self.progress.borrow()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("it did not come true within ten seconds: {:?}", self.progress.borrow());
    }

    /// Tells it of a position and waits until the index shows it.
    pub(super) fn shows(&self, position: i64) {
        self.head.send_replace(position);
        self.until(|progress| progress.position >= position);
    }

    /// What the index finds, without looking at newer rows.
    pub(super) fn finds(&self, store: &Store, text: &str) -> Vec<Hit> {
        let snapshot = self.snapshot.borrow().clone().unwrap();
        search(&snapshot, &store.views(), &Overlay::default(), text, &Filter::default(), 20).unwrap()
    }

    /// What is found with newer rows laid over the index.
    pub(super) fn finds_now(&self, store: &Store, text: &str) -> Vec<Hit> {
        let snapshot = self.snapshot.borrow().clone().unwrap();
        let overlay = newer_than(&store.writer, snapshot.cursor.position).unwrap();
        search(&snapshot, &store.views(), &overlay, text, &Filter::default(), 20).unwrap()
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}
