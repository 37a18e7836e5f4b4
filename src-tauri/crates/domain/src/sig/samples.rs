//! Lines of every kind, each as the parser would have made it: what the property tests draw from.

use chrono::{NaiveTime, Weekday};
use proptest::{option, prelude::*, sample::select};
use rust_decimal::Decimal;
use strum::VariantArray;

use super::{Dilution, Infusion, ParsedLine, Strength, Variable};
use crate::{
    catalogue::Route,
    dosage::{AsNeeded, Duration, Frequency, ItemKind, TaperStep, VariableRange},
    quantity::{Amount, Quantity, Unit},
};

fn amount() -> impl Strategy<Value = Amount> {
    (1_i64..10_000_000, 0_u32..4).prop_map(|(digits, scale)| Amount::new(Decimal::new(digits, scale)))
}

fn quantity(units: &'static [Unit]) -> impl Strategy<Value = Quantity> {
    (amount(), select(units)).prop_map(|(value, unit)| Quantity::new(value, unit))
}

const MEASURED: &[Unit] =
    &[Unit::Mg, Unit::G, Unit::Mcg, Unit::Ng, Unit::Ml, Unit::L, Unit::InternationalUnit, Unit::Meq, Unit::Mmol];
const COUNTED: &[Unit] = &[
    Unit::Drop,
    Unit::Tablet,
    Unit::Capsule,
    Unit::Ampoule,
    Unit::Bottle,
    Unit::Tube,
    Unit::Box,
    Unit::Sachet,
    Unit::Patch,
    Unit::Suppository,
    Unit::Puff,
    Unit::Dose,
    Unit::Application,
];
const RATES: &[Unit] = &[
    Unit::MlPerHour,
    Unit::DropsPerMinute,
    Unit::MicrodropsPerMinute,
    Unit::MgPerHour,
    Unit::McgPerHour,
    Unit::McgPerMinute,
    Unit::McgPerKgMinute,
    Unit::McgPerKgHour,
    Unit::MgPerKgHour,
    Unit::UnitsPerHour,
    Unit::UnitsPerMinute,
    Unit::UnitsPerKgHour,
];

fn dose() -> impl Strategy<Value = Quantity> {
    prop_oneof![quantity(MEASURED), quantity(COUNTED)]
}

fn strength() -> impl Strategy<Value = Strength> {
    let one = Quantity::new(Amount::from(1), Unit::Ml);
    let per = prop_oneof![Just(one), quantity(&[Unit::Ml, Unit::G, Unit::Dose, Unit::Drop])];
    let plain = prop::collection::vec(quantity(MEASURED), 1..4);
    prop_oneof![
        quantity(&[Unit::Percent]).prop_map(|percent| Strength { components: vec![percent], per: None }),
        (plain, option::of(per)).prop_map(|(components, per)| Strength { components, per }),
    ]
}

fn text(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(texts).prop_map(str::to_owned)
}

fn weekdays() -> impl Strategy<Value = Vec<Weekday>> {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    prop::sample::subsequence(vec![Mon, Tue, Wed, Thu, Fri, Sat, Sun], 1..=7)
}

fn times() -> impl Strategy<Value = Vec<NaiveTime>> {
    prop::collection::btree_set((0_u32..24, 0_u32..60), 1..5).prop_map(|times| {
        times.into_iter().filter_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0)).collect()
    })
}

fn frequency() -> impl Strategy<Value = Frequency> {
    prop_oneof![
        (1_u16..=72).prop_map(|hours| Frequency::EveryHours { hours }),
        (1_u16..=24).prop_map(|times| Frequency::TimesPerDay { times }),
        (2_u16..=365).prop_map(|days| Frequency::EveryDays { days }),
        weekdays().prop_map(|days| Frequency::Weekdays { days }),
        Just(Frequency::AtBedtime),
        times().prop_map(|times| Frequency::AtTimes { times }),
    ]
}

fn duration() -> impl Strategy<Value = Duration> {
    prop_oneof![(1_u16..=3650).prop_map(|days| Duration::Days { days }), Just(Duration::Continuous)]
}

fn as_needed() -> impl Strategy<Value = AsNeeded> {
    let reason =
        text(&["dor", "dor, febre ou mal-estar", "PA > 180", "dor (EVA 7-10)", "náuseas ou vômitos", "T > 37,8"]);
    (option::of(reason), option::of(1_u16..=72), option::of(quantity(MEASURED)))
        .prop_map(|(reason, min_interval_hours, max_daily)| AsNeeded { reason, min_interval_hours, max_daily })
}

fn base() -> impl Strategy<Value = ParsedLine> {
    let medicine =
        text(&["dipirona", "insulina NPH", "vitamina B12", "ômega-3", "codeína + paracetamol", "creme de Ágar"]);
    let instructions =
        text(&["em jejum", "lento, em bolus", "tomar com água; não mastigar", "se PA < 90, avisar 1.000"]);
    let given = (medicine, option::of(strength()), dose(), option::of(select(Route::VARIANTS)));
    let when = (option::of(frequency()), any::<bool>(), option::of(duration()), option::of(as_needed()));
    (given, when, option::of(quantity(COUNTED)), option::of(instructions)).prop_map(
        |(
            (medicine, strength, dose, route),
            (frequency, first_dose_now, duration, as_needed),
            quantity,
            instructions,
        )| {
            ParsedLine {
                kind: ItemKind::Dose,
                medicine,
                strength,
                dose: Some(dose),
                route,
                dilution: None,
                infusion: None,
                frequency,
                first_dose_now,
                duration,
                as_needed,
                proposed_max_daily: None,
                taper: Vec::new(),
                variable: None,
                quantity,
                instructions,
                spans: Vec::new(),
            }
        },
    )
}

fn dilution() -> impl Strategy<Value = Dilution> {
    let diluent = text(&["SF 0,9%", "SG 5%", "RL", "água para injetáveis", "lidocaína 1%"]);
    let volume = quantity(&[Unit::Ml, Unit::L]);
    prop_oneof![
        (diluent, option::of(volume)).prop_map(|(diluent, volume)| Dilution { diluent: Some(diluent), volume }),
        quantity(&[Unit::Ml]).prop_map(|volume| Dilution { diluent: None, volume: Some(volume) }),
    ]
}

fn infusion() -> impl Strategy<Value = Infusion> {
    prop_oneof![
        (option::of(quantity(RATES)), option::of(1_u16..=10_080)).prop_map(|(rate, over_minutes)| Infusion {
            rate,
            over_minutes,
            pump: true
        }),
        quantity(RATES).prop_map(|rate| Infusion { rate: Some(rate), over_minutes: None, pump: false }),
        (1_u16..=10_080).prop_map(|minutes| Infusion { rate: None, over_minutes: Some(minutes), pump: false }),
    ]
}

fn variable() -> impl Strategy<Value = Variable> {
    let bounds = prop::collection::btree_set((0_i64..5_000, 0_u32..2), 2..6);
    let measure = text(&["glicemia", "glicemia capilar", "HGT pós-prandial"]);
    (bounds, measure, select(MEASURED), any::<(bool, bool)>()).prop_map(|(bounds, measure, unit, (low, high))| {
        let mut bounds: Vec<Amount> =
            bounds.into_iter().map(|(digits, scale)| Amount::new(Decimal::new(digits, scale))).collect();
        bounds.sort();
        bounds.dedup();
        let mut ends: Vec<Option<Amount>> = bounds.into_iter().map(Some).collect();
        if low || ends.len() < 2 {
            ends.insert(0, None);
        }
        if high {
            ends.push(None);
        }
        let ranges = ends.iter().zip(ends.iter().skip(1)).zip(0_u32..);
        let ranges = ranges.map(|((from, to), dose)| VariableRange {
            from: *from,
            to: *to,
            dose: Quantity::new(Amount::from(dose), unit),
        });
        Variable { measure, ranges: ranges.collect() }
    })
}

fn taper() -> impl Strategy<Value = Vec<TaperStep>> {
    let step =
        (dose(), frequency(), 1_u16..=3650).prop_map(|(dose, frequency, days)| TaperStep { dose, frequency, days });
    prop::collection::vec(step, 2..5)
}

/// What the parser adds to what is written.
fn settled(mut line: ParsedLine) -> ParsedLine {
    if line.first_dose_now && line.frequency.is_none() && line.taper.is_empty() && line.duration.is_none() {
        line.duration = Some(Duration::Once);
    }
    if let Some(as_needed) = &mut line.as_needed {
        if let Some(Frequency::EveryHours { hours }) = line.frequency {
            as_needed.min_interval_hours.get_or_insert(hours);
        }
        let complete = as_needed.reason.is_some() && as_needed.max_daily.is_none();
        if let (true, Some(hours), Some(dose)) = (complete, as_needed.min_interval_hours, line.dose) {
            line.proposed_max_daily = dose.times(Decimal::from((24 / hours).max(1)));
        }
    }
    line
}

pub(super) fn lines() -> impl Strategy<Value = ParsedLine> {
    prop_oneof![
        base(),
        (base(), dilution()).prop_map(|(line, dilution)| ParsedLine { dilution: Some(dilution), ..line }),
        base().prop_map(|line| ParsedLine { frequency: None, duration: Some(Duration::Once), ..line }),
        (base(), option::of(dilution()), infusion(), any::<bool>()).prop_map(|(line, dilution, infusion, unending)| {
            let frequency = if unending { Some(Frequency::Continuous) } else { line.frequency };
            ParsedLine { kind: ItemKind::Infusion, dilution, infusion: Some(infusion), frequency, ..line }
        }),
        (base(), taper()).prop_map(|(line, taper)| {
            ParsedLine { kind: ItemKind::Taper, dose: None, frequency: None, duration: None, taper, ..line }
        }),
        (base(), variable()).prop_map(|(line, variable)| {
            ParsedLine { kind: ItemKind::Variable, strength: None, dose: None, variable: Some(variable), ..line }
        }),
    ]
    .prop_map(settled)
}
