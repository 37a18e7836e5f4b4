-- What a prescriber keeps for themself: local, like a draft.

-- A row is a set of items that its author orders again and again; a set of one is a favourite.
CREATE TABLE order_set (
    id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    author_id BLOB NOT NULL CHECK (length(author_id) = 16),
    name      TEXT NOT NULL,
    items     TEXT NOT NULL CHECK (json_valid(items))
) STRICT;

CREATE INDEX order_set_by_author ON order_set (author_id, name, id);
