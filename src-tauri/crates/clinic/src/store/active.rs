//! What a patient gets by all orders together.

use std::collections::BTreeSet;

use domain::{
    catalogue::dosing::beside,
    dosage::{Duration, ItemKind},
    ids::{MedicineId, PatientId, PrescriptionId},
    instant::Instant,
    prescribing::ActiveItem,
    quantity::Quantity,
};
use rusqlite::{Row, params};

use super::{Read, item::quantity};

impl Read<'_> {
    /// What a patient gets at `now` by orders of all kinds, also by records merged into this one.
    pub(crate) fn active_items(self, patient: PatientId, now: Instant) -> rusqlite::Result<Vec<ActiveItem>> {
        let mut active = self.connection().prepare_cached(
            "SELECT item.prescription_id, item.substance_keys, item.atc, item.route, item.as_needed, item.kind,
                    item.duration, item.daily_dose_value, item.daily_dose_unit, item.medicine_id
             FROM prescription AS head
                 CROSS JOIN prescription_item AS item
                     ON item.patient_id = head.patient_id AND item.prescription_id = head.id
             WHERE head.patient_id = ?1 AND head.state IN (SELECT state FROM order_state WHERE active = 1)
                 AND item.suspended = 0 AND (item.ends_at IS NULL OR item.ends_at > ?2)",
        )?;
        let mut items: Vec<ActiveItem> = Vec::new();
        for record in self.same_person(patient)? {
            let of_record = active.query_map(params![record.uuid(), now.millis()], |row| self.active_item(row))?;
            items.extend(of_record.collect::<Result<Vec<_>, _>>()?);
        }
        // Those of one order come in the order of their positions.
        items.sort_by_key(|item| item.prescription_id);
        Ok(items)
    }

    fn active_item(self, row: &Row<'_>) -> rusqlite::Result<ActiveItem> {
        let (as_needed, kind): (bool, ItemKind) =
            (row.get(4)?, row.get_ref(5)?.as_str()?.parse().map_err(|_| super::unreadable(5))?);
        let duration: Option<Duration> =
            row.get_ref(6)?.as_str_or_null()?.map(|json| super::from_json(6, json)).transpose()?;
        let substance_keys: Vec<String> = super::from_json(1, row.get_ref(1)?.as_str()?)?;
        let medicine = row.get::<_, uuid::Uuid>(9)?.into();
        Ok(ActiveItem {
            prescription_id: row.get::<_, uuid::Uuid>(0)?.into(),
            daily_doses: self.daily_doses(&substance_keys, quantity(row, 7)?, medicine)?,
            substance_keys,
            atc: row.get(2)?,
            route: row.get_ref(3)?.as_str()?.parse().map_err(|_| super::unreadable(3))?,
            occasional: as_needed || kind == ItemKind::Variable || duration == Some(Duration::Once),
            max_daily_dose: self.max_daily_dose(medicine)?,
        })
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
        let ingredients = self.medicine(medicine)?.map(|medicine| medicine.ingredients).unwrap_or_default();
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
        let mut recent = self.connection().prepare_cached(
            "SELECT item.substance_keys
             FROM prescription AS head
                 CROSS JOIN prescription_item AS item
                     ON item.patient_id = head.patient_id AND item.prescription_id = head.id
             WHERE head.patient_id = ?1 AND head.id IS NOT ?2 AND head.state NOT IN ('Cancelled', 'EnteredInError')
                 AND item.first_dose_at <= ?4 AND item.last_dose_at > ?3
                 AND (item.first_dose_at > ?3 OR item.last_dose_at <= ?4 OR EXISTS (
                     SELECT 1 FROM scheduled_dose AS dose
                     WHERE dose.prescription_id = item.prescription_id AND dose.item_position = item.position
                         AND dose.due_at > ?3 AND dose.due_at <= ?4))",
        )?;
        let (replaced, since) = (replaced.map(PrescriptionId::uuid), now.plus_days(-7).millis());
        let mut substances = BTreeSet::new();
        for record in self.same_person(patient)? {
            let mut rows = recent.query(params![record.uuid(), replaced, since, now.millis()])?;
            while let Some(row) = rows.next()? {
                substances.extend(super::from_json::<Vec<String>>(0, row.get_ref(0)?.as_str()?)?);
            }
        }
        Ok(substances)
    }
}
