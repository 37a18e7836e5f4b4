//! The printed words of a dose and of when it is given (rulebook 2.12: nothing abbreviated, units by their number).

use crate::{
    commands::ItemOrder,
    dosage::{Duration, Frequency, ItemKind},
    number_pt::{print_amount, print_quantity},
};

/// The dose: `500 mg`, `250 mL a 10 mL/h`.
pub(super) fn dose(item: &ItemOrder) -> String {
    match item.kind {
        ItemKind::Dose => item.dose.map(print_quantity).unwrap_or_default(),
        ItemKind::Infusion => {
            let parts = [item.dose, item.volume].into_iter().flatten().map(print_quantity).collect::<Vec<_>>();
            let diluent = item.diluent.as_ref().map(|diluent| format!(" em {diluent}")).unwrap_or_default();
            let rate = item.rate.map(|rate| format!(" a {}", print_quantity(rate))).unwrap_or_default();
            format!("{}{diluent}{rate}", parts.join(", volume final "))
        }
        ItemKind::Taper => item
            .taper
            .iter()
            .map(|step| format!("{}, {}, {}", print_quantity(step.dose), frequency(&step.frequency), days(step.days)))
            .collect::<Vec<_>>()
            .join("; depois "),
        ItemKind::Variable => {
            let ranges = item.variable.iter().map(|range| {
                let bounds = match (range.from, range.to) {
                    (Some(from), Some(to)) => format!("de {} até menos de {}", print_amount(from), print_amount(to)),
                    (Some(from), None) => format!("{} ou mais", print_amount(from)),
                    (None, Some(to)) => format!("menos de {}", print_amount(to)),
                    (None, None) => "qualquer valor".to_owned(),
                };
                format!("{bounds}: {}", print_quantity(range.dose))
            });
            let measure = item.variable_measure.as_deref().unwrap_or_default();
            format!("conforme {measure}: {}", ranges.collect::<Vec<_>>().join("; "))
        }
    }
}

/// When and how long: `a cada 6 horas, se dor, no máximo 2 g em 24 horas, por 3 dias`.
pub(super) fn schedule(item: &ItemOrder) -> String {
    let mut parts = Vec::new();
    parts.extend(item.frequency.as_ref().map(frequency));
    if let Some(needed) = &item.as_needed {
        parts.push(format!("se {}", needed.reason.as_deref().unwrap_or_default()));
        if item.frequency.is_none() {
            parts.extend(needed.min_interval_hours.map(|hours| format!("com intervalo mínimo de {}", hours_of(hours))));
        }
        parts.extend(needed.max_daily.map(|most| format!("no máximo {} em 24 horas", print_quantity(most))));
    }
    parts.extend(item.duration.map(|duration| match duration {
        Duration::Days { days: count } => days(count),
        Duration::Continuous => "uso contínuo".to_owned(),
        Duration::Once => "dose única".to_owned(),
    }));
    parts.join(", ")
}

fn hours_of(hours: u16) -> String {
    if hours == 1 { "1 hora".to_owned() } else { format!("{hours} horas") }
}

fn days(count: u16) -> String {
    if count == 1 { "por 1 dia".to_owned() } else { format!("por {count} dias") }
}

fn frequency(frequency: &Frequency) -> String {
    match frequency {
        Frequency::EveryHours { hours } => format!("a cada {}", hours_of(*hours)),
        Frequency::TimesPerDay { times: 1 } => "uma vez ao dia".to_owned(),
        Frequency::TimesPerDay { times: 2 } => "duas vezes ao dia".to_owned(),
        Frequency::TimesPerDay { times } => format!("{times} vezes ao dia"),
        Frequency::EveryDays { days: 2 } => "em dias alternados".to_owned(),
        Frequency::EveryDays { days: 7 } => "uma vez por semana".to_owned(),
        Frequency::EveryDays { days } => format!("a cada {days} dias"),
        Frequency::Weekdays { days } => {
            let names = days.iter().map(|day| match day {
                chrono::Weekday::Mon => "segunda-feira",
                chrono::Weekday::Tue => "terça-feira",
                chrono::Weekday::Wed => "quarta-feira",
                chrono::Weekday::Thu => "quinta-feira",
                chrono::Weekday::Fri => "sexta-feira",
                chrono::Weekday::Sat => "sábado",
                chrono::Weekday::Sun => "domingo",
            });
            format!("toda semana: {}", names.collect::<Vec<_>>().join(", "))
        }
        Frequency::AtBedtime => "ao deitar".to_owned(),
        Frequency::AtTimes { times } => {
            format!("às {}", times.iter().map(|time| time.format("%H:%M").to_string()).collect::<Vec<_>>().join(", "))
        }
        Frequency::Continuous => "em infusão contínua".to_owned(),
    }
}
