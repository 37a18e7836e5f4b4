//! What happened: frozen bodies, stored as JSON and never changed.
//!
//! Bodies are structs of their own: renaming a field of a command or a view never touches what was recorded yesterday.
//! One golden JSON per type and version stands in `tests/golden/events`. A change is a new `schema_version`, which [`read`]
//! lifts older bodies to. A body holds all that a stranger needs to build the record.

mod formulary;
mod people;
mod places;
mod prescribing;
mod printing;
mod triage;

pub use formulary::{
    Ingredient, Medicine, Product, ProductImportFinished, ProductsImported, Restriction, RestrictionRemoved, Substance,
};
pub use people::{
    AllergyRecorded, AllergyRefuted, NoKnownAllergiesRecorded, ObservationRecorded, PasswordChanged, Patient,
    PatientDied, PatientsMerged, Practitioner, User,
};
pub use places::{
    EncounterFinished, EncounterStarted, EncounterTransferred, Establishment, IncarnationStarted, LocationRegistered,
    StationRegistered,
};
pub use prescribing::{
    CloseReason, FindingRecorded, ItemResumed, ItemSuspended, MedicineAsSigned, PatientAsSigned, Prescribed,
    PrescribedItem, PrescriberAsSigned, PrescriptionCancelled, PrescriptionClosed, PrescriptionEnteredInError,
    PrescriptionReplaced,
};
pub use printing::{PrintCancelled, PrintConfirmed, PrintFailed, PrintQueued, PrintSent};
pub use triage::{
    InterventionAnswered, InterventionRaised, ItemApproved, ReturnedToPrescriber, TakenForTriage, Validated,
    ValidatedWithRemark,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;
use uuid::Uuid;

/// One thing that happened, of the newest schema version of its type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, IntoStaticStr, strum::VariantNames)]
#[serde(tag = "type", content = "body")]
#[allow(missing_docs)]
pub enum Event {
    EstablishmentRegistered(Establishment),
    EstablishmentCorrected(Establishment),
    StationRegistered(StationRegistered),
    IncarnationStarted(IncarnationStarted),
    LocationRegistered(LocationRegistered),
    UserRegistered(User),
    UserChanged(User),
    PasswordChanged(PasswordChanged),
    PractitionerRegistered(Practitioner),
    PractitionerCorrected(Practitioner),
    PatientRegistered(Patient),
    PatientCorrected(Patient),
    PatientDied(PatientDied),
    PatientsMerged(PatientsMerged),
    AllergyRecorded(AllergyRecorded),
    AllergyRefuted(AllergyRefuted),
    NoKnownAllergiesRecorded(NoKnownAllergiesRecorded),
    ObservationRecorded(ObservationRecorded),
    EncounterStarted(EncounterStarted),
    EncounterTransferred(EncounterTransferred),
    EncounterFinished(EncounterFinished),
    SubstanceRegistered(Substance),
    MedicineRegistered(Medicine),
    MedicineCorrected(Medicine),
    ProductsImported(ProductsImported),
    ProductImportFinished(ProductImportFinished),
    RestrictionSet(Restriction),
    RestrictionRemoved(RestrictionRemoved),
    Prescribed(Box<Prescribed>),
    PrescriptionReplaced(PrescriptionReplaced),
    PrescriptionCancelled(PrescriptionCancelled),
    PrescriptionClosed(PrescriptionClosed),
    PrescriptionEnteredInError(PrescriptionEnteredInError),
    ItemSuspended(ItemSuspended),
    ItemResumed(ItemResumed),
    TakenForTriage(TakenForTriage),
    Validated(Validated),
    ValidatedWithRemark(ValidatedWithRemark),
    InterventionRaised(InterventionRaised),
    InterventionAnswered(InterventionAnswered),
    ItemApproved(ItemApproved),
    ReturnedToPrescriber(ReturnedToPrescriber),
    PrintQueued(PrintQueued),
    PrintSent(PrintSent),
    PrintConfirmed(PrintConfirmed),
    PrintFailed(PrintFailed),
    PrintCancelled(PrintCancelled),
}

/// What an event happened to: the unit of versions and of parking.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[allow(missing_docs)]
pub enum AggregateKind {
    Establishment,
    Station,
    Location,
    User,
    Practitioner,
    Patient,
    Encounter,
    Substance,
    Medicine,
    Import,
    Restriction,
    Prescription,
    PrintJob,
}

/// The stored event cannot be read by this version of the program: it is parked, never dropped.
#[derive(Debug, Error)]
pub enum Unreadable {
    /// Written by a newer program.
    #[error("event type or schema version is not known to this version of the program")]
    Unknown,
    /// The body does not have the shape of its type. The chain says more without naming anybody.
    #[error("event body does not have the shape of its type")]
    Malformed,
}

impl Event {
    /// The type's name in the outbox.
    pub fn name(&self) -> &'static str {
        self.into()
    }

    /// The version of its body's schema that this program writes.
    pub fn schema_version(&self) -> i64 {
        newest(self.name())
    }

    /// What it happened to.
    pub fn aggregate(&self) -> (AggregateKind, Uuid) {
        use AggregateKind as Kind;
        match self {
            Self::EstablishmentRegistered(body) | Self::EstablishmentCorrected(body) => {
                (Kind::Establishment, body.establishment_id.uuid())
            }
            Self::StationRegistered(body) => (Kind::Station, body.station_id.uuid()),
            Self::IncarnationStarted(body) => (Kind::Station, body.station_id.uuid()),
            Self::LocationRegistered(body) => (Kind::Location, body.location_id.uuid()),
            Self::UserRegistered(body) | Self::UserChanged(body) => (Kind::User, body.user_id.uuid()),
            Self::PasswordChanged(body) => (Kind::User, body.user_id.uuid()),
            Self::PractitionerRegistered(body) | Self::PractitionerCorrected(body) => {
                (Kind::Practitioner, body.practitioner_id.uuid())
            }
            Self::PatientRegistered(body) | Self::PatientCorrected(body) => (Kind::Patient, body.patient_id.uuid()),
            Self::PatientDied(body) => (Kind::Patient, body.patient_id.uuid()),
            Self::PatientsMerged(body) => (Kind::Patient, body.duplicate.uuid()),
            Self::AllergyRecorded(body) => (Kind::Patient, body.patient_id.uuid()),
            Self::AllergyRefuted(body) => (Kind::Patient, body.patient_id.uuid()),
            Self::NoKnownAllergiesRecorded(body) => (Kind::Patient, body.patient_id.uuid()),
            Self::ObservationRecorded(body) => (Kind::Patient, body.patient_id.uuid()),
            Self::EncounterStarted(body) => (Kind::Encounter, body.encounter_id.uuid()),
            Self::EncounterTransferred(body) => (Kind::Encounter, body.encounter_id.uuid()),
            Self::EncounterFinished(body) => (Kind::Encounter, body.encounter_id.uuid()),
            Self::SubstanceRegistered(body) => (Kind::Substance, body.substance_id.uuid()),
            Self::MedicineRegistered(body) | Self::MedicineCorrected(body) => (Kind::Medicine, body.medicine_id.uuid()),
            Self::ProductsImported(body) => (Kind::Import, body.import_id.uuid()),
            Self::ProductImportFinished(body) => (Kind::Import, body.import_id.uuid()),
            Self::RestrictionSet(body) => (Kind::Restriction, body.restriction_id.uuid()),
            Self::RestrictionRemoved(body) => (Kind::Restriction, body.restriction_id.uuid()),
            Self::Prescribed(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::PrescriptionReplaced(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::PrescriptionCancelled(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::PrescriptionClosed(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::PrescriptionEnteredInError(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::ItemSuspended(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::ItemResumed(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::TakenForTriage(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::Validated(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::ValidatedWithRemark(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::InterventionRaised(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::InterventionAnswered(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::ItemApproved(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::ReturnedToPrescriber(body) => (Kind::Prescription, body.prescription_id.uuid()),
            Self::PrintQueued(body) => (Kind::PrintJob, body.print_job_id.uuid()),
            Self::PrintSent(body) => (Kind::PrintJob, body.print_job_id.uuid()),
            Self::PrintConfirmed(body) => (Kind::PrintJob, body.print_job_id.uuid()),
            Self::PrintFailed(body) => (Kind::PrintJob, body.print_job_id.uuid()),
            Self::PrintCancelled(body) => (Kind::PrintJob, body.print_job_id.uuid()),
        }
    }

    /// The body as it is stored: JSON with its fields in the order of the struct.
    ///
    /// # Errors
    /// [`Unreadable::Malformed`] where the body cannot be written as JSON, which no body of this crate does.
    pub fn body(&self) -> Result<String, Unreadable> {
        let whole = serde_json::to_string(self).map_err(|_| Unreadable::Malformed)?;
        let prefix = format!("{{\"type\":\"{}\",\"body\":", self.name());
        let body = whole.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix('}'));
        body.map(str::to_owned).ok_or(Unreadable::Malformed)
    }
}

/// The newest version of a type's schema. A version that only added fields needs no code to be lifted: a body without
/// them reads as their defaults. It is a version all the same, because a program that does not know the field must park
/// the event, not drop what it says.
fn newest(name: &str) -> i64 {
    match name {
        "RestrictionSet" | "IncarnationStarted" | "ProductImportFinished" => 2,
        _ => 1,
    }
}

/// Reads a stored event, lifting an older body to the newest schema version of its type.
///
/// # Errors
/// [`Unreadable`], when it must be parked.
pub fn read(name: &str, schema_version: i64, body: &str) -> Result<Event, Unreadable> {
    if !(1..=newest(name)).contains(&schema_version) || !<Event as strum::VariantNames>::VARIANTS.contains(&name) {
        return Err(Unreadable::Unknown);
    }
    // The tag stands first, so that the body is read straight into its struct.
    serde_json::from_str(&format!("{{\"type\":\"{name}\",\"body\":{body}}}")).map_err(|_| Unreadable::Malformed)
}
