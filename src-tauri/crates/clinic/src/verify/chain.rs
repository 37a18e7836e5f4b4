//! Each event's hash is that of its bytes, and each station's events follow one another through all its incarnations.

use std::collections::BTreeMap;

use domain::ids::StationId;

use super::{Check, CheckName};
use crate::outbox::StoredEvent;

pub(super) struct Chain {
    pub(super) check: Check,
    ends: BTreeMap<StationId, Vec<u8>>,
}

impl Chain {
    pub(super) fn new() -> Self {
        Self { check: Check::new(CheckName::Chain), ends: BTreeMap::new() }
    }

    pub(super) fn see(&mut self, stored: &StoredEvent) {
        self.check.counted += 1;
        let position = stored.position;
        if stored.computed_hash().as_slice() != stored.hash {
            self.check.fails(format!("position {position}: its hash is not that of its bytes"));
        }
        let end = self.ends.entry(stored.envelope.station_id).or_insert_with(|| vec![0; 32]);
        if *end != stored.prev_hash {
            self.check.fails(format!("position {position}: it does not continue the event before it"));
        }
        stored.hash.clone_into(end);
    }

    /// An event whose columns do not read.
    pub(super) fn lost(&mut self, position: i64) {
        self.check.counted += 1;
        self.check.fails(format!("position {position}: it does not read, so its hash cannot be computed"));
    }
}
