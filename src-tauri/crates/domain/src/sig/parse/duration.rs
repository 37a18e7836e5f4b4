//! How long: `por 3 dias`, `x 7d`, `uso contínuo`, `dose única`.

use super::super::{
    cursor::Cursor,
    fault::{Fault, FaultCode, Taken},
};
use crate::dosage::Duration;

pub(super) fn take(cursor: &mut Cursor) -> Taken<Duration> {
    if cursor.take_any(&["uso continuo", "de uso continuo", "por tempo indeterminado"]) {
        return Ok(Some(Duration::Continuous));
    }
    if cursor.take_any(&["em dose unica", "1 dose unica", "dose unica"]) {
        return Ok(Some(Duration::Once));
    }
    Ok(take_days(cursor)?.map(|days| Duration::Days { days }))
}

/// Whole days. A month is written as 30 of them, a day as 24 hours; bare `7 dias` needs no `por`.
pub(super) fn take_days(cursor: &mut Cursor) -> Taken<u16> {
    let mut here = *cursor;
    let start = here.index();
    let led = here.take_any(&["por", "x", "durante", "pelos proximos"]);
    let Some(number) = here.take_whole() else { return Ok(None) };
    let days = if here.take_any(&["dias", "dia", "d"]) {
        Some(number)
    } else if !led {
        return Ok(None);
    } else if here.take_any(&["semanas", "semana", "sem"]) {
        number.checked_mul(7)
    } else if here.take_any(&["meses", "mes"]) {
        number.checked_mul(30)
    } else if here.take_any(&["horas", "hora", "hs", "h"]) {
        Some(number).filter(|hours| hours.is_multiple_of(24)).map(|hours| hours / 24)
    } else {
        return Ok(None);
    };
    let whole = days.and_then(|days| u16::try_from(days).ok()).filter(|days| (1..=3650).contains(days));
    let days = whole.ok_or_else(|| Fault::new(FaultCode::DurationOutOfRange, here.span_from(start)))?;
    *cursor = here;
    Ok(Some(days))
}
