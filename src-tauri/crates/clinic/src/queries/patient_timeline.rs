//! What happened to a patient, newest first, whole or of one stay.

use domain::{
    ids::{EncounterId, PatientId, PrescriptionId, UserId},
    instant::Instant,
};
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Error, limit, rows};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineEntry {
    /// When.
    pub at: Instant,
    /// The event's name.
    pub kind: String,
    /// With `kind` and `at`, its place.
    pub id: Uuid,
    /// The stay.
    pub encounter_id: Option<EncounterId>,
    /// The prescription it is about.
    pub prescription_id: Option<PrescriptionId>,
    /// That prescription's number.
    pub number: Option<String>,
    /// Who, where the view knows.
    pub actor_id: Option<UserId>,
    /// Their name.
    pub actor_name: Option<String>,
    /// Of the value (LOINC), allergy kind, stay class or reason.
    pub code: Option<String>,
    /// The medicines, the substance, the value, the place or the reason.
    pub text: Option<String>,
}

/// Where a page begins: after this entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TimelineKey {
    pub at: Instant,
    pub kind: String,
    pub id: Uuid,
}

/// A page of what happened to a patient; of one stay where `encounter` is given.
///
/// # Errors
/// When the views cannot be read.
pub fn of_patient(
    views: &Connection,
    patient: PatientId,
    encounter: Option<EncounterId>,
    after: Option<&TimelineKey>,
    size: usize,
) -> Result<Vec<TimelineEntry>, Error> {
    rows(
        views,
        "SELECT t.at, t.kind, t.id, t.encounter_id, t.prescription_id, t.number, t.actor_id, staff.name AS actor_name,
             t.code, t.text
         FROM patient_timeline AS t LEFT JOIN staff ON staff.user_id = t.actor_id
         WHERE t.person_id = coalesce((SELECT survivor_id FROM patient_summary WHERE patient_id = ?1), ?1)
             AND (t.at, t.kind, t.id) < (?2, ?3, ?4) AND (?5 IS NULL OR t.encounter_id = ?5)
         ORDER BY t.at DESC, t.kind DESC, t.id DESC LIMIT ?6",
        params![
            patient.uuid(),
            after.map_or(i64::MAX, |after| after.at.millis()),
            after.map_or("", |after| after.kind.as_str()),
            after.map_or_else(Uuid::nil, |after| after.id),
            encounter.map(EncounterId::uuid),
            limit(size)
        ],
    )
}
