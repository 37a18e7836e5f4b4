//! The printed words of a dosage (rulebook R2.12, R2.14): nothing abbreviated, units by their number, no break between a
//! number and what it counts. What is echoed of a typed line and what is signed say the same things in the same words.

mod order;

use chrono::{NaiveTime, Timelike, Weekday};

pub use self::order::{dose_text, schedule_text};
use crate::{
    catalogue::Route,
    dosage::{AsNeeded, Duration, Frequency, Rate, TaperStep, VariableRange},
    number_pt::{print_amount, print_quantity},
    quantity::{Amount, Quantity},
};

/// `por via oral`, `em uso tópico`.
pub fn route(route: Route) -> String {
    match route {
        Route::Top => "em uso tópico".to_owned(),
        Route::Local => "por infiltração local".to_owned(),
        Route::Diluente => "como diluente".to_owned(),
        route => format!("por {}", route.name_pt()),
    }
}

/// `250 mL de soro glicosado 5%`; `None` when neither is said.
pub fn solution(diluent: Option<&str>, volume: Option<Quantity>) -> Option<String> {
    let parts: Vec<String> = [volume.map(print_quantity), diluent.map(diluent_in_full)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" de "))
}

/// `diluir em 250 mL de soro glicosado 5%`; `None` when nothing is said of it.
pub fn dilution(diluent: Option<&str>, volume: Option<Quantity>) -> Option<String> {
    solution(diluent, volume).map(|solution| format!("diluir em {solution}"))
}

/// `infundir a 10 mL/h em bomba de infusão`; `None` when nothing is said of it.
pub fn infusion(rate: Option<Rate>, over_minutes: Option<u16>, pump: bool) -> Option<String> {
    let rate = rate.map(|rate| format!("a {}", print_quantity(rate)));
    let over = over_minutes.map(|minutes| {
        if minutes.is_multiple_of(60) {
            format!("em {}", counted(minutes / 60, "hora", "horas"))
        } else {
            format!("em {}", counted(minutes, "minuto", "minutos"))
        }
    });
    let pump = pump.then(|| "em bomba de infusão".to_owned());
    let parts: Vec<String> = [rate, over, pump].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("infundir {}", parts.join(" ")))
}

/// `a cada 6 horas`, `duas vezes ao dia`, `toda segunda-feira e todo sábado`, `às 8h e 20h30`.
pub fn frequency(frequency: &Frequency) -> String {
    match frequency {
        Frequency::EveryHours { hours } => format!("a cada {}", counted(*hours, "hora", "horas")),
        Frequency::TimesPerDay { times: 1 } => "uma vez ao dia".to_owned(),
        Frequency::TimesPerDay { times: 2 } => "duas vezes ao dia".to_owned(),
        Frequency::TimesPerDay { times } => format!("{} ao dia", counted(*times, "vez", "vezes")),
        Frequency::EveryDays { days: 2 } => "em dias alternados".to_owned(),
        Frequency::EveryDays { days: 7 } => "uma vez por semana".to_owned(),
        Frequency::EveryDays { days } => format!("a cada {}", counted(*days, "dia", "dias")),
        Frequency::Weekdays { days } => list(days.iter().map(|day| match day {
            Weekday::Sat | Weekday::Sun => format!("todo {}", weekday(*day)),
            day => format!("toda {}-feira", weekday(*day)),
        })),
        Frequency::AtBedtime => "ao deitar".to_owned(),
        Frequency::AtTimes { times } => format!("às {}", list(times.iter().map(|time| time_of_day(*time)))),
        Frequency::Continuous => "em infusão contínua".to_owned(),
    }
}

/// What follows the first dose of a taper: `uma vez ao dia por 5 dias; depois 20 mg, em dias alternados por 2 dias`.
pub fn taper(steps: &[TaperStep]) -> Option<String> {
    let said = |step: &TaperStep| format!("{} por {}", frequency(&step.frequency), counted(step.days, "dia", "dias"));
    let (first, others) = steps.split_first()?;
    let mut text = said(first);
    for step in others {
        let next = format!("; depois {}, {}", print_quantity(step.dose), said(step));
        text.push_str(&next);
    }
    Some(text)
}

/// `conforme glicemia: abaixo de 181: não administrar; 181 ou mais: 2 unidades internacionais`. The bounds are said as
/// they hold, never as the last whole number: between 250 and 251 there are values too.
pub fn variable(measure: &str, ranges: &[VariableRange]) -> String {
    let said = ranges.iter().map(|range| {
        let bounds = match (range.from, range.to) {
            (Some(from), Some(to)) => format!("de {} até menos de {}", print_amount(from), print_amount(to)),
            (Some(from), None) => format!("{} ou mais", print_amount(from)),
            (None, Some(to)) => format!("abaixo de {}", print_amount(to)),
            (None, None) => "qualquer valor".to_owned(),
        };
        let nothing = range.dose.value == Amount::from(0);
        let dose = if nothing { "não administrar".to_owned() } else { print_quantity(range.dose) };
        format!("{bounds}: {dose}")
    });
    format!("conforme {measure}: {}", said.collect::<Vec<_>>().join("; "))
}

/// `se dor`, then the least interval where the frequency does not say it, then the most in a day.
pub fn as_needed(as_needed: &AsNeeded, frequency: Option<&Frequency>) -> Vec<String> {
    let reason = as_needed.reason.as_ref().map_or_else(|| "se necessário".to_owned(), |reason| format!("se {reason}"));
    let every =
        as_needed.min_interval_hours.filter(|hours| frequency != Some(&Frequency::EveryHours { hours: *hours }));
    let every = every.map(|hours| format!("com intervalo de pelo menos {}", counted(hours, "hora", "horas")));
    let most = as_needed.max_daily.map(|most| format!("no máximo {} em 24\u{a0}horas", print_quantity(most)));
    [Some(reason), every, most].into_iter().flatten().collect()
}

/// `por 3 dias`, `uso contínuo`, `em dose única`.
pub fn duration(duration: Duration) -> String {
    match duration {
        Duration::Days { days } => format!("por {}", counted(days, "dia", "dias")),
        Duration::Continuous => "uso contínuo".to_owned(),
        Duration::Once => "em dose única".to_owned(),
    }
}

/// `8h`, `20h30`.
pub(crate) fn time_of_day(time: NaiveTime) -> String {
    match time.minute() {
        0 => format!("{}h", time.hour()),
        minute => format!("{}h{minute:02}", time.hour()),
    }
}

/// The day's name as it is spoken, without `-feira`.
pub(crate) const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "segunda",
        Weekday::Tue => "terça",
        Weekday::Wed => "quarta",
        Weekday::Thu => "quinta",
        Weekday::Fri => "sexta",
        Weekday::Sat => "sábado",
        Weekday::Sun => "domingo",
    }
}

/// `a, b e c`.
pub(crate) fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match items.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} e {last}", others.join(", ")),
        _ => items.concat(),
    }
}

/// The usual abbreviations of diluents, in full (R2.12).
fn diluent_in_full(typed: &str) -> String {
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

fn counted(number: u16, one: &str, many: &str) -> String {
    format!("{number}\u{a0}{}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_often_is_said_without_figures_that_are_misread() {
        for (rhythm, words) in [
            (Frequency::EveryHours { hours: 1 }, "a cada 1\u{a0}hora"),
            (Frequency::TimesPerDay { times: 2 }, "duas vezes ao dia"),
            (Frequency::TimesPerDay { times: 3 }, "3\u{a0}vezes ao dia"),
            (Frequency::EveryDays { days: 7 }, "uma vez por semana"),
            (Frequency::EveryDays { days: 15 }, "a cada 15\u{a0}dias"),
            (
                Frequency::Weekdays { days: vec![Weekday::Mon, Weekday::Wed, Weekday::Sat] },
                "toda segunda-feira, toda quarta-feira e todo sábado",
            ),
        ] {
            assert_eq!(frequency(&rhythm), words);
        }
    }

    #[test]
    fn a_diluent_is_said_in_full_and_an_unknown_one_as_typed() {
        assert_eq!(dilution(Some("SF 0,9%"), None).as_deref(), Some("diluir em soro fisiológico 0,9%"));
        assert_eq!(dilution(Some("água para injetáveis"), None).as_deref(), Some("diluir em água para injetáveis"));
        assert_eq!(dilution(None, None), None);
    }
}
