//! When the doses are due (rulebook R3.20): the same order, anchors and start always give the same times, and a later
//! horizon only adds to them.
//!
//! Times are those of the clock on the wall; [`Schedule::instants`] turns them into points in time.

mod anchors;
mod grid;

use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Tz;
use thiserror::Error;

pub use self::anchors::{Anchors, AnchorsError};
use self::grid::Grid;
use crate::{
    dosage::{Frequency, ScheduleMode},
    instant::Instant,
};

/// The longest horizon a schedule is drawn for; a longer one is a typing error.
const LONGEST_HORIZON: TimeDelta = TimeDelta::days(400);

/// The part of an order that decides when its doses are due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// How often.
    pub rhythm: Frequency,
    /// Following what.
    pub mode: ScheduleMode,
    /// Whether a dose is due at the start itself. [`ScheduleMode::FromFirstDose`] always begins with one.
    pub first_dose_now: bool,
}

/// Why no schedule can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ScheduleError {
    /// An interval of zero, or an empty list.
    #[error("the frequency gives no dose at all; correct the interval, the days or the times")]
    NoDose,
    /// The ward has no customary hours for this frequency.
    #[error("there are no customary hours for this frequency; count from the first dose or list the times")]
    NoAnchors,
    /// No customary hour lies between half and one and a half intervals after the dose given now.
    #[error("the customary hours leave too long a gap after the first dose; count from the first dose instead")]
    GapTooLong,
    /// [`ScheduleMode::FromFirstDose`] with a rhythm that is no interval.
    #[error("this frequency is no interval to count from the first dose; use the customary hours or list the times")]
    NoInterval,
    /// More than 400 days.
    #[error("the schedule would run for more than 400 days; check its end")]
    HorizonTooLong,
}

impl Schedule {
    /// The times of `start <= time < end` at which a dose is due, by the clock on the wall, in order.
    ///
    /// After a dose given now, the next is due at the hour whose gap is nearest to the interval, never under half of it
    /// and never over one and a half; the earlier one of two equally near. Where the rhythm is no interval, the next is
    /// due at the first listed time that leaves half the shortest distance between listed times.
    pub fn wall_clock(
        &self,
        anchors: &Anchors,
        start: NaiveDateTime,
        end: NaiveDateTime,
    ) -> Result<Vec<NaiveDateTime>, ScheduleError> {
        if end.signed_duration_since(start) > LONGEST_HORIZON {
            return Err(ScheduleError::HorizonTooLong);
        }
        self.drawn(anchors, start, end)
    }

    fn drawn(
        &self,
        anchors: &Anchors,
        start: NaiveDateTime,
        end: NaiveDateTime,
    ) -> Result<Vec<NaiveDateTime>, ScheduleError> {
        let within = |time: &NaiveDateTime| *time < end;
        if self.mode == ScheduleMode::FromFirstDose {
            let interval = interval(&self.rhythm).ok_or(ScheduleError::NoInterval)?;
            if interval.is_zero() {
                return Err(ScheduleError::NoDose);
            }
            let doses = std::iter::successors(Some(start), |time| time.checked_add_signed(interval));
            return Ok(doses.take_while(within).collect());
        }
        let grid = Grid::new(&self.rhythm, anchors)?;
        let (now, next) = if self.first_dose_now {
            (Some(start), grid.next_after_dose(start)?)
        } else {
            (None, grid.first_from(start))
        };
        Ok(now.into_iter().chain(grid.doses_from(next)).take_while(within).collect())
    }

    /// The same as points in time, for a ward in `zone`: intervals count real hours, listed hours follow the wall.
    pub fn instants(
        &self,
        anchors: &Anchors,
        start: Instant,
        end: Instant,
        zone: Tz,
    ) -> Result<Vec<Instant>, ScheduleError> {
        self.instants_from(anchors, start, start, end, zone)
    }

    /// Those of a schedule that has run since `start`, from `from` on: going on never moves a dose.
    pub fn instants_from(
        &self,
        anchors: &Anchors,
        start: Instant,
        from: Instant,
        end: Instant,
        zone: Tz,
    ) -> Result<Vec<Instant>, ScheduleError> {
        let clock = if self.mode == ScheduleMode::FromFirstDose { Tz::UTC } else { zone };
        if end.local(clock).signed_duration_since(from.local(clock)) > LONGEST_HORIZON {
            return Err(ScheduleError::HorizonTooLong);
        }
        let local = self.drawn(anchors, start.local(clock), end.local(clock))?;
        // Where the clock was put back, a dose due at the start must not move to the first passing of that hour.
        let mut instants: Vec<Instant> = local.into_iter().map(|t| Instant::from_local(t, clock).max(start)).collect();
        instants.retain(|instant| (from..end).contains(instant));
        instants.dedup();
        Ok(instants)
    }
}

/// From one dose to the next, where that is always the same.
fn interval(rhythm: &Frequency) -> Option<TimeDelta> {
    match rhythm {
        Frequency::EveryHours { hours } => Some(TimeDelta::hours((*hours).into())),
        Frequency::EveryDays { days } => Some(TimeDelta::days((*days).into())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime, Weekday};
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;
    use crate::dosage::ScheduleMode as Mode;

    const SAO_PAULO: Tz = chrono_tz::America::Sao_Paulo;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
    }

    fn time(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    fn anchors() -> Anchors {
        Anchors::standard().unwrap().clone()
    }

    fn every(hours: u16) -> Frequency {
        Frequency::EveryHours { hours }
    }

    /// Doses within `days` of `start`, printed as day and time.
    fn due(rhythm: Frequency, mode: Mode, first_dose_now: bool, start: &str, days: i64) -> Vec<String> {
        let start = at(start);
        let end = start + TimeDelta::days(days);
        let doses = Schedule { rhythm, mode, first_dose_now }.wall_clock(&anchors(), start, end).unwrap();
        doses.iter().map(|dose| dose.format("%d %H:%M").to_string()).collect()
    }

    fn refusal(rhythm: Frequency, mode: Mode) -> ScheduleError {
        let start = at("2026-03-02T10:20");
        let schedule = Schedule { rhythm, mode, first_dose_now: true };
        schedule.wall_clock(&anchors(), start, start + TimeDelta::days(1)).unwrap_err()
    }

    #[test]
    fn the_vectors_of_the_rule_book_hold() {
        #[derive(Deserialize)]
        struct Vector {
            start: String,
            freq: String,
            mode: String,
            first_dose_now: bool,
            first4: Vec<String>,
        }
        #[derive(Deserialize)]
        struct Rules {
            schedule_vectors: Vec<Vector>,
        }
        let rules: Rules = serde_json::from_str(include_str!("../tables/rules.json")).unwrap();
        assert_eq!(rules.schedule_vectors.len(), 8, "all vectors are read");
        for vector in rules.schedule_vectors {
            let mode = match vector.mode.as_str() {
                "ANCORA" => Mode::Anchored,
                "A_PARTIR_DA_1A_DOSE" => Mode::FromFirstDose,
                other => panic!("unknown mode {other}"),
            };
            let rhythm = every(vector.freq.split('/').next().unwrap().parse().unwrap());
            let (start, first_dose_now) = (at(&vector.start), vector.first_dose_now);
            let doses =
                Schedule { rhythm, mode, first_dose_now }.wall_clock(&anchors(), start, start + TimeDelta::days(5));
            let expected: Vec<_> = vector.first4.iter().map(|text| at(text)).collect();
            assert_eq!(doses.unwrap()[..4], expected, "{} {} from {}", vector.freq, vector.mode, vector.start);
        }
    }

    #[test]
    fn the_three_examples_of_an_order_at_twenty_past_ten_hold() {
        let start = "2026-03-02T10:20";
        assert_eq!(
            due(every(8), Mode::Anchored, true, start, 2)[..4],
            ["02 10:20", "02 22:00", "03 06:00", "03 14:00"],
            "14:00 is nearer than half an interval and is skipped"
        );
        assert_eq!(due(every(8), Mode::Anchored, false, start, 1), ["02 14:00", "02 22:00", "03 06:00"]);
        assert_eq!(due(every(8), Mode::FromFirstDose, true, start, 1), ["02 10:20", "02 18:20", "03 02:20"]);
    }

    #[test]
    fn the_end_of_the_horizon_belongs_to_the_next_one() {
        assert_eq!(due(every(24), Mode::Anchored, false, "2026-03-02T10:00", 1), ["02 10:00"]);
        assert!(due(every(24), Mode::Anchored, true, "2026-03-02T10:00", 0).is_empty(), "an empty horizon has no dose");
    }

    #[test]
    fn times_per_day_follow_the_service_and_not_an_interval() {
        let three = Frequency::TimesPerDay { times: 3 };
        assert_eq!(
            due(three.clone(), Mode::Anchored, false, "2026-03-02T10:20", 1),
            ["02 14:00", "02 20:00", "03 08:00"]
        );
        assert_eq!(
            due(three.clone(), Mode::Anchored, true, "2026-03-02T13:50", 1),
            ["02 13:50", "02 20:00", "03 08:00"],
            "14:00 would be a second dose within ten minutes"
        );
        assert_eq!(refusal(three, Mode::FromFirstDose), ScheduleError::NoInterval);
        assert_eq!(refusal(Frequency::TimesPerDay { times: 7 }, Mode::Anchored), ScheduleError::NoAnchors);
    }

    #[test]
    fn alternate_days_and_patches_keep_their_distance() {
        let expected = ["02 10:20", "04 10:00", "06 10:00", "08 10:00"];
        assert_eq!(due(Frequency::EveryDays { days: 2 }, Mode::Anchored, true, "2026-03-02T10:20", 7), expected);
        assert_eq!(due(every(48), Mode::Anchored, true, "2026-03-02T10:20", 7), expected, "48/48h is every other day");
        assert_eq!(due(every(72), Mode::Anchored, false, "2026-03-02T10:20", 7), ["03 10:00", "06 10:00", "09 10:00"]);
        assert_eq!(due(Frequency::EveryDays { days: 3 }, Mode::FromFirstDose, true, "2026-03-02T10:20", 4).len(), 2);
    }

    #[test]
    fn weekdays_bedtime_and_listed_times_are_met() {
        let days = vec![Weekday::Thu, Weekday::Mon];
        let start = "2026-03-02T10:20";
        assert_eq!(
            due(Frequency::Weekdays { days: days.clone() }, Mode::Anchored, false, start, 8),
            ["05 10:00", "09 10:00"]
        );
        assert_eq!(
            due(Frequency::Weekdays { days }, Mode::Anchored, true, "2026-03-04T16:00", 6),
            ["04 16:00", "09 10:00"],
            "Thursday's dose would follow Wednesday's by 18 hours"
        );
        assert_eq!(due(Frequency::AtBedtime, Mode::Anchored, false, start, 2), ["02 22:00", "03 22:00"]);
        let times = vec![time("18:30"), time("07:15"), time("18:30")];
        let listed = ["02 18:30", "03 07:15"];
        assert_eq!(due(Frequency::AtTimes { times }, Mode::Anchored, false, start, 1), listed, "sorted, each once");
    }

    #[test]
    fn a_rhythm_without_doses_or_hours_is_refused() {
        for mode in [Mode::Anchored, Mode::FromFirstDose] {
            assert_eq!(refusal(every(0), mode), ScheduleError::NoDose);
            assert_eq!(refusal(Frequency::EveryDays { days: 0 }, mode), ScheduleError::NoDose);
        }
        assert_eq!(refusal(Frequency::TimesPerDay { times: 0 }, Mode::Anchored), ScheduleError::NoDose);
        assert_eq!(refusal(Frequency::Weekdays { days: Vec::new() }, Mode::Anchored), ScheduleError::NoDose);
        assert_eq!(refusal(Frequency::AtTimes { times: Vec::new() }, Mode::Anchored), ScheduleError::NoDose);
        assert_eq!(refusal(every(5), Mode::Anchored), ScheduleError::NoAnchors, "5/5h falls on other hours every day");
        assert_eq!(refusal(Frequency::Continuous, Mode::Anchored), ScheduleError::NoDose, "an infusion has no doses");
    }

    #[test]
    fn uneven_hours_that_leave_too_long_a_gap_are_refused_whatever_the_horizon() {
        let ward = anchors().with_interval(8, vec![time("06:00"), time("12:00"), time("22:00")]).unwrap();
        let schedule = Schedule { rhythm: every(8), mode: Mode::Anchored, first_dose_now: true };
        let start = at("2026-03-02T09:00");
        for days in [0, 1] {
            let drawn = schedule.wall_clock(&ward, start, start + TimeDelta::days(days));
            assert_eq!(drawn, Err(ScheduleError::GapTooLong), "12:00 is 3 h away, 22:00 is 13 h");
        }
    }

    #[test]
    fn a_ward_in_its_zone_gets_points_in_time() {
        let start = Instant::from_local(at("2026-03-02T10:20"), SAO_PAULO);
        let schedule = Schedule { rhythm: every(8), mode: Mode::Anchored, first_dose_now: true };
        let doses = schedule.instants(&anchors(), start, start.plus_days(1), SAO_PAULO).unwrap();
        assert_eq!(doses[0], start);
        assert_eq!(doses[1].millis(), at("2026-03-03T01:00").and_utc().timestamp_millis(), "22:00 in São Paulo");
    }

    #[test]
    fn an_interval_counts_real_hours_when_the_clock_is_put_forward() {
        let start = Instant::from_local(at("2018-11-03T20:00"), SAO_PAULO);
        let schedule = Schedule { rhythm: every(8), mode: Mode::FromFirstDose, first_dose_now: true };
        let doses = schedule.instants(&anchors(), start, start.plus_days(1), SAO_PAULO).unwrap();
        assert_eq!(doses[1], start.plus_minutes(8 * 60));
        assert_eq!(doses[1].local(SAO_PAULO), at("2018-11-04T05:00"), "midnight to one o'clock did not exist");
    }

    #[test]
    fn a_dose_given_now_is_now_even_in_an_hour_that_passes_twice() {
        let start = Instant::from_local(at("2018-02-17T23:30"), SAO_PAULO).plus_minutes(60);
        assert_eq!(start.local(SAO_PAULO), at("2018-02-17T23:30"), "the second half past eleven of that night");
        let schedule = Schedule { rhythm: every(6), mode: Mode::Anchored, first_dose_now: true };
        assert_eq!(schedule.instants(&anchors(), start, start.plus_days(1), SAO_PAULO).unwrap()[0], start);
    }

    fn any_time() -> impl Strategy<Value = NaiveDateTime> {
        let years = NaiveDate::MIN.and_time(NaiveTime::MIN).and_utc().timestamp()
            ..=NaiveDate::MAX.and_time(NaiveTime::MIN).and_utc().timestamp();
        years.prop_map(|seconds| chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc())
    }

    fn this_century() -> impl Strategy<Value = NaiveDateTime> {
        (0..50_000_000_i64).prop_map(|minutes| at("2000-01-01T00:00") + TimeDelta::minutes(minutes))
    }

    fn any_rhythm() -> impl Strategy<Value = Frequency> {
        let weekday = (0..7_u8).prop_map(|day| Weekday::try_from(day).unwrap());
        let time = (0..86_400_u32).prop_map(|s| NaiveTime::from_num_seconds_from_midnight_opt(s, 0).unwrap());
        prop_oneof![
            (0..30_u16).prop_map(every),
            any::<u16>().prop_map(every),
            (0..9_u16).prop_map(|times| Frequency::TimesPerDay { times }),
            prop_oneof![0..9_u16, any::<u16>()].prop_map(|days| Frequency::EveryDays { days }),
            prop::collection::vec(weekday, 0..4).prop_map(|days| Frequency::Weekdays { days }),
            Just(Frequency::AtBedtime),
            prop::collection::vec(time, 0..4).prop_map(|times| Frequency::AtTimes { times }),
        ]
    }

    fn any_schedule() -> impl Strategy<Value = Schedule> {
        let mode = prop::sample::select(vec![Mode::Anchored, Mode::FromFirstDose]);
        (any_rhythm(), mode, any::<bool>()).prop_map(|(rhythm, mode, first_dose_now)| Schedule {
            rhythm,
            mode,
            first_dose_now,
        })
    }

    proptest! {
        #[test]
        fn times_increase_and_stay_within_the_horizon(
            schedule in any_schedule(), start in prop_oneof![this_century(), any_time()], hours in -48..9_600_i64,
        ) {
            let end = start.checked_add_signed(TimeDelta::hours(hours)).unwrap_or(start);
            let Ok(doses) = schedule.wall_clock(&anchors(), start, end) else { return Ok(()) };
            prop_assert!(doses.is_sorted_by(|one, next| one < next), "two doses at once: {doses:?}");
            prop_assert!(doses.iter().all(|dose| (start..end).contains(dose)), "outside of the horizon: {doses:?}");
            let starts_now = schedule.first_dose_now || schedule.mode == Mode::FromFirstDose;
            prop_assert!(start >= end || !starts_now || doses.first() == Some(&start), "the first dose is due now");
        }

        #[test]
        fn no_two_points_in_time_make_it_panic(schedule in any_schedule(), start in any_time(), end in any_time()) {
            let _ = schedule.wall_clock(&anchors(), start, end);
        }

        #[test]
        fn a_later_horizon_only_adds(schedule in any_schedule(), start in this_century(), days in 0..30_i64, more in 1..30_i64) {
            let until = |days| schedule.wall_clock(&anchors(), start, start + TimeDelta::days(days));
            match (until(days), until(days + more)) {
                (Ok(short), Ok(long)) => prop_assert!(long.starts_with(&short), "renewal must not move a dose"),
                (short, long) => prop_assert_eq!(short.err(), long.err(), "a refusal must not depend on the horizon"),
            }
        }

        #[test]
        fn anchored_doses_fall_on_anchors_and_the_second_keeps_its_distance(
            hours in prop::sample::select(vec![2_u16, 4, 6, 8, 12, 24, 48, 72]), start in this_century(),
        ) {
            let schedule = Schedule { rhythm: every(hours), mode: Mode::Anchored, first_dose_now: true };
            let doses = schedule.wall_clock(&anchors(), start, start + TimeDelta::days(10)).unwrap();
            let hours_of_day = anchors().of_interval(hours.min(24)).unwrap();
            prop_assert!(doses[1..].iter().all(|dose| hours_of_day.contains(&dose.time())), "off the anchors: {doses:?}");
            let (gap, interval) = (doses[1] - doses[0], TimeDelta::hours(hours.into()));
            prop_assert!(gap * 2 >= interval && gap * 2 <= interval * 3, "{hours} h order, first gap {gap}");
            prop_assert!(doses[1..].windows(2).all(|pair| pair[1] - pair[0] == interval), "uneven later on: {doses:?}");
        }

        #[test]
        fn from_the_first_dose_every_gap_is_the_interval(hours in 1..200_u16, start in this_century(), now in any::<bool>()) {
            let schedule = Schedule { rhythm: every(hours), mode: Mode::FromFirstDose, first_dose_now: now };
            let doses = schedule.wall_clock(&anchors(), start, start + TimeDelta::days(20)).unwrap();
            let interval = TimeDelta::hours(hours.into());
            prop_assert!(doses.windows(2).all(|pair| pair[1] - pair[0] == interval), "{doses:?}");
        }

        #[test]
        fn points_in_time_increase_and_stay_within_the_horizon_in_a_zone_with_daylight_saving(
            schedule in any_schedule(), minutes in 0..6_000_000_i64, hours in 0..500_i64,
        ) {
            let start = Instant::from_local(at("2010-01-01T00:00"), SAO_PAULO).plus_minutes(minutes);
            let end = start.plus_minutes(hours * 60);
            let Ok(doses) = schedule.instants(&anchors(), start, end, SAO_PAULO) else { return Ok(()) };
            prop_assert!(doses.is_sorted_by(|one, next| one < next), "two doses at once: {doses:?}");
            prop_assert!(doses.iter().all(|dose| (start..end).contains(dose)), "outside of the horizon: {doses:?}");
        }
    }
}
