//! How many units of the package a dose takes: two tablets, one ampoule.

use std::collections::BTreeMap;

use domain::{
    number_pt::input_amount,
    quantity::{Amount, Quantity, Unit},
};
use rust_decimal::Decimal;

use crate::queries::prescription_document::DocumentItem;

/// What a medicine's doses take together.
pub(super) type Taken = BTreeMap<String, Sum>;

/// All of one medicine.
#[derive(Debug, Clone, Default)]
pub(super) struct Sum {
    pub(super) doses: u32,
    /// Of the doses so far, unless one was not to be counted.
    pub(super) units: Option<Quantity>,
    pub(super) uncountable: bool,
    pub(super) high_alert: bool,
    pub(super) controlled: Option<&'static str>,
}

impl Sum {
    /// Adds a dose.
    pub(super) fn add(&mut self, units: Option<Quantity>) {
        self.doses += 1;
        match (units, self.units) {
            (Some(more), None) if self.doses == 1 => self.units = Some(more),
            (Some(more), Some(sum)) if more.unit == sum.unit => {
                let value = Amount::new(sum.value.decimal() + more.value.decimal());
                self.units = Some(Quantity::new(value, sum.unit));
            }
            _ => self.uncountable = true,
        }
    }
}

/// The units of a dose: as ordered, or reckoned from the strength of a tablet or capsule; `None` where neither says it.
pub(super) fn units(item: &DocumentItem) -> Option<Quantity> {
    let dose = item.dose?;
    if is_package(dose.unit) {
        return Some(dose);
    }
    let unit = match item.form.split_whitespace().next()? {
        "comprimido" => Unit::Tablet,
        "cápsula" => Unit::Capsule,
        _ => return None,
    };
    let (value, of) = item.strength.split_once(' ')?;
    let strength = Quantity::new(input_amount(value).ok()?, of.parse().ok()?);
    let dose = dose.to(strength.unit)?;
    let taken = dose.value.decimal().checked_div(strength.value.decimal())?;
    // A quarter of a tablet is for people to think about.
    let halves = taken.checked_mul(Decimal::TWO)?.fract().is_zero();
    halves.then(|| Quantity::new(Amount::new(taken), unit))
}

const fn is_package(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Tablet
            | Unit::Capsule
            | Unit::Ampoule
            | Unit::Bottle
            | Unit::Tube
            | Unit::Sachet
            | Unit::Patch
            | Unit::Suppository
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tablets(count: u32) -> Quantity {
        Quantity::new(Amount::from(count), Unit::Tablet)
    }

    #[test]
    fn units_add_up_until_a_dose_cannot_be_counted() {
        let mut sum = Sum::default();
        sum.add(Some(tablets(1)));
        sum.add(Some(tablets(2)));
        assert_eq!((sum.units, sum.uncountable), (Some(tablets(3)), false));
        sum.add(None);
        assert!(sum.uncountable, "three tablets and something are not three tablets");
        let mut late = Sum::default();
        late.add(None);
        late.add(Some(tablets(1)));
        assert!(late.uncountable, "nor are something and one");
    }
}
