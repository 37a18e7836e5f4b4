//! The number by which people call a prescription is that of its station's series and its counter.

use domain::identity::HumanNumber;
use rusqlite::Connection;
use uuid::Uuid;

use super::{Check, VerifyError};

pub(super) fn check(store: &Connection, check: &mut Check) -> Result<(), VerifyError> {
    let mut statement = store.prepare(
        "SELECT prescription.id, prescription.number, prescription.counter, station.series
         FROM prescription LEFT JOIN station ON station.id = prescription.station_id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        check.counted += 1;
        let (id, number): (Uuid, String) = (row.get(0)?, row.get(1)?);
        let (counter, series): (i64, Option<String>) = (row.get(2)?, row.get(3)?);
        let expected = u32::try_from(counter)
            .ok()
            .zip(series)
            .and_then(|(counter, series)| HumanNumber::new(&series, counter).ok());
        if expected.is_none_or(|expected| expected.as_str() != number) {
            check.fails(format!("prescription {id}: column number is not that of its series and counter"));
        }
    }
    Ok(())
}
