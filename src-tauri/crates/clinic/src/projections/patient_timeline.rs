//! `patient_timeline`: what happened to a patient, in order. A prescription's part follows the prescription, so that an
//! order never writes a patient's whole history again.

use rusqlite::Connection;

pub(super) fn remove_of_patients(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "DELETE FROM patient_timeline
             WHERE person_id IN (SELECT unhex(value) FROM json_each(?1)) AND prescription_id IS NULL",
        )?
        .execute([keys])
}

/// The chain tells which lines an order may have, and its document whose they are: they need no index of their own. The
/// documents must still be in place.
pub(super) fn remove_of_prescriptions(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    let signed = views
        .prepare_cached(
            "DELETE FROM patient_timeline WHERE (person_id, at, kind, id) IN (
                 SELECT d.person_id, d.prescribed_at, 'Prescribed', d.prescription_id
                 FROM json_each(?1) AS key
                 CROSS JOIN prescription_document AS d ON d.prescription_id = unhex(key.value))",
        )?
        .execute([keys])?;
    let followed = views
        .prepare_cached(
            "DELETE FROM patient_timeline WHERE (person_id, at, kind, id) IN (
                 SELECT d.person_id, o.occurred_at, o.type, o.event_id
                 FROM json_each(?1) AS key
                 CROSS JOIN prescription_document AS d ON d.prescription_id = unhex(key.value)
                 CROSS JOIN clinic.outbox AS o ON o.aggregate_id = d.prescription_id AND o.aggregate_version > 1)",
        )?
        .execute([keys])?;
    Ok(signed + followed)
}

/// What happened beside prescriptions. A record that was merged into another has no timeline of its own.
pub(super) fn insert_of_patients(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "WITH RECURSIVE
                 record (id, member) AS (
                     SELECT p.id, p.id FROM json_each(?1) AS key
                     CROSS JOIN clinic.patient AS p ON p.id = unhex(key.value) WHERE p.merged_into IS NULL
                     UNION
                     SELECT record.id, p.id FROM record CROSS JOIN clinic.patient AS p ON p.merged_into = record.member),
                 whole (id, member) AS MATERIALIZED (SELECT id, member FROM record)
             INSERT INTO patient_timeline (person_id, at, kind, id, encounter_id, actor_id, code, text)
             SELECT whole.id, p.registered_at, 'PatientRegistered', p.id, NULL, NULL, NULL, NULL
             FROM whole CROSS JOIN clinic.patient AS p ON p.id = whole.member
             UNION ALL
             SELECT whole.id, p.deceased_at, 'PatientDied', p.id, NULL, NULL, NULL, NULL
             FROM whole CROSS JOIN clinic.patient AS p ON p.id = whole.member WHERE p.deceased_at IS NOT NULL
             UNION ALL
             SELECT whole.id, p.no_known_allergies_at, 'NoKnownAllergiesRecorded', p.id, NULL, NULL, NULL, NULL
             FROM whole CROSS JOIN clinic.patient AS p ON p.id = whole.member WHERE p.no_known_allergies_at IS NOT NULL
             UNION ALL
             SELECT whole.id, a.recorded_at, 'AllergyRecorded', a.id, NULL, a.recorded_by, a.kind, a.name
             FROM whole CROSS JOIN clinic.allergy AS a ON a.patient_id = whole.member
             UNION ALL
             SELECT whole.id, a.refuted_at, 'AllergyRefuted', a.id, NULL, a.refuted_by, a.kind,
                 a.name || ': ' || a.refuted_reason
             FROM whole CROSS JOIN clinic.allergy AS a ON a.patient_id = whole.member WHERE a.refuted_at IS NOT NULL
             UNION ALL
             SELECT whole.id, o.observed_at, 'ObservationRecorded', o.id, NULL, o.recorded_by, o.code,
                 o.value || ' ' || o.unit
             FROM whole CROSS JOIN clinic.observation AS o ON o.patient_id = whole.member
             UNION ALL
             SELECT whole.id, e.started_at, 'EncounterStarted', e.id, e.id, NULL, e.class,
                 (SELECT w.name || CASE WHEN l.id = w.id THEN '' ELSE ' · ' || l.name END
                  FROM clinic.encounter_location AS s
                  CROSS JOIN clinic.location AS l ON l.id = s.location_id
                  CROSS JOIN clinic.location AS w ON w.id = l.ward_id
                  WHERE s.encounter_id = e.id AND s.since = e.started_at ORDER BY s.event_id LIMIT 1)
             FROM whole CROSS JOIN clinic.encounter AS e ON e.patient_id = whole.member
             UNION ALL
             SELECT whole.id, s.since, 'EncounterTransferred', s.event_id, e.id, NULL, e.class,
                 w.name || CASE WHEN l.id = w.id THEN '' ELSE ' · ' || l.name END
             FROM whole CROSS JOIN clinic.encounter AS e ON e.patient_id = whole.member
             CROSS JOIN clinic.encounter_location AS s ON s.encounter_id = e.id AND s.since > e.started_at
             CROSS JOIN clinic.location AS l ON l.id = s.location_id
             CROSS JOIN clinic.location AS w ON w.id = l.ward_id
             UNION ALL
             SELECT whole.id, e.finished_at, 'EncounterFinished', e.id, e.id, NULL, e.class, NULL
             FROM whole CROSS JOIN clinic.encounter AS e ON e.patient_id = whole.member
             WHERE e.finished_at IS NOT NULL",
        )?
        .execute([keys])
}

/// What happened to prescriptions. Signing is read from the prescription itself, all that followed from the chain: the
/// body of a `Prescribed` fills a page of the store, and is not needed for a line.
pub(super) fn insert_of_prescriptions(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    let signed = views
        .prepare_cached(
            "INSERT INTO patient_timeline (person_id, at, kind, id, encounter_id, prescription_id, number, actor_name,
                 code, text)
             SELECT coalesce(b.survivor_id, p.patient_id), p.signed_at, 'Prescribed', p.id, p.encounter_id, p.id,
                 p.number, p.prescriber_name, p.kind,
                 (SELECT group_concat(medicine_name, ', ') FROM (
                     SELECT medicine_name FROM clinic.prescription_item
                     WHERE prescription_id = p.id ORDER BY position))
             FROM json_each(?1) AS key
             CROSS JOIN clinic.prescription AS p ON p.id = unhex(key.value)
             LEFT JOIN patient_summary AS b ON b.patient_id = p.patient_id",
        )?
        .execute([keys])?;
    let followed = views
        .prepare_cached(
            "INSERT INTO patient_timeline (person_id, at, kind, id, encounter_id, prescription_id, number, actor_id,
                 code, text)
             SELECT coalesce(b.survivor_id, p.patient_id), o.occurred_at, o.type, o.event_id, p.encounter_id, p.id,
                 p.number, o.actor_id,
                 CASE o.type
                     WHEN 'PrescriptionClosed' THEN p.state_reason
                     WHEN 'InterventionRaised' THEN (SELECT v.reason FROM clinic.intervention AS v
                         WHERE v.prescription_id = p.id AND v.raised_at = o.occurred_at) END,
                 CASE o.type
                     WHEN 'PrescriptionCancelled' THEN p.state_reason
                     WHEN 'PrescriptionEnteredInError' THEN p.state_reason
                     WHEN 'ValidatedWithRemark' THEN (SELECT t.remark FROM clinic.triage_decision AS t
                         WHERE t.event_id = o.event_id)
                     WHEN 'ReturnedToPrescriber' THEN (SELECT t.remark FROM clinic.triage_decision AS t
                         WHERE t.event_id = o.event_id)
                     WHEN 'InterventionRaised' THEN (SELECT v.message FROM clinic.intervention AS v
                         WHERE v.prescription_id = p.id AND v.raised_at = o.occurred_at)
                     WHEN 'InterventionAnswered' THEN (SELECT v.upheld_reason FROM clinic.intervention AS v
                         WHERE v.prescription_id = p.id AND v.answered_at = o.occurred_at) END
             FROM json_each(?1) AS key
             CROSS JOIN clinic.prescription AS p ON p.id = unhex(key.value)
             CROSS JOIN clinic.outbox AS o ON o.aggregate_id = p.id AND o.aggregate_version > 1
             LEFT JOIN patient_summary AS b ON b.patient_id = p.patient_id",
        )?
        .execute([keys])?;
    Ok(signed + followed)
}
