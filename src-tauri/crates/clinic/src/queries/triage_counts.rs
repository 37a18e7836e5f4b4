//! How much waits in the triage, by ward and state.

use domain::{ids::LocationId, instant::Instant, prescribing::OrderState};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Error, rows};

/// How many orders of a ward are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TriageCount {
    /// `None` for orders of no ward.
    pub ward_id: Option<LocationId>,
    /// Its name.
    pub ward: Option<String>,
    /// As at the time asked for.
    pub state: OrderState,
    /// Orders.
    pub orders: i64,
}

/// What waits, by ward and state, at `now`.
///
/// # Errors
/// When the views cannot be read.
pub fn counts(views: &Connection, now: Instant) -> Result<Vec<TriageCount>, Error> {
    let stored: Vec<Counted> = rows(
        views,
        "SELECT c.ward_id, c.state, c.orders,
             CASE WHEN c.state = 'InTriage' THEN
                 (SELECT count(*) FROM triage_queue AS q
                  WHERE q.ward_id IS c.ward_id AND q.state = 'InTriage' AND q.lease_until <= ?1)
                 ELSE 0 END AS expired,
             (SELECT q.ward FROM triage_queue AS q WHERE q.ward_id = c.ward_id AND q.state = c.state LIMIT 1) AS ward
         FROM (SELECT ward_id, state, count(*) AS orders FROM triage_queue WHERE state IS NOT NULL
               GROUP BY ward_id, state) AS c",
        [now.millis()],
    )?;
    let mut counts: Vec<TriageCount> = Vec::new();
    let mut add = |row: &Counted, state: OrderState, orders: i64| {
        if orders == 0 {
            return;
        }
        match counts.iter_mut().find(|count| count.ward_id == row.ward_id && count.state == state) {
            Some(count) => count.orders += orders,
            None => counts.push(TriageCount { ward_id: row.ward_id, ward: row.ward.clone(), state, orders }),
        }
    };
    for row in &stored {
        add(row, row.state, row.orders - row.expired);
        add(row, OrderState::Signed, row.expired);
    }
    Ok(counts)
}

#[derive(Deserialize)]
struct Counted {
    ward_id: Option<LocationId>,
    ward: Option<String>,
    state: OrderState,
    orders: i64,
    expired: i64,
}
