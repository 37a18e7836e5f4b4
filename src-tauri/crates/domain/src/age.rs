//! Age in completed years, months and days.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A completed age. It prints in Portuguese as wards say it: `12 dias`, `5 meses`, `1 ano e 6 meses`, `3 anos`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Age {
    /// Completed years.
    pub years: u32,
    /// Completed months after the last birthday.
    pub months: u32,
    /// Completed days after the last completed month.
    pub days: u32,
}

/// The age on `on` of who was born on `birth_date`; nothing before birth.
///
/// A month without the day of birth is complete on the first day of the next one, so that who was born on 29 February
/// turns a year older on 1 March (Código Civil, art. 132 § 3).
pub fn age(birth_date: NaiveDate, on: NaiveDate) -> Age {
    let months_of = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    let incomplete = i64::from(on.day() < birth_date.day());
    let months = u32::try_from(months_of(on) - months_of(birth_date) - incomplete).unwrap_or(0);
    let completed = birth_date.checked_add_months(Months::new(months)).unwrap_or(on);
    let completed = if completed.day() < birth_date.day() { completed.succ_opt().unwrap_or(on) } else { completed };
    let days = u32::try_from(on.signed_duration_since(completed).num_days()).unwrap_or(0);
    Age { years: months / 12, months: months % 12, days }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let years = counted(self.years, "ano", "anos");
        let months = counted(self.months, "mês", "meses");
        match (self.years, self.months) {
            (0, 0) => f.pad(&counted(self.days, "dia", "dias")),
            (0, _) => f.pad(&months),
            (1, 1..) => f.pad(&format!("{years} e {months}")),
            _ => f.pad(&years),
        }
    }
}

fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn it_prints_as_a_ward_says_it() {
        for (born, printed) in [
            ("2026-03-14", "0 dias"),
            ("2026-03-13", "1 dia"),
            ("2026-03-02", "12 dias"),
            ("2026-02-14", "1 mês"),
            ("2025-10-14", "5 meses"),
            ("2025-03-15", "11 meses"),
            ("2025-03-14", "1 ano"),
            ("2024-09-14", "1 ano e 6 meses"),
            ("2023-01-01", "3 anos"),
            ("1926-03-14", "100 anos"),
            ("2026-03-15", "0 dias"),
        ] {
            assert_eq!(age(day(born), day("2026-03-14")).to_string(), printed, "born on {born}");
        }
    }

    #[test]
    fn a_day_that_a_month_lacks_is_the_first_of_the_next() {
        let leap = day("2024-02-29");
        assert_eq!(age(leap, day("2025-02-28")), Age { years: 0, months: 11, days: 30 });
        assert_eq!(age(leap, day("2025-03-01")), Age { years: 1, months: 0, days: 0 });
        assert_eq!(age(day("2026-01-31"), day("2026-03-01")), Age { years: 0, months: 1, days: 0 });
    }

    proptest! {
        #[test]
        fn a_day_later_nobody_is_younger(born in 0..60_000_i32, lived in -1_000..45_000_i32) {
            let date = |days: i32| NaiveDate::from_num_days_from_ce_opt(700_000 + days).unwrap();
            let on = |days: i32| age(date(born), date(born + days));
            prop_assert!(on(lived) <= on(lived + 1));
            prop_assert!(on(lived).months < 12 && on(lived).days < 31, "{:?}", on(lived));
        }

        #[test]
        fn no_two_dates_make_it_panic(born in any::<i32>(), on in any::<i32>()) {
            let date = |days| NaiveDate::from_num_days_from_ce_opt(days).unwrap_or(NaiveDate::MAX);
            let _ = age(date(born), date(on));
        }
    }
}
