//! What the pharmacy's triage did in a period, counted from the store itself.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use domain::{
    instant::Instant,
    number_pt::print_amount,
    paper::{Count, Figure, Paper, PaperKind, TriageDay, TriageReport, Waiting},
    prescribing::{InterventionReason, OrderState, Priority},
    quantity::Amount,
    roles::Question,
};
use rusqlite::{Connection, params};
use rust_decimal::Decimal;
use strum::VariantArray;

use super::{
    Made,
    house::{self, House},
    refused, words,
};
use crate::{
    clinic::Clinic,
    problem::{Problem, Rejection},
    session::Session,
    store::word,
};

/// The longest period that one report counts.
const LONGEST_DAYS: i64 = 366;
/// A longer period is drawn by weeks.
const BY_DAY: i64 = 45;

pub(super) async fn make(
    clinic: &Clinic,
    by: &Session,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Made, Problem> {
    clinic.may(by, Question::Triage).await?;
    let days = (until - from).num_days() + 1;
    if !(1..=LONGEST_DAYS).contains(&days) {
        return Err(refused(domain::refusal::RefusalCode::DateImpossible, "subject.until"));
    }
    let house = House::of(clinic).await?;
    let zone = house.zone;
    let start = |day: NaiveDate| Instant::from_local(day.and_time(NaiveTime::MIN), zone);
    let (begin, end) = (start(from), start(until.checked_add_days(Days::new(1)).unwrap_or(until)));
    let counted = clinic.read(move |read| Counted::of(read.connection(), begin, end)).await?;
    let as_of = *clinic.head().borrow();
    let report = TriageReport {
        period: format!("de {} a {}", from.format("%d/%m/%Y"), until.format("%d/%m/%Y")),
        scope: "Todas as unidades".to_owned(),
        figures: counted.figures(),
        days: counted.days(from, until, zone),
        waiting: counted.waiting(),
        reasons: counted.reasons(),
        wards: counted.wards(),
        missing: Vec::new(),
        provenance: house::listed(clinic, PaperKind::TriageReport, as_of, clinic.now(), zone).await?,
        letterhead: house.letterhead,
    };
    Ok(Made { paper: Paper::TriageReport(report), prescriptions: Vec::new() })
}

/// What was found in the store.
struct Counted {
    signed: u32,
    /// What was decided when, and where the patient lay at signing.
    decisions: Vec<(OrderState, Instant, String)>,
    /// When the prescriber was asked, why, and whether the answer was a new version.
    asked: Vec<(Instant, InterventionReason, Option<bool>)>,
    /// Minutes from signing to the first decision or question.
    waited: Vec<(Priority, i64)>,
}

impl Counted {
    fn of(store: &Connection, from: Instant, until: Instant) -> Result<Self, Rejection> {
        let window = params![from.millis(), until.millis()];
        let signed = store.query_row(
            "SELECT count(*) FROM prescription WHERE signed_at >= ?1 AND signed_at < ?2",
            window,
            |row| row.get(0),
        )?;
        let decisions = store
            .prepare(
                "SELECT decision.decision, decision.decided_at, coalesce(version.ward, 'Sem unidade')
                 FROM triage_decision AS decision JOIN prescription AS version ON version.id = decision.prescription_id
                 WHERE decision.decided_at >= ?1 AND decision.decided_at < ?2 ORDER BY decision.decided_at",
            )?
            .query_map(window, |row| Ok((word(row, 0)?, Instant::from_millis(row.get(1)?), row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let asked = store
            .prepare(
                "SELECT raised_at, reason, CASE WHEN answered_at IS NOT NULL THEN new_version IS NOT NULL END
                 FROM intervention WHERE raised_at >= ?1 AND raised_at < ?2 ORDER BY raised_at",
            )?
            .query_map(window, |row| Ok((Instant::from_millis(row.get(0)?), word(row, 1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let waited = store
            .prepare(
                "SELECT version.priority, (first.at - version.signed_at) / 60000
                 FROM (SELECT prescription_id, min(at) AS at FROM (
                           SELECT prescription_id, decided_at AS at FROM triage_decision
                           UNION ALL SELECT prescription_id, raised_at FROM intervention)
                       GROUP BY prescription_id) AS first
                     JOIN prescription AS version ON version.id = first.prescription_id
                 WHERE first.at >= ?1 AND first.at < ?2",
            )?
            .query_map(window, |row| Ok((word(row, 0)?, row.get::<_, i64>(1)?.max(0))))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Self { signed, decisions, asked, waited })
    }

    fn decided(&self, which: OrderState) -> usize {
        self.decisions.iter().filter(|(state, ..)| *state == which).count()
    }

    fn figures(&self) -> Vec<Figure> {
        let figure = |name: &str, value: usize, note: Option<String>| Figure {
            name: name.to_owned(),
            value: print_amount(Amount::from(u32::try_from(value).unwrap_or(u32::MAX))),
            note,
        };
        let answered = self.asked.iter().filter(|(.., answer)| answer.is_some()).count();
        let accepted = self.asked.iter().filter(|(.., answer)| *answer == Some(true)).count();
        vec![
            figure("Prescrições triadas", self.decisions.len(), Some(format!("de {} assinadas", self.signed))),
            figure("Validadas sem ressalva", self.decided(OrderState::Validated), None),
            figure("Validadas com ressalva", self.decided(OrderState::ValidatedWithRemark), None),
            figure("Perguntas ao prescritor", self.asked.len(), Some(format!("{answered} respondidas"))),
            figure(
                "Aceitas em nova versão",
                accepted,
                Some(format!("{} das respondidas", percent(accepted, answered))),
            ),
            figure("Devolvidas", self.decided(OrderState::Returned), None),
        ]
    }

    fn days(&self, from: NaiveDate, until: NaiveDate, zone: Tz) -> Vec<TriageDay> {
        let step = if (until - from).num_days() < BY_DAY { 1 } else { 7 };
        let slot = |at: Instant| (at.date(zone) - from).num_days() / step;
        let mut days: BTreeMap<i64, TriageDay> = (0..=(until - from).num_days() / step)
            .map(|number| {
                let first = from.checked_add_days(Days::new(u64::try_from(number * step).unwrap_or(0))).unwrap_or(from);
                let name = first.format("%d/%m").to_string();
                (number, TriageDay { name, validated: 0, remarked: 0, asked: 0, returned: 0 })
            })
            .collect();
        for (state, at, _) in &self.decisions {
            let Some(day) = days.get_mut(&slot(*at)) else { continue };
            match state {
                OrderState::Validated => day.validated += 1,
                OrderState::ValidatedWithRemark => day.remarked += 1,
                OrderState::Returned => day.returned += 1,
                _ => {}
            }
        }
        for (at, ..) in &self.asked {
            if let Some(day) = days.get_mut(&slot(*at)) {
                day.asked += 1;
            }
        }
        days.into_values().collect()
    }

    fn waiting(&self) -> Vec<Waiting> {
        Priority::VARIANTS
            .iter()
            .filter_map(|priority| {
                let mut minutes: Vec<i64> =
                    self.waited.iter().filter(|(of, _)| of == priority).map(|(_, minutes)| *minutes).collect();
                minutes.sort_unstable();
                let at = |tenths: usize| minutes.get((minutes.len() * tenths).div_ceil(10).saturating_sub(1)).copied();
                let target = priority.target_minutes();
                let within = minutes.iter().filter(|waited| **waited <= target).count();
                Some(Waiting {
                    priority: words::priority(*priority).to_owned(),
                    orders: u32::try_from(minutes.len()).unwrap_or(u32::MAX),
                    target: format!("até {target}\u{a0}min"),
                    median: lasted(at(5)?),
                    nine_in_ten: lasted(at(9)?),
                    within_target: percent(within, minutes.len()),
                })
            })
            .collect()
    }

    fn reasons(&self) -> Vec<Count> {
        most_first(self.asked.iter().map(|(_, reason, _)| words::intervention(*reason).to_owned()))
    }

    fn wards(&self) -> Vec<Count> {
        most_first(self.decisions.iter().map(|(.., ward)| ward.clone()))
    }
}

fn most_first(names: impl Iterator<Item = String>) -> Vec<Count> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut counts: Vec<Count> = counts.into_iter().map(|(name, count)| Count { name, count }).collect();
    counts.sort_by_key(|it| std::cmp::Reverse(it.count));
    counts
}

/// `12 min`, `1 h 20 min`.
fn lasted(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}\u{a0}min"),
    }
}

/// `94,1%`; a dash where there is nothing to take a part of.
fn percent(part: usize, whole: usize) -> String {
    let (part, whole) = (Decimal::from(part * 100), Decimal::from(whole));
    match part.checked_div(whole) {
        Some(percent) => format!("{}%", print_amount(Amount::new(percent.round_dp(1)))),
        None => "–".to_owned(),
    }
}
