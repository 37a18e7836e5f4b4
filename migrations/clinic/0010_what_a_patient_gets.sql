-- What a patient gets lies together, whatever was signed for others in between: it is read whenever something is signed.

-- Copied from the prescription.
ALTER TABLE prescription_item ADD COLUMN patient_id BLOB;
-- Of its planned doses; NULL where none is planned.
ALTER TABLE prescription_item ADD COLUMN first_dose_at INTEGER;
ALTER TABLE prescription_item ADD COLUMN last_dose_at INTEGER;

UPDATE prescription_item SET
    patient_id = (SELECT patient_id FROM prescription WHERE id = prescription_item.prescription_id),
    (first_dose_at, last_dose_at) = (
        SELECT min(due_at), max(due_at) FROM scheduled_dose
        WHERE scheduled_dose.prescription_id = prescription_item.prescription_id
            AND scheduled_dose.item_position = prescription_item.position);

CREATE INDEX prescription_item_by_patient ON prescription_item (patient_id, prescription_id, position, suspended, ends_at,
    first_dose_at, last_dose_at, substance_keys, atc, route, kind, as_needed, duration, daily_dose_value,
    daily_dose_unit, medicine_id);

DROP INDEX prescription_by_patient;
CREATE INDEX prescription_by_patient ON prescription (patient_id, state, id);

-- No query asks them.
DROP INDEX prescription_item_by_medicine;
DROP INDEX prescription_by_root;
