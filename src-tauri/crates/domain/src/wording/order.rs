//! An order's printed words: its dose, and when it is given.

use super::{as_needed, dilution, duration, frequency, infusion, solution, taper, variable};
use crate::{commands::ItemOrder, dosage::ItemKind, number_pt::print_quantity};

/// The dose and how it is made ready: `500 mg`, `4 mg, diluir em 250 mL de soro glicosado 5%, infundir a 10 mL/h`.
pub fn dose_text(item: &ItemOrder) -> String {
    let diluent = item.diluent.as_deref();
    let is_taper = item.kind == ItemKind::Taper;
    let first = if is_taper { item.taper.first().map(|step| step.dose) } else { item.dose };
    let mut parts = Vec::new();
    if item.kind == ItemKind::Infusion && first.is_none() {
        parts.extend(solution(diluent, item.volume));
    } else {
        parts.extend(first.map(print_quantity));
        parts.extend(dilution(diluent, item.volume));
    }
    parts.extend(infusion(item.rate, None, false));
    if is_taper {
        parts.extend(taper(&item.taper));
    }
    if item.kind == ItemKind::Variable {
        parts.push(variable(item.variable_measure.as_deref().unwrap_or_default(), &item.variable));
    }
    parts.join(", ")
}

/// When and how long: `a cada 6 horas, se dor, no máximo 2 g em 24 horas, por 3 dias`.
pub fn schedule_text(item: &ItemOrder) -> String {
    let mut parts = Vec::new();
    parts.extend(item.frequency.as_ref().map(frequency));
    parts.extend(item.as_needed.iter().flat_map(|needed| as_needed(needed, item.frequency.as_ref())));
    parts.extend(item.duration.map(duration));
    parts.join(", ")
}
