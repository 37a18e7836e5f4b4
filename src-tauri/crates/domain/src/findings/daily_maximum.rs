//! The day's dose of a substance over all orders, against the formulary's soft limit (rulebook 2.6).
//!
//! Everything of the substance that the patient gets counts: the other items of this order, other active orders, PRN at
//! its maximum, all routes, against the lowest limit among them.

use rust_decimal::Decimal;

use super::{Finding, Outcome, Tier};
use crate::{
    commands::{ItemOrder, Order},
    dosage::{Duration, Frequency},
    events::Medicine,
    prescribing::{Facts, daily_dose},
    quantity::Quantity,
};

/// What one item gives of its first substance in a day; `None` when that cannot be computed.
struct Given<'a> {
    /// Its substances; the dose and the limit are of the first.
    substances: Vec<&'a str>,
    dose: Option<Quantity>,
    limit: Option<Quantity>,
}

pub(super) fn check(
    position: usize,
    item: &ItemOrder,
    medicine: &Medicine,
    order: &Order,
    facts: &Facts,
) -> Option<Finding> {
    if is_weekly(medicine) && (is_more_than_weekly(item) || is_beside_another(position, item, medicine, order, facts)) {
        let finding = Finding::new("DAILY_MAXIMUM", Outcome::Found, Tier(1), Some(position));
        return Some(finding.param("note", medicine.max_daily_note.as_deref().unwrap_or_default()));
    }
    let own_limit = medicine.max_daily_dose?;
    let mine = given(item, medicine);
    let key = *mine.substances.first()?;
    let within = order.items.iter().enumerate().filter(|(other, _)| *other != position);
    let others: Vec<Given<'_>> = within
        .filter_map(|(_, item)| Some(given(item, facts.medicines.get(&item.medicine_id)?)))
        .chain(facts.active.iter().map(|active| Given {
            substances: active.substance_keys.iter().map(String::as_str).collect(),
            dose: active.daily_dose,
            limit: active.max_daily_dose,
        }))
        .filter(|given| given.substances.contains(&key))
        .collect();
    let not_checked = || Some(Finding::new("DAILY_MAXIMUM", Outcome::NotChecked, Tier(3), Some(position)));
    // A dose of a combination is known for its first substance only.
    let in_unit = |given: &Given<'_>| {
        given.dose.filter(|_| given.substances.first() == Some(&key)).and_then(|dose| dose.to(own_limit.unit))
    };
    let doses = std::iter::once(&mine).chain(&others).map(in_unit).collect::<Option<Vec<_>>>();
    let Some([this_order, beside @ ..]) = doses.as_deref() else { return not_checked() };
    let total = beside.iter().try_fold(this_order.value.decimal(), |sum, dose| sum.checked_add(dose.value.decimal()));
    let Some(total) = total else { return not_checked() };
    let limits = others.iter().filter(|given| given.substances.first() == Some(&key)).filter_map(|given| given.limit);
    let limit = limits
        .filter_map(|limit| limit.to(own_limit.unit))
        .fold(own_limit, |lowest, limit| if limit.value < lowest.value { limit } else { lowest });
    let percent = total.checked_mul(Decimal::ONE_HUNDRED).and_then(|total| total.checked_div(limit.value.decimal()));
    let Some(percent) = percent else { return not_checked() };
    if percent <= Decimal::ONE_HUNDRED {
        return None;
    }
    let tier = if percent > Decimal::from(125) { Tier(1) } else { Tier(2) };
    let mut finding = Finding::new("DAILY_MAXIMUM", Outcome::Found, tier, Some(position))
        .param("total", &total.normalize().to_string())
        .param("limit", &limit.value.to_string())
        .param("unit", limit.unit.code());
    if let Some(note) = &medicine.max_daily_note {
        finding = finding.param("note", note);
    }
    Some(finding.judged("this_order", &this_order.value.to_string()))
}

fn given<'a>(item: &ItemOrder, medicine: &'a Medicine) -> Given<'a> {
    Given {
        substances: medicine.ingredients.iter().map(|ingredient| ingredient.substance_key.as_str()).collect(),
        dose: daily_dose(item, medicine),
        limit: medicine.max_daily_dose,
    }
}

/// Methotrexate and its like: a dose a week, and deadly once a day.
fn is_weekly(medicine: &Medicine) -> bool {
    medicine.max_daily_note.as_ref().is_some_and(|note| note.to_lowercase().contains("semanal"))
}

fn is_more_than_weekly(item: &ItemOrder) -> bool {
    let more = |frequency: &Frequency| match frequency {
        Frequency::EveryDays { days } => *days < 7,
        Frequency::Weekdays { days } => days.len() > 1,
        _ => true,
    };
    let steps = item.taper.iter().map(|step| &step.frequency);
    // Without a frequency ("se dor") nothing keeps a week between two doses.
    let unbound = item.frequency.is_none() && item.taper.is_empty();
    item.duration != Some(Duration::Once) && (unbound || item.frequency.iter().chain(steps).any(more))
}

/// A single dose of a substance that is also given otherwise within the week.
fn is_beside_another(position: usize, item: &ItemOrder, medicine: &Medicine, order: &Order, facts: &Facts) -> bool {
    let holds = |medicine: &Medicine, key: &str| medicine.ingredients.iter().any(|it| it.substance_key == key);
    let beside = |key: &str| {
        let mut others = order.items.iter().enumerate().filter(|(other, _)| *other != position);
        facts.recent.contains(key)
            || facts.active.iter().any(|active| active.substance_keys.iter().any(|substance| substance == key))
            || others.any(|(_, other)| facts.medicines.get(&other.medicine_id).is_some_and(|other| holds(other, key)))
    };
    item.duration == Some(Duration::Once) && medicine.ingredients.iter().any(|it| beside(&it.substance_key))
}
