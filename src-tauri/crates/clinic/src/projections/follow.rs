//! One step along the outbox: read a batch, select again what it touches, move the cursor; all in one transaction.
//!
//! Events and rows are read through the same attached snapshot of the store. The snapshot holds at least the batch, so
//! the rows show the store at the cursor or later, never earlier: the cursor never claims more than the rows show.

use std::{collections::BTreeSet, path::Path, time::Duration};

use domain::{
    events::{self, Event},
    instant::Instant,
};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Transaction, TransactionBehavior, params};
use uuid::Uuid;

use super::{
    parked::{self, Stuck},
    part::as_json,
    poison,
    reselect::reselect,
    touches::{Touched, touches, touches_unread},
    views,
};

/// Pages of the views' log that are folded once there is nothing else to do.
const LONG_LOG: i64 = 256;
/// Pages of it once the disk was full.
const SHORT_LOG: i64 = 64;

/// Events read at a time.
pub(super) const BATCH: usize = 500;

/// The event before which everything is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cursor {
    pub position: i64,
    pub hash: Option<Vec<u8>>,
    pub incarnation: Option<i64>,
}

/// An event as this follower needs it.
pub(super) struct Read {
    pub position: i64,
    event_id: Uuid,
    pub aggregate_kind: String,
    pub aggregate_id: Uuid,
    incarnation: i64,
    name: String,
    schema_version: i64,
    body: String,
    hash: Vec<u8>,
}

impl Read {
    pub(super) fn event(&self) -> Result<Event, events::Unreadable> {
        events::read(&self.name, self.schema_version, &self.body)
    }

    pub(super) fn stuck<'a>(&'a self, reason: &'a str) -> Stuck<'a> {
        Stuck {
            position: self.position,
            event_id: self.event_id,
            aggregate_kind: &self.aggregate_kind,
            aggregate_id: self.aggregate_id,
            reason,
        }
    }
}

/// What a step found.
pub(super) enum Step {
    /// Nothing after the cursor.
    CaughtUp,
    /// The cursor stands at `position` now.
    Advanced {
        position: i64,
        touched: Touched,
        /// Whose records the touched prescriptions stand in.
        people: BTreeSet<Uuid>,
    },
    /// The store does not hold the event at which the cursor stands: it was restored.
    Restored,
}

/// What an error asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// The file is not sound: build another.
    Rebuild,
    /// Disk, memory or a lock: the same again, later.
    Patience,
    /// The content: find the event and park it.
    Parking,
}

pub(super) fn asks(error: &rusqlite::Error) -> Asks {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Asks::Rebuild,
        Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch | ErrorCode::TooBig | ErrorCode::Unknown)
        | None => Asks::Parking,
        Some(_) => Asks::Patience,
    }
}

/// The write connection of one views file, with the store attached.
pub(crate) struct Follower {
    pub(super) connection: Connection,
}

impl Follower {
    pub(super) fn open(file: &Path, clinic: &Path) -> rusqlite::Result<Self> {
        Ok(Self { connection: views::open_writer(file, clinic)? })
    }

    #[cfg(test)]
    pub(crate) const fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(super) fn cursor(&self) -> rusqlite::Result<Cursor> {
        cursor(&self.connection)
    }

    pub(super) fn head(&self) -> rusqlite::Result<i64> {
        crate::outbox::last_position(&self.connection)
    }

    pub(super) fn parked(&self) -> rusqlite::Result<i64> {
        parked::count(&self.connection)
    }

    pub(super) fn begin(&mut self) -> rusqlite::Result<Transaction<'_>> {
        self.connection.transaction_with_behavior(TransactionBehavior::Immediate)
    }

    /// Projects the next batch. On an error nothing has changed.
    pub(super) fn step(&mut self, now: Instant) -> rusqlite::Result<Step> {
        let stepped = self.forward(now);
        match &stepped {
            Ok(Step::CaughtUp) => self.fold(LONG_LOG)?,
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DiskFull) => {
                // From now on it is folded at every commit, and cut whenever it begins anew.
                self.connection.pragma_update(None, "wal_autocheckpoint", SHORT_LOG)?;
                self.connection.pragma_update(None, "journal_size_limit", SHORT_LOG * 4096)?;
                self.fold(0)?;
            }
            _ => {}
        }
        stepped
    }

    /// Folds a log of more than so many pages into the file and cuts it: what is in it takes its space twice.
    fn fold(&self, longest: i64) -> rusqlite::Result<()> {
        let unfolded: i64 = self
            .connection
            .prepare_cached("PRAGMA main.wal_checkpoint(NOOP)")?
            .query_row([], |row| Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?))?;
        if unfolded > longest {
            self.connection.busy_timeout(Duration::ZERO)?;
            // Where somebody reads the views, or no room is left at all, the next time does it.
            let _ = self.connection.query_row("PRAGMA main.wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            self.connection.busy_timeout(Duration::from_secs(5))?;
        }
        Ok(())
    }

    fn forward(&mut self, now: Instant) -> rusqlite::Result<Step> {
        let tx = self.begin()?;
        let at = cursor(&tx)?;
        if !holds(&tx, &at)? {
            return Ok(Step::Restored);
        }
        let batch = read(&tx, at.position, BATCH)?;
        let Some(last) = batch.last().map(|event| event.position) else { return Ok(Step::CaughtUp) };
        let touched = project(&tx, &batch, now)?;
        let people = people(&tx, &touched)?;
        tx.commit()?;
        Ok(Step::Advanced { position: last, touched, people })
    }
}

pub(super) fn cursor(views: &Connection) -> rusqlite::Result<Cursor> {
    views
        .prepare_cached("SELECT position, hash, incarnation FROM cursor")?
        .query_row([], |row| Ok(Cursor { position: row.get(0)?, hash: row.get(1)?, incarnation: row.get(2)? }))
}

/// Whether the store still holds the event at which the cursor stands.
fn holds(views: &Connection, at: &Cursor) -> rusqlite::Result<bool> {
    if at.position == 0 {
        return Ok(true);
    }
    let found: Option<(Vec<u8>, i64)> = views
        .prepare_cached("SELECT hash, incarnation FROM clinic.outbox WHERE position = ?1")?
        .query_row([at.position], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.is_some_and(|(hash, incarnation)| at.hash.as_ref() == Some(&hash) && at.incarnation == Some(incarnation)))
}

pub(super) fn read(views: &Connection, after: i64, limit: usize) -> rusqlite::Result<Vec<Read>> {
    views
        .prepare_cached(
            "SELECT position, event_id, aggregate_kind, aggregate_id, incarnation, type, schema_version, body, hash
             FROM clinic.outbox WHERE position > ?1 ORDER BY position LIMIT ?2",
        )?
        .query_map(params![after, i64::try_from(limit).unwrap_or(i64::MAX)], row)?
        .collect()
}

pub(super) fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Read> {
    Ok(Read {
        position: row.get(0)?,
        event_id: row.get(1)?,
        aggregate_kind: row.get(2)?,
        aggregate_id: row.get(3)?,
        incarnation: row.get(4)?,
        name: row.get(5)?,
        schema_version: row.get(6)?,
        body: row.get(7)?,
        hash: row.get(8)?,
    })
}

/// Selects again what `batch` touches and moves the cursor to its end. What cannot be read parks, and so does all that
/// follows for an aggregate that is parked.
pub(super) fn project(tx: &Transaction<'_>, batch: &[Read], now: Instant) -> rusqlite::Result<Touched> {
    let mut parked = parked::aggregates(tx)?;
    let mut touched = Touched::default();
    for event in batch {
        let known = event.event();
        if let Ok(known) = &known {
            touches(tx, known, &mut touched)?;
        }
        if known.is_err() || parked.contains(&event.aggregate_id) {
            poison::park(tx, event, known.err(), now, &mut parked)?;
            touches_unread(tx, &event.aggregate_kind, event.aggregate_id, &mut touched)?;
        }
    }
    reselect(tx, &touched, &parked)?;
    if let Some(last) = batch.last() {
        set_cursor(tx, last)?;
    }
    Ok(touched)
}

pub(super) fn people(views: &Connection, touched: &Touched) -> rusqlite::Result<BTreeSet<Uuid>> {
    views
        .prepare_cached(
            "SELECT d.person_id FROM json_each(?1) AS key
             CROSS JOIN prescription_document AS d ON d.prescription_id = unhex(key.value)",
        )?
        .query_map([as_json(&touched.documents)], |row| row.get(0))?
        .collect()
}

pub(super) fn set_cursor(views: &Connection, last: &Read) -> rusqlite::Result<()> {
    move_cursor(
        views,
        &Cursor { position: last.position, hash: Some(last.hash.clone()), incarnation: Some(last.incarnation) },
    )
}

pub(super) fn move_cursor(views: &Connection, to: &Cursor) -> rusqlite::Result<()> {
    views
        .prepare_cached(
            "INSERT INTO cursor (id, position, hash, incarnation) VALUES (1, ?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, hash = excluded.hash,
                 incarnation = excluded.incarnation",
        )?
        .execute(params![to.position, to.hash, to.incarnation])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::events::{PatientsMerged, TakenForTriage};

    use super::*;
    use crate::{
        projections::fixture::{House, dump, follow, now},
        queries::{patient_record, patient_summary, prescription_details, prescription_document, triage_queue},
    };

    fn queue(follower: &Follower) -> triage_queue::TriagePage {
        triage_queue::page(follower.connection(), &triage_queue::TriageFilter::default(), None, 50, now()).unwrap()
    }

    #[test]
    fn what_was_prescribed_is_shown_and_the_cursor_stands_at_the_head() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        let order = house.prescribe(stay);
        let follower = follow(&house.views());
        assert_eq!(follower.cursor().unwrap().position, follower.head().unwrap());
        let page = queue(&follower);
        let row = page.rows.first().expect("the order waits");
        assert_eq!((row.prescription_id, row.item_count, row.tier_2, row.not_checked), (order, 2, 1, 1));
        assert_eq!(row.patient_name.as_deref(), Some("Maria Demonstração"), "the banner is the patient of today");
        assert_eq!((row.ward.as_deref(), row.bed.as_deref()), (Some("Clínica médica"), Some("3A-07")));
        assert_eq!(row.medicines, ["dipirona", "morfina"]);
        let details = prescription_details::of_prescription(follower.connection(), order).unwrap().shown().unwrap();
        assert_eq!(details.len(), 2, "one row for each medicine");
        let paper = prescription_document::by_id(follower.connection(), order).unwrap().shown().unwrap();
        assert_eq!(paper.document.items.len(), 2);
        assert_eq!(paper.document.items.first().map(|item| item.doses.len()), Some(4));
        assert_eq!(paper.document.patient.name, "Maria \"Demonstração\"", "the paper says what was signed");
        let record = patient_record::of_patient(follower.connection(), stay.0, Some(stay.1)).unwrap().shown().unwrap();
        assert_eq!((record.prescriptions.len(), record.encounters.len()), (1, 1));
    }

    #[test]
    fn a_view_is_the_same_however_far_apart_events_were_projected() {
        let mut house = House::new();
        let views = house.views();
        let stay = house.admit("Maria Demonstração");
        let twin = house.admit("Maria Demonstracao");
        let first = house.prescribe(stay);
        follow(&views);
        house.prescribe(twin);
        house.record(Event::TakenForTriage(TakenForTriage { prescription_id: first, lease_until: now() }));
        follow(&views);
        house.record(Event::PatientCorrected(house.patient(stay.0, "Maria Exemplo")));
        house.record(Event::PatientsMerged(PatientsMerged { duplicate: twin.0, survivor: stay.0 }));
        let step_by_step = dump(follow(&views).connection());
        std::fs::remove_file(views.file()).unwrap();
        let at_once = house.views();
        assert_eq!(dump(follow(&at_once).connection()), step_by_step, "views are a pure function of the store");
        let summary = patient_summary::by_id(follow(&at_once).connection(), stay.0).unwrap().shown().unwrap();
        assert_eq!(summary.waiting_orders, 2, "the orders of both records count for the survivor");
    }

    #[test]
    fn a_store_that_does_not_hold_the_cursor_was_restored() {
        let mut house = House::new();
        let views = house.views();
        house.admit("Maria Demonstração");
        let mut follower = follow(&views);
        let cursor = follower.cursor().unwrap();
        let other = Cursor { hash: Some(vec![7; 32]), ..cursor };
        move_cursor(follower.connection(), &other).unwrap();
        assert!(matches!(follower.step(now()).unwrap(), Step::Restored));
    }
}
