//! The outbox, applied to an empty store, gives every row of every table that `apply` owns.

use rusqlite::{Connection, ErrorCode};

use super::{Check, CheckName, VerifyError, compare};
use crate::{
    outbox::StoredEvent,
    store::{self, Tx, connection::migrate},
};

/// An empty store, filled event by event.
pub(super) struct Replay {
    pub(super) check: Check,
    replica: Connection,
    skipped: u64,
}

impl Replay {
    pub(super) fn new() -> Result<Self, VerifyError> {
        // A private file that the system forgets when it is closed, even by a kill: patients are in it.
        let mut replica = Connection::open("")?;
        migrate(&mut replica)?;
        replica.pragma_update(None, "synchronous", "OFF")?;
        replica.pragma_update(None, "journal_mode", "MEMORY")?;
        replica.pragma_update(None, "cache_size", -65_536)?;
        // Whether references hold is another check's question, asked of the store itself.
        replica.pragma_update(None, "foreign_keys", false)?;
        replica.set_prepared_statement_cache_capacity(256);
        replica.execute_batch("BEGIN")?;
        Ok(Self { check: Check::new(CheckName::Replay), replica, skipped: 0 })
    }

    pub(super) fn see(&mut self, stored: &StoredEvent, event: &domain::events::Event) -> Result<(), VerifyError> {
        match store::apply(&mut Tx::within(&self.replica), &stored.envelope, event) {
            Err(error) if ours(&error) => {
                self.check.fails(format!("position {}: {} cannot be applied", stored.position, stored.name));
                Ok(())
            }
            result => Ok(result?),
        }
    }

    /// An event that does not read.
    pub(super) fn skip(&mut self) {
        self.skipped += 1;
    }

    pub(super) fn finish(&mut self, store: &Connection) -> Result<(), VerifyError> {
        let tables = owned_by_apply(&self.replica)?;
        let compared = compare::tables(store, &self.replica, &tables)?;
        self.check.counted = compared.rows;
        for difference in &compared.differences {
            difference.say(&mut self.check);
        }
        if !self.check.ok && self.skipped > 0 {
            self.check.note(format!("{} events that do not read here were not applied", self.skipped));
        }
        Ok(())
    }
}

/// Whether the event itself is at fault, not the disk or the temporary store.
fn ours(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), None | Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch))
}

/// All tables but those that are local and never from an event.
fn owned_by_apply(replica: &Connection) -> rusqlite::Result<Vec<String>> {
    replica
        .prepare(
            "SELECT name FROM sqlite_schema
             WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
                 AND name NOT IN ('outbox', 'local_station', 'command_receipt', 'draft', 'access_log', 'credential',
                     'order_set', 'print_attempt', 'default_printer', 'label_printer')
             ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect()
}
