//! The append-only chain of events: written beside the rows they become, followed by views, index and one day the hub.
//!
//! Order = commit order, because there is one writer. `hash` covers every stored column but the position, and the hash
//! before it; the chain runs for each station through all its incarnations.

use domain::{
    events::{Event, Unreadable},
    ids::{CommandId, EventId, StationId},
    instant::Instant,
};
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use crate::envelope::Envelope;
use crate::store::{Read, Tx};

/// An event as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its place in commit order.
    pub position: i64,
    /// Everything but what happened.
    pub envelope: Envelope,
    /// The event's type.
    pub name: String,
    /// The version of the body's schema.
    pub schema_version: i64,
    /// What happened, as JSON.
    pub body: String,
    /// The chain's hash before it.
    pub prev_hash: Vec<u8>,
    /// The chain's hash with it.
    pub hash: Vec<u8>,
}

impl StoredEvent {
    /// What happened.
    ///
    /// # Errors
    /// [`Unreadable`], when this version of the program does not understand it.
    pub fn event(&self) -> Result<Event, Unreadable> {
        domain::events::read(&self.name, self.schema_version, &self.body)
    }

    /// The hash that the stored bytes should have.
    pub fn computed_hash(&self) -> [u8; 32] {
        chained(&self.prev_hash, &self.envelope, &self.name, self.schema_version, &self.body)
    }
}

/// The end of this station's chain: what the next event continues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub station_id: StationId,
    pub incarnation: i64,
    pub station_seq: i64,
    pub hash: Vec<u8>,
}

impl Head {
    /// Where the chain of a station that never wrote anything begins.
    pub(crate) fn first(station_id: StationId) -> Self {
        Self { station_id, incarnation: 1, station_seq: 0, hash: vec![0; 32] }
    }
}

/// Who caused an event, by which command, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cause {
    pub command_id: CommandId,
    pub actor_id: Uuid,
    pub at: Instant,
}

/// Appends an event to the chain and moves `head`; gives its position and envelope, for `store::apply`.
pub(crate) fn append(
    tx: &mut Tx<'_>,
    head: &mut Head,
    event_id: EventId,
    cause: Cause,
    event: &Event,
) -> rusqlite::Result<(i64, Envelope)> {
    let (aggregate_kind, aggregate_id) = event.aggregate();
    let envelope = Envelope {
        event_id,
        station_id: head.station_id,
        incarnation: head.incarnation,
        station_seq: head.station_seq + 1,
        command_id: cause.command_id,
        aggregate_kind: <&str>::from(aggregate_kind).to_owned(),
        aggregate_id,
        aggregate_version: tx.read().aggregate_version(aggregate_id)? + 1,
        occurred_at: cause.at,
        actor_id: cause.actor_id,
    };
    let body = event.body().map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    let hash = chained(&head.hash, &envelope, event.name(), event.schema_version(), &body);
    let stored = StoredEvent {
        position: 0,
        envelope,
        name: event.name().to_owned(),
        schema_version: event.schema_version(),
        body,
        prev_hash: std::mem::replace(&mut head.hash, hash.to_vec()),
        hash: hash.to_vec(),
    };
    head.station_seq = stored.envelope.station_seq;
    insert(tx, &stored)?;
    Ok((tx.read().connection().last_insert_rowid(), stored.envelope))
}

fn insert(tx: &mut Tx<'_>, stored: &StoredEvent) -> rusqlite::Result<()> {
    let envelope = &stored.envelope;
    tx.run(
        "INSERT INTO outbox (event_id, station_id, incarnation, station_seq, command_id, aggregate_kind, aggregate_id,
             aggregate_version, type, schema_version, body, occurred_at, actor_id, prev_hash, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            envelope.event_id.uuid(),
            envelope.station_id.uuid(),
            envelope.incarnation,
            envelope.station_seq,
            envelope.command_id.uuid(),
            envelope.aggregate_kind,
            envelope.aggregate_id,
            envelope.aggregate_version,
            stored.name,
            stored.schema_version,
            stored.body,
            envelope.occurred_at.millis(),
            envelope.actor_id,
            stored.prev_hash,
            stored.hash,
        ],
    )?;
    Ok(())
}

fn chained(prev: &[u8], envelope: &Envelope, name: &str, schema_version: i64, body: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    let numbers = [
        envelope.incarnation,
        envelope.station_seq,
        envelope.aggregate_version,
        schema_version,
        envelope.occurred_at.millis(),
    ]
    .map(i64::to_be_bytes);
    let ids = [
        envelope.event_id.uuid(),
        envelope.station_id.uuid(),
        envelope.command_id.uuid(),
        envelope.aggregate_id,
        envelope.actor_id,
    ];
    hasher.update(prev);
    for number in numbers {
        hasher.update(number);
    }
    for id in ids {
        hasher.update(id.as_bytes());
    }
    for text in [envelope.aggregate_kind.as_str(), name, body] {
        // The length first: no two rows of different columns make the same bytes.
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.finalize().into()
}

const COLUMNS: &str = "position, event_id, station_id, incarnation, station_seq, command_id, aggregate_kind, \
                       aggregate_id, aggregate_version, type, schema_version, body, occurred_at, actor_id, prev_hash, hash";

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredEvent> {
    Ok(StoredEvent {
        position: row.get(0)?,
        envelope: Envelope {
            event_id: row.get::<_, Uuid>(1)?.into(),
            station_id: row.get::<_, Uuid>(2)?.into(),
            incarnation: row.get(3)?,
            station_seq: row.get(4)?,
            command_id: row.get::<_, Uuid>(5)?.into(),
            aggregate_kind: row.get(6)?,
            aggregate_id: row.get(7)?,
            aggregate_version: row.get(8)?,
            occurred_at: Instant::from_millis(row.get(12)?),
            actor_id: row.get(13)?,
        },
        name: row.get(9)?,
        schema_version: row.get(10)?,
        body: row.get(11)?,
        prev_hash: row.get(14)?,
        hash: row.get(15)?,
    })
}

/// At most `limit` events after `position`, in order.
///
/// # Errors
/// When the store cannot be read.
pub fn after(connection: &Connection, position: i64, limit: usize) -> rusqlite::Result<Vec<StoredEvent>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM outbox WHERE position > ?1 ORDER BY position LIMIT ?2"))?
        .query_map(params![position, i64::try_from(limit).unwrap_or(i64::MAX)], stored)?
        .collect()
}

/// Hands every event over in order; one whose columns do not read comes as an error beside its position.
pub(crate) fn each<E: From<rusqlite::Error>>(
    connection: &Connection,
    mut see: impl FnMut(i64, rusqlite::Result<StoredEvent>) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM outbox ORDER BY position"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        see(row.get(0)?, stored(row))?;
    }
    Ok(())
}

/// The last position; 0 when nothing happened yet.
///
/// # Errors
/// When the store cannot be read.
pub fn last_position(connection: &Connection) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("SELECT coalesce((SELECT position FROM outbox ORDER BY position DESC LIMIT 1), 0)")?
        .query_row([], |row| row.get(0))
}

impl Read<'_> {
    fn aggregate_version(self, aggregate: Uuid) -> rusqlite::Result<i64> {
        self.connection()
            .prepare_cached(
                "SELECT coalesce((SELECT aggregate_version FROM outbox WHERE aggregate_id = ?1
                                  ORDER BY aggregate_version DESC LIMIT 1), 0)",
            )?
            .query_row([aggregate], |row| row.get(0))
    }

    /// The end of the local station's chain; `None` before the clinic is set up.
    pub(crate) fn chain_head(self) -> rusqlite::Result<Option<Head>> {
        let local = self
            .connection()
            .prepare_cached("SELECT station_id, incarnation FROM local_station")?
            .query_row([], |row| Ok((row.get::<_, Uuid>(0)?, row.get::<_, i64>(1)?)))
            .optional()?;
        let Some((station, incarnation)) = local else { return Ok(None) };
        let last = self
            .connection()
            .prepare_cached(
                "SELECT incarnation, station_seq, hash FROM outbox WHERE station_id = ?1
                 ORDER BY incarnation DESC, station_seq DESC LIMIT 1",
            )?
            .query_row([station], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, Vec<u8>>(2)?)))
            .optional()?;
        let mut head = Head::first(station.into());
        head.incarnation = incarnation;
        if let Some((last_incarnation, seq, hash)) = last {
            head.hash = hash;
            head.station_seq = if last_incarnation == incarnation { seq } else { 0 };
        }
        Ok(Some(head))
    }
}
