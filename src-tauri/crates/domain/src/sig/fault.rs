//! Why a line is not understood, and where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Span;

/// What is wrong at a place of the line. The sentence for it lives in the UI's catalogue, by this code.
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
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
pub enum FaultCode {
    /// No medicine stands before the first part.
    MissingMedicine,
    /// Not part of anything known.
    UnknownText,
    /// `1.000`: a thousand or one (R2.14).
    AmbiguousThousands,
    /// `,5`: what stood before the comma (R2.12).
    MissingLeadingZero,
    /// `1/3`, or a fraction of a mass.
    AmbiguousFraction,
    /// `1,200.5`, `05 mg`, more digits than a decimal holds.
    InvalidNumber,
    /// A number that nothing says the unit of.
    MissingUnit,
    /// Not a unit of a dose.
    UnknownUnit,
    /// `U`, `IU`, `QD`, `QOD` (R2.12).
    DangerousAbbreviation,
    /// `colher`, `copo`: not metric (R2.12).
    NonMetricMeasure,
    /// `mg/kg`: the dose computed for the patient is wanted.
    PerKilogram,
    /// `1 a 2 comprimidos`: somebody else would choose.
    DoseRange,
    /// A dose of nothing.
    ZeroDose,
    /// A second dose.
    TwoDoses,
    /// A second route.
    TwoRoutes,
    /// A second frequency that says something else.
    TwoFrequencies,
    /// `0/0h`, `0x/dia`.
    ZeroFrequency,
    /// `6/8h`.
    UnequalInterval,
    /// Outside 1 to 72 hours, 1 to 24 times a day, 1 to 365 days.
    IntervalOutOfRange,
    /// `mensal`, `quinzenal`: how many days?
    VagueInterval,
    /// `2x/semana`: on which days?
    WeekdaysNeeded,
    /// `25h`, or a time or day written twice.
    InvalidTime,
    /// Not 1 to 3650 whole days; for an infusion, not 1 minute to 1 week.
    DurationOutOfRange,
    /// A part, other than dose, route and frequency, that was already written.
    Repeated,
    /// `máx 4 g`: in how long?
    MaximumWithoutPeriod,
    /// A daily maximum or least interval of what is not given as needed.
    MaximumWithoutAsNeeded,
    /// `ACM` without a rule that anybody can check (R2.13).
    DiscretionWithoutRule,
    /// A step of a taper without its dose, frequency or days.
    TaperStepIncomplete,
    /// A range that is upside down or overlaps the one before.
    InvalidRange,
}

/// The first thing in a line that cannot be taken as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// What is wrong.
    pub code: FaultCode,
    /// Where, in characters of the line.
    pub at: Span,
    /// What could stand there instead, ready to be typed; empty where there is no telling.
    pub expected: Vec<String>,
}

impl Fault {
    pub(super) const fn new(code: FaultCode, at: Span) -> Self {
        Self { code, at, expected: Vec::new() }
    }

    pub(super) fn expecting<const N: usize>(mut self, expected: [&str; N]) -> Self {
        self.expected = expected.map(str::to_owned).to_vec();
        self
    }
}

/// A part read at a cursor: absent, or there and wrong.
pub(super) type Taken<T> = Result<Option<T>, Fault>;
