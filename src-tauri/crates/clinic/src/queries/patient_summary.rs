//! The banner of a patient: what stays on screen while anything is decided about them.

use chrono::{DateTime, NaiveDate};
use domain::{
    age::age,
    ids::{AllergyId, EncounterId, LocationId, PatientId, SubstanceId},
    instant::Instant,
    people::{AllergyKind, AllergyStatus, Severity, Sex},
    places::EncounterClass,
    prescribing::OrderState,
    quantity::{Amount, Unit},
    renal::{Kidney, creatinine_clearance},
};
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::{Error, Found, embedded, found, row};

/// An allergy that stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct StandingAllergy {
    pub allergy_id: AllergyId,
    pub name: String,
    pub kind: AllergyKind,
    pub severity: Option<Severity>,
    pub substance_id: Option<SubstanceId>,
    pub group_code: Option<String>,
    pub manifestation: Option<String>,
}

/// The latest value of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Measured {
    pub value: Amount,
    pub unit: Unit,
    pub observed_at: Instant,
}

/// The banner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PatientSummary {
    pub patient_id: PatientId,
    /// Whose record to read: this one's own, unless it was merged into another.
    pub survivor_id: PatientId,
    pub merged_into: Option<PatientId>,
    pub name: String,
    pub social_name: Option<String>,
    /// `1953-04-01`.
    pub birth_date: Option<String>,
    pub sex: Sex,
    pub deceased_at: Option<Instant>,
    pub allergy_status: AllergyStatus,
    #[serde(deserialize_with = "embedded")]
    pub allergies: Vec<StandingAllergy>,
    #[serde(deserialize_with = "embedded")]
    pub weight: Option<Measured>,
    #[serde(deserialize_with = "embedded")]
    pub height: Option<Measured>,
    #[serde(deserialize_with = "embedded")]
    pub creatinine: Option<Measured>,
    /// mL/min by Cockcroft and Gault, of the latest creatinine and weight, at the age of the day of the creatinine.
    #[serde(default)]
    pub creatinine_clearance: Option<Amount>,
    /// 1 pregnant, 0 not.
    #[serde(deserialize_with = "embedded")]
    pub pregnancy: Option<Measured>,
    /// The open stay.
    pub encounter_id: Option<EncounterId>,
    pub encounter_class: Option<EncounterClass>,
    pub encounter_started_at: Option<Instant>,
    pub ward_id: Option<LocationId>,
    pub ward: Option<String>,
    pub bed: Option<String>,
    /// Orders that may be reaching the patient.
    pub active_orders: i64,
    /// Orders that wait in the triage.
    pub waiting_orders: i64,
}

/// The banner of a patient.
///
/// # Errors
/// When the views cannot be read.
pub fn by_id(views: &Connection, id: PatientId) -> Result<Found<PatientSummary>, Error> {
    let mut summary: Option<PatientSummary> = row(
        views,
        "SELECT s.patient_id, s.survivor_id, s.merged_into, s.name, s.social_name, s.birth_date, s.sex, s.deceased_at,
             s.allergy_status, s.allergies, s.weight, s.height, s.creatinine, s.pregnancy, s.encounter_id,
             s.encounter_class, s.encounter_started_at, s.ward_id, s.ward, s.bed,
             (SELECT count(*) FROM prescription_document AS d WHERE d.person_id = s.survivor_id
                  AND d.state IN (SELECT value FROM json_each(?2))) AS active_orders,
             (SELECT count(*) FROM prescription_document AS d WHERE d.person_id = s.survivor_id
                  AND d.state IN (SELECT value FROM json_each(?3))) AS waiting_orders
         FROM patient_summary AS s WHERE s.patient_id = ?1",
        params![id.uuid(), states(OrderState::is_active)?, states(OrderState::in_queue)?],
    )?;
    if let Some(summary) = &mut summary {
        summary.creatinine_clearance = clearance(summary);
    }
    found(views, id.uuid(), summary)
}

fn clearance(of: &PatientSummary) -> Option<Amount> {
    let in_unit = |measured: Option<Measured>, unit| Some(measured.filter(|it| it.unit == unit)?.value);
    let born: NaiveDate = of.birth_date.as_ref()?.parse().ok()?;
    let measured_on = DateTime::from_timestamp_millis(of.creatinine?.observed_at.millis())?.date_naive();
    creatinine_clearance(Kidney {
        age_years: age(born, measured_on).years,
        sex: of.sex,
        weight: in_unit(of.weight, Unit::Kg)?,
        height: in_unit(of.height, Unit::Cm),
        creatinine: in_unit(of.creatinine, Unit::MgPerDl)?,
    })
}

/// The names of the states that are so, as JSON.
fn states(are: impl Fn(OrderState) -> bool) -> Result<String, Error> {
    let named: Vec<OrderState> = OrderState::VARIANTS.iter().copied().filter(|state| are(*state)).collect();
    Ok(serde_json::to_string(&named)?)
}
