//! The dosage in full Portuguese, as it prints (R2.14): decimal comma, thousand point, units in words, no abbreviation.
//!
//! The medicine with its strength and the quantity to dispense have places of their own on paper and are not in it.
//! A proposed maximum is not in it either: only what was written.

use chrono::Weekday;

use super::{Dilution, Infusion, ParsedLine, numbers, print, units};
use crate::{
    catalogue::Route,
    dosage::{AsNeeded, Duration, Frequency, TaperStep, VariableRange},
    quantity::{Amount, Quantity},
};

/// `1 comprimido por via oral, a cada 6 horas, se dor, no máximo 2 g em 24 horas, por 3 dias`.
pub fn sentence(line: &ParsedLine) -> String {
    let dose = line.dose.or(line.taper.first().map(|step| step.dose)).map(units::printed);
    let given = [dose, line.route.map(route)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut parts = vec![given];
    parts.extend(line.dilution.as_ref().map(dilution));
    parts.extend(line.infusion.as_ref().and_then(infusion));
    parts.extend(line.frequency.as_ref().map(frequency));
    parts.extend(taper(&line.taper));
    if let Some(variable) = &line.variable {
        let ranges: Vec<String> = variable.ranges.iter().map(range).collect();
        parts.push(format!("conforme {}: {}", variable.measure, ranges.join("; ")));
    }
    if line.first_dose_now {
        let first = if line.duration == Some(Duration::Once) { "agora" } else { "a primeira dose agora" };
        parts.push(first.to_owned());
    }
    parts.extend(line.as_needed.iter().flat_map(|as_needed| self::as_needed(as_needed, line.frequency.as_ref())));
    parts.extend(line.duration.map(duration));
    parts.extend(line.instructions.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn route(route: Route) -> String {
    match route {
        Route::Top => "em uso tópico".to_owned(),
        Route::Local => "por infiltração local".to_owned(),
        Route::Diluente => "como diluente".to_owned(),
        route => format!("por {}", route.name_pt()),
    }
}

fn dilution(dilution: &Dilution) -> String {
    let diluent = dilution.diluent.as_deref().map(diluent);
    let parts = [dilution.volume.map(units::printed), diluent];
    format!("diluir em {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" de "))
}

/// The usual abbreviations of diluents, in full (R2.12).
fn diluent(typed: &str) -> String {
    let letters = typed.find(|c: char| !c.is_alphabetic()).unwrap_or(typed.len());
    let (short, others) = typed.split_at_checked(letters).unwrap_or((typed, ""));
    let full = match short.to_lowercase().as_str() {
        "sf" => "soro fisiológico",
        "sg" => "soro glicosado",
        "sgf" => "soro glicofisiológico",
        "rl" => "Ringer com lactato",
        "ad" => "água destilada",
        "abd" => "água bidestilada",
        _ => return typed.to_owned(),
    };
    let others = others.trim();
    if others.is_empty() { full.to_owned() } else { format!("{full} {others}") }
}

fn infusion(infusion: &Infusion) -> Option<String> {
    let rate = infusion.rate.map(|rate| format!("a {}", units::printed(rate)));
    let over = infusion.over_minutes.map(|minutes| {
        if minutes.is_multiple_of(60) {
            format!("em {}", counted(minutes / 60, "hora", "horas"))
        } else {
            format!("em {}", counted(minutes, "minuto", "minutos"))
        }
    });
    let pump = infusion.pump.then(|| "em bomba de infusão contínua".to_owned());
    let parts: Vec<String> = [rate, over, pump].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("infundir {}", parts.join(" ")))
}

fn frequency(frequency: &Frequency) -> String {
    match frequency {
        Frequency::EveryHours { hours } => format!("a cada {}", counted(*hours, "hora", "horas")),
        Frequency::TimesPerDay { times } => format!("{} ao dia", counted(*times, "vez", "vezes")),
        Frequency::EveryDays { days: 2 } => "em dias alternados".to_owned(),
        Frequency::EveryDays { days: 7 } => "1 vez por semana".to_owned(),
        Frequency::EveryDays { days } => format!("a cada {}", counted(*days, "dia", "dias")),
        Frequency::Weekdays { days } => print::list(days.iter().map(|day| match day {
            Weekday::Sat | Weekday::Sun => format!("todo {}", print::weekday(*day)),
            day => format!("toda {}-feira", print::weekday(*day)),
        })),
        Frequency::AtBedtime => "ao deitar".to_owned(),
        Frequency::AtTimes { times } => format!("às {}", print::list(times.iter().map(|time| print::time(*time)))),
        Frequency::Continuous => "sem interrupção".to_owned(),
    }
}

fn taper(steps: &[TaperStep]) -> Option<String> {
    let said = |step: &TaperStep| format!("{} por {}", frequency(&step.frequency), counted(step.days, "dia", "dias"));
    let (first, others) = steps.split_first()?;
    let mut text = said(first);
    for step in others {
        let next = format!("; depois {}, {}", units::printed(step.dose), said(step));
        text.push_str(&next);
    }
    Some(text)
}

fn range(range: &VariableRange) -> String {
    let number = numbers::printed;
    let bounds = match (range.from, range.to) {
        (Some(from), Some(to)) => match print::before(to) {
            Some(last) => format!("de {} a {}", number(from), number(last)),
            None => format!("a partir de {} e abaixo de {}", number(from), number(to)),
        },
        (Some(from), None) => match print::before(from) {
            Some(last) => format!("acima de {}", number(last)),
            None => format!("a partir de {}", number(from)),
        },
        (None, Some(to)) => format!("abaixo de {}", number(to)),
        (None, None) => "qualquer valor".to_owned(),
    };
    format!("{bounds}, {}", dose_or_none(range.dose))
}

fn dose_or_none(dose: Quantity) -> String {
    if dose.value == Amount::from(0) { "não administrar".to_owned() } else { units::printed(dose) }
}

fn as_needed(as_needed: &AsNeeded, frequency: Option<&Frequency>) -> Vec<String> {
    let reason = as_needed.reason.as_ref().map_or_else(|| "se necessário".to_owned(), |reason| format!("se {reason}"));
    let most = as_needed.max_daily.map(|most| format!("no máximo {} em 24\u{a0}horas", units::printed(most)));
    let every =
        as_needed.min_interval_hours.filter(|hours| frequency != Some(&Frequency::EveryHours { hours: *hours }));
    let every = every.map(|hours| format!("com intervalo de pelo menos {}", counted(hours, "hora", "horas")));
    [Some(reason), every, most].into_iter().flatten().collect()
}

fn duration(duration: Duration) -> String {
    match duration {
        Duration::Days { days } => format!("por {}", counted(days, "dia", "dias")),
        Duration::Continuous => "uso contínuo".to_owned(),
        Duration::Once => "em dose única".to_owned(),
    }
}

fn counted(number: u16, one: &str, many: &str) -> String {
    format!("{number}\u{a0}{}", if number == 1 { one } else { many })
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
            "0,5_unidade internacional por via subcutânea, 1_vez ao dia",
            "an abbreviated unit is read as a zero"
        );
        assert_eq!(
            said("benzilpenicilina 1,2 milhão UI IM dose única"),
            "1,2 milhão de_unidades internacionais por via intramuscular, em dose única"
        );
    }

    #[test]
    fn infusions_tapers_and_ranges_are_said_in_full() {
        assert_eq!(
            said("noradrenalina 4 mg EV em SG 5% 250 mL BIC 10 mL/h contínuo"),
            "4_mg por via endovenosa, diluir em 250_mL de soro glicosado 5%, \
             infundir a 10_mL/h em bomba de infusão contínua, sem interrupção"
        );
        assert_eq!(
            said("prednisona 40 mg VO 1x/dia por 5 dias, depois 20 mg em dias alternados por 1 dia"),
            "40_mg por via oral, 1_vez ao dia por 5_dias; depois 20_mg, em dias alternados por 1_dia"
        );
        assert_eq!(
            said("insulina regular SC conforme glicemia: até 180 0 UI; 181-250 2 UI; >250 4 UI às 8h e 20h30"),
            "por via subcutânea, às 8h e 20h30, conforme glicemia: abaixo de 181, não administrar; \
             de 181 a 250, 2_unidades internacionais; acima de 250, 4_unidades internacionais"
        );
    }

    #[test]
    fn a_proposal_is_not_said() {
        assert_eq!(said("dipirona 1 g EV 6/6h se dor"), "1_g por via endovenosa, a cada 6_horas, se dor");
    }
}
