//! The dosage in full Portuguese, as it prints: the words of [`wording`], in the order they are read in.
//!
//! The medicine with its strength and the quantity to dispense have places of their own on paper and are not in it.
//! A proposed maximum is not in it either: only what was written.

use super::ParsedLine;
use crate::{dosage::Duration, number_pt::print_quantity, wording};

/// `1 comprimido por via oral, a cada 6 horas, se dor, no máximo 2 g em 24 horas, por 3 dias`.
pub fn sentence(line: &ParsedLine) -> String {
    let dose = line.dose.or(line.taper.first().map(|step| step.dose)).map(print_quantity);
    let given = [dose, line.route.map(wording::route)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let frequency = line.frequency.as_ref();
    let mut parts = vec![given];
    parts.extend(
        line.dilution.as_ref().and_then(|dilution| wording::dilution(dilution.diluent.as_deref(), dilution.volume)),
    );
    parts.extend(
        line.infusion
            .as_ref()
            .and_then(|infusion| wording::infusion(infusion.rate, infusion.over_minutes, infusion.pump)),
    );
    parts.extend(frequency.map(wording::frequency));
    parts.extend(wording::taper(&line.taper));
    parts.extend(line.variable.as_ref().map(|variable| wording::variable(&variable.measure, &variable.ranges)));
    if line.first_dose_now {
        let first = if line.duration == Some(Duration::Once) { "agora" } else { "a primeira dose agora" };
        parts.push(first.to_owned());
    }
    parts.extend(line.as_needed.iter().flat_map(|as_needed| wording::as_needed(as_needed, frequency)));
    parts.extend(line.duration.map(wording::duration));
    parts.extend(line.instructions.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{super::parse, *};

    fn said(line: &str) -> String {
        sentence(&parse(line).unwrap()).replace('\u{a0}', "_")
    }

    #[test]
    fn a_dose_is_said_without_abbreviations() {
        assert_eq!(
            said("dipirona 500 mg 1 comp VO 6/6h se dor máx 2 g/dia por 3 dias"),
            "1_comprimido por via oral, a cada 6_horas, se dor, no máximo 2_g em 24_horas, por 3_dias"
        );
        assert_eq!(
            said("dipirona 1000 mg EV se febre intervalo mínimo 6h"),
            "1.000_mg por via endovenosa, se febre, com intervalo de pelo menos 6_horas"
        );
    }

    #[test]
    fn units_and_millions_are_said_in_words() {
        assert_eq!(
            said("insulina NPH 0,5 UI SC 1x/dia"),
            "0,5_unidade_internacional por via subcutânea, uma vez ao dia",
            "an abbreviated unit is read as a zero"
        );
        assert_eq!(
            said("benzilpenicilina 1,2 milhão UI IM dose única"),
            "1,2_milhão_de_unidades_internacionais por via intramuscular, em dose única"
        );
    }

    #[test]
    fn infusions_tapers_and_ranges_are_said_in_full() {
        assert_eq!(
            said("noradrenalina 4 mg EV em SG 5% 250 mL BIC 10 mL/h contínuo"),
            "4_mg por via endovenosa, diluir em 250_mL de soro glicosado 5%, \
             infundir a 10_mL/h em bomba de infusão, em infusão contínua"
        );
        assert_eq!(
            said("prednisona 40 mg VO 1x/dia por 5 dias, depois 20 mg em dias alternados por 1 dia"),
            "40_mg por via oral, uma vez ao dia por 5_dias; depois 20_mg, em dias alternados por 1_dia"
        );
        assert_eq!(
            said("insulina regular SC conforme glicemia: até 180 0 UI; 181-250 2 UI; >250 4 UI às 8h e 20h30"),
            "por via subcutânea, às 8h e 20h30, conforme glicemia: abaixo de 181: não administrar; \
             de 181 até menos de 251: 2_unidades_internacionais; 251 ou mais: 4_unidades_internacionais"
        );
    }

    #[test]
    fn a_proposal_is_not_said() {
        assert_eq!(said("dipirona 1 g EV 6/6h se dor"), "1_g por via endovenosa, a cada 6_horas, se dor");
    }
}
