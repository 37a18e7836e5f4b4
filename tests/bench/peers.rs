//! What the engine's figures stand beside: the disk itself, the five-table JOIN, SQLite's FTS5.

use std::{fs::OpenOptions, io::Write as _, path::Path, time::Instant};

use rusqlite::{Connection, params};

use crate::report::Times;

/// A 4 KiB append + fdatasync, many times.
pub fn raw_append(directory: &Path) -> Times {
    let path = directory.join("raw");
    let mut file = OpenOptions::new().create(true).append(true).open(&path).unwrap();
    let page = [7_u8; 4096];
    let times = (0..1_000)
        .map(|_| {
            let started = Instant::now();
            file.write_all(&page).unwrap();
            file.sync_data().unwrap();
            started.elapsed()
        })
        .collect();
    std::fs::remove_file(path).unwrap();
    Times::new(times)
}

/// A page of 50 of the queue as a screen would ask the normalized store for it.
pub fn joined_page(store: &Connection, ward: Option<uuid::Uuid>) -> usize {
    store
        .prepare_cached(
            "SELECT head.id, head.number, head.state, head.priority, head.due_at, patient.name, patient.birth_date,
                    ward.name, place.name, practitioner.name, count(DISTINCT item.position),
                    group_concat(DISTINCT item.medicine_name), count(DISTINCT finding.ordinal)
             FROM prescription AS head
             JOIN patient ON patient.id = head.patient_id
             JOIN practitioner ON practitioner.id = head.prescriber_id
             JOIN prescription_item AS item ON item.prescription_id = head.id
             LEFT JOIN finding ON finding.prescription_id = head.id
             LEFT JOIN encounter ON encounter.id = head.encounter_id
             LEFT JOIN location AS place ON place.id = encounter.location_id
             LEFT JOIN location AS ward ON ward.id = place.ward_id
             WHERE head.state IN ('Signed', 'InTriage', 'AwaitingAnswer', 'Returned') AND (?1 IS NULL OR ward.id = ?1)
             GROUP BY head.id
             ORDER BY CASE head.priority WHEN 'Stat' THEN 0 WHEN 'Urgent' THEN 1 WHEN 'FirstDose' THEN 2
                 WHEN 'Discharge' THEN 3 ELSE 4 END, head.due_at, head.id
             LIMIT 50",
        )
        .unwrap()
        .query_map([ward], |row| row.get::<_, String>(1))
        .unwrap()
        .flatten()
        .count()
}

/// FTS5 over the same rows as the index: diacritics removed, prefixes indexed.
pub fn fts5(views: &Path) -> Connection {
    let fts = Connection::open_in_memory().unwrap();
    fts.execute_batch(
        "CREATE VIRTUAL TABLE hit USING fts5 (kind UNINDEXED, id UNINDEXED, source, prefix = '2 3 4',
             tokenize = \"unicode61 remove_diacritics 2\")",
    )
    .unwrap();
    fts.execute("ATTACH ?1 AS views", [views.to_str().unwrap()]).unwrap();
    fts.execute_batch(
        "INSERT INTO hit (kind, id, source)
         SELECT kind, id, (SELECT group_concat(atom, ' ') FROM json_tree(source) WHERE atom IS NOT NULL)
         FROM views.search_source",
    )
    .unwrap();
    fts
}

/// Twenty rows of FTS5, best first, with its own highlights: what the search box would show.
pub fn fts5_page(fts: &Connection, text: &str) -> Vec<Vec<u8>> {
    let query =
        text.split_whitespace().map(|word| format!("\"{}\"*", word.replace('"', ""))).collect::<Vec<_>>().join(" ");
    let mut statement = fts
        .prepare_cached("SELECT id, highlight(hit, 2, '[', ']') FROM hit WHERE hit MATCH ?1 ORDER BY rank LIMIT 20")
        .unwrap();
    statement
        .query_map(params![query], |row| row.get(0))
        .map(|rows| rows.filter_map(Result::ok).collect())
        .unwrap_or_default()
}
