//! GTIN: the number under the bar code.

use super::{Identifier, Malformed, Scheme, digits};

/// An article's GTIN of 8, 12, 13 or 14 digits: `7891234567895`.
pub type Gtin = Identifier<GtinScheme>;

/// 8, 12, 13 or 14 digits, the last of modulus 10 with weights 3 and 1 from the right (GS1; rulebook 1.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GtinScheme {}

impl Gtin {
    /// The 14 digits under which a box's bar code and its `DataMatrix` name the same article.
    pub fn in_14_digits(&self) -> String {
        format!("{:0>14}", self.as_str())
    }
}

impl Scheme for GtinScheme {
    const NAME: &'static str = "Gtin";
    const PATTERN: &'static str = r"^(\d{8}|\d{12,14})$";

    fn check(typed: &str) -> Result<String, Malformed> {
        let bare = digits::digits(typed, 8..=14)?;
        if matches!(bare.len(), 9..=11) {
            return Err(Malformed::Length);
        }
        if bare.bytes().all(|byte| byte == b'0') {
            return Err(Malformed::Filler);
        }
        let sum = digits::weigh(digits::values(&bare).rev(), [1, 3].into_iter().cycle());
        if sum.is_multiple_of(10) { Ok(bare) } else { Err(Malformed::CheckDigit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::{accepts_all, vectors};

    #[test]
    fn the_vectors_of_the_rule_book_hold() {
        accepts_all::<GtinScheme>("gtin_valid");
        for bad in vectors("gtin_invalid") {
            assert_eq!(bad.parse::<Gtin>(), Err(Malformed::CheckDigit), "{bad} is listed as invalid");
        }
    }

    #[test]
    fn the_four_lengths_read_and_no_other_does() {
        for good in ["96385074", "614141000036", "7891234567895", "17891234567892"] {
            assert!(good.parse::<Gtin>().is_ok(), "{good} has {} digits", good.len());
        }
        for bad in ["9638507", "789123456", "07891234567", "007891234567895"] {
            assert_eq!(bad.parse::<Gtin>(), Err(Malformed::Length), "{bad} has {} digits", bad.len());
        }
        assert_eq!("00000000".parse::<Gtin>(), Err(Malformed::Filler), "zeros satisfy the arithmetic only");
    }

    #[test]
    fn a_bar_code_and_a_data_matrix_name_the_same_article() {
        let bar_code: Gtin = "7891234567895".parse().unwrap();
        let data_matrix: Gtin = "07891234567895".parse().unwrap();
        assert_eq!(bar_code.in_14_digits(), data_matrix.in_14_digits());
    }
}
