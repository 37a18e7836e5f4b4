-- The house, who works in it, and its patients.

-- A row is a legal establishment.
CREATE TABLE establishment (
    id                     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name                   TEXT NOT NULL,
    cnpj                   TEXT,
    cnes                   TEXT,
    address                TEXT CHECK (address IS NULL OR json_valid(address)),
    phone                  TEXT,
    responsible_pharmacist TEXT,
    time_zone              TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A row is a workstation. A restore from a backup raises its incarnation.
CREATE TABLE station (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name        TEXT    NOT NULL,
    series      TEXT    NOT NULL,
    incarnation INTEGER NOT NULL DEFAULT 1 CHECK (incarnation >= 1)
) STRICT, WITHOUT ROWID;

-- A row is a professional of a council.
CREATE TABLE practitioner (
    id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name      TEXT NOT NULL,
    council   TEXT NOT NULL,
    uf        TEXT NOT NULL CHECK (length(uf) = 2),
    number    TEXT NOT NULL,
    situation TEXT NOT NULL CHECK (situation IN ('Active', 'Suspended', 'Cancelled', 'Inactive')),
    cpf       TEXT,
    address   TEXT CHECK (address IS NULL OR json_valid(address)),
    phone     TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX practitioner_by_council_number ON practitioner (council, uf, number);
CREATE INDEX practitioner_by_cpf ON practitioner (cpf) WHERE cpf IS NOT NULL;

-- A row is a specialty of a practitioner.
CREATE TABLE practitioner_specialty (
    practitioner_id BLOB    NOT NULL REFERENCES practitioner,
    position        INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    rqe             TEXT,
    PRIMARY KEY (practitioner_id, position)
) STRICT, WITHOUT ROWID;

-- A row is a programme that registered a practitioner.
CREATE TABLE practitioner_registration (
    practitioner_id BLOB NOT NULL REFERENCES practitioner,
    programme       TEXT NOT NULL,
    PRIMARY KEY (practitioner_id, programme)
) STRICT, WITHOUT ROWID;

-- A row is somebody who signs in.
CREATE TABLE staff_user (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    login           TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    practitioner_id BLOB REFERENCES practitioner,
    active          INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_user_by_login ON staff_user (login);

-- A row is a role of a staff user.
CREATE TABLE staff_role (
    user_id BLOB NOT NULL REFERENCES staff_user,
    role    TEXT NOT NULL
        CHECK (role IN ('Prescriber', 'Pharmacist', 'Nurse', 'Technician', 'Administrator', 'Auditor')),
    PRIMARY KEY (user_id, role)
) STRICT, WITHOUT ROWID;

-- A row is a patient. A record merged into another stays readable.
CREATE TABLE patient (
    id                     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name                   TEXT NOT NULL,
    social_name            TEXT,
    birth_date             TEXT CHECK (birth_date IS NULL OR birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    sex                    TEXT NOT NULL CHECK (sex IN ('Female', 'Male', 'Other', 'Unknown')),
    cpf                    TEXT,
    cns                    TEXT,
    other_document         TEXT,
    address                TEXT CHECK (address IS NULL OR json_valid(address)),
    phone                  TEXT,
    mother_name            TEXT,
    guardian               TEXT,
    deceased_at            INTEGER,
    merged_into            BLOB REFERENCES patient,
    no_known_allergies_at  INTEGER,
    registered_at          INTEGER NOT NULL
) STRICT;

CREATE INDEX patient_by_cpf ON patient (cpf) WHERE cpf IS NOT NULL;
CREATE INDEX patient_by_cns ON patient (cns) WHERE cns IS NOT NULL;
CREATE INDEX patient_by_survivor ON patient (merged_into) WHERE merged_into IS NOT NULL;

-- A row is a ward, room or bed.
CREATE TABLE location (
    id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind      TEXT NOT NULL CHECK (kind IN ('Ward', 'Room', 'Bed')),
    parent_id BLOB REFERENCES location,
    -- The ward it belongs to; itself for a ward.
    ward_id   BLOB NOT NULL REFERENCES location,
    name      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX location_by_parent ON location (parent_id);

-- A row is a stay or a visit, with where the patient is now.
CREATE TABLE encounter (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    patient_id  BLOB    NOT NULL REFERENCES patient,
    class       TEXT    NOT NULL CHECK (class IN ('Ambulatory', 'Emergency', 'Inpatient')),
    started_at  INTEGER NOT NULL,
    finished_at INTEGER,
    location_id BLOB REFERENCES location
) STRICT;

CREATE INDEX encounter_by_patient ON encounter (patient_id);
CREATE INDEX encounter_open_by_location ON encounter (location_id) WHERE finished_at IS NULL;

-- A row is a place a patient was in during an encounter, from then on until the next row.
CREATE TABLE encounter_location (
    encounter_id BLOB    NOT NULL REFERENCES encounter,
    since        INTEGER NOT NULL,
    event_id     BLOB    NOT NULL,
    location_id  BLOB    NOT NULL REFERENCES location,
    PRIMARY KEY (encounter_id, since, event_id)
) STRICT, WITHOUT ROWID;
