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

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::sig::{order, parse};

    fn words(line: &str) -> (String, String) {
        let item = order(&parse(line).unwrap(), Uuid::nil().into(), false);
        (dose_text(&item).replace('\u{a0}', "_"), schedule_text(&item).replace('\u{a0}', "_"))
    }

    #[test]
    fn dose_and_schedule_are_said_apart() {
        for (line, dose, schedule) in [
            (
                "dipirona 500 mg VO 6/6h se dor máx 2 g/dia por 3 dias",
                "500_mg",
                "a cada 6_horas, se dor, no máximo 2_g em 24_horas, por 3_dias",
            ),
            ("vitamina D 1000000 UI VO dose única", "1_milhão_de_unidades_internacionais", "em dose única"),
            (
                "ceftriaxona 1 g EV em SF 0,9% 100 mL 12/12h",
                "1_g, diluir em 100_mL de soro fisiológico 0,9%",
                "a cada 12_horas",
            ),
            (
                "noradrenalina 4 mg EV em SG 5% 250 mL a 10 mL/h contínuo",
                "4_mg, diluir em 250_mL de soro glicosado 5%, infundir a 10_mL/h",
                "em infusão contínua",
            ),
            (
                "prednisona 40 mg VO 1x/dia por 5 dias, depois 20 mg por 5 dias",
                "40_mg, uma vez ao dia por 5_dias; depois 20_mg, uma vez ao dia por 5_dias",
                "",
            ),
            (
                "insulina regular SC conforme glicemia: <181 0 UI; >=181 2 UI às 8h",
                "conforme glicemia: abaixo de 181: não administrar; 181 ou mais: 2_unidades_internacionais",
                "às 8h",
            ),
        ] {
            assert_eq!(words(line), (dose.to_owned(), schedule.to_owned()), "{line}");
        }
    }

    #[test]
    fn a_solution_without_a_dose_is_what_runs_in() {
        let mut item = order(&parse("soro EV em SF 0,9% 500 mL a 50 mL/h").unwrap(), Uuid::nil().into(), false);
        item.dose = None;
        assert_eq!(dose_text(&item).replace('\u{a0}', "_"), "500_mL de soro fisiológico 0,9%, infundir a 50_mL/h");
    }
}
