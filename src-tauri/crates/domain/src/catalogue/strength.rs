//! How much of each ingredient a medicine holds: `500 mg`, `40 mg/0.4 mL`, `0.9%`, `875 mg + 125 mg`, or nothing.
//!
//! Stored and sent in that canonical spelling, with a decimal point; printed the Portuguese way. Equal spellings are
//! equal strengths; [`Strength::same_concentration`] says whether two spellings mean the same.

use std::{borrow::Cow, fmt, str::FromStr};

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

use crate::{
    number_pt::grouped,
    quantity::{Amount, Dimension, Quantity, Unit},
};

/// The ingredients' strengths in the order in which they are named; none for a medicine sold without one (water).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Strength(Vec<Component>);

/// The strength of one ingredient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Component {
    /// How much of the ingredient; of the unit `%` where the strength is a proportion.
    pub amount: Quantity,
    /// In how much of the medicine; `None` is in one unit of it (a tablet, a vial).
    pub per: Option<Quantity>,
}

/// The text is not a strength.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a strength such as 500 mg, 40 mg/0.4 mL or 0.9%")]
pub struct StrengthError;

/// Units as a strength spells them.
const AMOUNTS: [(&str, Unit); 7] = [
    ("mg", Unit::Mg),
    ("g", Unit::G),
    ("mcg", Unit::Mcg),
    ("UI", Unit::InternationalUnit),
    ("mEq", Unit::Meq),
    ("mmol", Unit::Mmol),
    ("mL", Unit::Ml),
];
const CARRIERS: [(&str, Unit); 6] =
    [("mL", Unit::Ml), ("dose", Unit::Dose), ("gota", Unit::Drop), ("h", Unit::Hour), ("L", Unit::L), ("g", Unit::G)];

impl Strength {
    /// The strength with these components.
    pub fn new(components: Vec<Component>) -> Self {
        Self(components)
    }

    /// One per ingredient.
    pub fn components(&self) -> &[Component] {
        &self.0
    }

    /// No strength is stated.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The canonical spelling, as stored and sent.
    pub fn code(&self) -> String {
        self.spelled(|amount| amount.to_string())
    }

    /// What one unit (tablet, dose, or ampoule holding `filled_with`) contains of each ingredient, in their order
    /// (R1.15); `None` for an ingredient where that cannot be told.
    pub fn content_per_unit(&self, filled_with: Option<Quantity>) -> Vec<Option<Quantity>> {
        self.0.iter().map(|component| component.content_per_unit(filled_with)).collect()
    }

    /// Both hold the same amounts, in whatever order and units (`1 g` is `1000 mg`, `4 mg/2 mL` is `2 mg/mL`).
    pub fn same_concentration(&self, other: &Self) -> bool {
        let measures = |strength: &Self| {
            let mut all = strength.0.iter().map(Component::measure).collect::<Option<Vec<_>>>()?;
            all.sort_unstable();
            Some(all)
        };
        measures(self).is_some_and(|mine| measures(other) == Some(mine))
    }

    fn spelled(&self, number: impl Fn(Amount) -> String) -> String {
        let one = |component: &Component| component.spelled(&number);
        self.0.iter().map(one).collect::<Vec<_>>().join(" + ")
    }
}

impl Component {
    fn content_per_unit(&self, filled_with: Option<Quantity>) -> Option<Quantity> {
        let Some(per) = self.per else {
            return (self.amount.unit != Unit::Percent).then_some(self.amount);
        };
        if per.unit.dimension() == Dimension::Count {
            return Some(self.amount);
        }
        let filled = filled_with?.to(per.unit)?;
        self.amount.times(filled.value.decimal().checked_div(per.value.decimal())?)
    }

    /// The amount in one base unit of the carrier, comparable between spellings.
    fn measure(&self) -> Option<(Unit, Option<Unit>, Decimal)> {
        let amount = in_base_unit(self.amount)?;
        let Some(per) = self.per else {
            return Some((amount.unit, None, amount.value.decimal()));
        };
        let per = in_base_unit(per)?;
        let value = amount.value.decimal().checked_div(per.value.decimal())?;
        Some((amount.unit, Some(per.unit), value.normalize()))
    }

    fn spelled(&self, number: &impl Fn(Amount) -> String) -> String {
        let amount = number(self.amount.value);
        if self.amount.unit == Unit::Percent {
            return format!("{amount}%");
        }
        let unit = spelling(&AMOUNTS, self.amount.unit);
        match self.per {
            None => format!("{amount} {unit}"),
            Some(per) if per.value == Amount::from(1) => format!("{amount} {unit}/{}", spelling(&CARRIERS, per.unit)),
            Some(per) => format!("{amount} {unit}/{} {}", number(per.value), spelling(&CARRIERS, per.unit)),
        }
    }
}

fn in_base_unit(quantity: Quantity) -> Option<Quantity> {
    match quantity.unit.dimension() {
        Dimension::Mass => quantity.to(Unit::Mg),
        Dimension::Volume => quantity.to(Unit::Ml),
        _ => Some(quantity),
    }
}

fn spelling(table: &[(&'static str, Unit)], unit: Unit) -> &'static str {
    table.iter().find(|(_, known)| *known == unit).map_or_else(|| unit.code(), |(text, _)| text)
}

impl fmt::Display for Strength {
    /// As it is printed: `0,5 mg`, `5.000 UI/mL`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelled(grouped))
    }
}

impl FromStr for Strength {
    type Err = StrengthError;

    /// Reads the canonical spelling; nothing is `Strength::default()`.
    fn from_str(text: &str) -> Result<Self, StrengthError> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        text.split(" + ").map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

impl FromStr for Component {
    type Err = StrengthError;

    fn from_str(text: &str) -> Result<Self, StrengthError> {
        if let Some(number) = text.strip_suffix('%') {
            return Ok(Self { amount: Quantity::new(positive(number)?, Unit::Percent), per: None });
        }
        let (amount, per) = text.split_once('/').map_or((text, None), |(amount, per)| (amount, Some(per)));
        let (number, unit) = amount.split_once(' ').ok_or(StrengthError)?;
        let amount = Quantity::new(positive(number)?, known(&AMOUNTS, unit)?);
        let per = per.map(|per| {
            let (number, unit) = per.split_once(' ').unwrap_or(("1", per));
            Ok(Quantity::new(positive(number)?, known(&CARRIERS, unit)?))
        });
        Ok(Self { amount, per: per.transpose()? })
    }
}

fn positive(number: &str) -> Result<Amount, StrengthError> {
    number.parse().ok().filter(|amount: &Amount| amount.is_positive()).ok_or(StrengthError)
}

fn known(table: &[(&'static str, Unit)], unit: &str) -> Result<Unit, StrengthError> {
    table.iter().find(|(text, _)| *text == unit).map(|(_, unit)| *unit).ok_or(StrengthError)
}

impl Serialize for Strength {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.code())
    }
}

impl<'de> Deserialize<'de> for Strength {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Strength {
    fn schema_name() -> Cow<'static, str> {
        "Strength".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn strength(text: &str) -> Strength {
        text.parse().unwrap()
    }

    fn amount(value: &str, unit: Unit) -> Quantity {
        Quantity::new(value.parse().unwrap(), unit)
    }

    #[test]
    fn a_strength_is_printed_with_a_comma_and_stored_with_a_point() {
        for (code, printed) in [
            ("500 mg/mL", "500 mg/mL"),
            ("0.5 mg", "0,5 mg"),
            ("875 mg + 125 mg", "875 mg + 125 mg"),
            ("40 mg/0.4 mL", "40 mg/0,4 mL"),
            ("1200000 UI", "1.200.000 UI"),
            ("100%", "100%"),
            ("200 UI/gota", "200 UI/gota"),
            ("", ""),
        ] {
            assert_eq!(strength(code).to_string(), printed);
            assert_eq!(strength(code).code(), code, "one spelling in store and on the wire");
        }
    }

    #[test]
    fn what_is_no_strength_is_refused() {
        for bad in [
            "500",
            "mg",
            "500mg",
            "0 mg",
            "-5 mg",
            "5 mg/",
            "5 mg/0 mL",
            "5 mg/x",
            "5 mg +",
            "5 mg+5 mg",
            "5 µg",
            "1,5 mg",
            "%",
        ] {
            assert!(bad.parse::<Strength>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_ampoule_holds_its_volume_times_the_concentration() {
        let two_millilitres = Some(amount("2", Unit::Ml));
        assert_eq!(strength("50 mg/mL").content_per_unit(two_millilitres), [Some(amount("100", Unit::Mg))]);
        assert_eq!(strength("50 mg/mL").content_per_unit(None), [None], "how much the ampoule holds is not known");
        assert_eq!(strength("30 mg + 500 mg").content_per_unit(None).len(), 2, "one content per ingredient");
        assert_eq!(strength("100 mcg/dose").content_per_unit(None), [Some(amount("100", Unit::Mcg))]);
        assert_eq!(strength("100%").content_per_unit(None), [None], "a proportion is no content");
    }

    #[test]
    fn two_spellings_of_one_concentration_are_the_same() {
        for (one, other) in [("1 g", "1000 mg"), ("4 mg/2 mL", "2 mg/mL"), ("50 mg + 200 mg", "200 mg + 50 mg")] {
            assert!(strength(one).same_concentration(&strength(other)), "{one} {other}");
        }
        for (one, other) in [("1 g", "1 g/mL"), ("5 mg", "5 UI"), ("5 mg + 5 mg", "5 mg"), ("1 mg/mL", "1 mg/g")] {
            assert!(!strength(one).same_concentration(&strength(other)), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn every_strength_reads_back_from_its_code(
            parts in prop::collection::vec((1u32..2_000_000, 0u32..4, 0usize..7, prop::option::of((1u32..500, 0usize..6))), 0..4),
        ) {
            let component = |(value, scale, unit, per): (u32, u32, usize, Option<(u32, usize)>)| Component {
                amount: Quantity::new(Amount::new(Decimal::new(value.into(), scale)), AMOUNTS[unit].1),
                per: per.map(|(value, unit)| Quantity::new(value.into(), CARRIERS[unit].1)),
            };
            let strength = Strength::new(parts.into_iter().map(component).collect());
            prop_assert_eq!(strength.code().parse(), Ok(strength));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,40}") {
            let _ = text.parse::<Strength>();
        }
    }
}
