//! An exact decimal with one spelling: `0.5`, never `.5`, `0.50` or `5e-1`. A string on the wire; floats are refused.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

/// A decimal number, normalized: compared, summed and printed without surprises.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(Decimal);

/// The text is not a canonical decimal.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a decimal number in canonical form")]
pub struct AmountError;

impl Amount {
    /// The normalized form of `value`.
    pub fn new(value: Decimal) -> Self {
        Self(value.normalize())
    }

    /// The number itself.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// Greater than zero.
    pub fn is_positive(self) -> bool {
        self.0 > Decimal::ZERO
    }
}

impl From<u32> for Amount {
    fn from(value: u32) -> Self {
        Self::new(value.into())
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// Takes `-12.5`: digits, one point, no exponent, no sign but minus. A trailing zero is taken and dropped.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if !plain || !digits.starts_with(|c: char| c.is_ascii_digit()) || digits.ends_with('.') {
            return Err(AmountError);
        }
        Decimal::from_str_exact(text).map(Self::new).map_err(|_| AmountError)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^-?\d+(\.\d+)?$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_float_on_the_wire_is_refused_and_a_string_is_normalized() {
        assert!(serde_json::from_str::<Amount>("0.5").is_err(), "a float may already have lost what was typed");
        let half: Amount = serde_json::from_str("\"0.50\"").unwrap();
        assert_eq!(serde_json::to_string(&half).unwrap(), "\"0.5\"");
        for bad in ["", ".5", "5.", "1e3", "1,5", "+1", "NaN", "--1"] {
            assert!(bad.parse::<Amount>().is_err(), "{bad}");
        }
    }
}
