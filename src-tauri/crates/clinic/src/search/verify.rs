//! Compares every document of an index with its row in the views.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::{Failure, document::hash, index::Snapshot, schema::number, source::Kind};

/// How many documents and rows disagree; all zero when the index is right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Differences {
    /// Rows without a document.
    pub missing: u64,
    /// Documents without a row.
    pub surplus: u64,
    /// Documents of another text than the row’s.
    pub changed: u64,
}

/// Compares a snapshot with `search_source`. Both must have followed the outbox equally far.
pub fn verify(snapshot: &Snapshot, views: &Connection) -> Result<Differences, Failure> {
    let mut documents = hashes(snapshot)?;
    let mut differences = Differences::default();
    let mut statement = views.prepare("SELECT kind, id, source FROM search_source")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let kind: Kind =
            row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?.parse().map_err(|_| unknown_kind())?;
        let source = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
        match documents.remove(&(number(kind), row.get::<_, Uuid>(1)?)) {
            None => differences.missing += 1,
            Some(of_document) if of_document != hash(source) => differences.changed += 1,
            Some(_) => {}
        }
    }
    differences.surplus = documents.len() as u64;
    Ok(differences)
}

fn unknown_kind() -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(0, "kind".into(), rusqlite::types::Type::Text)
}

fn hashes(snapshot: &Snapshot) -> Result<BTreeMap<(u64, Uuid), u64>, Failure> {
    let mut hashes = BTreeMap::new();
    for segment in snapshot.searcher.segment_readers() {
        let columns = segment.fast_fields();
        let [kind, high, low, hash] =
            [columns.u64("kind")?, columns.u64("id_high")?, columns.u64("id_low")?, columns.u64("hash")?];
        for document in segment.doc_ids_alive() {
            let [kind, high, low, hash] =
                [&kind, &high, &low, &hash].map(|column| column.first(document).unwrap_or_default());
            hashes.insert((kind, Uuid::from_u64_pair(high, low)), hash);
        }
    }
    Ok(hashes)
}
