//! Every receipt names events that happened, and every command of this station that had events has its receipt.

use rusqlite::Connection;
use uuid::Uuid;

use super::{Check, VerifyError, count};

pub(super) fn check(store: &Connection, check: &mut Check) -> Result<(), VerifyError> {
    check.counted = count(store, "SELECT count(*) FROM command_receipt")?;
    let untrue = store
        .prepare(
            "SELECT receipt.command_id
             FROM command_receipt AS receipt
             LEFT JOIN (SELECT command_id, count(*) AS events, max(position) AS last FROM outbox GROUP BY command_id)
                 AS happened ON happened.command_id = receipt.command_id
             WHERE CASE
                 WHEN NOT json_valid(receipt.receipt) THEN 1
                 WHEN json_array_length(receipt.receipt, '$.events') > 0
                     THEN happened.events IS NOT json_array_length(receipt.receipt, '$.events')
                         OR happened.last IS NOT receipt.receipt ->> '$.position'
                 ELSE happened.events IS NOT NULL
                     OR receipt.receipt ->> '$.position' > (SELECT coalesce(max(position), 0) FROM outbox)
                 END",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<Uuid>, _>>()?;
    for command in untrue {
        check.fails(format!("command_receipt {command}: the events it names are not in the outbox"));
    }
    // What a restore writes is nobody's command.
    let unanswered = store
        .prepare(
            "SELECT DISTINCT command_id FROM outbox
             WHERE station_id = (SELECT station_id FROM local_station) AND type <> 'IncarnationStarted'
                 AND command_id NOT IN (SELECT command_id FROM command_receipt)",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<Uuid>, _>>()?;
    for command in unanswered {
        check.fails(format!("command {command}: it has events and no receipt"));
    }
    Ok(())
}
