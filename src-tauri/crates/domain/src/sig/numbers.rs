//! Numbers as Brazil writes them (R2.14): decimal comma, no needless zero, a leading zero always.

use rust_decimal::Decimal;

use crate::quantity::Amount;

/// For the line that can be edited: `1000`, `0,5`.
pub(super) fn editable(value: Amount) -> String {
    value.to_string().replace('.', ",")
}

/// For paper: `1.000`, `0,5`.
pub(super) fn printed(value: Amount) -> String {
    let text = value.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = whole.trim_start_matches('-').len();
    let mut grouped = String::new();
    for (index, digit) in whole.trim_start_matches('-').chars().enumerate() {
        if index > 0 && (digits - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    let sign = if whole.starts_with('-') { "-" } else { "" };
    let comma = if part.is_empty() { "" } else { "," };
    format!("{sign}{grouped}{comma}{part}")
}

/// From a million on, if three decimals of a million hold it: `1,2 milhão de`.
pub(super) fn in_millions(value: Amount) -> Option<String> {
    let millions = Amount::new(value.decimal().checked_div(Decimal::from(1_000_000))?);
    if millions.decimal() < Decimal::ONE || millions.decimal().scale() > 3 {
        return None;
    }
    let word = if is_plural(millions) { "milhões" } else { "milhão" };
    Some(format!("{} {word} de", printed(millions)))
}

/// Portuguese counts in the singular below two: `1,5 comprimido`. Nothing is plural.
pub(super) fn is_plural(value: Amount) -> bool {
    let value = value.decimal().abs();
    value.is_zero() || value >= Decimal::TWO
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_number_has_thousand_points_and_a_decimal_comma() {
        for (value, paper) in
            [("0.5", "0,5"), ("999", "999"), ("1000", "1.000"), ("12345.25", "12.345,25"), ("-1000", "-1.000")]
        {
            assert_eq!(printed(value.parse().unwrap()), paper);
        }
    }

    #[test]
    fn a_million_is_said_in_words() {
        assert_eq!(in_millions("1200000".parse().unwrap()).as_deref(), Some("1,2 milhão de"));
        assert_eq!(in_millions("5000000".parse().unwrap()).as_deref(), Some("5 milhões de"));
        assert_eq!(in_millions("1234567".parse().unwrap()), None, "seven digits are easier to read in digits");
    }
}
