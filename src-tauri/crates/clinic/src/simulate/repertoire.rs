//! What the invented physicians order: lines of the shipped formulary, in doses that the rules let pass.

use std::collections::BTreeMap;

use domain::{
    catalogue::Route,
    commands::{ItemOrder, Override},
    dosage::{AsNeeded, Duration, Frequency, ItemKind, TaperStep, VariableRange},
    ids::MedicineId,
    quantity::{Amount, Quantity, Unit},
};
use rusqlite::Row;

use crate::{clinic::Clinic, problem::Problem};

/// The formulary's ids, by its codes.
pub(crate) type Medicines = BTreeMap<String, MedicineId>;

/// One medicine as somebody habitually orders it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// The formulary's code.
    pub code: &'static str,
    /// Lines of one substance never stand in one order.
    pub substance: &'static str,
    dose: (u32, Unit),
    route: Route,
    how: How,
}

#[derive(Debug, Clone, Copy)]
enum How {
    Every(u16),
    Times(u16),
    Bedtime,
    Once,
    /// For what, hours between doses, the most in 24 hours in the dose's unit.
    Needed(&'static str, u16, u32),
    /// Millilitres, at millilitres an hour.
    Infusion(u32, u32),
    InfusionOnce(u32, u32),
    /// By capillary glucose.
    Sliding,
    /// Days at the dose, then as many at half of it.
    Taper(u16),
}

const fn line(code: &'static str, substance: &'static str, dose: u32, unit: Unit, route: Route, how: How) -> Line {
    Line { code, substance, dose: (dose, unit), route, how }
}

/// In-patient orders.
pub(crate) const WARD: [Line; 26] = [
    line("F001", "dipirona", 500, Unit::Mg, Route::Vo, How::Needed("dor", 6, 2_000)),
    line("F042", "omeprazol", 20, Unit::Mg, Route::Vo, How::Times(1)),
    line("F121", "enoxaparina", 40, Unit::Mg, Route::Sc, How::Times(1)),
    line("F198", "ceftriaxona", 1, Unit::G, Route::Ev, How::Every(12)),
    line("F052", "ondansetrona", 8, Unit::Mg, Route::Ev, How::Needed("náusea", 8, 24)),
    line("F071", "losartana", 50, Unit::Mg, Route::Vo, How::Every(12)),
    line("F003", "dipirona", 1_000, Unit::Mg, Route::Ev, How::Every(6)),
    line("F107", "sinvastatina", 20, Unit::Mg, Route::Vo, How::Bedtime),
    line("F096", "furosemida", 20, Unit::Mg, Route::Ev, How::Every(12)),
    line("F145", "ringer", 500, Unit::Ml, Route::Ev, How::Infusion(500, 63)),
    line("F155", "insulina regular", 2, Unit::InternationalUnit, Route::Sc, How::Sliding),
    line("F154", "insulina nph", 10, Unit::InternationalUnit, Route::Sc, How::Times(2)),
    line("F202", "meropenem", 1, Unit::G, Route::Ev, How::Every(8)),
    line("F208", "vancomicina", 1, Unit::G, Route::Ev, How::Every(12)),
    line("F069", "enalapril", 10, Unit::Mg, Route::Vo, How::Every(12)),
    line("F074", "anlodipino", 5, Unit::Mg, Route::Vo, How::Times(1)),
    line("F159", "metformina", 850, Unit::Mg, Route::Vo, How::Times(2)),
    line("F020", "acido acetilsalicilico", 100, Unit::Mg, Route::Vo, How::Times(1)),
    line("F112", "clopidogrel", 75, Unit::Mg, Route::Vo, How::Times(1)),
    line("F176", "prednisona", 40, Unit::Mg, Route::Vo, How::Taper(3)),
    line("F049", "metoclopramida", 10, Unit::Mg, Route::Ev, How::Every(8)),
    line("F005", "paracetamol", 750, Unit::Mg, Route::Vo, How::Every(8)),
    line("F263", "fenitoina", 100, Unit::Mg, Route::Vo, How::Every(8)),
    line("F249", "diazepam", 10, Unit::Mg, Route::Vo, How::Bedtime),
    line("F027", "morfina", 2, Unit::Mg, Route::Ev, How::Needed("dor intensa", 4, 12)),
    line("F184", "amoxicilina", 500, Unit::Mg, Route::Vo, How::Every(8)),
];

/// What waits for somebody's approval (rulebook R2.18).
pub(crate) const RESERVE: Line = line("F210", "linezolida", 600, Unit::Mg, Route::Ev, How::Every(12));

/// Orders for now.
pub(crate) const STAT: [Line; 8] = [
    line("F003", "dipirona", 1_000, Unit::Mg, Route::Ev, How::Once),
    line("F027", "morfina", 2, Unit::Mg, Route::Ev, How::Once),
    line("F096", "furosemida", 40, Unit::Mg, Route::Ev, How::Once),
    line("F174", "hidrocortisona", 100, Unit::Mg, Route::Ev, How::Once),
    line("F250", "diazepam", 10, Unit::Mg, Route::Ev, How::Once),
    line("F055", "escopolamina", 20, Unit::Mg, Route::Ev, How::Once),
    line("F052", "ondansetrona", 8, Unit::Mg, Route::Ev, How::Once),
    line("F142", "cloreto de sodio", 500, Unit::Ml, Route::Ev, How::InfusionOnce(500, 500)),
];

/// What patients take home.
pub(crate) const HOME: [Line; 5] = [
    line("F042", "omeprazol", 20, Unit::Mg, Route::Vo, How::Times(1)),
    line("F071", "losartana", 50, Unit::Mg, Route::Vo, How::Every(12)),
    line("F184", "amoxicilina", 500, Unit::Mg, Route::Vo, How::Every(8)),
    line("F001", "dipirona", 500, Unit::Mg, Route::Vo, How::Needed("dor", 6, 2_000)),
    line("F159", "metformina", 850, Unit::Mg, Route::Vo, How::Times(2)),
];

/// What patients take home under the law on controlled medicines.
pub(crate) const CONTROLLED: [Line; 6] = [
    line("F253", "clonazepam", 2, Unit::Mg, Route::Vo, How::Bedtime),
    line("F288", "sertralina", 50, Unit::Mg, Route::Vo, How::Times(1)),
    line("F034", "metadona", 10, Unit::Mg, Route::Vo, How::Every(12)),
    line("F306", "sibutramina", 15, Unit::Mg, Route::Vo, How::Times(1)),
    line("F376", "isotretinoina", 20, Unit::Mg, Route::Vo, How::Times(1)),
    line("F375", "talidomida", 100, Unit::Mg, Route::Vo, How::Bedtime),
];

/// Those of what is taken home that are no tablets.
const CAPSULES: [&str; 4] = ["F042", "F184", "F306", "F376"];

impl Line {
    /// The item; `None` when the house's formulary has no such medicine.
    pub(crate) fn item(&self, medicines: &Medicines) -> Option<ItemOrder> {
        let medicine_id = *medicines.get(self.code)?;
        let dose = Quantity::new(self.dose.0.into(), self.dose.1);
        let item = ItemOrder {
            kind: ItemKind::Dose,
            medicine_id,
            dose: Some(dose),
            route: Some(self.route),
            frequency: None,
            duration: None,
            scheduling: None,
            diluent: None,
            volume: None,
            rate: None,
            as_needed: None,
            taper: Vec::new(),
            variable: Vec::new(),
            variable_measure: None,
            quantity: None,
            indication: None,
            cid: None,
            substitution_refused: false,
            instructions: None,
            allergy_override: None,
        };
        Some(self.how.of(item, dose))
    }

    /// The same for so many days, with tablets or capsules for one dose each to take home.
    pub(crate) fn home_item(&self, medicines: &Medicines, days: u16) -> Option<ItemOrder> {
        let mut item = self.item(medicines)?;
        let a_day = match self.how {
            How::Every(hours) | How::Needed(_, hours, _) => 24 / hours.max(1),
            How::Times(times) => times,
            _ => 1,
        };
        item.duration = Some(Duration::Days { days });
        item.quantity = Some(Quantity::new(u32::from(days * a_day).into(), self.package()));
        Some(item)
    }

    /// What one dose of it is handed over as.
    fn package(&self) -> Unit {
        if CAPSULES.contains(&self.code) { Unit::Capsule } else { Unit::Tablet }
    }
}

impl How {
    fn of(self, item: ItemOrder, dose: Quantity) -> ItemOrder {
        let with = |frequency| ItemOrder { frequency: Some(frequency), ..item.clone() };
        let infusion = |millilitres: u32, an_hour: u32| ItemOrder {
            kind: ItemKind::Infusion,
            dose: None,
            volume: Some(Quantity::new(millilitres.into(), Unit::Ml)),
            rate: Some(Quantity::new(an_hour.into(), Unit::MlPerHour)),
            ..item.clone()
        };
        match self {
            Self::Every(hours) => with(Frequency::EveryHours { hours }),
            Self::Times(times) => with(Frequency::TimesPerDay { times }),
            Self::Bedtime => with(Frequency::AtBedtime),
            Self::Once => ItemOrder { duration: Some(Duration::Once), ..item },
            Self::Needed(reason, hours, most) => ItemOrder {
                as_needed: Some(AsNeeded {
                    reason: Some(reason.to_owned()),
                    min_interval_hours: Some(hours),
                    max_daily: Some(Quantity::new(most.into(), dose.unit)),
                }),
                ..with(Frequency::EveryHours { hours })
            },
            Self::Infusion(millilitres, an_hour) => {
                ItemOrder { frequency: Some(Frequency::EveryHours { hours: 8 }), ..infusion(millilitres, an_hour) }
            }
            Self::InfusionOnce(millilitres, an_hour) => {
                ItemOrder { duration: Some(Duration::Once), ..infusion(millilitres, an_hour) }
            }
            Self::Sliding => ItemOrder {
                kind: ItemKind::Variable,
                dose: None,
                variable: sliding_scale(),
                variable_measure: Some("glicemia capilar".to_owned()),
                ..with(Frequency::EveryHours { hours: 6 })
            },
            Self::Taper(days) => {
                let half = Amount::new(dose.value.decimal() / domain::quantity::Amount::from(2).decimal());
                let step = |dose| TaperStep { dose, frequency: Frequency::TimesPerDay { times: 1 }, days };
                ItemOrder {
                    kind: ItemKind::Taper,
                    dose: None,
                    taper: vec![step(dose), step(Quantity::new(half, dose.unit))],
                    ..item
                }
            }
        }
    }
}

fn sliding_scale() -> Vec<VariableRange> {
    [(None, Some(180), 0), (Some(180), Some(250), 2), (Some(250), Some(350), 4), (Some(350), None, 6)]
        .into_iter()
        .map(|(from, to, units): (Option<u32>, Option<u32>, u32)| VariableRange {
            from: from.map(Amount::from),
            to: to.map(Amount::from),
            dose: Quantity::new(units.into(), Unit::InternationalUnit),
        })
        .collect()
}

/// Goes on in spite of an allergy.
pub(crate) fn in_spite_of_allergy(item: ItemOrder) -> ItemOrder {
    let reason = domain::prescribing::OverrideReason::AlreadyTolerated;
    ItemOrder { allergy_override: Some(Override { reason, text: None }), ..item }
}

impl Clinic {
    /// The formulary's ids, by code.
    pub(crate) async fn medicines(&self) -> Result<Medicines, Problem> {
        self.read(|read| {
            let entry = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, uuid::Uuid>(1)?.into()));
            let mut all = read.connection().prepare_cached("SELECT code, id FROM medicine ORDER BY code, id DESC")?;
            Ok(all.query_map([], entry)?.collect::<Result<_, _>>()?)
        })
        .await
    }
}
