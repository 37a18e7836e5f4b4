//! What must hold of a directory after its engine was killed.

use std::{collections::BTreeMap, path::Path};

use clinic::{problem::Receipt, progress::Progress, verify::verify};
use domain::{commands::Command, ids::CommandId};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use support::{
    chain::{Followed, follow, no_row_without_event},
    house::House,
};
use uuid::Uuid;

use crate::{
    Control, Fault,
    load::{Who, options},
};

/// Acknowledged commands sent once more after each kill, at most.
const SENT_AGAIN: usize = 10;

/// What a killed process said.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// What it sent, in order.
    pub sent: Vec<(CommandId, Who, Command)>,
    /// What it was told is on the disk.
    pub done: Vec<CommandId>,
}

impl Heard {
    /// Reads a line; one that was cut off by the kill says nothing.
    pub(crate) fn line(&mut self, line: &str) -> Option<()> {
        let (word, rest) = line.split_once(' ')?;
        if word == "done" {
            self.done.push(rest.parse().ok()?);
        } else {
            let mut parts = rest.splitn(3, ' ');
            let (id, who) = (parts.next()?.parse().ok()?, Who::named(parts.next()?)?);
            self.sent.push((id, who, serde_json::from_str(parts.next()?).ok()?));
        }
        Some(())
    }
}

/// What a look at the directory found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Acknowledged commands without their receipt or events.
    pub lost: u64,
    /// Commands with more events than their receipt has.
    pub twice: u64,
}

/// Opens the engine on what is left, as the next start does, and looks whether everything acknowledged is there, once.
/// Then sends again what was in flight, and some of what was done: neither may happen twice.
pub(crate) async fn look(
    directory: &Path,
    heard: &Heard,
    followed: &mut Followed,
    control: Option<Control>,
) -> Result<Found, Fault> {
    let house = House::open_in(directory, options(control)).await;
    let store = open(directory)?;
    let found = acknowledged(&store, heard, followed)?;
    if found.lost == 0 {
        again(&house, &store, heard).await?;
    }
    drop(store);
    house.clinic.close().await;
    if control.is_none() {
        verified(directory)?;
    }
    Ok(found)
}

/// The last word on a directory: the engine's own `verify`, and beside it the whole chain from its beginning.
pub(crate) fn whole(directory: &Path) -> Result<usize, Fault> {
    verified(directory)?;
    let store = open(directory)?;
    let mut followed = Followed::default();
    follow(&store, &mut followed)?;
    no_row_without_event(&store)?;
    Ok(followed.events)
}

fn verified(directory: &Path) -> Result<(), Fault> {
    let verdict = verify(directory, &Progress::default())?;
    if verdict.ok() { Ok(()) } else { Err(format!("verify found {:?}", verdict.failed()).into()) }
}

fn open(directory: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(directory.join("clinic.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)
}

fn acknowledged(store: &Connection, heard: &Heard, followed: &mut Followed) -> Result<Found, Fault> {
    let mut events: BTreeMap<Uuid, usize> = BTreeMap::new();
    for event in follow(store, followed)? {
        *events.entry(event.envelope.command_id.uuid()).or_default() += 1;
    }
    let mut found = Found::default();
    for id in &heard.done {
        let told = receipt(store, *id)?.map(|receipt| receipt.events.len());
        let there = events.get(&id.uuid()).copied().unwrap_or_default();
        match told {
            Some(told) if there == told => {}
            Some(told) if there > told => found.twice += 1,
            _ => found.lost += 1,
        }
    }
    Ok(found)
}

fn receipt(store: &Connection, id: CommandId) -> Result<Option<Receipt>, Fault> {
    let stored: Option<String> = store
        .prepare_cached("SELECT receipt FROM command_receipt WHERE command_id = ?1")?
        .query_row([id.uuid()], |row| row.get(0))
        .optional()?;
    Ok(stored.map(|stored| serde_json::from_str(&stored)).transpose()?)
}

/// A caller that heard nothing sends the same command again: done before the kill, it is answered with its first
/// receipt; not done, it is carried out now.
async fn again(house: &House, store: &Connection, heard: &Heard) -> Result<(), Fault> {
    let done: Vec<_> = heard.sent.iter().filter(|(id, _, _)| heard.done.contains(id)).collect();
    let in_flight = heard.sent.iter().filter(|(id, _, _)| !heard.done.contains(id));
    for (id, who, command) in done.into_iter().rev().take(SENT_AGAIN).chain(in_flight) {
        let first = receipt(store, *id)?;
        let before = clinic::outbox::last_position(store)?;
        let answer = house.clinic.execute(&who.session(house), *id, command.clone()).await;
        let grown = clinic::outbox::last_position(store)? > before;
        match (first, answer) {
            (Some(first), Ok(answer)) if first == answer && !grown => {}
            (None, Ok(_) | Err(clinic::problem::Problem::Refused { .. })) => {}
            (first, answer) => {
                return Err(format!("{id} was {first:?} and is answered {answer:?} when it is sent again").into());
            }
        }
    }
    Ok(())
}
