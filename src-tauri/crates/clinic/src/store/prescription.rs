//! Prescriptions: what was signed, and where the order stands.

use std::collections::BTreeSet;

use domain::{
    events::{
        FindingRecorded, Prescribed, PrescriptionCancelled, PrescriptionClosed, PrescriptionEnteredInError,
        PrescriptionReplaced,
    },
    ids::{EncounterId, ItemId, LocationId, PatientId, PractitionerId, PrescriptionId, StationId, UserId},
    instant::Instant,
    prescribing::{OrderState, PrescriptionKind, Priority},
};
use rusqlite::{OptionalExtension, params};

use super::{Read, Tx, item, json};
use crate::envelope::Envelope;

pub(super) fn prescribed(tx: &mut Tx<'_>, envelope: &Envelope, body: &Prescribed) -> rusqlite::Result<()> {
    let inserted = tx.run(
        "INSERT INTO prescription (id, root_id, version, replaces, renewal, number, counter, station_id, kind, state,
             aggregate_version, priority, signed_at, due_at, encounter_id, ward_id, ward, bed_id, bed,
             prescriber_id, prescriber_name, council, council_uf, council_number, specialty, rqe,
             prescriber_cpf, prescriber_address, prescriber_phone, patient_id, patient_name,
             patient_social_name, patient_birth_date, patient_sex, patient_cpf, patient_cns, patient_address,
             patient_phone, patient_guardian, note)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'Signed', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
             ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO NOTHING",
        params![
            body.prescription_id.uuid(),
            body.root_id.uuid(),
            body.version,
            body.replaces.map(PrescriptionId::uuid),
            body.renewal,
            body.number,
            body.counter,
            envelope.station_id.uuid(),
            <&str>::from(body.kind),
            envelope.aggregate_version,
            <&str>::from(body.priority),
            body.signed_at.millis(),
            body.due_at.millis(),
            body.encounter_id.map(EncounterId::uuid),
            body.ward_id.map(LocationId::uuid),
            body.ward,
            body.bed_id.map(LocationId::uuid),
            body.bed,
            body.prescriber.practitioner_id.uuid(),
            body.prescriber.name,
            body.prescriber.council,
            body.prescriber.uf,
            body.prescriber.number,
            body.prescriber.specialty,
            body.prescriber.rqe,
            body.prescriber.cpf,
            body.prescriber.address.as_ref().map(json).transpose()?,
            body.prescriber.phone,
            body.patient.patient_id.uuid(),
            body.patient.name,
            body.patient.social_name,
            body.patient.birth_date.map(|date| date.to_string()),
            <&str>::from(body.patient.sex),
            body.patient.cpf,
            body.patient.cns,
            body.patient.address.as_ref().map(json).transpose()?,
            body.patient.phone,
            body.patient.guardian,
            body.note,
        ],
    )?;
    if inserted == 0 {
        return Ok(());
    }
    for (position, item) in (0_i64..).zip(&body.items) {
        item::signed(tx, body, position, item)?;
    }
    for (ordinal, recorded) in (0_i64..).zip(&body.findings) {
        finding(tx, body, ordinal, recorded)?;
    }
    Ok(())
}

fn finding(tx: &mut Tx<'_>, body: &Prescribed, ordinal: i64, recorded: &FindingRecorded) -> rusqlite::Result<()> {
    let finding = &recorded.finding;
    let position = recorded.item_id.and_then(|id| body.items.iter().position(|item| item.item_id == id));
    tx.run(
        "INSERT INTO finding (prescription_id, ordinal, item_position, rule_id, outcome, tier, params, judged,
             table_version)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            body.prescription_id.uuid(),
            ordinal,
            position.and_then(|position| i64::try_from(position).ok()),
            finding.rule_id,
            <&str>::from(finding.outcome),
            finding.tier.0,
            json(&finding.params)?,
            json(&finding.judged)?,
            finding.table_version
        ],
    )?;
    Ok(())
}

pub(super) fn replaced(tx: &mut Tx<'_>, envelope: &Envelope, body: &PrescriptionReplaced) -> rusqlite::Result<()> {
    ended(tx, envelope, body.prescription_id, OrderState::Replaced, None)
}

pub(super) fn cancelled(tx: &mut Tx<'_>, envelope: &Envelope, body: &PrescriptionCancelled) -> rusqlite::Result<()> {
    ended(tx, envelope, body.prescription_id, OrderState::Cancelled, Some(&body.reason))
}

pub(super) fn closed(tx: &mut Tx<'_>, envelope: &Envelope, body: &PrescriptionClosed) -> rusqlite::Result<()> {
    ended(tx, envelope, body.prescription_id, OrderState::Closed, Some(body.reason.into()))
}

pub(super) fn entered_in_error(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    body: &PrescriptionEnteredInError,
) -> rusqlite::Result<()> {
    ended(tx, envelope, body.prescription_id, OrderState::EnteredInError, Some(&body.reason))
}

/// The first end stands, however late the news of another comes; only an order that should never have been written is
/// that, however it ended.
fn ended(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    id: PrescriptionId,
    state: OrderState,
    reason: Option<&str>,
) -> rusqlite::Result<()> {
    seen(tx, envelope, id)?;
    tx.run(
        "UPDATE prescription SET state = ?2, state_before = NULL, state_reason = ?3, lease_holder = NULL,
             lease_until = NULL
         WHERE id = ?1 AND (state NOT IN (SELECT state FROM order_state WHERE ended = 1)
             OR ?2 = 'EnteredInError' AND state <> ?2)",
        params![id.uuid(), <&str>::from(state), reason],
    )?;
    Ok(())
}

/// Counts an event that moves no state.
pub(super) fn seen(tx: &mut Tx<'_>, envelope: &Envelope, id: PrescriptionId) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE prescription SET aggregate_version = ?2 WHERE id = ?1",
        params![id.uuid(), envelope.aggregate_version],
    )?;
    Ok(())
}

/// Where an order stands and whose it is.
pub(crate) struct OrderHead {
    pub root_id: PrescriptionId,
    pub version: i64,
    pub state: OrderState,
    pub aggregate_version: i64,
    pub lease_holder: Option<UserId>,
    pub lease_until: Option<Instant>,
    pub prescriber_id: PractitionerId,
    pub patient_id: PatientId,
}

/// What a prescription says besides its items.
pub(crate) struct Terms {
    pub kind: PrescriptionKind,
    pub encounter_id: Option<EncounterId>,
    pub priority: Priority,
    pub note: Option<String>,
}

impl Read<'_> {
    pub(crate) fn prescription_terms(self, id: PrescriptionId) -> rusqlite::Result<Option<Terms>> {
        self.connection()
            .prepare_cached("SELECT kind, encounter_id, priority, note FROM prescription WHERE id = ?1")?
            .query_row([id.uuid()], |row| {
                Ok(Terms {
                    kind: row.get::<_, String>(0)?.parse().map_err(|_| super::unreadable(0))?,
                    encounter_id: row.get::<_, Option<uuid::Uuid>>(1)?.map(Into::into),
                    priority: row.get::<_, String>(2)?.parse().map_err(|_| super::unreadable(2))?,
                    note: row.get(3)?,
                })
            })
            .optional()
    }

    pub(crate) fn order(self, id: PrescriptionId) -> rusqlite::Result<Option<OrderHead>> {
        self.connection()
            .prepare_cached(
                "SELECT root_id, version, state, aggregate_version, lease_holder, lease_until, prescriber_id,
                        patient_id
                 FROM prescription WHERE id = ?1",
            )?
            .query_row([id.uuid()], |row| {
                Ok(OrderHead {
                    root_id: row.get::<_, uuid::Uuid>(0)?.into(),
                    version: row.get(1)?,
                    state: row.get::<_, String>(2)?.parse().map_err(|_| super::unreadable(2))?,
                    aggregate_version: row.get(3)?,
                    lease_holder: row.get::<_, Option<uuid::Uuid>>(4)?.map(Into::into),
                    lease_until: row.get::<_, Option<i64>>(5)?.map(Instant::from_millis),
                    prescriber_id: row.get::<_, uuid::Uuid>(6)?.into(),
                    patient_id: row.get::<_, uuid::Uuid>(7)?.into(),
                })
            })
            .optional()
    }

    /// The next counter of this station's prescription numbers.
    pub(crate) fn next_prescription_counter(self, station: StationId) -> rusqlite::Result<i64> {
        self.connection()
            .prepare_cached(
                "SELECT max(coalesce((SELECT counter FROM prescription WHERE station_id = ?1
                                      ORDER BY counter DESC LIMIT 1), 0) + 1,
                            coalesce((SELECT numbers_from FROM station WHERE id = ?1), 1))",
            )?
            .query_row([station.uuid()], |row| row.get(0))
    }

    /// A first version and all that replaced it, one after the other.
    pub(super) fn versions(self, root: PrescriptionId) -> rusqlite::Result<Vec<PrescriptionId>> {
        let versions = self.reached(root.uuid(), "SELECT id FROM prescription WHERE replaces = ?1")?;
        Ok(versions.into_iter().map(Into::into).collect())
    }

    /// The items that somebody suspended or resumed after a moment, in any version of a prescription.
    pub(crate) fn items_moved_since(self, root: PrescriptionId, at: Instant) -> rusqlite::Result<BTreeSet<ItemId>> {
        let mut moved = self.connection().prepare_cached(
            "SELECT body ->> 'item_id' FROM outbox
             WHERE aggregate_id = ?1 AND type IN ('ItemSuspended', 'ItemResumed') AND occurred_at > ?2",
        )?;
        let mut items = BTreeSet::new();
        for version in self.versions(root)? {
            let mut rows = moved.query(params![version.uuid(), at.millis()])?;
            while let Some(row) = rows.next()? {
                items.insert(row.get_ref(0)?.as_str()?.parse().map_err(|_| super::unreadable(0))?);
            }
        }
        Ok(items)
    }

    /// Orders that end with an encounter: in-patient ones that nobody has ended yet.
    pub(crate) fn open_inpatient_orders(self, encounter: EncounterId) -> rusqlite::Result<Vec<PrescriptionId>> {
        self.connection()
            .prepare_cached(
                "SELECT id FROM prescription
                 WHERE encounter_id = ?1 AND kind = 'Inpatient'
                     AND state NOT IN (SELECT state FROM order_state WHERE ended = 1)
                 ORDER BY id",
            )?
            .query_map([encounter.uuid()], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))?
            .collect()
    }

    /// All orders of a patient that nobody has ended yet, also those of records merged into this one.
    pub(crate) fn open_orders(self, patient: PatientId) -> rusqlite::Result<Vec<PrescriptionId>> {
        let mut open = self.connection().prepare_cached(
            "SELECT id FROM prescription
             WHERE patient_id = ?1 AND state NOT IN (SELECT state FROM order_state WHERE ended = 1)",
        )?;
        let mut orders = Vec::new();
        for record in self.same_person(patient)? {
            let of_record = open.query_map([record.uuid()], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))?;
            orders.extend(of_record.collect::<Result<Vec<PrescriptionId>, _>>()?);
        }
        orders.sort();
        Ok(orders)
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;
    use crate::projections::fixture::House;

    #[test]
    fn the_store_says_of_each_state_what_the_domain_says() {
        let house = House::new();
        let of = |state: OrderState| -> [bool; 3] {
            let sql = "SELECT waits, active, ended FROM order_state WHERE state = ?1";
            let row = |row: &rusqlite::Row<'_>| Ok([row.get(0)?, row.get(1)?, row.get(2)?]);
            house.store.query_row(sql, [<&str>::from(state)], row).unwrap()
        };
        for state in OrderState::VARIANTS.iter().copied().filter(|state| *state != OrderState::Draft) {
            assert_eq!(of(state), [state.in_queue(), state.is_active(), state.has_ended()], "{state:?}");
        }
    }
}
