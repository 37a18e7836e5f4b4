//! What SQLite means to do for the statements in a source, so that a test can say that no index is missed.

use rusqlite::{Connection, params_from_iter};

/// The statements of a source: its literals that begin like one.
pub(crate) fn statements(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut found = Vec::new();
    for verb in ["\"SELECT ", "\"\n    SELECT ", "\"WITH ", "\"INSERT ", "\"UPDATE ", "\"DELETE "] {
        for (start, _) in source.match_indices(verb) {
            let rest = &source[start + 1..];
            let mut end = 0;
            while !rest[end..].starts_with('"') {
                end += if rest[end..].starts_with('\\') {
                    2
                } else {
                    rest[end..].chars().next().map_or(1, char::len_utf8)
                };
            }
            found.push(rest[..end].replace("\\\"", "\""));
        }
    }
    found
}

/// The lines of a statement's plan.
pub(crate) fn plan(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement =
        connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap_or_else(|error| panic!("{error}: {sql}"));
    let nothing = vec![Option::<i64>::None; statement.parameter_count()];
    statement.query_map(params_from_iter(nothing), |row| row.get(3)).unwrap().map(Result::unwrap).collect()
}

/// The beginning of a statement, to find it by.
pub(crate) fn beginning(sql: &str) -> String {
    sql.split_whitespace().take(12).collect::<Vec<_>>().join(" ")
}
