//! The write store: normalized tables in `clinic.db`.
//!
//! [`apply`] is the only code that turns an event into rows. It is total and idempotent: an event of another
//! workstation will one day take the same path, in another order, perhaps twice. Keys that another station could also
//! take are checked when a command is decided, never UNIQUE here.

pub(crate) mod connection;
pub(crate) mod formulary;
pub(crate) mod item;
pub(crate) mod known;
pub(crate) mod patient;
pub(crate) mod place;
pub(crate) mod practitioner;
pub(crate) mod prescription;
pub(crate) mod staff;
pub(crate) mod triage;

use domain::events::Event;
use rusqlite::Connection;

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
        Event::ReturnedToPrescriber(body) => triage::returned(tx, envelope, body),
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

/// The column holds something no event wrote. The value itself is left out: it may be a patient's.
pub(crate) fn unreadable(column: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(column, "stored value".to_owned(), rusqlite::types::Type::Text)
}
