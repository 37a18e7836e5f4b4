//! The write store: normalized tables in `clinic.db`.
//!
//! [`apply`] is the only code that turns an event into rows. It is total and idempotent: an event of another
//! workstation will one day take the same path, in another order, perhaps twice. Keys that another station could also
//! take are checked when a command is decided, never UNIQUE here.

mod active;
pub(crate) mod approval;
pub(crate) mod connection;
pub(crate) mod formulary;
pub(crate) mod item;
pub(crate) mod known;
pub(crate) mod patient;
pub(crate) mod place;
pub(crate) mod practitioner;
pub(crate) mod prescription;
pub(crate) mod print_job;
pub(crate) mod staff;
pub(crate) mod triage;

use domain::events::Event;
use rusqlite::Connection;
use uuid::Uuid;

use self::known::Known;
use crate::envelope::Envelope;

/// Reads the write store, on whichever connection is at hand.
#[derive(Clone, Copy)]
pub(crate) struct Read<'a> {
    connection: &'a Connection,
    known: Option<&'a Known>,
}

impl<'a> Read<'a> {
    pub(crate) const fn new(connection: &'a Connection) -> Self {
        Self { connection, known: None }
    }

    pub(crate) const fn connection(self) -> &'a Connection {
        self.connection
    }

    /// `from`, and all that the statement `step` leads to from there, each once and the nearest first.
    fn reached(self, from: Uuid, step: &str) -> rusqlite::Result<Vec<Uuid>> {
        let mut step = self.connection.prepare_cached(step)?;
        let mut reached = vec![from];
        let mut looked = 0;
        while let Some(at) = reached.get(looked) {
            let next: Vec<Uuid> = step.query_map([at], |row| row.get(0))?.collect::<Result<_, _>>()?;
            reached.extend(next.into_iter().filter(|id| !reached.contains(id)).collect::<Vec<_>>());
            looked += 1;
        }
        Ok(reached)
    }
}

/// The writer's open transaction: whoever holds it may write facts, and only the writer makes one.
pub(crate) struct Tx<'a>(Read<'a>);

impl<'a> Tx<'a> {
    /// For a replay into an empty store and for a restore, inside a transaction they opened.
    pub(crate) const fn within(connection: &'a Connection) -> Self {
        Self(Read::new(connection))
    }

    /// For the writer, which remembers what is `known`.
    pub(crate) const fn knowing(connection: &'a Connection, known: &'a Known) -> Self {
        Self(Read { connection, known: Some(known) })
    }

    pub(crate) const fn read(&self) -> Read<'a> {
        self.0
    }

    /// Runs one statement, prepared once for each connection.
    pub(crate) fn run(&mut self, sql: &str, params: impl rusqlite::Params) -> rusqlite::Result<usize> {
        self.0.connection.prepare_cached(sql)?.execute(params)
    }
}

/// Turns an event into rows.
pub(crate) fn apply(tx: &mut Tx<'_>, envelope: &Envelope, event: &Event) -> rusqlite::Result<()> {
    if let Some(known) = tx.read().known.filter(|_| Known::is_changed_by(event)) {
        known.forget();
    }
    match event {
        Event::EstablishmentRegistered(body) | Event::EstablishmentCorrected(body) => place::establishment(tx, body),
        Event::StationRegistered(body) => place::station(tx, body),
        Event::IncarnationStarted(body) => place::incarnation(tx, body),
        Event::LocationRegistered(body) => place::location(tx, body),
        Event::UserRegistered(body) | Event::UserChanged(body) => staff::user(tx, body),
        // Its secret is local, beside the events.
        Event::PasswordChanged(_) => Ok(()),
        Event::PractitionerRegistered(body) | Event::PractitionerCorrected(body) => {
            practitioner::practitioner(tx, body)
        }
        Event::PatientRegistered(body) | Event::PatientCorrected(body) => patient::patient(tx, envelope, body),
        Event::PatientDied(body) => patient::died(tx, body),
        Event::PatientsMerged(body) => patient::merged(tx, body),
        Event::AllergyRecorded(body) => patient::allergy_recorded(tx, envelope, body),
        Event::AllergyRefuted(body) => patient::allergy_refuted(tx, envelope, body),
        Event::NoKnownAllergiesRecorded(body) => patient::no_known_allergies(tx, envelope, body),
        Event::ObservationRecorded(body) => patient::observation(tx, envelope, body),
        Event::EncounterStarted(body) => place::encounter_started(tx, envelope, body),
        Event::EncounterTransferred(body) => place::encounter_transferred(tx, envelope, body),
        Event::EncounterFinished(body) => place::encounter_finished(tx, envelope, body),
        Event::SubstanceRegistered(body) => formulary::substance(tx, body),
        Event::MedicineRegistered(body) | Event::MedicineCorrected(body) => formulary::medicine(tx, body),
        Event::ProductsImported(body) => formulary::products(tx, envelope, body),
        Event::ProductImportFinished(body) => formulary::import_finished(tx, envelope, body),
        Event::RestrictionSet(body) => formulary::restriction(tx, body),
        Event::RestrictionRemoved(body) => formulary::restriction_removed(tx, envelope, body),
        Event::Prescribed(body) => prescription::prescribed(tx, envelope, body),
        Event::PrescriptionReplaced(body) => prescription::replaced(tx, envelope, body),
        Event::PrescriptionCancelled(body) => prescription::cancelled(tx, envelope, body),
        Event::PrescriptionClosed(body) => prescription::closed(tx, envelope, body),
        Event::PrescriptionEnteredInError(body) => prescription::entered_in_error(tx, envelope, body),
        Event::ItemSuspended(body) => item::suspended(tx, envelope, body),
        Event::ItemResumed(body) => item::resumed(tx, envelope, body),
        Event::TakenForTriage(body) => triage::taken(tx, envelope, body),
        Event::Validated(body) => triage::validated(tx, envelope, body),
        Event::ValidatedWithRemark(body) => triage::validated_with_remark(tx, envelope, body),
        Event::InterventionRaised(body) => triage::intervention_raised(tx, envelope, body),
        Event::InterventionAnswered(body) => triage::intervention_answered(tx, envelope, body),
        Event::ItemApproved(body) => approval::item_approved(tx, envelope, body),
        Event::ReturnedToPrescriber(body) => triage::returned(tx, envelope, body),
        Event::PrintQueued(body) => print_job::queued(tx, envelope, body),
        Event::PrintSent(body) => print_job::sent(tx, envelope, body),
        Event::PrintConfirmed(body) => print_job::confirmed(tx, envelope, body),
        Event::PrintFailed(body) => print_job::failed(tx, envelope, body),
        Event::PrintCancelled(body) => print_job::cancelled(tx, envelope, body),
    }
}

/// A value object as the JSON text its column holds.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Reads the JSON text of a column.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(column: usize, text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|_| unreadable(column))
}

/// Reads a column that holds one word of a vocabulary.
pub(crate) fn word<T: std::str::FromStr>(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<T> {
    row.get_ref(column)?.as_str()?.parse().map_err(|_| unreadable(column))
}

/// The same where there may be none.
pub(crate) fn word_or_none<T: std::str::FromStr>(
    row: &rusqlite::Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<T>> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => word(row, column).map(Some),
    }
}

/// The column holds something no event wrote. The value itself is left out: it may be a patient's.
pub(crate) fn unreadable(column: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(column, "stored value".to_owned(), rusqlite::types::Type::Text)
}

#[cfg(test)]
mod tests {
    use domain::{
        events::{
            CloseReason, InterventionAnswered, InterventionRaised, ItemApproved, ItemResumed, ItemSuspended,
            PrescriptionCancelled, PrescriptionClosed, PrescriptionEnteredInError, PrescriptionReplaced,
            ReturnedToPrescriber, TakenForTriage, Validated, ValidatedWithRemark,
        },
        ids::PrescriptionId,
        instant::Instant,
        prescribing::InterventionReason,
    };
    use proptest::prelude::*;

    use super::*;
    use crate::query_plans::{beginning, plan, statements};
    use crate::{
        outbox::{self, StoredEvent},
        projections::fixture::{House, dump, id, now},
    };

    /// Anything that may be said of an order, sensible or not.
    fn said(house: &House, order: PrescriptionId, what: u8, about: usize) -> Event {
        let items = Read::new(&house.store).signed_items(order).unwrap();
        let item_id = items[about % items.len()].item_id;
        let intervention_id = Uuid::from_u128(order.uuid().as_u128() ^ (about % 2) as u128).into();
        let (prescription_id, reason) = (order, "motivo".to_owned());
        match what % 14 {
            0 => Event::ItemSuspended(ItemSuspended { prescription_id, item_id, reason }),
            1 => Event::ItemResumed(ItemResumed { prescription_id, item_id }),
            2 => Event::TakenForTriage(TakenForTriage { prescription_id, lease_until: now() }),
            3 => Event::Validated(Validated { prescription_id }),
            4 => Event::ValidatedWithRemark(ValidatedWithRemark { prescription_id, remark: reason }),
            5 => Event::ReturnedToPrescriber(ReturnedToPrescriber { prescription_id, reason }),
            6 => Event::InterventionRaised(InterventionRaised {
                intervention_id,
                prescription_id,
                item_id: Some(item_id),
                reason: InterventionReason::Dose,
                message: reason,
            }),
            7 => Event::InterventionAnswered(InterventionAnswered {
                intervention_id,
                prescription_id,
                new_version: None,
                upheld: Some(reason),
                lease_until: Some(now()),
                lease_holder: Some(house.pharmacist),
                withdrawn: false,
            }),
            8 => Event::PrescriptionReplaced(PrescriptionReplaced { prescription_id, replaced_by: id() }),
            9 => Event::PrescriptionCancelled(PrescriptionCancelled { prescription_id, reason }),
            10 => Event::PrescriptionClosed(PrescriptionClosed { prescription_id, reason: CloseReason::PatientDied }),
            11 => Event::PrescriptionEnteredInError(PrescriptionEnteredInError { prescription_id, reason }),
            12 => Event::ItemApproved(ItemApproved {
                prescription_id,
                item_id,
                approval: reason,
                until: Instant::from_millis(0),
                note: None,
            }),
            _ => Event::ItemSuspended(ItemSuspended { prescription_id, item_id: id(), reason }),
        }
    }

    fn applied<'a>(events: impl Iterator<Item = &'a StoredEvent>) -> Vec<String> {
        let mut replica = Connection::open_in_memory().unwrap();
        connection::migrate(&mut replica).unwrap();
        replica.pragma_update(None, "foreign_keys", false).unwrap();
        for stored in events {
            let event = stored.event().unwrap();
            apply(&mut Tx::within(&replica), &stored.envelope, &event).unwrap();
        }
        dump(&replica)
    }

    /// What the writer reads and writes by.
    const SOURCES: &[(&str, &str)] = &[
        ("active", include_str!("active.rs")),
        ("approval", include_str!("approval.rs")),
        ("formulary", include_str!("formulary.rs")),
        ("item", include_str!("item.rs")),
        ("patient", include_str!("patient.rs")),
        ("place", include_str!("place.rs")),
        ("practitioner", include_str!("practitioner.rs")),
        ("print_job", include_str!("print_job.rs")),
        ("prescription", include_str!("prescription.rs")),
        ("staff", include_str!("staff.rs")),
        ("triage", include_str!("triage.rs")),
    ];

    /// What may read a whole table or sort, and why.
    const MEANT: &[(&str, &str)] = &[
        // One row, or as few as a house has rules and people with a role.
        ("place", "SCAN establishment"),
        ("place", "SCAN local"),
        ("formulary", "SCAN restriction"),
        ("staff", "SCAN staff_role"),
        // The ingredients and entries of one medicine, the allergies of one patient, the orders of one stay.
        ("formulary", "USE TEMP B-TREE FOR DISTINCT"),
        ("formulary", "USE TEMP B-TREE FOR ORDER BY"),
        ("patient", "USE TEMP B-TREE FOR json_group_array(DISTINCT)"),
        ("patient", "USE TEMP B-TREE FOR LAST TERM OF ORDER BY"),
        ("prescription", "USE TEMP B-TREE FOR ORDER BY"),
        // A page of jobs, the newest first; the versions of one order, and what was printed of them.
        ("print_job", "SCAN job USING INDEX print_job_by_time"),
        ("print_job", "SCAN version"),
        ("print_job", "USE TEMP B-TREE FOR ORDER BY"),
        // What an import took the place of, once at its end.
        ("formulary", "SCAN since EXISTS"),
    ];

    #[test]
    fn no_fact_is_looked_for_in_a_whole_table() {
        let house = House::new();
        let (mut looked_at, mut bad) = (0, Vec::new());
        for (name, source) in SOURCES {
            for sql in statements(source) {
                looked_at += 1;
                for line in plan(&house.store, &sql) {
                    let small = ["VIRTUAL TABLE", "CONSTANT ROW", "order_state"].iter().any(|few| line.contains(few));
                    let costly = line.starts_with("SCAN ") && !small || line.contains("TEMP B-TREE");
                    let meant = MEANT.iter().any(|(of, what)| name == of && line.contains(what));
                    if costly && !meant {
                        bad.push(format!("{name}: {line}\n    {}", beginning(&sql)));
                    }
                }
            }
        }
        assert!(looked_at > 60, "the statements are found: {looked_at}");
        assert!(bad.is_empty(), "an index can serve:\n{}", bad.join("\n"));
    }

    #[test]
    fn whatever_is_said_of_an_order_twice_or_between_other_orders_makes_the_same_rows() {
        let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
        proptest!(config, |(said_of in prop::collection::vec((any::<bool>(), any::<u8>(), 0_usize..4), 1..24))| {
            let mut house = House::new();
            let stay = house.admit("Maria Demonstração");
            let orders = [house.prescribe(stay), house.prescribe(stay)];
            for (other, what, about) in said_of {
                let event = said(&house, orders[usize::from(other)], what, about);
                house.record(event);
            }
            let events = outbox::after(&house.store, 0, 1_000).unwrap();
            let once = applied(events.iter());
            prop_assert_eq!(&once, &applied(events.iter().flat_map(|event| [event, event])), "twice is once");
            let of = |id: PrescriptionId| events.iter().filter(move |event| event.envelope.aggregate_id == id.uuid());
            let others = events.iter().filter(|event| !orders.iter().any(|id| event.envelope.aggregate_id == id.uuid()));
            let apart = others.chain(of(orders[1])).chain(of(orders[0]));
            prop_assert_eq!(&once, &applied(apart), "an order's rows depend on its own events only");
        });
    }
}
