-- A row is what a search hit shows: title, subtitle and what else the list needs.
CREATE TABLE search_source (
    kind   TEXT NOT NULL CHECK (kind IN ('Patient', 'Medicine', 'Prescription')),
    id     BLOB NOT NULL CHECK (length(id) = 16),
    source TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
