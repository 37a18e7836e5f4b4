//! Who did what, when and to whom: the chain of events and the log of who read a record, newest first.
//!
//! Reads `clinic.db` itself, not the views: an auditor sees what is recorded, whether it can be shown or not.

use domain::{
    ids::{PatientId, UserId},
    instant::Instant,
};
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Error, limit, rows};

/// What to look for; `None` looks for all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AuditFilter {
    /// Done by.
    pub actor: Option<UserId>,
    /// Done to the patient, their stays and their prescriptions.
    pub patient: Option<PatientId>,
    /// The event's name, or `RecordRead`.
    pub kind: Option<String>,
    /// From then on.
    pub from: Option<Instant>,
    /// Before then.
    pub until: Option<Instant>,
}

/// Where a page begins: after this entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct AuditKey {
    pub at: Instant,
    /// Readings come after events of the same instant.
    pub read: bool,
    /// The position in the outbox, or the number in the access log.
    pub number: i64,
}

/// One thing somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct AuditEntry {
    pub at: Instant,
    pub read: bool,
    pub number: i64,
    pub actor_id: UserId,
    /// As named today; `None` for the operator of the machine.
    pub actor_name: Option<String>,
    /// The event's name, or `RecordRead`.
    pub kind: String,
    pub aggregate_kind: String,
    pub aggregate_id: Uuid,
    /// The patient, where it is about one.
    pub patient_id: Option<PatientId>,
    /// As named today.
    pub patient_name: Option<String>,
    /// Of a reading: what was read.
    pub what: Option<String>,
}

/// A page of what was done. `clinic` is a reader of the store.
///
/// # Errors
/// When the store cannot be read.
pub fn page(
    clinic: &Connection,
    filter: &AuditFilter,
    after: Option<AuditKey>,
    size: usize,
) -> Result<Vec<AuditEntry>, Error> {
    let size = limit(size);
    let mut entries = events(clinic, filter, after, size)?;
    if filter.kind.as_deref().is_none_or(|kind| kind == "RecordRead") {
        entries.extend(readings(clinic, filter, after, size)?);
    }
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.at, !entry.read, entry.number)));
    entries.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    Ok(entries)
}

/// Events in the order of the chain; times may go back where a clock was set, so a page goes by position.
fn events(
    clinic: &Connection,
    filter: &AuditFilter,
    after: Option<AuditKey>,
    size: i64,
) -> Result<Vec<AuditEntry>, Error> {
    let at = after.map_or(i64::MAX, |after| after.at.millis());
    // Of the same instant only those before it in the page: all of them when a reading was the last.
    let number = after.map_or(i64::MAX, |after| if after.read { 0 } else { after.number });
    let wanted = params![
        filter.actor.map(UserId::uuid),
        filter.kind,
        filter.from.map_or(i64::MIN, Instant::millis),
        filter.until.map_or(i64::MAX, Instant::millis),
        at,
        number,
        size,
        filter.patient.map(PatientId::uuid),
    ];
    let sql = if filter.patient.is_some() {
        "WITH aggregate (id) AS MATERIALIZED (
             SELECT ?8 UNION SELECT id FROM encounter WHERE patient_id = ?8
             UNION SELECT id FROM prescription WHERE patient_id = ?8
             UNION SELECT printed.print_job_id FROM prescription CROSS JOIN printed_version AS printed
                 ON printed.prescription_id = prescription.id WHERE prescription.patient_id = ?8)
         SELECT o.occurred_at AS at, 0 AS read, o.position AS number, o.actor_id, u.name AS actor_name, o.type AS kind,
             o.aggregate_kind, o.aggregate_id, ?8 AS patient_id,
             (SELECT name FROM patient WHERE id = ?8) AS patient_name, NULL AS what
         FROM aggregate CROSS JOIN outbox AS o ON o.aggregate_id = aggregate.id
         LEFT JOIN staff_user AS u ON u.id = o.actor_id
         WHERE (?1 IS NULL OR o.actor_id = ?1) AND (?2 IS NULL OR o.type = ?2)
             AND o.occurred_at >= ?3 AND o.occurred_at < ?4
             AND (o.occurred_at < ?5 OR (o.occurred_at = ?5 AND o.position < ?6))
         ORDER BY o.occurred_at DESC, o.position DESC LIMIT ?7"
    } else {
        "SELECT o.occurred_at AS at, 0 AS read, o.position AS number, o.actor_id, u.name AS actor_name, o.type AS kind,
             o.aggregate_kind, o.aggregate_id, p.id AS patient_id, p.name AS patient_name, ?8 AS what
         FROM outbox AS o LEFT JOIN staff_user AS u ON u.id = o.actor_id
         LEFT JOIN patient AS p ON p.id = CASE o.aggregate_kind
             WHEN 'Patient' THEN o.aggregate_id
             WHEN 'Encounter' THEN (SELECT patient_id FROM encounter WHERE id = o.aggregate_id)
             WHEN 'Prescription' THEN (SELECT patient_id FROM prescription WHERE id = o.aggregate_id)
             WHEN 'PrintJob' THEN (
                 SELECT coalesce(
                     (SELECT patient_id FROM prescription
                      WHERE id = unhex(replace(job.subject ->> 'prescription_id', '-', ''))),
                     unhex(replace(job.subject ->> 'patient_id', '-', '')))
                 FROM print_job AS job WHERE job.id = o.aggregate_id)
         END
         WHERE (?1 IS NULL OR o.actor_id = ?1) AND (?2 IS NULL OR o.type = ?2)
             AND o.occurred_at >= ?3 AND o.occurred_at < ?4
             AND (o.occurred_at < ?5 OR (o.occurred_at = ?5 AND o.position < ?6))
         ORDER BY o.position DESC LIMIT ?7"
    };
    rows(clinic, sql, wanted)
}

fn readings(
    clinic: &Connection,
    filter: &AuditFilter,
    after: Option<AuditKey>,
    size: i64,
) -> Result<Vec<AuditEntry>, Error> {
    let at = after.map_or(i64::MAX, |after| after.at.millis());
    let number = after.map_or(i64::MAX, |after| if after.read { after.number } else { i64::MAX });
    let wanted = params![
        filter.actor.map(UserId::uuid),
        filter.from.map_or(i64::MIN, Instant::millis),
        filter.until.map_or(i64::MAX, Instant::millis),
        at,
        number,
        size,
        filter.patient.map(PatientId::uuid),
    ];
    let sql = if filter.patient.is_some() {
        "SELECT a.at, 1 AS read, a.id AS number, a.actor_id, u.name AS actor_name, 'RecordRead' AS kind,
             'Patient' AS aggregate_kind, a.patient_id AS aggregate_id, a.patient_id, p.name AS patient_name, a.what
         FROM access_log AS a LEFT JOIN staff_user AS u ON u.id = a.actor_id
         LEFT JOIN patient AS p ON p.id = a.patient_id
         WHERE a.patient_id = ?7 AND (?1 IS NULL OR a.actor_id = ?1) AND a.at >= ?2 AND a.at < ?3
             AND (a.at < ?4 OR (a.at = ?4 AND a.id < ?5))
         ORDER BY a.at DESC, a.id DESC LIMIT ?6"
    } else {
        "SELECT a.at, 1 AS read, a.id AS number, a.actor_id, u.name AS actor_name, 'RecordRead' AS kind,
             'Patient' AS aggregate_kind, a.patient_id AS aggregate_id, a.patient_id, p.name AS patient_name, a.what
         FROM access_log AS a LEFT JOIN staff_user AS u ON u.id = a.actor_id
         LEFT JOIN patient AS p ON p.id = a.patient_id
         WHERE ?7 IS NULL AND (?1 IS NULL OR a.actor_id = ?1) AND a.at >= ?2 AND a.at < ?3
             AND (a.at < ?4 OR (a.at = ?4 AND a.id < ?5))
         ORDER BY a.id DESC LIMIT ?6"
    };
    rows(clinic, sql, wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projections::fixture::{House, now};

    #[test]
    fn an_auditor_finds_what_was_done_to_a_patient_and_who_read_their_record() {
        let mut house = House::new();
        let (maria, stay) = house.admit("Maria Demonstração");
        house.admit("José Exemplo");
        house.prescribe((maria, stay));
        house
            .store
            .execute(
                "INSERT INTO access_log (at, actor_id, patient_id, what) VALUES (?1, ?2, ?3, 'record')",
                params![now().millis(), house.pharmacist.uuid(), maria.uuid()],
            )
            .unwrap();
        let of_maria = AuditFilter { patient: Some(maria), ..AuditFilter::default() };
        let all = page(&house.store, &of_maria, None, 50).unwrap();
        let kinds: Vec<&str> = all.iter().map(|entry| entry.kind.as_str()).collect();
        assert_eq!(kinds, ["RecordRead", "Prescribed", "EncounterStarted", "PatientRegistered"]);
        assert!(all.iter().all(|entry| entry.patient_id == Some(maria)));
        assert!(all.iter().all(|entry| entry.patient_name.as_deref() == Some("Maria Demonstração")));
        assert_eq!(all.first().and_then(|entry| entry.actor_name.as_deref()), Some("Farmacêutico Demonstração"));
        let (mut paged, mut after) = (Vec::new(), None);
        loop {
            let next = page(&house.store, &AuditFilter::default(), after, 3).unwrap();
            let Some(last) = next.last() else { break };
            after = Some(AuditKey { at: last.at, read: last.read, number: last.number });
            paged.extend(next);
        }
        assert_eq!(paged, page(&house.store, &AuditFilter::default(), None, 200).unwrap());
        let signed = AuditFilter { kind: Some("Prescribed".to_owned()), ..of_maria };
        assert_eq!(page(&house.store, &signed, None, 50).unwrap().len(), 1);
        let later = AuditFilter { from: Some(now()), ..AuditFilter::default() };
        assert_eq!(page(&house.store, &later, None, 50).unwrap().len(), 1, "only the reading is as late as this");
    }
}
