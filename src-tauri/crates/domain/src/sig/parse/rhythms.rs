//! Several words for one frequency: `2x/dia às 8h e 20h` is two times of day, `1x/dia 8/8h` is a contradiction.

use super::{
    super::{
        Span,
        fault::{Fault, FaultCode},
    },
    frequency::Rhythm,
};
use crate::dosage::Frequency;

#[derive(Default)]
pub(super) struct Rhythms {
    said: Option<(Rhythm, Span)>,
    /// Doses a day that the parts of the day (`pela manhã`) add up to.
    moments: Option<(u16, Span)>,
}

impl Rhythms {
    pub(super) fn add(&mut self, rhythm: Rhythm, at: Span) -> Result<(), Fault> {
        let said = match self.said.take() {
            None => rhythm,
            Some((before, _)) => merge(before, rhythm).ok_or_else(|| Fault::new(FaultCode::TwoFrequencies, at))?,
        };
        self.said = Some((said, at));
        Ok(())
    }

    pub(super) fn add_moments(&mut self, doses: u16, at: Span) {
        if doses > 0 {
            let before = self.moments.map_or(0, |(before, _)| before);
            self.moments = Some((before.saturating_add(doses), at));
        }
    }

    /// The one frequency that all of it says; starts again with nothing.
    pub(super) fn settle(&mut self) -> Result<Option<Frequency>, Fault> {
        let frequency = match self.said.take() {
            None => None,
            Some((Rhythm::Set(frequency), _)) => Some(frequency),
            Some((Rhythm::PerWeek(1), _)) => Some(Frequency::EveryDays { days: 7 }),
            Some((Rhythm::PerWeek(_), at)) => {
                return Err(Fault::new(FaultCode::WeekdaysNeeded, at).expecting(["toda segunda e quinta"]));
            }
        };
        match (frequency, self.moments.take()) {
            (frequency, None) => Ok(frequency),
            (None, Some((times, _))) => Ok(Some(Frequency::TimesPerDay { times })),
            (Some(frequency), Some((doses, at))) => {
                let fixed = matches!(frequency, Frequency::AtBedtime | Frequency::AtTimes { .. });
                if fixed || doses_of(&frequency) != Some(doses) {
                    return Err(Fault::new(FaultCode::TwoFrequencies, at));
                }
                Ok(Some(frequency))
            }
        }
    }
}

/// What both say, when the one only says how many and the other says when.
fn merge(before: Rhythm, after: Rhythm) -> Option<Rhythm> {
    if before == after {
        return Some(after);
    }
    match (before, after) {
        (Rhythm::Set(Frequency::TimesPerDay { times }), Rhythm::Set(other))
        | (Rhythm::Set(other), Rhythm::Set(Frequency::TimesPerDay { times })) => {
            (doses_of(&other) == Some(times)).then_some(Rhythm::Set(other))
        }
        (Rhythm::PerWeek(times), Rhythm::Set(Frequency::Weekdays { days }))
        | (Rhythm::Set(Frequency::Weekdays { days }), Rhythm::PerWeek(times)) => {
            (days.len() == usize::from(times)).then_some(Rhythm::Set(Frequency::Weekdays { days }))
        }
        _ => None,
    }
}

/// Doses on a day that has any; `None` where the interval alone decides.
fn doses_of(frequency: &Frequency) -> Option<u16> {
    match frequency {
        Frequency::TimesPerDay { times } => Some(*times),
        Frequency::AtTimes { times } => u16::try_from(times.len()).ok(),
        Frequency::EveryHours { hours: 24 }
        | Frequency::AtBedtime
        | Frequency::EveryDays { .. }
        | Frequency::Weekdays { .. } => Some(1),
        Frequency::EveryHours { .. } | Frequency::Continuous => None,
    }
}

/// Whether there is more than one dose, so that `dose única` contradicts it.
pub(super) fn repeats(frequency: &Frequency) -> bool {
    match frequency {
        Frequency::AtBedtime => false,
        Frequency::AtTimes { times } => times.len() > 1,
        Frequency::Weekdays { days } => days.len() > 1,
        _ => true,
    }
}
