//! The index holds what the views hold: each document's hash is that of its source.

use super::{Check, VerifyError, views};
use crate::{directory::Directory, search};

pub(super) fn check(directory: &Directory, check: &mut Check) -> Result<(), VerifyError> {
    let snapshot = match search::Index::look(&search::folder(directory.path())) {
        Ok(Some(snapshot)) => snapshot,
        Ok(None) => {
            check.note("there is none yet: it is built at the next start".to_owned());
            return Ok(());
        }
        Err(error) => {
            check.fails(format!("{error}: it is built again at the next start"));
            return Ok(());
        }
    };
    let Some(Ok(file)) = views::current(directory)? else {
        check.note("there are no views to compare it with".to_owned());
        return Ok(());
    };
    let views = views::read_only(&file)?;
    let position: i64 = views.query_row("SELECT position FROM cursor", [], |row| row.get(0))?;
    check.counted = snapshot.documents();
    if snapshot.cursor.position != position {
        check.note(format!(
            "it stands at position {}, the views at {position}: start the clinic once",
            snapshot.cursor.position
        ));
        return Ok(());
    }
    match search::verify(&snapshot, &views) {
        Ok(found) if found == search::Differences::default() => {}
        Ok(found) => check.fails(format!(
            "{} documents are missing, {} are left over, {} differ from their source",
            found.missing, found.surplus, found.changed
        )),
        Err(error) => check.fails(error.to_string()),
    }
    Ok(())
}
