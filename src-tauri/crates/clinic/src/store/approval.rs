//! Approvals of single medicines, and what still waits for one.

use std::collections::BTreeSet;

use domain::{
    events::ItemApproved,
    findings::APPROVAL_NEEDED,
    ids::{ItemId, MedicineId, PrescriptionId},
    instant::Instant,
};
use rusqlite::params;

use super::{Read, Tx, prescription};
use crate::envelope::Envelope;

pub(super) fn item_approved(tx: &mut Tx<'_>, envelope: &Envelope, body: &ItemApproved) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO approval (event_id, prescription_id, item_id, approval, until, note, approved_at, approved_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (event_id) DO NOTHING",
        params![
            envelope.event_id.uuid(),
            body.prescription_id.uuid(),
            body.item_id.uuid(),
            body.approval,
            body.until.millis(),
            body.note,
            envelope.occurred_at.millis(),
            envelope.actor_id
        ],
    )?;
    prescription::seen(tx, envelope, body.prescription_id)
}

/// What an item of an order still waits for.
pub(crate) struct MissingApproval {
    pub item_id: ItemId,
    pub approval: String,
    pub suspended: bool,
}

impl Read<'_> {
    /// What the items of an order still wait for at `now`.
    pub(crate) fn approvals_missing(
        self,
        order: PrescriptionId,
        now: Instant,
    ) -> rusqlite::Result<Vec<MissingApproval>> {
        self.connection()
            .prepare_cached(
                "SELECT item.id, finding.params ->> 'approval' AS needed, item.suspended
                 FROM finding JOIN prescription_item AS item
                     ON item.prescription_id = finding.prescription_id AND item.position = finding.item_position
                 WHERE finding.prescription_id = ?1 AND finding.rule_id = ?2
                     AND NOT EXISTS (SELECT 1 FROM approval
                         WHERE approval.prescription_id = ?1 AND approval.item_id = item.id
                             AND approval.approval = needed AND approval.until > ?3)
                 ORDER BY finding.ordinal",
            )?
            .query_map(params![order.uuid(), APPROVAL_NEEDED, now.millis()], |row| {
                Ok(MissingApproval {
                    item_id: row.get::<_, uuid::Uuid>(0)?.into(),
                    approval: row.get(1)?,
                    suspended: row.get(2)?,
                })
            })?
            .collect()
    }

    /// The approvals that stand at `now` for medicines of any version of a prescription.
    pub(crate) fn approvals_standing(
        self,
        root: PrescriptionId,
        now: Instant,
    ) -> rusqlite::Result<BTreeSet<(MedicineId, String)>> {
        self.connection()
            .prepare_cached(
                "SELECT item.medicine_id, approval.approval
                 FROM approval CROSS JOIN prescription ON prescription.id = approval.prescription_id
                     CROSS JOIN prescription_item AS item
                         ON item.prescription_id = prescription.id AND item.id = approval.item_id
                 WHERE approval.until > ?2 AND prescription.root_id = ?1",
            )?
            .query_map(params![root.uuid(), now.millis()], |row| {
                Ok((row.get::<_, uuid::Uuid>(0)?.into(), row.get(1)?))
            })?
            .collect()
    }
}
