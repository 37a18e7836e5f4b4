//! What the indexer has read from the outbox and not yet committed to the index.

use std::{collections::BTreeSet, time::Duration};

use rusqlite::Connection;
use tokio::time::Instant;
use uuid::Uuid;

use super::{
    Failure,
    index::{Cursor, Index, hex},
    progress::Skipped,
    source::Kind,
};
use crate::{
    outbox,
    projections::{Touched, touches},
};

/// How long the first document waits for others.
pub(super) const PATIENCE: Duration = Duration::from_millis(250);
/// How many documents wait at most.
const DOCUMENTS: usize = 500;
/// More documents are made in slices.
const SLICE: usize = 2_000;
/// Events are read in batches of as many.
const EVENTS: usize = 500;

/// What has a document among what was touched.
pub(super) fn by_kind(touched: &Touched) -> [(Kind, &BTreeSet<Uuid>); 3] {
    [
        (Kind::Patient, &touched.patients),
        (Kind::Medicine, &touched.medicines),
        (Kind::Prescription, &touched.prescriptions),
    ]
}

/// Keys to select again, and where the outbox was read up to.
#[derive(Default)]
pub(super) struct Pending {
    touched: Touched,
    cursor: Cursor,
    /// When it must be committed; no clock runs while nothing is pending.
    pub(super) due: Option<Instant>,
}

impl Pending {
    /// Nothing, after what an index shows.
    pub(super) fn after(index: Option<&Index>) -> Self {
        Self { cursor: index.map(|index| index.cursor().clone()).unwrap_or_default(), ..Self::default() }
    }

    /// Reads the next events; whether there may be more. One that this version of the program cannot read is passed over,
    /// and its aggregate is left out from then on: it would be shown in a state it is not in.
    pub(super) fn read(&mut self, store: &Connection) -> Result<bool, Failure> {
        let events = outbox::after(store, self.cursor.position, EVENTS)?;
        for stored in &events {
            match stored.event() {
                Ok(event) => touches(store, &event, &mut self.touched)?,
                Err(error) => {
                    let (position, aggregate_id) = (stored.position, stored.envelope.aggregate_id);
                    tracing::warn!(position, %error, "an event is not shown in the search index");
                    self.cursor.skipped.push(Skipped { position, aggregate_id });
                    self.touch_any(aggregate_id);
                }
            }
            self.cursor.position = stored.position;
            self.cursor.incarnation = stored.envelope.incarnation;
            self.cursor.hash = hex(&stored.hash);
        }
        if !events.is_empty() {
            self.due.get_or_insert_with(|| Instant::now() + PATIENCE);
        }
        Ok(events.len() == EVENTS)
    }

    /// Looks again at events that an older version of the program could not read.
    pub(super) fn retry_skipped(&mut self, store: &Connection) -> Result<(), Failure> {
        for skipped in std::mem::take(&mut self.cursor.skipped) {
            let stored = outbox::after(store, skipped.position - 1, 1)?.pop();
            match stored.and_then(|stored| stored.event().ok()) {
                Some(event) => {
                    touches(store, &event, &mut self.touched)?;
                    self.touch_any(skipped.aggregate_id);
                    self.due = Some(Instant::now());
                }
                None => self.cursor.skipped.push(skipped),
            }
        }
        Ok(())
    }

    /// Whether it has waited long enough.
    pub(super) fn is_due(&self) -> bool {
        let documents = self.touched.patients.len() + self.touched.medicines.len() + self.touched.prescriptions.len();
        documents >= DOCUMENTS || self.due.is_some_and(|due| due <= Instant::now())
    }

    /// Selects what was touched again and commits it with the cursor; nothing is pending then. One event may touch 50,000
    /// documents: `go_on` is asked after every slice. When it says no, nothing was committed, this is of no more use, and the
    /// answer is `false`.
    pub(super) fn commit(
        &mut self,
        store: &Connection,
        index: &mut Index,
        go_on: impl Fn() -> bool,
    ) -> Result<bool, Failure> {
        let touched = std::mem::take(&mut self.touched);
        let left_out: BTreeSet<Uuid> = self.cursor.skipped.iter().map(|skipped| skipped.aggregate_id).collect();
        for (kind, ids) in by_kind(&touched) {
            let ids: Vec<Uuid> = ids.iter().copied().collect();
            for slice in ids.chunks(SLICE) {
                for aggregate_id in index.replace(store, kind, slice, &left_out)? {
                    self.cursor.skipped.push(Skipped { position: self.cursor.position, aggregate_id });
                }
                if !go_on() {
                    return Ok(false);
                }
            }
        }
        index.commit(self.cursor.clone())?;
        self.due = None;
        Ok(true)
    }

    fn touch_any(&mut self, id: Uuid) {
        self.touched.patients.insert(id);
        self.touched.medicines.insert(id);
        self.touched.prescriptions.insert(id);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::search::{index::folder, support::Store};

    fn many(store: &Store, index: &Index) -> Pending {
        let mut pending = Pending::after(Some(index));
        pending.read(&store.writer).unwrap();
        pending.touched.prescriptions.extend((1..=4_500).map(Uuid::from_u128));
        pending
    }

    #[test]
    fn an_event_that_touches_thousands_shows_a_sign_of_life_between_slices() {
        let mut store = Store::new();
        let position = store.registers(1, "Demo Um");
        let mut index = Index::create(&folder(store.path())).unwrap();
        let signs = Cell::new(0);
        let sign = || {
            signs.set(signs.get() + 1);
            true
        };
        assert!(many(&store, &index).commit(&store.writer, &mut index, sign).unwrap());
        assert_eq!(signs.get(), 4, "one for the patient, three for 4,500 prescriptions");
        assert_eq!(index.cursor().position, position);
    }

    #[test]
    fn stopping_between_slices_commits_nothing() {
        let mut store = Store::new();
        store.registers(1, "Demo Um");
        let mut index = Index::create(&folder(store.path())).unwrap();
        assert!(!many(&store, &index).commit(&store.writer, &mut index, || false).unwrap());
        assert_eq!((index.cursor().position, index.snapshot().searcher.num_docs()), (0, 0), "it is read again later");
    }
}
