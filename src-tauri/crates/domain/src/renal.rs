//! How well kidneys clear, as doses are adjusted by it: Cockcroft and Gault (rulebook 2.8).
//!
//! An estimate for adults with a steady creatinine. Where a fact is missing there is none, and a screen says so.

use rust_decimal::Decimal;

use crate::{people::Sex, quantity::Amount};

/// Younger people are estimated by another formula.
const ADULT: u32 = 18;
/// Above so many times the ideal weight, an adjusted one counts.
const OBESE: Decimal = hundredths(120);

/// Kilograms and centimetres that nobody goes beyond: more was mistyped.
const HEAVIEST: u32 = 700;
const TALLEST: u32 = 280;

/// A factor of the formulas.
const fn hundredths(value: u32) -> Decimal {
    Decimal::from_parts(value, 0, 0, false, 2)
}

/// What the estimate is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kidney {
    /// Completed, on the day of the creatinine.
    pub age_years: u32,
    /// Known to be one or the other: the formula has two.
    pub sex: Sex,
    /// Kilograms.
    pub weight: Amount,
    /// Centimetres. Without it the weight counts as it is.
    pub height: Option<Amount>,
    /// Of serum, mg/dL.
    pub creatinine: Amount,
}

/// Creatinine clearance in mL/min, to one decimal: `(140 - age) x kg / (72 x creatinine)`, of a woman 0.85 of it.
///
/// `None` for whoever is no adult, is of unknown sex, or whose measures cannot be.
pub fn creatinine_clearance(of: Kidney) -> Option<Amount> {
    let share = match of.sex {
        Sex::Female => hundredths(85),
        Sex::Male => hundredths(100),
        Sex::Other | Sex::Unknown => return None,
    };
    let left = Decimal::from(140_u32.checked_sub(of.age_years)?);
    let possible = of.creatinine.is_positive() && of.weight.is_positive() && of.weight <= HEAVIEST.into();
    if of.age_years < ADULT || !possible {
        return None;
    }
    let cleared = left.checked_mul(counted_weight(of))?.checked_mul(share)?;
    let cleared = cleared.checked_div(hundredths(7200).checked_mul(of.creatinine.decimal())?)?;
    Some(Amount::new(cleared.round_dp(1)))
}

/// The actual weight below the ideal one, the ideal one about it, an adjusted one of who is much heavier.
fn counted_weight(of: Kidney) -> Decimal {
    let actual = of.weight.decimal();
    let known = of.height.filter(|height| height.is_positive() && *height <= TALLEST.into());
    let Some(height) = known else { return actual };
    let base = if of.sex == Sex::Female { hundredths(4550) } else { hundredths(5000) };
    let above_five_feet = (height.decimal() / hundredths(254) - hundredths(6000)).max(Decimal::ZERO);
    let ideal = base + hundredths(230) * above_five_feet;
    if actual > ideal * OBESE { ideal + hundredths(40) * (actual - ideal) } else { actual.min(ideal) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleared(age_years: u32, sex: Sex, weight: u32, height: Option<u32>, creatinine: &str) -> Option<String> {
        let of = Kidney {
            age_years,
            sex,
            weight: weight.into(),
            height: height.map(Into::into),
            creatinine: creatinine.parse().unwrap(),
        };
        creatinine_clearance(of).map(|amount| amount.to_string())
    }

    #[test]
    fn the_vectors_of_the_rulebook_hold() {
        assert_eq!(cleared(40, Sex::Male, 70, None, "1").as_deref(), Some("97.2"));
        assert_eq!(cleared(72, Sex::Female, 60, None, "1.4").as_deref(), Some("34.4"));
        assert_eq!(cleared(85, Sex::Female, 48, None, "1.1").as_deref(), Some("28.3"));
    }

    #[test]
    fn the_weight_that_counts_depends_on_the_height() {
        let of = |weight, height| cleared(72, Sex::Female, weight, Some(height), "1");
        assert_eq!(of(40, 160), cleared(72, Sex::Female, 40, None, "1"), "below the ideal, the actual one");
        assert_eq!(of(60, 160).as_deref(), Some("42.1"), "about the ideal of 52.4 kg, that");
        assert_eq!(of(100, 160).as_deref(), Some("57.3"), "far above, 52.4 and 0.4 of the rest");
    }

    #[test]
    fn where_it_cannot_be_told_there_is_none() {
        assert_eq!(cleared(17, Sex::Male, 70, None, "1"), None, "no adult");
        assert_eq!(cleared(40, Sex::Unknown, 70, None, "1"), None, "the formula has two sexes");
        assert_eq!(cleared(40, Sex::Male, 70, None, "0"), None, "no creatinine is zero");
        assert_eq!(cleared(150, Sex::Male, 70, None, "1"), None, "nobody is that old");
    }
}
