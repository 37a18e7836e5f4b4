//! The number by which people call a prescription over the telephone: `UTI2-000123-7`.
//!
//! A workstation numbers without asking the others: its series is its own, so the number is unique from the start.

use super::{Identifier, Malformed, Scheme, digits};

/// Series of the workstation, counter of six digits or more, check digit.
pub type HumanNumber = Identifier<HumanNumberScheme>;

/// The check digit is Damm's (*Total anti-symmetrische Quasigruppen*, Marburg 2004): one digit that betrays every
/// single wrong digit and every swap of two neighbours, the check digit included.
///
/// It runs over the series and the padded counter. A letter counts as two digits (A = 10 … Z = 35), so that a wrong
/// letter shows nine times in ten; one digit cannot do better over 36 characters, and an unknown series shows anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HumanNumberScheme {}

impl HumanNumber {
    /// Number `counter` of `series`: one to six letters and digits, a letter first.
    pub fn new(series: &str, counter: u32) -> Result<Self, Malformed> {
        let series = series.to_ascii_uppercase();
        if !series.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Malformed::Character);
        }
        if !(1..=6).contains(&series.len()) {
            return Err(Malformed::Length);
        }
        if !series.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Err(Malformed::Beginning);
        }
        let check = damm(&format!("{series}{counter:06}"));
        Ok(Self(format!("{series}-{counter:06}-{check}"), std::marker::PhantomData))
    }
}

impl Scheme for HumanNumberScheme {
    const NAME: &'static str = "HumanNumber";
    const PATTERN: &'static str = r"^[A-Z][0-9A-Z]{0,5}-\d{6,10}-\d$";

    /// Takes either case, and the counter with or without its zeros.
    fn check(typed: &str) -> Result<String, Malformed> {
        let (rest, check) = typed.trim().rsplit_once('-').ok_or(Malformed::Length)?;
        let (series, counter) = rest.rsplit_once('-').ok_or(Malformed::Length)?;
        let counter = digits::digits(counter, 1..=10)?.parse().map_err(|_| Malformed::Length)?;
        let number = HumanNumber::new(series, counter)?;
        let expected = number.as_str().rsplit_once('-').map(|(_, digit)| digit);
        if expected == Some(check) { Ok(number.0) } else { Err(Malformed::CheckDigit) }
    }
}

/// Damm's quasigroup of order 10: weakly totally anti-symmetric, with zeros on the diagonal.
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

fn damm(text: &str) -> u8 {
    text.chars()
        .filter_map(|c| c.to_digit(36))
        .flat_map(|value| if value < 10 { vec![value] } else { vec![value / 10, value % 10] })
        .fold(0, |row, digit| {
            let next = QUASIGROUP.get(usize::from(row)).zip(usize::try_from(digit).ok());
            next.and_then(|(row, column)| row.get(column)).copied().unwrap_or_default()
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_check_digit_is_that_of_the_published_example() {
        assert_eq!(damm("572"), 4, "the example of Damm's thesis");
        assert_eq!(damm("5724"), 0, "a whole number leads back to zero");
    }

    #[test]
    fn a_number_reads_as_it_is_said_and_prints_in_one_form() {
        let number = HumanNumber::new("uti2", 123).unwrap();
        let printed = number.to_string();
        assert!(printed.starts_with("UTI2-000123-"), "{printed}");
        let check = printed.chars().last().unwrap();
        for typed in [printed.clone(), printed.to_lowercase(), format!(" UTI2-123-{check} ")] {
            assert_eq!(typed.parse::<HumanNumber>(), Ok(number.clone()), "typed as {typed}");
        }
        assert!(HumanNumber::new("A", u32::MAX).unwrap().to_string().parse::<HumanNumber>().is_ok(), "the last number");
    }

    #[test]
    fn what_is_no_series_or_no_number_is_refused() {
        assert_eq!(HumanNumber::new("", 1), Err(Malformed::Length));
        assert_eq!(HumanNumber::new("PRONTO1", 1), Err(Malformed::Length));
        assert_eq!(HumanNumber::new("2UTI", 1), Err(Malformed::Beginning));
        assert_eq!(HumanNumber::new("UTI-2", 1), Err(Malformed::Character));
        for bad in ["UTI2", "UTI2-000123", "UTI2-+123-7", "UTI2-9999999999-7", "UTI2-000123-", "UTI2-000123-77"] {
            assert!(bad.parse::<HumanNumber>().is_err(), "{bad}");
        }
    }

    /// The number with the characters at `one` and `other` (counted among the digits of counter and check) swapped.
    fn swapped(number: &str, one: usize, other: usize) -> String {
        let places: Vec<usize> = number.char_indices().skip(5).filter(|(_, c)| *c != '-').map(|(at, _)| at).collect();
        let mut bytes = number.as_bytes().to_vec();
        bytes.swap(places[one], places[other]);
        String::from_utf8(bytes).unwrap()
    }

    proptest! {
        #[test]
        fn a_single_wrong_digit_is_refused(
            counter in 0..1_000_000_u32,
            place in prop::sample::select(vec![3_usize, 5, 6, 7, 8, 9, 10, 12]),
            shift in 1..10_u8,
        ) {
            let mut typed = HumanNumber::new("UTI2", counter).unwrap().to_string().into_bytes();
            typed[place] = b'0' + (typed[place] - b'0' + shift) % 10;
            let typed = String::from_utf8(typed).unwrap();
            prop_assert_eq!(typed.parse::<HumanNumber>(), Err(Malformed::CheckDigit), "{}", typed);
        }

        #[test]
        fn two_neighbours_swapped_are_refused(counter in 0..1_000_000_u32, place in 0..6_usize) {
            let number = HumanNumber::new("UTI2", counter).unwrap().to_string();
            let typed = swapped(&number, place, place + 1);
            prop_assume!(typed != number);
            prop_assert_eq!(typed.parse::<HumanNumber>(), Err(Malformed::CheckDigit), "{}", typed);
        }
    }
}
