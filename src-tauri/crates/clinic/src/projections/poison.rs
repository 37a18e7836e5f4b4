//! Events that cannot be projected: found by halving their batch, parked with all later events of their aggregate, and
//! tried again when somebody asks.
//!
//! What fails is a row, so what parks is the aggregate whose row it is, whichever event touched it. Nothing of a parked
//! aggregate stays in the views but the line that says so: a cancellation that cannot be read never leaves its order open.

use std::collections::BTreeSet;

use domain::{
    events::{self, Event},
    instant::Instant,
};
use rusqlite::{Connection, Transaction};
use uuid::Uuid;

use super::{
    follow::{Asks, BATCH, Follower, Read, Step, asks, people, project, read, row, set_cursor},
    parked::{self, Stuck},
    part::{Part, as_json},
    reselect::reselect,
    touches::{Touched, touches, touches_unread},
};

impl Follower {
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

/// Parks an event that cannot be read, or whose aggregate waits already.
pub(super) fn park(
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
        events::{PrescriptionCancelled, TakenForTriage},
        ids::PrescriptionId,
    };

    use super::*;
    use crate::{
        projections::fixture::{House, follow, now},
        queries::{Found, prescription_document, triage_queue},
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
}
