//! `triage_queue`: one row per order that waits in the triage, and one line for each that cannot be shown.

use rusqlite::Connection;

pub(super) fn remove(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "DELETE FROM triage_queue_class WHERE prescription_id IN (SELECT unhex(value) FROM json_each(?1))",
        )?
        .execute([keys])?;
    views
        .prepare_cached("DELETE FROM triage_queue WHERE prescription_id IN (SELECT unhex(value) FROM json_each(?1))")?
        .execute([keys])
}

pub(super) fn insert(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    let rows = views
        .prepare_cached(
            "INSERT INTO triage_queue (prescription_id, parked, number, version, aggregate_version, renewal, kind,
                 state, priority, rank, due_at, signed_at, lease_holder, lease_until, answered_at, encounter_id,
                 ward_id, ward, bed, prescriber_name, patient_id, patient_name, social_name, birth_date, sex,
                 allergy_status, item_count, suspended_count, as_needed_count, changed_count, medicines, classes,
                 tier_1, tier_2, tier_3, tier_4, not_checked)
             SELECT p.id, 0, p.number, p.version, p.aggregate_version, p.renewal, p.kind, p.state, p.priority,
                 CASE p.priority WHEN 'Stat' THEN 0 WHEN 'Urgent' THEN 1 WHEN 'FirstDose' THEN 2
                                 WHEN 'Discharge' THEN 3 ELSE 4 END,
                 p.due_at, p.signed_at, p.lease_holder, p.lease_until,
                 (SELECT max(answered_at) FROM clinic.intervention WHERE prescription_id = p.id),
                 p.encounter_id,
                 CASE WHEN p.encounter_id IS NULL THEN p.ward_id ELSE l.ward_id END,
                 CASE WHEN p.encounter_id IS NULL THEN p.ward ELSE w.name END,
                 CASE WHEN p.encounter_id IS NULL THEN p.bed WHEN l.kind = 'Bed' THEN l.name END,
                 p.prescriber_name, p.patient_id, s.name, s.social_name, s.birth_date, s.sex, s.allergy_status,
                 (SELECT count(*) FROM clinic.prescription_item WHERE prescription_id = p.id),
                 (SELECT count(*) FROM clinic.prescription_item WHERE prescription_id = p.id AND suspended),
                 (SELECT count(*) FROM clinic.prescription_item WHERE prescription_id = p.id AND as_needed),
                 CASE WHEN p.replaces IS NULL THEN 0 ELSE
                     (SELECT count(*) FROM clinic.prescription_item AS i
                      WHERE i.prescription_id = p.id AND NOT EXISTS
                          (SELECT 1 FROM clinic.prescription_item AS o
                           WHERE o.prescription_id = p.replaces AND o.medicine_id = i.medicine_id
                               AND o.dose_text = i.dose_text AND o.route = i.route
                               AND o.schedule_text = i.schedule_text))
                     + (SELECT count(*) FROM clinic.prescription_item AS o
                        WHERE o.prescription_id = p.replaces AND NOT EXISTS
                            (SELECT 1 FROM clinic.prescription_item AS i
                             WHERE i.prescription_id = p.id AND i.medicine_id = o.medicine_id)) END,
                 (SELECT json_group_array(medicine_name)
                  FROM (SELECT medicine_name FROM clinic.prescription_item
                        WHERE prescription_id = p.id ORDER BY position LIMIT 3)),
                 (SELECT json_group_array(class)
                  FROM (SELECT substr(atc, 1, 1) AS class FROM clinic.prescription_item
                        WHERE prescription_id = p.id AND atc <> ''
                        UNION SELECT 'Antimicrobial' FROM clinic.prescription_item
                        WHERE prescription_id = p.id AND antimicrobial
                        UNION SELECT 'HighAlert' FROM clinic.prescription_item
                        WHERE prescription_id = p.id AND high_alert
                        UNION SELECT 'Controlled' FROM clinic.prescription_item
                        WHERE prescription_id = p.id AND list344 IS NOT NULL
                        UNION SELECT 'AwaitingApproval' FROM clinic.finding AS f
                        WHERE f.prescription_id = p.id AND f.rule_id = 'APPROVAL_NEEDED' AND NOT EXISTS
                            (SELECT 1 FROM clinic.approval AS a
                             JOIN clinic.prescription_item AS i ON i.prescription_id = p.id AND i.id = a.item_id
                             WHERE a.prescription_id = p.id AND i.position = f.item_position
                                 AND a.approval = f.params ->> 'approval'))),
                 (SELECT count(*) FROM clinic.finding
                  WHERE prescription_id = p.id AND outcome = 'Found' AND tier = 1),
                 (SELECT count(*) FROM clinic.finding AS f
                  WHERE f.prescription_id = p.id AND f.outcome = 'Found' AND f.tier = 2
                      AND NOT (f.rule_id = 'APPROVAL_NEEDED' AND EXISTS
                          (SELECT 1 FROM clinic.approval AS a
                           JOIN clinic.prescription_item AS i ON i.prescription_id = p.id AND i.id = a.item_id
                           WHERE a.prescription_id = p.id AND i.position = f.item_position
                               AND a.approval = f.params ->> 'approval'))),
                 (SELECT count(*) FROM clinic.finding
                  WHERE prescription_id = p.id AND outcome = 'Found' AND tier = 3),
                 (SELECT count(*) FROM clinic.finding
                  WHERE prescription_id = p.id AND outcome = 'Found' AND tier = 4),
                 (SELECT count(*) FROM clinic.finding WHERE prescription_id = p.id AND outcome = 'NotChecked')
             FROM json_each(?1) AS key
             CROSS JOIN clinic.prescription AS p ON p.id = unhex(key.value)
             LEFT JOIN clinic.encounter AS e ON e.id = p.encounter_id
                 AND NOT EXISTS (SELECT 1 FROM parked WHERE parked.aggregate_id = p.encounter_id)
             LEFT JOIN clinic.location AS l ON l.id = e.location_id
             LEFT JOIN clinic.location AS w ON w.id = l.ward_id
             LEFT JOIN patient_summary AS b ON b.patient_id = p.patient_id
             LEFT JOIN patient_summary AS s ON s.patient_id = b.survivor_id
             WHERE p.state IN (SELECT state FROM clinic.order_state WHERE waits = 1)",
        )?
        .execute([keys])?;
    views
        .prepare_cached(
            "INSERT INTO triage_queue_class (prescription_id, class, state, rank, due_at, lease_until)
             SELECT q.prescription_id, class.value, q.state, q.rank, q.due_at, q.lease_until
             FROM json_each(?1) AS key
             CROSS JOIN triage_queue AS q ON q.prescription_id = unhex(key.value)
             CROSS JOIN json_each(q.classes) AS class",
        )?
        .execute([keys])?;
    Ok(rows)
}

/// The lines of orders that cannot be shown: nothing but ids. Where the store knows the ward, it stands in that ward.
pub(super) fn insert_lines(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "INSERT INTO triage_queue (prescription_id, parked, patient_id, encounter_id, ward_id)
             SELECT unhex(key.value), 1, p.patient_id, p.encounter_id, coalesce(l.ward_id, p.ward_id)
             FROM json_each(?1) AS key
             LEFT JOIN clinic.prescription AS p ON p.id = unhex(key.value)
             LEFT JOIN clinic.encounter AS e ON e.id = p.encounter_id
             LEFT JOIN clinic.location AS l ON l.id = e.location_id",
        )?
        .execute([keys])
}
