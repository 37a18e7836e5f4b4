-- Medicines that somebody else must release (rulebook R2.18).

-- Whose approval an order needs: the registration that whoever gives it holds, such as CCIH.
ALTER TABLE restriction ADD COLUMN approval TEXT;

-- A row is an approval of one prescribed medicine. It also holds for the versions that renew or change the prescription.
CREATE TABLE approval (
    event_id        BLOB    NOT NULL PRIMARY KEY CHECK (length(event_id) = 16),
    prescription_id BLOB    NOT NULL REFERENCES prescription,
    item_id         BLOB    NOT NULL,
    approval        TEXT    NOT NULL,
    until           INTEGER NOT NULL,
    note            TEXT,
    approved_at     INTEGER NOT NULL,
    approved_by     BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX approval_by_prescription ON approval (prescription_id);
