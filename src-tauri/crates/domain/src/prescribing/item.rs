//! One item: its dose, route, frequency, duration and the parts that its kind needs.

use super::{Facts, PrescriptionKind};
use crate::{
    catalogue::dosing::ingredient_dose,
    commands::{ItemOrder, Order},
    dosage::{AsNeeded, Duration, Frequency, ItemKind, VariableRange},
    events::Medicine,
    quantity::{Amount, Dimension, Quantity},
    refusal::{Refusal, RefusalCode as Code},
};

const MOST_ITEMS: usize = 60;
/// No dose, volume or rate reaches this number in any unit; more digits are a typing error that no check can add up.
const TOO_MUCH: u32 = 1_000_000_000;

/// Refusals about the items themselves.
pub(super) fn items(order: &Order, facts: &Facts) -> Vec<Refusal> {
    if order.items.is_empty() {
        return vec![Refusal::new(Code::NoItems, "prescribing").at("items")];
    }
    if order.items.len() > MOST_ITEMS {
        return vec![Refusal::new(Code::TooManyItems, "prescribing").at("items").with("most", MOST_ITEMS.to_string())];
    }
    order
        .items
        .iter()
        .enumerate()
        .flat_map(|(position, item)| {
            let mut judged = Judged { prefix: format!("items[{position}]"), refusals: Vec::new() };
            judged.medicine(item, facts);
            judged.item(order.kind, item, facts.medicines.get(&item.medicine_id));
            judged.refusals
        })
        .collect()
}

/// Collects what is wrong with one item.
struct Judged {
    prefix: String,
    refusals: Vec<Refusal>,
}

impl Judged {
    fn refuse(&mut self, code: Code, rule: &str, field: &str) {
        self.refusals.push(Refusal::new(code, rule).at(format!("{}.{field}", self.prefix)));
    }

    fn medicine(&mut self, item: &ItemOrder, facts: &Facts) {
        let code = match facts.medicines.get(&item.medicine_id) {
            Some(medicine) if medicine.active => return,
            Some(_) => Code::MedicineInactive,
            None if facts.only_on_sale.contains(&item.medicine_id) => Code::MedicineOutsideFormulary,
            None => Code::MedicineUnknown,
        };
        self.refuse(code, "prescribing", "medicine_id");
    }

    fn item(&mut self, kind: PrescriptionKind, item: &ItemOrder, medicine: Option<&Medicine>) {
        self.route(item, medicine);
        match item.kind {
            ItemKind::Dose => self.dose(item.dose, medicine, "dose"),
            ItemKind::Infusion => self.infusion(item, medicine),
            ItemKind::Taper => self.taper(item, medicine),
            ItemKind::Variable => self.variable(item, medicine),
        }
        self.frequency(item);
        self.duration(kind, item);
        if let Some(as_needed) = &item.as_needed {
            self.as_needed(item, as_needed, medicine);
        }
        match item.quantity {
            Some(quantity) if !quantity.value.is_positive() => {
                self.refuse(Code::QuantityNotPositive, "prescribing", "quantity.value");
            }
            Some(quantity) => self.possible(quantity.value, "quantity.value"),
            None => {}
        }
        for (field, text) in [("instructions", &item.instructions), ("indication", &item.indication)] {
            if text.as_ref().is_some_and(|text| text.chars().count() > 2_000) {
                self.refuse(Code::TooLong, "prescribing", field);
            }
        }
    }

    fn route(&mut self, item: &ItemOrder, medicine: Option<&Medicine>) {
        match (item.route, medicine) {
            (None, _) => self.refuse(Code::RouteMissing, "prescribing", "route"),
            (Some(route), Some(medicine)) if !medicine.routes.contains(&route) => {
                self.refuse(Code::RouteNotOfMedicine, "prescribing", "route");
            }
            _ => {}
        }
    }

    fn dose(&mut self, dose: Option<Quantity>, medicine: Option<&Medicine>, field: &str) {
        let Some(dose) = dose else { return self.refuse(Code::DoseMissing, "prescribing", field) };
        if !dose.value.is_positive() {
            self.refuse(Code::DoseNotPositive, "prescribing", &format!("{field}.value"));
        }
        self.possible(dose.value, &format!("{field}.value"));
        self.unit(dose, medicine, field);
    }

    fn possible(&mut self, value: Amount, field: &str) {
        if value >= TOO_MUCH.into() {
            self.refuse(Code::DoseImpossible, "prescribing", field);
        }
    }

    fn unit(&mut self, dose: Quantity, medicine: Option<&Medicine>, field: &str) {
        if medicine.is_some_and(|medicine| ingredient_dose(medicine, dose).is_err()) {
            self.refuse(Code::UnitOfAnotherDimension, "R2.15", &format!("{field}.unit"));
        }
    }

    fn infusion(&mut self, item: &ItemOrder, medicine: Option<&Medicine>) {
        if item.dose.is_some() {
            self.dose(item.dose, medicine, "dose");
        }
        match item.volume {
            None if item.dose.is_none() => self.refuse(Code::InfusionIncomplete, "2.13", "volume"),
            Some(volume) if !volume.value.is_positive() => {
                self.refuse(Code::DoseNotPositive, "prescribing", "volume.value");
            }
            Some(volume) if volume.unit.dimension() != Dimension::Volume => {
                self.refuse(Code::UnitOfAnotherDimension, "R2.15", "volume.unit");
            }
            Some(volume) => self.possible(volume.value, "volume.value"),
            None => {}
        }
        match item.rate {
            None => self.refuse(Code::InfusionIncomplete, "2.13", "rate"),
            Some(rate) if !rate.value.is_positive() => self.refuse(Code::DoseNotPositive, "prescribing", "rate.value"),
            Some(rate) if !matches!(rate.unit.dimension(), Dimension::Rate) => {
                self.refuse(Code::UnitOfAnotherDimension, "R2.16", "rate.unit");
            }
            Some(rate) => {
                self.possible(rate.value, "rate.value");
                let amount = rate.unit.amount_of_rate().map(|unit| Quantity::new(rate.value, unit));
                if amount.zip(medicine).is_some_and(|(amount, medicine)| ingredient_dose(medicine, amount).is_err()) {
                    self.refuse(Code::UnitOfAnotherDimension, "R2.16", "rate.unit");
                }
            }
        }
    }

    fn taper(&mut self, item: &ItemOrder, medicine: Option<&Medicine>) {
        if item.taper.is_empty() {
            self.refuse(Code::TaperImpossible, "2.13", "taper");
        }
        for (step, part) in item.taper.iter().enumerate() {
            self.dose(Some(part.dose), medicine, &format!("taper[{step}].dose"));
            if part.days == 0 {
                self.refuse(Code::TaperImpossible, "2.13", &format!("taper[{step}].days"));
            }
            if !is_possible(&part.frequency) {
                self.refuse(Code::FrequencyImpossible, "prescribing", &format!("taper[{step}].frequency"));
            }
        }
    }

    fn variable(&mut self, item: &ItemOrder, medicine: Option<&Medicine>) {
        if item.variable_measure.as_ref().is_none_or(|measure| measure.trim().is_empty()) {
            self.refuse(Code::VariableRangesImpossible, "2.13", "variable_measure");
        }
        if !joins_without_gap(&item.variable) {
            self.refuse(Code::VariableRangesImpossible, "2.13", "variable");
        }
        for (range, part) in item.variable.iter().enumerate() {
            let field = format!("variable[{range}].dose");
            let none = part.dose.value == 0.into();
            if none {
                self.unit(part.dose, medicine, &field);
            } else {
                self.dose(Some(part.dose), medicine, &field);
            }
        }
    }

    fn frequency(&mut self, item: &ItemOrder) {
        let needed = match item.kind {
            ItemKind::Dose | ItemKind::Variable => item.duration != Some(Duration::Once),
            ItemKind::Infusion | ItemKind::Taper => false,
        };
        match &item.frequency {
            // "Se dor" with a least interval says how often by itself.
            None if needed && item.as_needed.as_ref().is_none_or(|needed| needed.min_interval_hours.is_none()) => {
                self.refuse(Code::FrequencyMissing, "prescribing", "frequency");
            }
            Some(frequency) if !is_possible(frequency) => {
                self.refuse(Code::FrequencyImpossible, "prescribing", "frequency");
            }
            _ => {}
        }
    }

    fn duration(&mut self, kind: PrescriptionKind, item: &ItemOrder) {
        match item.duration {
            None if kind != PrescriptionKind::Inpatient && item.kind != ItemKind::Taper => {
                self.refuse(Code::DurationMissing, "prescribing", "duration");
            }
            Some(Duration::Days { days }) if days == 0 || days > 3650 => {
                self.refuse(Code::DurationImpossible, "prescribing", "duration.days");
            }
            _ => {}
        }
    }

    fn as_needed(&mut self, item: &ItemOrder, needed: &AsNeeded, medicine: Option<&Medicine>) {
        if needed.reason.as_ref().is_none_or(|reason| reason.trim().is_empty()) {
            self.refuse(Code::AsNeededReasonMissing, "2.13", "as_needed.reason");
        }
        if needed.min_interval_hours.is_none_or(|hours| hours == 0 || hours > 168) {
            self.refuse(Code::AsNeededIntervalMissing, "2.13", "as_needed.min_interval_hours");
        }
        match needed.max_daily {
            None => self.refuse(Code::AsNeededMaximumMissing, "2.13", "as_needed.max_daily"),
            Some(maximum) => {
                self.dose(Some(maximum), medicine, "as_needed.max_daily");
                let variable = item.variable.iter().map(|range| range.dose);
                if item.dose.into_iter().chain(variable).any(|dose| is_less(maximum, dose, medicine)) {
                    self.refuse(Code::AsNeededMaximumBelowDose, "2.13", "as_needed.max_daily");
                }
            }
        }
    }
}

/// Whether `one` is less than `other`; not where they cannot be compared.
fn is_less(one: Quantity, other: Quantity, medicine: Option<&Medicine>) -> bool {
    let given = |dose| ingredient_dose(medicine?, dose).ok().flatten();
    let comparable = one.to(other.unit).map(|one| (one, other)).or_else(|| given(one).zip(given(other)));
    comparable.is_some_and(|(one, other)| one.unit == other.unit && one.value < other.value)
}

/// Numbers that a clock and a calendar can follow.
fn is_possible(frequency: &Frequency) -> bool {
    match frequency {
        Frequency::EveryHours { hours } => (1..=72).contains(hours),
        Frequency::TimesPerDay { times } => (1..=24).contains(times),
        Frequency::EveryDays { days } => (2..=365).contains(days),
        Frequency::Weekdays { days } => {
            !days.is_empty()
                && days.windows(2).all(|pair| match pair {
                    [one, next] => one.num_days_from_monday() < next.num_days_from_monday(),
                    _ => true,
                })
        }
        Frequency::AtTimes { times } => {
            !times.is_empty() && times.windows(2).all(|pair| matches!(pair, [one, next] if one < next))
        }
        Frequency::AtBedtime | Frequency::Continuous => true,
    }
}

/// Ranges follow each other with no gap and no overlap (rulebook 2.13).
fn joins_without_gap(ranges: &[VariableRange]) -> bool {
    !ranges.is_empty()
        && ranges.iter().all(|range| range.from.zip(range.to).is_none_or(|(from, to)| from < to))
        && ranges.windows(2).all(|pair| matches!(pair, [one, next] if one.to.is_some() && one.to == next.from))
}
