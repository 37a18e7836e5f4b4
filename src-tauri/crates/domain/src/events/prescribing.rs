//! Events of a prescription. Frozen: see [`super`].
//!
//! `Prescribed` copies what the prescription says at signing, down to the printed words: nothing that is corrected
//! later changes what somebody signed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};

use crate::{
    catalogue::{DocumentType, List344, Route, UseRestriction},
    commands::Override,
    dosage::{AsNeeded, Duration, Frequency, ItemKind, Rate, Scheduling, TaperStep, VariableRange},
    findings::Finding,
    ids::{EncounterId, ItemId, LocationId, MedicineId, PatientId, PractitionerId, PrescriptionId},
    instant::Instant,
    people::{Address, Sex},
    prescribing::{PrescriptionKind, Priority},
    quantity::Quantity,
};

/// The prescriber as they signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrescriberAsSigned {
    pub practitioner_id: PractitionerId,
    pub name: String,
    pub council: String,
    pub uf: String,
    pub number: String,
    pub specialty: Option<String>,
    pub rqe: Option<String>,
    pub cpf: Option<String>,
    pub address: Option<Address>,
    pub phone: Option<String>,
}

/// The patient as identified at signing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PatientAsSigned {
    pub patient_id: PatientId,
    pub name: String,
    pub social_name: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub sex: Sex,
    pub cpf: Option<String>,
    pub cns: Option<String>,
    pub address: Option<Address>,
    pub phone: Option<String>,
    pub guardian: Option<String>,
}

/// The medicine as prescribed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct MedicineAsSigned {
    pub medicine_id: MedicineId,
    /// `dipirona`.
    pub name: String,
    /// `dipirona 500 mg comprimido`.
    pub description: String,
    pub strength: String,
    pub form: String,
    pub atc: String,
    pub substance_keys: Vec<String>,
    pub list344: Option<List344>,
    pub document_type: DocumentType,
    pub use_restriction: Option<UseRestriction>,
    pub high_alert: Option<bool>,
    pub antimicrobial: bool,
}

/// One prescribed medicine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrescribedItem {
    pub item_id: ItemId,
    pub kind: ItemKind,
    pub medicine: MedicineAsSigned,
    pub dose: Option<Quantity>,
    pub route: Route,
    pub frequency: Option<Frequency>,
    pub duration: Option<Duration>,
    pub scheduling: Option<Scheduling>,
    pub diluent: Option<String>,
    pub volume: Option<Quantity>,
    pub rate: Option<Rate>,
    pub as_needed: Option<AsNeeded>,
    pub taper: Vec<TaperStep>,
    pub variable: Vec<VariableRange>,
    pub variable_measure: Option<String>,
    pub quantity: Option<Quantity>,
    pub indication: Option<String>,
    pub cid: Option<String>,
    pub substitution_refused: bool,
    pub instructions: Option<String>,
    pub allergy_override: Option<Override>,
    /// The dose in printed words: `500 mg`.
    pub dose_text: String,
    /// When and how long, in printed words: `a cada 6 horas, se dor, por 3 dias`.
    pub schedule_text: String,
    pub starts_at: Instant,
    pub ends_at: Option<Instant>,
    /// Planned doses of the first 24 hours; none when given only if needed.
    pub doses: Vec<Instant>,
    /// The most that may be given in 24 hours, in a unit of the medicine's strength; `None` when it cannot be computed.
    pub daily_dose: Option<Quantity>,
}

/// A finding as it stood at signing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct FindingRecorded {
    pub item_id: Option<ItemId>,
    pub finding: Finding,
}

/// A prescription was signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Prescribed {
    /// This version.
    pub prescription_id: PrescriptionId,
    /// The first version's id.
    pub root_id: PrescriptionId,
    /// 1 for the first.
    pub version: i64,
    /// The version it stands in the place of.
    pub replaces: Option<PrescriptionId>,
    /// It renews that version rather than changing it.
    pub renewal: bool,
    /// `UTI2-000123-7`.
    pub number: String,
    /// The counter within the station's series.
    pub counter: i64,
    /// For whom and where.
    pub kind: PrescriptionKind,
    /// How soon.
    pub priority: Priority,
    /// When it was signed.
    pub signed_at: Instant,
    /// The target for the first dose.
    pub due_at: Instant,
    /// The stay.
    pub encounter_id: Option<EncounterId>,
    /// Ward at signing.
    pub ward_id: Option<LocationId>,
    /// Its name then.
    pub ward: Option<String>,
    /// Bed at signing.
    pub bed_id: Option<LocationId>,
    /// Its name then.
    pub bed: Option<String>,
    /// Who signed.
    pub prescriber: PrescriberAsSigned,
    /// For whom.
    pub patient: PatientAsSigned,
    /// What.
    pub items: Vec<PrescribedItem>,
    /// What the checks said.
    pub findings: Vec<FindingRecorded>,
    /// Anything else to say.
    pub note: Option<String>,
}

/// Another version stands in its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrescriptionReplaced {
    pub prescription_id: PrescriptionId,
    pub replaced_by: PrescriptionId,
}

/// The prescriber took it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrescriptionCancelled {
    pub prescription_id: PrescriptionId,
    pub reason: String,
}

/// Why an order ended without anybody cancelling it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString)]
#[allow(missing_docs)]
pub enum CloseReason {
    EncounterFinished,
    PatientDied,
}

/// It ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrescriptionClosed {
    pub prescription_id: PrescriptionId,
    pub reason: CloseReason,
}

/// It should never have been written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrescriptionEnteredInError {
    pub prescription_id: PrescriptionId,
    pub reason: String,
}

/// One item is held back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ItemSuspended {
    pub prescription_id: PrescriptionId,
    pub item_id: ItemId,
    pub reason: String,
}

/// One item goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ItemResumed {
    pub prescription_id: PrescriptionId,
    pub item_id: ItemId,
}
