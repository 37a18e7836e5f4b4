//! `search_source`: what a search hit is matched against and shows, as one JSON text per patient, medicine and
//! prescription. The statement is the indexer's own, so that each document's hash can be held against its row.

use rusqlite::Connection;

use crate::search::source::{Kind, statement};

pub(super) fn remove(views: &Connection, kind: Kind, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached("DELETE FROM search_source WHERE kind = ?1 AND id IN (SELECT unhex(value) FROM json_each(?2))")?
        .execute([<&str>::from(kind), keys])
}

pub(super) fn insert(views: &Connection, kind: Kind, keys: &str) -> rusqlite::Result<usize> {
    views.prepare_cached(&format!("INSERT INTO search_source (kind, id, source) {}", statement(kind)))?.execute([keys])
}
