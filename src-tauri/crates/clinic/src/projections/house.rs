//! `letterhead` and `staff`: what documents say about the house, joined when they are read.

use rusqlite::Connection;

pub(super) fn remove_letterheads(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached("DELETE FROM letterhead WHERE establishment_id IN (SELECT unhex(value) FROM json_each(?1))")?
        .execute([keys])
}

pub(super) fn insert_letterheads(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "INSERT INTO letterhead (establishment_id, name, cnpj, cnes, address, phone, responsible_pharmacist,
                 time_zone)
             SELECT e.id, e.name, e.cnpj, e.cnes, e.address, e.phone, e.responsible_pharmacist, e.time_zone
             FROM json_each(?1) AS key CROSS JOIN clinic.establishment AS e ON e.id = unhex(key.value)",
        )?
        .execute([keys])
}

pub(super) fn remove_staff(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views.prepare_cached("DELETE FROM staff WHERE user_id IN (SELECT unhex(value) FROM json_each(?1))")?.execute([keys])
}

pub(super) fn insert_staff(views: &Connection, keys: &str) -> rusqlite::Result<usize> {
    views
        .prepare_cached(
            "INSERT INTO staff (user_id, name, council)
             SELECT u.id, u.name, p.council || '-' || p.uf || ' ' || p.number
             FROM json_each(?1) AS key CROSS JOIN clinic.staff_user AS u ON u.id = unhex(key.value)
             LEFT JOIN clinic.practitioner AS p ON p.id = u.practitioner_id",
        )?
        .execute([keys])
}
