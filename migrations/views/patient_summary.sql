-- A row is the banner of a patient. Allergies, measures and stays of records merged into this one count as theirs.
CREATE TABLE patient_summary (
    patient_id           BLOB NOT NULL PRIMARY KEY CHECK (length(patient_id) = 16),
    -- Whose record to read: itself, or the one it was merged into, to the end of the chain.
    survivor_id          BLOB NOT NULL CHECK (length(survivor_id) = 16),
    merged_into          BLOB,
    name                 TEXT NOT NULL,
    social_name          TEXT,
    birth_date           TEXT,
    sex                  TEXT NOT NULL,
    deceased_at          INTEGER,
    allergy_status       TEXT NOT NULL CHECK (allergy_status IN ('NotAsked', 'NoneKnown', 'Recorded')),
    allergies            TEXT NOT NULL CHECK (json_valid(allergies)),
    weight               TEXT CHECK (json_valid(weight)),
    height               TEXT CHECK (json_valid(height)),
    creatinine           TEXT CHECK (json_valid(creatinine)),
    pregnancy            TEXT CHECK (json_valid(pregnancy)),
    encounter_id         BLOB,
    encounter_class      TEXT,
    encounter_started_at INTEGER,
    ward_id              BLOB,
    ward                 TEXT,
    bed                  TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_summary_by_ward ON patient_summary (ward_id, ward, bed) WHERE ward_id IS NOT NULL;
