-- A row is one thing that happened to a patient.
CREATE TABLE patient_timeline (
    -- The patient, or the one they were merged into.
    person_id       BLOB    NOT NULL CHECK (length(person_id) = 16),
    at              INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    -- Of the event, or of the allergy, value or stay it is about: with `kind`, one row.
    id              BLOB    NOT NULL CHECK (length(id) = 16),
    encounter_id    BLOB,
    prescription_id BLOB,
    -- The prescription's, as printed.
    number          TEXT,
    actor_id        BLOB,
    -- As signed; of others it is joined when read.
    actor_name      TEXT,
    -- Of the value (LOINC), allergy kind, stay class or reason.
    code            TEXT,
    -- The medicines, the substance, the value, the place or the reason.
    text            TEXT,
    PRIMARY KEY (person_id, at, kind, id)
) STRICT, WITHOUT ROWID;
