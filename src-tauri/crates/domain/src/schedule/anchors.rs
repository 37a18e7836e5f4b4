//! The customary hours of medication rounds: the hospital's, and a ward's where it differs.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::{NaiveTime, TimeDelta, Timelike};

use thiserror::Error;

use crate::tables::schedule_anchors;

/// Which hours an order is aligned to (rulebook R3.19).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchors {
    /// Hours of the interval -> times of the day.
    intervals: BTreeMap<u16, Vec<NaiveTime>>,
    /// Doses in a day -> times of the day.
    days: BTreeMap<u16, Vec<NaiveTime>>,
    bedtime: NaiveTime,
}

/// Why hours cannot serve as anchors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AnchorsError {
    /// The table of the hospital's hours does not read.
    #[error("the table of customary hours cannot be read; install the program again")]
    Table,
    /// The interval does not divide the day.
    #[error("customary hours need an interval that divides the day: 1, 2, 3, 4, 6, 8, 12 or 24 hours")]
    Interval,
    /// As many times as doses in a day, each once, are needed.
    #[error("list each time of the day once, as many as there are doses in a day")]
    Count,
    /// Two neighbours are nearer than half an interval or farther than one and a half.
    #[error("two neighbouring times are too near or too far apart for the interval; spread them over the day")]
    Spacing,
}

static STANDARD: LazyLock<Result<Anchors, AnchorsError>> = LazyLock::new(Anchors::from_tables);

impl Anchors {
    /// The hospital's defaults: `schedule_anchors` of the rule tables for intervals; for doses per day, which are not
    /// intervals ("2x/dia" is not "12/12h"), waking hours, a recommendation of this project; 22:00 for bedtime.
    pub fn standard() -> Result<&'static Self, AnchorsError> {
        STANDARD.as_ref().map_err(|error| *error)
    }

    fn from_tables() -> Result<Self, AnchorsError> {
        let mut anchors = Self { intervals: BTreeMap::new(), days: BTreeMap::new(), bedtime: o_clock(22) };
        for (interval, times) in schedule_anchors() {
            let hours = interval.split('/').next().and_then(|hours| hours.parse().ok()).ok_or(AnchorsError::Table)?;
            anchors = anchors.with_interval(hours, times.clone())?;
        }
        let waking_hours: [&[i64]; 6] =
            [&[10], &[8, 20], &[8, 14, 20], &[8, 12, 16, 20], &[6, 10, 14, 18, 22], &[2, 6, 10, 14, 18, 22]];
        for hours in waking_hours {
            anchors = anchors.with_day(hours.iter().copied().map(o_clock).collect())?;
        }
        Ok(anchors)
    }

    /// These anchors with a ward's own `times` for orders every `hours`.
    pub fn with_interval(mut self, hours: u16, times: Vec<NaiveTime>) -> Result<Self, AnchorsError> {
        if hours == 0 || !24_u16.is_multiple_of(hours) {
            return Err(AnchorsError::Interval);
        }
        let times = each_once(times)?;
        if times.len() != usize::from(24 / hours) {
            return Err(AnchorsError::Count);
        }
        let interval = TimeDelta::hours(hours.into());
        let after = times.iter().cycle().skip(1);
        let fits = |gap: TimeDelta| gap * 2 >= interval && gap * 2 <= interval * 3;
        if !times.iter().zip(after).all(|(one, next)| fits(until(*one, *next))) {
            return Err(AnchorsError::Spacing);
        }
        self.intervals.insert(hours, times);
        Ok(self)
    }

    /// These anchors with a ward's own `times` for orders of as many doses a day.
    pub fn with_day(mut self, times: Vec<NaiveTime>) -> Result<Self, AnchorsError> {
        let times = each_once(times)?;
        let count = u16::try_from(times.len()).map_err(|_| AnchorsError::Count)?;
        self.days.insert(count, times);
        Ok(self)
    }

    /// These anchors with a ward's own bedtime.
    #[must_use]
    pub fn with_bedtime(self, bedtime: NaiveTime) -> Self {
        Self { bedtime, ..self }
    }

    pub(super) fn of_interval(&self, hours: u16) -> Option<Vec<NaiveTime>> {
        self.intervals.get(&hours).cloned()
    }

    pub(super) fn of_day(&self, doses: u16) -> Option<Vec<NaiveTime>> {
        self.days.get(&doses).cloned()
    }

    pub(super) const fn bedtime(&self) -> NaiveTime {
        self.bedtime
    }
}

/// In order; an error when one stands twice or there are none.
fn each_once(mut times: Vec<NaiveTime>) -> Result<Vec<NaiveTime>, AnchorsError> {
    let listed = times.len();
    times.sort_unstable();
    times.dedup();
    if times.is_empty() || times.len() != listed { Err(AnchorsError::Count) } else { Ok(times) }
}

fn o_clock(hours: i64) -> NaiveTime {
    NaiveTime::MIN.overflowing_add_signed(TimeDelta::hours(hours)).0
}

/// From one time of the day to the next passing of another: a day to itself.
fn until(one: NaiveTime, next: NaiveTime) -> TimeDelta {
    let seconds = |time: NaiveTime| i64::from(time.num_seconds_from_midnight());
    match (seconds(next) - seconds(one)).rem_euclid(24 * 3600) {
        0 => TimeDelta::days(1),
        gap => TimeDelta::seconds(gap),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: &[i64]) -> Vec<NaiveTime> {
        hours.iter().copied().map(o_clock).collect()
    }

    #[test]
    fn the_hospital_has_hours_for_every_interval_of_the_rule_book() {
        let anchors = Anchors::standard().unwrap();
        for hours in [2, 4, 6, 8, 12, 24] {
            assert_eq!(anchors.of_interval(hours).map(|times| times.len()), Some(usize::from(24 / hours)), "{hours} h");
        }
        assert_eq!(anchors.of_interval(3), None, "R3.19 lists no 3/3h");
        assert_ne!(anchors.of_day(2), anchors.of_interval(12), "2x/dia is not 12/12h");
    }

    #[test]
    fn a_ward_may_move_its_hours_but_not_bunch_them() {
        let standard = Anchors::standard().unwrap();
        let ward = standard.clone().with_interval(8, at(&[23, 7, 15])).unwrap();
        assert_eq!(ward.of_interval(8), Some(at(&[7, 15, 23])), "in the order of the day");
        let refused = |hours, times: &[i64]| standard.clone().with_interval(hours, at(times)).unwrap_err();
        assert_eq!(refused(8, &[6, 8, 22]), AnchorsError::Spacing, "two doses within two hours");
        assert_eq!(refused(8, &[6, 14]), AnchorsError::Count, "a dose a day would be lost");
        assert_eq!(refused(12, &[10, 10]), AnchorsError::Count);
        assert_eq!(refused(5, &[0, 5, 10, 15, 20]), AnchorsError::Interval, "the hours would move every day");
        assert_eq!(refused(0, &[]), AnchorsError::Interval);
        assert_eq!(standard.clone().with_day(Vec::new()).unwrap_err(), AnchorsError::Count);
    }
}
