//! `patient_summary`: the banner of a patient. Projected before the views that show it: they join it from here.

use rusqlite::Connection;

pub(super) fn remove(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached("DELETE FROM patient_summary WHERE patient_id IN (SELECT unhex(value) FROM json_each(?1))")?
        .execute([keys])
}

pub(super) fn insert(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    // `record`: a patient's own record and those `merged` into it. `survivor`: the other way, to the end of the chain.
    views
        .prepare_cached(
            "WITH RECURSIVE
                 key (id) AS MATERIALIZED (SELECT unhex(value) FROM json_each(?1)),
                 survivor (id, next, merged_into) AS (
                     SELECT p.id, p.id, p.merged_into FROM key CROSS JOIN clinic.patient AS p ON p.id = key.id
                     UNION
                     SELECT survivor.id, p.id, p.merged_into
                     FROM survivor CROSS JOIN clinic.patient AS p ON p.id = survivor.merged_into),
                 merged (id, member) AS (
                     SELECT id, id FROM key
                     UNION
                     SELECT merged.id, p.id FROM merged CROSS JOIN clinic.patient AS p ON p.merged_into = merged.member),
                 record (id, member) AS MATERIALIZED (SELECT id, member FROM merged)
             INSERT INTO patient_summary (patient_id, survivor_id, merged_into, name, social_name, birth_date, sex,
                 deceased_at, allergy_status, allergies, weight, height, creatinine, pregnancy, encounter_id,
                 encounter_class, encounter_started_at, ward_id, ward, bed)
             SELECT p.id, survivor.next, p.merged_into, p.name, p.social_name, p.birth_date, p.sex, p.deceased_at,
                 CASE WHEN EXISTS (
                          SELECT 1 FROM record AS r
                          CROSS JOIN clinic.allergy AS a ON a.patient_id = r.member
                          WHERE r.id = p.id AND a.refuted_at IS NULL) THEN 'Recorded'
                      WHEN EXISTS (
                          SELECT 1 FROM record AS r CROSS JOIN clinic.patient AS m ON m.id = r.member
                          WHERE r.id = p.id AND m.no_known_allergies_at IS NOT NULL) THEN 'NoneKnown'
                      ELSE 'NotAsked' END,
                 coalesce((
                     SELECT '[' || group_concat(allergy, ',') || ']' FROM (
                         SELECT object('allergy_id', a.id, 'name', a.name, 'kind', a.kind, 'severity', a.severity,
                             'substance_id', a.substance_id, 'group_code', a.group_code,
                             'manifestation', a.manifestation) AS allergy
                         FROM record AS r CROSS JOIN clinic.allergy AS a ON a.patient_id = r.member
                         WHERE r.id = p.id AND a.refuted_at IS NULL ORDER BY a.recorded_at, a.id)), '[]'),
                 (SELECT object('value', o.value, 'unit', o.unit, 'observed_at', o.observed_at)
                  FROM record AS r CROSS JOIN clinic.observation AS o
                      ON o.patient_id = r.member AND o.code = '29463-7' WHERE r.id = p.id
                  ORDER BY o.observed_at DESC, o.id DESC LIMIT 1),
                 (SELECT object('value', o.value, 'unit', o.unit, 'observed_at', o.observed_at)
                  FROM record AS r CROSS JOIN clinic.observation AS o
                      ON o.patient_id = r.member AND o.code = '8302-2' WHERE r.id = p.id
                  ORDER BY o.observed_at DESC, o.id DESC LIMIT 1),
                 (SELECT object('value', o.value, 'unit', o.unit, 'observed_at', o.observed_at)
                  FROM record AS r CROSS JOIN clinic.observation AS o
                      ON o.patient_id = r.member AND o.code = '2160-0' WHERE r.id = p.id
                  ORDER BY o.observed_at DESC, o.id DESC LIMIT 1),
                 (SELECT object('value', o.value, 'unit', o.unit, 'observed_at', o.observed_at)
                  FROM record AS r CROSS JOIN clinic.observation AS o
                      ON o.patient_id = r.member AND o.code = '82810-3' WHERE r.id = p.id
                  ORDER BY o.observed_at DESC, o.id DESC LIMIT 1),
                 e.id, e.class, e.started_at, l.ward_id, w.name, CASE WHEN l.kind = 'Bed' THEN l.name END
             FROM survivor
             CROSS JOIN clinic.patient AS p ON p.id = survivor.id
             LEFT JOIN clinic.encounter AS e ON e.id = (
                 SELECT o.id FROM record AS r
                 CROSS JOIN clinic.encounter AS o ON o.patient_id = r.member
                 WHERE r.id = p.id AND o.finished_at IS NULL
                 ORDER BY o.class = 'Inpatient' DESC, o.started_at DESC LIMIT 1)
             LEFT JOIN clinic.location AS l ON l.id = e.location_id
                 AND NOT EXISTS (SELECT 1 FROM parked WHERE parked.aggregate_id = e.id)
             LEFT JOIN clinic.location AS w ON w.id = l.ward_id
             WHERE survivor.merged_into IS NULL",
        )?
        .execute([keys])
}
