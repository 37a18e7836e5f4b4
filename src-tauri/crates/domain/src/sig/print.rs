//! The line written back in its one spelling, for editing: `parse(print(x))` is `x` but for the spans.

use rust_decimal::Decimal;

use super::{Dilution, Infusion, ParsedLine, Strength, units};
use crate::{
    dosage::{AsNeeded, Duration, Frequency, TaperStep, VariableRange},
    number_pt::{editable, editable_quantity},
    quantity::Amount,
    wording,
};

/// The canonical line. A proposed maximum is not in it: it follows from the parts.
pub fn print(line: &ParsedLine) -> String {
    let mut parts = vec![line.medicine.clone()];
    parts.extend(line.strength.as_ref().map(strength));
    parts.extend(line.dose.map(editable_quantity));
    if let Some(first) = line.taper.first() {
        parts.push(editable_quantity(first.dose));
    }
    parts.extend(line.route.map(|route| route.code().to_owned()));
    parts.extend(line.dilution.as_ref().map(dilution));
    parts.extend(line.infusion.as_ref().map(infusion));
    if let Some(variable) = &line.variable {
        let ranges: Vec<String> = variable.ranges.iter().map(range).collect();
        parts.push(format!("conforme {}: {}", variable.measure, ranges.join("; ")));
    }
    parts.extend(line.frequency.as_ref().map(frequency));
    parts.extend(taper(&line.taper));
    parts.extend(duration(line));
    parts.extend(line.as_needed.as_ref().map(|as_needed| self::as_needed(as_needed, line.frequency.as_ref())));
    parts.extend(line.quantity.map(|quantity| format!("qtd {}", editable_quantity(quantity))));
    parts.extend(line.instructions.as_ref().map(|instructions| format!("obs: {instructions}")));
    parts.join(" ")
}

/// `500 mg/mL`, `875 mg + 125 mg`.
fn strength(strength: &Strength) -> String {
    let per = strength.per.map(|per| format!("/{}", units::per(per))).unwrap_or_default();
    let components = strength.components.iter().map(|component| format!("{}{per}", editable_quantity(*component)));
    components.collect::<Vec<_>>().join(" + ")
}

fn dilution(dilution: &Dilution) -> String {
    let parts = [dilution.diluent.clone(), dilution.volume.map(editable_quantity)];
    format!("diluir em {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

fn infusion(infusion: &Infusion) -> String {
    let pump = infusion.pump.then(|| "BIC".to_owned());
    let rate = infusion.rate.map(|rate| format!("a {}", editable_quantity(rate)));
    let over = infusion.over_minutes.map(|minutes| {
        if minutes.is_multiple_of(60) { format!("em {}h", minutes / 60) } else { format!("em {minutes} min") }
    });
    [pump, rate, over].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn frequency(frequency: &Frequency) -> String {
    match frequency {
        Frequency::EveryHours { hours } => format!("{hours}/{hours}h"),
        Frequency::TimesPerDay { times } => format!("{times}x/dia"),
        Frequency::EveryDays { days: 2 } => "dias alternados".to_owned(),
        Frequency::EveryDays { days: 7 } => "1x/semana".to_owned(),
        Frequency::EveryDays { days } => format!("a cada {days} dias"),
        Frequency::Weekdays { days } => {
            format!("toda {}", wording::list(days.iter().map(|day| wording::weekday(*day).to_owned())))
        }
        Frequency::AtBedtime => "ao deitar".to_owned(),
        Frequency::AtTimes { times } => {
            format!("às {}", wording::list(times.iter().map(|time| wording::time_of_day(*time))))
        }
        Frequency::Continuous => "contínuo".to_owned(),
    }
}

/// A step says its frequency only where it changes.
fn taper(steps: &[TaperStep]) -> Option<String> {
    let first = steps.first()?;
    let mut text = format!("{} {}", frequency(&first.frequency), for_days(first.days));
    for (before, step) in steps.iter().zip(steps.iter().skip(1)) {
        let changed =
            if before.frequency == step.frequency { String::new() } else { format!(" {}", frequency(&step.frequency)) };
        let next = format!(", depois {}{changed} {}", editable_quantity(step.dose), for_days(step.days));
        text.push_str(&next);
    }
    Some(text)
}

fn for_days(days: u16) -> String {
    format!("por {days} {}", if days == 1 { "dia" } else { "dias" })
}

fn duration(line: &ParsedLine) -> Option<String> {
    let now = line.first_dose_now.then(|| "agora".to_owned());
    let implied = line.first_dose_now && line.frequency.is_none();
    let duration = match line.duration {
        Some(Duration::Days { days }) => Some(for_days(days)),
        Some(Duration::Continuous) => Some("uso contínuo".to_owned()),
        Some(Duration::Once) if !implied => Some("dose única".to_owned()),
        Some(Duration::Once) | None => None,
    };
    let parts: Vec<String> = [now, duration].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn as_needed(as_needed: &AsNeeded, frequency: Option<&Frequency>) -> String {
    let reason = as_needed.reason.as_ref().map_or_else(|| "se necessário".to_owned(), |reason| format!("se {reason}"));
    let every =
        as_needed.min_interval_hours.filter(|hours| frequency != Some(&Frequency::EveryHours { hours: *hours }));
    let every = every.map(|hours| format!("intervalo mínimo {hours}h"));
    let most = as_needed.max_daily.map(|most| format!("máx {}/dia", editable_quantity(most)));
    [Some(reason), every, most].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn range(range: &VariableRange) -> String {
    let number = editable;
    let bounds = match (range.from, range.to, range.from.and_then(before), range.to.and_then(before)) {
        (Some(from), Some(_), _, Some(last)) if is_whole(from) => format!("{}-{}", number(from), number(last)),
        (Some(from), Some(to), ..) => format!(">={} e <{}", number(from), number(to)),
        (Some(_), None, Some(last), _) => format!(">{}", number(last)),
        (Some(from), None, ..) => format!(">={}", number(from)),
        (None, Some(to), ..) => format!("<{}", number(to)),
        (None, None, ..) => String::new(),
    };
    format!("{bounds} {}", editable_quantity(range.dose))
}

fn is_whole(value: Amount) -> bool {
    value.decimal().is_integer()
}

/// The whole number before a whole number: the last one that `from a até b` includes.
fn before(value: Amount) -> Option<Amount> {
    let before = value.decimal().checked_sub(Decimal::ONE)?;
    (is_whole(value) && !before.is_sign_negative()).then(|| Amount::new(before))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{parse, samples},
        *,
    };

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn a_printed_line_is_read_back_as_what_was_printed(line in samples::lines()) {
            let printed = print(&line);
            let read = parse(&printed).map(|read| ParsedLine { spans: Vec::new(), ..read });
            prop_assert_eq!(read, Ok(line), "{}", printed);
        }
    }

    #[test]
    fn a_thousand_is_printed_for_editing_without_a_point() {
        let line = parse("Dipirona 1000,50 MG iv 6 em 6 horas SN se dor").unwrap();
        assert_eq!(print(&line), "Dipirona 1000,5 mg EV 6/6h se dor", "the parser would refuse 1.000");
    }
}
