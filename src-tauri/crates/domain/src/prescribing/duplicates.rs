//! The same substance twice (rulebook R2.6).

use super::Facts;
use crate::{
    catalogue::Route,
    commands::{ItemOrder, Order},
    dosage::{Duration, ItemKind},
    events::Medicine,
    refusal::{Refusal, RefusalCode as Code},
};

/// PRN, variable and single doses may stand beside a regular order.
pub(crate) fn is_occasional(item: &ItemOrder) -> bool {
    item.as_needed.is_some() || item.kind == ItemKind::Variable || item.duration == Some(Duration::Once)
}

/// A local route hardly adds to what is given systemically (R2.6: topical beside systemic is no duplicate).
pub(crate) const fn is_local(route: Route) -> bool {
    matches!(
        route,
        Route::Top | Route::Oft | Route::Oto | Route::Nas | Route::Vag | Route::Inal | Route::Local | Route::Diluente
    )
}

/// Whether two items of one substance reach the same place: two creams do, a cream and a tablet do not, nor do drops for
/// the eye and for the nose.
fn meet(one: Option<Route>, other: Option<Route>) -> bool {
    let local = |route: Option<Route>| route.is_some_and(is_local);
    if local(one) || local(other) { one == other } else { true }
}

/// Electrolytes and their solutions, and insulins, are ordered beside each other on purpose.
pub(crate) fn may_repeat(atc: &str) -> bool {
    ["B05", "A12", "A10A"].iter().any(|prefix| atc.starts_with(prefix))
}

/// Refusals about substances that are ordered twice: in this order, or beside another one.
pub(super) fn duplicates(order: &Order, facts: &Facts) -> Vec<Refusal> {
    let items: Vec<(usize, &ItemOrder, &Medicine)> = order
        .items
        .iter()
        .enumerate()
        .filter_map(|(position, item)| Some((position, item, facts.medicines.get(&item.medicine_id)?)))
        .filter(|(_, item, medicine)| !is_occasional(item) && !may_repeat(&medicine.atc))
        .collect();
    let mut refusals = Vec::new();
    for (place, (position, item, medicine)) in items.iter().enumerate() {
        let twice = |key: &str| {
            Refusal::new(Code::SameSubstanceTwice, "R2.6")
                .at(format!("items[{position}].medicine_id"))
                .with("substance", key)
        };
        for key in medicine.ingredients.iter().map(|ingredient| ingredient.substance_key.as_str()) {
            let earlier = items.iter().take(place).find(|(_, before, other)| {
                meet(before.route, item.route)
                    && other.ingredients.iter().any(|ingredient| ingredient.substance_key == key)
            });
            if let Some((other, _, _)) = earlier {
                refusals.push(twice(key).with("other", format!("items[{other}]")));
            }
            let elsewhere = facts.active.iter().find(|active| {
                !active.occasional
                    && meet(Some(active.route), item.route)
                    && active.substance_keys.iter().any(|substance| substance == key)
            });
            if let Some(active) = elsewhere {
                refusals.push(twice(key).with("prescription_id", active.prescription_id.to_string()));
            }
        }
    }
    refusals
}
