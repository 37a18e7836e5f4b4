//! The views are those that a rebuild gives.

use std::{
    io,
    path::{Path, PathBuf},
};

use domain::instant::Instant;
use rusqlite::{Connection, OpenFlags};

use super::{Check, VerifyError, compare};
use crate::{
    directory::{Directory, OpenError},
    outbox,
    progress::Progress,
    projections::{self, RebuildError},
};

/// The views built again: gone when it is dropped, or, after a kill, with the other old views at the next start.
struct Rebuilt(PathBuf);

impl Drop for Rebuilt {
    fn drop(&mut self) {
        projections::remove(&self.0);
    }
}

pub(super) fn check(directory: &Directory, check: &mut Check, progress: &Progress) -> Result<(), VerifyError> {
    let Some(file) = current(directory)? else {
        check.note("there are none yet: they are built at the next start".to_owned());
        return Ok(());
    };
    let file = match file {
        Ok(file) => file,
        Err(reason) => {
            check.fails(format!("the file is {reason}: it is built again at the next start"));
            return Ok(());
        }
    };
    let current = read_only(&file)?;
    if !level(&current, &directory.store(), check)? {
        return Ok(());
    }
    let rebuilt = Rebuilt(directory.path().join("views-verify.db"));
    projections::remove(&rebuilt.0);
    // The time is written beside what is parked only, which is not compared.
    let went_on = projections::rebuild(&rebuilt.0, &directory.store(), Instant::from_millis(0), |done| {
        progress.at(u64::try_from(done.keys).unwrap_or(0), u64::try_from(done.of).unwrap_or(0));
        !progress.is_cancelled()
    });
    match went_on {
        Ok(()) => against(&current, &read_only(&rebuilt.0)?, check),
        Err(RebuildError::Cancelled) => Err(VerifyError::Cancelled),
        Err(RebuildError::Sqlite(error)) => Err(error.into()),
        Err(RebuildError::Io(error)) => Err(unusable(&rebuilt.0, error)),
    }
}

/// The file that would answer: the newest that is whole, or why there is none.
pub(super) fn current(directory: &Directory) -> Result<Option<Result<PathBuf, &'static str>>, VerifyError> {
    let found = projections::answering(directory.path()).map_err(|error| unusable(directory.path(), error))?;
    let whole = found.iter().find(|(_, sound)| sound.is_ok()).map(|(file, _)| Ok(file.clone()));
    Ok(whole.or_else(|| found.into_iter().find_map(|(_, sound)| sound.err().map(Err))))
}

pub(super) fn read_only(file: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// Whether the views stand where the store does; those that are behind catch up at the next start.
fn level(current: &Connection, store: &Path, check: &mut Check) -> Result<bool, VerifyError> {
    let position: i64 = current.query_row("SELECT position FROM cursor", [], |row| row.get(0))?;
    let head = outbox::last_position(&read_only(store)?)?;
    if position != head {
        check.note(format!("they stand at position {position} of {head} and were not compared: start the clinic once"));
    }
    Ok(position == head)
}

/// Compares views in use with freshly rebuilt ones, table by table; where the follower stands is its own matter.
fn against(current: &Connection, rebuilt: &Connection, check: &mut Check) -> Result<(), VerifyError> {
    let tables = rebuilt
        .prepare(
            "SELECT name FROM sqlite_schema
             WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT IN ('cursor', 'parked') ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    let compared = compare::tables(current, rebuilt, &tables)?;
    check.counted = compared.rows;
    for difference in &compared.differences {
        difference.say(check);
    }
    let parked: i64 = current.query_row("SELECT count(DISTINCT aggregate_id) FROM parked", [], |row| row.get(0))?;
    if parked > 0 {
        check.note(format!("{parked} aggregates are parked and not shown"));
    }
    Ok(())
}

fn unusable(path: &Path, source: io::Error) -> VerifyError {
    OpenError::Io { path: path.to_owned(), source }.into()
}
