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
use rusqlite::{Connection, Params, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use super::triage_filter::{MedicineClass, TriageFilter};
use super::{Error, embedded, limit, rows};

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
    for (state, expired) in filter.stored_states() {
        if !filter.wards.is_empty() {
            for ward in &filter.wards {
                keys.extend(keys_of(
                    views,
                    "SELECT rank, due_at, prescription_id FROM triage_queue
                     WHERE ward_id = ?9 AND state = ?1 AND (rank, due_at, prescription_id) > (?2, ?3, ?4)
                         AND rank <= ?5 AND (?6 IS NULL OR (lease_until <= ?7) = ?6)
                         AND (?10 IS NULL OR instr(classes, '\"' || ?10 || '\"') > 0)
                     ORDER BY rank, due_at, prescription_id LIMIT ?8",
                    params![state, rank, due_at, id, highest, expired, now.millis(), size, ward.uuid(), class],
                )?);
            }
        } else if let Some(class) = class {
            keys.extend(keys_of(
                views,
                "SELECT rank, due_at, prescription_id FROM triage_queue_class
                 WHERE class = ?9 AND state = ?1 AND (rank, due_at, prescription_id) > (?2, ?3, ?4)
                     AND rank <= ?5 AND (?6 IS NULL OR (lease_until <= ?7) = ?6)
                 ORDER BY rank, due_at, prescription_id LIMIT ?8",
                params![state, rank, due_at, id, highest, expired, now.millis(), size, class],
            )?);
        } else {
            keys.extend(keys_of(
                views,
                "SELECT rank, due_at, prescription_id FROM triage_queue
                 WHERE state = ?1 AND (rank, due_at, prescription_id) > (?2, ?3, ?4)
                     AND rank <= ?5 AND (?6 IS NULL OR (lease_until <= ?7) = ?6)
                 ORDER BY rank, due_at, prescription_id LIMIT ?8",
                params![state, rank, due_at, id, highest, expired, now.millis(), size],
            )?);
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    Ok(keys)
}

/// Hundreds for each page: read by place, since finding their three columns by name takes as long as the query.
fn keys_of(views: &Connection, sql: &str, params: impl Params) -> Result<Vec<TriageKey>, Error> {
    let key = |row: &Row<'_>| {
        let (due_at, id): (i64, Uuid) = (row.get(1)?, row.get(2)?);
        Ok(TriageKey { rank: row.get(0)?, due_at: Instant::from_millis(due_at), prescription_id: id.into() })
    };
    Ok(views.prepare_cached(sql)?.query_map(params, key)?.collect::<Result<_, _>>()?)
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

#[cfg(test)]
mod tests {
    use domain::{
        events::{EncounterTransferred, Event, InterventionRaised, ItemSuspended, TakenForTriage, Validated},
        prescribing::InterventionReason,
    };

    use super::*;
    use crate::{
        projections::fixture::{House, follow, id, now},
        queries::triage_counts::counts,
    };

    fn ids(views: &Connection, filter: &TriageFilter) -> Vec<PrescriptionId> {
        page(views, filter, None, 50, now()).unwrap().rows.iter().map(|row| row.prescription_id).collect()
    }

    #[test]
    fn the_most_urgent_order_stands_first_and_pages_follow_each_other_without_a_gap() {
        let mut house = House::new();
        let (patient, stay) = house.admit("Maria Demonstração");
        let priorities = [Priority::Routine, Priority::Stat, Priority::Urgent, Priority::Routine, Priority::Stat];
        let orders = priorities.map(|priority| house.prescribe_as(patient, stay, priority, None));
        let [first_routine, first_stat, urgent, second_routine, second_stat] = orders;
        let expected = [first_stat, second_stat, urgent, first_routine, second_routine];
        let follower = follow(&house.views());
        let views = follower.connection();
        assert_eq!(ids(views, &TriageFilter::default()), expected);
        let (mut paged, mut after) = (Vec::new(), None);
        loop {
            let page = page(views, &TriageFilter::default(), after, 2, now()).unwrap();
            paged.extend(page.rows.iter().map(|row| row.prescription_id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(paged, expected);
        let urgent_only = TriageFilter { priority: Some(Priority::Urgent), ..TriageFilter::default() };
        assert_eq!(ids(views, &urgent_only), [urgent]);
    }

    #[test]
    fn filters_work_alone_and_together_and_show_where_the_patient_is_now() {
        let mut house = House::new();
        let (maria, maria_stay) = house.admit("Maria Demonstração");
        let (jose, jose_stay) = house.admit("José Exemplo");
        let moved = house.prescribe((maria, maria_stay));
        let held = house.prescribe((jose, jose_stay));
        let asked = house.prescribe((jose, jose_stay));
        let done = house.prescribe((jose, jose_stay));
        let intensive = house.ward("UTI");
        let location_id = house.bed(intensive, "UTI-04");
        house.record(Event::EncounterTransferred(EncounterTransferred {
            encounter_id: maria_stay,
            patient_id: maria,
            location_id,
        }));
        let lease_until = now().plus_minutes(5);
        house.record(Event::TakenForTriage(TakenForTriage { prescription_id: held, lease_until }));
        house.record(Event::InterventionRaised(InterventionRaised {
            intervention_id: id(),
            prescription_id: asked,
            item_id: None,
            reason: InterventionReason::Dose,
            message: "dose?".to_owned(),
        }));
        house.record(Event::Validated(Validated { prescription_id: done }));
        let follower = follow(&house.views());
        let views = follower.connection();
        let filter = |wards: &[LocationId], states: &[OrderState], class: Option<MedicineClass>| TriageFilter {
            wards: wards.to_vec(),
            states: states.to_vec(),
            priority: None,
            class,
        };
        assert_eq!(ids(views, &filter(&[intensive], &[], None)), [moved], "the ward is where the patient is now");
        assert_eq!(ids(views, &filter(&[house.ward], &[], None)), [held, asked]);
        assert_eq!(ids(views, &filter(&[house.ward, intensive], &[], None)), [moved, held, asked]);
        assert_eq!(ids(views, &filter(&[], &[OrderState::InTriage], None)), [held]);
        assert_eq!(ids(views, &filter(&[], &[OrderState::Signed, OrderState::AwaitingAnswer], None)), [moved, asked]);
        assert_eq!(ids(views, &filter(&[], &[], Some(MedicineClass::Controlled))), [moved, held, asked]);
        assert_eq!(ids(views, &filter(&[], &[], Some(MedicineClass::J))), []);
        let all = filter(&[house.ward], &[OrderState::AwaitingAnswer], Some(MedicineClass::HighAlert));
        assert_eq!(ids(views, &all), [asked]);
        assert_eq!(ids(views, &filter(&[house.ward], &[], Some(MedicineClass::Antimicrobial))), []);
    }

    #[test]
    fn an_order_whose_lease_expired_is_free_again_without_anybody_writing() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        let order = house.prescribe(stay);
        let lease_until = now();
        house.record(Event::TakenForTriage(TakenForTriage { prescription_id: order, lease_until }));
        let follower = follow(&house.views());
        let views = follower.connection();
        let signed = TriageFilter { states: vec![OrderState::Signed], ..TriageFilter::default() };
        let state_at = |at: Instant| {
            let rows = page(views, &TriageFilter::default(), None, 50, at).unwrap().rows;
            let row = rows.first().expect("it waits");
            (row.state, row.lease_holder_name.clone())
        };
        let holder = Some("Farmacêutico Demonstração".to_owned());
        assert_eq!(state_at(now().plus_minutes(-1)), (OrderState::InTriage, holder));
        assert_eq!(state_at(now()), (OrderState::Signed, None));
        assert_eq!(ids(views, &signed), [order]);
        let [count] = counts(views, now()).unwrap().try_into().expect("one ward, one state");
        assert_eq!((count.state, count.orders, count.ward.as_deref()), (OrderState::Signed, 1, Some("Clínica médica")));
    }

    #[test]
    fn the_row_says_what_is_held_back_and_what_differs_from_the_version_before() {
        let mut house = House::new();
        let (patient, stay) = house.admit("Maria Demonstração");
        let first = house.prescribe((patient, stay));
        let second = house.prescribe_as(patient, stay, Priority::Routine, Some(first));
        let replaced_by = second;
        house.record(Event::PrescriptionReplaced(domain::events::PrescriptionReplaced {
            prescription_id: first,
            replaced_by,
        }));
        let item: Uuid = house
            .store
            .query_row(
                "SELECT id FROM prescription_item WHERE prescription_id = ?1 AND position = 1",
                [second.uuid()],
                |row| row.get(0),
            )
            .unwrap();
        house.record(Event::ItemSuspended(ItemSuspended {
            prescription_id: second,
            item_id: item.into(),
            reason: "sedação".to_owned(),
        }));
        let follower = follow(&house.views());
        let page = page(follower.connection(), &TriageFilter::default(), None, 50, now()).unwrap();
        let [row] = page.rows.try_into().expect("the replaced version waits no more");
        assert_eq!((row.version, row.suspended_count, row.changed_count), (2, 1, 0));
    }
}
