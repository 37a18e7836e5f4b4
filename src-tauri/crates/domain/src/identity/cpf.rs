//! CPF: the taxpayer's number of a person.

use super::{Identifier, Malformed, Scheme, digits};

/// A person's CPF: `529.982.247-25`.
pub type Cpf = Identifier<CpfScheme>;

/// 11 digits, the last two of modulus 11 with weights 10..2 and 11..2; never all alike (rulebook 1.11).
///
/// One wrong digit is always noticed where the tenth digit is not 0. That 0 stands for two remainders, so that a few
/// numbers that have it differ in a single digit: `874.585.890-00` and `974.585.890-00` are both valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CpfScheme {}

impl Scheme for CpfScheme {
    const NAME: &'static str = "Cpf";
    const PATTERN: &'static str = r"^\d{11}$";
    const MASK: &'static str = "###.###.###-##";

    fn check(typed: &str) -> Result<String, Malformed> {
        let bare = digits::digits(typed, 11..=11)?;
        if digits::all_alike(&bare) {
            return Err(Malformed::Filler);
        }
        let values = digits::values(&bare);
        let first = digits::modulus_11(digits::weigh(values.clone(), (2..=10).rev()));
        let second = digits::modulus_11(digits::weigh(values.clone(), (2..=11).rev()));
        if values.skip(9).eq([first, second]) { Ok(bare) } else { Err(Malformed::CheckDigit) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::identity::tests::{accepts_all, vectors};

    #[test]
    fn the_vectors_of_the_rule_book_hold() {
        accepts_all::<CpfScheme>("cpf_valid");
        for bad in vectors("cpf_invalid") {
            assert!(bad.parse::<Cpf>().is_err(), "{bad} is listed as invalid");
        }
    }

    #[test]
    fn it_reads_as_typed_and_prints_as_on_the_card() {
        for typed in ["529.982.247-25", " 529 982 247 25 ", "52998224725"] {
            assert_eq!(typed.parse::<Cpf>().unwrap().to_string(), "529.982.247-25", "typed as {typed}");
        }
        assert_eq!("5299822472".parse::<Cpf>(), Err(Malformed::Length));
        assert_eq!("529.982.247-2X".parse::<Cpf>(), Err(Malformed::Character));
        assert_eq!("٥٢٩٩٨٢٢٤٧٢٥".parse::<Cpf>(), Err(Malformed::Character), "digits of another script are not ours");
        assert_eq!("111.111.111-11".parse::<Cpf>(), Err(Malformed::Filler), "it satisfies the arithmetic only");
    }

    #[test]
    fn a_zero_in_the_tenth_place_can_hide_a_mistyped_digit() {
        for typed in ["874.585.890-00", "974.585.890-00"] {
            assert!(typed.parse::<Cpf>().is_ok(), "{typed} fits: the birth date and the name must confirm it");
        }
    }

    fn issued() -> impl Strategy<Value = String> {
        "[0-9]{9}".prop_filter_map("all alike", |base| {
            (0..100).map(|end| format!("{base}{end:02}")).find(|number| number.parse::<Cpf>().is_ok())
        })
    }

    proptest! {
        #[test]
        fn a_single_mistyped_digit_is_refused_where_the_tenth_is_not_zero(
            valid in issued().prop_filter("tenth is zero", |number| !number[9..].starts_with('0')),
            place in 0..11_usize,
            shift in 1..10_u8,
        ) {
            let mut typed = valid.into_bytes();
            typed[place] = b'0' + (typed[place] - b'0' + shift) % 10;
            let typed = String::from_utf8(typed).unwrap();
            prop_assert!(typed.parse::<Cpf>().is_err(), "{} has one wrong digit", typed);
        }
    }
}
