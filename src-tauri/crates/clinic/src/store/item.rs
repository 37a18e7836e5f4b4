//! Prescribed medicines: written once at signing; only their suspension moves.

use domain::{
    commands::{ItemOrder, Override},
    dosage::{AsNeeded, Duration, TaperStep, VariableRange},
    events::{ItemResumed, ItemSuspended, Prescribed, PrescribedItem},
    ids::{ItemId, PrescriptionId},
    instant::Instant,
    prescribing::runs_out_at,
    quantity::Quantity,
};
use rusqlite::{Row, params};

use super::{Read, Tx, json};
use crate::envelope::Envelope;

pub(super) fn signed(tx: &mut Tx<'_>, body: &Prescribed, position: i64, item: &PrescribedItem) -> rusqlite::Result<()> {
    let as_needed = item.as_needed.as_ref();
    let max_daily = as_needed.and_then(|needed| needed.max_daily);
    tx.run(
        "INSERT INTO prescription_item (prescription_id, patient_id, position, id, kind, medicine_id, medicine_name,
             description, strength, form, atc, substance_keys, list344, document_type, use_restriction, high_alert, antimicrobial,
             dose_value, dose_unit, route, frequency, duration, scheduling, diluent, volume_value, volume_unit,
             rate_value, rate_unit, as_needed, as_needed_reason, min_interval_hours, max_daily_value,
             max_daily_unit, variable_measure, quantity_value, quantity_unit, indication, cid,
             substitution_refused, instructions, allergy_override_reason, allergy_override_text, dose_text,
             schedule_text, starts_at, ends_at, daily_dose_value, daily_dose_unit, first_dose_at, last_dose_at,
             runs_out_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
             ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            body.prescription_id.uuid(),
            body.patient.patient_id.uuid(),
            position,
            item.item_id.uuid(),
            <&str>::from(item.kind),
            item.medicine.medicine_id.uuid(),
            item.medicine.name,
            item.medicine.description,
            item.medicine.strength,
            item.medicine.form,
            item.medicine.atc,
            json(&item.medicine.substance_keys)?,
            item.medicine.list344.map(<&str>::from),
            <&str>::from(item.medicine.document_type),
            item.medicine.use_restriction.map(<&str>::from),
            item.medicine.high_alert,
            item.medicine.antimicrobial,
            value(item.dose),
            unit(item.dose),
            item.route.code(),
            item.frequency.as_ref().map(json).transpose()?,
            item.duration.as_ref().map(json).transpose()?,
            item.scheduling.as_ref().map(json).transpose()?,
            item.diluent,
            value(item.volume),
            unit(item.volume),
            value(item.rate),
            unit(item.rate),
            as_needed.is_some(),
            as_needed.and_then(|needed| needed.reason.as_deref()),
            as_needed.and_then(|needed| needed.min_interval_hours),
            value(max_daily),
            unit(max_daily),
            item.variable_measure,
            value(item.quantity),
            unit(item.quantity),
            item.indication,
            item.cid,
            item.substitution_refused,
            item.instructions,
            item.allergy_override.as_ref().map(|given| <&str>::from(given.reason)),
            item.allergy_override.as_ref().and_then(|given| given.text.as_deref()),
            item.dose_text,
            item.schedule_text,
            item.starts_at.millis(),
            item.ends_at.map(Instant::millis),
            value(item.daily_dose),
            unit(item.daily_dose),
            item.doses.iter().min().copied().map(Instant::millis),
            item.doses.iter().max().copied().map(Instant::millis),
            runs_out_at(body.kind, body.signed_at, item).map(Instant::millis),
        ],
    )?;
    ladder(tx, body.prescription_id, position, item)?;
    for due in &item.doses {
        tx.run(
            "INSERT INTO scheduled_dose (prescription_id, item_position, due_at) VALUES (?1, ?2, ?3)
             ON CONFLICT DO NOTHING",
            params![body.prescription_id.uuid(), position, due.millis()],
        )?;
    }
    Ok(())
}

/// The steps of a taper and the ranges of a variable dose.
fn ladder(tx: &mut Tx<'_>, prescription: PrescriptionId, position: i64, item: &PrescribedItem) -> rusqlite::Result<()> {
    for (step_number, step) in (0_i64..).zip(&item.taper) {
        tx.run(
            "INSERT INTO taper_step (prescription_id, item_position, step, dose_value, dose_unit, frequency, days)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                prescription.uuid(),
                position,
                step_number,
                step.dose.value.to_string(),
                step.dose.unit.code(),
                json(&step.frequency)?,
                step.days
            ],
        )?;
    }
    for (range_number, range) in (0_i64..).zip(&item.variable) {
        tx.run(
            "INSERT INTO variable_range (prescription_id, item_position, range, low, high, dose_value, dose_unit)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                prescription.uuid(),
                position,
                range_number,
                range.from.map(|amount| amount.to_string()),
                range.to.map(|amount| amount.to_string()),
                range.dose.value.to_string(),
                range.dose.unit.code()
            ],
        )?;
    }
    Ok(())
}

fn value(quantity: Option<Quantity>) -> Option<String> {
    quantity.map(|quantity| quantity.value.to_string())
}

fn unit(quantity: Option<Quantity>) -> Option<&'static str> {
    quantity.map(|quantity| quantity.unit.code())
}

/// Reads a `…_value` and the `…_unit` column behind it.
pub(crate) fn quantity(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Quantity>> {
    let value: Option<String> = row.get(column)?;
    let unit: Option<String> = row.get(column + 1)?;
    match (value, unit) {
        (Some(value), Some(unit)) => Ok(Some(Quantity::new(
            value.parse().map_err(|_| super::unreadable(column))?,
            unit.parse().map_err(|_| super::unreadable(column + 1))?,
        ))),
        _ => Ok(None),
    }
}

pub(super) fn suspended(tx: &mut Tx<'_>, envelope: &Envelope, body: &ItemSuspended) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE prescription_item SET suspended = 1, suspended_reason = ?3 WHERE prescription_id = ?1 AND id = ?2",
        params![body.prescription_id.uuid(), body.item_id.uuid(), body.reason],
    )?;
    tx.run(
        "UPDATE prescription SET aggregate_version = ?2 WHERE id = ?1",
        params![body.prescription_id.uuid(), envelope.aggregate_version],
    )?;
    tx.run(
        "UPDATE prescription SET state_before = state, state = 'Suspended', lease_holder = NULL, lease_until = NULL
         WHERE id = ?1 AND state_before IS NULL AND state NOT IN (SELECT state FROM order_state WHERE ended = 1)
             AND NOT EXISTS (SELECT 1 FROM prescription_item WHERE prescription_id = ?1 AND suspended = 0)",
        [body.prescription_id.uuid()],
    )?;
    Ok(())
}

pub(super) fn resumed(tx: &mut Tx<'_>, envelope: &Envelope, body: &ItemResumed) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE prescription_item SET suspended = 0, suspended_reason = NULL WHERE prescription_id = ?1 AND id = ?2",
        params![body.prescription_id.uuid(), body.item_id.uuid()],
    )?;
    // Whoever held it in triage lost it with the suspension: it waits in the queue again.
    tx.run(
        "UPDATE prescription SET aggregate_version = ?2,
             state = CASE WHEN state <> 'Suspended' THEN state WHEN state_before = 'InTriage' THEN 'Signed'
                 ELSE state_before END,
             state_before = NULL
         WHERE id = ?1",
        params![body.prescription_id.uuid(), envelope.aggregate_version],
    )?;
    Ok(())
}

/// An item as it was ordered, to be signed again.
pub(crate) struct SignedItem {
    pub item_id: ItemId,
    pub order: ItemOrder,
    pub suspended: bool,
    pub starts_at: Instant,
    /// The last dose that was planned.
    pub last_dose: Option<Instant>,
}

impl Read<'_> {
    /// The items of a prescription as they were ordered.
    pub(crate) fn signed_items(self, prescription: PrescriptionId) -> rusqlite::Result<Vec<SignedItem>> {
        let mut items: Vec<SignedItem> = self
            .connection()
            .prepare_cached(
                "SELECT id, kind, medicine_id, dose_value, dose_unit, route, frequency, duration, scheduling, diluent,
                        volume_value, volume_unit, rate_value, rate_unit, as_needed, as_needed_reason,
                        min_interval_hours, max_daily_value, max_daily_unit, variable_measure, quantity_value,
                        quantity_unit, indication, cid, substitution_refused, instructions, allergy_override_reason,
                        allergy_override_text, suspended, starts_at, last_dose_at
                 FROM prescription_item WHERE prescription_id = ?1 ORDER BY position",
            )?
            .query_map([prescription.uuid()], signed_item)?
            .collect::<Result<_, _>>()?;
        for (position, item) in (0_i64..).zip(&mut items) {
            item.order.taper = self.taper(prescription, position)?;
            item.order.variable = self.variable(prescription, position)?;
        }
        Ok(items)
    }

    fn taper(self, prescription: PrescriptionId, position: i64) -> rusqlite::Result<Vec<TaperStep>> {
        self.connection()
            .prepare_cached(
                "SELECT dose_value, dose_unit, frequency, days FROM taper_step
                 WHERE prescription_id = ?1 AND item_position = ?2 ORDER BY step",
            )?
            .query_map(params![prescription.uuid(), position], |row| {
                Ok(TaperStep {
                    dose: quantity(row, 0)?.ok_or_else(|| super::unreadable(0))?,
                    frequency: super::from_json(2, &row.get::<_, String>(2)?)?,
                    days: row.get(3)?,
                })
            })?
            .collect()
    }

    fn variable(self, prescription: PrescriptionId, position: i64) -> rusqlite::Result<Vec<VariableRange>> {
        let amount = |text: Option<String>, column| {
            text.map(|text| text.parse()).transpose().map_err(|_| super::unreadable(column))
        };
        self.connection()
            .prepare_cached(
                "SELECT dose_value, dose_unit, low, high FROM variable_range
                 WHERE prescription_id = ?1 AND item_position = ?2 ORDER BY range",
            )?
            .query_map(params![prescription.uuid(), position], |row| {
                Ok(VariableRange {
                    dose: quantity(row, 0)?.ok_or_else(|| super::unreadable(0))?,
                    from: amount(row.get(2)?, 2)?,
                    to: amount(row.get(3)?, 3)?,
                })
            })?
            .collect()
    }
}

fn signed_item(row: &Row<'_>) -> rusqlite::Result<SignedItem> {
    let text = |column: usize| row.get::<_, Option<String>>(column);
    let duration: Option<Duration> = text(7)?.map(|json| super::from_json(7, &json)).transpose()?;
    let override_reason = text(26)?.map(|reason| reason.parse()).transpose().map_err(|_| super::unreadable(26))?;
    let override_text = text(27)?;
    Ok(SignedItem {
        item_id: row.get::<_, uuid::Uuid>(0)?.into(),
        order: ItemOrder {
            kind: row.get::<_, String>(1)?.parse().map_err(|_| super::unreadable(1))?,
            medicine_id: row.get::<_, uuid::Uuid>(2)?.into(),
            dose: quantity(row, 3)?,
            route: Some(row.get::<_, String>(5)?.parse().map_err(|_| super::unreadable(5))?),
            frequency: text(6)?.map(|json| super::from_json(6, &json)).transpose()?,
            duration,
            scheduling: text(8)?.map(|json| super::from_json(8, &json)).transpose()?,
            diluent: text(9)?,
            volume: quantity(row, 10)?,
            rate: quantity(row, 12)?,
            as_needed: if row.get(14)? {
                Some(AsNeeded { reason: text(15)?, min_interval_hours: row.get(16)?, max_daily: quantity(row, 17)? })
            } else {
                None
            },
            taper: Vec::new(),
            variable: Vec::new(),
            variable_measure: text(19)?,
            quantity: quantity(row, 20)?,
            indication: text(22)?,
            cid: text(23)?,
            substitution_refused: row.get(24)?,
            instructions: text(25)?,
            allergy_override: override_reason.map(|reason| Override { reason, text: override_text }),
        },
        suspended: row.get(28)?,
        starts_at: Instant::from_millis(row.get(29)?),
        last_dose: row.get::<_, Option<i64>>(30)?.map(Instant::from_millis),
    })
}
