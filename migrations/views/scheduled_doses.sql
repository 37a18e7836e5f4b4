-- A row is a planned dose of an item that is neither suspended nor of an ended order, in the ward where the patient is.
-- What to give and to whom stands in `prescription_details` under the same key.
CREATE TABLE scheduled_doses (
    ward_id         BLOB    NOT NULL CHECK (length(ward_id) = 16),
    due_at          INTEGER NOT NULL,
    prescription_id BLOB    NOT NULL CHECK (length(prescription_id) = 16),
    position        INTEGER NOT NULL,
    PRIMARY KEY (ward_id, due_at, prescription_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX scheduled_doses_by_prescription ON scheduled_doses (prescription_id);
