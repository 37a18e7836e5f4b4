//! The planned doses of a ward within a span of time.

use domain::{
    catalogue::Route,
    ids::{LocationId, MedicineId, PatientId, PrescriptionId},
    instant::Instant,
    prescribing::OrderState,
};
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Error, limit, rows, triage_queue::ParkedOrder};

/// A dose to be given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ScheduledDose {
    pub due_at: Instant,
    pub prescription_id: PrescriptionId,
    /// Of the item in its prescription, from 0.
    pub position: i64,
    pub number: String,
    /// Of the order: one that waits in the triage is not to be given yet.
    pub state: OrderState,
    pub patient_id: PatientId,
    /// As known today; as signed where the patient cannot be shown.
    pub patient_name: String,
    pub bed: Option<String>,
    pub medicine_id: MedicineId,
    pub description: String,
    pub dose: String,
    pub route: Route,
    pub high_alert: Option<bool>,
}

/// Where a page begins: after this dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct DoseKey {
    pub due_at: Instant,
    pub prescription_id: PrescriptionId,
    pub position: i64,
}

/// Doses of a ward.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DosePage {
    /// Orders that cannot be shown and may be of this ward: their doses are missing here.
    pub parked: Vec<ParkedOrder>,
    /// In the order of time.
    pub doses: Vec<ScheduledDose>,
}

/// The planned doses of `ward` with `from <= due_at < until`.
///
/// # Errors
/// When the views cannot be read.
pub fn of_ward(
    views: &Connection,
    ward: LocationId,
    from: Instant,
    until: Instant,
    after: Option<DoseKey>,
    size: usize,
) -> Result<DosePage, Error> {
    let first = after.map_or((from.millis(), uuid::Uuid::nil(), -1), |after| {
        (after.due_at.millis(), after.prescription_id.uuid(), after.position)
    });
    let doses = rows(
        views,
        "SELECT s.due_at, s.prescription_id, s.position, d.number, d.state, d.patient_id,
             coalesce(p.social_name, p.name, d.patient_social_name, d.patient_name) AS patient_name, d.bed,
             d.medicine_id, d.description, d.dose, d.route, d.high_alert
         FROM scheduled_doses AS s
         CROSS JOIN prescription_details AS d
             ON d.prescription_id = s.prescription_id AND d.position = s.position
         LEFT JOIN patient_summary AS b ON b.patient_id = d.patient_id
         LEFT JOIN patient_summary AS p ON p.patient_id = b.survivor_id
         WHERE s.ward_id = ?1 AND (s.due_at, s.prescription_id, s.position) > (?2, ?3, ?4) AND s.due_at < ?5
         ORDER BY s.due_at, s.prescription_id, s.position LIMIT ?6",
        params![ward.uuid(), first.0, first.1, first.2, until.millis(), limit(size)],
    )?;
    let mut parked = super::triage_queue::parked(views)?;
    parked.retain(|order| order.ward_id.is_none_or(|of| of == ward));
    Ok(DosePage { parked, doses })
}

#[cfg(test)]
mod tests {
    use domain::events::{Event, PrescriptionCancelled};

    use super::*;
    use crate::projections::fixture::{House, follow, now};

    #[test]
    fn a_ward_sees_the_doses_of_its_patients_until_the_order_ends() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        let (kept, cancelled) = (house.prescribe(stay), house.prescribe(stay));
        let files = house.views();
        let (from, until) = (now().plus_days(-1), now().plus_days(2));
        let doses = |house: &House| {
            let follower = follow(&files);
            of_ward(follower.connection(), house.ward, from, until, None, 200).unwrap().doses
        };
        assert_eq!(doses(&house).len(), 16, "two orders of two medicines, four times a day");
        let reason = "erro".to_owned();
        house.record(Event::PrescriptionCancelled(PrescriptionCancelled { prescription_id: cancelled, reason }));
        let left = doses(&house);
        assert_eq!(left.len(), 8);
        assert!(left.iter().all(|dose| dose.prescription_id == kept && dose.patient_name == "Maria Demonstração"));
        assert!(left.is_sorted_by_key(|dose| dose.due_at));
        let follower = follow(&files);
        let first = left.first().expect("there are doses");
        let key = DoseKey { due_at: first.due_at, prescription_id: first.prescription_id, position: first.position };
        let rest = of_ward(follower.connection(), house.ward, from, until, Some(key), 200).unwrap().doses;
        assert_eq!(rest.as_slice(), left.get(1..).unwrap_or_default(), "the next page begins after the last dose");
        house.record_of_the_future("Prescription", kept.uuid(), "ItemSuspended");
        let follower = follow(&files);
        let page = of_ward(follower.connection(), house.ward, from, until, None, 200).unwrap();
        assert_eq!((page.doses.len(), page.parked.len()), (0, 1), "the ward is told that doses are missing");
    }
}
