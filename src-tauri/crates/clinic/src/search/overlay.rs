//! What is newer than the index: the few rows touched by events after its cursor, read from the store itself.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::{
    Failure,
    pending::by_kind,
    source::{Kind, Row, select},
};
use crate::{
    outbox,
    projections::{Touched, touches},
};

/// As many events are looked at; an index further behind is being rebuilt, and then the newest count.
const EVENTS: usize = 500;
/// As many rows of a kind are laid over it: one event may touch 50,000, and for those it touches the views speak.
const ROWS: usize = 500;

/// Things that the index does not show as they are now.
#[derive(Debug, Default)]
pub struct Overlay {
    /// Which: their documents are not believed.
    pub keys: BTreeSet<(Kind, Uuid)>,
    /// As they are now.
    pub rows: Vec<Row>,
}

/// What was touched after `position`, as it is now. `store` reads `clinic.db`, attached or itself.
pub fn newer_than(store: &Connection, position: i64) -> Result<Overlay, Failure> {
    let head = outbox::last_position(store)?;
    let newest = head.saturating_sub(i64::try_from(EVENTS).unwrap_or(i64::MAX));
    let mut touched = Touched::default();
    for stored in outbox::after(store, position.max(newest), EVENTS)? {
        if let Ok(event) = stored.event() {
            touches(store, &event, &mut touched)?;
        }
    }
    let mut overlay = Overlay::default();
    for (kind, ids) in by_kind(&touched) {
        // Later ids were made later.
        let ids: Vec<Uuid> = ids.iter().rev().take(ROWS).copied().collect();
        overlay.rows.extend(select(store, kind, &ids)?);
        overlay.keys.extend(ids.into_iter().map(|id| (kind, id)));
    }
    Ok(overlay)
}
