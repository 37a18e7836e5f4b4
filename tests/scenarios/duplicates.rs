//! The same substance twice (R2.6): refused, within one order and across orders, but for its exceptions.

use domain::{
    catalogue::Route,
    commands::{Cancel, Command, ItemOrder, Prescribe, SuspendItem},
    quantity::Unit,
};
use support::{
    asking::{line, refusals},
    house::{House, item, new_id},
    orders::{by, every, if_pain, infusion, once, quantity, sliding_scale},
    people,
};

const TWICE_WITHIN: &str = "SameSubstanceTwice at items[1].medicine_id by R2.6";
const TWICE_BESIDE: &str = "SameSubstanceTwice at items[0].medicine_id by R2.6";

type Pair = (&'static str, fn(&House) -> (ItemOrder, ItemOrder), bool);

fn units(item: ItemOrder, units: &str) -> ItemOrder {
    ItemOrder { dose: Some(quantity(units, Unit::InternationalUnit)), ..by(Route::Sc, item) }
}

fn inhaled(house: &House) -> ItemOrder {
    let puffs = item(house.medicine("F328"), 1);
    ItemOrder { dose: Some(quantity("2", Unit::Puff)), ..by(Route::Inal, puffs) }
}

const PAIRS: &[Pair] = &[
    ("tablets twice", |house| (item(house.medicine("F001"), 500), item(house.medicine("F001"), 500)), true),
    (
        "a tablet and an ampoule",
        |house| (item(house.medicine("F001"), 500), by(Route::Ev, item(house.medicine("F003"), 1000))),
        true,
    ),
    (
        "a component of a combination",
        |house| {
            let combined = ItemOrder { dose: Some(quantity("1", Unit::Tablet)), ..item(house.medicine("F023"), 1) };
            (item(house.medicine("F004"), 500), combined)
        },
        true,
    ),
    ("two inhalers", |house| (inhaled(house), inhaled(house)), true),
    (
        "one of them if needed",
        |house| (item(house.medicine("F001"), 500), if_pain(item(house.medicine("F001"), 500), 1000)),
        false,
    ),
    ("one of them once", |house| (item(house.medicine("F001"), 500), once(item(house.medicine("F001"), 500))), false),
    (
        "one of them by the blood glucose",
        |house| (units(item(house.medicine("F155"), 1), "10"), sliding_scale(house.medicine("F155"))),
        false,
    ),
    (
        "two electrolytes",
        |house| {
            let potassium = |rate| infusion(house.medicine("F139"), "500", rate);
            (potassium("50"), potassium("20"))
        },
        false,
    ),
    (
        "two insulins",
        |house| (units(item(house.medicine("F154"), 1), "20"), units(item(house.medicine("F154"), 1), "10")),
        false,
    ),
    ("inhaled beside systemic", |house| (inhaled(house), by(Route::Sc, item(house.medicine("F329"), 1))), false),
    (
        "two substances of one class",
        |house| (item(house.medicine("F107"), 20), item(house.medicine("F108"), 20)),
        false,
    ),
];

#[tokio::test]
async fn within_one_order() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    for (case, pair, twice) in PAIRS {
        let (one, other) = pair(&house);
        let order = house.order(patient, stay, vec![one, other]);
        let checked = house.clinic.check(&house.doctor, new_id(), Command::Prescribe(Prescribe(order))).await;
        let expected: Vec<&str> = twice.then_some(TWICE_WITHIN).into_iter().collect();
        assert_eq!(refusals(checked), expected, "{case}");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn beside_another_order_until_that_one_is_cancelled() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    for (case, pair, twice) in PAIRS {
        let (one, other) = pair(&house);
        let first = house.signed(house.order(patient, stay, vec![one])).await;
        let order = house.order(patient, stay, vec![other]);
        let check = || house.clinic.check(&house.doctor, new_id(), Command::Prescribe(Prescribe(order.clone())));
        let expected: Vec<&str> = twice.then_some(TWICE_BESIDE).into_iter().collect();
        assert_eq!(refusals(check().await), expected, "{case}");
        let cancel = Cancel { prescription_id: first, reason: "troca".to_owned() };
        house.given(&house.doctor, Command::Cancel(cancel)).await;
        assert_eq!(refusals(check().await), [""; 0], "{case}: cancelled orders count no longer");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn what_is_suspended_has_ended_or_is_another_patients_does_not_count() {
    let house = House::open_at_noon().await;
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    let (pedro, his_stay) = house.admit(people::patient_pedro(), 1).await;
    let dipyrone = || every(house.medicine("F001"), 500, 6);
    house.signed(house.order(pedro, his_stay, vec![dipyrone()])).await;
    let first = house.signed(house.order(joana, stay, vec![dipyrone()])).await;
    let again = || house.order(joana, stay, vec![dipyrone()]);
    assert_eq!(refusals(house.prescribe(again()).await), [TWICE_BESIDE]);
    let suspend = SuspendItem { prescription_id: first, item_id: house.items(first)[0], reason: "jejum".to_owned() };
    house.given(&house.doctor, Command::SuspendItem(suspend)).await;
    house.signed(again()).await;
    assert_eq!(refusals(house.prescribe(again()).await), [TWICE_BESIDE], "the second one is active");
    house.clock.set(support::house::NOON.plus_days(1));
    house.signed(again()).await;
    house.clinic.close().await;
}

#[tokio::test]
async fn the_same_class_is_a_finding_with_the_other_medicine_named() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    house
        .given(
            &house.doctor,
            Command::RecordNoKnownAllergies(domain::commands::RecordNoKnownAllergies { patient_id: patient }),
        )
        .await;
    let statins = vec![item(house.medicine("F107"), 5), item(house.medicine("F108"), 10)];
    let first = house.signed(house.order(patient, stay, statins)).await;
    let within = house.findings(first);
    assert_eq!(within.iter().map(line).collect::<Vec<_>>(), ["DUPLICATE_ATC4 Found tier 2 item 1"]);
    assert_eq!((&*within[0].params["class"], &*within[0].params["other"]), ("C10AA", "items[0]"));
    assert_eq!(within[0].judged["atc"], "C10AA05");

    let third = house.signed(house.order(patient, stay, vec![item(house.medicine("F109"), 5)])).await;
    let beside = house.findings(third);
    assert_eq!(beside.iter().map(line).collect::<Vec<_>>(), ["DUPLICATE_ATC4 Found tier 2 item 0"; 2]);
    assert_eq!(beside[0].params["other"], "sinvastatina", "the other order's substance");
    house.clinic.close().await;
}
