//! `catalogue`: the formulary as it is today, with the brands on sale, and the words by which it is found.

use rusqlite::Connection;

pub(super) fn remove(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached("DELETE FROM catalogue_word WHERE medicine_id IN (SELECT unhex(value) FROM json_each(?1))")?
        .execute([keys])?;
    views
        .prepare_cached("DELETE FROM catalogue WHERE medicine_id IN (SELECT unhex(value) FROM json_each(?1))")?
        .execute([keys])
}

pub(super) fn insert(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    let rows = views
        .prepare_cached(
            "INSERT INTO catalogue (medicine_id, code, dcb, tall_man, inn, description, listed_as, strength, form, atc,
                 routes, brands, document_type, list344, use_restriction, high_alert, antimicrobial, glp1, max_daily_value,
                 max_daily_unit, active)
             SELECT m.id, m.code, m.dcb, m.tall_man, m.inn, trim(m.dcb || ' ' || m.strength || ' ' || m.form),
                 folded_words(m.dcb || ' ' || m.strength || ' ' || m.form), m.strength, m.form, m.atc,
                 (SELECT json_group_array(route) FROM (
                      SELECT route FROM clinic.medicine_route WHERE medicine_id = m.id ORDER BY position)),
                 (SELECT json_group_array(name) FROM (
                      SELECT DISTINCT p.name FROM clinic.product AS p
                      CROSS JOIN clinic.product_import AS i ON i.id = p.import_id
                      WHERE p.medicine_id = m.id AND p.name IS NOT NULL AND i.finished_at IS NOT NULL
                      ORDER BY p.name)),
                 m.document_type, m.list344, m.use_restriction, m.high_alert, m.antimicrobial, m.glp1,
                 m.max_daily_value, m.max_daily_unit, m.active
             FROM json_each(?1) AS key CROSS JOIN clinic.medicine AS m ON m.id = unhex(key.value)",
        )?
        .execute([keys])?;
    views
        .prepare_cached(
            "INSERT OR IGNORE INTO catalogue_word (word, medicine_id, brand)
             SELECT word.value, c.medicine_id, ''
             FROM json_each(?1) AS key
             CROSS JOIN catalogue AS c ON c.medicine_id = unhex(key.value)
             CROSS JOIN json_each(folded_words(c.description || ' ' || c.inn || ' ' || c.code)) AS word
             UNION ALL
             SELECT word.value, unhex(key.value), ''
             FROM json_each(?1) AS key
             CROSS JOIN json_each(folded_words(usual_names((
                 SELECT group_concat(s.key, '+' ORDER BY s.key) FROM clinic.medicine_ingredient AS g
                 JOIN clinic.substance AS s ON s.id = g.substance_id WHERE g.medicine_id = unhex(key.value))))) AS word
             UNION ALL
             SELECT word.value, c.medicine_id, brand.value
             FROM json_each(?1) AS key
             CROSS JOIN catalogue AS c ON c.medicine_id = unhex(key.value)
             CROSS JOIN json_each(c.brands) AS brand
             CROSS JOIN json_each(folded_words(brand.value)) AS word",
        )?
        .execute([keys])?;
    Ok(rows)
}
