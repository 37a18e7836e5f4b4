//! Units by their UCUM code (rulebook R2.15): the code is stored and sent, the printed word is Portuguese.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A unit of a dose, a volume, a strength or a dispensed quantity.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[allow(missing_docs)]
pub enum Unit {
    #[serde(rename = "g")]
    #[strum(serialize = "g")]
    G,
    #[serde(rename = "mg")]
    #[strum(serialize = "mg")]
    Mg,
    /// Printed `mcg`, never `µg` (ISMP).
    #[serde(rename = "ug")]
    #[strum(serialize = "ug")]
    Mcg,
    #[serde(rename = "ng")]
    #[strum(serialize = "ng")]
    Ng,
    #[serde(rename = "kg")]
    #[strum(serialize = "kg")]
    Kg,
    #[serde(rename = "L")]
    #[strum(serialize = "L")]
    L,
    #[serde(rename = "mL")]
    #[strum(serialize = "mL")]
    Ml,
    /// International unit, printed in full.
    #[serde(rename = "[iU]")]
    #[strum(serialize = "[iU]")]
    InternationalUnit,
    #[serde(rename = "meq")]
    #[strum(serialize = "meq")]
    Meq,
    #[serde(rename = "mmol")]
    #[strum(serialize = "mmol")]
    Mmol,
    #[serde(rename = "%")]
    #[strum(serialize = "%")]
    Percent,
    #[serde(rename = "[drp]")]
    #[strum(serialize = "[drp]")]
    Drop,
    #[serde(rename = "{comprimido}")]
    #[strum(serialize = "{comprimido}")]
    Tablet,
    #[serde(rename = "{cápsula}")]
    #[strum(serialize = "{cápsula}")]
    Capsule,
    #[serde(rename = "{ampola}")]
    #[strum(serialize = "{ampola}")]
    Ampoule,
    #[serde(rename = "{frasco}")]
    #[strum(serialize = "{frasco}")]
    Bottle,
    #[serde(rename = "{bisnaga}")]
    #[strum(serialize = "{bisnaga}")]
    Tube,
    #[serde(rename = "{caixa}")]
    #[strum(serialize = "{caixa}")]
    Box,
    #[serde(rename = "{sachê}")]
    #[strum(serialize = "{sachê}")]
    Sachet,
    #[serde(rename = "{adesivo}")]
    #[strum(serialize = "{adesivo}")]
    Patch,
    #[serde(rename = "{supositório}")]
    #[strum(serialize = "{supositório}")]
    Suppository,
    /// An actuation of an inhaler or spray.
    #[serde(rename = "{jato}")]
    #[strum(serialize = "{jato}")]
    Puff,
    #[serde(rename = "{dose}")]
    #[strum(serialize = "{dose}")]
    Dose,
    #[serde(rename = "{aplicação}")]
    #[strum(serialize = "{aplicação}")]
    Application,
    #[serde(rename = "h")]
    #[strum(serialize = "h")]
    Hour,
    #[serde(rename = "min")]
    #[strum(serialize = "min")]
    Minute,
    #[serde(rename = "cm")]
    #[strum(serialize = "cm")]
    Cm,
    #[serde(rename = "mg/dL")]
    #[strum(serialize = "mg/dL")]
    MgPerDl,
    #[serde(rename = "mmol/L")]
    #[strum(serialize = "mmol/L")]
    MmolPerL,
    #[serde(rename = "Cel")]
    #[strum(serialize = "Cel")]
    Celsius,
    #[serde(rename = "mm[Hg]")]
    #[strum(serialize = "mm[Hg]")]
    MmHg,
    #[serde(rename = "/min")]
    #[strum(serialize = "/min")]
    PerMinute,
    /// A plain number (a score, a test's answer).
    #[serde(rename = "1")]
    #[strum(serialize = "1")]
    One,
    #[serde(rename = "mL/h")]
    #[strum(serialize = "mL/h")]
    MlPerHour,
    #[serde(rename = "[drp]/min")]
    #[strum(serialize = "[drp]/min")]
    DropsPerMinute,
    #[serde(rename = "mg/h")]
    #[strum(serialize = "mg/h")]
    MgPerHour,
    #[serde(rename = "ug/kg/min")]
    #[strum(serialize = "ug/kg/min")]
    McgPerKgMinute,
    #[serde(rename = "ug/h")]
    #[strum(serialize = "ug/h")]
    McgPerHour,
    #[serde(rename = "ug/min")]
    #[strum(serialize = "ug/min")]
    McgPerMinute,
    #[serde(rename = "ug/kg/h")]
    #[strum(serialize = "ug/kg/h")]
    McgPerKgHour,
    #[serde(rename = "mg/kg/h")]
    #[strum(serialize = "mg/kg/h")]
    MgPerKgHour,
    #[serde(rename = "[iU]/h")]
    #[strum(serialize = "[iU]/h")]
    UnitsPerHour,
    #[serde(rename = "[iU]/min")]
    #[strum(serialize = "[iU]/min")]
    UnitsPerMinute,
    #[serde(rename = "[iU]/kg/h")]
    #[strum(serialize = "[iU]/kg/h")]
    UnitsPerKgHour,
    /// Sixty microdrops are one millilitre.
    #[serde(rename = "{microgota}/min")]
    #[strum(serialize = "{microgota}/min")]
    MicrodropsPerMinute,
}

/// What a unit measures; a conversion never leaves its dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Dimension {
    Mass,
    Volume,
    /// Biological activity: international units of one substance do not compare with another's.
    Activity,
    /// Amount of electrolyte.
    Substance,
    /// Countable things: tablets, ampoules, puffs.
    Count,
    Rate,
    /// Measures that are no dose: lengths, times, concentrations.
    Other,
}

impl Unit {
    /// The UCUM code.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What this unit measures.
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::G | Self::Mg | Self::Mcg | Self::Ng | Self::Kg => Dimension::Mass,
            Self::L | Self::Ml => Dimension::Volume,
            Self::InternationalUnit => Dimension::Activity,
            Self::Meq | Self::Mmol => Dimension::Substance,
            Self::Drop
            | Self::Tablet
            | Self::Capsule
            | Self::Ampoule
            | Self::Bottle
            | Self::Tube
            | Self::Box
            | Self::Sachet
            | Self::Patch
            | Self::Suppository
            | Self::Puff
            | Self::Dose
            | Self::Application => Dimension::Count,
            Self::MlPerHour
            | Self::DropsPerMinute
            | Self::MicrodropsPerMinute
            | Self::MgPerHour
            | Self::McgPerHour
            | Self::McgPerMinute
            | Self::McgPerKgMinute
            | Self::McgPerKgHour
            | Self::MgPerKgHour
            | Self::UnitsPerHour
            | Self::UnitsPerMinute
            | Self::UnitsPerKgHour => Dimension::Rate,
            Self::Percent
            | Self::Hour
            | Self::Minute
            | Self::Cm
            | Self::MgPerDl
            | Self::MmolPerL
            | Self::Celsius
            | Self::MmHg
            | Self::PerMinute
            | Self::One => Dimension::Other,
        }
    }

    /// What a rate gives in each stretch of time, where that is an amount of the medicine itself: `mg` of `mg/h`.
    pub const fn amount_of_rate(self) -> Option<Self> {
        match self {
            Self::MgPerHour | Self::MgPerKgHour => Some(Self::Mg),
            Self::McgPerHour | Self::McgPerMinute | Self::McgPerKgMinute | Self::McgPerKgHour => Some(Self::Mcg),
            Self::UnitsPerHour | Self::UnitsPerMinute | Self::UnitsPerKgHour => Some(Self::InternationalUnit),
            _ => None,
        }
    }

    /// A rate for each kilogram of the patient.
    pub const fn is_per_kg(self) -> bool {
        matches!(self, Self::McgPerKgMinute | Self::McgPerKgHour | Self::MgPerKgHour | Self::UnitsPerKgHour)
    }

    /// The size of one unit in its dimension's base (mg, mL, 1 unit); `None` where sizes do not convert.
    pub(super) fn in_base(self) -> Option<Decimal> {
        match self {
            Self::Kg => Some(Decimal::from(1_000_000)),
            Self::G | Self::L => Some(Decimal::from(1_000)),
            Self::Mg | Self::Ml | Self::InternationalUnit => Some(Decimal::ONE),
            Self::Mcg => Some(Decimal::new(1, 3)),
            Self::Ng => Some(Decimal::new(1, 6)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn every_unit_reads_back_from_the_code_it_is_stored_by() {
        for unit in Unit::VARIANTS {
            assert_eq!(unit.code().parse::<Unit>().as_ref(), Ok(unit));
            assert_eq!(serde_json::to_value(unit).unwrap(), unit.code(), "one code in store and on the wire");
        }
    }
}
