//! `prescription_details`: one row per prescribed medicine.

use rusqlite::Connection;

pub(super) fn remove(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "DELETE FROM prescription_details WHERE prescription_id IN (SELECT unhex(value) FROM json_each(?1))",
        )?
        .execute([keys])
}

pub(super) fn insert(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "INSERT INTO prescription_details (prescription_id, position, item_id, number, version, state,
                 prescribed_at, prescriber_id, prescriber_name, specialty, council, council_uf, council_number,
                 patient_id, patient_name, patient_social_name, birth_date, address, encounter_id, ward_id, ward, bed,
                 medicine_id, medicine_name, description, dose, route, schedule, as_needed, high_alert, antimicrobial,
                 list344, starts_at, ends_at, runs_out_at, suspended, suspended_reason)
             SELECT p.id, i.position, i.id, p.number, p.version, p.state, p.signed_at, p.prescriber_id,
                 p.prescriber_name, p.specialty, p.council, p.council_uf, p.council_number, p.patient_id,
                 p.patient_name, p.patient_social_name, p.patient_birth_date, p.patient_address, p.encounter_id,
                 CASE WHEN p.encounter_id IS NULL THEN p.ward_id ELSE l.ward_id END,
                 CASE WHEN p.encounter_id IS NULL THEN p.ward ELSE w.name END,
                 CASE WHEN p.encounter_id IS NULL THEN p.bed WHEN l.kind = 'Bed' THEN l.name END,
                 i.medicine_id, i.medicine_name, i.description, i.dose_text, i.route, i.schedule_text, i.as_needed,
                 i.high_alert, i.antimicrobial, i.list344, i.starts_at, i.ends_at,
                 CASE WHEN NOT i.suspended AND p.state IN (SELECT state FROM clinic.order_state WHERE active = 1)
                     THEN i.runs_out_at END,
                 i.suspended, i.suspended_reason
             FROM json_each(?1) AS key
             CROSS JOIN clinic.prescription AS p ON p.id = unhex(key.value)
             LEFT JOIN clinic.encounter AS e ON e.id = p.encounter_id
                 AND NOT EXISTS (SELECT 1 FROM parked WHERE parked.aggregate_id = p.encounter_id)
             LEFT JOIN clinic.location AS l ON l.id = e.location_id
             LEFT JOIN clinic.location AS w ON w.id = l.ward_id
             CROSS JOIN clinic.prescription_item AS i ON i.prescription_id = p.id",
        )?
        .execute([keys])
}
