//! `search_source`: what a search hit is matched against and shows, as one JSON text per patient, medicine and
//! prescription. The statement is the indexer's own, so that each document's hash can be held against its row.

use rusqlite::{Connection, params};

use crate::search::source::{Kind, Row, statement};

pub(super) fn remove(views: &Connection, kind: Kind, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached("DELETE FROM search_source WHERE kind = ?1 AND id IN (SELECT unhex(value) FROM json_each(?2))")?
        .execute([<&str>::from(kind), keys])
}

pub(super) fn insert(views: &Connection, kind: Kind, keys: &str) -> rusqlite::Result<usize> {
    views.prepare_cached(&format!("INSERT INTO search_source (kind, id, source) {}", statement(kind)))?.execute([keys])
}

/// Puts rows in that were read before.
pub(super) fn insert_rows(views: &Connection, rows: &[Row]) -> rusqlite::Result<()> {
    let mut insert = views.prepare_cached("INSERT INTO search_source (kind, id, source) VALUES (?1, ?2, ?3)")?;
    for row in rows {
        insert.execute(params![<&str>::from(row.kind), row.id, row.source])?;
    }
    Ok(())
}
