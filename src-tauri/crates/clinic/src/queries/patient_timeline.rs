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
        "SELECT t.at, t.kind, t.id, t.encounter_id, t.prescription_id, t.number, t.actor_id,
             coalesce(t.actor_name, staff.name) AS actor_name,
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

#[cfg(test)]
mod tests {
    use domain::{
        events::{AllergyRecorded, Event, PatientsMerged, PrescriptionCancelled},
        people::{AllergyKind, Source},
    };

    use super::*;
    use crate::projections::fixture::{House, follow, id};

    #[test]
    fn a_patient_s_story_is_told_newest_first_and_includes_the_record_merged_into_it() {
        let mut house = House::new();
        let (maria, stay) = house.admit("Maria Demonstração");
        let (twin, twin_stay) = house.admit("Maria Demonstracao");
        let order = house.prescribe((twin, twin_stay));
        let reason = "engano".to_owned();
        house.record(Event::PrescriptionCancelled(PrescriptionCancelled { prescription_id: order, reason }));
        house.record(Event::AllergyRecorded(AllergyRecorded {
            allergy_id: id(),
            patient_id: maria,
            about: domain::commands::AllergyAbout::Text { text: "dipirona".to_owned() },
            name: "dipirona".to_owned(),
            kind: AllergyKind::Allergy,
            severity: None,
            manifestation: None,
            source: Source::Patient,
        }));
        house.record(Event::PatientsMerged(PatientsMerged { duplicate: twin, survivor: maria }));
        let follower = follow(&house.views());
        let views = follower.connection();
        let all = of_patient(views, maria, None, None, 50).unwrap();
        let kinds: Vec<&str> = all.iter().map(|entry| entry.kind.as_str()).collect();
        assert_eq!(
            kinds,
            [
                "AllergyRecorded",
                "PrescriptionCancelled",
                "Prescribed",
                "EncounterStarted",
                "PatientRegistered",
                "EncounterStarted",
                "PatientRegistered"
            ]
        );
        assert_eq!(all.get(1).and_then(|entry| entry.text.as_deref()), Some("engano"));
        assert_eq!(of_patient(views, twin, None, None, 50).unwrap(), all, "the duplicate's id leads to the same story");
        let after = all.get(2).map(|entry| TimelineKey { at: entry.at, kind: entry.kind.clone(), id: entry.id });
        let rest = of_patient(views, maria, None, after.as_ref(), 50).unwrap();
        assert_eq!(rest.as_slice(), all.get(3..).unwrap_or_default());
        let of_stay = of_patient(views, maria, Some(stay), None, 50).unwrap();
        assert_eq!(of_stay.len(), 1, "an order of another stay is not part of this one");
    }
}
