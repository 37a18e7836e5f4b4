//! The views are those that a rebuild gives.

use rusqlite::Connection;

use super::{Check, CheckName, compare};

/// Compares the views in use with freshly rebuilt ones of the same position, table by table.
///
/// # Errors
/// When either side does not read.
pub fn check(current: &Connection, rebuilt: &Connection, tables: &[String]) -> rusqlite::Result<Check> {
    let mut check = Check::new(CheckName::Views);
    let compared = compare::tables(current, rebuilt, tables)?;
    check.counted = compared.rows;
    for difference in &compared.differences {
        difference.say(&mut check);
    }
    Ok(check)
}
