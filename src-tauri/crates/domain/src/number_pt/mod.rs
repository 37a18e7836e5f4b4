//! Numbers as they are printed, said and typed in Portuguese (rulebook R2.14). A misread zero is a tenfold dose, so that
//! print has no trailing zero, always a leading one, and units are words rather than the abbreviations that kill.

mod input;
mod unit_words;
mod words;

use rust_decimal::Decimal;

pub use self::input::{InputError, editable, input_amount};
use self::unit_words::unit_words;
pub use self::words::in_words;
use crate::quantity::{Amount, Quantity, Unit};

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';

/// The number for paper and screen: `0,5`, `1.000`, `1,2 milhão`, `2 milhões`.
///
/// From a million to a billion it is written with the word where three decimals are exact, and in full otherwise. The
/// blank before the word does not break.
pub fn print_amount(amount: Amount) -> String {
    match in_millions(amount) {
        Some(millions) => {
            let word = if is_plural(millions) { "milhões" } else { "milhão" };
            format!("{}{NO_BREAK}{word}", grouped(millions))
        }
        None => grouped(amount),
    }
}

/// The number and its unit, on one line: `5 mg`, `1.000 unidades internacionais`, `1,5 comprimido`,
/// `1,2 milhão de unidades internacionais`. Plural from two on; [`Unit::One`] prints nothing.
pub fn print_quantity(quantity: Quantity) -> String {
    let number = print_amount(quantity.value);
    if quantity.unit == Unit::One {
        return number;
    }
    let words = unit_words(quantity.unit);
    let unit = words.printed(is_plural(quantity.value)).replace(' ', "\u{a0}");
    let of = if in_millions(quantity.value).is_some() { "de\u{a0}" } else { "" };
    format!("{number}{NO_BREAK}{of}{unit}")
}

/// The quantity as it is typed, which [`crate::sig::parse`] reads back: `1000 UI`, `1,5 comprimido`, `0,9%`. Never for paper.
pub fn editable_quantity(quantity: Quantity) -> String {
    let number = editable(quantity.value);
    match quantity.unit {
        Unit::Percent => format!("{number}%"),
        unit => format!("{number} {}", typed_unit(unit, quantity.value)).trim_end().to_owned(),
    }
}

/// The unit as it is typed after `value`: shorter than the printed words where those are long.
pub(crate) fn typed_unit(unit: Unit, value: Amount) -> &'static str {
    match unit {
        Unit::InternationalUnit => "UI",
        Unit::UnitsPerHour => "UI/h",
        Unit::UnitsPerMinute => "UI/min",
        Unit::UnitsPerKgHour => "UI/kg/h",
        Unit::DropsPerMinute => "gotas/min",
        Unit::MicrodropsPerMinute => "microgotas/min",
        unit => unit_words(unit).printed(is_plural(value)),
    }
}

/// Portuguese counts as plural what reaches two: `1,9 milhão`, `2 milhões`.
fn is_plural(amount: Amount) -> bool {
    amount.decimal().abs() >= Decimal::TWO
}

/// How many millions, where that is said with at most three decimals.
fn in_millions(amount: Amount) -> Option<Amount> {
    let size = amount.decimal().abs();
    let millions = Amount::new(amount.decimal().checked_div(Decimal::from(1_000_000))?);
    let in_range = size >= Decimal::from(1_000_000) && size < Decimal::from(1_000_000_000);
    let exact = size.checked_rem(Decimal::ONE_THOUSAND)?.is_zero();
    (in_range && exact).then_some(millions)
}

/// The number in figures alone, as a strength is printed: `1.200.000`.
pub(crate) fn grouped(amount: Amount) -> String {
    let editable = editable(amount);
    let (sign, digits) = editable.strip_prefix('-').map_or(("", editable.as_str()), |digits| ("-", digits));
    let (whole, decimals) = digits.split_at(digits.find(',').unwrap_or(digits.len()));
    let mut grouped = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped + decimals
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn an_amount_prints_without_a_zero_that_could_be_misread() {
        for (number, printed) in [
            ("0", "0"),
            ("5.0", "5"),
            ("0.50", "0,5"),
            ("-1234.5", "-1.234,5"),
            ("999", "999"),
            ("1000", "1.000"),
            ("12345.678", "12.345,678"),
            ("999999", "999.999"),
            ("1000000", "1\u{a0}milhão"),
            ("1200000", "1,2\u{a0}milhão"),
            ("1999000", "1,999\u{a0}milhão"),
            ("2000000", "2\u{a0}milhões"),
            ("1234567", "1.234.567"),
            ("1000000.5", "1.000.000,5"),
            ("999000000", "999\u{a0}milhões"),
            ("1000000000", "1.000.000.000"),
        ] {
            assert_eq!(print_amount(amount(number)), printed, "{number}");
        }
        assert!(print_amount(Amount::new(Decimal::MAX)).ends_with(".950.335"), "the largest number prints");
        assert!(print_amount(Amount::new(Decimal::MIN)).starts_with("-79.228."), "the smallest number prints");
    }

    #[test]
    fn a_quantity_prints_its_unit_in_words_on_the_same_line() {
        for (number, unit, printed) in [
            ("5", Unit::Mg, "5 mg"),
            ("0.5", Unit::Mcg, "0,5 mcg"),
            ("1", Unit::InternationalUnit, "1 unidade internacional"),
            ("5000", Unit::InternationalUnit, "5.000 unidades internacionais"),
            ("1200000", Unit::InternationalUnit, "1,2 milhão de unidades internacionais"),
            ("1.5", Unit::Tablet, "1,5 comprimido"),
            ("2", Unit::Tablet, "2 comprimidos"),
            ("20", Unit::Drop, "20 gotas"),
            ("2", Unit::Suppository, "2 supositórios"),
            ("2", Unit::Application, "2 aplicações"),
            ("36.5", Unit::Celsius, "36,5 °C"),
            ("1", Unit::DropsPerMinute, "1 gota por minuto"),
            ("20", Unit::MicrodropsPerMinute, "20 microgotas por minuto"),
            ("2", Unit::UnitsPerKgHour, "2 unidades internacionais por quilograma por hora"),
            ("0.1", Unit::McgPerKgMinute, "0,1 mcg/kg/min"),
            ("15", Unit::One, "15"),
        ] {
            let quantity = Quantity::new(amount(number), unit);
            assert_eq!(print_quantity(quantity), printed.replace(' ', "\u{a0}"), "{number} {}", unit.code());
        }
    }

    #[test]
    fn a_quantity_to_be_edited_is_as_short_as_it_was_typed() {
        for (number, unit, typed) in [
            ("1000", Unit::InternationalUnit, "1000 UI"),
            ("1.5", Unit::Tablet, "1,5 comprimido"),
            ("0.9", Unit::Percent, "0,9%"),
            ("20", Unit::DropsPerMinute, "20 gotas/min"),
            ("15", Unit::One, "15"),
        ] {
            assert_eq!(editable_quantity(Quantity::new(amount(number), unit)), typed);
        }
    }

    #[test]
    fn no_unit_prints_an_abbreviation_that_has_harmed() {
        for unit in Unit::VARIANTS {
            let printed = print_quantity(Quantity::new(amount("2"), *unit));
            let unit = printed.trim_start_matches('2');
            assert!(!unit.contains(['µ', 'μ', '{', '[']), "{printed}: neither the Greek letter nor a code");
            assert!(!unit.contains("UI") && !unit.contains("ug"), "{printed}: U and UI are read as zeros");
        }
    }
}
