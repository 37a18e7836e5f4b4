//! Commands of a prescriber.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    catalogue::Route,
    dosage::{AsNeeded, Duration, Frequency, ItemKind, Rate, Scheduling, TaperStep, VariableRange},
    ids::{EncounterId, ItemId, MedicineId, PatientId, PrescriptionId},
    prescribing::{OverrideReason, PrescriptionKind, Priority},
    quantity::Quantity,
};

/// Why a prescriber goes on in spite of an allergy to the very substance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Override {
    pub reason: OverrideReason,
    /// Mandatory for `Other`, at least 10 characters.
    pub text: Option<String>,
}

/// One medicine as it is ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemOrder {
    /// The shape of its dosage.
    pub kind: ItemKind,
    /// Which formulary entry.
    pub medicine_id: MedicineId,
    /// One dose: in a unit of the medicine's strength, of its form, or mL.
    pub dose: Option<Quantity>,
    /// How it enters the body.
    pub route: Option<Route>,
    /// How often.
    pub frequency: Option<Frequency>,
    /// How long.
    pub duration: Option<Duration>,
    /// How dose times are laid out; the ward's times without a first dose now, when absent.
    pub scheduling: Option<Scheduling>,
    /// What it is diluted in.
    pub diluent: Option<String>,
    /// How much of the diluent, or of the solution itself where there is no dose, mL.
    pub volume: Option<Quantity>,
    /// How fast it runs.
    pub rate: Option<Rate>,
    /// Given only when needed.
    pub as_needed: Option<AsNeeded>,
    /// The steps of a taper.
    #[serde(default)]
    pub taper: Vec<TaperStep>,
    /// The ranges of a variable dose.
    #[serde(default)]
    pub variable: Vec<VariableRange>,
    /// What is measured to choose among them: "glicemia capilar".
    pub variable_measure: Option<String>,
    /// How much to hand out, for documents that leave the house.
    pub quantity: Option<Quantity>,
    /// What it is for.
    pub indication: Option<String>,
    /// CID-10 of it.
    pub cid: Option<String>,
    /// "Não autorizo a substituição" (rulebook 1.12).
    #[serde(default)]
    pub substitution_refused: bool,
    /// Anything else to say.
    pub instructions: Option<String>,
    /// Goes on in spite of an allergy.
    pub allergy_override: Option<Override>,
}

/// What a prescription says, whoever version it becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Order {
    pub kind: PrescriptionKind,
    pub patient_id: PatientId,
    /// Mandatory for an in-patient or discharge prescription.
    pub encounter_id: Option<EncounterId>,
    pub priority: Priority,
    pub items: Vec<ItemOrder>,
    pub note: Option<String>,
}

/// Signs a prescription; its id is the command's. The draft of the same id goes with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Prescribe(pub Order);

/// Signs a new version that stands in the place of exactly one; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Replace {
    pub replaces: PrescriptionId,
    pub order: Order,
}

/// Takes a prescription back before it is dispensed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Cancel {
    pub prescription_id: PrescriptionId,
    pub reason: String,
}

/// Signs the same items again in the place of the prescription, from now on; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Renew {
    pub prescription_id: PrescriptionId,
    /// Overrides for items that need one, by their place in the prescription.
    #[serde(default)]
    pub overrides: Vec<Option<Override>>,
}

/// Holds one item back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct SuspendItem {
    pub prescription_id: PrescriptionId,
    pub item_id: ItemId,
    pub reason: String,
}

/// Lets a suspended item go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ResumeItem {
    pub prescription_id: PrescriptionId,
    pub item_id: ItemId,
}

/// Says that the prescription should never have been written (wrong patient).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct MarkEnteredInError {
    pub prescription_id: PrescriptionId,
    pub reason: String,
}
