//! The day's dose of each substance over all orders, against the formulary's soft limit (rulebook 2.6).
//!
//! Every ingredient of a combination is judged. Everything of the substance that the patient gets counts: the other items
//! of this order, other active orders, PRN at its maximum, all routes, against the lowest limit among them.

use rust_decimal::Decimal;

use super::{Finding, Outcome, Tier};
use crate::{
    commands::{ItemOrder, Order},
    dosage::{Duration, Frequency},
    events::Medicine,
    prescribing::{Facts, daily_doses},
    quantity::Quantity,
};

/// What one item gives of one substance in a day.
struct Given<'a> {
    substance: &'a str,
    /// `None` when it cannot be computed.
    dose: Option<Quantity>,
    /// The most that the formulary has for it; `None` when it names none.
    limit: Option<Quantity>,
}

pub(super) fn check(
    position: usize,
    item: &ItemOrder,
    medicine: &Medicine,
    order: &Order,
    facts: &Facts,
) -> Vec<Finding> {
    if is_weekly(medicine) && (is_more_than_weekly(item) || is_beside_another(position, item, medicine, order, facts)) {
        let finding = Finding::new("DAILY_MAXIMUM", Outcome::Found, Tier(1), Some(position));
        return vec![finding.param("note", medicine.max_daily_note.as_deref().unwrap_or_default())];
    }
    let within = order.items.iter().enumerate().filter(|(other, _)| *other != position);
    let others: Vec<Given<'_>> = within
        .filter_map(|(_, item)| Some(given(item, facts.medicines.get(&item.medicine_id)?, facts)))
        .flatten()
        .chain(facts.active.iter().flat_map(|active| {
            let limits = std::iter::once(active.max_daily_dose).chain(std::iter::repeat(None));
            let doses = active.daily_doses.iter().copied().chain(std::iter::repeat(None));
            let substances = active.substance_keys.iter().zip(doses).zip(limits);
            substances.map(|((substance, dose), limit)| Given { substance, dose, limit })
        }))
        .collect();
    let judged = given(item, medicine, facts).into_iter().enumerate();
    judged
        .filter_map(|(place, mine)| {
            let finding = judge(position, &mine, &others)?;
            match &medicine.max_daily_note {
                Some(note) if place == 0 && finding.outcome == Outcome::Found => Some(finding.param("note", note)),
                _ => Some(finding),
            }
        })
        .collect()
}

/// One substance of this item, with all that is given of it besides.
fn judge(position: usize, mine: &Given<'_>, others: &[Given<'_>]) -> Option<Finding> {
    let together = || std::iter::once(mine).chain(others.iter().filter(|other| other.substance == mine.substance));
    let unit = together().find_map(|given| given.limit)?.unit;
    let limit = together().filter_map(|given| given.limit?.to(unit)).min_by_key(|limit| limit.value)?;
    let said =
        |outcome, tier| Finding::new("DAILY_MAXIMUM", outcome, tier, Some(position)).param("substance", mine.substance);
    let not_checked = || Some(said(Outcome::NotChecked, Tier(3)));
    let doses: Vec<Option<Decimal>> = together().map(|given| Some(given.dose?.to(unit)?.value.decimal())).collect();
    let known = doses.iter().flatten();
    let Some(total) = known.clone().try_fold(Decimal::ZERO, |sum, dose| sum.checked_add(*dose)) else {
        return not_checked();
    };
    let percent = total.checked_mul(Decimal::ONE_HUNDRED).and_then(|total| total.checked_div(limit.value.decimal()));
    let Some(percent) = percent else { return not_checked() };
    let unknown = doses.len() - known.count();
    if percent <= Decimal::ONE_HUNDRED {
        return if unknown > 0 { not_checked() } else { None };
    }
    let tier = if percent > Decimal::from(125) { Tier(1) } else { Tier(2) };
    let mut finding = said(Outcome::Found, tier)
        .param("total", &total.normalize().to_string())
        .param("limit", &limit.value.to_string())
        .param("unit", limit.unit.code());
    if let Some(Some(this_order)) = doses.first() {
        finding = finding.judged("this_order", &this_order.normalize().to_string());
    }
    // What is known is too much already, and there is more.
    if unknown > 0 {
        finding = finding.judged("not_counted", &unknown.to_string());
    }
    Some(finding)
}

/// What an item gives of each of its substances.
fn given<'a>(item: &ItemOrder, medicine: &'a Medicine, facts: &Facts) -> Vec<Given<'a>> {
    let doses = daily_doses(item, medicine);
    let ingredients = medicine.ingredients.iter().zip(doses).enumerate();
    ingredients
        .map(|(place, (ingredient, dose))| {
            let substance = ingredient.substance_key.as_str();
            // The limit of a combination is its first substance's.
            let own = medicine.max_daily_dose.filter(|_| place == 0);
            Given { substance, dose, limit: own.or_else(|| limit_alone(medicine, substance, facts)) }
        })
        .collect()
}

/// The limit of a substance of a combination: the lowest that the formulary has for it alone by a route of the
/// combination, or by any where it has none.
fn limit_alone(combination: &Medicine, substance: &str, facts: &Facts) -> Option<Quantity> {
    let limits = || {
        let of_it = facts.limits_alone.iter().filter(|alone| alone.medicine_id == combination.medicine_id);
        of_it.filter(|alone| alone.substance_key == substance)
    };
    let by_the_route = limits().filter(|alone| alone.same_route).map(|alone| alone.limit);
    lowest(by_the_route).or_else(|| lowest(limits().map(|alone| alone.limit)))
}

fn lowest(limits: impl Iterator<Item = Quantity>) -> Option<Quantity> {
    limits.reduce(|one, other| {
        let less = other.to(one.unit).is_some_and(|same| same.value < one.value);
        if less { other } else { one }
    })
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
