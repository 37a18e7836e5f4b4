//! The hours on which doses may fall, day after day.

use std::iter::successors;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

use super::{Anchors, ScheduleError};
use crate::dosage::Frequency;

/// Times of the day, without repetition and in order, on all days or some.
pub(super) struct Grid<'a> {
    times: Vec<NaiveTime>,
    weekdays: Option<&'a [Weekday]>,
    /// From one dose to the next, where the rhythm is an interval.
    interval: Option<TimeDelta>,
    /// Days from one dose day to the next.
    step: i64,
}

impl<'a> Grid<'a> {
    /// The hours of `rhythm`; never empty.
    pub(super) fn new(rhythm: &'a Frequency, anchors: &Anchors) -> Result<Self, ScheduleError> {
        let (times, weekdays): (_, Option<&[Weekday]>) = match rhythm {
            Frequency::EveryHours { hours: 0 }
            | Frequency::TimesPerDay { times: 0 }
            | Frequency::EveryDays { days: 0 }
            | Frequency::Continuous => {
                return Err(ScheduleError::NoDose);
            }
            Frequency::EveryHours { hours } if !hours.is_multiple_of(24) => (anchors.of_interval(*hours), None),
            Frequency::EveryHours { .. } | Frequency::EveryDays { .. } => (anchors.of_interval(24), None),
            Frequency::TimesPerDay { times } => (anchors.of_day(*times), None),
            Frequency::Weekdays { days } => (anchors.of_interval(24), Some(days)),
            Frequency::AtBedtime => (Some(vec![anchors.bedtime()]), None),
            Frequency::AtTimes { times } => (Some(times.clone()), None),
        };
        let mut times = times.ok_or(ScheduleError::NoAnchors)?;
        if times.is_empty() || weekdays.is_some_and(<[_]>::is_empty) {
            return Err(ScheduleError::NoDose);
        }
        times.sort_unstable();
        times.dedup();
        let interval = super::interval(rhythm);
        Ok(Self { times, weekdays, interval, step: interval.map_or(1, |interval| interval.num_days().max(1)) })
    }

    /// The first hour at `start` or later.
    pub(super) fn first_from(&self, start: NaiveDateTime) -> Option<NaiveDateTime> {
        self.hours_from(start).next()
    }

    /// The hour of the dose after one given at `now`.
    pub(super) fn next_after_dose(&self, now: NaiveDateTime) -> Result<Option<NaiveDateTime>, ScheduleError> {
        let mut later = self.hours_from(now).map(|hour| (hour, hour.signed_duration_since(now)));
        let Some(interval) = self.interval else {
            let shortest = self.shortest_distance(now);
            let next = later.find(|(_, gap)| *gap * 2 >= shortest && !gap.is_zero());
            return Ok(next.map(|(hour, _)| hour));
        };
        let nearest = later
            .skip_while(|(_, gap)| *gap * 2 < interval)
            .take_while(|(_, gap)| *gap * 2 <= interval * 3)
            .min_by_key(|(_, gap)| (*gap - interval).abs());
        nearest.map(|(hour, _)| Some(hour)).ok_or(ScheduleError::GapTooLong)
    }

    /// `first`, an hour of the grid, and the hours after it on the days of the step.
    pub(super) fn doses_from(&self, first: Option<NaiveDateTime>) -> impl Iterator<Item = NaiveDateTime> {
        first.into_iter().flat_map(move |first| {
            self.hours_from(first).filter(move |hour| {
                let days = hour.date().signed_duration_since(first.date()).num_days();
                days % self.step == 0
            })
        })
    }

    fn hours_from(&self, start: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> {
        successors(Some(start.date()), NaiveDate::succ_opt)
            .filter(|day| self.weekdays.is_none_or(|weekdays| weekdays.contains(&day.weekday())))
            .flat_map(|day| self.times.iter().map(move |time| day.and_time(*time)))
            .skip_while(move |hour| *hour < start)
    }

    /// Between neighbouring hours, over the two weeks after which everything repeats.
    fn shortest_distance(&self, from: NaiveDateTime) -> TimeDelta {
        let fortnight =
            || self.hours_from(from).take_while(|hour| hour.signed_duration_since(from) <= TimeDelta::days(14));
        let distances = fortnight().zip(fortnight().skip(1)).map(|(one, next)| next.signed_duration_since(one));
        distances.min().unwrap_or_default()
    }
}
