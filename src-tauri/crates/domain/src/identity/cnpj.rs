//! CNPJ: the taxpayer's number of a legal entity.

use super::{Identifier, Malformed, Scheme, digits};

/// An establishment's CNPJ: `11.222.333/0001-81`, `12.ABC.345/01DE-35`.
pub type Cnpj = Identifier<CnpjScheme>;

/// 12 digits or capital letters (letters since July 2026) and two check digits of modulus 11, weights 2..9 from the
/// right, a character counting as its ASCII code less 48 (rulebook 1.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CnpjScheme {}

impl Scheme for CnpjScheme {
    const NAME: &'static str = "Cnpj";
    const PATTERN: &'static str = r"^[0-9A-Z]{12}\d{2}$";
    const MASK: &'static str = "##.###.###/####-##";

    fn check(typed: &str) -> Result<String, Malformed> {
        let bare = digits::bare(typed).to_ascii_uppercase();
        let numeric_end = bare.bytes().skip(12).all(|byte| byte.is_ascii_digit());
        if !numeric_end || !bare.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Malformed::Character);
        }
        if bare.len() != 14 {
            return Err(Malformed::Length);
        }
        if digits::all_alike(&bare) {
            return Err(Malformed::Filler);
        }
        let check = |length| {
            let before = digits::values(&bare).take(length).collect::<Vec<_>>();
            digits::modulus_11(digits::weigh(before.into_iter().rev(), (2..=9).cycle()))
        };
        if digits::values(&bare).skip(12).eq([check(12), check(13)]) { Ok(bare) } else { Err(Malformed::CheckDigit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::accepts_all;

    #[test]
    fn the_vectors_of_the_rule_book_hold() {
        accepts_all::<CnpjScheme>("cnpj_valid");
    }

    #[test]
    fn it_reads_letters_of_either_case_and_prints_them_as_capitals() {
        assert_eq!("12.abc.345/01de-35".parse::<Cnpj>().unwrap().to_string(), "12.ABC.345/01DE-35");
        assert_eq!("11222333000181".parse::<Cnpj>().unwrap().to_string(), "11.222.333/0001-81");
    }

    #[test]
    fn a_number_that_only_looks_right_is_refused() {
        assert_eq!("11222333000182".parse::<Cnpj>(), Err(Malformed::CheckDigit));
        assert_eq!("12ABC34501DE3A".parse::<Cnpj>(), Err(Malformed::Character), "check digits are digits");
        assert_eq!("12ÁBC34501DE35".parse::<Cnpj>(), Err(Malformed::Character));
        assert_eq!("00000000000000".parse::<Cnpj>(), Err(Malformed::Filler), "it satisfies the arithmetic only");
        assert_eq!("1122233300018".parse::<Cnpj>(), Err(Malformed::Length));
    }
}
