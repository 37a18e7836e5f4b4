//! What demo patients take home under the law on controlled medicines: one prescription for each kind of document.

use domain::{
    commands::{Command, ItemOrder, Order, Prescribe},
    prescribing::{PrescriptionKind, Priority},
    quantity::{Quantity, Unit},
};

use super::{house::House, morning::in_bed, patients::Stay};
use crate::{
    problem::Problem,
    simulate::{desk::Desk, repertoire::CONTROLLED},
};

/// A medicine by the formulary's code, and how many of which are taken home.
type Taken = (&'static str, u32, Unit);

/// Who takes what home.
const TAKEN_HOME: [(usize, &[Taken]); 5] = [
    (12, &[("F253", 30, Unit::Tablet), ("F288", 30, Unit::Tablet)]),
    (13, &[("F034", 60, Unit::Tablet)]),
    (11, &[("F306", 30, Unit::Capsule)]),
    (9, &[("F376", 30, Unit::Capsule)]),
    (7, &[("F375", 28, Unit::Tablet)]),
];

pub(super) async fn prescribe(desk: &mut Desk<'_>, house: &House, stays: &[Stay]) -> Result<(), Problem> {
    for (number, medicines) in TAKEN_HOME {
        let Some(stay) = stays.get(number) else { continue };
        let order = Order {
            kind: if stay.encounter.is_some() { PrescriptionKind::Discharge } else { PrescriptionKind::Ambulatory },
            items: medicines.iter().filter_map(|medicine| item(house, *medicine)).collect(),
            ..in_bed(house, stay, &[], &[], Priority::Routine)
        };
        desk.give(&house.bruno, Command::Prescribe(Prescribe(order))).await?;
    }
    desk.settle().await
}

fn item(house: &House, (code, count, unit): Taken) -> Option<ItemOrder> {
    let line = CONTROLLED.iter().find(|line| line.code == code)?;
    let item = line.home_item(&house.medicines, if code == "F375" { 28 } else { 30 })?;
    Some(ItemOrder { quantity: Some(Quantity::new(count.into(), unit)), ..item })
}
