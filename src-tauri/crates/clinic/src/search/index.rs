//! The folder `index-<hash>/` beside `clinic.db`, and the cursor that every commit carries.
//!
//! Documents and cursor change in one rename of tantivy's `meta.json`: whatever kills the process, the cursor says which
//! events the documents show. An index that is damaged, of another store or of another format is never repaired.

use std::{
    collections::BTreeSet,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tantivy::{
    IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, TantivyError,
    indexer::{LogMergePolicy, NoMergePolicy},
};
use uuid::Uuid;

use super::{
    Failure,
    document::Documents,
    progress::Skipped,
    schema::{FORMAT, Fields, key, schema, settings},
    source::{Kind, Row, select},
};

/// The least that tantivy takes; the worker writes a segment when it is full.
const HEAP: usize = 15_000_000;
/// While an index is made anew: fewer segments, each of its own dictionary.
const BUILDING_HEAP: usize = 30_000_000;
/// A search looks into as many almost as fast as into one; merging them would cost a third of making them.
const FEW_SEGMENTS: usize = 4;

/// How far an index has followed the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cursor {
    /// The last event it shows; 0 for none.
    pub position: i64,
    /// That event’s hash, in hexadecimal: another one at this position means another history.
    pub hash: String,
    /// That event’s incarnation.
    pub incarnation: i64,
    /// The index’s format.
    pub format: String,
    /// Events that this version of the program could not read; their aggregates are left out.
    pub skipped: Vec<Skipped>,
}

/// Why an index cannot be used as it is.
pub(super) enum Unusable {
    Missing,
    Damaged,
    OtherFormat,
    /// It can still answer: what it finds counts only where the views have a row that matches.
    OtherHistory(Box<Snapshot>),
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "there is no index yet",
            Self::Damaged => "the index is damaged",
            Self::OtherFormat => "the index is of another format",
            Self::OtherHistory(_) => "the store does not hold the event the index stands at: it was restored",
        })
    }
}

/// What a search asks: the documents of one commit, and its cursor.
#[derive(Clone)]
pub struct Snapshot {
    pub(super) searcher: Searcher,
    pub(super) fields: Fields,
    /// How far the documents are.
    pub cursor: Cursor,
}

impl Snapshot {
    /// How many there are.
    pub(crate) fn documents(&self) -> u64 {
        self.searcher.num_docs()
    }
}

/// An open index: the only writer of its folder.
pub struct Index {
    writer: IndexWriter,
    reader: IndexReader,
    fields: Fields,
    documents: Documents,
    cursor: Cursor,
}

/// The hash in the folder’s name: another one when documents would differ.
pub(super) fn format() -> String {
    let mut hash = Sha256::new();
    for text in [
        include_str!("source.rs"),
        include_str!("schema.rs"),
        include_str!("document.rs"),
        include_str!("words.rs"),
        domain::tables::USUAL_NAMES,
    ] {
        hash.update(text);
    }
    hash.update(FORMAT.to_be_bytes());
    hex(hash.finalize().get(..8).unwrap_or_default())
}

/// The index’s folder below the clinic’s.
pub(crate) fn folder(clinic: &Path) -> PathBuf {
    clinic.join(format!("index-{}", format()))
}

impl Index {
    /// Opens what is there. `Ok(Err(…))` where it must be rebuilt; an error where trying again may help.
    pub(super) fn open(folder: &Path, store: &Connection) -> Result<Result<Self, Unusable>, Failure> {
        if !folder.join("meta.json").is_file() {
            return Ok(Err(Unusable::Missing));
        }
        let (index, cursor) = match Self::read(folder) {
            Ok(read) => read,
            Err(error) => {
                tracing::warn!(%error, "the search index cannot be read");
                return Ok(Err(Unusable::Damaged));
            }
        };
        let Some(cursor) = cursor.filter(|cursor| cursor.format == format()) else {
            return Ok(Err(Unusable::OtherFormat));
        };
        if cursor.position > 0 && event_at(store, cursor.position)? != Some((cursor.hash.clone(), cursor.incarnation)) {
            let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
            // All of this store's history is newer than it.
            let old = Snapshot { searcher: reader.searcher(), fields: schema().1, cursor: Cursor::default() };
            return Ok(Err(Unusable::OtherHistory(Box::new(old))));
        }
        Self::with(&index, cursor, HEAP).map(Ok)
    }

    /// What there is, without becoming its writer; `None` where there is none of this format.
    ///
    /// # Errors
    /// When what is there is damaged.
    pub(crate) fn look(folder: &Path) -> Result<Option<Snapshot>, Failure> {
        if !folder.join("meta.json").is_file() {
            return Ok(None);
        }
        let (index, cursor) = Self::read(folder)?;
        let Some(cursor) = cursor.filter(|cursor| cursor.format == format()) else { return Ok(None) };
        let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Some(Snapshot { searcher: reader.searcher(), fields: schema().1, cursor }))
    }

    /// Makes an empty one, in the place of whatever is there.
    pub(super) fn create(folder: &Path) -> Result<Self, Failure> {
        remove(folder)?;
        fs::create_dir_all(folder)?;
        let index = tantivy::Index::builder().schema(schema().0).settings(settings()).create_in_dir(folder)?;
        let index = Self::with(&index, Cursor { format: format(), ..Cursor::default() }, BUILDING_HEAP)?;
        // It is filled in one go and merged at most once, by `merge_many`.
        index.writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(index)
    }

    fn read(folder: &Path) -> Result<(tantivy::Index, Option<Cursor>), TantivyError> {
        let index = tantivy::Index::open_in_dir(folder)?;
        if index.schema() != schema().0 {
            return Ok((index, None));
        }
        // A map of a truncated file would kill the process when it is read.
        if !index.validate_checksum()?.is_empty() {
            return Err(TantivyError::InternalError("a checksum is wrong".into()));
        }
        let payload = index.load_metas()?.payload;
        let cursor = payload.and_then(|payload| serde_json::from_str(&payload).ok());
        // A missing file shows here.
        index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok((index, cursor))
    }

    fn with(index: &tantivy::Index, cursor: Cursor, heap: usize) -> Result<Self, Failure> {
        let fields = schema().1;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let writer = index.writer_with_num_threads(1, heap)?;
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(8);
        merging.set_del_docs_ratio_before_merge(0.3);
        writer.set_merge_policy(Box::new(merging));
        Ok(Self { writer, reader, fields, documents: Documents::new(fields), cursor })
    }

    /// How far its last commit is.
    pub fn cursor(&self) -> &Cursor {
        &self.cursor
    }

    /// What a search asks until the next commit.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot { searcher: self.reader.searcher(), fields: self.fields, cursor: self.cursor.clone() }
    }

    /// Selects some things again and puts them in the place of their documents, with the next commit. Whatever does not
    /// exist, or is in `left_out`, loses its document. Gives the ids of rows that could not be understood.
    pub(super) fn replace(
        &mut self,
        store: &Connection,
        kind: Kind,
        ids: &[Uuid],
        left_out: &BTreeSet<Uuid>,
    ) -> Result<Vec<Uuid>, Failure> {
        for id in ids {
            self.writer.delete_term(key(&self.fields, kind, *id));
        }
        self.add(&select(store, kind, ids)?, left_out)
    }

    /// Adds documents that are known to be new.
    pub(super) fn add(&mut self, rows: &[Row], left_out: &BTreeSet<Uuid>) -> Result<Vec<Uuid>, Failure> {
        let mut unclear = Vec::new();
        for row in rows.iter().filter(|row| !left_out.contains(&row.id)) {
            match self.documents.of(row) {
                Ok(document) => {
                    self.writer.add_document(document)?;
                }
                Err(_) => unclear.push(row.id),
            }
        }
        Ok(unclear)
    }

    /// Makes documents and cursor durable in one step, and shows them.
    pub(super) fn commit(&mut self, cursor: Cursor) -> Result<(), Failure> {
        self.prepare(&cursor)?.commit()?;
        self.reader.reload()?;
        self.documents.forget();
        self.cursor = cursor;
        Ok(())
    }

    fn prepare(&mut self, cursor: &Cursor) -> Result<tantivy::indexer::PreparedCommit<'_, TantivyDocument>, Failure> {
        let payload = serde_json::to_string(cursor)?;
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&payload);
        Ok(prepared)
    }

    /// Makes one segment of many: a search looks into each.
    pub(super) fn merge_many(&mut self) -> Result<(), Failure> {
        let segments = self.writer.index().searchable_segment_ids()?;
        if segments.len() > FEW_SEGMENTS {
            self.writer.merge(&segments).wait()?;
        }
        Ok(())
    }

    /// Waits for merges and lets go of the folder.
    pub(super) fn close(self) -> Result<(), Failure> {
        Ok(self.writer.wait_merging_threads()?)
    }
}

/// Hash, in hexadecimal, and incarnation of the event at a position.
pub(super) fn event_at(store: &Connection, position: i64) -> Result<Option<(String, i64)>, Failure> {
    let mut statement = store.prepare_cached("SELECT hash, incarnation FROM outbox WHERE position = ?1")?;
    let event = statement.query_row([position], |row| Ok((hex(&row.get::<_, Vec<u8>>(0)?), row.get(1)?)));
    Ok(event.optional()?)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Removes a folder, if it is there.
pub(super) fn remove(folder: &Path) -> Result<(), io::Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::support::Store;

    fn cursor(store: &Store) -> Cursor {
        let position = crate::outbox::last_position(&store.writer).unwrap();
        let (hash, incarnation) = event_at(&store.writer, position).unwrap().unwrap();
        Cursor { position, hash, incarnation, format: format(), skipped: Vec::new() }
    }

    fn indexed(store: &Store) -> Index {
        let mut index = Index::create(&folder(store.path())).unwrap();
        let ids = [Uuid::from_u128(1), Uuid::from_u128(2)];
        index.replace(&store.writer, Kind::Patient, &ids, &BTreeSet::new()).unwrap();
        index.commit(cursor(store)).unwrap();
        index
    }

    fn open(store: &Store) -> Result<Index, Unusable> {
        Index::open(&folder(store.path()), &store.writer).unwrap()
    }

    #[test]
    fn a_commit_that_did_not_finish_leaves_documents_and_cursor_as_they_were() {
        let mut store = Store::new();
        store.registers(1, "Demo Um");
        let mut index = indexed(&store);
        let before = index.cursor().clone();
        store.registers(2, "Demo Dois");
        index.replace(&store.writer, Kind::Patient, &[Uuid::from_u128(2)], &BTreeSet::new()).unwrap();
        // As when the process dies between the two steps: nothing of the commit runs, not even its end.
        std::mem::forget(index.prepare(&cursor(&store)).unwrap());
        drop(index);

        let Ok(index) = open(&store) else { panic!("the index is whole") };
        assert_eq!(*index.cursor(), before, "the cursor says what the documents show");
        assert_eq!(index.snapshot().searcher.num_docs(), 1, "and they do not show the second patient");
    }

    #[test]
    fn replacing_twice_leaves_one_document() {
        let mut store = Store::new();
        store.registers(1, "Demo Um");
        let mut index = indexed(&store);
        index.replace(&store.writer, Kind::Patient, &[Uuid::from_u128(1)], &BTreeSet::new()).unwrap();
        index.commit(cursor(&store)).unwrap();
        assert_eq!(index.snapshot().searcher.num_docs(), 1);
    }

    #[test]
    fn a_file_that_was_cut_short_or_is_missing_is_noticed_at_opening() {
        for spoil in [
            |path: &Path| drop(fs::File::options().write(true).open(path).unwrap().set_len(10)),
            |path: &Path| fs::remove_file(path).unwrap(),
        ] {
            let mut store = Store::new();
            store.registers(1, "Demo Um");
            drop(indexed(&store));
            let files = fs::read_dir(folder(store.path())).unwrap().map(|entry| entry.unwrap().path());
            spoil(&files.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "idx")).unwrap());
            assert!(matches!(open(&store), Err(Unusable::Damaged)), "it must be made anew");
        }
    }

    #[test]
    fn an_index_ahead_of_its_store_or_of_another_history_is_noticed() {
        let mut store = Store::new();
        store.registers(1, "Demo Um");
        let mut index = indexed(&store);
        index.commit(Cursor { position: 7, ..cursor(&store) }).unwrap();
        drop(index);
        assert!(matches!(open(&store), Err(Unusable::OtherHistory(_))), "the store does not reach so far");
        let Ok(mut index) = Index::create(&folder(store.path())).map(Ok::<_, Unusable>).unwrap() else {
            panic!("it is new")
        };
        index.commit(Cursor { hash: "00".into(), ..cursor(&store) }).unwrap();
        drop(index);
        assert!(matches!(open(&store), Err(Unusable::OtherHistory(_))), "another event stands there");
    }

    #[test]
    fn an_index_of_another_format_is_noticed() {
        let mut store = Store::new();
        store.registers(1, "Demo Um");
        let mut index = indexed(&store);
        index.commit(Cursor { format: "other".into(), ..cursor(&store) }).unwrap();
        drop(index);
        assert!(matches!(open(&store), Err(Unusable::OtherFormat)));
    }
}
