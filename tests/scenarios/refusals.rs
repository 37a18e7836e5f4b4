//! Each refusal of prescribing by itself: one thing is wrong with an order, and exactly that is said, with its field and rule.
//!
//! `check` and `execute` say the same, and neither writes.

use clinic::session::Session;
use domain::{
    catalogue::Route,
    commands::{Command, ItemOrder, MaintainMedicine, Order, Prescribe},
    dosage::{AsNeeded, Duration, Frequency, ItemKind},
    prescribing::{PrescriptionKind, Priority},
    quantity::Unit,
};
use support::{
    asking::refusals,
    house::{House, item, new_id},
    orders::{if_pain, infusion, once, quantity, sliding_scale, taper},
    people,
};

/// What is wrong with the item, and what is said of it.
type Case = (&'static str, fn(&House, &mut ItemOrder), &'static [&'static str]);

const ITEMS: &[Case] = &[
    (
        "a medicine nobody knows",
        |_, item| item.medicine_id = new_id().uuid().into(),
        &["MedicineUnknown at items[0].medicine_id by prescribing"],
    ),
    ("no dose", |_, item| item.dose = None, &["DoseMissing at items[0].dose by prescribing"]),
    (
        "a dose of nothing",
        |_, item| item.dose = Some(quantity("0", Unit::Mg)),
        &["DoseNotPositive at items[0].dose.value by prescribing"],
    ),
    (
        "less than nothing",
        |_, item| item.dose = Some(quantity("-1", Unit::Mg)),
        &["DoseNotPositive at items[0].dose.value by prescribing"],
    ),
    (
        "millilitres of a tablet",
        |_, item| item.dose = Some(quantity("5", Unit::Ml)),
        &["UnitOfAnotherDimension at items[0].dose.unit by R2.15"],
    ),
    (
        "drops of a tablet",
        |_, item| item.dose = Some(quantity("20", Unit::Drop)),
        &["UnitOfAnotherDimension at items[0].dose.unit by R2.15"],
    ),
    (
        "units of a medicine in milligrams",
        |_, item| item.dose = Some(quantity("5", Unit::InternationalUnit)),
        &["UnitOfAnotherDimension at items[0].dose.unit by R2.15"],
    ),
    ("no route", |_, item| item.route = None, &["RouteMissing at items[0].route by prescribing"]),
    (
        "a tablet into the vein",
        |_, item| item.route = Some(Route::Ev),
        &["RouteNotOfMedicine at items[0].route by prescribing"],
    ),
    ("no frequency", |_, item| item.frequency = None, &["FrequencyMissing at items[0].frequency by prescribing"]),
    (
        "an interval of no hours",
        |_, item| item.frequency = Some(Frequency::EveryHours { hours: 0 }),
        &["FrequencyImpossible at items[0].frequency by prescribing"],
    ),
    (
        "weekdays out of order",
        |_, item| item.frequency = Some(Frequency::Weekdays { days: vec![chrono::Weekday::Thu, chrono::Weekday::Mon] }),
        &["FrequencyImpossible at items[0].frequency by prescribing"],
    ),
    (
        "a duration of no days",
        |_, item| item.duration = Some(Duration::Days { days: 0 }),
        &["DurationImpossible at items[0].duration.days by prescribing"],
    ),
    (
        "if needed, without saying for what",
        |house, item| {
            *item = if_pain(support::house::item(house.medicine("F001"), 500), 2000);
            item.as_needed.as_mut().unwrap().reason = Some(" ".to_owned());
        },
        &["AsNeededReasonMissing at items[0].as_needed.reason by 2.13"],
    ),
    (
        "if needed, without an interval",
        |house, item| {
            *item = if_pain(support::house::item(house.medicine("F001"), 500), 2000);
            item.as_needed.as_mut().unwrap().min_interval_hours = None;
        },
        &["AsNeededIntervalMissing at items[0].as_needed.min_interval_hours by 2.13"],
    ),
    (
        "if needed, as much as one likes",
        |house, item| {
            *item = if_pain(support::house::item(house.medicine("F001"), 500), 2000);
            item.as_needed.as_mut().unwrap().max_daily = None;
        },
        &["AsNeededMaximumMissing at items[0].as_needed.max_daily by 2.13"],
    ),
    (
        "if needed, and nothing else is said: no frequency either",
        |_, item| {
            item.frequency = None;
            item.as_needed = Some(AsNeeded { reason: None, min_interval_hours: None, max_daily: None });
        },
        &[
            "FrequencyMissing at items[0].frequency by prescribing",
            "AsNeededReasonMissing at items[0].as_needed.reason by 2.13",
            "AsNeededIntervalMissing at items[0].as_needed.min_interval_hours by 2.13",
            "AsNeededMaximumMissing at items[0].as_needed.max_daily by 2.13",
        ],
    ),
    (
        "a daily maximum in millilitres of a tablet",
        |house, item| {
            *item = if_pain(support::house::item(house.medicine("F001"), 500), 2000);
            item.as_needed.as_mut().unwrap().max_daily = Some(quantity("4", Unit::Ml));
        },
        &["UnitOfAnotherDimension at items[0].as_needed.max_daily.unit by R2.15"],
    ),
    (
        "more than anybody is given",
        |_, item| item.dose = Some(quantity("79228162514264337593543950335", Unit::Mg)),
        &["DoseImpossible at items[0].dose.value by prescribing"],
    ),
    (
        "if needed, with less a day than one dose",
        |house, item| *item = if_pain(support::house::item(house.medicine("F001"), 500), 400),
        &["AsNeededMaximumBelowDose at items[0].as_needed.max_daily by 2.13"],
    ),
    (
        "insulin by the milligram an hour",
        |house, item| {
            *item = infusion(house.medicine("F155"), "100", "10");
            item.rate = Some(quantity("10", Unit::MgPerHour));
        },
        &["UnitOfAnotherDimension at items[0].rate.unit by R2.16"],
    ),
    (
        "no insulin, in tablets",
        |house, item| {
            *item = sliding_scale(house.medicine("F155"));
            item.variable[0].dose = quantity("0", Unit::Tablet);
        },
        &["UnitOfAnotherDimension at items[0].variable[0].dose.unit by R2.15"],
    ),
    (
        "an infusion without volume or rate",
        |house, item| {
            *item = infusion(house.medicine("F142"), "500", "50");
            (item.volume, item.rate) = (None, None);
        },
        &["InfusionIncomplete at items[0].volume by 2.13", "InfusionIncomplete at items[0].rate by 2.13"],
    ),
    (
        "an infusion by the tablet",
        |house, item| {
            *item = infusion(house.medicine("F142"), "500", "50");
            item.rate = Some(quantity("2", Unit::Tablet));
            item.volume = Some(quantity("500", Unit::Mg));
        },
        &[
            "UnitOfAnotherDimension at items[0].volume.unit by R2.15",
            "UnitOfAnotherDimension at items[0].rate.unit by R2.16",
        ],
    ),
    (
        "a taper without steps",
        |house, item| {
            *item = taper(house.medicine("F176"), 40, 20);
            item.taper.clear();
        },
        &["TaperImpossible at items[0].taper by 2.13"],
    ),
    (
        "a taper's step of no days",
        |house, item| {
            *item = taper(house.medicine("F176"), 40, 20);
            item.taper[1].days = 0;
        },
        &["TaperImpossible at items[0].taper[1].days by 2.13"],
    ),
    (
        "a sliding scale with a gap, of nothing measured",
        |house, item| {
            *item = sliding_scale(house.medicine("F155"));
            item.variable[1].from = Some(200.into());
            item.variable_measure = None;
        },
        &[
            "VariableRangesImpossible at items[0].variable_measure by 2.13",
            "VariableRangesImpossible at items[0].variable by 2.13",
        ],
    ),
    (
        "a quantity of nothing to hand out",
        |_, item| item.quantity = Some(quantity("0", Unit::Tablet)),
        &["QuantityNotPositive at items[0].quantity.value by prescribing"],
    ),
    (
        "an override that does not say why",
        |_, item| {
            let reason = domain::prescribing::OverrideReason::Other;
            item.allergy_override = Some(domain::commands::Override { reason, text: Some("porque sim".repeat(0)) });
        },
        &["OverrideReasonMissing at items[0].allergy_override.text by 2.14"],
    ),
];

#[tokio::test]
async fn each_thing_wrong_with_an_item_is_said_by_itself_and_nothing_is_written() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let before = house.written();
    for (case, spoil, said) in ITEMS {
        let mut wrong = item(house.medicine("F001"), 500);
        spoil(&house, &mut wrong);
        refused(&house, case, house.order(patient, stay, vec![wrong]), said).await;
    }
    assert_eq!(house.written(), before, "a refusal writes nothing");
    house.clinic.close().await;
}

/// What is wrong with the order around the items.
type OrderCase = (&'static str, fn(&mut Order), &'static [&'static str]);

const ORDERS: &[OrderCase] = &[
    ("nothing ordered", |order| order.items.clear(), &["NoItems at items by prescribing"]),
    (
        "more than a chart holds",
        |order| order.items = vec![once(order.items[0].clone()); 61],
        &["TooManyItems at items by prescribing"],
    ),
    (
        "in a stay nobody knows",
        |order| order.encounter_id = Some(new_id().uuid().into()),
        &["EncounterUnknown at encounter_id by prescribing"],
    ),
    (
        "in a bed, but in no stay",
        |order| order.encounter_id = None,
        &["EncounterMissing at encounter_id by prescribing"],
    ),
    (
        "to take home, without saying how long",
        |order| {
            order.kind = PrescriptionKind::Ambulatory;
            order.items[0].duration = None;
        },
        &["DurationMissing at items[0].duration by prescribing"],
    ),
];

#[tokio::test]
async fn each_thing_wrong_with_an_order_is_said_by_itself() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    for (case, spoil, said) in ORDERS {
        let mut order = house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
        spoil(&mut order);
        refused(&house, case, order, said).await;
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn what_may_be_left_out_is_not_asked_for() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let plain = || item(house.medicine("F001"), 500);
    let order = |kind, items| Order { kind, ..house.order(patient, stay, items) };
    let once = ItemOrder { frequency: None, duration: Some(Duration::Once), ..plain() };
    let needed = ItemOrder { frequency: None, ..if_pain(plain(), 2000) };
    for (case, order) in [
        ("one dose needs no frequency", order(PrescriptionKind::Inpatient, vec![once])),
        ("a least interval says how often", order(PrescriptionKind::Inpatient, vec![needed])),
        (
            "an in-patient item lasts until tomorrow",
            order(PrescriptionKind::Inpatient, vec![ItemOrder { duration: None, ..plain() }]),
        ),
        (
            "continuous use needs no days",
            order(PrescriptionKind::Discharge, vec![ItemOrder { duration: Some(Duration::Continuous), ..plain() }]),
        ),
        (
            "the office needs no stay",
            Order { encounter_id: None, ..order(PrescriptionKind::Ambulatory, vec![plain()]) },
        ),
        (
            "a taper's steps say how often and how long",
            order(PrescriptionKind::Discharge, vec![taper(house.medicine("F176"), 40, 20)]),
        ),
    ] {
        let checked = house.clinic.check(&house.doctor, new_id(), Command::Prescribe(Prescribe(order))).await;
        assert_eq!(refusals(checked), Vec::<String>::new(), "{case}");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn a_medicine_that_left_the_formulary_or_never_was_in_it_is_refused() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let formulary = domain::catalogue::formulary::Formulary::read(domain::tables::FORMULARY);
    let dipyrone = formulary.rows.iter().find(|row| row.id == "F001").unwrap();
    let retired = domain::commands::MedicineInput { active: false, ..dipyrone.into() };
    house.given(&Session::operator(), Command::MaintainMedicine(MaintainMedicine(retired))).await;
    let order = house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
    refused(&house, "retired", order, &["MedicineInactive at items[0].medicine_id by prescribing"]).await;

    let product = domain::commands::ProductInput {
        substance_text: "SUBSTÂNCIA DEMO".to_owned(),
        name: None,
        laboratory: "Laboratório Demo".to_owned(),
        cnpj: "11222333000181".to_owned(),
        presentation: "10 MG COM CX 30".to_owned(),
        registration: None,
        gtin: None,
        medicine_code: None,
        substance_key: None,
        link_rule: None,
    };
    let import = domain::commands::ImportProducts { file_sha256: "ab".repeat(32), products: vec![product], last: true };
    house.given(&Session::operator(), Command::ImportProducts(import)).await;
    let on_sale: uuid::Uuid = house.one("SELECT id FROM product", []);
    let order = house.order(patient, stay, vec![item(on_sale.into(), 10)]);
    refused(&house, "only on sale", order, &["MedicineOutsideFormulary at items[0].medicine_id by prescribing"]).await;
    house.clinic.close().await;
}

#[tokio::test]
async fn everything_wrong_is_said_at_once_also_about_several_items() {
    let house = House::open().await;
    let mut first = item(house.medicine("F001"), 0);
    first.route = None;
    let mut second = item(house.medicine("F004"), 500);
    second.kind = ItemKind::Variable;
    second.frequency = None;
    let order = Order {
        kind: PrescriptionKind::Inpatient,
        patient_id: new_id().uuid().into(),
        encounter_id: None,
        priority: Priority::Routine,
        items: vec![first, second, item(new_id().uuid().into(), 1)],
        note: None,
    };
    refused(
        &house,
        "all at once",
        order,
        &[
            "PatientUnknown at patient_id by prescribing",
            "EncounterMissing at encounter_id by prescribing",
            "RouteMissing at items[0].route by prescribing",
            "DoseNotPositive at items[0].dose.value by prescribing",
            "VariableRangesImpossible at items[1].variable_measure by 2.13",
            "VariableRangesImpossible at items[1].variable by 2.13",
            "FrequencyMissing at items[1].frequency by prescribing",
            "MedicineUnknown at items[2].medicine_id by prescribing",
        ],
    )
    .await;
    house.clinic.close().await;
}

/// Both answers say exactly this.
async fn refused(house: &House, case: &str, order: Order, said: &[&str]) {
    let command = Command::Prescribe(Prescribe(order));
    let checked = refusals(house.clinic.check(&house.doctor, new_id(), command.clone()).await);
    assert_eq!(checked, said, "{case}: what a form hears while people type");
    assert_eq!(refusals(house.ask(&house.doctor, command).await), said, "{case}: what a signature hears");
}
