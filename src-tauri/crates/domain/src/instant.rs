//! Points in time: milliseconds since 1970 in UTC, an integer in the store and on the wire.
//!
//! Nothing in this crate asks what time it is; the time of a command is handed in.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Instant(i64);

impl Instant {
    /// From milliseconds since 1970 in UTC.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970 in UTC.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This many minutes later (earlier, when negative); stops at the ends of time.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(60_000)))
    }

    /// This many days of 24 hours later; stops at the ends of time.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_minutes(days.saturating_mul(24 * 60))
    }

    /// What the clock on the wall shows in `zone`.
    pub fn local(self, zone: Tz) -> NaiveDateTime {
        DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default().with_timezone(&zone).naive_local()
    }

    /// The calendar day in `zone`.
    pub fn date(self, zone: Tz) -> NaiveDate {
        self.local(zone).date()
    }

    /// The instant at which the clock on the wall shows `local` in `zone`; the earlier one where the hour repeats,
    /// the first one after the gap where it does not exist.
    pub fn from_local(local: NaiveDateTime, zone: Tz) -> Self {
        let found = (0..=180)
            .find_map(|minutes| zone.from_local_datetime(&(local + chrono::Duration::minutes(minutes))).earliest());
        Self(found.map_or_else(|| local.and_utc().timestamp_millis(), |time| time.timestamp_millis()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_that_daylight_saving_skipped_moves_to_the_first_one_after_it() {
        let zone = chrono_tz::America::Sao_Paulo;
        let skipped = NaiveDate::from_ymd_opt(2018, 11, 4).unwrap().and_hms_opt(0, 30, 0).unwrap();
        let shown = Instant::from_local(skipped, zone).local(zone);
        assert_eq!(shown.to_string(), "2018-11-04 01:00:00", "the clock jumped from 00:00 to 01:00");
    }
}
