-- Where the projector stands, and what it could not show.

-- The row says up to which event the views of this file show the store. A file without it is not finished.
CREATE TABLE cursor (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    position    INTEGER NOT NULL CHECK (position >= 0),
    -- That event's hash and incarnation; NULL at 0. A store that does not hold them there was restored: rebuild.
    hash        BLOB CHECK (hash IS NULL OR length(hash) = 32),
    incarnation INTEGER,
    CHECK ((position = 0) = (hash IS NULL))
) STRICT;

-- A row is an event that waits because the rows of an aggregate cannot be shown. Later events of that aggregate wait too.
CREATE TABLE parked (
    aggregate_id   BLOB    NOT NULL CHECK (length(aggregate_id) = 16),
    position       INTEGER NOT NULL,
    event_id       BLOB    NOT NULL CHECK (length(event_id) = 16),
    aggregate_kind TEXT    NOT NULL,
    reason         TEXT    NOT NULL,
    since          INTEGER NOT NULL,
    PRIMARY KEY (aggregate_id, position)
) STRICT, WITHOUT ROWID;
