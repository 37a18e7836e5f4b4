//! The orders that invented physicians write.

use domain::{
    commands::{ItemOrder, Order},
    ids::{EncounterId, PatientId},
    prescribing::{PrescriptionKind, Priority},
};

use super::{
    dice::Dice,
    house::House,
    repertoire::{HOME, Line, Medicines, STAT, WARD, in_spite_of_allergy},
    stays::Stay,
};

/// Three to six medicines. Who is not careful may forget an allergy, and is refused.
pub(super) fn ward(dice: &mut Dice, house: &House, stay: &Stay, careful: bool) -> Order {
    let count = 3 + dice.below(4);
    let mut items = Vec::with_capacity(count);
    for line in distinct(&WARD, dice.below(WARD.len()), count) {
        let Some(item) = line.item(&house.medicines) else { continue };
        if stay.allergic_to != Some(line.substance) {
            items.push(item);
        } else if !careful {
            items.push(if dice.chance(500) { in_spite_of_allergy(item) } else { item });
        }
    }
    let priority = if stay.order.is_none() { Priority::FirstDose } else { Priority::Routine };
    inpatient(stay.patient, stay.encounter, priority, items)
}

/// One medicine, now.
pub(super) fn stat(dice: &mut Dice, house: &House, stay: &Stay) -> Order {
    let start = dice.below(STAT.len());
    let lines = distinct(&STAT, start, 1).into_iter().filter(|line| stay.allergic_to != Some(line.substance));
    let items = lines.filter_map(|line| line.item(&house.medicines)).collect();
    inpatient(stay.patient, stay.encounter, Priority::Stat, items)
}

/// Two or three medicines to take home.
pub(super) fn home(dice: &mut Dice, house: &House, stay: &Stay) -> Order {
    let (start, count, days) = (dice.below(HOME.len()), 2 + dice.below(2), if dice.chance(500) { 7 } else { 30 });
    let lines = distinct(&HOME, start, count).into_iter().filter(|line| stay.allergic_to != Some(line.substance));
    Order {
        kind: PrescriptionKind::Discharge,
        priority: Priority::Discharge,
        items: lines.filter_map(|line| line.home_item(&house.medicines, days)).collect(),
        ..inpatient(stay.patient, stay.encounter, Priority::Discharge, Vec::new())
    }
}

/// `count` lines of a repertoire from `start` on, no substance twice.
pub(super) fn distinct(repertoire: &[Line], start: usize, count: usize) -> Vec<Line> {
    let mut chosen: Vec<Line> = Vec::with_capacity(count);
    for line in repertoire.iter().cycle().skip(start).take(repertoire.len()) {
        if chosen.len() < count && chosen.iter().all(|other| other.substance != line.substance) {
            chosen.push(*line);
        }
    }
    chosen
}

/// The items that stand in these lines.
pub(super) fn items(lines: &[Line], medicines: &Medicines) -> Vec<ItemOrder> {
    lines.iter().filter_map(|line| line.item(medicines)).collect()
}

pub(super) fn inpatient(
    patient_id: PatientId,
    encounter: EncounterId,
    priority: Priority,
    items: Vec<ItemOrder>,
) -> Order {
    Order { kind: PrescriptionKind::Inpatient, patient_id, encounter_id: Some(encounter), priority, items, note: None }
}
