//! `search_source`: what a search hit shows, as one JSON text per patient, medicine and prescription.

use rusqlite::Connection;

pub(super) fn remove(views: &Connection, kind: &str, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached("DELETE FROM search_source WHERE kind = ?1 AND id IN (SELECT unhex(value) FROM json_each(?2))")?
        .execute([kind, keys])
}

pub(super) fn insert_patients(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "INSERT INTO search_source (kind, id, source)
             SELECT 'Patient', p.id, object('title', coalesce(p.social_name, p.name),
                 'subtitle', concat_ws(' · ', p.birth_date, s.ward, s.bed), 'survivor_id', s.survivor_id)
             FROM json_each(?1) AS key
             CROSS JOIN clinic.patient AS p ON p.id = unhex(key.value)
             CROSS JOIN patient_summary AS s ON s.patient_id = p.id",
        )?
        .execute([keys])
}

pub(super) fn insert_medicines(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "INSERT INTO search_source (kind, id, source)
             SELECT 'Medicine', c.medicine_id, object('title', c.description, 'subtitle', c.code, '?active', c.active)
             FROM json_each(?1) AS key CROSS JOIN catalogue AS c ON c.medicine_id = unhex(key.value)",
        )?
        .execute([keys])
}

pub(super) fn insert_prescriptions(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "INSERT INTO search_source (kind, id, source)
             SELECT 'Prescription', p.id, object('title', coalesce(p.patient_social_name, p.patient_name),
                 'subtitle', p.number || ' · ' || (
                     SELECT group_concat(medicine_name, ', ') FROM (
                         SELECT medicine_name FROM clinic.prescription_item
                         WHERE prescription_id = p.id ORDER BY position)),
                 'state', p.state, 'at', p.signed_at)
             FROM json_each(?1) AS key CROSS JOIN clinic.prescription AS p ON p.id = unhex(key.value)",
        )?
        .execute([keys])
}
