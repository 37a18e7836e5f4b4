//! `prescription_document`: a whole prescription as one JSON text, of the shape of `queries::PrescriptionDocument`.

use rusqlite::{Connection, params};
use uuid::Uuid;

pub(super) fn remove(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "DELETE FROM prescription_document WHERE prescription_id IN (SELECT unhex(value) FROM json_each(?1))",
        )?
        .execute([keys])
}

/// A document as it is read from the store.
pub(super) struct Row {
    prescription_id: Uuid,
    patient_id: Uuid,
    encounter_id: Option<Uuid>,
    prescribed_at: i64,
    state: String,
    document: String,
}

/// The documents under `keys`. What is not so is left out: it is the default of the shape. Lists are joined as text:
/// `json_group_array` would parse what `object()` has just written.
const DOCUMENTS: &str = "
    SELECT p.id AS prescription_id, p.patient_id, p.encounter_id, p.signed_at AS prescribed_at, p.state,
         object(
             'prescription_id', p.id, 'root_id', p.root_id, 'version', p.version, 'replaces', p.replaces,
             'replaced_by', (SELECT n.id FROM clinic.prescription AS n WHERE n.replaces = p.id
                             ORDER BY n.id LIMIT 1),
             '?renewal', nullif(p.renewal, 0), 'number', p.number, 'kind', p.kind, 'state', p.state,
             'state_reason', p.state_reason, 'aggregate_version', p.aggregate_version,
             'priority', p.priority, 'signed_at', p.signed_at, 'due_at', p.due_at,
             'encounter_id', p.encounter_id, 'ward', p.ward, 'bed', p.bed, 'note', p.note,
             '$prescriber', object(
                 'practitioner_id', p.prescriber_id, 'name', p.prescriber_name, 'council', p.council,
                 'uf', p.council_uf, 'number', p.council_number, 'specialty', p.specialty, 'rqe', p.rqe,
                 'cpf', p.prescriber_cpf, '$address', p.prescriber_address, 'phone', p.prescriber_phone),
             '$patient', object(
                 'patient_id', p.patient_id, 'name', p.patient_name, 'social_name', p.patient_social_name,
                 'birth_date', p.patient_birth_date, 'sex', p.patient_sex, 'cpf', p.patient_cpf,
                 'cns', p.patient_cns, '$address', p.patient_address, 'phone', p.patient_phone,
                 'guardian', p.patient_guardian),
             '$items', (
                 SELECT '[' || group_concat(item, ',') || ']' FROM (
                     SELECT object(
                         'item_id', i.id, 'kind', i.kind, 'medicine_id', i.medicine_id,
                         'medicine_name', i.medicine_name, 'description', i.description,
                         'strength', i.strength, 'form', i.form, 'atc', i.atc, 'list344', i.list344,
                         'document_type', i.document_type, 'use_restriction', i.use_restriction,
                         '?high_alert', i.high_alert, '?antimicrobial', nullif(i.antimicrobial, 0),
                         '$dose', CASE WHEN i.dose_value IS NOT NULL THEN
                             object('value', i.dose_value, 'unit', i.dose_unit) END,
                         'route', i.route, '$frequency', i.frequency, '$duration', i.duration,
                         'diluent', i.diluent,
                         '$volume', CASE WHEN i.volume_value IS NOT NULL THEN
                             object('value', i.volume_value, 'unit', i.volume_unit) END,
                         '$rate', CASE WHEN i.rate_value IS NOT NULL THEN
                             object('value', i.rate_value, 'unit', i.rate_unit) END,
                         '?as_needed', nullif(i.as_needed, 0), 'as_needed_reason', i.as_needed_reason,
                         'min_interval_hours', i.min_interval_hours,
                         '$max_daily', CASE WHEN i.max_daily_value IS NOT NULL THEN
                             object('value', i.max_daily_value, 'unit', i.max_daily_unit) END,
                         '$taper', CASE WHEN i.kind = 'Taper' THEN (
                             SELECT '[' || group_concat(step, ',') || ']' FROM (
                                 SELECT object('$dose', object('value', t.dose_value, 'unit', t.dose_unit),
                                     '$frequency', t.frequency, 'days', t.days) AS step
                                 FROM clinic.taper_step AS t
                                 WHERE t.prescription_id = p.id AND t.item_position = i.position
                                 ORDER BY t.step)) END,
                         'variable_measure', i.variable_measure,
                         '$variable', CASE WHEN i.kind = 'Variable' THEN (
                             SELECT '[' || group_concat(range, ',') || ']' FROM (
                                 SELECT object('from', r.low, 'to', r.high, '$dose',
                                     object('value', r.dose_value, 'unit', r.dose_unit)) AS range
                                 FROM clinic.variable_range AS r
                                 WHERE r.prescription_id = p.id AND r.item_position = i.position
                                 ORDER BY r.range)) END,
                         '$quantity', CASE WHEN i.quantity_value IS NOT NULL THEN
                             object('value', i.quantity_value, 'unit', i.quantity_unit) END,
                         'indication', i.indication, 'cid', i.cid,
                         '?substitution_refused', nullif(i.substitution_refused, 0), 'instructions', i.instructions,
                         'override_reason', i.allergy_override_reason,
                         'override_text', i.allergy_override_text, 'dose_text', i.dose_text,
                         'schedule_text', i.schedule_text, 'starts_at', i.starts_at, 'ends_at', i.ends_at,
                         '$doses', (SELECT '[' || group_concat(due_at, ',') || ']' FROM (
                             SELECT d.due_at FROM clinic.scheduled_dose AS d
                             WHERE d.prescription_id = p.id AND d.item_position = i.position
                             ORDER BY d.due_at)),
                         '$daily_dose', CASE WHEN i.daily_dose_value IS NOT NULL THEN
                             object('value', i.daily_dose_value, 'unit', i.daily_dose_unit) END,
                         '?suspended', nullif(i.suspended, 0), 'suspended_reason', i.suspended_reason) AS item
                     FROM clinic.prescription_item AS i WHERE i.prescription_id = p.id ORDER BY i.position)),
             '$findings', (
                 SELECT '[' || group_concat(finding, ',') || ']' FROM (
                     SELECT object('rule_id', f.rule_id, 'outcome', f.outcome, 'tier', f.tier,
                         'item', f.item_position, '$params', f.params, '$judged', f.judged,
                         'table_version', f.table_version) AS finding
                     FROM clinic.finding AS f WHERE f.prescription_id = p.id ORDER BY f.ordinal)),
             '$decisions', (
                 SELECT '[' || group_concat(decision, ',') || ']' FROM (
                     SELECT object('decision', t.decision, 'remark', t.remark, 'decided_at', t.decided_at,
                         'decided_by', t.decided_by) AS decision
                     FROM clinic.triage_decision AS t WHERE t.prescription_id = p.id
                     ORDER BY t.decided_at, t.event_id)),
             '$approvals', (
                 SELECT '[' || group_concat(approval, ',') || ']' FROM (
                     SELECT object('item_id', a.item_id, 'approval', a.approval, 'until', a.until,
                         'note', a.note, 'approved_at', a.approved_at, 'approved_by', a.approved_by) AS approval
                     FROM clinic.approval AS a WHERE a.prescription_id = p.id
                     ORDER BY a.approved_at, a.event_id)),
             '$interventions', (
                 SELECT '[' || group_concat(intervention, ',') || ']' FROM (
                     SELECT object('intervention_id', v.id, 'item_id', v.item_id, 'reason', v.reason,
                         'message', v.message, 'raised_at', v.raised_at, 'raised_by', v.raised_by,
                         'answered_at', v.answered_at, 'answered_by', v.answered_by,
                         'new_version', v.new_version, 'upheld_reason', v.upheld_reason) AS intervention
                     FROM clinic.intervention AS v WHERE v.prescription_id = p.id
                     ORDER BY v.raised_at, v.id))) AS document
    FROM json_each(?1) AS key
    CROSS JOIN clinic.prescription AS p ON p.id = unhex(key.value)";

/// Reads the documents under `keys` through any connection that knows the store as `clinic`.
pub(super) fn select(store: &Connection, keys: &str) -> rusqlite::Result<Vec<Row>> {
    store
        .prepare_cached(DOCUMENTS)?
        .query_map([keys], |row| {
            Ok(Row {
                prescription_id: row.get(0)?,
                patient_id: row.get(1)?,
                encounter_id: row.get(2)?,
                prescribed_at: row.get(3)?,
                state: row.get(4)?,
                document: row.get(5)?,
            })
        })?
        .collect()
}

/// Puts documents in that were read before.
pub(super) fn insert_rows(views: &Connection, rows: &[Row]) -> rusqlite::Result<()> {
    let mut insert = views.prepare_cached(
        "INSERT INTO prescription_document (prescription_id, person_id, encounter_id, prescribed_at, state, document)
         VALUES (?1, coalesce((SELECT survivor_id FROM patient_summary WHERE patient_id = ?2), ?2), ?3, ?4, ?5, ?6)",
    )?;
    for row in rows {
        insert.execute(params![
            row.prescription_id,
            row.patient_id,
            row.encounter_id,
            row.prescribed_at,
            row.state,
            row.document
        ])?;
    }
    Ok(())
}

pub(super) fn insert(views: &Connection, keys: &str) -> rusqlite::Result<()> {
    insert_rows(views, &select(views, keys)?)
}
