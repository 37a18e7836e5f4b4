-- A row is one prescription as one JSON document, as it is shown and printed; names of staff and the letterhead join it
-- when it is read.
CREATE TABLE prescription_document (
    prescription_id BLOB    NOT NULL PRIMARY KEY CHECK (length(prescription_id) = 16),
    -- Whose record it belongs to: the patient, or the one they were merged into.
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16),
    encounter_id    BLOB,
    prescribed_at   INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    document        TEXT    NOT NULL
) STRICT;

CREATE INDEX prescription_document_by_person
    ON prescription_document (person_id, prescribed_at, prescription_id, encounter_id, state);
