//! The questions to a prescriber: those that wait for an answer first, newest first.

use domain::{
    ids::{InterventionId, ItemId, PatientId, PractitionerId, PrescriptionId, UserId},
    instant::Instant,
    prescribing::{InterventionReason, OrderState, Priority},
};
use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Error, limit, rows};

/// A question to a prescriber.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct InterventionRow {
    pub intervention_id: InterventionId,
    pub prescription_id: PrescriptionId,
    /// It waits for an answer.
    pub open: bool,
    /// The prescription's.
    pub number: String,
    /// Of the order.
    pub state: OrderState,
    pub priority: Priority,
    /// The item it is about, unless about the whole.
    pub item_id: Option<ItemId>,
    /// As signed.
    pub item_description: Option<String>,
    pub reason: InterventionReason,
    pub message: String,
    pub raised_at: Instant,
    pub raised_by: UserId,
    pub raised_by_name: Option<String>,
    pub answered_at: Option<Instant>,
    pub answered_by: Option<UserId>,
    /// The answer was a new version.
    pub new_version: Option<PrescriptionId>,
    /// The answer was: as it is, because.
    pub upheld_reason: Option<String>,
    /// The order ended before anybody answered.
    pub withdrawn: bool,
    pub patient_id: PatientId,
    /// As known today; `None` where the patient cannot be shown.
    pub patient_name: Option<String>,
    pub ward: Option<String>,
    pub bed: Option<String>,
}

/// Where a page begins: after this row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct InterventionKey {
    pub open: bool,
    pub raised_at: Instant,
    pub intervention_id: InterventionId,
}

/// The questions to a prescriber, the open ones first; only those when `open_only`.
///
/// # Errors
/// When the views cannot be read.
pub fn of_prescriber(
    views: &Connection,
    prescriber: PractitionerId,
    open_only: bool,
    after: Option<InterventionKey>,
    size: usize,
) -> Result<Vec<InterventionRow>, Error> {
    let size = limit(size);
    let mut found = Vec::new();
    for open in if open_only { &[true][..] } else { &[true, false] } {
        if after.is_some_and(|after| *open && !after.open) {
            continue;
        }
        let after = after.filter(|after| after.open == *open);
        found.extend(rows::<InterventionRow>(
            views,
            "SELECT v.intervention_id, v.prescription_id, v.open, v.number, v.state, v.priority, v.item_id,
                 v.item_description, v.reason, v.message, v.raised_at, v.raised_by, staff.name AS raised_by_name,
                 v.answered_at, v.answered_by, v.new_version, v.upheld_reason, v.withdrawn, v.patient_id,
                 v.patient_name, v.ward, v.bed
             FROM interventions AS v LEFT JOIN staff ON staff.user_id = v.raised_by
             WHERE v.prescriber_id = ?1 AND v.open = ?2
                 AND v.raised_at <= ?3 AND (v.raised_at < ?3 OR v.intervention_id > ?4)
             ORDER BY v.raised_at DESC, v.intervention_id LIMIT ?5",
            params![
                prescriber.uuid(),
                open,
                after.map_or(i64::MAX, |after| after.raised_at.millis()),
                after.map_or_else(uuid::Uuid::nil, |after| after.intervention_id.uuid()),
                size
            ],
        )?);
    }
    found.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use domain::events::{Event, InterventionAnswered, InterventionRaised};

    use super::*;
    use crate::projections::fixture::{House, follow, id, now};

    #[test]
    fn open_questions_stand_before_answered_ones_and_both_page_by_key() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        let asked: Vec<InterventionId> = (0..4)
            .map(|number| {
                let (prescription_id, intervention_id) = (house.prescribe(stay), id());
                house.record(Event::InterventionRaised(InterventionRaised {
                    intervention_id,
                    prescription_id,
                    item_id: None,
                    reason: InterventionReason::Dose,
                    message: "dose?".to_owned(),
                }));
                if number < 2 {
                    house.record(Event::InterventionAnswered(InterventionAnswered {
                        intervention_id,
                        prescription_id,
                        new_version: None,
                        upheld: Some("dose plena".to_owned()),
                        lease_until: Some(now()),
                        lease_holder: Some(id()),
                        withdrawn: false,
                    }));
                }
                intervention_id
            })
            .collect();
        let follower = follow(&house.views());
        let ids = |open_only, after: Option<&InterventionRow>, size| {
            let after = after.map(|row| InterventionKey {
                open: row.open,
                raised_at: row.raised_at,
                intervention_id: row.intervention_id,
            });
            of_prescriber(follower.connection(), house.doctor, open_only, after, size).unwrap()
        };
        let all = ids(false, None, 50);
        let order: Vec<_> = all.iter().map(|row| row.intervention_id).collect();
        let expected: Vec<_> = [3, 2, 1, 0].iter().filter_map(|index| asked.get(*index).copied()).collect();
        assert_eq!(order, expected, "open first, and the newest first among each");
        assert_eq!(ids(true, None, 50).len(), 2);
        let mut paged = ids(false, None, 1);
        while let Some(next) = ids(false, paged.last(), 1).pop() {
            paged.push(next);
        }
        assert_eq!(paged, all);
    }
}
