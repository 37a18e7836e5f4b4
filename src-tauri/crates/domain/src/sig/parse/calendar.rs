//! Weekdays and hours of the day: `toda segunda e quinta`, `às 8h e 20h30`.

use chrono::{NaiveTime, Weekday};

use super::super::{
    cursor::Cursor,
    fault::{Fault, FaultCode, Taken},
    lexer::Kind,
};
use crate::dosage::Frequency;

pub(super) fn take(cursor: &mut Cursor) -> Taken<Frequency> {
    if let Some(days) = take_weekdays(cursor)? {
        return Ok(Some(days));
    }
    take_times(cursor)
}

/// A short name (`seg`) alone could be a word; it counts after `toda` or in a list.
fn take_weekdays(cursor: &mut Cursor) -> Taken<Frequency> {
    let mut here = *cursor;
    let start = here.index();
    let led = here.take_any(&["todas as", "todos os", "toda", "todo", "as", "aos"]);
    let Some((first, full)) = take_weekday(&mut here) else { return Ok(None) };
    let mut days = vec![first];
    loop {
        let mut next = here;
        if !next.take_any(&[", e", ",", "e", "/"]) {
            break;
        }
        next.take_any(&["toda", "todo", "as", "aos"]);
        let Some((day, _)) = take_weekday(&mut next) else { break };
        days.push(day);
        here = next;
    }
    if !led && !full && days.len() < 2 {
        return Ok(None);
    }
    days.sort_by_key(Weekday::num_days_from_monday);
    let written = days.len();
    days.dedup();
    if days.len() < written {
        return Err(Fault::new(FaultCode::InvalidTime, here.span_from(start)));
    }
    *cursor = here;
    Ok(Some(Frequency::Weekdays { days }))
}

fn take_weekday(cursor: &mut Cursor) -> Option<(Weekday, bool)> {
    let (day, full) = match cursor.peek()?.folded.as_str() {
        "segunda" | "segundas" => (Weekday::Mon, true),
        "terca" | "tercas" => (Weekday::Tue, true),
        "quarta" | "quartas" => (Weekday::Wed, true),
        "quinta" | "quintas" => (Weekday::Thu, true),
        "sexta" | "sextas" => (Weekday::Fri, true),
        "sabado" | "sabados" => (Weekday::Sat, true),
        "domingo" | "domingos" => (Weekday::Sun, true),
        "seg" => (Weekday::Mon, false),
        "ter" => (Weekday::Tue, false),
        "qua" => (Weekday::Wed, false),
        "qui" => (Weekday::Thu, false),
        "sex" => (Weekday::Fri, false),
        "sab" => (Weekday::Sat, false),
        "dom" => (Weekday::Sun, false),
        _ => return None,
    };
    cursor.advance();
    cursor.take_any(&["- feira", "- feiras", "feira", "feiras"]);
    Some((day, full))
}

/// `às` leads, or `8h` would be taken for an interval cut short; one time at least says its `h`.
fn take_times(cursor: &mut Cursor) -> Taken<Frequency> {
    let mut here = *cursor;
    let start = here.index();
    if !take_lead(&mut here) {
        return Ok(None);
    }
    let mut times = Vec::new();
    let mut marked = false;
    while let Some((hour, minute, is_marked)) = take_time(&mut here) {
        marked |= is_marked;
        let time = NaiveTime::from_hms_opt(hour, minute, 0)
            .ok_or_else(|| Fault::new(FaultCode::InvalidTime, here.span_from(start)))?;
        times.push(time);
        let mut next = here;
        if !next.take_any(&[", e", ",", "e", "/"]) {
            break;
        }
        take_lead(&mut next);
        if take_time(&mut next.clone()).is_none() {
            break;
        }
        here = next;
    }
    if !marked {
        return Ok(None);
    }
    times.sort();
    let written = times.len();
    times.dedup();
    if times.len() < written {
        return Err(Fault::new(FaultCode::InvalidTime, here.span_from(start)));
    }
    *cursor = here;
    Ok(Some(Frequency::AtTimes { times }))
}

/// `as`, with or without its accent; `à` only with it, for `a` leads a rate.
fn take_lead(cursor: &mut Cursor) -> bool {
    let accented = cursor.peek().is_some_and(|token| token.is("a") && token.text != "a" && token.text != "A");
    if accented {
        cursor.advance();
    }
    accented || cursor.take("as")
}

fn take_time(cursor: &mut Cursor) -> Option<(u32, u32, bool)> {
    let mut here = *cursor;
    let hour = here.take_kind(Kind::Number)?.text.parse().ok()?;
    let mut minute = 0;
    let glued_minute = here.peek().and_then(|token| token.folded.strip_prefix('h')).map(str::parse);
    let mut marked = true;
    if let Some(Ok(typed)) = glued_minute {
        here.advance();
        minute = typed;
        here.take("min");
    } else if here.take(":") {
        minute = here.take_kind(Kind::Number)?.text.parse().ok()?;
        here.take_any(&["h", "hs", "horas"]);
    } else {
        marked = here.take_any(&["h", "hs", "hrs", "hora", "horas"]);
    }
    *cursor = here;
    Some((hour, minute, marked))
}
