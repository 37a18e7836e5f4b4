-- What may be prescribed, what is on sale, and who may prescribe what.

-- A row is an active ingredient, by its normalised base-substance key (rulebook R1.3).
CREATE TABLE substance (
    id  BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    key TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX substance_by_key ON substance (key);

-- A row is an entry of the formulary.
CREATE TABLE medicine (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    code            TEXT    NOT NULL,
    dcb             TEXT    NOT NULL,
    inn             TEXT    NOT NULL,
    atc             TEXT    NOT NULL,
    form            TEXT    NOT NULL,
    strength        TEXT    NOT NULL,
    list344         TEXT,
    document_type   TEXT    NOT NULL,
    use_restriction TEXT,
    high_alert      INTEGER CHECK (high_alert IN (0, 1)),
    antimicrobial   INTEGER NOT NULL CHECK (antimicrobial IN (0, 1)),
    glp1            INTEGER NOT NULL CHECK (glp1 IN (0, 1)),
    max_daily_value TEXT,
    max_daily_unit  TEXT,
    max_daily_note  TEXT,
    tall_man        TEXT,
    active          INTEGER NOT NULL CHECK (active IN (0, 1)),
    CHECK ((max_daily_value IS NULL) = (max_daily_unit IS NULL))
) STRICT;

CREATE INDEX medicine_by_code ON medicine (code);
CREATE INDEX medicine_by_atc ON medicine (atc);

-- A row is an active ingredient of a medicine and how much of it is in one unit, or in `per`.
CREATE TABLE medicine_ingredient (
    medicine_id  BLOB    NOT NULL REFERENCES medicine,
    position     INTEGER NOT NULL,
    substance_id BLOB    NOT NULL REFERENCES substance,
    amount_value TEXT,
    amount_unit  TEXT,
    per_value    TEXT,
    per_unit     TEXT,
    PRIMARY KEY (medicine_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX medicine_ingredient_by_substance ON medicine_ingredient (substance_id);

-- A row is a route a medicine may be given by.
CREATE TABLE medicine_route (
    medicine_id BLOB NOT NULL REFERENCES medicine,
    position    INTEGER NOT NULL,
    route       TEXT NOT NULL,
    PRIMARY KEY (medicine_id, position)
) STRICT, WITHOUT ROWID;

-- A row is an import of a price list; its products show once it is finished.
CREATE TABLE product_import (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    file_sha256 TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    finished_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX product_import_by_file ON product_import (file_sha256);

-- A row is a presentation on sale.
CREATE TABLE product (
    id             BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    import_id      BLOB NOT NULL REFERENCES product_import,
    substance_text TEXT NOT NULL,
    name           TEXT,
    laboratory     TEXT NOT NULL,
    cnpj           TEXT NOT NULL,
    presentation   TEXT NOT NULL,
    registration   TEXT,
    gtin           TEXT,
    medicine_id    BLOB REFERENCES medicine,
    substance_key  TEXT,
    link_rule      TEXT
) STRICT;

CREATE INDEX product_by_natural_key ON product (cnpj, presentation, substance_text);
CREATE INDEX product_by_medicine ON product (medicine_id) WHERE medicine_id IS NOT NULL;
CREATE INDEX product_by_import ON product (import_id);

-- A row limits who may prescribe what: by the beginning of an ATC code, or by substance.
CREATE TABLE restriction (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    atc_prefix      TEXT,
    substance_key   TEXT,
    registration    TEXT,
    norm            TEXT    NOT NULL,
    to_be_confirmed INTEGER NOT NULL CHECK (to_be_confirmed IN (0, 1)),
    removed_at      INTEGER,
    removed_because TEXT,
    CHECK ((atc_prefix IS NULL) <> (substance_key IS NULL))
) STRICT, WITHOUT ROWID;

-- A row is a council that a restriction lets prescribe.
CREATE TABLE restriction_council (
    restriction_id BLOB NOT NULL REFERENCES restriction,
    council        TEXT NOT NULL,
    PRIMARY KEY (restriction_id, council)
) STRICT, WITHOUT ROWID;

-- A row is a specialty of which a restriction wants one.
CREATE TABLE restriction_specialty (
    restriction_id BLOB NOT NULL REFERENCES restriction,
    specialty      TEXT NOT NULL,
    PRIMARY KEY (restriction_id, specialty)
) STRICT, WITHOUT ROWID;
