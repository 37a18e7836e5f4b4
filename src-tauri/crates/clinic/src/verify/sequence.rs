//! Positions grow, a station's sequence and an aggregate's versions have no gap, and nothing is missing at the end.

use std::collections::BTreeMap;

use domain::ids::StationId;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::{Check, CheckName, VerifyError};
use crate::outbox::StoredEvent;

pub(super) struct Sequence {
    pub(super) check: Check,
    position: i64,
    /// The last (incarnation, sequence) of each station.
    stations: BTreeMap<StationId, (i64, i64)>,
}

impl Sequence {
    pub(super) fn new() -> Self {
        Self { check: Check::new(CheckName::Sequence), position: 0, stations: BTreeMap::new() }
    }

    pub(super) fn see(&mut self, stored: &StoredEvent) {
        self.check.counted += 1;
        let (position, envelope) = (stored.position, &stored.envelope);
        if position <= self.position {
            self.check.fails(format!("position {position}: it comes after position {}", self.position));
        }
        self.position = position;
        let here = (envelope.incarnation, envelope.station_seq);
        let before = self.stations.insert(envelope.station_id, here);
        let (incarnation, seq) = before.unwrap_or((0, 0));
        let expected = if envelope.incarnation == incarnation { seq + 1 } else { 1 };
        if envelope.incarnation < incarnation || envelope.station_seq != expected {
            self.check.fails(format!(
                "position {position}: station_seq {} of incarnation {} follows {seq} of incarnation {incarnation}",
                envelope.station_seq, envelope.incarnation
            ));
        }
    }

    /// What only the whole outbox shows.
    pub(super) fn finish(&mut self, store: &Connection) -> Result<(), VerifyError> {
        self.versions(store)?;
        // A transaction that was rolled back took its number back too, so the counter stands where the last event does.
        let written: Option<i64> = store
            .query_row("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'", [], |row| row.get(0))
            .optional()?;
        if written.unwrap_or(0) != self.position {
            self.check.fails(format!(
                "the outbox ends at position {} but {} were given out",
                self.position,
                written.unwrap_or(0)
            ));
        }
        let local: Option<(Uuid, i64)> = store
            .query_row("SELECT station_id, incarnation FROM local_station", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let last = local.and_then(|(station, _)| self.stations.get(&station.into()));
        if last.map(|last| last.0) != local.map(|(_, incarnation)| incarnation) {
            self.check
                .fails("local_station, column incarnation: it is not that of the station's last event".to_owned());
        }
        Ok(())
    }

    fn versions(&mut self, store: &Connection) -> Result<(), VerifyError> {
        // Answered from the index outbox_by_aggregate alone.
        let mut statement = store.prepare(
            "SELECT aggregate_id, aggregate_version, position, before
             FROM (SELECT aggregate_id, aggregate_version, position,
                          lag(aggregate_version, 1, 0) OVER versions AS before,
                          lag(position, 1, 0) OVER versions AS position_before
                   FROM outbox WINDOW versions AS (PARTITION BY aggregate_id ORDER BY aggregate_version))
             WHERE aggregate_version <> before + 1 OR position < position_before
             ORDER BY position",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (aggregate, version, position, before): (Uuid, i64, i64, i64) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            self.check.fails(format!(
                "position {position}: aggregate_version {version} of {aggregate} follows {before} out of order"
            ));
        }
        Ok(())
    }
}
