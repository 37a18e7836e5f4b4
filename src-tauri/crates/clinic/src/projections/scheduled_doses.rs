//! `scheduled_doses`: planned doses by ward and time, of orders that go on for patients who are there.

use rusqlite::Connection;

pub(super) fn remove(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "DELETE FROM scheduled_doses WHERE prescription_id IN (SELECT unhex(value) FROM json_each(?1))",
        )?
        .execute([keys])
}

pub(super) fn insert(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "INSERT INTO scheduled_doses (ward_id, due_at, prescription_id, position)
             SELECT l.ward_id, d.due_at, p.id, d.item_position
             FROM json_each(?1) AS key
             CROSS JOIN clinic.prescription AS p ON p.id = unhex(key.value)
             CROSS JOIN clinic.encounter AS e ON e.id = p.encounter_id
             CROSS JOIN clinic.location AS l ON l.id = e.location_id
             CROSS JOIN clinic.prescription_item AS i ON i.prescription_id = p.id
             CROSS JOIN clinic.scheduled_dose AS d ON d.prescription_id = p.id AND d.item_position = i.position
             WHERE p.state IN (SELECT state FROM clinic.order_state WHERE active = 1)
                 AND e.finished_at IS NULL AND NOT i.suspended
                 AND NOT EXISTS (SELECT 1 FROM parked WHERE parked.aggregate_id = p.encounter_id)",
        )?
        .execute([keys])
}
