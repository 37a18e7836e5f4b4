//! The medicines of a prescription: one row each, as they were signed, with where the patient is now.

use domain::{
    catalogue::{List344, Route},
    ids::{EncounterId, ItemId, LocationId, MedicineId, PatientId, PractitionerId, PrescriptionId},
    instant::Instant,
    people::Address,
    prescribing::OrderState,
};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Error, Found, embedded, found, rows};

/// One prescribed medicine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrescriptionDetail {
    pub item_id: ItemId,
    /// Its place in the prescription, from 0.
    pub position: i64,
    pub prescription_id: PrescriptionId,
    /// `UTI2-000123-7`.
    pub number: String,
    pub version: i64,
    /// Of the order.
    pub state: OrderState,
    pub prescribed_at: Instant,
    pub prescriber_id: PractitionerId,
    pub prescriber_name: String,
    pub specialty: Option<String>,
    /// `CRM`.
    pub council: String,
    pub council_uf: String,
    pub council_number: String,
    pub patient_id: PatientId,
    pub patient_name: String,
    pub patient_social_name: Option<String>,
    /// `1953-04-01`.
    pub birth_date: Option<String>,
    #[serde(deserialize_with = "embedded")]
    pub address: Option<Address>,
    pub encounter_id: Option<EncounterId>,
    /// Now.
    pub ward_id: Option<LocationId>,
    /// Now.
    pub ward: Option<String>,
    /// Now.
    pub bed: Option<String>,
    pub medicine_id: MedicineId,
    /// `dipirona`.
    pub medicine_name: String,
    /// `dipirona 500 mg comprimido`.
    pub description: String,
    /// In printed words.
    pub dose: String,
    pub route: Route,
    /// When and how long, in printed words.
    pub schedule: String,
    pub as_needed: bool,
    /// `None` where the formulary does not say.
    pub high_alert: Option<bool>,
    pub antimicrobial: bool,
    pub list344: Option<List344>,
    pub starts_at: Instant,
    pub ends_at: Option<Instant>,
    /// When somebody must have renewed it; `None` where nothing is to be renewed.
    pub runs_out_at: Option<Instant>,
    pub suspended: bool,
    pub suspended_reason: Option<String>,
}

/// The medicines of a prescription, in its order.
///
/// # Errors
/// When the views cannot be read.
pub fn of_prescription(views: &Connection, id: PrescriptionId) -> Result<Found<Vec<PrescriptionDetail>>, Error> {
    let details: Vec<PrescriptionDetail> = rows(
        views,
        "SELECT item_id, position, prescription_id, number, version, state, prescribed_at, prescriber_id,
             prescriber_name, specialty, council, council_uf, council_number, patient_id, patient_name,
             patient_social_name, birth_date, address, encounter_id, ward_id, ward, bed, medicine_id, medicine_name,
             description, dose, route, schedule, as_needed, high_alert, antimicrobial, list344, starts_at, ends_at,
             runs_out_at, suspended, suspended_reason
         FROM prescription_details WHERE prescription_id = ?1 ORDER BY position",
        [id.uuid()],
    )?;
    found(views, id.uuid(), Some(details).filter(|details| !details.is_empty()))
}
