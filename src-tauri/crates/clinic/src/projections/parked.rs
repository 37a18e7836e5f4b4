//! What cannot be shown: the aggregates whose rows stay out of the views until somebody retries.

use std::collections::BTreeSet;

use domain::instant::Instant;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{part::Part, part::as_json, triage_queue};

/// An event on which an aggregate got stuck.
pub(super) struct Stuck<'a> {
    pub position: i64,
    pub event_id: Uuid,
    pub aggregate_kind: &'a str,
    pub aggregate_id: Uuid,
    /// Names no patient.
    pub reason: &'a str,
}

/// The aggregates that wait.
pub(super) fn aggregates(views: &Connection) -> rusqlite::Result<BTreeSet<Uuid>> {
    views.prepare_cached("SELECT DISTINCT aggregate_id FROM parked")?.query_map([], |row| row.get(0))?.collect()
}

/// How many events wait.
pub(super) fn count(views: &Connection) -> rusqlite::Result<i64> {
    views.prepare_cached("SELECT count(*) FROM parked")?.query_row([], |row| row.get(0))
}

/// Lets an event wait.
pub(super) fn park(views: &Connection, stuck: &Stuck<'_>, now: Instant) -> rusqlite::Result<()> {
    views
        .prepare_cached(
            "INSERT INTO parked (aggregate_id, position, event_id, aggregate_kind, reason, since)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            stuck.aggregate_id,
            stuck.position,
            stuck.event_id,
            stuck.aggregate_kind,
            stuck.reason,
            now.millis()
        ])?;
    Ok(())
}

/// Takes the rows of an aggregate out of every view and leaves the line that stands for them.
pub(super) fn hide(views: &Connection, aggregate: Uuid) -> rusqlite::Result<()> {
    let key = as_json([&aggregate]);
    for part in Part::ALL {
        part.remove(views, &key)?;
    }
    line(views, aggregate)
}

/// One line stands for an order that cannot be shown. The list of parked orders is complete even where the line itself
/// cannot be written.
pub(super) fn line(views: &Connection, aggregate: Uuid) -> rusqlite::Result<()> {
    let kind: Option<String> = views
        .prepare_cached("SELECT max(aggregate_kind) FROM parked WHERE aggregate_id = ?1")?
        .query_row([aggregate], |row| row.get(0))?;
    if kind.as_deref() == Some("Prescription") {
        views.execute_batch("SAVEPOINT line")?;
        if triage_queue::insert_lines(views, &as_json([&aggregate])).is_err() {
            views.execute_batch("ROLLBACK TO line")?;
        }
        views.execute_batch("RELEASE line")?;
    }
    Ok(())
}
