//! `patient_record`: what a patient's record holds beside prescriptions, as one JSON text.
//!
//! Of the shape of `queries::PatientRecord` without its prescriptions; records merged into this one are part of it.

use rusqlite::Connection;

pub(super) fn remove(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached("DELETE FROM patient_record WHERE patient_id IN (SELECT unhex(value) FROM json_each(?1))")?
        .execute([keys])
}

pub(super) fn insert(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "WITH RECURSIVE
                 merged (id, member) AS (
                     SELECT unhex(value), unhex(value) FROM json_each(?1)
                     UNION
                     SELECT merged.id, p.id FROM merged CROSS JOIN clinic.patient AS p ON p.merged_into = merged.member),
                 record (id, member) AS MATERIALIZED (SELECT id, member FROM merged)
             INSERT INTO patient_record (patient_id, document)
             SELECT p.id, object(
                 'patient_id', p.id, 'name', p.name, 'social_name', p.social_name, 'birth_date', p.birth_date,
                 'sex', p.sex, 'cpf', p.cpf, 'cns', p.cns, 'other_document', p.other_document,
                 '$address', p.address, 'phone', p.phone, 'mother_name', p.mother_name, 'guardian', p.guardian,
                 'registered_at', p.registered_at, 'deceased_at', p.deceased_at, 'merged_into', p.merged_into,
                 'no_known_allergies_at', p.no_known_allergies_at,
                 '$allergies', (
                     SELECT '[' || group_concat(allergy, ',') || ']' FROM (
                         SELECT object('allergy_id', a.id, 'name', a.name, 'kind', a.kind, 'severity', a.severity,
                             'substance_id', a.substance_id, 'group_code', a.group_code,
                             'manifestation', a.manifestation, 'source', a.source, 'recorded_at', a.recorded_at,
                             'recorded_by', a.recorded_by, 'refuted_at', a.refuted_at, 'refuted_by', a.refuted_by,
                             'refuted_reason', a.refuted_reason) AS allergy
                         FROM record AS r CROSS JOIN clinic.allergy AS a ON a.patient_id = r.member
                         WHERE r.id = p.id
                         ORDER BY a.recorded_at, a.id)),
                 '$observations', (
                     SELECT '[' || group_concat(observation, ',') || ']' FROM (
                         SELECT object('observation_id', o.id, 'code', o.code, 'value', o.value, 'unit', o.unit,
                             'observed_at', o.observed_at, 'source', o.source, 'recorded_by', o.recorded_by)
                             AS observation
                         FROM record AS r CROSS JOIN clinic.observation AS o ON o.patient_id = r.member
                         WHERE r.id = p.id
                         ORDER BY o.observed_at, o.id)),
                 '$encounters', (
                     SELECT '[' || group_concat(encounter, ',') || ']' FROM (
                         SELECT object('encounter_id', e.id, 'class', e.class, 'started_at', e.started_at,
                             'finished_at', e.finished_at, '$places', (
                                 SELECT '[' || group_concat(place, ',') || ']' FROM (
                                     SELECT object('since', s.since, 'ward', w.name,
                                         'place', CASE WHEN l.kind <> 'Ward' THEN l.name END) AS place
                                     FROM clinic.encounter_location AS s
                                     CROSS JOIN clinic.location AS l ON l.id = s.location_id
                                     CROSS JOIN clinic.location AS w ON w.id = l.ward_id
                                     WHERE s.encounter_id = e.id ORDER BY s.since, s.event_id))) AS encounter
                         FROM record AS r CROSS JOIN clinic.encounter AS e ON e.patient_id = r.member
                         WHERE r.id = p.id
                         ORDER BY e.started_at, e.id)))
             FROM json_each(?1) AS key CROSS JOIN clinic.patient AS p ON p.id = unhex(key.value)",
        )?
        .execute([keys])
}
