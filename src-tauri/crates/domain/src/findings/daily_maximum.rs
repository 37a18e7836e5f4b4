//! The day's dose of a substance over all orders, against the formulary's soft limit (rulebook 2.6).

use rust_decimal::Decimal;

use super::{Finding, Outcome, Tier};
use crate::{
    commands::ItemOrder,
    events::Medicine,
    prescribing::{Facts, daily_dose},
};

pub(super) fn check(position: usize, item: &ItemOrder, medicine: &Medicine, facts: &Facts) -> Option<Finding> {
    let limit = medicine.max_daily_dose?;
    let not_checked = || Some(Finding::new("DAILY_MAXIMUM", Outcome::NotChecked, Tier(3), Some(position)));
    let Some(mine) = daily_dose(item, medicine).and_then(|dose| dose.to(limit.unit)) else { return not_checked() };
    let key = medicine.ingredients.first().map(|ingredient| ingredient.substance_key.as_str());
    let mut total = mine.value.decimal();
    for active in facts.active.iter().filter(|active| active.substance_keys.first().map(String::as_str) == key) {
        let Some(dose) = active.daily_dose.and_then(|dose| dose.to(limit.unit)) else { return not_checked() };
        total = total.checked_add(dose.value.decimal())?;
    }
    let percent = (total * Decimal::ONE_HUNDRED).checked_div(limit.value.decimal())?;
    if percent <= Decimal::ONE_HUNDRED {
        return None;
    }
    let weekly = medicine.max_daily_note.as_ref().is_some_and(|note| note.to_lowercase().contains("semanal"));
    let tier = if percent > Decimal::from(125) || weekly { Tier(1) } else { Tier(2) };
    let mut finding = Finding::new("DAILY_MAXIMUM", Outcome::Found, tier, Some(position))
        .param("total", &total.normalize().to_string())
        .param("limit", &limit.value.to_string())
        .param("unit", limit.unit.code());
    if let Some(note) = &medicine.max_daily_note {
        finding = finding.param("note", note);
    }
    Some(finding.judged("this_order", &mine.value.to_string()))
}
