//! Amounts, strengths and rates: a number and what it is of.

use super::super::{
    Span, Strength,
    cursor::Cursor,
    fault::{Fault, FaultCode, Taken},
    lexer::Kind,
    typed_number, units,
};
use crate::{
    number_pt::editable_quantity,
    quantity::{Amount, Dimension, Quantity, Unit},
};

/// What a number with a unit can be.
#[derive(Debug, Clone)]
pub(super) enum Measure {
    Amount(Quantity),
    Strength(Strength),
    /// `25 mcg/h` is the rate of a pump or the strength of a patch; what stands around it decides.
    Rate(Quantity, Option<Strength>),
}

pub(super) fn take(cursor: &mut Cursor) -> Taken<Measure> {
    typed_number::refuse_missing_zero(cursor)?;
    let mut here = *cursor;
    let Some(measure) = take_one(&mut here)?.map_or_else(|| take_shared_unit(&mut here), |one| Ok(Some(one)))? else {
        return Ok(None);
    };
    let measure = match measure {
        Measure::Amount(quantity) => take_others(&mut here, Strength { components: vec![quantity], per: None })?,
        Measure::Strength(strength) => take_others(&mut here, strength)?,
        rate @ Measure::Rate(..) => rate,
    };
    refuse_minus(cursor)?;
    *cursor = here;
    Ok(Some(measure))
}

/// A plain amount, as a volume or a maximum is.
pub(super) fn take_amount(cursor: &mut Cursor) -> Taken<Quantity> {
    typed_number::refuse_missing_zero(cursor)?;
    let mut here = *cursor;
    let start = here.index();
    let Some(number) = typed_number::take(&mut here) else { return Ok(None) };
    let Some(unit) = take_unit(&mut here, start)? else { return Ok(None) };
    let quantity = Quantity::new(number?, unit);
    refuse_leading_zero(cursor, unit)?;
    *cursor = here;
    Ok(Some(quantity))
}

fn take_one(cursor: &mut Cursor) -> Taken<Measure> {
    let mut here = *cursor;
    let start = here.index();
    refuse_range(here)?;
    let Some(quantity) = take_amount(&mut here)? else { return Ok(None) };
    let is_fraction = cursor.ahead(1).is_some_and(|token| token.is("/"));
    if is_fraction && quantity.unit.dimension() != Dimension::Count {
        return Err(Fault::new(FaultCode::AmbiguousFraction, here.span_from(start))
            .expecting([editable_quantity(quantity).as_str()]));
    }
    if !quantity.value.is_positive() {
        return Err(Fault::new(FaultCode::ZeroDose, here.span_from(start)));
    }
    let measure = take_per(&mut here, start, quantity)?;
    *cursor = here;
    Ok(Some(measure))
}

/// What follows the unit: `/mL`, `/5 mL`, `/h`, `/kg/min`, `%`, or nothing.
fn take_per(cursor: &mut Cursor, start: usize, quantity: Quantity) -> Result<Measure, Fault> {
    if quantity.unit == Unit::Percent {
        return Ok(Measure::Strength(Strength { components: vec![quantity], per: None }));
    }
    if !cursor.take("/") {
        return Ok(Measure::Amount(quantity));
    }
    let per_weight = cursor.take("kg");
    if per_weight && !cursor.take("/") {
        return Err(Fault::new(FaultCode::PerKilogram, cursor.span_from(start)));
    }
    let per_hour = cursor.take_any(&["h", "hora"]);
    if per_hour || cursor.take_any(&["min", "minuto"]) {
        let rate = rate_unit(quantity.unit, per_weight, per_hour).ok_or_else(|| unknown(cursor, start))?;
        let hour = Quantity::new(Amount::from(1), Unit::Hour);
        let strength = (per_hour && !per_weight && quantity.unit == Unit::Mcg)
            .then(|| Strength { components: vec![quantity], per: Some(hour) });
        return Ok(Measure::Rate(Quantity::new(quantity.value, rate), strength));
    }
    if per_weight {
        cursor.advance();
        return Err(Fault::new(FaultCode::PerKilogram, cursor.span_from(start)));
    }
    let per = match take_amount(cursor)? {
        Some(per) => Some(per),
        None => units::take(cursor).map(|unit| Quantity::new(Amount::from(1), unit)),
    };
    match per {
        Some(per) if holds_strength(per.unit) && per.value.is_positive() => {
            Ok(Measure::Strength(Strength { components: vec![quantity], per: Some(per) }))
        }
        _ => {
            if per.is_none() && !cursor.at_end() {
                cursor.advance();
            }
            Err(unknown(cursor, start))
        }
    }
}

fn unknown(cursor: &Cursor, start: usize) -> Fault {
    Fault::new(FaultCode::UnknownUnit, cursor.span_from(start + 1))
}

fn holds_strength(unit: Unit) -> bool {
    matches!(unit, Unit::Ml | Unit::L | Unit::G) || unit.dimension() == Dimension::Count
}

fn rate_unit(unit: Unit, per_weight: bool, per_hour: bool) -> Option<Unit> {
    match (unit, per_weight, per_hour) {
        (Unit::Ml, false, true) => Some(Unit::MlPerHour),
        (Unit::Drop, false, false) => Some(Unit::DropsPerMinute),
        (Unit::Mg, false, true) => Some(Unit::MgPerHour),
        (Unit::Mg, true, true) => Some(Unit::MgPerKgHour),
        (Unit::Mcg, false, true) => Some(Unit::McgPerHour),
        (Unit::Mcg, false, false) => Some(Unit::McgPerMinute),
        (Unit::Mcg, true, true) => Some(Unit::McgPerKgHour),
        (Unit::Mcg, true, false) => Some(Unit::McgPerKgMinute),
        (Unit::InternationalUnit, false, true) => Some(Unit::UnitsPerHour),
        (Unit::InternationalUnit, false, false) => Some(Unit::UnitsPerMinute),
        (Unit::InternationalUnit, true, true) => Some(Unit::UnitsPerKgHour),
        _ => None,
    }
}

/// `875 mg + 125 mg`, `80 mg/mL + 16 mg/mL`: each of the same volume.
fn take_others(cursor: &mut Cursor, mut strength: Strength) -> Result<Measure, Fault> {
    loop {
        let mut here = *cursor;
        if !here.take("+") {
            break;
        }
        let (component, per) = match take_one(&mut here)? {
            Some(Measure::Amount(quantity)) => (vec![quantity], None),
            Some(Measure::Strength(Strength { components, per })) => (components, per),
            _ => break,
        };
        if per != strength.per {
            break;
        }
        strength.components.extend(component);
        *cursor = here;
    }
    Ok(match strength.components.as_slice() {
        &[only] if strength.per.is_none() && only.unit != Unit::Percent => Measure::Amount(only),
        _ => Measure::Strength(strength),
    })
}

/// `875/125 mg`, `500+30 mg`: the unit once, for all.
fn take_shared_unit(cursor: &mut Cursor) -> Taken<Measure> {
    let mut here = *cursor;
    let start = here.index();
    let mut numbers = Vec::new();
    loop {
        let Some(number) = here.take_kind(Kind::Number) else { return Ok(None) };
        numbers.push(number);
        if !here.take_any(&["/", "+"]) {
            break;
        }
    }
    let Some(unit) = units::take(&mut here).filter(|_| numbers.len() > 1) else { return Ok(None) };
    if matches!(unit.dimension(), Dimension::Count | Dimension::Other) {
        return Err(Fault::new(FaultCode::AmbiguousFraction, here.span_from(start)));
    }
    let mut components = Vec::new();
    for number in numbers {
        components.push(Quantity::new(typed_number::read(number)?, unit));
    }
    if components.iter().any(|component| !component.value.is_positive()) {
        return Err(Fault::new(FaultCode::ZeroDose, here.span_from(start)));
    }
    *cursor = here;
    Ok(Some(Measure::Strength(Strength { components, per: None })))
}

/// The unit after a number, or why the word there is none.
fn take_unit(cursor: &mut Cursor, start: usize) -> Taken<Unit> {
    if let Some(unit) = units::take(cursor) {
        let once = unit == Unit::Dose && cursor.peek().is_some_and(|token| token.is("unica"));
        return Ok((!once).then_some(unit));
    }
    let Some(word) = cursor.peek().filter(|_| cursor.index() > start) else { return Ok(None) };
    match word.folded.as_str() {
        "u" | "iu" | "us" => Err(Fault::new(FaultCode::DangerousAbbreviation, word.at).expecting(["UI", "unidades"])),
        "colher" | "colheres" | "copo" | "copos" | "xicara" | "xicaras" | "medida" | "medidas" => {
            Err(Fault::new(FaultCode::NonMetricMeasure, word.at).expecting(["mL"]))
        }
        _ => Ok(None),
    }
}

/// `05 mg` may have lost its comma; `01 comprimido` is how many write a count.
fn refuse_leading_zero(cursor: &Cursor, unit: Unit) -> Result<(), Fault> {
    let Some(number) = cursor.peek().filter(|token| token.kind == Kind::Number) else { return Ok(()) };
    let Some(others) = number.text.strip_prefix('0') else { return Ok(()) };
    if others.starts_with(|c: char| c.is_ascii_digit()) && unit.dimension() != Dimension::Count {
        return Err(Fault::new(FaultCode::InvalidNumber, number.at));
    }
    Ok(())
}

/// `-5 mg`: a dash glued to the number alone. In `ômega-3` it is glued to both.
fn refuse_minus(cursor: &Cursor) -> Result<(), Fault> {
    match (cursor.previous(), cursor.peek()) {
        (Some(dash), Some(number)) if number.glued && !dash.glued && (dash.is("-") || dash.is("–")) => {
            Err(Fault::new(FaultCode::InvalidNumber, Span { start: dash.at.start, end: number.at.end }))
        }
        _ => Ok(()),
    }
}

/// `1 a 2 comprimidos`, `20-40 mg`.
fn refuse_range(mut cursor: Cursor) -> Result<(), Fault> {
    let start = cursor.index();
    let is_range = cursor.take_kind(Kind::Number).is_some()
        && cursor.take_any(&["a", "ou", "-", "–"])
        && typed_number::take(&mut cursor).is_some()
        && units::take(&mut cursor).is_some();
    if is_range { Err(Fault::new(FaultCode::DoseRange, cursor.span_from(start))) } else { Ok(()) }
}
