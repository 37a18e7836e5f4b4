-- The house and the names of those who work in it: joined when a view is read, so that a new name is one row.

-- A row is what stands at the head of every paper of an establishment.
CREATE TABLE letterhead (
    establishment_id       BLOB NOT NULL PRIMARY KEY CHECK (length(establishment_id) = 16),
    name                   TEXT NOT NULL,
    cnpj                   TEXT,
    cnes                   TEXT,
    address                TEXT CHECK (address IS NULL OR json_valid(address)),
    phone                  TEXT,
    responsible_pharmacist TEXT,
    time_zone              TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A row is the name of a staff user, with their council registration where they have one.
CREATE TABLE staff (
    user_id BLOB NOT NULL PRIMARY KEY CHECK (length(user_id) = 16),
    name    TEXT NOT NULL,
    council TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_by_name ON staff (name, user_id);
