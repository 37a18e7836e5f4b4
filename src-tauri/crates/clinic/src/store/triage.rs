//! What pharmacists decided about orders and what they asked.

use domain::{
    events::{
        InterventionAnswered, InterventionRaised, ReturnedToPrescriber, TakenForTriage, Validated, ValidatedWithRemark,
    },
    ids::{InterventionId, ItemId, PrescriptionId, UserId},
    instant::Instant,
    prescribing::OrderState,
};
use rusqlite::{OptionalExtension, params};

use super::{Read, Tx, prescription::seen};
use crate::envelope::Envelope;

pub(super) fn taken(tx: &mut Tx<'_>, envelope: &Envelope, body: &TakenForTriage) -> rusqlite::Result<()> {
    let lease = Lease { holder: envelope.actor_id, until: body.lease_until };
    moved(tx, envelope, body.prescription_id, OrderState::InTriage, Some(&lease))
}

pub(super) fn validated(tx: &mut Tx<'_>, envelope: &Envelope, body: &Validated) -> rusqlite::Result<()> {
    decided(tx, envelope, body.prescription_id, OrderState::Validated, None)
}

pub(super) fn validated_with_remark(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    body: &ValidatedWithRemark,
) -> rusqlite::Result<()> {
    decided(tx, envelope, body.prescription_id, OrderState::ValidatedWithRemark, Some(&body.remark))
}

pub(super) fn returned(tx: &mut Tx<'_>, envelope: &Envelope, body: &ReturnedToPrescriber) -> rusqlite::Result<()> {
    decided(tx, envelope, body.prescription_id, OrderState::Returned, Some(&body.reason))
}

fn decided(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    id: PrescriptionId,
    decision: OrderState,
    remark: Option<&str>,
) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO triage_decision (event_id, prescription_id, decision, remark, decided_at, decided_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        params![
            envelope.event_id.uuid(),
            id.uuid(),
            <&str>::from(decision),
            remark,
            envelope.occurred_at.millis(),
            envelope.actor_id
        ],
    )?;
    moved(tx, envelope, id, decision, None)
}

/// Whose hands an order is in, and until when.
struct Lease {
    holder: uuid::Uuid,
    until: Instant,
}

/// Moves an order out of the hands of whoever held it, perhaps into others'. One that ended stays ended, however late
/// the news comes.
fn moved(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    id: PrescriptionId,
    state: OrderState,
    lease: Option<&Lease>,
) -> rusqlite::Result<()> {
    seen(tx, envelope, id)?;
    tx.run(
        "UPDATE prescription SET state = ?2, lease_holder = ?3, lease_until = ?4
         WHERE id = ?1 AND state NOT IN (SELECT state FROM order_state WHERE ended = 1)",
        params![
            id.uuid(),
            <&str>::from(state),
            lease.map(|lease| lease.holder),
            lease.map(|lease| lease.until.millis())
        ],
    )?;
    Ok(())
}

pub(super) fn intervention_raised(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    body: &InterventionRaised,
) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO intervention (id, prescription_id, item_id, reason, message, raised_at, raised_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO NOTHING",
        params![
            body.intervention_id.uuid(),
            body.prescription_id.uuid(),
            body.item_id.map(ItemId::uuid),
            <&str>::from(body.reason),
            body.message,
            envelope.occurred_at.millis(),
            envelope.actor_id
        ],
    )?;
    moved(tx, envelope, body.prescription_id, OrderState::AwaitingAnswer, None)
}

pub(super) fn intervention_answered(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    body: &InterventionAnswered,
) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE intervention SET answered_at = ?2, answered_by = ?3, new_version = ?4, upheld_reason = ?5, withdrawn = ?6
         WHERE id = ?1",
        params![
            body.intervention_id.uuid(),
            envelope.occurred_at.millis(),
            envelope.actor_id,
            body.new_version.map(PrescriptionId::uuid),
            body.upheld,
            body.withdrawn
        ],
    )?;
    // Upheld: the order is back with the pharmacist who asked, for a while.
    match body.lease_holder.zip(body.lease_until) {
        Some((holder, until)) => {
            let lease = Lease { holder: holder.uuid(), until };
            moved(tx, envelope, body.prescription_id, OrderState::InTriage, Some(&lease))
        }
        None => seen(tx, envelope, body.prescription_id),
    }
}

/// A question to a prescriber.
pub(crate) struct Intervention {
    pub prescription_id: PrescriptionId,
    pub raised_by: UserId,
    pub answered_at: Option<Instant>,
}

impl Read<'_> {
    pub(crate) fn intervention(self, id: InterventionId) -> rusqlite::Result<Option<Intervention>> {
        self.connection()
            .prepare_cached("SELECT prescription_id, raised_by, answered_at FROM intervention WHERE id = ?1")?
            .query_row([id.uuid()], |row| {
                Ok(Intervention {
                    prescription_id: row.get::<_, uuid::Uuid>(0)?.into(),
                    raised_by: row.get::<_, uuid::Uuid>(1)?.into(),
                    answered_at: row.get::<_, Option<i64>>(2)?.map(Instant::from_millis),
                })
            })
            .optional()
    }

    /// The questions about an order that nobody answered.
    pub(crate) fn open_interventions(self, order: PrescriptionId) -> rusqlite::Result<Vec<InterventionId>> {
        self.connection()
            .prepare_cached(
                "SELECT id FROM intervention WHERE prescription_id = ?1 AND answered_at IS NULL ORDER BY id",
            )?
            .query_map([order.uuid()], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))?
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        events::{
            CloseReason, Event, InterventionAnswered, InterventionRaised, PrescriptionCancelled, PrescriptionClosed,
            PrescriptionEnteredInError, TakenForTriage, Validated,
        },
        prescribing::InterventionReason,
    };

    use crate::projections::fixture::{House, id, now};

    #[test]
    fn late_news_of_the_triage_does_not_reopen_an_order_that_ended() {
        let mut house = House::new();
        let stay = house.admit("Maria Demonstração");
        let (prescription_id, intervention_id) = (house.prescribe(stay), id());
        let reason = "suspensa".to_owned();
        house.record(Event::PrescriptionCancelled(PrescriptionCancelled { prescription_id, reason }));
        for late in [
            Event::TakenForTriage(TakenForTriage { prescription_id, lease_until: now() }),
            Event::InterventionRaised(InterventionRaised {
                intervention_id,
                prescription_id,
                item_id: None,
                reason: InterventionReason::Dose,
                message: "dose?".to_owned(),
            }),
            Event::InterventionAnswered(InterventionAnswered {
                intervention_id,
                prescription_id,
                new_version: None,
                upheld: Some("dose plena".to_owned()),
                lease_until: Some(now()),
                lease_holder: Some(id()),
                withdrawn: false,
            }),
            Event::Validated(Validated { prescription_id }),
        ] {
            let name = late.name();
            house.record(late);
            let order = house.order(prescription_id);
            assert_eq!(<&str>::from(order.state), "Cancelled", "{name} came late");
            assert!(order.lease_holder.is_none() && order.lease_until.is_none(), "{name}: nobody holds it");
        }
        assert_eq!(house.order(prescription_id).aggregate_version, 6, "all of them are counted");
        let closed = PrescriptionClosed { prescription_id, reason: CloseReason::EncounterFinished };
        house.record(Event::PrescriptionClosed(closed));
        assert_eq!(<&str>::from(house.order(prescription_id).state), "Cancelled", "the first end stands");
        let reason = "outro paciente".to_owned();
        house.record(Event::PrescriptionEnteredInError(PrescriptionEnteredInError { prescription_id, reason }));
        assert_eq!(
            <&str>::from(house.order(prescription_id).state),
            "EnteredInError",
            "unless it never should have been"
        );
    }
}
