//! A number as typed: digits by the rules of [`input_amount`], fractions and words.
//!
//! A needless zero (`5,0`) is understood and lost; a missing one (`,5`) is refused.

use rust_decimal::Decimal;

use super::{
    cursor::Cursor,
    fault::{Fault, FaultCode, Taken},
    lexer::{Kind, Token},
};
use crate::{
    number_pt::{InputError, editable, input_amount},
    quantity::Amount,
};

pub(super) fn read(token: &Token) -> Result<Amount, Fault> {
    input_amount(token.text).map_err(|error| match error {
        InputError::Ambiguous { thousands, decimals } => Fault::new(FaultCode::AmbiguousThousands, token.at)
            .expecting([editable(thousands).as_str(), editable(decimals).as_str()]),
        InputError::NotANumber => Fault::new(FaultCode::InvalidNumber, token.at),
    })
}

/// How many digits were typed after the separator.
pub(super) fn places(token: &Token) -> u32 {
    let part = token.text.rsplit_once(['.', ',']).map_or("", |(_, part)| part);
    u32::try_from(part.len()).unwrap_or(u32::MAX)
}

/// A number of something: digits, `½`, `1/2`, `1 e meia`, `meio`, `duas`; then `mil` or `milhões`.
/// The number's own faults are left for the caller to raise once a unit shows that an amount was meant.
pub(super) fn take(cursor: &mut Cursor) -> Option<Result<Amount, Fault>> {
    let mut here = *cursor;
    let start = here.index();
    let value = if let Some(fraction) = take_fraction(&mut here) {
        fraction
    } else if let Some(token) = here.take_kind(Kind::Number) {
        let whole = read(token);
        let mut and = here;
        and.take("e");
        match (take_fraction(&mut and), whole) {
            (Some(Ok(part)), Ok(whole)) => {
                here = and;
                add(whole, part).ok_or_else(|| Fault::new(FaultCode::InvalidNumber, here.span_from(start)))
            }
            (_, whole) => whole,
        }
    } else {
        Ok(Amount::from(here.take_whole()?))
    };
    let scale = match here.peek().map(|token| token.folded.as_str()) {
        Some("mil") => 1_000,
        Some("milhao" | "milhoes") => 1_000_000,
        _ => 1,
    };
    if scale > 1 {
        here.advance();
        here.take("de");
    }
    let at = here.span_from(start);
    *cursor = here;
    Some(value.and_then(|value| {
        let scaled = value.decimal().checked_mul(Decimal::from(scale)).map(Amount::new);
        scaled.ok_or_else(|| Fault::new(FaultCode::InvalidNumber, at))
    }))
}

fn add(whole: Amount, part: Amount) -> Option<Amount> {
    whole.decimal().checked_add(part.decimal()).map(Amount::new)
}

/// `½`, `1/2`, `meio`. Only halves and quarters: a third has no exact decimal.
fn take_fraction(cursor: &mut Cursor) -> Option<Result<Amount, Fault>> {
    let mut here = *cursor;
    let start = here.index();
    let hundredths = match here.peek()?.folded.as_str() {
        "½" | "meio" | "meia" => 50,
        "¼" => 25,
        "¾" => 75,
        _ => {
            let above = here.take_kind(Kind::Number)?;
            if !here.take("/") {
                return None;
            }
            let below = here.take_kind(Kind::Number)?;
            let (above, below): (u32, u32) = (above.text.parse().ok()?, below.text.parse().ok()?);
            if above >= below || above == 0 || below > 10 {
                return None;
            }
            let value = match (above, below) {
                (1, 2) => Ok(Amount::new(Decimal::new(5, 1))),
                (1, 4) => Ok(Amount::new(Decimal::new(25, 2))),
                (3, 4) => Ok(Amount::new(Decimal::new(75, 2))),
                _ => Err(Fault::new(FaultCode::AmbiguousFraction, here.span_from(start))),
            };
            *cursor = here;
            return Some(value);
        }
    };
    here.advance();
    *cursor = here;
    Some(Ok(Amount::new(Decimal::new(hundredths, 2))))
}

/// A separator glued to the digits after it, with no digit before: `,5`.
pub(super) fn refuse_missing_zero(cursor: &Cursor) -> Taken<()> {
    let is_separator = |token: &Token| token.is(".") || token.is(",");
    let (separator, number) = match (cursor.previous(), cursor.peek(), cursor.ahead(1)) {
        (_, Some(sign), Some(number)) if is_separator(sign) => (sign, number),
        (Some(sign), Some(number), _) if is_separator(sign) => (sign, number),
        _ => return Ok(None),
    };
    if number.kind != Kind::Number || !number.glued {
        return Ok(None);
    }
    let at = super::Span { start: separator.at.start, end: number.at.end };
    let zero = format!("0,{}", number.text);
    Err(Fault::new(FaultCode::MissingLeadingZero, at).expecting([zero.as_str()]))
}

#[cfg(test)]
mod tests {
    use super::{super::lexer::lex, *};

    #[test]
    fn an_ambiguous_number_offers_both_of_its_readings() {
        let fault = read(&lex("2.500")[0]).unwrap_err();
        assert_eq!((fault.code, fault.expected), (FaultCode::AmbiguousThousands, vec!["2500".into(), "2,5".into()]));
    }
}
