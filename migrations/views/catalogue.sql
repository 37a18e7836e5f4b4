-- A row is one medicine of the formulary.
CREATE TABLE catalogue (
    medicine_id     BLOB    NOT NULL PRIMARY KEY CHECK (length(medicine_id) = 16),
    code            TEXT    NOT NULL,
    dcb             TEXT    NOT NULL,
    tall_man        TEXT,
    inn             TEXT    NOT NULL,
    description     TEXT    NOT NULL,
    -- The description's folded words: `ácido` stands before `amicacina`.
    listed_as       TEXT    NOT NULL,
    strength        TEXT    NOT NULL,
    form            TEXT    NOT NULL,
    atc             TEXT    NOT NULL,
    routes          TEXT    NOT NULL CHECK (json_valid(routes)),
    -- Of products of finished imports.
    brands          TEXT    NOT NULL CHECK (json_valid(brands)),
    document_type   TEXT    NOT NULL,
    list344         TEXT,
    use_restriction TEXT,
    high_alert      INTEGER CHECK (high_alert IN (0, 1)),
    antimicrobial   INTEGER NOT NULL CHECK (antimicrobial IN (0, 1)),
    glp1            INTEGER NOT NULL CHECK (glp1 IN (0, 1)),
    max_daily_value TEXT,
    max_daily_unit  TEXT,
    active          INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE INDEX catalogue_by_name ON catalogue (active, listed_as, medicine_id);

-- A row is a folded word by which a medicine is found, with the brand it stems from ('' for its own names).
CREATE TABLE catalogue_word (
    word        TEXT NOT NULL,
    medicine_id BLOB NOT NULL,
    brand       TEXT NOT NULL,
    PRIMARY KEY (word, medicine_id, brand)
) STRICT, WITHOUT ROWID;

CREATE INDEX catalogue_word_by_medicine ON catalogue_word (medicine_id, word, brand);
