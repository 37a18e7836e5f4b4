-- A row is a product that does not show: when its import was finished, another one showed it already.
CREATE TABLE superseded_product (
    product_id BLOB NOT NULL PRIMARY KEY CHECK (length(product_id) = 16)
) STRICT, WITHOUT ROWID;
