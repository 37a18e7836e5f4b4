//! What stands between the parts, and what stands there that is none.

use super::{
    super::{
        cursor::Cursor,
        fault::{Fault, FaultCode},
        lexer::Kind,
        typed_number,
    },
    Part, begins_part, prn, take_part,
    words::take_route,
};
use crate::catalogue::Route;

/// Signs that only part what they stand between. A minus before a digit is none.
pub(super) fn skip_separators(cursor: &mut Cursor) {
    while let Some(token) = cursor.peek() {
        let is_minus = cursor.ahead(1).is_some_and(|next| next.kind == Kind::Number && next.glued);
        match token.text {
            "," | ";" | "." | ":" | "(" | ")" | "—" => {}
            "-" | "–" if !is_minus => {}
            "/" if is_between_routes(*cursor) => {}
            _ => return,
        }
        if typed_number::refuse_missing_zero(cursor).is_err() {
            return;
        }
        cursor.advance();
    }
}

/// `EV/IM`: parted here so that the second one is refused as a second route.
fn is_between_routes(mut cursor: Cursor) -> bool {
    let after_route = cursor.previous().is_some_and(|token| token.text.parse::<Route>().is_ok());
    cursor.advance();
    after_route && take_route(&mut cursor).is_some()
}

/// Up to where the next part begins; a number without a unit, or with an unknown one, is told apart.
pub(super) fn not_understood(mut cursor: Cursor) -> Fault {
    let start = cursor.index();
    if let Some(fault) = unitless(cursor) {
        return fault;
    }
    cursor.advance();
    while !cursor.at_end() && matches!(take_part(&mut cursor.clone()), Ok(None | Some(Part::Form(_)))) {
        cursor.advance();
    }
    Fault::new(FaultCode::UnknownText, cursor.span_from(start))
}

/// What is wrong with a number that no part took. Reads no part to its end: parts ask it about their own numbers.
pub(super) fn unitless(mut cursor: Cursor) -> Option<Fault> {
    let number = cursor.take_kind(Kind::Number)?;
    if let Err(fault) = typed_number::read(number) {
        return Some(fault);
    }
    let word = cursor.peek().filter(|token| token.kind == Kind::Word);
    let is_part = prn::begins(cursor) || !matches!(begins_part(cursor), Ok(false));
    Some(match word.filter(|_| !is_part) {
        Some(word) => Fault::new(FaultCode::UnknownUnit, word.at),
        None => Fault::new(FaultCode::MissingUnit, number.at),
    })
}
