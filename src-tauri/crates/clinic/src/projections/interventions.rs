//! `interventions`: the questions of pharmacists, for the prescriber who is to answer.

use rusqlite::Connection;

pub(super) fn remove(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached("DELETE FROM interventions WHERE prescription_id IN (SELECT unhex(value) FROM json_each(?1))")?
        .execute([keys])
}

pub(super) fn insert(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "INSERT INTO interventions (intervention_id, prescription_id, prescriber_id, open, number, state, priority,
                 item_id, item_description, reason, message, raised_at, raised_by, answered_at, answered_by,
                 new_version, upheld_reason, withdrawn, patient_id, patient_name, ward, bed)
             SELECT v.id, p.id, p.prescriber_id, v.answered_at IS NULL AND p.state = 'AwaitingAnswer', p.number,
                 p.state, p.priority, v.item_id,
                 (SELECT i.description FROM clinic.prescription_item AS i
                  WHERE i.prescription_id = p.id AND i.id = v.item_id),
                 v.reason, v.message, v.raised_at, v.raised_by, v.answered_at, v.answered_by, v.new_version,
                 v.upheld_reason, v.withdrawn, p.patient_id, coalesce(s.social_name, s.name),
                 CASE WHEN p.encounter_id IS NULL THEN p.ward ELSE w.name END,
                 CASE WHEN p.encounter_id IS NULL THEN p.bed WHEN l.kind = 'Bed' THEN l.name END
             FROM json_each(?1) AS key
             CROSS JOIN clinic.intervention AS v ON v.prescription_id = unhex(key.value)
             CROSS JOIN clinic.prescription AS p ON p.id = v.prescription_id
             LEFT JOIN clinic.encounter AS e ON e.id = p.encounter_id
                 AND NOT EXISTS (SELECT 1 FROM parked WHERE parked.aggregate_id = p.encounter_id)
             LEFT JOIN clinic.location AS l ON l.id = e.location_id
             LEFT JOIN clinic.location AS w ON w.id = l.ward_id
             LEFT JOIN patient_summary AS b ON b.patient_id = p.patient_id
             LEFT JOIN patient_summary AS s ON s.patient_id = b.survivor_id",
        )?
        .execute([keys])
}
