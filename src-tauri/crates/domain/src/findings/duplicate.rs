//! Another medicine of the same ATC level 4 (rulebook R2.6).

use super::{Finding, Outcome, Tier};
use crate::{
    commands::Order,
    events::Medicine,
    prescribing::{Facts, is_local, may_repeat},
};

pub(super) fn check(position: usize, medicine: &Medicine, order: &Order, facts: &Facts) -> Vec<Finding> {
    let Some(class) = medicine.atc.get(..5) else {
        return vec![Finding::new("DUPLICATE_ATC4", Outcome::NotChecked, Tier(4), Some(position))];
    };
    if may_repeat(&medicine.atc) || order.items.get(position).is_some_and(|item| item.route.is_some_and(is_local)) {
        return Vec::new();
    }
    let keys = |medicine: &Medicine| -> Vec<String> {
        medicine.ingredients.iter().map(|ingredient| ingredient.substance_key.clone()).collect()
    };
    let mine = keys(medicine);
    let within = order.items.iter().enumerate().filter(|(other, item)| {
        *other < position
            && !item.route.is_some_and(is_local)
            && facts
                .medicines
                .get(&item.medicine_id)
                .is_some_and(|other| other.atc.starts_with(class) && keys(other) != mine)
    });
    let beside = facts
        .active
        .iter()
        .filter(|active| !is_local(active.route) && active.atc.starts_with(class) && active.substance_keys != mine);
    let found = |other: String| {
        Finding::new("DUPLICATE_ATC4", Outcome::Found, Tier(2), Some(position))
            .param("class", class)
            .param("other", &other)
            .judged("atc", &medicine.atc)
    };
    within
        .map(|(other, _)| found(format!("items[{other}]")))
        .chain(beside.map(|active| found(active.substance_keys.join(" + "))))
        .collect()
}
