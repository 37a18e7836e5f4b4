//! When doses repeat, but for the days and hours of the calendar (`calendar.rs`).

use super::super::{
    Span,
    cursor::Cursor,
    fault::{Fault, FaultCode, Taken},
    lexer::Kind,
    units,
};
use crate::dosage::Frequency;

/// A frequency, or the part of one that says how many doses and not when.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rhythm {
    Set(Frequency),
    /// `2x/semana`: one with the weekdays beside it, none without.
    PerWeek(u16),
}

pub(super) fn take(cursor: &mut Cursor) -> Taken<Rhythm> {
    refuse_abbreviation(*cursor)?;
    if let Some(rhythm) = take_interval(cursor)? {
        return Ok(Some(rhythm));
    }
    if let Some(rhythm) = take_every(cursor)? {
        return Ok(Some(rhythm));
    }
    if let Some(rhythm) = take_times(cursor)? {
        return Ok(Some(rhythm));
    }
    take_words(cursor)
}

const HOURS: [&str; 5] = ["h", "hs", "hrs", "hora", "horas"];
const DAYS: [&str; 3] = ["d", "dia", "dias"];
const WEEKS: [&str; 3] = ["semana", "semanas", "sem"];

/// Every so many hours, days or weeks; `None` and the cursor unmoved where no unit of time stands.
fn take_unit_of_time(cursor: &mut Cursor, start: usize, number: u32) -> Taken<Rhythm> {
    let (days, most) = if cursor.take_any(&HOURS) {
        (None, 72)
    } else if cursor.take_any(&DAYS) {
        (Some(number), 365)
    } else if cursor.take_any(&WEEKS) {
        (number.checked_mul(7), 365)
    } else if cursor.take_any(&["min", "minuto", "minutos"]) {
        return Err(Fault::new(FaultCode::IntervalOutOfRange, cursor.span_from(start)));
    } else if cursor.take_any(&["mes", "meses"]) {
        return Err(vague(cursor, start, "a cada 30 dias"));
    } else {
        return Ok(None);
    };
    let count = days.unwrap_or(number);
    if count == 0 {
        return Err(Fault::new(FaultCode::ZeroFrequency, cursor.span_from(start)));
    }
    let fitting = u16::try_from(count).ok().filter(|count| *count <= most);
    let count = fitting.ok_or_else(|| Fault::new(FaultCode::IntervalOutOfRange, cursor.span_from(start)))?;
    Ok(Some(Rhythm::Set(match (days, count) {
        (None, hours) => Frequency::EveryHours { hours },
        (Some(_), 1) => Frequency::TimesPerDay { times: 1 },
        (Some(_), days) => Frequency::EveryDays { days },
    })))
}

/// `6/6h`, `12/12 h`, `6h/6h`, `de 6 em 6 horas`, `2/2 dias`.
fn take_interval(cursor: &mut Cursor) -> Taken<Rhythm> {
    let mut here = *cursor;
    let start = here.index();
    here.take("de");
    let first_at = here.index();
    let Some(first) = here.take_whole() else { return Ok(None) };
    here.take_any(&HOURS);
    if !here.take_any(&["/", "em"]) {
        return Ok(None);
    }
    let Some(second) = here.take_whole() else { return Ok(None) };
    let at = here.span_from(first_at);
    let mut unit = here;
    let rhythm = take_unit_of_time(&mut unit, start, first);
    if first != second {
        return match rhythm {
            Ok(None) => Ok(None),
            _ => Err(unequal(first, second, unit.span_from(first_at))),
        };
    }
    if let Some(rhythm) = rhythm? {
        *cursor = unit;
        return Ok(Some(rhythm));
    }
    if units::take(&mut here).is_some() {
        return Ok(None);
    }
    Err(Fault::new(FaultCode::MissingUnit, at).expecting([format!("{first}/{second}h").as_str()]))
}

/// `a cada 6 horas`, `cada 2 dias`, `a cada semana`.
fn take_every(cursor: &mut Cursor) -> Taken<Rhythm> {
    let mut here = *cursor;
    let start = here.index();
    if !here.take_any(&["a cada", "cada"]) {
        return Ok(None);
    }
    let number = here.take_whole();
    let mut range = here;
    let most = if range.take_any(&["a", "-", "ou"]) { range.take_whole() } else { None };
    if let Some((least, most)) = number.zip(most) {
        range.take_any(&HOURS);
        return Err(unequal(least, most, range.span_from(start)));
    }
    let rhythm = take_unit_of_time(&mut here, start, number.unwrap_or(1))?;
    if rhythm.is_some() {
        *cursor = here;
    }
    Ok(rhythm)
}

/// `3x/dia`, `1 vez ao dia`, `duas vezes por semana`.
fn take_times(cursor: &mut Cursor) -> Taken<Rhythm> {
    let mut here = *cursor;
    let start = here.index();
    let Some(times) = here.take_whole() else { return Ok(None) };
    if !here.take_any(&["x", "vez", "vezes"]) {
        return Ok(None);
    }
    here.take_any(&["/", "ao", "por", "a", "na"]);
    let per_day = here.take_any(&["dia", "d", "24 h", "24 horas"]);
    let per_month = !per_day && here.take_any(&["mes"]);
    if !per_day && !per_month && !here.take_any(&WEEKS) {
        return Ok(None);
    }
    let at = here.span_from(start);
    if times == 0 {
        return Err(Fault::new(FaultCode::ZeroFrequency, at));
    }
    if per_month {
        return Err(vague(&here, start, "a cada 30 dias"));
    }
    let most = if per_day { 24 } else { 7 };
    let fitting = u16::try_from(times).ok().filter(|times| *times <= most);
    let times = fitting.ok_or_else(|| Fault::new(FaultCode::IntervalOutOfRange, at))?;
    *cursor = here;
    Ok(Some(if per_day { Rhythm::Set(Frequency::TimesPerDay { times }) } else { Rhythm::PerWeek(times) }))
}

fn take_words(cursor: &mut Cursor) -> Taken<Rhythm> {
    let start = cursor.index();
    let daily =
        ["em dose unica diaria", "dose unica diaria", "todos os dias", "todo dia", "diariamente", "diario", "diaria"];
    let alternate = ["em dias alternados", "dias alternados", "dia sim dia nao", "dia sim , dia nao"];
    let bedtime = [
        "a noite ao deitar",
        "a noite antes de dormir",
        "ao deitar",
        "ao dormir",
        "antes de dormir",
        "antes de deitar",
        "na hora de dormir",
    ];
    let frequency = if cursor.take_any(&daily) {
        Frequency::TimesPerDay { times: 1 }
    } else if cursor.take_any(&alternate) {
        Frequency::EveryDays { days: 2 }
    } else if cursor.take_any(&["toda semana", "semanalmente", "semanal"]) {
        return Ok(Some(Rhythm::PerWeek(1)));
    } else if cursor.take_any(&bedtime) {
        Frequency::AtBedtime
    } else if cursor.take_any(&["quinzenalmente", "quinzenal"]) {
        return Err(vague(cursor, start, "a cada 15 dias"));
    } else if cursor.take_any(&["mensalmente", "mensal", "todo mes"]) {
        return Err(vague(cursor, start, "a cada 30 dias"));
    } else {
        return Ok(None);
    };
    Ok(Some(Rhythm::Set(frequency)))
}

fn unequal(least: u32, most: u32, at: Span) -> Fault {
    let expected = [format!("{least}/{least}h"), format!("{most}/{most}h")];
    Fault::new(FaultCode::UnequalInterval, at).expecting(expected.each_ref().map(String::as_str))
}

fn vague(cursor: &Cursor, start: usize, instead: &str) -> Fault {
    Fault::new(FaultCode::VagueInterval, cursor.span_from(start)).expecting([instead])
}

/// `QD` is read as `QID` and `QOD`, and the other way round (R2.12).
fn refuse_abbreviation(mut cursor: Cursor) -> Result<(), Fault> {
    let start = cursor.index();
    let instead = if cursor.take_any(&["qod", "q . o . d"]) {
        "dias alternados"
    } else if cursor.take_any(&["qd", "q . d"]) {
        "1x/dia"
    } else {
        return Ok(());
    };
    if cursor.next_is(Kind::Word) && cursor.peek().is_some_and(|token| token.glued) {
        return Ok(());
    }
    Err(Fault::new(FaultCode::DangerousAbbreviation, cursor.span_from(start)).expecting([instead]))
}
