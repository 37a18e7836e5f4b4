//! The numbers that people, establishments and products are known by in Brazil (rulebook 1.11).
//!
//! They share one shape: an [`Identifier`] holds bare characters that its [`Scheme`] has checked. It reads what people
//! type, is stored and sent bare, and prints as the document shows it. No error repeats what was typed.

mod anvisa;
mod cnes;
mod cnpj;
mod cns;
mod council;
mod cpf;
mod digits;
mod gtin;
mod human_number;

use std::{borrow::Cow, fmt, marker::PhantomData, str::FromStr};

pub use anvisa::{AnvisaRegistration, AnvisaScheme};
pub use cnes::{Cnes, CnesScheme};
pub use cnpj::{Cnpj, CnpjScheme};
pub use cns::{Cns, CnsScheme};
pub use council::{Council, CouncilNumber, RegistryNumber, RegistryScheme, Uf};
pub use cpf::{Cpf, CpfScheme};
pub use gtin::{Gtin, GtinScheme};
pub use human_number::{HumanNumber, HumanNumberScheme};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

/// A number that satisfies the scheme `S`: `Cpf`, `Gtin`, …
///
/// What arrives on the wire is read as leniently as what is typed, and kept bare.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier<S>(String, PhantomData<S>);

/// The rules of one kind of number. A scheme has no values.
pub trait Scheme {
    /// The name of the type in the JSON schema.
    const NAME: &'static str;
    /// The bare form, as a regular expression.
    const PATTERN: &'static str;
    /// The customary printed form: each `#` stands for a character, the rest is printed as it is. Characters that the
    /// mask does not reach follow it.
    const MASK: &'static str = "";

    /// The bare form of what somebody typed.
    fn check(typed: &str) -> Result<String, Malformed>;
}

/// Why a text is not the number it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Malformed {
    /// A character that such a number never has.
    #[error("a character does not belong in this number; type it as it is printed on the document")]
    Character,
    /// Too short or too long.
    #[error("the number is too short or too long; count its digits against the document")]
    Length,
    /// A beginning that such a number never has.
    #[error("no such number begins like this; see whether it belongs in another field")]
    Beginning,
    /// All digits alike: a filler that would satisfy the arithmetic.
    #[error("all digits are alike and no such number is issued; leave the field empty if it is unknown")]
    Filler,
    /// Zeros in front of a number that has none.
    #[error("the number has zeros in front; type it without them")]
    Padded,
    /// The check digit does not match: a typing error.
    #[error("the check digit does not match; compare the number with the document")]
    CheckDigit,
}

impl<S> Identifier<S> {
    /// The bare characters, as the store binds them.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<S: Scheme> FromStr for Identifier<S> {
    type Err = Malformed;

    fn from_str(typed: &str) -> Result<Self, Malformed> {
        S::check(typed).map(|bare| Self(bare, PhantomData))
    }
}

impl<S: Scheme> fmt::Display for Identifier<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bare = self.0.chars();
        let masked: String = S::MASK.chars().filter_map(|c| if c == '#' { bare.next() } else { Some(c) }).collect();
        f.pad(&(masked + bare.as_str()))
    }
}

impl<S> fmt::Debug for Identifier<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<S> Serialize for Identifier<S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, S: Scheme> Deserialize<'de> for Identifier<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl<S: Scheme> JsonSchema for Identifier<S> {
    fn schema_name() -> Cow<'static, str> {
        S::NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": S::PATTERN })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors under `name` in the rule tables.
    pub(super) fn vectors(name: &str) -> Vec<String> {
        let rules: serde_json::Value = serde_json::from_str(include_str!("../tables/rules.json")).unwrap();
        let found: Vec<String> = serde_json::from_value(rules["vectors"][name].clone()).unwrap();
        assert!(!found.is_empty(), "the table has vectors under {name}");
        found
    }

    /// Every vector under `name` reads, and reads back from its printed form and from the wire.
    pub(super) fn accepts_all<S: Scheme + Clone + PartialEq>(name: &str) {
        for bare in vectors(name) {
            let read: Identifier<S> = bare.parse().unwrap_or_else(|why| panic!("{bare}: {why}"));
            assert_eq!(read.as_str(), bare, "a valid number is kept as it is");
            assert!(read.to_string().parse() == Ok(read.clone()), "{bare} reads back from its printed form");
            let wire = serde_json::to_value(&read).unwrap();
            assert_eq!(wire, bare.as_str(), "the wire carries it bare");
            assert!(serde_json::from_value::<Identifier<S>>(wire).unwrap() == read, "{bare} reads back from the wire");
        }
    }

    #[test]
    fn the_wire_refuses_a_number_without_repeating_it() {
        let why = serde_json::from_str::<Cpf>("\"52998224724\"").unwrap_err().to_string();
        assert!(why.contains("check digit"), "the reason is told: {why}");
        assert!(!why.contains("52998224724"), "a log must not learn whose number it was: {why}");
    }

    #[test]
    fn the_schema_is_a_string_with_the_pattern_of_the_bare_form() {
        let schema = schemars::schema_for!(Cnpj).to_value();
        assert_eq!(schema["title"], "Cnpj");
        assert_eq!(schema["type"], "string");
        assert_eq!(schema["pattern"], CnpjScheme::PATTERN);
    }

    #[test]
    fn a_printed_number_keeps_its_column_when_padded() {
        let cnes: Cnes = "2077485".parse().unwrap();
        assert_eq!(format!("{cnes:>10}"), "   2077485");
    }
}
