//! Numbers with units: exact decimals, UCUM codes, never a float.

mod amount;
mod unit;

pub use amount::{Amount, AmountError};
pub use unit::{Dimension, Unit};

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number with its unit, as somebody wrote it: not yet checked to make sense as a dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// How much.
    pub value: Amount,
    /// Of what.
    pub unit: Unit,
}

impl Quantity {
    /// `value` of `unit`.
    pub const fn new(value: Amount, unit: Unit) -> Self {
        Self { value, unit }
    }

    /// The same quantity in another unit of the same dimension; `None` across dimensions, and for units without a
    /// fixed size (a tablet has no milligrams of its own).
    pub fn to(self, unit: Unit) -> Option<Self> {
        if self.unit == unit {
            return Some(self);
        }
        let (from, to) = (self.unit.in_base()?, unit.in_base()?);
        if self.unit.dimension() != unit.dimension() {
            return None;
        }
        let value = self.value.decimal().checked_mul(from)?.checked_div(to)?;
        Some(Self::new(Amount::new(value), unit))
    }

    /// `self x factor`; `None` when the number would not fit.
    pub fn times(self, factor: Decimal) -> Option<Self> {
        Some(Self::new(Amount::new(self.value.decimal().checked_mul(factor)?), self.unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(value: &str, unit: Unit) -> Quantity {
        Quantity::new(value.parse().unwrap(), unit)
    }

    #[test]
    fn a_gram_is_a_thousand_milligrams_and_no_millilitre() {
        assert_eq!(quantity("1", Unit::G).to(Unit::Mg), Some(quantity("1000", Unit::Mg)));
        assert_eq!(quantity("250", Unit::Mcg).to(Unit::Mg), Some(quantity("0.25", Unit::Mg)));
        assert_eq!(quantity("1", Unit::G).to(Unit::Ml), None, "mass to volume needs a concentration");
        assert_eq!(quantity("1", Unit::Tablet).to(Unit::Mg), None, "a tablet has no milligrams of its own");
    }
}
