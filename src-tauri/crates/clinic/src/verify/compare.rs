//! Whether tables of two databases hold the same rows, told row by row in one pass and bounded memory.

use std::cmp::Ordering;

use rusqlite::{Connection, Row, types::ValueRef};
use uuid::Uuid;

use super::Check;

/// Rows written down for one table; the rest is counted.
const ROWS: usize = 5;

/// What a comparison found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Compared {
    /// Rows looked at, on the fuller side.
    pub rows: u64,
    /// One for each table that is not the same on both sides.
    pub differences: Vec<Difference>,
}

/// How one table differs. Rows are named by their keys, columns by their names; values are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which table.
    pub table: String,
    /// Rows that should be there.
    pub missing: u64,
    /// Rows that should not be there.
    pub unexpected: u64,
    /// Rows with another content.
    pub changed: u64,
    /// The first few of each, in words.
    pub first: Vec<String>,
}

impl Difference {
    fn new(table: &str) -> Self {
        Self { table: table.to_owned(), missing: 0, unexpected: 0, changed: 0, first: Vec::new() }
    }

    fn is_none(&self) -> bool {
        self.first.is_empty()
    }

    fn write_down(&mut self, row: &str, what: &str) {
        if self.first.len() < ROWS {
            self.first.push(format!("{}{row}: {what}", self.table));
        }
    }

    /// Makes a check fail by it.
    pub fn say(&self, check: &mut Check) {
        for row in &self.first {
            check.fails(row.clone());
        }
        if self.missing + self.unexpected + self.changed > self.first.len() as u64 {
            check.fails(format!(
                "{}: {} rows missing, {} unexpected, {} changed in all",
                self.table, self.missing, self.unexpected, self.changed
            ));
        }
    }
}

/// Compares what is `stored` with what it should be.
///
/// # Errors
/// When either side does not read.
pub fn tables(stored: &Connection, expected: &Connection, tables: &[String]) -> rusqlite::Result<Compared> {
    let mut compared = Compared::default();
    for table in tables {
        let difference = one(stored, expected, table, &mut compared.rows)?;
        if !difference.is_none() {
            compared.differences.push(difference);
        }
    }
    Ok(compared)
}

fn one(stored: &Connection, expected: &Connection, table: &str, counted: &mut u64) -> rusqlite::Result<Difference> {
    let mut difference = Difference::new(table);
    let shape = Shape::of(expected, table)?;
    if shape != Shape::of(stored, table)? {
        difference.write_down("", "the table is missing or has other columns");
        return Ok(difference);
    }
    let sql = shape.select(table);
    let (mut left, mut right) = (stored.prepare(&sql)?, expected.prepare(&sql)?);
    let (mut left, mut right) = (left.query([])?, right.query([])?);
    let (mut is, mut should) = (left.next()?, right.next()?);
    loop {
        let order = match (is, should) {
            (None, None) => return Ok(difference),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(is), Some(should)) => shape.order(is, should)?,
        };
        *counted += 1;
        match (order, is, should) {
            (Ordering::Less, Some(row), _) => {
                difference.unexpected += 1;
                difference.write_down(&shape.key(row)?, "no event made this row");
            }
            (Ordering::Greater, _, Some(row)) => {
                difference.missing += 1;
                difference.write_down(&shape.key(row)?, "this row is missing");
            }
            (_, Some(is), Some(should)) => {
                if let Some(column) = shape.first_difference(is, should)? {
                    difference.changed += 1;
                    difference.write_down(&shape.key(is)?, &format!("column {column} differs"));
                }
            }
            _ => {}
        }
        if order != Ordering::Greater {
            is = left.next()?;
        }
        if order != Ordering::Less {
            should = right.next()?;
        }
    }
}

/// A table's columns, those of the key first; all of them are the key where none is declared.
#[derive(PartialEq, Eq)]
struct Shape {
    columns: Vec<String>,
    keys: usize,
}

impl Shape {
    fn of(database: &Connection, table: &str) -> rusqlite::Result<Self> {
        let columns: Vec<(String, bool)> = database
            .prepare_cached("SELECT name, pk > 0 FROM pragma_table_info(?1) ORDER BY pk = 0, pk, name")?
            .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        let keys = columns.iter().filter(|(_, key)| *key).count();
        let keys = if keys == 0 { columns.len() } else { keys };
        Ok(Self { columns: columns.into_iter().map(|(name, _)| name).collect(), keys })
    }

    fn select(&self, table: &str) -> String {
        let columns: Vec<String> = self.columns.iter().map(|name| quoted(name)).collect();
        let keys: Vec<String> =
            columns.iter().take(self.keys).map(|column| format!("{column} COLLATE BINARY")).collect();
        format!("SELECT {} FROM {} ORDER BY {}", columns.join(", "), quoted(table), keys.join(", "))
    }

    fn order(&self, one: &Row<'_>, other: &Row<'_>) -> rusqlite::Result<Ordering> {
        for column in 0..self.keys {
            let order = order(one.get_ref(column)?, other.get_ref(column)?);
            if order != Ordering::Equal {
                return Ok(order);
            }
        }
        Ok(Ordering::Equal)
    }

    fn first_difference(&self, one: &Row<'_>, other: &Row<'_>) -> rusqlite::Result<Option<&str>> {
        for (column, name) in self.columns.iter().enumerate().skip(self.keys) {
            if one.get_ref(column)? != other.get_ref(column)? {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    /// The row's key, as far as it is made of ids and numbers.
    fn key(&self, row: &Row<'_>) -> rusqlite::Result<String> {
        let mut key = String::new();
        for column in 0..self.keys {
            let part = match row.get_ref(column)? {
                ValueRef::Integer(number) => Some(number.to_string()),
                ValueRef::Blob(bytes) => Uuid::from_slice(bytes).ok().map(|id| id.to_string()),
                // Text may be a patient's.
                ValueRef::Null | ValueRef::Real(_) | ValueRef::Text(_) => None,
            };
            if let Some(part) = part {
                key.push(' ');
                key.push_str(&part);
            }
        }
        Ok(key)
    }
}

/// `SQLite`'s own order of values.
fn order(one: ValueRef<'_>, other: ValueRef<'_>) -> Ordering {
    match (one, other) {
        (ValueRef::Integer(one), ValueRef::Integer(other)) => one.cmp(&other),
        (ValueRef::Real(one), ValueRef::Real(other)) => one.total_cmp(&other),
        (ValueRef::Text(one), ValueRef::Text(other)) | (ValueRef::Blob(one), ValueRef::Blob(other)) => one.cmp(other),
        _ => rank(one).cmp(&rank(other)),
    }
}

fn rank(value: ValueRef<'_>) -> u8 {
    match value {
        ValueRef::Null => 0,
        ValueRef::Integer(_) | ValueRef::Real(_) => 1,
        ValueRef::Text(_) => 2,
        ValueRef::Blob(_) => 3,
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database(rows: &str) -> Connection {
        let database = Connection::open_in_memory().unwrap();
        database
            .execute_batch("CREATE TABLE bed (ward INTEGER, bed INTEGER, name TEXT, PRIMARY KEY (bed, ward))")
            .unwrap();
        database.execute_batch(&format!("INSERT INTO bed (ward, bed, name) VALUES {rows}")).unwrap();
        database
    }

    fn difference(stored: &str, expected: &str) -> Option<Difference> {
        tables(&database(stored), &database(expected), &["bed".to_owned()]).unwrap().differences.pop()
    }

    #[test]
    fn the_same_rows_in_another_order_are_the_same() {
        assert_eq!(difference("(1, 2, 'a'), (2, 1, 'b')", "(2, 1, 'b'), (1, 2, 'a')"), None);
    }

    #[test]
    fn a_missing_an_unexpected_and_a_changed_row_are_told_apart_and_named_by_key() {
        let found =
            difference("(1, 1, 'a'), (2, 1, 'x'), (9, 9, 'y')", "(1, 1, 'a'), (2, 1, 'b'), (1, 3, 'z')").unwrap();
        assert_eq!((found.missing, found.unexpected, found.changed), (1, 1, 1));
        let said = ["bed 1 2: column name differs", "bed 3 1: this row is missing", "bed 9 9: no event made this row"];
        assert_eq!(found.first, said, "keys in the order of the key, no values");
    }

    #[test]
    fn a_null_is_not_an_empty_text() {
        assert_eq!(difference("(1, 1, NULL)", "(1, 1, '')").unwrap().changed, 1);
    }

    #[test]
    fn a_table_of_another_shape_is_said_to_be_one() {
        let other = Connection::open_in_memory().unwrap();
        let found = tables(&other, &database("(1, 1, 'a')"), &["bed".to_owned()]).unwrap();
        assert_eq!(found.differences[0].first, ["bed: the table is missing or has other columns"]);
    }
}
