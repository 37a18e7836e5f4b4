//! What the naive fold says beside what the tables say.

use std::collections::BTreeMap;

use domain::{
    ids::{AllergyId, EncounterId, ItemId, LocationId, PatientId, PrescriptionId, PrintJobId},
    prescribing::OrderState,
};
use rusqlite::Connection;
use support::naive::{Naive, Stay};
use uuid::Uuid;

/// An error where the write store says something else about these orders.
pub(crate) fn compare_with_store(store: &Connection, naive: &Naive, orders: &[PrescriptionId]) -> Result<(), String> {
    orders.iter().try_for_each(|id| order(store, naive, *id))
}

/// An error where the write store says something else about any order, stay, allergy, merged record or death.
pub(crate) fn compare_everything(store: &Connection, naive: &Naive) -> Result<(), String> {
    let orders =
        rows(store, "SELECT id, 0 FROM prescription", |row| Ok((PrescriptionId::new(row.get(0)?), row.get(1)?)));
    same("orders", &orders, &naive.orders.keys().map(|id| (*id, 0_i64)).collect())?;
    naive.orders.keys().try_for_each(|id| order(store, naive, *id))?;
    let stays = rows(store, "SELECT id, location_id, finished_at IS NOT NULL FROM encounter", |row| {
        let place = row.get::<_, Option<Uuid>>(1)?.map(LocationId::new);
        Ok((EncounterId::new(row.get(0)?), Stay { place, finished: row.get(2)? }))
    });
    same("encounters", &stays, &naive.stays)?;
    let refuted = rows(store, "SELECT id, refuted_at IS NOT NULL FROM allergy", |row| {
        Ok((AllergyId::new(row.get(0)?), row.get(1)?))
    });
    same("allergies", &refuted, &naive.refuted)?;
    let merged = rows(store, "SELECT id, merged_into FROM patient WHERE merged_into IS NOT NULL", |row| {
        Ok((PatientId::new(row.get(0)?), PatientId::new(row.get(1)?)))
    });
    same("merged records", &merged, &naive.merged)?;
    let prints = rows(store, "SELECT id, attempt, printer_kind, state FROM print_job", |row| {
        let word = |column| row.get::<_, String>(column);
        let job = (row.get(1)?, word(2)?.parse().unwrap(), word(3)?.parse().unwrap());
        Ok((PrintJobId::new(row.get(0)?), job))
    });
    same("print jobs", &prints, &naive.prints)?;
    let dead = rows(store, "SELECT id FROM patient WHERE deceased_at IS NOT NULL", |row| {
        Ok((PatientId::new(row.get(0)?), ()))
    });
    same("deaths", &dead, &naive.dead.iter().map(|id| (*id, ())).collect())
}

/// An error where the views, once they have come so far, say something else: who waits in the triage, in which state and
/// whose hands, and which items are suspended.
pub(crate) fn compare_with_views(views: &Connection, naive: &Naive, orders: &[PrescriptionId]) -> Result<(), String> {
    for id in orders {
        let Some(said) = naive.orders.get(id) else { return Err(format!("no event made order {id}")) };
        let waiting = rows_of(
            views,
            "SELECT state, aggregate_version, lease_holder, lease_until, suspended_count FROM triage_queue
             WHERE prescription_id = ?1 AND parked = 0",
            *id,
            |row| {
                let lease = row.get::<_, Option<Uuid>>(2)?.zip(row.get::<_, Option<i64>>(3)?);
                Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, lease, row.get::<_, i64>(4)?))
            },
        )?;
        let suspended = said.items.values().filter(|suspended| **suspended).count();
        let lease = said.lease.map(|(holder, until)| (holder, until.millis()));
        let line = (name(said.state), said.version, lease, i64::try_from(suspended).unwrap_or(-1));
        let expected: Vec<_> = said.state.in_queue().then_some(line).into_iter().collect();
        if waiting != expected {
            return Err(format!("order {id} waits as {waiting:?}, and its events say {expected:?}"));
        }
        let details = rows_of(
            views,
            "SELECT item_id, suspended, state FROM prescription_details WHERE prescription_id = ?1",
            *id,
            |row| Ok((ItemId::new(row.get(0)?), (row.get::<_, bool>(1)?, row.get::<_, String>(2)?))),
        )?;
        let expected = said.items.iter().map(|(item, suspended)| (*item, (*suspended, name(said.state)))).collect();
        same("details", &details.into_iter().collect(), &expected)?;
    }
    Ok(())
}

fn name(state: OrderState) -> String {
    <&str>::from(state).to_owned()
}

fn rows_of<T>(
    store: &Connection,
    sql: &str,
    id: PrescriptionId,
    row: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, String> {
    let mut statement = store.prepare_cached(sql).map_err(|error| error.to_string())?;
    let rows = statement.query_map([id.uuid()], row).map_err(|error| error.to_string())?;
    rows.collect::<Result<_, _>>().map_err(|error| error.to_string())
}

fn order(store: &Connection, naive: &Naive, id: PrescriptionId) -> Result<(), String> {
    let Some(said) = naive.orders.get(&id) else { return Err(format!("no event made order {id}")) };
    let (state, before, version, holder, until): (String, Option<String>, i64, Option<Uuid>, Option<i64>) = store
        .prepare_cached(
            "SELECT state, state_before, aggregate_version, lease_holder, lease_until FROM prescription WHERE id = ?1",
        )
        .and_then(|mut order| {
            order.query_row([id.uuid()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        })
        .map_err(|error| error.to_string())?;
    let stored = (state, before, version, holder.zip(until));
    let expected = (
        name(said.state),
        said.before.map(name),
        said.version,
        said.lease.map(|(holder, until)| (holder, until.millis())),
    );
    if stored != expected {
        return Err(format!("order {id} is {stored:?}, and its events say {expected:?}"));
    }
    let items = rows_of(store, "SELECT id, suspended FROM prescription_item WHERE prescription_id = ?1", id, |row| {
        Ok((ItemId::new(row.get(0)?), row.get(1)?))
    })?;
    same("items", &items.into_iter().collect(), &said.items)
}

fn rows<K: Ord, V>(
    store: &Connection,
    sql: &str,
    row: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<(K, V)>,
) -> BTreeMap<K, V> {
    let mut rows = store.prepare_cached(sql).unwrap();
    rows.query_map([], row).unwrap().map(Result::unwrap).collect()
}

fn same<K: Ord + std::fmt::Debug, V: PartialEq + std::fmt::Debug>(
    what: &str,
    stored: &BTreeMap<K, V>,
    said: &BTreeMap<K, V>,
) -> Result<(), String> {
    if stored == said {
        return Ok(());
    }
    let differs: Vec<_> = said.iter().filter(|(id, value)| stored.get(id) != Some(value)).take(3).collect();
    Err(format!("{what}: {} stored, {} by the events, such as {differs:?}", stored.len(), said.len()))
}
