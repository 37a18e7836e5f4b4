//! Re-select, don't patch: the rows under the touched keys go and come again from the store.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::{
    parked,
    part::{Part, as_json},
    touches::Touched,
};

/// Keys of one statement. More go in slices: no statement holds the store's snapshot for long or needs much memory.
pub(super) const SLICE: usize = 2_000;

/// Selects again what is touched, but what is parked. Inside the caller's transaction.
pub(super) fn reselect(views: &Connection, touched: &Touched, parked: &BTreeSet<Uuid>) -> rusqlite::Result<()> {
    for part in Part::ALL {
        let keys: Vec<Uuid> = part.keys(touched).iter().copied().collect();
        for slice in keys.chunks(SLICE) {
            part.remove(views, &as_json(slice))?;
            part.insert(views, &as_json(slice.iter().filter(|key| !parked.contains(key))))?;
        }
    }
    for key in touched.prescriptions.intersection(parked) {
        parked::line(views, *key)?;
    }
    Ok(())
}
