//! The triage queue: what waits for a pharmacist, most urgent first.
//!
//! A page costs the same whatever lies below it. Each filter has an index that holds the order of the queue: the keys of
//! the page are read from it (one range for each ward and state asked for), merged, and only then are rows read.
//! A lease that expired holds nobody back: such an order counts as signed.

use domain::{
    ids::{EncounterId, LocationId, PatientId, PrescriptionId, UserId},
    instant::Instant,
    people::{AllergyStatus, Sex},
    prescribing::{OrderState, PrescriptionKind, Priority},
};
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;
use uuid::Uuid;

use super::{Error, embedded, limit, rows};

/// Classes by which orders are looked for: the main groups of the ATC, and what asks for special care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr)]
#[allow(missing_docs)]
pub enum MedicineClass {
    A,
    B,
    C,
    D,
    G,
    H,
    J,
    L,
    M,
    N,
    P,
    R,
    S,
    V,
    Antimicrobial,
    HighAlert,
    /// On a list of Portaria 344/98.
    Controlled,
}

/// Which orders to show; an empty list or `None` shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TriageFilter {
    /// Of these wards.
    pub wards: Vec<LocationId>,
    /// In these states, of those that wait.
    pub states: Vec<OrderState>,
    /// Of this priority.
    pub priority: Option<Priority>,
    /// With a medicine of this class.
    pub class: Option<MedicineClass>,
}

/// The place of a row in the queue: a page begins after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TriageKey {
    /// Of the priority, 0 first.
    pub rank: i64,
    /// The target for the first dose.
    pub due_at: Instant,
    /// The order.
    pub prescription_id: PrescriptionId,
}

/// One order that waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TriageRow {
    /// The order.
    pub prescription_id: PrescriptionId,
    /// `UTI2-000123-7`.
    pub number: String,
    /// 1 for the first.
    pub version: i64,
    /// What a command on it must have seen.
    pub aggregate_version: i64,
    /// It renews another rather than changing it.
    pub renewal: bool,
    /// For whom and where.
    pub kind: PrescriptionKind,
    /// Where it stands at the time asked for: signed again when a lease expired.
    pub state: OrderState,
    /// How soon.
    pub priority: Priority,
    /// 0 first.
    pub rank: i64,
    /// The target for the first dose.
    pub due_at: Instant,
    /// When it was signed.
    pub signed_at: Instant,
    /// Who holds it.
    pub lease_holder: Option<UserId>,
    /// Their name.
    pub lease_holder_name: Option<String>,
    /// Until when.
    pub lease_until: Option<Instant>,
    /// When the prescriber last answered a question about it.
    pub answered_at: Option<Instant>,
    /// The stay.
    pub encounter_id: Option<EncounterId>,
    /// Where the patient is now.
    pub ward_id: Option<LocationId>,
    /// Its name.
    pub ward: Option<String>,
    /// The bed's name.
    pub bed: Option<String>,
    /// Who signed.
    pub prescriber_name: String,
    /// For whom.
    pub patient_id: PatientId,
    /// As known today; nothing from here to `allergy_status` where the patient cannot be shown.
    pub patient_name: Option<String>,
    /// The name to call them by.
    pub social_name: Option<String>,
    /// `1953-04-01`.
    pub birth_date: Option<String>,
    /// As documents state it.
    pub sex: Option<Sex>,
    /// Whether anybody asked.
    pub allergy_status: Option<AllergyStatus>,
    /// Items in all.
    pub item_count: i64,
    /// Of those, held back.
    pub suspended_count: i64,
    /// Of those, given if needed.
    pub as_needed_count: i64,
    /// Of those, not like this in the version it replaces.
    pub changed_count: i64,
    /// The first three names.
    #[serde(deserialize_with = "embedded")]
    pub medicines: Vec<String>,
    /// Classes of its medicines.
    #[serde(deserialize_with = "embedded")]
    pub classes: Vec<MedicineClass>,
    /// Findings that stop.
    pub tier_1: i64,
    /// Findings that interrupt.
    pub tier_2: i64,
    /// Passive findings.
    pub tier_3: i64,
    /// Silent findings.
    pub tier_4: i64,
    /// Checks that lacked what they need.
    pub not_checked: i64,
}

impl TriageRow {
    /// Where the next page begins when this is the last row.
    pub const fn key(&self) -> TriageKey {
        TriageKey { rank: self.rank, due_at: self.due_at, prescription_id: self.prescription_id }
    }
}

/// The line of an order that cannot be shown. It stands above every queue, whatever the filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ParkedOrder {
    /// The order.
    pub prescription_id: PrescriptionId,
    /// The ward, where it is known.
    pub ward_id: Option<LocationId>,
}

/// Rows of the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TriagePage {
    /// On the first page: orders that cannot be shown.
    pub parked: Vec<ParkedOrder>,
    /// Most urgent first.
    pub rows: Vec<TriageRow>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<TriageKey>,
}

/// A page of the queue as it is at `now`.
///
/// # Errors
/// When the views cannot be read.
pub fn page(
    views: &Connection,
    filter: &TriageFilter,
    after: Option<TriageKey>,
    size: usize,
    now: Instant,
) -> Result<TriagePage, Error> {
    let size = limit(size);
    let mut keys = keys(views, filter, after, size + 1, now)?;
    let more = keys.len() > usize::try_from(size).unwrap_or(usize::MAX);
    keys.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    Ok(TriagePage {
        parked: if after.is_none() { parked(views)? } else { Vec::new() },
        next: keys.last().copied().filter(|_| more),
        rows: rows_of(views, &keys, now)?,
    })
}

/// A stored state, and whether its lease must have expired (`Some(true)`), must not (`Some(false)`), or does not matter.
type StoredState = (&'static str, Option<bool>);

fn stored_states(filter: &TriageFilter) -> Vec<StoredState> {
    if filter.states.is_empty() {
        return ["Signed", "InTriage", "AwaitingAnswer", "Returned"].map(|state| (state, None)).to_vec();
    }
    let mut stored = Vec::new();
    for state in &filter.states {
        match state {
            OrderState::Signed => stored.extend([("Signed", None), ("InTriage", Some(true))]),
            OrderState::InTriage => stored.push(("InTriage", Some(false))),
            OrderState::AwaitingAnswer => stored.push(("AwaitingAnswer", None)),
            OrderState::Returned => stored.push(("Returned", None)),
            _ => {}
        }
    }
    stored
}

/// The keys of the page, in order.
fn keys(
    views: &Connection,
    filter: &TriageFilter,
    after: Option<TriageKey>,
    size: i64,
    now: Instant,
) -> Result<Vec<TriageKey>, Error> {
    let class: Option<&str> = filter.class.map(Into::into);
    let (lowest, highest) = filter.priority.map_or((0, i64::MAX), |priority| (priority.rank(), priority.rank()));
    let (rank, due_at, id) = after
        .filter(|after| after.rank >= lowest)
        .map_or((lowest, i64::MIN, Uuid::nil()), |key| (key.rank, key.due_at.millis(), key.prescription_id.uuid()));
    let mut keys: Vec<TriageKey> = Vec::new();
    for (state, expired) in stored_states(filter) {
        let from = params![state, rank, due_at, id, highest, expired, now.millis(), size];
        if !filter.wards.is_empty() {
            for ward in &filter.wards {
                keys.extend(rows::<TriageKey>(
                    views,
                    "SELECT rank, due_at, prescription_id FROM triage_queue
                     WHERE parked = 0 AND ward_id = ?9 AND state = ?1 AND (rank, due_at, prescription_id) > (?2, ?3, ?4)
                         AND rank <= ?5 AND (?6 IS NULL OR (lease_until <= ?7) = ?6)
                         AND (?10 IS NULL OR instr(classes, '\"' || ?10 || '\"') > 0)
                     ORDER BY rank, due_at, prescription_id LIMIT ?8",
                    params![state, rank, due_at, id, highest, expired, now.millis(), size, ward.uuid(), class],
                )?);
            }
        } else if let Some(class) = class {
            keys.extend(rows::<TriageKey>(
                views,
                "SELECT rank, due_at, prescription_id FROM triage_queue_class
                 WHERE class = ?9 AND state = ?1 AND (rank, due_at, prescription_id) > (?2, ?3, ?4)
                     AND rank <= ?5 AND (?6 IS NULL OR (lease_until <= ?7) = ?6)
                 ORDER BY rank, due_at, prescription_id LIMIT ?8",
                params![state, rank, due_at, id, highest, expired, now.millis(), size, class],
            )?);
        } else {
            keys.extend(rows::<TriageKey>(
                views,
                "SELECT rank, due_at, prescription_id FROM triage_queue
                 WHERE parked = 0 AND state = ?1 AND (rank, due_at, prescription_id) > (?2, ?3, ?4)
                     AND rank <= ?5 AND (?6 IS NULL OR (lease_until <= ?7) = ?6)
                 ORDER BY rank, due_at, prescription_id LIMIT ?8",
                from,
            )?);
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    Ok(keys)
}

fn rows_of(views: &Connection, keys: &[TriageKey], now: Instant) -> Result<Vec<TriageRow>, Error> {
    let ids: Vec<String> = keys.iter().map(|key| key.prescription_id.uuid().simple().to_string()).collect();
    let mut rows: Vec<TriageRow> = rows(
        views,
        "SELECT q.prescription_id, q.number, q.version, q.aggregate_version, q.renewal, q.kind, q.state, q.priority,
             q.rank, q.due_at, q.signed_at, q.lease_holder, staff.name AS lease_holder_name, q.lease_until,
             q.answered_at, q.encounter_id, q.ward_id, q.ward, q.bed, q.prescriber_name, q.patient_id, q.patient_name,
             q.social_name, q.birth_date, q.sex, q.allergy_status, q.item_count, q.suspended_count, q.as_needed_count,
             q.changed_count, q.medicines, q.classes, q.tier_1, q.tier_2, q.tier_3, q.tier_4, q.not_checked
         FROM json_each(?1) AS key
         CROSS JOIN triage_queue AS q ON q.prescription_id = unhex(key.value)
         LEFT JOIN staff ON staff.user_id = q.lease_holder",
        [serde_json::to_string(&ids)?],
    )?;
    rows.sort_unstable_by_key(TriageRow::key);
    for row in &mut rows {
        if row.state == OrderState::InTriage && row.lease_until.is_none_or(|until| until <= now) {
            row.state = OrderState::Signed;
            (row.lease_holder, row.lease_holder_name, row.lease_until) = (None, None, None);
        }
    }
    Ok(rows)
}

/// Orders that cannot be shown, in whatever view.
pub(crate) fn parked(views: &Connection) -> Result<Vec<ParkedOrder>, Error> {
    rows(
        views,
        "SELECT DISTINCT p.aggregate_id AS prescription_id, q.ward_id
         FROM parked AS p LEFT JOIN triage_queue AS q ON q.prescription_id = p.aggregate_id AND q.parked = 1
         WHERE p.aggregate_kind = 'Prescription'",
        [],
    )
}

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
        "SELECT c.ward_id, c.state, c.orders, c.expired,
             (SELECT q.ward FROM triage_queue AS q WHERE q.parked = 0 AND q.ward_id = c.ward_id LIMIT 1) AS ward
         FROM (SELECT ward_id, state, count(*) AS orders, coalesce(sum(lease_until <= ?1), 0) AS expired
               FROM triage_queue WHERE parked = 0 GROUP BY ward_id, state) AS c",
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
        let expired = if row.state == OrderState::InTriage { row.expired } else { 0 };
        add(row, row.state, row.orders - expired);
        add(row, OrderState::Signed, expired);
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
