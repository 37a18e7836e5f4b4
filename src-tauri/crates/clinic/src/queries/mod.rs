//! What screens ask: one file is one question, answered from the views within one snapshot of them.
//!
//! Functions are synchronous and take a reader of the views; nothing here writes, waits or knows the time. A list pages by
//! key and never gives more than [`MOST`] rows.

mod column;

pub mod audit;
pub mod catalogue;
pub mod health;
pub mod interventions;
pub mod patient_record;
pub mod patient_summary;
pub mod patient_timeline;
pub mod prescription_details;
pub mod prescription_document;
pub mod running_out;
pub mod scheduled_doses;
pub mod triage_counts;
mod triage_filter;
pub mod triage_queue;
pub mod ward_board;

pub(crate) use column::embedded;

use rusqlite::{Connection, Params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use thiserror::Error;
use uuid::Uuid;

/// The most rows of one answer.
pub const MOST: usize = 200;

/// An answer, and how fresh it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answer<T> {
    /// Everything up to this position of the outbox shows in it.
    pub as_of: i64,
    /// How many events it does not show yet; a screen says *atualizando* while there are any.
    pub behind: i64,
    /// The answer.
    pub value: T,
}

/// What stands under a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "value")]
pub enum Found<T> {
    /// This.
    Shown(T),
    /// Something that this program cannot show: *não foi possível mostrar*.
    Parked,
    /// Nothing.
    Unknown,
}

impl<T> Found<T> {
    /// What is shown, if anything.
    pub fn shown(self) -> Option<T> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Parked | Self::Unknown => None,
        }
    }
}

/// A question cannot be answered.
#[derive(Debug, Error)]
pub enum Error {
    /// The views cannot be read.
    #[error("the views cannot be read")]
    Sqlite(#[from] rusqlite::Error),
    /// What answers it is still being made.
    #[error("the {0} is still being made")]
    NotReady(&'static str),
    /// A row does not have the shape of its answer. The value itself is left out: it may be a patient's.
    #[error("a row does not have the shape of its answer (column {0})")]
    Shape(String),
}

impl From<serde_rusqlite::Error> for Error {
    fn from(error: serde_rusqlite::Error) -> Self {
        match error {
            serde_rusqlite::Error::Rusqlite(error) => Self::Sqlite(error),
            serde_rusqlite::Error::Deserialization { column, .. } => Self::Shape(column.unwrap_or_default()),
            _ => Self::Shape(String::new()),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape(format!("JSON, {:?}, line {}, column {}", error.classify(), error.line(), error.column()))
    }
}

/// Reads the cursor and the answer in the snapshot that `views` is in; `head` is the outbox's last position.
///
/// # Errors
/// What `question` gives.
pub fn answer<T>(
    views: &Connection,
    head: i64,
    question: impl FnOnce(&Connection) -> Result<T, Error>,
) -> Result<Answer<T>, Error> {
    let as_of: i64 = views.prepare_cached("SELECT position FROM cursor")?.query_row([], |row| row.get(0))?;
    let value = question(views)?;
    Ok(Answer { as_of, behind: (head - as_of).max(0), value })
}

/// All rows of a statement, by column names.
pub(crate) fn rows<T: DeserializeOwned>(views: &Connection, sql: &str, params: impl Params) -> Result<Vec<T>, Error> {
    let mut statement = views.prepare_cached(sql)?;
    let rows = statement.query(params)?;
    serde_rusqlite::from_rows(rows).collect::<Result<_, _>>().map_err(Error::from)
}

/// The one row of a statement.
pub(crate) fn row<T: DeserializeOwned>(views: &Connection, sql: &str, params: impl Params) -> Result<Option<T>, Error> {
    let mut statement = views.prepare_cached(sql)?;
    let rows = statement.query(params)?;
    serde_rusqlite::from_rows(rows).next().transpose().map_err(Error::from)
}

/// What stands under the key of an aggregate, given what its view holds.
pub(crate) fn found<T>(views: &Connection, aggregate: Uuid, held: Option<T>) -> Result<Found<T>, Error> {
    if let Some(value) = held {
        return Ok(Found::Shown(value));
    }
    let parked: bool = views
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM parked WHERE aggregate_id = ?1)")?
        .query_row([aggregate], |row| row.get(0))?;
    Ok(if parked { Found::Parked } else { Found::Unknown })
}

/// How many rows a page may have, for a LIMIT.
pub(crate) fn limit(asked: usize) -> i64 {
    i64::try_from(asked.clamp(1, MOST)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use crate::{
        projections::fixture::{House, follow},
        query_plans::{beginning, plan, statements},
        search::source,
    };

    const SOURCES: &[(&str, &str)] = &[
        ("audit", include_str!("audit.rs")),
        ("catalogue", include_str!("catalogue.rs")),
        ("health", include_str!("health.rs")),
        ("interventions", include_str!("interventions.rs")),
        ("patient_record", include_str!("patient_record.rs")),
        ("patient_summary", include_str!("patient_summary.rs")),
        ("patient_timeline", include_str!("patient_timeline.rs")),
        ("prescription_details", include_str!("prescription_details.rs")),
        ("prescription_document", include_str!("prescription_document.rs")),
        ("running_out", include_str!("running_out.rs")),
        ("scheduled_doses", include_str!("scheduled_doses.rs")),
        ("triage_counts", include_str!("triage_counts.rs")),
        ("triage_queue", include_str!("triage_queue.rs")),
        ("ward_board", include_str!("ward_board.rs")),
        ("projections/catalogue", include_str!("../projections/catalogue.rs")),
        ("projections/follow", include_str!("../projections/follow.rs")),
        ("projections/house", include_str!("../projections/house.rs")),
        ("projections/interventions", include_str!("../projections/interventions.rs")),
        ("projections/part", include_str!("../projections/part.rs")),
        ("projections/patient_record", include_str!("../projections/patient_record.rs")),
        ("projections/patient_summary", include_str!("../projections/patient_summary.rs")),
        ("projections/patient_timeline", include_str!("../projections/patient_timeline.rs")),
        ("projections/prescription_details", include_str!("../projections/prescription_details.rs")),
        ("projections/prescription_document", include_str!("../projections/prescription_document.rs")),
        ("projections/scheduled_doses", include_str!("../projections/scheduled_doses.rs")),
        ("projections/touches", include_str!("../projections/touches.rs")),
        ("projections/triage_queue", include_str!("../projections/triage_queue.rs")),
    ];

    /// What may read a whole table or sort, and why.
    const MEANT: &[(&str, &str)] = &[
        // The chain backwards, until a page is full; `CASE` and a filter of two columns leave no index to use.
        ("audit", "SCAN o"),
        ("audit", "SCAN a"),
        // One patient's events, of several aggregates.
        ("audit", "USE TEMP B-TREE FOR ORDER BY"),
        ("audit", "UNION USING TEMP B-TREE"),
        // A whole count, over the smallest index there is.
        ("health", "SCAN prescription_item USING COVERING INDEX"),
        // Empty but for what is parked.
        ("health", "SCAN parked"),
        ("health", "USE TEMP B-TREE FOR ORDER BY"),
        ("triage_queue", "SCAN p"),
        ("triage_queue", "USE TEMP B-TREE FOR DISTINCT"),
        ("projections/follow", "SCAN parked"),
        // A house has one establishment, and one row of a cursor.
        ("prescription_document", "SCAN letterhead"),
        ("projections/follow", "SCAN cursor"),
        // Counts per ward and state, over the index that holds both in order.
        ("triage_counts", "SCAN triage_queue USING COVERING INDEX triage_queue_by_ward"),
        // The patients of a ward, at most a few hundred.
        ("ward_board", "USE TEMP B-TREE FOR GROUP BY"),
        ("ward_board", "USE TEMP B-TREE FOR ORDER BY"),
        // The medicines that fit, sorted by name.
        ("catalogue", "USE TEMP B-TREE FOR GROUP BY"),
        ("catalogue", "USE TEMP B-TREE FOR ORDER BY"),
        // Before a rebuild only: events that this program cannot read.
        ("projections/follow", "SCAN clinic.outbox"),
        // A handful of rows: the staff of a practitioner, one patient's measures, one medicine's brands.
        ("projections/touches", "SCAN staff_user"),
    ];

    #[test]
    fn no_statement_reads_a_whole_table_or_sorts_where_an_index_can_serve() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        house.prescribe(stay);
        let follower = follow(&house.views());
        let (mut looked_at, mut bad) = (0, Vec::new());
        let written = SOURCES.iter().map(|(name, source)| (*name, statements(source)));
        let search = [source::PATIENTS, source::MEDICINES, source::PRESCRIPTIONS].map(str::to_owned).to_vec();
        for (name, statements) in written.chain([("projections/search_source", search)]) {
            for sql in statements {
                looked_at += 1;
                for line in plan(follower.connection(), &sql) {
                    // Keys, a list within a row, and what a statement itself has selected.
                    let small = ["VIRTUAL TABLE", "CONSTANT ROW", "order_state"].iter().any(|few| line.contains(few));
                    let own =
                        ["record", "whole", "survivor", "key", "aggregate", "c", "fitting", "merged", "b", "listed"]
                            .iter()
                            .any(|cte| line == format!("SCAN {cte}"))
                            || line.starts_with("SCAN (subquery");
                    let reads_all = line.starts_with("SCAN ") && !small && !own;
                    let sorts = line.contains("TEMP B-TREE") && !name.starts_with("projections/");
                    let meant = MEANT.iter().any(|(of, what)| name == *of && line.contains(what));
                    if (reads_all || sorts) && !meant {
                        bad.push(format!("{name}: {line}\n    {}", beginning(&sql)));
                    }
                }
            }
        }
        assert!(looked_at > 60, "the statements are found: {looked_at}");
        assert!(bad.is_empty(), "an index can serve:\n{}", bad.join("\n"));
    }
}
