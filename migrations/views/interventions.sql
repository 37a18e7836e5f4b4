-- A row is a question of a pharmacist to a prescriber.
CREATE TABLE interventions (
    intervention_id  BLOB    NOT NULL PRIMARY KEY CHECK (length(intervention_id) = 16),
    prescription_id  BLOB    NOT NULL,
    prescriber_id    BLOB    NOT NULL,
    -- It waits for an answer: nobody answered, and the order still asks for it.
    open             INTEGER NOT NULL CHECK (open IN (0, 1)),
    number           TEXT    NOT NULL,
    state            TEXT    NOT NULL,
    priority         TEXT    NOT NULL,
    item_id          BLOB,
    item_description TEXT,
    reason           TEXT    NOT NULL,
    message          TEXT    NOT NULL,
    raised_at        INTEGER NOT NULL,
    raised_by        BLOB    NOT NULL,
    answered_at      INTEGER,
    answered_by      BLOB,
    new_version      BLOB,
    upheld_reason    TEXT,
    withdrawn        INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    patient_id       BLOB    NOT NULL,
    -- As known today; NULL where the patient cannot be shown.
    patient_name     TEXT,
    ward             TEXT,
    bed              TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX interventions_of_prescriber ON interventions (prescriber_id, open DESC, raised_at DESC, intervention_id);
CREATE INDEX interventions_by_prescription ON interventions (prescription_id);
