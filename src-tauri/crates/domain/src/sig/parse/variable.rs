//! A dose for each range of what is measured: `conforme glicemia: 181-250 2 UI; 251-300 4 UI; >300 6 UI`.
//!
//! Ranges are typed with both ends included and kept with the upper one excluded: `181-250` is 181 to 251.

use rust_decimal::Decimal;

use super::{
    super::{
        Variable,
        cursor::Cursor,
        fault::{Fault, FaultCode, Taken},
        lexer::{Kind, Token},
        typed_number,
    },
    begins_part, dose,
    leftover::unitless,
    prn,
};
use crate::{dosage::VariableRange, quantity::Amount};

pub(super) fn take(cursor: &mut Cursor) -> Taken<Variable> {
    let mut here = *cursor;
    if !here.take_any(&["conforme", "segundo", "de acordo com"]) {
        return Ok(None);
    }
    let start = here.index();
    while is_of_measure(here)? {
        here.advance();
    }
    let measure = here.text_from(start).to_owned();
    here.take(":");
    let mut ranges: Vec<VariableRange> = Vec::new();
    loop {
        let mut next = here;
        if !ranges.is_empty() {
            next.take_any(&[";", ",", "/"]);
        }
        let at = next.index();
        let Some(bounds) = take_bounds(&mut next)? else { break };
        next.take_any(&[":", "=", "→"]);
        // Zero is a dose here: none is given.
        let Some(dose) = dose::take_amount(&mut next)? else {
            return Err(unitless(next).unwrap_or_else(|| Fault::new(FaultCode::MissingUnit, next.span_from(at))));
        };
        if !follows(ranges.last(), bounds) {
            return Err(Fault::new(FaultCode::InvalidRange, next.span_from(at)));
        }
        ranges.push(VariableRange { from: bounds.0, to: bounds.1, dose });
        here = next;
    }
    if measure.is_empty() || ranges.is_empty() {
        return Ok(None);
    }
    *cursor = here;
    Ok(Some(Variable { measure, ranges }))
}

/// The measure is words alone: a number or a part in it would be lost.
fn is_of_measure(cursor: Cursor) -> Result<bool, Fault> {
    let Some(token) = cursor.peek() else { return Ok(false) };
    let is_word = token.kind == Kind::Word || (token.glued && token.is("-"));
    Ok(is_word && take_bounds(&mut cursor.clone())?.is_none() && !prn::begins(cursor) && !begins_part(cursor)?)
}

type Bounds = (Option<Amount>, Option<Amount>);

fn follows(last: Option<&VariableRange>, (from, to): Bounds) -> bool {
    let upright = from.zip(to).is_none_or(|(from, to)| from < to);
    let after = last.is_none_or(|last| last.to.zip(from).is_some_and(|(to, from)| to <= from));
    upright && after
}

/// `181-250`, `181 a 250`, `>300`, `acima de 300`, `>=301`, `<181`, `até 180`, `>=10,1 e <13,9`.
fn take_bounds(cursor: &mut Cursor) -> Taken<Bounds> {
    let mut here = *cursor;
    let bounds = if let Some(from) = take_lower(&mut here)? {
        let mut both = here;
        let to = if both.take("e") { take_upper(&mut both)? } else { None };
        if to.is_some() {
            here = both;
        }
        (Some(from), to)
    } else if let Some(to) = take_upper(&mut here)? {
        (None, Some(to))
    } else {
        here.take_any(&["de", "entre"]);
        let Some(from) = here.take_kind(Kind::Number) else { return Ok(None) };
        if !here.take_any(&["-", "–", "a", "ate", "e"]) {
            return Ok(None);
        }
        let Some(to) = here.take_kind(Kind::Number) else { return Ok(None) };
        let places = typed_number::places(from).max(typed_number::places(to));
        (Some(typed_number::read(from)?), Some(after(to, places)?))
    };
    here.take_any(&["mg / dl", "mmol / l"]);
    *cursor = here;
    Ok(Some(bounds))
}

fn take_lower(cursor: &mut Cursor) -> Taken<Amount> {
    let mut here = *cursor;
    let included = here.take_any(&["> =", "≥"]);
    if !included && !here.take_any(&[">", "acima de", "maior que"]) {
        return Ok(None);
    }
    let Some(number) = here.take_kind(Kind::Number) else { return Ok(None) };
    *cursor = here;
    if included { typed_number::read(number).map(Some) } else { after(number, typed_number::places(number)).map(Some) }
}

fn take_upper(cursor: &mut Cursor) -> Taken<Amount> {
    let mut here = *cursor;
    let included = here.take_any(&["< =", "≤", "ate"]);
    if !included && !here.take_any(&["<", "abaixo de", "menor que"]) {
        return Ok(None);
    }
    let Some(number) = here.take_kind(Kind::Number) else { return Ok(None) };
    *cursor = here;
    if included { after(number, typed_number::places(number)).map(Some) } else { typed_number::read(number).map(Some) }
}

/// The next number of as many places.
fn after(token: &Token, places: u32) -> Result<Amount, Fault> {
    let step = Decimal::try_new(1, places).ok();
    let value = typed_number::read(token)?.decimal();
    let next = step.and_then(|step| value.checked_add(step)).map(Amount::new);
    next.ok_or_else(|| Fault::new(FaultCode::InvalidNumber, token.at))
}
