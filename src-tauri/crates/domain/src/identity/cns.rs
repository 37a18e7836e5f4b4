//! CNS: the number of the national health card.

use super::{Identifier, Malformed, Scheme, digits};

/// A person's CNS: `898 0012 3456 7891`.
pub type Cns = Identifier<CnsScheme>;

/// 15 digits that weigh a multiple of 11 (weights 15..1) and begin with 1 or 2 (definitive) or 7, 8 or 9 (provisional).
/// A definitive number is 11 digits, then `000` and a check digit; where that digit would be 10, `0018` takes its place
/// (rulebook 1.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CnsScheme {}

impl Scheme for CnsScheme {
    const NAME: &'static str = "Cns";
    const PATTERN: &'static str = r"^[12789]\d{14}$";
    const MASK: &'static str = "### #### #### ####";

    fn check(typed: &str) -> Result<String, Malformed> {
        let bare = digits::digits(typed, 15..=15)?;
        let definitive = bare.starts_with(['1', '2']);
        if !definitive && !bare.starts_with(['7', '8', '9']) {
            return Err(Malformed::Beginning);
        }
        let ending = bare.get(11..).unwrap_or_default();
        let well_ended = !definitive || ending.starts_with("000") || ending == "0018";
        let multiple = digits::weigh(digits::values(&bare), (1..=15).rev()).is_multiple_of(11);
        if well_ended && multiple { Ok(bare) } else { Err(Malformed::CheckDigit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::{accepts_all, vectors};

    #[test]
    fn the_vectors_of_the_rule_book_hold() {
        accepts_all::<CnsScheme>("cns_valid");
        for bad in vectors("cns_invalid") {
            assert!(bad.parse::<Cns>().is_err(), "{bad} is listed as invalid");
        }
    }

    #[test]
    fn it_prints_in_the_groups_of_the_card() {
        assert_eq!("898.0012.3456.7891".parse::<Cns>().unwrap().to_string(), "898 0012 3456 7891");
    }

    #[test]
    fn a_definitive_number_has_the_ending_that_its_eleven_digits_give() {
        let same_sum = "123456789011007";
        assert!(digits::weigh(digits::values(same_sum), (1..=15).rev()).is_multiple_of(11), "the weights alone fit");
        assert_eq!(same_sum.parse::<Cns>(), Err(Malformed::CheckDigit), "no card ends in 1007");
    }
}
