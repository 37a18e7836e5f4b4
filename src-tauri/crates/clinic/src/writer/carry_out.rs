//! One command within the writer's transaction: decided, recorded, its receipt kept.

use domain::{
    commands::Command,
    events::Event,
    facts::Fact,
    ids::{CommandId, StationId},
    refusal::{Refusal, RefusalCode},
};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::Sent;
use crate::{
    clock::{Clock, Ids},
    commands,
    outbox::{self, Cause, Head},
    problem::{Failure, Happened, Receipt, Rejection},
    session::{Actor, Session},
    store::{self, Read, Tx},
};

/// Decides a command, records what happened and keeps its receipt.
pub(super) fn carry_out(
    tx: &mut Tx<'_>,
    sent: &Sent,
    clock: &Clock,
    ids: &mut Ids,
    chain: &mut Option<Head>,
) -> Result<Receipt, Rejection> {
    let Sent { by, id, command, sha256 } = sent;
    let id = *id;
    if let Some((stored, receipt)) = tx.read().receipt(id)? {
        return if stored == *sha256 {
            serde_json::from_str(&receipt).map_err(|_| Rejection::Failed(Failure::Receipt))
        } else {
            Err(Refusal::new(RefusalCode::CommandIdReused, "engine").into())
        };
    }
    let at = clock.now();
    let actor = Actor::of(tx.read(), by)?;
    let decided = commands::decide(tx.read(), &actor, id, at, ids, command)?;
    let cause = Cause { command_id: id, actor_id: actor.id, at };
    let receipt = record(tx, &decided.events, cause, ids, chain)?;
    keep(tx, sha256, &receipt)?;
    tx.run("DELETE FROM draft WHERE id = ?1", [id.uuid()])?;
    Ok(receipt)
}

/// Records what was found out and keeps its receipt: nobody's deed, so the machine's own.
pub(super) fn find_out(
    tx: &mut Tx<'_>,
    fact: &Fact,
    clock: &Clock,
    ids: &mut Ids,
    chain: &mut Option<Head>,
) -> Result<Receipt, Rejection> {
    let at = clock.now();
    let command_id = ids.next(at).into();
    let events = commands::facts::recorded(tx.read(), fact)?;
    let cause = Cause { command_id, actor_id: Session::operator().actor_id(), at };
    let receipt = record(tx, &events, cause, ids, chain)?;
    keep(tx, &content_sha256(fact)?, &receipt)?;
    Ok(receipt)
}

fn keep(tx: &mut Tx<'_>, sha256: &[u8], receipt: &Receipt) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO command_receipt (command_id, command_sha256, receipt) VALUES (?1, ?2, ?3)",
        params![receipt.command_id.uuid(), sha256, store::json(receipt)?],
    )?;
    Ok(())
}

/// Appends and applies events; what a restore writes takes the same way.
pub(crate) fn record(
    tx: &mut Tx<'_>,
    events: &[Event],
    cause: Cause,
    ids: &mut Ids,
    chain: &mut Option<Head>,
) -> rusqlite::Result<Receipt> {
    let mut position = None;
    let mut happened = Vec::with_capacity(events.len());
    for event in events {
        let head = match chain {
            Some(head) => head,
            None => chain.insert(chain_head(tx, events)?),
        };
        let (at, envelope) = outbox::append(tx, head, ids.next(cause.at).into(), cause, event)?;
        store::apply(tx, &envelope, event)?;
        position = Some(at);
        happened.push(Happened {
            name: event.name().to_owned(),
            aggregate: event.aggregate().0,
            aggregate_id: envelope.aggregate_id,
            aggregate_version: envelope.aggregate_version,
        });
    }
    let position = position.map_or_else(|| outbox::last_position(tx.read().connection()), Ok)?;
    Ok(Receipt { command_id: cause.command_id, position, events: happened })
}

/// The head in the store; on the first start, the one that the station's own registration begins.
fn chain_head(tx: &mut Tx<'_>, events: &[Event]) -> rusqlite::Result<Head> {
    if let Some(head) = tx.read().chain_head()? {
        return Ok(head);
    }
    let station: StationId = events
        .iter()
        .find_map(|event| match event {
            Event::StationRegistered(body) => Some(body.station_id),
            _ => None,
        })
        .ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    tx.run("INSERT INTO local_station (id, station_id, incarnation) VALUES (1, ?1, 1)", [station.uuid()])?;
    Ok(Head::first(station))
}

impl Sent {
    /// # Errors
    /// When the command cannot be written as JSON.
    pub(crate) fn new(by: Session, id: CommandId, command: Command) -> rusqlite::Result<Self> {
        let sha256 = content_sha256(&command)?;
        Ok(Self { by, id, command, sha256 })
    }
}

/// SHA-256 of what somebody asked or found out.
fn content_sha256(content: &impl serde::Serialize) -> rusqlite::Result<[u8; 32]> {
    Ok(Sha256::digest(store::json(content)?.as_bytes()).into())
}

impl Read<'_> {
    fn receipt(self, id: CommandId) -> rusqlite::Result<Option<(Vec<u8>, String)>> {
        self.connection()
            .prepare_cached("SELECT command_sha256, receipt FROM command_receipt WHERE command_id = ?1")?
            .query_row([id.uuid()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
    }
}
