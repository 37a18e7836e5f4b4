//! Items as prescribers write them.

use domain::{
    catalogue::Route,
    commands::ItemOrder,
    dosage::{AsNeeded, Duration, Frequency, ItemKind, TaperStep, VariableRange},
    ids::MedicineId,
    quantity::{Quantity, Unit},
};

use crate::house::item;

/// A number with its unit.
pub fn quantity(value: &str, unit: Unit) -> Quantity {
    Quantity::new(value.parse().expect("a decimal"), unit)
}

/// `DOSE mg VO HOURS/HOURSh` without a duration.
pub fn every(medicine_id: MedicineId, mg: u32, hours: u16) -> ItemOrder {
    ItemOrder { frequency: Some(Frequency::EveryHours { hours }), duration: None, ..item(medicine_id, mg) }
}

/// The same by another route.
pub fn by(route: Route, item: ItemOrder) -> ItemOrder {
    ItemOrder { route: Some(route), ..item }
}

/// The same, only if there is pain, with at most `most` mg a day.
pub fn if_pain(item: ItemOrder, most: u32) -> ItemOrder {
    let as_needed = AsNeeded {
        reason: Some("dor".to_owned()),
        min_interval_hours: Some(6),
        max_daily: Some(Quantity::new(most.into(), Unit::Mg)),
    };
    ItemOrder { as_needed: Some(as_needed), ..item }
}

/// The same, once.
pub fn once(item: ItemOrder) -> ItemOrder {
    ItemOrder { frequency: None, duration: Some(Duration::Once), ..item }
}

/// A volume at a rate.
pub fn infusion(medicine_id: MedicineId, millilitres: &str, per_hour: &str) -> ItemOrder {
    ItemOrder {
        kind: ItemKind::Infusion,
        dose: None,
        route: Some(Route::Ev),
        frequency: Some(Frequency::Continuous),
        volume: Some(quantity(millilitres, Unit::Ml)),
        rate: Some(quantity(per_hour, Unit::MlPerHour)),
        ..item(medicine_id, 1)
    }
}

/// Two steps of a taper.
pub fn taper(medicine_id: MedicineId, first_mg: u32, then_mg: u32) -> ItemOrder {
    let step = |mg: u32| TaperStep {
        dose: Quantity::new(mg.into(), Unit::Mg),
        frequency: Frequency::TimesPerDay { times: 1 },
        days: 3,
    };
    ItemOrder {
        kind: ItemKind::Taper,
        dose: None,
        frequency: None,
        duration: None,
        taper: vec![step(first_mg), step(then_mg)],
        ..item(medicine_id, 1)
    }
}

/// Units of insulin by capillary glucose: none below 180, 4 below 250, 6 above.
pub fn sliding_scale(medicine_id: MedicineId) -> ItemOrder {
    let range = |from: Option<&str>, to: Option<&str>, units: &str| VariableRange {
        from: from.map(|text| text.parse().expect("a decimal")),
        to: to.map(|text| text.parse().expect("a decimal")),
        dose: quantity(units, Unit::InternationalUnit),
    };
    ItemOrder {
        kind: ItemKind::Variable,
        dose: None,
        route: Some(Route::Sc),
        variable: vec![
            range(None, Some("180"), "0"),
            range(Some("180"), Some("250"), "4"),
            range(Some("250"), None, "6"),
        ],
        variable_measure: Some("glicemia capilar".to_owned()),
        ..item(medicine_id, 1)
    }
}
