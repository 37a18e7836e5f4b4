//! Identifiers: `UUIDv7`, made where the work is done, a string on the wire and 16 bytes in the store.
//!
//! One generic type serves them all; the marker only keeps a patient's id out of an encounter's place.
//! An aggregate that a command creates bears the command's own id, so that a script knows it before it sends.

use std::{cmp::Ordering, fmt, hash, marker::PhantomData, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The id of an `Of`.
pub struct Id<Of>(Uuid, PhantomData<fn() -> Of>);

impl<Of> Id<Of> {
    /// Wraps a UUID that is known to name an `Of`.
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The bare UUID, as the store binds it.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<Of> Clone for Id<Of> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Of> Copy for Id<Of> {}

impl<Of> PartialEq for Id<Of> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<Of> Eq for Id<Of> {}

impl<Of> PartialOrd for Id<Of> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<Of> Ord for Id<Of> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<Of> hash::Hash for Id<Of> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<Of> fmt::Debug for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<Of> fmt::Display for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<Of> FromStr for Id<Of> {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::new)
    }
}

impl<Of> From<Uuid> for Id<Of> {
    fn from(uuid: Uuid) -> Self {
        Self::new(uuid)
    }
}

impl<Of> Serialize for Id<Of> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, Of> Deserialize<'de> for Id<Of> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

impl<Of> JsonSchema for Id<Of> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Uuid::json_schema(generator)
    }
}

/// What the ids name. These types have no values.
pub mod of {
    /// A legal establishment (CNES).
    pub enum Establishment {}
    /// A workstation.
    pub enum Station {}
    /// A person who signs in.
    pub enum User {}
    /// A professional of a council.
    pub enum Practitioner {}
    /// A patient.
    pub enum Patient {}
    /// An allergy of a patient.
    pub enum Allergy {}
    /// A measured value of a patient.
    pub enum Observation {}
    /// An establishment's ward, room or bed.
    pub enum Location {}
    /// A stay or a visit.
    pub enum Encounter {}
    /// An active ingredient.
    pub enum Substance {}
    /// A formulary entry.
    pub enum Medicine {}
    /// A presentation on sale.
    pub enum Product {}
    /// A limit on who may prescribe what.
    pub enum Restriction {}
    /// An import of products.
    pub enum Import {}
    /// One version of a prescription.
    pub enum Prescription {}
    /// One prescribed medicine.
    pub enum Item {}
    /// A pharmacist's question to a prescriber.
    pub enum Intervention {}
    /// A paper on its way to a printer.
    pub enum PrintJob {}
    /// A command.
    pub enum Command {}
    /// An event.
    pub enum Event {}
}

/// See [`of::Establishment`].
pub type EstablishmentId = Id<of::Establishment>;
/// See [`of::Station`].
pub type StationId = Id<of::Station>;
/// See [`of::User`].
pub type UserId = Id<of::User>;
/// See [`of::Practitioner`].
pub type PractitionerId = Id<of::Practitioner>;
/// See [`of::Patient`].
pub type PatientId = Id<of::Patient>;
/// See [`of::Allergy`].
pub type AllergyId = Id<of::Allergy>;
/// See [`of::Observation`].
pub type ObservationId = Id<of::Observation>;
/// See [`of::Location`].
pub type LocationId = Id<of::Location>;
/// See [`of::Encounter`].
pub type EncounterId = Id<of::Encounter>;
/// See [`of::Substance`].
pub type SubstanceId = Id<of::Substance>;
/// See [`of::Medicine`].
pub type MedicineId = Id<of::Medicine>;
/// See [`of::Product`].
pub type ProductId = Id<of::Product>;
/// See [`of::Restriction`].
pub type RestrictionId = Id<of::Restriction>;
/// See [`of::Import`].
pub type ImportId = Id<of::Import>;
/// See [`of::Prescription`].
pub type PrescriptionId = Id<of::Prescription>;
/// See [`of::Item`].
pub type ItemId = Id<of::Item>;
/// See [`of::Intervention`].
pub type InterventionId = Id<of::Intervention>;
/// See [`of::PrintJob`].
pub type PrintJobId = Id<of::PrintJob>;
/// See [`of::Command`].
pub type CommandId = Id<of::Command>;
/// See [`of::Event`].
pub type EventId = Id<of::Event>;
