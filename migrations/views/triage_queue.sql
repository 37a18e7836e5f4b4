-- A row is one order that waits in the triage, or (parked = 1) the line that stands for an order that cannot be shown.
CREATE TABLE triage_queue (
    prescription_id   BLOB    NOT NULL PRIMARY KEY CHECK (length(prescription_id) = 16),
    parked            INTEGER NOT NULL CHECK (parked IN (0, 1)),
    number            TEXT,
    version           INTEGER,
    aggregate_version INTEGER,
    renewal           INTEGER CHECK (renewal IN (0, 1)),
    kind              TEXT,
    state             TEXT CHECK (state IN ('Signed', 'InTriage', 'AwaitingAnswer', 'Returned')),
    priority          TEXT,
    rank              INTEGER,
    due_at            INTEGER,
    signed_at         INTEGER,
    lease_holder      BLOB,
    lease_until       INTEGER,
    -- When the prescriber last answered a question about it.
    answered_at       INTEGER,
    encounter_id      BLOB,
    ward_id           BLOB,
    ward              TEXT,
    bed               TEXT,
    prescriber_name   TEXT,
    -- The patient as known today; nothing but the id where the patient cannot be shown.
    patient_id        BLOB,
    patient_name      TEXT,
    social_name       TEXT,
    birth_date        TEXT,
    sex               TEXT,
    allergy_status    TEXT,
    item_count        INTEGER,
    suspended_count   INTEGER,
    as_needed_count   INTEGER,
    -- Items that the version it replaces did not have like this.
    changed_count     INTEGER,
    -- The first three names.
    medicines         TEXT CHECK (json_valid(medicines)),
    classes           TEXT CHECK (json_valid(classes)),
    tier_1            INTEGER,
    tier_2            INTEGER,
    tier_3            INTEGER,
    tier_4            INTEGER,
    not_checked       INTEGER,
    CHECK ((state IS NULL) = parked AND (rank IS NULL) = parked AND (due_at IS NULL) = parked)
) STRICT, WITHOUT ROWID;

-- Only orders that can be shown have a state. Said by `parked = 0`, no index would hold all that its queries ask for.
CREATE INDEX triage_queue_by_state ON triage_queue (state, rank, due_at, prescription_id, lease_until)
    WHERE state IS NOT NULL;
CREATE INDEX triage_queue_by_ward ON triage_queue (ward_id, state, rank, due_at, prescription_id, lease_until, classes)
    WHERE state IS NOT NULL;
CREATE INDEX triage_queue_parked ON triage_queue (prescription_id) WHERE parked = 1;

-- A row says that a waiting order contains a medicine of that class.
CREATE TABLE triage_queue_class (
    prescription_id BLOB    NOT NULL,
    class           TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    rank            INTEGER NOT NULL,
    due_at          INTEGER NOT NULL,
    lease_until     INTEGER,
    PRIMARY KEY (prescription_id, class)
) STRICT, WITHOUT ROWID;

CREATE INDEX triage_queue_class_by_class
    ON triage_queue_class (class, state, rank, due_at, prescription_id, lease_until);
