//! One step along the outbox: read a batch, select again what it touches, move the cursor; all in one transaction.
//!
//! Events and rows are read through the same attached snapshot of the store. The snapshot holds at least the batch, so
//! the rows show the store at the cursor or later, never earlier: the cursor never claims more than the rows show.

use std::{collections::BTreeSet, path::Path};

use domain::{
    events::{self, Event},
    instant::Instant,
};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Transaction, TransactionBehavior, params};
use uuid::Uuid;

use super::{
    parked::{self, Stuck},
    part::{Part, as_json},
    reselect::reselect,
    touches::{Touched, touches, touches_unread},
    views,
};

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
    position: i64,
    event_id: Uuid,
    aggregate_kind: String,
    aggregate_id: Uuid,
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

    fn stuck<'a>(&'a self, reason: &'a str) -> Stuck<'a> {
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
    connection: Connection,
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

    fn begin(&mut self) -> rusqlite::Result<Transaction<'_>> {
        self.connection.transaction_with_behavior(TransactionBehavior::Immediate)
    }

    /// Projects the next batch. On an error nothing has changed.
    pub(super) fn step(&mut self, now: Instant) -> rusqlite::Result<Step> {
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

    /// Projects the next batch although it fails as a whole: halves it until what fails stands alone, and parks that.
    pub(super) fn step_around(&mut self, now: Instant) -> rusqlite::Result<Step> {
        let at = self.cursor()?;
        let batch = read(&self.connection, at.position, BATCH)?;
        let Some(last) = batch.last().map(|event| event.position) else { return Ok(Step::CaughtUp) };
        let mut touched = Touched::default();
        self.halve(&batch, now, &mut touched)?;
        let people = people(&self.connection, &touched)?;
        Ok(Step::Advanced { position: last, touched, people })
    }

    fn halve(&mut self, batch: &[Read], now: Instant, all: &mut Touched) -> rusqlite::Result<()> {
        let tx = self.begin()?;
        match project(&tx, batch, now) {
            Ok(touched) => {
                all.extend(touched);
                return tx.commit();
            }
            Err(error) if asks(&error) != Asks::Parking => return Err(error),
            Err(_) => drop(tx),
        }
        if let [event] = batch {
            return self.alone(event, now, all);
        }
        let (left, right) = batch.split_at(batch.len() / 2);
        self.halve(left, now, all)?;
        self.halve(right, now, all)
    }

    /// Projects one event key by key; the aggregates of the keys that fail park on it.
    fn alone(&mut self, event: &Read, now: Instant, all: &mut Touched) -> rusqlite::Result<()> {
        let tx = self.begin()?;
        let mut touched = Touched::default();
        if let Ok(known) = event.event() {
            touches(&tx, &known, &mut touched)?;
        }
        for part in Part::ALL {
            for key in part.keys(&touched) {
                let already = parked::aggregates(&tx)?;
                if let Err(error) = alone(&tx, part, *key, already.contains(key)) {
                    if asks(&error) != Asks::Parking {
                        return Err(error);
                    }
                    let (kind, reason): (&str, _) = (part.aggregate().into(), error.to_string());
                    let stuck = Stuck { aggregate_kind: kind, aggregate_id: *key, ..event.stuck(&reason) };
                    tracing::error!(position = event.position, aggregate = kind, %reason, "an event is parked");
                    parked::park(&tx, &stuck, now)?;
                    parked::hide(&tx, *key)?;
                }
            }
        }
        set_cursor(&tx, event)?;
        tx.commit()?;
        all.extend(touched);
        Ok(())
    }

    /// Tries everything parked again; gives how many aggregates are shown again.
    pub(super) fn retry_parked(&mut self) -> rusqlite::Result<usize> {
        let tx = self.begin()?;
        let mut shown = 0;
        for aggregate in parked::aggregates(&tx)? {
            tx.execute_batch("SAVEPOINT retry")?;
            match retry(&tx, aggregate) {
                Ok(true) => shown += 1,
                Ok(false) => tx.execute_batch("ROLLBACK TO retry")?,
                Err(error) if asks(&error) == Asks::Parking => tx.execute_batch("ROLLBACK TO retry")?,
                Err(error) => return Err(error),
            }
            tx.execute_batch("RELEASE retry")?;
        }
        tx.commit()?;
        Ok(shown)
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

fn read(views: &Connection, after: i64, limit: usize) -> rusqlite::Result<Vec<Read>> {
    views
        .prepare_cached(
            "SELECT position, event_id, aggregate_kind, aggregate_id, incarnation, type, schema_version, body, hash
             FROM clinic.outbox WHERE position > ?1 ORDER BY position LIMIT ?2",
        )?
        .query_map(params![after, i64::try_from(limit).unwrap_or(i64::MAX)], row)?
        .collect()
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Read> {
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
fn project(tx: &Transaction<'_>, batch: &[Read], now: Instant) -> rusqlite::Result<Touched> {
    let mut parked = parked::aggregates(tx)?;
    let mut touched = Touched::default();
    for event in batch {
        let known = event.event();
        if let Ok(known) = &known {
            touches(tx, known, &mut touched)?;
        }
        if known.is_err() || parked.contains(&event.aggregate_id) {
            park(tx, event, known.err(), now, &mut parked)?;
            touches_unread(tx, &event.aggregate_kind, event.aggregate_id, &mut touched)?;
        }
    }
    reselect(tx, &touched, &parked)?;
    if let Some(last) = batch.last() {
        set_cursor(tx, last)?;
    }
    Ok(touched)
}

fn park(
    tx: &Transaction<'_>,
    event: &Read,
    why: Option<events::Unreadable>,
    now: Instant,
    parked: &mut BTreeSet<Uuid>,
) -> rusqlite::Result<()> {
    let reason = why.map_or_else(|| "an earlier event of it is parked".to_owned(), |why| why.to_string());
    if parked.insert(event.aggregate_id) {
        tracing::error!(position = event.position, aggregate = event.aggregate_kind, %reason, "an event is parked");
    }
    parked::park(tx, &event.stuck(&reason), now)
}

fn people(views: &Connection, touched: &Touched) -> rusqlite::Result<BTreeSet<Uuid>> {
    views
        .prepare_cached(
            "SELECT d.person_id FROM json_each(?1) AS key
             CROSS JOIN prescription_document AS d ON d.prescription_id = unhex(key.value)",
        )?
        .query_map([as_json(&touched.documents)], |row| row.get(0))?
        .collect()
}

fn set_cursor(views: &Connection, last: &Read) -> rusqlite::Result<()> {
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

fn alone(tx: &Transaction<'_>, part: Part, key: Uuid, parked: bool) -> rusqlite::Result<()> {
    let json = as_json([&key]);
    tx.execute_batch("SAVEPOINT alone")?;
    let done = part.remove(tx, &json).and_then(|()| if parked { Ok(()) } else { part.insert(tx, &json) });
    if done.is_err() {
        tx.execute_batch("ROLLBACK TO alone")?;
    }
    tx.execute_batch("RELEASE alone")?;
    if parked {
        parked::line(tx, key)?;
    }
    done
}

/// Projects a parked aggregate again; `false` where an event of it can still not be read.
fn retry(tx: &Transaction<'_>, aggregate: Uuid) -> rusqlite::Result<bool> {
    let events: Vec<Read> = tx
        .prepare_cached(
            "SELECT o.position, o.event_id, p.aggregate_kind, p.aggregate_id, o.incarnation, o.type, o.schema_version,
                 o.body, o.hash
             FROM parked AS p CROSS JOIN clinic.outbox AS o ON o.position = p.position
             WHERE p.aggregate_id = ?1",
        )?
        .query_map([aggregate], row)?
        .collect::<rusqlite::Result<_>>()?;
    tx.prepare_cached("DELETE FROM parked WHERE aggregate_id = ?1")?.execute([aggregate])?;
    let mut touched = Touched::default();
    for event in &events {
        let Ok(known) = event.event() else { return Ok(false) };
        touches(tx, &known, &mut touched)?;
        touches_unread(tx, &event.aggregate_kind, aggregate, &mut touched)?;
    }
    reselect(tx, &touched, &parked::aggregates(tx)?)?;
    Ok(true)
}

/// Parks the aggregates of all events that this version of the program cannot read: a rebuild looks at rows, and must
/// not forget them.
pub(super) fn park_unreadable(views: &Connection, now: Instant) -> rusqlite::Result<()> {
    let known = serde_json::to_string(<Event as strum::VariantNames>::VARIANTS).unwrap_or_default();
    let strange: Vec<Read> = views
        .prepare_cached(
            "SELECT position, event_id, aggregate_kind, aggregate_id, incarnation, type, schema_version, body, hash
             FROM clinic.outbox
             WHERE schema_version > 1 OR type NOT IN (SELECT value FROM json_each(?1))",
        )?
        .query_map([known], row)?
        .collect::<rusqlite::Result<_>>()?;
    for event in strange {
        if let Err(why) = event.event() {
            parked::park(views, &event.stuck(&why.to_string()), now)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{
        events::{PatientsMerged, PrescriptionCancelled, TakenForTriage},
        ids::PrescriptionId,
    };

    use super::*;
    use crate::{
        projections::fixture::{House, dump, follow, now},
        queries::{Found, patient_record, patient_summary, prescription_details, prescription_document, triage_queue},
    };

    fn queue(follower: &Follower) -> triage_queue::TriagePage {
        triage_queue::page(follower.connection(), &triage_queue::TriageFilter::default(), None, 50, now()).unwrap()
    }

    fn shown(follower: &Follower) -> Vec<PrescriptionId> {
        queue(follower).rows.iter().map(|row| row.prescription_id).collect()
    }

    fn unshowable(follower: &Follower) -> Vec<PrescriptionId> {
        queue(follower).parked.iter().map(|line| line.prescription_id).collect()
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
    fn a_cancellation_that_cannot_be_read_never_leaves_its_order_open_in_the_triage() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        let (order, other) = (house.prescribe(stay), house.prescribe(stay));
        house.record_of_the_future("Prescription", order.uuid(), "PrescriptionCancelled");
        let taken = TakenForTriage { prescription_id: order, lease_until: now() };
        house.record(Event::TakenForTriage(taken));
        let mut follower = follow(&house.views());
        assert_eq!(shown(&follower), [other], "others go on");
        assert_eq!(unshowable(&follower), [order], "a line stands in its place");
        assert_eq!(follower.parked().unwrap(), 2, "later events of the aggregate wait with it");
        let paper = prescription_document::by_id(follower.connection(), order).unwrap();
        assert_eq!(paper, Found::Parked);
        assert_eq!(follower.retry_parked().unwrap(), 0, "this program still cannot read it");
        assert_eq!(unshowable(&follower), [order]);
    }

    #[test]
    fn an_event_that_fails_in_a_view_is_found_and_parked_and_comes_back_when_tried_again() {
        let mut house = House::new();
        let views = house.views();
        follow(&views);
        let stay = house.admit("Maria Demonstração");
        let before = house.prescribe(stay);
        let poison = house.prescribe(stay);
        let after = house.prescribe(stay);
        let cancelled = PrescriptionCancelled { prescription_id: poison, reason: "erro".to_owned() };
        let mut follower = Follower::open(&views.file(), views.clinic()).unwrap();
        follower
            .connection()
            .execute_batch(&format!(
                "CREATE TRIGGER poison BEFORE INSERT ON prescription_details
                 WHEN NEW.prescription_id = x'{}' BEGIN SELECT raise(ABORT, 'injected'); END",
                poison.uuid().simple()
            ))
            .unwrap();
        assert_eq!(asks(&follower.step(now()).err().unwrap()), Asks::Parking);
        follower.step_around(now()).unwrap();
        house.record(Event::PrescriptionCancelled(cancelled));
        assert!(matches!(follower.step(now()).unwrap(), Step::Advanced { .. }), "what is parked stops nobody");
        assert_eq!(shown(&follower), [before, after]);
        assert_eq!(unshowable(&follower), [poison]);
        assert_eq!(follower.retry_parked().unwrap(), 0);
        follower.connection().execute_batch("DROP TRIGGER poison").unwrap();
        assert_eq!(follower.retry_parked().unwrap(), 1);
        assert_eq!(shown(&follower), [before, after], "it was cancelled meanwhile");
        assert_eq!((unshowable(&follower), follower.parked().unwrap()), (vec![], 0));
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
