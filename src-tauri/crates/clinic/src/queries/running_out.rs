//! In-patient orders of a ward that nobody has renewed yet: doses are planned for 24 hours, and then there are none.
//!
//! One whose time is over stays until somebody renews, cancels or suspends it: a missed renewal is the task of whoever
//! looks here.

use domain::{
    ids::{LocationId, PatientId, PractitionerId, PrescriptionId},
    instant::Instant,
    prescribing::OrderState,
};
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Error, embedded, limit, rows, triage_queue::ParkedOrder};

/// An order with medicines that end unless it is renewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct RunningOut {
    /// When; in the past, the renewal was missed.
    pub runs_out_at: Instant,
    pub prescription_id: PrescriptionId,
    pub number: String,
    pub state: OrderState,
    pub patient_id: PatientId,
    /// As known today; as signed where the patient cannot be shown.
    pub patient_name: String,
    pub bed: Option<String>,
    /// Who signed it.
    pub prescriber_id: PractitionerId,
    pub prescriber_name: String,
    /// What ends, in the order's own order.
    #[serde(deserialize_with = "embedded")]
    pub medicines: Vec<String>,
}

/// Where a page begins: after this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RunningOutKey {
    pub runs_out_at: Instant,
    pub prescription_id: PrescriptionId,
}

/// Orders of a ward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RunningOutPage {
    /// Orders that cannot be shown and may be of this ward: whether they run out is not known.
    pub parked: Vec<ParkedOrder>,
    /// The longest overdue first.
    pub orders: Vec<RunningOut>,
}

/// The orders of `ward`, or of patients in no ward, that run out at `until` or before.
///
/// # Errors
/// When the views cannot be read.
pub fn of_ward(
    views: &Connection,
    ward: Option<LocationId>,
    until: Instant,
    after: Option<RunningOutKey>,
    size: usize,
) -> Result<RunningOutPage, Error> {
    let (at, id) =
        after.map_or((i64::MIN, uuid::Uuid::nil()), |after| (after.runs_out_at.millis(), after.prescription_id.uuid()));
    let orders = rows(
        views,
        "SELECT d.runs_out_at, d.prescription_id, d.number, d.state, d.patient_id,
             coalesce(p.social_name, p.name, d.patient_social_name, d.patient_name) AS patient_name, d.bed,
             d.prescriber_id, d.prescriber_name, json_group_array(d.description) AS medicines
         FROM prescription_details AS d
         LEFT JOIN patient_summary AS b ON b.patient_id = d.patient_id
         LEFT JOIN patient_summary AS p ON p.patient_id = b.survivor_id
         WHERE d.ward_id IS ?1 AND d.runs_out_at IS NOT NULL AND d.runs_out_at <= ?2
             AND (d.runs_out_at, d.prescription_id) > (?3, ?4)
         GROUP BY d.runs_out_at, d.prescription_id
         ORDER BY d.runs_out_at, d.prescription_id LIMIT ?5",
        params![ward.map(LocationId::uuid), until.millis(), at, id, limit(size)],
    )?;
    let mut parked = super::triage_queue::parked(views)?;
    parked.retain(|order| order.ward_id.is_none() || order.ward_id == ward);
    Ok(RunningOutPage { parked, orders })
}
