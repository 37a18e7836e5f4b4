//! What pharmacists decided about orders and what they asked.

use domain::{
    events::{
        InterventionAnswered, InterventionRaised, ReturnedToPrescriber, TakenForTriage, Validated, ValidatedWithRemark,
    },
    ids::{InterventionId, ItemId, PrescriptionId},
    instant::Instant,
    prescribing::OrderState,
};
use rusqlite::{OptionalExtension, params};

use super::{Read, Tx};
use crate::envelope::Envelope;

pub(super) fn taken(tx: &mut Tx<'_>, envelope: &Envelope, body: &TakenForTriage) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE prescription SET state = 'InTriage', lease_holder = ?2, lease_until = ?3, aggregate_version = ?4
         WHERE id = ?1",
        params![body.prescription_id.uuid(), envelope.actor_id, body.lease_until.millis(), envelope.aggregate_version],
    )?;
    Ok(())
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
    moved(tx, envelope, id, decision)
}

/// Moves an order out of the hands of whoever held it.
fn moved(tx: &mut Tx<'_>, envelope: &Envelope, id: PrescriptionId, state: OrderState) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE prescription SET state = ?2, aggregate_version = ?3, lease_holder = NULL, lease_until = NULL
         WHERE id = ?1",
        params![id.uuid(), <&str>::from(state), envelope.aggregate_version],
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
    moved(tx, envelope, body.prescription_id, OrderState::AwaitingAnswer)
}

pub(super) fn intervention_answered(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    body: &InterventionAnswered,
) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE intervention SET answered_at = ?2, answered_by = ?3, new_version = ?4, upheld_reason = ?5
         WHERE id = ?1",
        params![
            body.intervention_id.uuid(),
            envelope.occurred_at.millis(),
            envelope.actor_id,
            body.new_version.map(PrescriptionId::uuid),
            body.upheld
        ],
    )?;
    match body.lease_until {
        // Upheld: the order is back with the pharmacist who asked, for a while.
        Some(until) => tx.run(
            "UPDATE prescription SET state = 'InTriage', aggregate_version = ?2, lease_until = ?3,
                 lease_holder = (SELECT raised_by FROM intervention WHERE id = ?4)
             WHERE id = ?1",
            params![
                body.prescription_id.uuid(),
                envelope.aggregate_version,
                until.millis(),
                body.intervention_id.uuid()
            ],
        )?,
        None => tx.run(
            "UPDATE prescription SET aggregate_version = ?2 WHERE id = ?1",
            params![body.prescription_id.uuid(), envelope.aggregate_version],
        )?,
    };
    Ok(())
}

/// A question to a prescriber.
pub(crate) struct Intervention {
    pub prescription_id: PrescriptionId,
    pub answered_at: Option<Instant>,
}

impl Read<'_> {
    pub(crate) fn intervention(self, id: InterventionId) -> rusqlite::Result<Option<Intervention>> {
        self.connection()
            .prepare_cached("SELECT prescription_id, answered_at FROM intervention WHERE id = ?1")?
            .query_row([id.uuid()], |row| {
                Ok(Intervention {
                    prescription_id: row.get::<_, uuid::Uuid>(0)?.into(),
                    answered_at: row.get::<_, Option<i64>>(1)?.map(Instant::from_millis),
                })
            })
            .optional()
    }
}
