//! What a patient gets by all orders together.

use std::collections::BTreeSet;

use domain::{
    catalogue::dosing::beside,
    ids::{MedicineId, PatientId, PrescriptionId},
    instant::Instant,
    prescribing::ActiveItem,
    quantity::Quantity,
};
use rusqlite::params;

use super::{Read, item::quantity, patient::SAME_PERSON};

impl Read<'_> {
    /// What a patient gets at `now` by orders of all kinds, also by records merged into this one.
    pub(crate) fn active_items(self, patient: PatientId, now: Instant) -> rusqlite::Result<Vec<ActiveItem>> {
        self.connection()
            .prepare_cached(&format!(
                "{SAME_PERSON}
                 SELECT item.prescription_id, item.substance_keys, item.atc, item.route,
                        item.as_needed OR item.kind = 'Variable' OR coalesce(item.duration ->> 'kind', '') = 'Once',
                        item.daily_dose_value, item.daily_dose_unit, medicine.max_daily_value, medicine.max_daily_unit,
                        item.medicine_id
                 FROM prescription AS head JOIN prescription_item AS item ON item.prescription_id = head.id
                     JOIN medicine ON medicine.id = item.medicine_id
                 WHERE head.patient_id IN (SELECT id FROM same_person)
                     AND head.state IN (SELECT state FROM order_state WHERE active = 1)
                     AND item.suspended = 0 AND (item.ends_at IS NULL OR item.ends_at > ?2)
                 ORDER BY head.id, item.position"
            ))?
            .query_map(params![patient.uuid(), now.millis()], |row| {
                let substance_keys: Vec<String> = super::from_json(1, &row.get::<_, String>(1)?)?;
                let medicine = row.get::<_, uuid::Uuid>(9)?.into();
                Ok(ActiveItem {
                    prescription_id: row.get::<_, uuid::Uuid>(0)?.into(),
                    daily_doses: self.daily_doses(&substance_keys, quantity(row, 5)?, medicine)?,
                    substance_keys,
                    atc: row.get(2)?,
                    route: row.get::<_, String>(3)?.parse().map_err(|_| super::unreadable(3))?,
                    occasional: row.get(4)?,
                    max_daily_dose: quantity(row, 7)?,
                })
            })?
            .collect()
    }

    /// What an item of these substances gives of each in a day, when it gives `first` of the first. The event holds no
    /// more: the others go by the strength that the formulary has today.
    fn daily_doses(
        self,
        substances: &[String],
        first: Option<Quantity>,
        medicine: MedicineId,
    ) -> rusqlite::Result<Vec<Option<Quantity>>> {
        let Some((_, others)) = substances.split_first().filter(|(_, others)| !others.is_empty()) else {
            return Ok(vec![first]);
        };
        let ingredients = self.ingredients(medicine)?;
        let of = |key: &String| ingredients.iter().find(|ingredient| ingredient.substance_key == *key);
        let main = substances.first().and_then(of);
        let rest = others.iter().map(|key| beside(main?, first?, of(key)?));
        Ok(std::iter::once(first).chain(rest).collect())
    }

    /// Substances of which a dose was due within the week before `now`, by any order but `replaced`, also one that was
    /// replaced since.
    pub(crate) fn recent_substances(
        self,
        patient: PatientId,
        replaced: Option<PrescriptionId>,
        now: Instant,
    ) -> rusqlite::Result<BTreeSet<String>> {
        self.connection()
            .prepare_cached(&format!(
                "{SAME_PERSON}
                 SELECT DISTINCT substance.value
                 FROM prescription AS head JOIN prescription_item AS item ON item.prescription_id = head.id
                     JOIN scheduled_dose AS dose
                         ON dose.prescription_id = head.id AND dose.item_position = item.position
                     JOIN json_each(item.substance_keys) AS substance
                 WHERE head.patient_id IN (SELECT id FROM same_person) AND head.id IS NOT ?2
                     AND head.state NOT IN ('Cancelled', 'EnteredInError')
                     AND dose.due_at > ?3 AND dose.due_at <= ?4"
            ))?
            .query_map(
                params![patient.uuid(), replaced.map(PrescriptionId::uuid), now.plus_days(-7).millis(), now.millis()],
                |row| row.get(0),
            )?
            .collect()
    }
}
