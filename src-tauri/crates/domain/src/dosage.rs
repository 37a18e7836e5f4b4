//! How a medicine is to be given: the parts of FHIR's `Dosage`, as somebody wrote them.
//!
//! Parts may be missing here; that something is missing is a refusal of the rules in `prescribing`, not a parse error,
//! so that a form can send what it has and hear all that is wrong with it.

use chrono::{NaiveTime, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::quantity::{Amount, Quantity};

/// What shape an item's dosage has (rulebook 2.13).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
pub enum ItemKind {
    /// One dose, given again and again.
    Dose,
    /// A volume at a rate.
    Infusion,
    /// Ordered steps, each with its own dose.
    Taper,
    /// A dose chosen from ranges of a measured value ("conforme glicemia").
    Variable,
}

/// When doses repeat. `2x/dia` is not `12/12h` (rulebook R3.19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", deny_unknown_fields)]
pub enum Frequency {
    /// `6/6h`.
    EveryHours {
        /// Hours between doses, 1 to 72.
        hours: u16,
    },
    /// `3x/dia`.
    TimesPerDay {
        /// Doses a day, 1 to 24.
        times: u16,
    },
    /// `em dias alternados` is 2, `semanal` is 7.
    EveryDays {
        /// Days between doses, 2 to 365.
        days: u16,
    },
    /// `toda segunda e quinta`.
    Weekdays {
        /// In the order of the week, none twice.
        days: Vec<Weekday>,
    },
    /// `ao deitar`.
    AtBedtime,
    /// `às 8h e 20h`: wall-clock times of every day.
    AtTimes {
        /// In the order of the day, none twice.
        times: Vec<NaiveTime>,
    },
    /// An infusion that does not pause.
    Continuous,
}

/// How long an item goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", deny_unknown_fields)]
pub enum Duration {
    /// `por 3 dias`.
    Days {
        /// Whole days, 1 to 3650.
        days: u16,
    },
    /// `uso contínuo`.
    Continuous,
    /// `dose única`, `agora`.
    Once,
}

/// "Se necessário" (rulebook 2.13: reason, interval and daily maximum are all mandatory).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AsNeeded {
    /// What it is given for: "dor".
    pub reason: Option<String>,
    /// Hours that must lie between two doses.
    pub min_interval_hours: Option<u16>,
    /// The most in 24 hours.
    pub max_daily: Option<Quantity>,
}

/// How fast an infusion runs: `mL/h`, `gotas/min`, `mcg/kg/min`.
pub type Rate = Quantity;

/// One step of a taper: no gap and no overlap with the next (rulebook 2.13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaperStep {
    /// The dose of this step.
    pub dose: Quantity,
    /// How often.
    pub frequency: Frequency,
    /// For how many days.
    pub days: u16,
}

/// One range of a variable dose: `from` included, `to` excluded, open where absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VariableRange {
    /// The lowest value of the range.
    pub from: Option<Amount>,
    /// The first value above the range.
    pub to: Option<Amount>,
    /// The dose for it; a zero dose is "none".
    pub dose: Quantity,
}

/// How dose times are laid out (rulebook R3.20).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
pub enum ScheduleMode {
    /// Aligned with the ward's times.
    Anchored,
    /// The first dose, then every interval.
    FromFirstDose,
}

/// When the first dose is given and how the others follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scheduling {
    /// How times are laid out.
    pub mode: ScheduleMode,
    /// The first dose is given at once.
    pub first_dose_now: bool,
}
