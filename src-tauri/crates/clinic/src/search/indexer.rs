//! Follows the outbox into the index, in a loop of its own on a thread of its own: it blocks while it works.
//!
//! Documents wait until 250 ms have passed since the first of them or 500 are pending; a commit costs about as much for
//! one as for all of them. When nothing waits, no clock runs. An index that cannot be used is made anew by itself.

use std::{
    fs,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use rusqlite::Connection;
use tokio::{
    sync::{Notify, watch},
    time::{Instant, sleep_until, timeout},
};

use super::{
    Failure,
    index::{Index, Snapshot, Unusable, folder, remove},
    pending::{PATIENCE, Pending},
    progress::Progress,
    rebuild::{rebuild, swap},
};
use crate::{background::jittered, store::connection::open_reader};

/// The longest pause after failures.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// A loop that has nothing to do says so this often.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// What people may ask of the indexer.
#[derive(Debug, Default)]
pub struct Requests {
    rebuild: AtomicBool,
    cancel: AtomicBool,
    asked: Notify,
}

impl Requests {
    /// Asks for the index to be made anew; the old one answers meanwhile.
    pub fn rebuild(&self) {
        self.cancel.store(false, Ordering::Relaxed);
        self.rebuild.store(true, Ordering::Relaxed);
        self.asked.notify_one();
    }

    /// Stops a rebuild that is going on.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}

/// The loop and all it needs.
pub struct Indexer {
    /// The folder of `clinic.db` and of the index.
    pub folder: PathBuf,
    /// The last position of the outbox.
    pub head: watch::Receiver<i64>,
    /// Where it tells how it fares.
    pub progress: watch::Sender<Progress>,
    /// Where searches find the index; `None` until there is one.
    pub snapshot: watch::Sender<Option<Snapshot>>,
    /// What people ask of it.
    pub requests: Arc<Requests>,
    /// Milliseconds UTC, for the heartbeat.
    pub now: fn() -> i64,
}

impl Indexer {
    /// Follows until `stop` says so. A failure is logged, shown, and tried again after a pause that grows.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut pause = PATIENCE;
        while let Err(failure) = self.follow(&mut stop).await {
            tracing::error!(error = &failure as &dyn std::error::Error, "the search index could not be kept up");
            let reason = failure.to_string();
            let well = self.progress.borrow().failure.is_none();
            self.progress.send_modify(|progress| progress.failure = Some(reason));
            pause = if well { PATIENCE } else { (pause * 2).min(LONGEST_PAUSE) };
            if timeout(jittered(pause), stopped(&mut stop)).await.is_ok() {
                return;
            }
        }
    }

    async fn follow(&self, stop: &mut watch::Receiver<bool>) -> Result<(), Failure> {
        let store = open_reader(&self.folder.join("clinic.db"))?;
        let mut head = self.head.clone();
        let mut index = self.open(&store, stop)?;
        let mut pending = Pending::after(index.as_ref());
        pending.retry_skipped(&store)?;
        while !*stop.borrow() {
            self.beat();
            if self.requests.rebuild.swap(false, Ordering::Relaxed) {
                index = self.anew(index, &store, stop, "somebody asked for it")?;
                pending = Pending::after(index.as_ref());
            }
            head.mark_unchanged();
            let more = index.is_some() && pending.read(&store)?;
            if let Some(index) = index.as_mut().filter(|_| pending.is_due()) {
                if !pending.commit(&store, index, || self.goes_on(stop))? {
                    break;
                }
                self.show(index);
            } else if !more {
                let due = pending.due.unwrap_or_else(|| Instant::now() + HEARTBEAT);
                tokio::select! {
                    () = stopped(stop) => {}
                    Ok(()) = head.changed() => {}
                    () = self.requests.asked.notified() => {}
                    () = sleep_until(due) => {}
                }
            }
        }
        // What is pending is read again from the outbox at the next start.
        index.map_or(Ok(()), Index::close)
    }

    /// Opens the index, or makes it anew where that cannot be used. `None` when that was cancelled.
    fn open(&self, store: &Connection, stop: &watch::Receiver<bool>) -> Result<Option<Index>, Failure> {
        match Index::open(&folder(&self.folder), store)? {
            Ok(index) => {
                self.show(&index);
                self.remove_others()?;
                Ok(Some(index))
            }
            Err(unusable) => {
                let reason = unusable.to_string();
                if !matches!(unusable, Unusable::Missing) {
                    tracing::warn!(reason, "the search index cannot be used");
                }
                if let Unusable::OtherHistory(old) = unusable {
                    self.snapshot.send_replace(Some(*old));
                }
                // Said of an earlier one.
                self.requests.cancel.store(false, Ordering::Relaxed);
                self.anew(None, store, stop, &reason)
            }
        }
    }

    /// Makes the index anew beside the old one and takes its place; gives back the old one when cancelled.
    fn anew(
        &self,
        old: Option<Index>,
        store: &Connection,
        stop: &watch::Receiver<bool>,
        reason: &str,
    ) -> Result<Option<Index>, Failure> {
        tracing::info!(reason, "making the search index anew");
        self.progress.send_modify(|progress| progress.rebuilt_because = Some(reason.to_owned()));
        let place = folder(&self.folder);
        let building = place.with_extension("building");
        let cancelled = || *stop.borrow() || self.requests.cancel.swap(false, Ordering::Relaxed);
        let built = rebuild(&building, store, cancelled, |done| {
            self.progress.send_modify(|progress| {
                progress.heartbeat_ms = (self.now)();
                progress.rebuild = Some(done);
            });
        });
        self.progress.send_modify(|progress| progress.rebuild = None);
        let Some(mut index) = built? else { return Ok(old) };
        let mut pending = Pending::after(Some(&index));
        let mut more = true;
        while more {
            more = pending.read(store)?;
            if !pending.commit(store, &mut index, || self.goes_on(stop))? {
                return Ok(old);
            }
        }
        index.close()?;
        drop(old);
        swap(&building, &place)?;
        match Index::open(&place, store)? {
            Ok(index) => {
                self.show(&index);
                self.remove_others()?;
                Ok(Some(index))
            }
            Err(unusable) => Err(Failure::Unusable(unusable.to_string())),
        }
    }

    fn beat(&self) {
        self.progress.send_modify(|progress| progress.heartbeat_ms = (self.now)());
    }

    /// Says that it lives; whether it is to go on with what it does.
    fn goes_on(&self, stop: &watch::Receiver<bool>) -> bool {
        self.beat();
        !*stop.borrow()
    }

    /// Lets searches see the last commit.
    fn show(&self, index: &Index) {
        self.snapshot.send_replace(Some(index.snapshot()));
        self.progress.send_modify(|progress| {
            progress.position = index.cursor().position;
            progress.skipped.clone_from(&index.cursor().skipped);
            progress.failure = None;
        });
    }

    /// Removes indexes of other formats, and what a rebuild left when it was killed.
    fn remove_others(&self) -> Result<(), Failure> {
        let ours = folder(&self.folder);
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let is_index = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("index-"));
            if is_index && path != ours {
                remove(&path)?;
            }
        }
        Ok(())
    }
}

/// Resolves once the loop is to stop, also when nobody is left who could say so.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

#[cfg(test)]
mod tests {
    use domain::{
        events::{Event, LocationRegistered, PatientsMerged},
        ids::{LocationId, PatientId},
        places::LocationKind,
    };
    use uuid::Uuid;

    use super::*;
    use crate::search::{
        Differences, Kind,
        support::{Following, Store, patient},
        verify,
    };

    #[test]
    fn a_patient_just_registered_is_found_at_once_and_soon_by_the_index_alone() {
        let mut store = Store::new();
        store.registers(1, "Demo Conceição");
        let following = Following::start(store.path());
        following.shows(1);
        let position = store.registers(2, "Demo Assunção");
        assert_eq!(following.finds(&store, "assuncao").len(), 0, "the index has not been told");
        assert_eq!(following.finds_now(&store, "assuncao").len(), 1, "the newest rows are laid over it");
        assert_eq!(following.finds_now(&store, "demo").len(), 2, "beside what the index holds");
        following.shows(position);
        assert_eq!(following.finds(&store, "assuncao").len(), 1);
    }

    #[test]
    fn a_corrected_name_is_found_and_the_old_one_no_more() {
        let mut store = Store::new();
        store.registers(1, "Demo Conceição");
        let following = Following::start(store.path());
        following.shows(1);
        let position = store.happens(&Event::PatientCorrected(patient(1, "Demo Assunção")));
        assert_eq!(following.finds_now(&store, "conceicao").len(), 0, "a stale document is not believed");
        following.shows(position);
        assert_eq!(following.finds(&store, "conceicao").len(), 0);
        assert_eq!(following.finds(&store, "assuncao").len(), 1);
    }

    #[test]
    fn a_record_merged_into_another_is_found_and_says_so() {
        let mut store = Store::new();
        store.registers(1, "Demo Conceição");
        store.registers(2, "Demo Conceição");
        let merged = PatientsMerged {
            duplicate: PatientId::new(Uuid::from_u128(2)),
            survivor: PatientId::new(Uuid::from_u128(1)),
        };
        let position = store.happens(&Event::PatientsMerged(merged));
        let following = Following::start(store.path());
        following.shows(position);
        let states: Vec<_> = following.finds(&store, "conceicao").into_iter().map(|hit| hit.state).collect();
        assert_eq!(states, [None, Some("Merged".into())], "the surviving record comes first");
    }

    #[test]
    fn events_without_documents_move_the_cursor_too() {
        let mut store = Store::new();
        let ward = LocationId::new(Uuid::from_u128(5));
        let registered = LocationRegistered {
            location_id: ward,
            kind: LocationKind::Ward,
            parent_id: None,
            ward_id: ward,
            name: "Demo".into(),
        };
        let position = store.happens(&Event::LocationRegistered(registered));
        Following::start(store.path()).shows(position);
    }

    #[test]
    fn a_damaged_index_is_made_anew_and_says_why() {
        let mut store = Store::new();
        let position = store.registers(1, "Demo Conceição");
        Following::start(store.path()).shows(position);
        let files = fs::read_dir(folder(store.path())).unwrap().map(|entry| entry.unwrap().path());
        let postings = files.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "idx")).unwrap();
        fs::File::options().write(true).open(postings).unwrap().set_len(10).unwrap();

        let following = Following::start(store.path());
        following.shows(position);
        assert_eq!(following.progress.borrow().rebuilt_because.as_deref(), Some("the index is damaged"));
        assert_eq!(following.finds(&store, "conceicao").len(), 1);
    }

    #[test]
    fn an_index_ahead_of_a_restored_store_is_made_anew() {
        let mut store = Store::new();
        store.registers(1, "Demo Conceição");
        store.writer.execute("VACUUM INTO ?1", [store.path().join("backup").to_str()]).unwrap();
        let position = store.registers(2, "Demo Assunção");
        Following::start(store.path()).shows(position);
        let restored = Store::restored(&store.path().join("backup"));
        fs::rename(folder(store.path()), folder(restored.path())).unwrap();

        let following = Following::start(restored.path());
        following.until(|progress| progress.position == 1);
        let reason = following.progress.borrow().rebuilt_because.clone().unwrap();
        assert!(reason.contains("restored"), "{reason}");
        assert_eq!(
            verify(&following.snapshot.borrow().clone().unwrap(), &restored.views()).unwrap(),
            Differences::default()
        );
    }

    #[test]
    fn an_event_of_a_newer_program_hides_its_aggregate_and_nothing_else() {
        let mut store = Store::new();
        store.registers(1, "Demo Conceição");
        store.registers(2, "Demo Conceição");
        let following = Following::start(store.path());
        following.shows(2);
        store
            .writer
            .execute(
                "INSERT INTO outbox (event_id, station_id, incarnation, station_seq, command_id, aggregate_kind,
                    aggregate_id, aggregate_version, type, schema_version, body, occurred_at, actor_id, prev_hash, hash)
                 SELECT randomblob(16), station_id, incarnation, station_seq + 1, command_id, aggregate_kind,
                    aggregate_id, 2, type, 2, body, occurred_at, actor_id, hash, randomblob(32)
                 FROM outbox WHERE position = 2",
                [],
            )
            .unwrap();
        following.shows(3);
        assert_eq!(following.finds(&store, "conceicao").len(), 1, "the other patient is still found");
        let skipped = following.progress.borrow().skipped.clone();
        assert_eq!((skipped.len(), skipped[0].position, skipped[0].aggregate_id), (1, 3, Uuid::from_u128(2)));
        drop(following);

        let again = Following::start(store.path());
        again.until(|progress| progress.skipped.len() == 1);
        again.requests.rebuild();
        again.until(|progress| progress.rebuilt_because.is_some() && progress.rebuild.is_none());
        assert_eq!(again.finds(&store, "conceicao").len(), 1, "nor does a rebuild bring it back");
        assert_eq!(again.progress.borrow().skipped.len(), 1);
    }

    #[test]
    fn a_rebuild_that_was_asked_for_changes_no_document() {
        let mut store = Store::new();
        for number in 1..=40 {
            store.registers(number, &format!("Demo {number}"));
        }
        let following = Following::start(store.path());
        following.shows(40);
        following.requests.rebuild();
        following.until(|progress| progress.rebuilt_because.as_deref() == Some("somebody asked for it"));
        store.registers(41, "Demo Conceição");
        following.shows(41);
        following.until(|progress| progress.rebuild.is_none());
        let snapshot = following.snapshot.borrow().clone().unwrap();
        assert_eq!(verify(&snapshot, &store.views()).unwrap(), Differences::default());
        assert!(following.finds(&store, "demo").iter().all(|hit| hit.kind == Kind::Patient));
    }

    #[test]
    fn after_a_cancelled_rebuild_the_old_index_stays() {
        let mut store = Store::new();
        store.registers(1, "Demo Conceição");
        let following = Following::start(store.path());
        following.shows(1);
        let segments = |following: &Following| -> Vec<_> {
            let snapshot = following.snapshot.borrow().clone().unwrap();
            snapshot.searcher.segment_readers().iter().map(tantivy::SegmentReader::segment_id).collect()
        };
        let before = segments(&following);
        following.requests.cancel.store(true, Ordering::Relaxed);
        following.requests.rebuild.store(true, Ordering::Relaxed);
        following.requests.asked.notify_one();
        store.registers(2, "Demo Conceição");
        following.shows(2);
        assert_eq!(following.progress.borrow().rebuilt_because.as_deref(), Some("somebody asked for it"));
        assert!(segments(&following).contains(&before[0]), "it is still the old one");
        assert_eq!(following.finds(&store, "conceicao").len(), 2, "and follows");
        assert!(!folder(store.path()).with_extension("building").exists());
    }
}
