//! When the doses of an item are due, how long it lasts, and the most it gives in a day.

use rust_decimal::Decimal;

use super::{Facts, PrescriptionKind};
use crate::{
    catalogue::dosing::ingredient_dose,
    commands::{ItemOrder, Order},
    dosage::{Duration, Frequency, ItemKind, ScheduleMode},
    events::Medicine,
    instant::Instant,
    quantity::Quantity,
    refusal::{Refusal, RefusalCode as Code},
    schedule::{Anchors, Schedule, ScheduleError},
};

/// Doses are planned for the first 24 hours; renewing plans the next ones.
const HORIZON_DAYS: i64 = 1;

/// The end of an item; `None` when it goes on until somebody stops it. An in-patient item without a duration of its own
/// is valid for 24 hours (rulebook 2.13).
pub(super) fn ends_at(order: &Order, item: &ItemOrder, starts_at: Instant) -> Option<Instant> {
    if item.kind == ItemKind::Taper {
        return Some(starts_at.plus_days(item.taper.iter().map(|step| i64::from(step.days)).sum()));
    }
    match item.duration {
        Some(Duration::Days { days }) => Some(starts_at.plus_days(days.into())),
        Some(Duration::Once) => Some(starts_at.plus_days(1)),
        None if order.kind == PrescriptionKind::Inpatient => Some(starts_at.plus_days(1)),
        Some(Duration::Continuous) | None => None,
    }
}

/// The planned doses of the first 24 hours. Only in-patient items are planned, and nothing that is given only if needed.
pub(super) fn doses(
    order: &Order,
    item: &ItemOrder,
    position: usize,
    facts: &Facts,
    anchors: &Anchors,
) -> Result<Vec<Instant>, Refusal> {
    if order.kind != PrescriptionKind::Inpatient || item.as_needed.is_some() {
        return Ok(Vec::new());
    }
    if item.duration == Some(Duration::Once) {
        return Ok(vec![facts.at]);
    }
    let frequency = item.frequency.as_ref().or_else(|| item.taper.first().map(|step| &step.frequency));
    let Some(rhythm) = frequency.filter(|frequency| **frequency != Frequency::Continuous).cloned() else {
        return Ok(Vec::new());
    };
    let mode = match (item.scheduling, &rhythm) {
        (Some(scheduling), Frequency::EveryHours { .. } | Frequency::EveryDays { .. }) => scheduling.mode,
        _ => ScheduleMode::Anchored,
    };
    let first_dose_now = item.scheduling.is_some_and(|scheduling| scheduling.first_dose_now);
    let schedule = Schedule { rhythm, mode, first_dose_now };
    let refuse = |error: ScheduleError| {
        let code = match error {
            ScheduleError::GapTooLong => Code::ScheduleGapTooLong,
            _ => Code::FrequencyImpossible,
        };
        Refusal::new(code, "R3.20").at(format!("items[{position}].scheduling"))
    };
    let end = facts.at.plus_days(HORIZON_DAYS);
    match schedule.instants(anchors, facts.at, end, facts.zone) {
        // An interval that no ward has times for (5/5h) counts from the first dose.
        Err(ScheduleError::NoAnchors) if item.scheduling.is_none() => {
            let from_first = Schedule { mode: ScheduleMode::FromFirstDose, ..schedule };
            from_first.instants(anchors, facts.at, end, facts.zone).map_err(refuse)
        }
        planned => planned.map_err(refuse),
    }
}

/// The most an item gives in 24 hours, in the unit of the medicine's strength; `None` when that cannot be computed.
pub(crate) fn daily_dose(item: &ItemOrder, medicine: &Medicine) -> Option<Quantity> {
    let given = |dose: Quantity| ingredient_dose(medicine, dose).ok().flatten();
    if let Some(most) = item.as_needed.as_ref().and_then(|needed| needed.max_daily) {
        return given(most);
    }
    match item.kind {
        ItemKind::Dose => {
            let times =
                if item.duration == Some(Duration::Once) { Decimal::ONE } else { per_day(item.frequency.as_ref()?)? };
            given(item.dose?)?.times(times)
        }
        ItemKind::Taper => highest(
            item.taper.iter().map(|step| given(step.dose)?.times(per_day(&step.frequency)?)).collect::<Option<_>>()?,
        ),
        ItemKind::Variable => {
            let times = per_day(item.frequency.as_ref()?)?;
            highest(item.variable.iter().map(|range| given(range.dose)).collect::<Option<_>>()?)?.times(times)
        }
        ItemKind::Infusion => None,
    }
}

fn highest(doses: Vec<Quantity>) -> Option<Quantity> {
    doses.into_iter().max_by_key(|dose| dose.value)
}

/// Doses in the fullest 24 hours.
fn per_day(frequency: &Frequency) -> Option<Decimal> {
    match frequency {
        Frequency::EveryHours { hours: 0 } | Frequency::Continuous => None,
        // 5/5h may fall five times into 24 hours.
        Frequency::EveryHours { hours } => Some(Decimal::from(24_u16.div_ceil(*hours))),
        Frequency::TimesPerDay { times } => Some(Decimal::from(*times)),
        Frequency::EveryDays { .. } | Frequency::Weekdays { .. } | Frequency::AtBedtime => Some(Decimal::ONE),
        Frequency::AtTimes { times } => Some(Decimal::from(times.len())),
    }
}
