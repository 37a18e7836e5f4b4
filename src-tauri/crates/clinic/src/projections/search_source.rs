//! `search_source`: what a thing can be found by, in the very words that the indexer hashes.

use rusqlite::Connection;

use crate::search::Kind;

pub(super) fn remove(views: &Connection, kind: Kind, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached("DELETE FROM search_source WHERE kind = ?1 AND id IN (SELECT unhex(value) FROM json_each(?2))")?
        .execute([<&str>::from(kind), keys])
}

pub(super) fn insert(views: &Connection, kind: Kind, keys: &str) -> rusqlite::Result<usize> {
    let select = match kind {
        Kind::Patient => crate::search::source::PATIENTS,
        Kind::Medicine => crate::search::source::MEDICINES,
        Kind::Prescription => crate::search::source::PRESCRIPTIONS,
    };
    views.prepare_cached(&format!("INSERT INTO search_source (kind, id, source) {select}"))?.execute([keys])
}
