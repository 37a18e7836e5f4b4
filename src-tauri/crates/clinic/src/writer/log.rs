//! The write-ahead log: the writer folds it into the file by itself, between batches.

use std::time::Duration;

use rusqlite::Connection;

/// How long the write-ahead log may become, in pages of 4 KiB.
#[derive(Clone, Copy)]
pub(super) struct LogLimits {
    /// Beyond this many that the file does not have yet, it is folded between batches.
    pub(super) fold: i64,
    /// Beyond this many it is cut as soon as nobody reads from it, and not only written over.
    cut: i64,
}

impl LogLimits {
    pub(super) const ROOMY: Self = Self { fold: 2_000, cut: 8_000 };
    /// Once the disk was full: what is in the log takes its space twice.
    pub(super) const SHORT_OF_SPACE: Self = Self { fold: 64, cut: 0 };
}

/// The write-ahead log: how long it is and how much of it is in the file.
struct Log {
    busy: bool,
    pages: i64,
    folded: i64,
}

/// Pages of the log that the file does not have yet. The log's length says less: it is written over, not cut.
pub(super) fn unfolded(store: &Connection) -> i64 {
    log(store, "PRAGMA wal_checkpoint(NOOP)").map_or(0, |log| log.pages - log.folded)
}

/// Folds the log into the file; true when all of it is there. PASSIVE never waits for a reader; TRUNCATE would, so it
/// gets no time to.
pub(super) fn fold(store: &Connection, limits: LogLimits) -> bool {
    let folded: rusqlite::Result<bool> = (|| {
        let passed = log(store, "PRAGMA wal_checkpoint(PASSIVE)")?;
        let whole = !passed.busy && passed.pages == passed.folded;
        if whole && passed.pages > limits.cut {
            store.busy_timeout(Duration::ZERO)?;
            let truncated = log(store, "PRAGMA wal_checkpoint(TRUNCATE)");
            store.busy_timeout(Duration::from_secs(5))?;
            truncated?;
        }
        Ok(whole)
    })();
    folded.unwrap_or_else(|error| {
        tracing::warn!(%error, "Checkpoint postponed");
        false
    })
}

fn log(store: &Connection, checkpoint: &str) -> rusqlite::Result<Log> {
    store.query_row(checkpoint, [], |row| Ok(Log { busy: row.get(0)?, pages: row.get(1)?, folded: row.get(2)? }))
}
