//! As needed: the reason, the least interval, the most in a day.

use super::{
    super::{
        cursor::Cursor,
        fault::{Fault, FaultCode, Taken},
    },
    begins_part, dose,
    dose::Measure,
};
use crate::quantity::{Quantity, Unit};

const AS_NEEDED: [&str; 8] =
    ["se necessario", "se nec .", "se nec", "se preciso", "se precisar", "s / n", "sn", "s . n ."];

/// Where other free text must leave off.
pub(super) fn begins(mut cursor: Cursor) -> bool {
    cursor.take_any(&AS_NEEDED) || cursor.take_any(&["se", "em caso de"])
}

/// `se necessário` alone has no reason yet: the rules refuse that, not the parser, for the form may still ask for it.
pub(super) fn take_reason(cursor: &mut Cursor) -> Taken<Option<String>> {
    let mut here = *cursor;
    let as_needed = here.take_any(&AS_NEEDED);
    if as_needed {
        let leads = ["se", "em caso de", "para", "por", "necessario"];
        while !begins_part(here)? && (here.take_any(&AS_NEEDED) || here.take_any(&leads)) {}
    } else if !here.take_any(&["se", "em caso de"]) {
        return Ok(None);
    }
    let start = here.index();
    while !here.at_end() && !ends_reason(here)? {
        here.advance();
    }
    // Stops that were read over, because more was to come, say nothing at its end.
    let said = here.text_from(start).trim_end_matches([',', ';', '.', ' ']);
    let reason = Some(said).filter(|reason| reason.contains(char::is_alphanumeric));
    if reason.is_none() && (!as_needed || here.index() > start) {
        return Ok(None);
    }
    *cursor = here;
    Ok(Some(reason.map(str::to_owned)))
}

/// A full stop ends the reason, a comma only where another part follows; so does a dose, but not what is compared.
fn ends_reason(cursor: Cursor) -> Result<bool, Fault> {
    let mut next = cursor;
    if next.take(";") {
        return Ok(true);
    }
    if next.take(".") {
        return Ok(!next.peek().is_some_and(|token| token.glued));
    }
    if next.take(",") {
        return Ok(next.at_end() || begins_part(next)?);
    }
    let compared =
        cursor.previous().is_some_and(|token| [">", "<", "=", "≥", "≤", "de", "que"].contains(&token.folded.as_str()));
    let dose = !compared && matches!(dose::take(&mut next), Ok(Some(Measure::Amount(_))));
    Ok(dose || begins_part(cursor)?)
}

/// `intervalo mínimo de 4 h`.
pub(super) fn take_min_interval(cursor: &mut Cursor) -> Taken<u16> {
    let mut here = *cursor;
    let start = here.index();
    here.take("com");
    if !here.take("intervalo minimo") {
        return Ok(None);
    }
    here.take_any(&["de", ":"]);
    let Some(hours) = here.take_whole() else { return Ok(None) };
    if !here.take_any(&["horas", "hora", "hs", "h"]) {
        return Ok(None);
    }
    let hours = u16::try_from(hours).ok().filter(|hours| (1..=72).contains(hours));
    let hours = hours.ok_or_else(|| Fault::new(FaultCode::IntervalOutOfRange, here.span_from(start)))?;
    *cursor = here;
    Ok(Some(hours))
}

/// The most in a day: an amount, or so many doses.
#[derive(Debug, Clone)]
pub(super) enum Maximum {
    Amount(Quantity),
    Doses(u32),
}

/// `máx 4 g/dia`, `no máximo 4 g em 24 h`, `máx 4x/dia`, `até 3 doses ao dia`.
pub(super) fn take_maximum(cursor: &mut Cursor) -> Taken<Maximum> {
    let mut here = *cursor;
    let start = here.index();
    let certain =
        here.take_any(&["no maximo", "dose maxima", "maximo", "maxima", "max", "nao exceder", "nao ultrapassar"]);
    if !certain && !here.take("ate") {
        return Ok(None);
    }
    here.take(".");
    here.take_any(&["de", ":"]);
    let mut times = here;
    let maximum = match times.take_whole() {
        Some(number) if times.take_any(&["x", "vezes", "vez", "doses", "dose", "tomadas"]) => {
            here = times;
            Maximum::Doses(number)
        }
        _ => match dose::take_amount(&mut here)? {
            Some(quantity) if quantity.unit != Unit::Percent => Maximum::Amount(quantity),
            _ => return Ok(None),
        },
    };
    let is_zero = match &maximum {
        Maximum::Amount(quantity) => !quantity.value.is_positive(),
        Maximum::Doses(number) => *number == 0,
    };
    let at = here.span_from(start);
    if is_zero {
        return Err(Fault::new(FaultCode::ZeroDose, at));
    }
    here.take_any(&["/", "em", "por", "ao", "a", "cada"]);
    if !here.take_any(&["24 horas", "24 h", "24 hs", "dia", "d"]) {
        if !certain {
            return Ok(None);
        }
        let typed = here.text_from(start);
        return Err(Fault::new(FaultCode::MaximumWithoutPeriod, at).expecting([format!("{typed}/dia").as_str()]));
    }
    *cursor = here;
    Ok(Some(maximum))
}
