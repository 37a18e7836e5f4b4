//! What demo patients take home under the law on controlled medicines: one prescription for each kind of document.

use domain::{
    commands::{Command, ItemOrder, Order, Prescribe},
    prescribing::{PrescriptionKind, Priority},
};

use super::{house::House, morning::in_bed, patients::Stay};
use crate::{
    problem::Problem,
    simulate::{desk::Desk, repertoire::CONTROLLED},
};

/// Who takes what home.
const TAKEN_HOME: [(usize, &[&str]); 5] =
    [(12, &["F253", "F288"]), (13, &["F034"]), (11, &["F306"]), (9, &["F376"]), (7, &["F375"])];

pub(super) async fn prescribe(desk: &mut Desk<'_>, house: &House, stays: &[Stay]) -> Result<(), Problem> {
    for (number, medicines) in TAKEN_HOME {
        let Some(stay) = stays.get(number) else { continue };
        let order = Order {
            kind: if stay.encounter.is_some() { PrescriptionKind::Discharge } else { PrescriptionKind::Ambulatory },
            items: medicines.iter().filter_map(|code| item(house, code)).collect(),
            ..in_bed(house, stay, &[], &[], Priority::Routine)
        };
        desk.give(&house.bruno, Command::Prescribe(Prescribe(order))).await?;
    }
    desk.settle().await
}

fn item(house: &House, code: &str) -> Option<ItemOrder> {
    let line = CONTROLLED.iter().find(|line| line.code == code)?;
    line.home_item(&house.medicines, if code == "F375" { 28 } else { 30 })
}
