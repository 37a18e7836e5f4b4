//! A number in an edit field: what people type, and what they find there when they come back.

use thiserror::Error;

use crate::quantity::Amount;

/// Why what was typed is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InputError {
    /// One and a thousand are spelt alike: `1.000`.
    #[error("this could be read with and without thousands; type 1000 or 1,5")]
    Ambiguous,
    /// No number, no digit on one side of the comma, or more digits than are kept.
    #[error("this is no number; type digits with at most one comma, such as 1000 or 0,5")]
    NotANumber,
}

/// The amount that was typed, with a comma or a point before its decimals, and no thousands marked.
///
/// `.5` and `5,` are refused, `5,0` is 5. Refused as ambiguous is what might be a thousand: one to three digits, a point
/// and exactly three more (`1.000`, `2.125`); and with a comma where the last is a zero (`5,000`), which nobody writes
/// for 5. `0,125` and `0.125` are read: thousands never begin with a zero.
pub fn input_amount(typed: &str) -> Result<Amount, InputError> {
    let typed = typed.trim();
    let (whole, decimals) = match typed.split_once([',', '.']) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (typed, None),
    };
    let whole_digits = whole.strip_prefix('-').unwrap_or(whole);
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole_digits) || !decimals.is_none_or(all_digits) {
        return Err(InputError::NotANumber);
    }
    if let Some(decimals) = decimals {
        let like_thousands = decimals.len() == 3 && whole_digits.len() <= 3 && !whole_digits.starts_with('0');
        if like_thousands && (typed.contains('.') || decimals.ends_with('0')) {
            return Err(InputError::Ambiguous);
        }
    }
    typed.replace(',', ".").parse().map_err(|_| InputError::NotANumber)
}

/// The amount for an edit field: a decimal comma and nothing else, `1000`, `0,5`.
pub fn editable(amount: Amount) -> String {
    amount.to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn a_comma_and_a_point_both_precede_decimals() {
        for (typed, read) in [
            ("5", "5"),
            ("1000", "1000"),
            ("0,5", "0.5"),
            ("0.5", "0.5"),
            (" 12,75 ", "12.75"),
            ("5,0", "5"),
            ("0,125", "0.125"),
            ("0.125", "0.125"),
            ("0,250", "0.25"),
            ("2,125", "2.125"),
            ("1234.567", "1234.567"),
            ("-2,5", "-2.5"),
        ] {
            assert_eq!(input_amount(typed), Ok(read.parse().unwrap()), "typed as {typed:?}");
        }
    }

    #[test]
    fn what_might_be_a_thousand_is_asked_again() {
        for typed in ["1.000", "12.500", "100.000", "2.125", "-1.000", "5,000", "12,500"] {
            assert_eq!(input_amount(typed), Err(InputError::Ambiguous), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in
            ["", " ", ".5", ",5", "5,", "5.", "1.000,5", "1.000.000", "1 000", "+1", "1e3", "--1", "-", "½", "٣"]
        {
            assert_eq!(input_amount(typed), Err(InputError::NotANumber), "{typed}");
        }
        assert_eq!(input_amount(&"9".repeat(40)), Err(InputError::NotANumber), "more digits than are kept");
    }

    proptest! {
        #[test]
        fn an_edit_field_reads_back_what_it_shows(digits in any::<i64>(), scale in 0..=28_u32) {
            let amount = Amount::new(Decimal::new(digits, scale));
            prop_assert_eq!(input_amount(&editable(amount)), Ok(amount), "{}", editable(amount));
        }

        #[test]
        fn no_text_makes_it_panic(typed in "[0-9.,-]{0,40}|.*") {
            let _ = input_amount(&typed);
        }
    }
}
