-- What is known about a patient and what is ordered for them.

-- A row is an allergy somebody recorded; refuted ones stay readable.
CREATE TABLE allergy (
    id             BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    patient_id     BLOB    NOT NULL REFERENCES patient,
    substance_id   BLOB REFERENCES substance,
    group_code     TEXT,
    name           TEXT    NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('Allergy', 'PseudoAllergy', 'Intolerance', 'SideEffect', 'Unknown')),
    severity       TEXT CHECK (severity IN ('Mild', 'Moderate', 'Severe')),
    manifestation  TEXT,
    source         TEXT    NOT NULL,
    recorded_at    INTEGER NOT NULL,
    recorded_by    BLOB    NOT NULL,
    refuted_at     INTEGER,
    refuted_by     BLOB,
    refuted_reason TEXT
) STRICT;

CREATE INDEX allergy_by_patient ON allergy (patient_id);

-- A row is a measured value: weight, height, creatinine, pregnancy, any LOINC code.
CREATE TABLE observation (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    patient_id  BLOB    NOT NULL REFERENCES patient,
    code        TEXT    NOT NULL,
    value       TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    observed_at INTEGER NOT NULL,
    source      TEXT    NOT NULL,
    recorded_by BLOB    NOT NULL
) STRICT;

CREATE INDEX observation_by_patient ON observation (patient_id, code, observed_at);

-- A row is one signed version of a prescription. What it says was copied at signing and never joins again;
-- only its state moves.
CREATE TABLE prescription (
    id                    BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    root_id               BLOB    NOT NULL,
    version               INTEGER NOT NULL CHECK (version >= 1),
    -- At most one other version should replace the same one; two stations may disagree, so it is not UNIQUE.
    replaces              BLOB REFERENCES prescription,
    renewal               INTEGER NOT NULL CHECK (renewal IN (0, 1)),
    number                TEXT    NOT NULL,
    counter               INTEGER NOT NULL,
    station_id            BLOB    NOT NULL,
    kind                  TEXT    NOT NULL CHECK (kind IN ('Ambulatory', 'Inpatient', 'Discharge')),
    state                 TEXT    NOT NULL CHECK (state IN ('Signed', 'InTriage', 'Validated', 'ValidatedWithRemark',
        'AwaitingAnswer', 'Returned', 'InPicking', 'Picked', 'Checked', 'Dispensed', 'PartlyDispensed', 'Delivered',
        'Closed', 'Suspended', 'Cancelled', 'Replaced', 'EnteredInError')),
    -- The state to go back to once no longer all items are suspended.
    state_before          TEXT,
    state_reason          TEXT,
    aggregate_version     INTEGER NOT NULL,
    priority              TEXT    NOT NULL CHECK (priority IN ('Stat', 'Urgent', 'FirstDose', 'Discharge', 'Routine')),
    signed_at             INTEGER NOT NULL,
    due_at                INTEGER NOT NULL,
    lease_holder          BLOB,
    lease_until           INTEGER,
    encounter_id          BLOB REFERENCES encounter,
    ward_id               BLOB REFERENCES location,
    ward                  TEXT,
    bed_id                BLOB REFERENCES location,
    bed                   TEXT,
    prescriber_id         BLOB    NOT NULL REFERENCES practitioner,
    prescriber_name       TEXT    NOT NULL,
    council               TEXT    NOT NULL,
    council_uf            TEXT    NOT NULL,
    council_number        TEXT    NOT NULL,
    specialty             TEXT,
    rqe                   TEXT,
    prescriber_cpf        TEXT,
    prescriber_address    TEXT CHECK (prescriber_address IS NULL OR json_valid(prescriber_address)),
    prescriber_phone      TEXT,
    patient_id            BLOB    NOT NULL REFERENCES patient,
    patient_name          TEXT    NOT NULL,
    patient_social_name   TEXT,
    patient_birth_date    TEXT,
    patient_sex           TEXT    NOT NULL,
    patient_cpf           TEXT,
    patient_cns           TEXT,
    patient_address       TEXT CHECK (patient_address IS NULL OR json_valid(patient_address)),
    patient_phone         TEXT,
    patient_guardian      TEXT,
    note                  TEXT
) STRICT;

CREATE INDEX prescription_by_patient ON prescription (patient_id, state);
CREATE INDEX prescription_by_encounter ON prescription (encounter_id) WHERE encounter_id IS NOT NULL;
CREATE INDEX prescription_by_replaced ON prescription (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX prescription_by_root ON prescription (root_id);
CREATE INDEX prescription_by_counter ON prescription (station_id, counter);

-- A row is one prescribed medicine, as signed.
CREATE TABLE prescription_item (
    prescription_id         BLOB    NOT NULL REFERENCES prescription,
    position                INTEGER NOT NULL CHECK (position >= 0),
    id                      BLOB    NOT NULL CHECK (length(id) = 16),
    kind                    TEXT    NOT NULL CHECK (kind IN ('Dose', 'Infusion', 'Taper', 'Variable')),
    medicine_id             BLOB    NOT NULL REFERENCES medicine,
    medicine_name           TEXT    NOT NULL,
    description             TEXT    NOT NULL,
    strength                TEXT    NOT NULL,
    form                    TEXT    NOT NULL,
    atc                     TEXT    NOT NULL,
    substance_keys          TEXT    NOT NULL CHECK (json_valid(substance_keys)),
    list344                 TEXT,
    document_type           TEXT    NOT NULL,
    use_restriction         TEXT,
    high_alert              INTEGER CHECK (high_alert IN (0, 1)),
    antimicrobial           INTEGER NOT NULL CHECK (antimicrobial IN (0, 1)),
    dose_value              TEXT,
    dose_unit               TEXT,
    route                   TEXT    NOT NULL,
    frequency               TEXT CHECK (frequency IS NULL OR json_valid(frequency)),
    duration                TEXT CHECK (duration IS NULL OR json_valid(duration)),
    scheduling              TEXT CHECK (scheduling IS NULL OR json_valid(scheduling)),
    diluent                 TEXT,
    volume_value            TEXT,
    volume_unit             TEXT,
    rate_value              TEXT,
    rate_unit               TEXT,
    as_needed               INTEGER NOT NULL CHECK (as_needed IN (0, 1)),
    as_needed_reason        TEXT,
    min_interval_hours      INTEGER,
    max_daily_value         TEXT,
    max_daily_unit          TEXT,
    variable_measure        TEXT,
    quantity_value          TEXT,
    quantity_unit           TEXT,
    indication              TEXT,
    cid                     TEXT,
    substitution_refused    INTEGER NOT NULL CHECK (substitution_refused IN (0, 1)),
    instructions            TEXT,
    allergy_override_reason TEXT,
    allergy_override_text   TEXT,
    dose_text               TEXT    NOT NULL,
    schedule_text           TEXT    NOT NULL,
    starts_at               INTEGER NOT NULL,
    ends_at                 INTEGER,
    daily_dose_value        TEXT,
    daily_dose_unit         TEXT,
    suspended               INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
    suspended_reason        TEXT,
    PRIMARY KEY (prescription_id, position)
) STRICT;

CREATE INDEX prescription_item_by_medicine ON prescription_item (medicine_id);

-- A row is one step of a tapering item.
CREATE TABLE taper_step (
    prescription_id BLOB    NOT NULL,
    item_position   INTEGER NOT NULL,
    step            INTEGER NOT NULL,
    dose_value      TEXT    NOT NULL,
    dose_unit       TEXT    NOT NULL,
    frequency       TEXT    NOT NULL CHECK (json_valid(frequency)),
    days            INTEGER NOT NULL CHECK (days >= 1),
    PRIMARY KEY (prescription_id, item_position, step),
    FOREIGN KEY (prescription_id, item_position) REFERENCES prescription_item (prescription_id, position)
) STRICT, WITHOUT ROWID;

-- A row is one range of a variable dose: `low` included, `high` excluded, open where NULL.
CREATE TABLE variable_range (
    prescription_id BLOB    NOT NULL,
    item_position   INTEGER NOT NULL,
    range           INTEGER NOT NULL,
    low             TEXT,
    high            TEXT,
    dose_value      TEXT    NOT NULL,
    dose_unit       TEXT    NOT NULL,
    PRIMARY KEY (prescription_id, item_position, range),
    FOREIGN KEY (prescription_id, item_position) REFERENCES prescription_item (prescription_id, position)
) STRICT, WITHOUT ROWID;

-- A row is one dose that is planned.
CREATE TABLE scheduled_dose (
    prescription_id BLOB    NOT NULL,
    item_position   INTEGER NOT NULL,
    due_at          INTEGER NOT NULL,
    PRIMARY KEY (prescription_id, item_position, due_at),
    FOREIGN KEY (prescription_id, item_position) REFERENCES prescription_item (prescription_id, position)
) STRICT, WITHOUT ROWID;

-- A row is what a check said at signing, with what it judged.
CREATE TABLE finding (
    prescription_id BLOB    NOT NULL REFERENCES prescription,
    ordinal         INTEGER NOT NULL,
    item_position   INTEGER,
    rule_id         TEXT    NOT NULL,
    outcome         TEXT    NOT NULL CHECK (outcome IN ('Found', 'NotChecked')),
    tier            INTEGER NOT NULL CHECK (tier BETWEEN 1 AND 4),
    params          TEXT    NOT NULL CHECK (json_valid(params)),
    judged          TEXT    NOT NULL CHECK (json_valid(judged)),
    table_version   TEXT    NOT NULL,
    PRIMARY KEY (prescription_id, ordinal)
) STRICT, WITHOUT ROWID;

-- A row is what a pharmacist decided about an order.
CREATE TABLE triage_decision (
    event_id        BLOB    NOT NULL PRIMARY KEY CHECK (length(event_id) = 16),
    prescription_id BLOB    NOT NULL REFERENCES prescription,
    decision        TEXT    NOT NULL CHECK (decision IN ('Validated', 'ValidatedWithRemark', 'Returned')),
    remark          TEXT,
    decided_at      INTEGER NOT NULL,
    decided_by      BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX triage_decision_by_prescription ON triage_decision (prescription_id);

-- A row is a pharmacist's question to a prescriber, and its answer once there is one.
CREATE TABLE intervention (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    prescription_id BLOB    NOT NULL REFERENCES prescription,
    item_id         BLOB,
    reason          TEXT    NOT NULL,
    message         TEXT    NOT NULL,
    raised_at       INTEGER NOT NULL,
    raised_by       BLOB    NOT NULL,
    answered_at     INTEGER,
    answered_by     BLOB,
    new_version     BLOB,
    upheld_reason   TEXT,
    -- Its order ended before anybody answered.
    withdrawn       INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX intervention_by_prescription ON intervention (prescription_id);
