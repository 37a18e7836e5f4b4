//! CNES: the number of a health establishment.

use super::{Identifier, Malformed, Scheme, digits};

/// An establishment's CNES: `2077485`.
pub type Cnes = Identifier<CnesScheme>;

/// 7 digits, padded with zeros on the left; no check digit is published (rulebook 1.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CnesScheme {}

impl Scheme for CnesScheme {
    const NAME: &'static str = "Cnes";
    const PATTERN: &'static str = r"^\d{7}$";

    fn check(typed: &str) -> Result<String, Malformed> {
        let bare = digits::digits(typed, 1..=7)?;
        if bare.bytes().all(|byte| byte == b'0') {
            return Err(Malformed::Filler);
        }
        Ok(format!("{bare:0>7}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_that_a_spreadsheet_dropped_come_back() {
        assert_eq!("27014".parse::<Cnes>().unwrap().to_string(), "0027014");
        assert_eq!("27014".parse::<Cnes>(), "0027014".parse(), "both name one establishment");
    }

    #[test]
    fn what_cannot_be_a_cnes_is_refused() {
        assert_eq!("".parse::<Cnes>(), Err(Malformed::Length));
        assert_eq!("20774851".parse::<Cnes>(), Err(Malformed::Length));
        assert_eq!("0".parse::<Cnes>(), Err(Malformed::Filler));
        assert_eq!("20x7485".parse::<Cnes>(), Err(Malformed::Character));
    }
}
