-- Papers on their way to a printer, and the printers of this station.

-- A row is a paper that somebody asked to be printed, and what came of it.
CREATE TABLE print_job (
    id                BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    aggregate_version INTEGER NOT NULL,
    station_id        BLOB    NOT NULL CHECK (length(station_id) = 16),
    paper             TEXT    NOT NULL,
    subject           TEXT    NOT NULL CHECK (json_valid(subject)),
    part              INTEGER NOT NULL CHECK (part >= 0),
    only_changes      INTEGER NOT NULL CHECK (only_changes IN (0, 1)),
    size              TEXT,
    number            INTEGER NOT NULL CHECK (number >= 1),
    printed_at        INTEGER NOT NULL,
    copies            INTEGER NOT NULL CHECK (copies >= 1),
    sha256            TEXT    NOT NULL CHECK (length(sha256) = 64),
    bytes             INTEGER NOT NULL CHECK (bytes >= 0),
    asked_at          INTEGER NOT NULL,
    asked_by          BLOB    NOT NULL CHECK (length(asked_by) = 16),
    -- Of the last attempt.
    attempt           INTEGER NOT NULL CHECK (attempt >= 1),
    queued_at         INTEGER NOT NULL,
    printer_kind      TEXT    NOT NULL CHECK (printer_kind IN ('Queue', 'Label', 'Viewer', 'File')),
    printer           TEXT    NOT NULL,
    state             TEXT    NOT NULL CHECK (state IN (
                          'Queued', 'Sent', 'OpenedInViewer', 'Saved', 'Confirmed', 'Failed', 'Cancelled')),
    spooler_job       INTEGER,
    sent_at           INTEGER,
    ended_at          INTEGER,
    failure           TEXT,
    detail            TEXT,
    -- Of any attempt: paper may have come out.
    may_have_printed  INTEGER NOT NULL CHECK (may_have_printed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX print_job_by_time ON print_job (asked_at, id);
CREATE INDEX print_job_by_paper ON print_job (subject, paper, part, only_changes);
CREATE INDEX print_job_open ON print_job (queued_at) WHERE state IN ('Queued', 'Sent');

-- A row says that a version of a prescription stands on a paper.
CREATE TABLE printed_version (
    print_job_id    BLOB NOT NULL REFERENCES print_job,
    prescription_id BLOB NOT NULL CHECK (length(prescription_id) = 16),
    PRIMARY KEY (print_job_id, prescription_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX printed_version_by_prescription ON printed_version (prescription_id);

-- A row is what this station was about to do for a job, written before it did: after a crash it says where to look.
-- Local: what came of it is the fact.
CREATE TABLE print_attempt (
    print_job_id BLOB    NOT NULL PRIMARY KEY CHECK (length(print_job_id) = 16),
    attempt      INTEGER NOT NULL,
    begun_at     INTEGER,
    spooler_job  INTEGER,
    -- Why it waits, in the spooler's keywords.
    trouble      TEXT
) STRICT, WITHOUT ROWID;

-- A row says where this station prints a paper when nobody says otherwise. Local: the next station stands beside
-- another printer.
CREATE TABLE default_printer (
    paper        TEXT NOT NULL PRIMARY KEY,
    printer_kind TEXT NOT NULL CHECK (printer_kind IN ('Queue', 'Label', 'Viewer')),
    printer      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A row is a label printer that takes ZPL on a TCP port. Local: it is reached from where this station stands.
CREATE TABLE label_printer (
    name        TEXT    NOT NULL PRIMARY KEY,
    host        TEXT    NOT NULL,
    port        INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    dots_per_mm INTEGER NOT NULL CHECK (dots_per_mm IN (6, 8, 12, 24)),
    label_size  TEXT    NOT NULL CHECK (label_size IN ('Label50x30', 'Label100x50'))
) STRICT, WITHOUT ROWID;
