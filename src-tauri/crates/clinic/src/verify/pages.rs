//! What `SQLite` itself can say about a store: pages, indexes, constraints, references.

use rusqlite::Connection;

use super::{Check, VerifyError, count};

pub(super) fn integrity(store: &Connection, check: &mut Check) -> Result<(), VerifyError> {
    check.counted = count(store, "SELECT page_count FROM pragma_page_count")?;
    // Its messages name pages, tables, columns and row numbers, no values.
    let mut statement = store.prepare("PRAGMA integrity_check(21)")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let message: String = row.get(0)?;
        if message != "ok" {
            check.fails(message);
        }
    }
    Ok(())
}

pub(super) fn foreign_keys(store: &Connection, check: &mut Check) -> Result<(), VerifyError> {
    check.counted = count(store, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'")?;
    let mut statement = store.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, row_number, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let row_number = row_number.map_or_else(String::new, |number| format!(", row {number}"));
        check.fails(format!("{table}{row_number}: what it names in {parent} does not exist"));
    }
    Ok(())
}
