-- The chain of what happened, and what the engine remembers beside it.

-- A row is one thing that happened. Never updated, never deleted. Order = commit order: there is one writer.
CREATE TABLE outbox (
    position          INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id          BLOB    NOT NULL UNIQUE CHECK (length(event_id) = 16),
    station_id        BLOB    NOT NULL CHECK (length(station_id) = 16),
    incarnation       INTEGER NOT NULL CHECK (incarnation >= 1),
    station_seq       INTEGER NOT NULL CHECK (station_seq >= 1),
    command_id        BLOB    NOT NULL CHECK (length(command_id) = 16),
    aggregate_kind    TEXT    NOT NULL,
    aggregate_id      BLOB    NOT NULL CHECK (length(aggregate_id) = 16),
    aggregate_version INTEGER NOT NULL CHECK (aggregate_version >= 1),
    type              TEXT    NOT NULL,
    schema_version    INTEGER NOT NULL CHECK (schema_version >= 1),
    body              TEXT    NOT NULL,
    occurred_at       INTEGER NOT NULL,
    actor_id          BLOB    NOT NULL CHECK (length(actor_id) = 16),
    prev_hash         BLOB    NOT NULL CHECK (length(prev_hash) = 32),
    hash              BLOB    NOT NULL CHECK (length(hash) = 32),
    UNIQUE (station_id, incarnation, station_seq)
) STRICT;

CREATE INDEX outbox_by_aggregate ON outbox (aggregate_id, aggregate_version);

CREATE TRIGGER outbox_is_never_updated BEFORE UPDATE ON outbox
BEGIN
    SELECT raise(ABORT, 'the outbox is append-only');
END;

CREATE TRIGGER outbox_is_never_deleted_from BEFORE DELETE ON outbox
BEGIN
    SELECT raise(ABORT, 'the outbox is append-only');
END;

-- The row says which station this file belongs to. Local: never from an event.
CREATE TABLE local_station (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    station_id  BLOB    NOT NULL CHECK (length(station_id) = 16),
    incarnation INTEGER NOT NULL CHECK (incarnation >= 1)
) STRICT;

-- A row is a command that was carried out, and what was answered. Local.
CREATE TABLE command_receipt (
    command_id     BLOB NOT NULL PRIMARY KEY CHECK (length(command_id) = 16),
    command_sha256 BLOB NOT NULL CHECK (length(command_sha256) = 32),
    receipt        TEXT NOT NULL CHECK (json_valid(receipt))
) STRICT, WITHOUT ROWID;

-- A row is a form somebody has not sent yet; private to its author. Local.
CREATE TABLE draft (
    id        BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    author_id BLOB    NOT NULL CHECK (length(author_id) = 16),
    body      TEXT    NOT NULL CHECK (json_valid(body)),
    saved_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_by_author ON draft (author_id, saved_at);

-- A row says that somebody read a patient's record. Local.
CREATE TABLE access_log (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    actor_id   BLOB    NOT NULL CHECK (length(actor_id) = 16),
    patient_id BLOB    NOT NULL CHECK (length(patient_id) = 16),
    what       TEXT    NOT NULL
) STRICT;

CREATE INDEX access_log_by_patient ON access_log (patient_id, at);

-- A row is how somebody proves who they are. Local, and never part of an event.
CREATE TABLE credential (
    user_id         BLOB    NOT NULL PRIMARY KEY CHECK (length(user_id) = 16),
    argon2id        TEXT    NOT NULL,
    failed_attempts INTEGER NOT NULL DEFAULT 0,
    not_before      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
