//! Opening `clinic.db`: one connection writes and checkpoints, all others are `query_only`.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig};
use rusqlite_migration::{M, Migrations};

const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("../../../../../migrations/clinic/0001_outbox.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0002_people_and_places.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0003_formulary.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0004_clinical.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0005_approvals.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0006_numbers.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0007_superseded_products.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0008_order_states.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0009_running_out.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0010_what_a_patient_gets.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0011_order_sets.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0012_printing.sql")),
    M::up(include_str!("../../../../../migrations/clinic/0013_standing_approvals.sql")),
];

/// Whether a COMMIT waits for the disk. `Normal` exists for the control run that proves the durability check can see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Synchronous {
    /// The WAL is synced at every COMMIT.
    #[default]
    Full,
    /// Only at checkpoints: a power cut may take the last commits back.
    Normal,
}

/// Opens the write connection and brings the schema up to date.
pub(crate) fn open_writer(path: &Path, synchronous: Synchronous) -> rusqlite_migration::Result<Connection> {
    let mut connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(
        None,
        "synchronous",
        match synchronous {
            Synchronous::Full => "FULL",
            Synchronous::Normal => "NORMAL",
        },
    )?;
    // The writer checkpoints by itself, so that the WAL-reset race has no second side.
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    settle(&connection)?;
    // What a statement sorts or keeps aside needs no file.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // A hospital's indexes do not fit the 2 MB that is usual; KiB when negative.
    connection.pragma_update(None, "cache_size", -32_768)?;
    // macOS: fsync alone does not reach the platter.
    #[cfg(target_os = "macos")]
    {
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    }
    migrate(&mut connection)?;
    Ok(connection)
}

/// Brings a connection's schema up to date; an empty file becomes a store.
pub(crate) fn migrate(connection: &mut Connection) -> rusqlite_migration::Result<()> {
    Migrations::from_slice(MIGRATIONS).to_latest(connection)
}

/// The schema version this program writes.
pub(crate) fn schema_version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Opens a connection that cannot write.
pub(crate) fn open_reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    settle(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Whether the error says that a file's pages are broken.
pub(crate) fn damaged(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    keep_plans(connection)?;
    connection.pragma_update(None, "mmap_size", 0)
}

/// A statement keeps its plan whatever is bound to it; otherwise `SQLite` makes many anew with each value.
pub(crate) fn keep_plans(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_sound() {
        Migrations::from_slice(MIGRATIONS).validate().unwrap();
    }
}
