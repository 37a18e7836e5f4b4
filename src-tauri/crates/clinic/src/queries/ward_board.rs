//! A ward's beds and who lies in them: what is due next and what waits, for the wall and for the doctor's round.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    ids::{EncounterId, LocationId, PatientId},
    instant::Instant,
    people::{AllergyStatus, Sex},
    prescribing::OrderState,
};
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Error, embedded, rows};

/// A patient in a ward.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct InBed {
    pub patient_id: PatientId,
    pub name: String,
    pub social_name: Option<String>,
    pub birth_date: Option<String>,
    pub sex: Sex,
    pub allergy_status: AllergyStatus,
    /// Names of the allergies that stand.
    #[serde(deserialize_with = "embedded")]
    pub allergies: Vec<String>,
    pub encounter_id: EncounterId,
    pub encounter_started_at: Instant,
    pub ward_id: LocationId,
    pub ward: Option<String>,
    /// As people call it; `None` where somebody waits for a bed.
    pub bed: Option<String>,
    /// Orders that wait in the triage.
    pub waiting_orders: i64,
    /// Orders whose prescriber was asked, or that came back.
    pub asked_orders: i64,
    /// The next planned dose within the hours asked for; filled from the plan.
    #[serde(default)]
    pub next: Option<NextDose>,
    /// Planned doses that are due until then.
    #[serde(default)]
    pub doses: u32,
}

/// What is due next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct NextDose {
    pub due_at: Instant,
    /// Of its order: what waits in the triage is not to be given yet.
    pub state: OrderState,
    pub description: String,
    pub dose: String,
    pub high_alert: Option<bool>,
}

#[derive(Deserialize)]
struct Planned {
    person_id: PatientId,
    doses: u32,
    due_at: Instant,
    state: OrderState,
    description: String,
    dose: String,
    high_alert: Option<bool>,
}

/// Who lies in these wards, in the order of ward and bed; all wards where none is named. Doses are those of
/// `[from, until)`.
///
/// # Errors
/// When the views cannot be read.
pub fn of_wards(views: &Connection, wards: &[LocationId], from: Instant, until: Instant) -> Result<Vec<InBed>, Error> {
    let keys = serde_json::to_string(&wards.iter().map(|ward| ward.uuid().simple().to_string()).collect::<Vec<_>>())?;
    let mut beds: Vec<InBed> = rows(
        views,
        "SELECT s.patient_id, s.name, s.social_name, s.birth_date, s.sex, s.allergy_status,
             (SELECT json_group_array(value ->> 'name') FROM json_each(s.allergies)) AS allergies,
             s.encounter_id, s.encounter_started_at, s.ward_id, s.ward, s.bed,
             (SELECT count(*) FROM prescription_document AS d WHERE d.person_id = s.survivor_id
                  AND d.state IN ('Signed', 'InTriage')) AS waiting_orders,
             (SELECT count(*) FROM prescription_document AS d WHERE d.person_id = s.survivor_id
                  AND d.state IN ('AwaitingAnswer', 'Returned')) AS asked_orders
         FROM patient_summary AS s
         WHERE s.ward_id IS NOT NULL AND s.merged_into IS NULL
             AND (?1 = '[]' OR s.ward_id IN (SELECT unhex(value) FROM json_each(?1)))
         ORDER BY s.ward, s.bed, s.patient_id",
        [&keys],
    )?;
    let wards: BTreeSet<LocationId> = beds.iter().map(|bed| bed.ward_id).collect();
    let mut plans = BTreeMap::new();
    for ward in wards {
        plans.extend(planned(views, ward, from, until)?.into_iter().map(|plan| (plan.person_id, plan)));
    }
    for bed in &mut beds {
        if let Some(plan) = plans.remove(&bed.patient_id) {
            let Planned { due_at, state, description, dose, high_alert, doses, .. } = plan;
            (bed.next, bed.doses) = (Some(NextDose { due_at, state, description, dose, high_alert }), doses);
        }
    }
    Ok(beds)
}

/// The first dose of each patient and how many there are; the other columns are those of the row with the minimum.
fn planned(views: &Connection, ward: LocationId, from: Instant, until: Instant) -> Result<Vec<Planned>, Error> {
    rows(
        views,
        "SELECT b.survivor_id AS person_id, min(s.due_at) AS due_at, count(*) AS doses, d.state, d.description,
             d.dose, d.high_alert
         FROM scheduled_doses AS s
         CROSS JOIN prescription_details AS d
             ON d.prescription_id = s.prescription_id AND d.position = s.position
         CROSS JOIN patient_summary AS b ON b.patient_id = d.patient_id
         WHERE s.ward_id = ?1 AND s.due_at >= ?2 AND s.due_at < ?3
         GROUP BY b.survivor_id",
        params![ward.uuid(), from.millis(), until.millis()],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projections::fixture::{House, follow, now};

    #[test]
    fn a_ward_shows_who_lies_in_it_and_what_is_due_next() {
        let mut house = House::new();
        let (maria, stay) = house.admit("Maria Demonstração");
        house.prescribe((maria, stay));
        let follower = follow(&house.views());
        let board = |from, until| of_wards(follower.connection(), &[house.ward], from, until).unwrap();
        let [bed] = board(now(), now().plus_days(1)).try_into().expect("one patient");
        assert_eq!((bed.patient_id, bed.waiting_orders, bed.asked_orders), (maria, 1, 0));
        let next = bed.next.expect("a dose is planned");
        assert!(next.due_at >= now() && bed.doses >= 1, "the first of the day's doses");
        assert_eq!(next.state, OrderState::Signed, "not released yet");
        let [later] = board(now().plus_days(9), now().plus_days(10)).try_into().expect("still there");
        assert_eq!((later.next, later.doses), (None, 0));
    }
}
