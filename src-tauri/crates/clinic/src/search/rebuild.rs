//! Makes an index anew from the store, in a second folder; the old index answers until the new one has caught up.

use std::{fs, path::Path};

use rusqlite::Connection;
use strum::VariantArray;
use uuid::Uuid;

use super::{
    Failure,
    index::{Cursor, Index, event_at, remove},
    progress::{Rebuild, Skipped},
    source::{Kind, count, page, select},
};
use crate::outbox;

/// As many documents are made between two looks at whether to stop.
const PAGE: usize = 2_000;

/// Fills `folder` from the store. `None` when it was cancelled.
pub(super) fn rebuild(
    folder: &Path,
    store: &Connection,
    cancelled: impl Fn() -> bool,
    mut progress: impl FnMut(Rebuild),
) -> Result<Option<Index>, Failure> {
    let mut index = Index::create(folder)?;
    let mut done = Rebuild { done: 0, total: count(store)? };
    // Read before the rows: what happens meanwhile is followed afterwards, and following twice changes nothing.
    let mut cursor = head(store, index.cursor())?;
    let left_out = cursor.skipped.iter().map(|skipped| skipped.aggregate_id).collect();
    for kind in Kind::VARIANTS {
        let mut last = Uuid::nil();
        loop {
            if cancelled() {
                drop(index);
                remove(folder)?;
                return Ok(None);
            }
            progress(done);
            let ids = page(store, *kind, last, PAGE)?;
            let Some(end) = ids.last() else { break };
            last = *end;
            let unclear = index.add(&select(store, *kind, &ids)?, &left_out)?;
            cursor
                .skipped
                .extend(unclear.into_iter().map(|id| Skipped { position: cursor.position, aggregate_id: id }));
            done.done += ids.len() as u64;
        }
    }
    index.commit(cursor)?;
    index.merge_many()?;
    Ok(Some(index))
}

/// Puts a finished index in the place of another. It must be closed: its writer knows the folder’s name.
pub(super) fn swap(finished: &Path, place: &Path) -> Result<(), Failure> {
    let old = place.with_extension("old");
    remove(&old)?;
    if place.exists() {
        fs::rename(place, &old)?;
    }
    fs::rename(finished, place)?;
    // Searches that are going on may still hold it; what cannot be removed now is removed at the next start.
    if let Err(error) = remove(&old) {
        tracing::warn!(%error, "the replaced search index could not be removed yet");
    }
    Ok(())
}

/// The store’s last event, and the events in it that this version of the program does not know.
fn head(store: &Connection, empty: &Cursor) -> Result<Cursor, Failure> {
    let position = outbox::last_position(store)?;
    let (hash, incarnation) = event_at(store, position)?.unwrap_or_default();
    Ok(Cursor { position, hash, incarnation, skipped: unknown(store, position)?, ..empty.clone() })
}

fn unknown(store: &Connection, position: i64) -> Result<Vec<Skipped>, Failure> {
    let known = serde_json::to_string(<domain::events::Event as strum::VariantNames>::VARIANTS)?;
    let mut statement = store.prepare(
        "SELECT position, aggregate_id FROM outbox
         WHERE position <= ?1 AND (schema_version <> 1 OR type NOT IN (SELECT value FROM json_each(?2)))",
    )?;
    let rows = statement.query_map(rusqlite::params![position, known], |row| {
        Ok(Skipped { position: row.get(0)?, aggregate_id: row.get(1)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::search::{
        support::{Following, Store},
        verify,
    };

    #[test]
    fn the_old_index_answers_while_a_new_one_is_made() {
        let mut store = Store::new();
        store.registers(1, "Demo Conceição");
        let following = Following::start(store.path());
        following.shows(1);
        let looks = Cell::new(0);
        let looked = |_| {
            assert_eq!(following.finds(&store, "conceicao").len(), 1, "in the midst of it");
            looks.set(looks.get() + 1);
        };
        let built = rebuild(&store.path().join("new"), &store.writer, || false, looked).unwrap().unwrap();
        assert!(looks.get() > 1, "it was looked for before and after the patient’s document was made");
        assert_eq!(verify(&built.snapshot(), &store.views()).unwrap(), crate::search::Differences::default());
    }

    #[test]
    fn a_cancelled_rebuild_leaves_nothing_behind() {
        let mut store = Store::new();
        store.registers(1, "Demo Conceição");
        let folder = store.path().join("new");
        let documents = Cell::new(0);
        let cancelled = || documents.get() > 0;
        let built = rebuild(&folder, &store.writer, cancelled, |progress| documents.set(progress.done)).unwrap();
        assert!(built.is_none() && documents.get() == 1, "it stopped after the first page");
        assert!(!folder.exists());
    }
}
