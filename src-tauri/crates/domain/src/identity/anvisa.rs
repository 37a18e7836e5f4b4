//! The registration of a product with ANVISA.

use super::{Identifier, Malformed, Scheme, digits};

/// A presentation's registration: `1.0573.0581.002-1`. Its first nine digits identify the product.
pub type AnvisaRegistration = Identifier<AnvisaScheme>;

/// 13 digits: `1` for medicines, company 4, product 4, presentation 3, check digit (rulebook 1.11).
///
/// One in a hundred registrations in force misses its own check digit, so that a mismatch is told, never refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnvisaScheme {}

impl AnvisaRegistration {
    /// Whether the last digit is the modulus-11 check of the others; `false` deserves a warning, nothing more.
    pub fn check_digit_fits(&self) -> bool {
        let values = digits::values(self.as_str());
        let check = digits::modulus_11(digits::weigh(values.clone().take(12), [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]));
        values.last() == Some(check)
    }
}

impl Scheme for AnvisaScheme {
    const NAME: &'static str = "AnvisaRegistration";
    const PATTERN: &'static str = r"^1\d{12}$";
    const MASK: &'static str = "#.####.####.###-#";

    fn check(typed: &str) -> Result<String, Malformed> {
        let bare = digits::digits(typed, 13..=13)?;
        if bare.starts_with('1') { Ok(bare) } else { Err(Malformed::Beginning) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::{accepts_all, vectors};

    #[test]
    fn the_vectors_of_the_rule_book_hold() {
        accepts_all::<AnvisaScheme>("anvisa_reg_valid");
        for good in vectors("anvisa_reg_valid") {
            assert!(good.parse::<AnvisaRegistration>().unwrap().check_digit_fits(), "{good} is listed as valid");
        }
    }

    #[test]
    fn a_check_digit_that_does_not_fit_is_told_and_not_refused() {
        for odd in vectors("anvisa_reg_invalid") {
            let registration: AnvisaRegistration = odd.parse().expect("real registrations miss their check digit");
            assert!(!registration.check_digit_fits(), "{odd} deserves a warning");
        }
    }

    #[test]
    fn it_prints_in_the_groups_of_the_box() {
        let registration: AnvisaRegistration = "1057305810021".parse().unwrap();
        assert_eq!(registration.to_string(), "1.0573.0581.002-1");
        assert_eq!("2057305810021".parse::<AnvisaRegistration>(), Err(Malformed::Beginning), "2 is for cosmetics");
        assert_eq!("105730581".parse::<AnvisaRegistration>(), Err(Malformed::Length), "the product alone");
    }
}
