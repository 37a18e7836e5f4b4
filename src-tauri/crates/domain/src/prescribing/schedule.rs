//! When the doses of an item are due, how long it lasts, and the most it gives in a day.

use rust_decimal::Decimal;

use super::{Facts, PrescriptionKind};
use crate::{
    catalogue::dosing::{beside, ingredient_dose},
    commands::{ItemOrder, Order},
    dosage::{Duration, Frequency, ItemKind, ScheduleMode},
    events::{Medicine, PrescribedItem},
    instant::Instant,
    quantity::Quantity,
    refusal::{Refusal, RefusalCode as Code},
    schedule::{Anchors, Schedule, ScheduleError},
};

/// Doses are planned for the first 24 hours; renewing plans the next ones.
const HORIZON_DAYS: i64 = 1;

/// The end that the item itself says, counted from its start; `None` when it says none.
fn own_end(item: &ItemOrder, starts_at: Instant) -> Option<Instant> {
    if item.kind == ItemKind::Taper {
        return Some(starts_at.plus_days(item.taper.iter().map(|step| i64::from(step.days)).sum()));
    }
    match item.duration {
        Some(Duration::Days { days }) => Some(starts_at.plus_days(days.into())),
        _ => None,
    }
}

/// Nothing of the item is left at `at`: its days are over, or its one dose is no longer to come.
pub fn is_over(item: &ItemOrder, starts_at: Instant, last_dose: Option<Instant>, at: Instant) -> bool {
    if item.duration == Some(Duration::Once) {
        return last_dose.is_none_or(|dose| dose < at);
    }
    own_end(item, starts_at).is_some_and(|end| end <= at)
}

/// The end of an item; `None` when it goes on until somebody stops it. An in-patient item without a duration of its own
/// is valid for 24 hours from the signature (rulebook 2.13).
pub(super) fn ends_at(
    order: &Order,
    item: &ItemOrder,
    position: usize,
    facts: &Facts,
    doses: &[Instant],
) -> Option<Instant> {
    let starts_at = facts.starts_at(position);
    own_end(item, starts_at).or_else(|| match item.duration {
        Some(Duration::Once) => Some(doses.first().copied().unwrap_or(starts_at).plus_days(1)),
        None if order.kind == PrescriptionKind::Inpatient => Some(facts.at.plus_days(1)),
        _ => None,
    })
}

/// When the plan of an item ends although the item goes on: somebody must renew it until then. `None` for what ends by
/// itself, and for what is not planned here.
pub fn runs_out_at(kind: PrescriptionKind, signed_at: Instant, item: &PrescribedItem) -> Option<Instant> {
    let planned = signed_at.plus_days(HORIZON_DAYS);
    let goes_on = match item.duration {
        Some(Duration::Once) => false,
        None if item.kind != ItemKind::Taper => true,
        _ => item.ends_at.is_none_or(|end| end > planned),
    };
    (kind == PrescriptionKind::Inpatient && goes_on).then_some(planned)
}

/// The planned doses of the 24 hours from now. Only in-patient items are planned, and nothing that is given only if
/// needed. Counted from the item's own start: going on repeats no first dose and moves none.
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
    let drawing = Drawing { item, position, facts, anchors };
    let starts_at = facts.starts_at(position);
    let end = facts.at.plus_days(HORIZON_DAYS);
    if item.duration == Some(Duration::Once) {
        return drawing.once(starts_at);
    }
    if item.kind != ItemKind::Taper {
        let end = own_end(item, starts_at).map_or(end, |own| own.min(end));
        return item.frequency.as_ref().map_or_else(|| Ok(Vec::new()), |rhythm| drawing.doses(rhythm, starts_at, end));
    }
    let mut doses = Vec::new();
    let mut begins = starts_at;
    for step in &item.taper {
        let ends = begins.plus_days(step.days.into());
        if ends > facts.at && begins < end {
            doses.extend(drawing.doses(&step.frequency, begins, ends.min(end))?);
        }
        begins = ends;
    }
    Ok(doses)
}

/// What is at hand to draw the doses of one item.
struct Drawing<'a> {
    item: &'a ItemOrder,
    position: usize,
    facts: &'a Facts,
    anchors: &'a Anchors,
}

impl Drawing<'_> {
    /// A single dose: at the hour it names, now where it names none.
    fn once(&self, starts_at: Instant) -> Result<Vec<Instant>, Refusal> {
        match &self.item.frequency {
            Some(rhythm @ (Frequency::AtBedtime | Frequency::AtTimes { .. } | Frequency::Weekdays { .. })) => {
                // Every weekday comes within a week.
                let doses = self.doses(rhythm, starts_at, starts_at.plus_days(8))?;
                Ok(doses.into_iter().take(1).collect())
            }
            _ => Ok(vec![starts_at]),
        }
    }

    /// The doses of a rhythm that began at `starts_at`, from now until `end`.
    fn doses(&self, rhythm: &Frequency, starts_at: Instant, end: Instant) -> Result<Vec<Instant>, Refusal> {
        if *rhythm == Frequency::Continuous {
            return Ok(Vec::new());
        }
        let scheduling = self.item.scheduling;
        let mode = match (scheduling, rhythm) {
            (Some(scheduling), Frequency::EveryHours { .. } | Frequency::EveryDays { .. }) => scheduling.mode,
            _ => ScheduleMode::Anchored,
        };
        let first_dose_now = scheduling.is_some_and(|scheduling| scheduling.first_dose_now);
        let schedule = Schedule { rhythm: rhythm.clone(), mode, first_dose_now };
        let (facts, anchors) = (self.facts, self.anchors);
        let from = facts.at.max(starts_at);
        let planned = match schedule.instants_from(anchors, starts_at, from, end, facts.zone) {
            // An interval that no ward has times for (5/5h) counts from the first dose.
            Err(ScheduleError::NoAnchors) if scheduling.is_none() => {
                let from_first = Schedule { mode: ScheduleMode::FromFirstDose, ..schedule };
                from_first.instants_from(anchors, starts_at, from, end, facts.zone)
            }
            planned => planned,
        };
        planned.map_err(|error| {
            let code = match error {
                ScheduleError::GapTooLong => Code::ScheduleGapTooLong,
                _ => Code::FrequencyImpossible,
            };
            Refusal::new(code, "R3.20").at(format!("items[{}].scheduling", self.position))
        })
    }
}

/// The most an item gives of each ingredient in 24 hours, in the order of the medicine's ingredients.
pub(crate) fn daily_doses(item: &ItemOrder, medicine: &Medicine) -> Vec<Option<Quantity>> {
    let Some((first, others)) = medicine.ingredients.split_first() else { return Vec::new() };
    let dose = daily_dose(item, medicine);
    std::iter::once(dose).chain(others.iter().map(|other| beside(first, dose?, other))).collect()
}

/// The most an item gives of the first ingredient in 24 hours, in the unit of the medicine's strength; `None` when that cannot be computed.
pub(super) fn daily_dose(item: &ItemOrder, medicine: &Medicine) -> Option<Quantity> {
    let given = |dose: Quantity| ingredient_dose(medicine, dose).ok().flatten();
    if let Some(most) = item.as_needed.as_ref().and_then(|needed| needed.max_daily) {
        let one = item.dose.into_iter().chain(item.variable.iter().map(|range| range.dose)).filter_map(given);
        return highest(given(most)?, one);
    }
    match item.kind {
        ItemKind::Dose => {
            let times =
                if item.duration == Some(Duration::Once) { Decimal::ONE } else { per_day(item.frequency.as_ref()?)? };
            given(item.dose?)?.times(times)
        }
        ItemKind::Taper => {
            let steps = item.taper.iter().map(|step| given(step.dose)?.times(per_day(&step.frequency)?));
            steps.collect::<Option<Vec<_>>>()?.into_iter().max_by_key(|dose| dose.value)
        }
        ItemKind::Variable => {
            let times = per_day(item.frequency.as_ref()?)?;
            let ranges = item.variable.iter().map(|range| given(range.dose)).collect::<Option<Vec<_>>>()?;
            ranges.into_iter().max_by_key(|dose| dose.value)?.times(times)
        }
        ItemKind::Infusion => None,
    }
}

/// The larger of a maximum and of each dose: one dose is always given.
fn highest(most: Quantity, doses: impl Iterator<Item = Quantity>) -> Option<Quantity> {
    std::iter::once(most).chain(doses).max_by_key(|dose| dose.value)
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
