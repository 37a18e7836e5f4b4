//! What goes home on the box, in the patient's words (rulebook R3.18).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Provenance;

/// Labels for boxes that patients take home, 100 x 50 mm, one a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DispensingLabels {
    /// In the order of printing.
    pub labels: Vec<DispensingLabel>,
    /// What they were made from; its day is that of the PDF.
    pub provenance: Provenance,
}

/// One box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DispensingLabel {
    /// The name that they go by.
    pub patient: String,
    /// `12/03/1953`.
    pub birth_date: Option<String>,
    /// `Amoxicilina 500 mg, cápsula`.
    pub medicine: String,
    /// `Tome uma cápsula a cada 8 horas.`
    pub how_to_take: String,
    /// What to take at which time of the day; empty where the day has no such times (each 8 hours, as needed).
    pub day: Vec<Moment>,
    /// `Por 7 dias, até 19/05/2026`.
    pub how_long: Option<String>,
    /// With regard to meals.
    pub food: Option<Food>,
    /// `Pode dar sono: não dirija`.
    pub warnings: Vec<String>,
    /// `Depois de aberto, use em até 14 dias, na geladeira`.
    pub after_opening: Option<String>,
    /// `21 cápsulas`.
    pub quantity: Option<String>,
    /// `Lote ABC123, validade 30/06/2028`.
    pub batch: Option<String>,
    /// `Dra. Ana Demo, CRM-SP 123456`.
    pub prescriber: String,
    /// `Entregue em 12/05/2026`.
    pub dispensed: Option<String>,
    /// The number of the prescription in Code 128, printable ASCII.
    pub internal_number: String,
    /// The house.
    pub house: String,
    /// For questions.
    pub phone: Option<String>,
    /// `Carla Demo, CRF-SP 12345`.
    pub pharmacist: Option<String>,
}

/// A time of the day that needs no clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Moment {
    /// When.
    pub when: TimeOfDay,
    /// `1 cápsula`, `½ comprimido`.
    pub amount: String,
}

/// The four times at which people take medicines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TimeOfDay {
    Morning,
    Noon,
    Evening,
    Bedtime,
}

/// With regard to meals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Food {
    WithFood,
    EmptyStomach,
    Indifferent,
}
