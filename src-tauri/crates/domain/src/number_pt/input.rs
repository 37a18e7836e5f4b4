//! A number in an edit field: what people type, and what they find there when they come back.

use thiserror::Error;

use crate::quantity::Amount;

/// Why what was typed is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InputError {
    /// Spelt alike with thousands and with decimals: `1.000`.
    #[error("this is {} with thousands and {} with decimals; type one of them", editable(*.thousands), editable(*.decimals))]
    Ambiguous {
        /// Read with thousands.
        thousands: Amount,
        /// Read with decimals.
        decimals: Amount,
    },
    /// No number, no digit on one side of the comma, or more digits than are kept.
    #[error("this is no number; type digits with at most one comma, such as 1000 or 0,5")]
    NotANumber,
}

/// The amount that was typed, with a comma or a point before its decimals.
///
/// What two people could read differently is refused, whichever of them is likelier. Ambiguous are digits, a point and
/// exactly three more (`1.000`, `2.125`), and the same with a comma where the last is a zero (`5,000`), which nobody
/// writes for 5. `0,125` and `0.125` are read: there are no thousands of nothing. Thousands may be marked only where
/// that is the one reading, by two points or more (`1.200.000`); point and comma together (`1.200,5`) are refused, for
/// English means another number by `1,200.5`. `.5` and `5,` are refused; `5,0` is 5.
pub fn input_amount(typed: &str) -> Result<Amount, InputError> {
    let typed = typed.trim();
    let digits = typed.strip_prefix('-').unwrap_or(typed);
    let groups: Vec<&str> = digits.split([',', '.']).collect();
    if groups.iter().any(|group| group.is_empty() || !group.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(InputError::NotANumber);
    }
    let read = |text: &str| text.parse::<Amount>().map_err(|_| InputError::NotANumber);
    let without_marks = || read(&typed.replace(['.', ','], ""));
    match groups.as_slice() {
        [_] => read(typed),
        [whole, part] => {
            let decimals = read(&typed.replace(',', "."))?;
            let like_thousands = part.len() == 3 && whole.bytes().any(|digit| digit != b'0');
            if like_thousands && (digits.contains('.') || part.ends_with('0')) {
                return Err(InputError::Ambiguous { thousands: without_marks()?, decimals });
            }
            Ok(decimals)
        }
        [first, others @ ..]
            if !digits.contains(',')
                && first.len() <= 3
                && !first.starts_with('0')
                && others.iter().all(|group| group.len() == 3) =>
        {
            without_marks()
        }
        _ => Err(InputError::NotANumber),
    }
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
            ("2,5000", "2.5"),
            ("0.000", "0"),
            ("1234,567", "1234.567"),
            ("1.200.000", "1200000"),
            ("-2,5", "-2.5"),
        ] {
            assert_eq!(input_amount(typed), Ok(read.parse().unwrap()), "typed as {typed:?}");
        }
    }

    #[test]
    fn what_might_be_a_thousand_is_asked_again() {
        let amount = |text: &str| text.parse::<Amount>().unwrap();
        for (typed, thousands, decimals) in [
            ("1.000", "1000", "1"),
            ("12.500", "12500", "12.5"),
            ("100.000", "100000", "100"),
            ("10.125", "10125", "10.125"),
            ("-1.000", "-1000", "-1"),
            ("01.000", "1000", "1"),
            ("1234.567", "1234567", "1234.567"),
            ("5,000", "5000", "5"),
            ("2,500", "2500", "2.5"),
        ] {
            let both = InputError::Ambiguous { thousands: amount(thousands), decimals: amount(decimals) };
            assert_eq!(input_amount(typed), Err(both), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in [
            "",
            " ",
            ".5",
            ",5",
            "5,",
            "5.",
            "1.000,5",
            "1,200.5",
            "1,200,000",
            "01.000.000",
            "1.00.000",
            "1 000",
            "+1",
            "1e3",
            "--1",
            "-",
            "½",
            "٣",
        ] {
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
