//! A substance's day over everything ordered, against the formulary's soft limit (rulebook 2.6).

use domain::{
    catalogue::Route,
    commands::{Command, ItemOrder, Order, RecordNoKnownAllergies},
    dosage::Frequency,
    findings::Finding,
    ids::{EncounterId, PatientId},
    quantity::Unit,
};
use support::{
    asking::line,
    house::{House, item},
    orders::{by, every, if_pain, infusion, once, quantity, taper},
    people,
};

struct Ward {
    house: House,
    patient: PatientId,
    stay: EncounterId,
}

/// Joana, who has no allergies, in a bed.
async fn ward() -> Ward {
    admitted(House::open().await).await
}

/// The same where the clock stands still.
async fn at_noon() -> Ward {
    admitted(House::open_at_noon().await).await
}

async fn admitted(house: House) -> Ward {
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let none = Command::RecordNoKnownAllergies(RecordNoKnownAllergies { patient_id: patient });
    house.given(&house.doctor, none).await;
    Ward { house, patient, stay }
}

impl Ward {
    fn order(&self, items: Vec<ItemOrder>) -> Order {
        self.house.order(self.patient, self.stay, items)
    }

    async fn findings(&self, items: Vec<ItemOrder>) -> Vec<Finding> {
        let signed = self.house.signed(self.order(items)).await;
        self.house.findings(signed)
    }

    async fn lines(&self, items: Vec<ItemOrder>) -> Vec<String> {
        self.findings(items).await.iter().map(line).collect()
    }
}

#[tokio::test]
async fn up_to_a_quarter_above_interrupts_and_more_stops() {
    for (mg, said) in [
        (1000, Vec::new()),
        (1001, vec!["DAILY_MAXIMUM Found tier 2 item 0"]),
        (1250, vec!["DAILY_MAXIMUM Found tier 2 item 0"]),
        (1251, vec!["DAILY_MAXIMUM Found tier 1 item 0"]),
    ] {
        let ward = ward().await;
        let findings = ward.findings(vec![item(ward.house.medicine("F001"), mg)]).await;
        assert_eq!(findings.iter().map(line).collect::<Vec<_>>(), said, "{mg} mg four times, of 4,000 a day");
        if let Some(finding) = findings.first() {
            assert_eq!(finding.params["total"], (mg * 4).to_string());
            assert_eq!((&*finding.params["limit"], &*finding.params["unit"]), ("4000", "mg"));
            assert_eq!(finding.judged["this_order"], (mg * 4).to_string(), "it says what it judged");
        }
        ward.house.clinic.close().await;
    }
}

#[tokio::test]
async fn if_needed_counts_at_its_maximum_also_beside_a_regular_item_of_the_same_order() {
    let ward = ward().await;
    let dipyrone = ward.house.medicine("F001");
    let regular = || every(dipyrone, 500, 6);
    let lines = ward.lines(vec![regular(), if_pain(once(item(dipyrone, 500)), 2001)]).await;
    assert_eq!(
        lines,
        ["DAILY_MAXIMUM Found tier 2 item 0", "DAILY_MAXIMUM Found tier 2 item 1"],
        "2,000 regular and at most 2,001 more"
    );
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn active_orders_are_summed_over_all_routes_against_the_lowest_limit() {
    let ward = ward().await;
    let injected = by(Route::Ev, every(ward.house.medicine("F003"), 1000, 8));
    assert_eq!(ward.lines(vec![injected]).await, [""; 0], "3,000 of 5,000 into the vein");
    let rescue = if_pain(item(ward.house.medicine("F001"), 500), 1500);
    let findings = ward.findings(vec![rescue]).await;
    assert_eq!(findings.iter().map(line).collect::<Vec<_>>(), ["DAILY_MAXIMUM Found tier 2 item 0"]);
    assert_eq!((&*findings[0].params["total"], &*findings[0].params["limit"]), ("4500", "4000"));
    let more = if_pain(by(Route::Ev, item(ward.house.medicine("F003"), 500)), 500);
    let findings = ward.findings(vec![more]).await;
    assert_eq!(findings.iter().map(line).collect::<Vec<_>>(), ["DAILY_MAXIMUM Found tier 2 item 0"]);
    assert_eq!(findings[0].params["limit"], "4000", "the lowest limit in use, though this one has 5,000");
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn a_dose_that_cannot_be_computed_is_said_not_to_be_checked() {
    let ward = ward().await;
    let not_checked = ["DAILY_MAXIMUM NotChecked tier 3 item 0"];
    let ampoule =
        ItemOrder { dose: Some(quantity("1", Unit::Ampoule)), ..by(Route::Ev, item(ward.house.medicine("F003"), 1)) };
    assert_eq!(ward.lines(vec![once(ampoule)]).await, not_checked, "nobody said how many millilitres it holds");
    let lines = ward.lines(vec![every(ward.house.medicine("F001"), 500, 6)]).await;
    assert_eq!(lines, not_checked, "nor can what is beside it");
    ward.house.clinic.close().await;
}

fn tablets(medicine: domain::ids::MedicineId, number: &str, hours: u16) -> ItemOrder {
    ItemOrder { dose: Some(quantity(number, Unit::Tablet)), ..every(medicine, 1, hours) }
}

fn params(finding: &Finding) -> [&str; 3] {
    ["substance", "total", "limit"].map(|name| finding.params[name].as_str())
}

#[tokio::test]
async fn every_ingredient_of_a_combination_is_judged_by_its_own_limit() {
    let ward = ward().await;
    // Codeine 30 mg + paracetamol 500 mg: the entry has the limit of codeine, that of paracetamol is its own entry's.
    let eight = || tablets(ward.house.medicine("F023"), "2", 6);
    assert_eq!(ward.lines(vec![eight()]).await, [""; 0], "240 mg of 240 and 4,000 of 4,000");
    ward.house.clinic.close().await;
    let ward = at_noon().await;
    let findings = ward.findings(vec![tablets(ward.house.medicine("F023"), "3", 6)]).await;
    assert_eq!(
        findings.iter().map(params).collect::<Vec<_>>(),
        [["codeina", "360", "240"], ["paracetamol", "6000", "4000"]],
        "one finding for each"
    );
    assert_eq!(findings.iter().map(line).collect::<Vec<_>>(), ["DAILY_MAXIMUM Found tier 1 item 0"; 2]);
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn what_a_combination_brings_counts_beside_the_substance_alone() {
    let ward = ward().await;
    ward.findings(vec![once(tablets(ward.house.medicine("F023"), "1", 6))]).await;
    let findings = ward.findings(vec![every(ward.house.medicine("F004"), 1000, 6)]).await;
    assert_eq!(findings.iter().map(params).collect::<Vec<_>>(), [["paracetamol", "4500", "4000"]], "an active order");
    ward.house.clinic.close().await;

    let ward = at_noon().await;
    // Scopolamine 4 mg/mL + dipyrone 500 mg/mL has no limit of its own.
    let ampoules =
        ItemOrder { dose: Some(quantity("5", Unit::Ml)), ..once(by(Route::Ev, item(ward.house.medicine("F056"), 1))) };
    let dipyrone = every(ward.house.medicine("F001"), 500, 6);
    let findings = ward.findings(vec![ampoules, dipyrone]).await;
    let of_dipyrone: Vec<_> = findings.iter().filter(|finding| finding.params["substance"] == "dipirona").collect();
    assert_eq!(
        of_dipyrone.iter().map(|finding| params(finding)).collect::<Vec<_>>(),
        [["dipirona", "4500", "4000"]; 2],
        "2,500 of the combination and 2,000 of the tablets, said of both items of the order"
    );
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn what_is_known_to_be_too_much_is_said_although_the_rest_cannot_be_computed() {
    let ward = ward().await;
    let ampoule =
        ItemOrder { dose: Some(quantity("1", Unit::Ampoule)), ..by(Route::Ev, item(ward.house.medicine("F003"), 1)) };
    ward.findings(vec![once(ampoule)]).await;
    let findings = ward.findings(vec![if_pain(item(ward.house.medicine("F001"), 1000), 6000)]).await;
    assert_eq!(findings.iter().map(line).collect::<Vec<_>>(), ["DAILY_MAXIMUM Found tier 1 item 0"]);
    assert_eq!(findings[0].judged["not_counted"], "1", "and it says that more is given");
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn the_fullest_day_of_a_taper_and_an_odd_interval_count() {
    let ward = ward().await;
    let lines = ward.lines(vec![taper(ward.house.medicine("F015"), 15, 20)]).await;
    assert_eq!(lines, ["DAILY_MAXIMUM Found tier 1 item 0"], "20 mg of 15 in the second step");
    let odd = every(ward.house.medicine("F001"), 850, 5);
    assert_eq!(ward.lines(vec![odd]).await, ["DAILY_MAXIMUM Found tier 2 item 0"], "5/5h falls five times into a day");
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn methotrexate_every_day_stops_and_once_a_week_does_not() {
    let ward = ward().await;
    let methotrexate = |frequency| ItemOrder { frequency: Some(frequency), ..item(ward.house.medicine("F359"), 15) };
    let order = |frequency| ward.order(vec![methotrexate(frequency)]);
    let check = async |frequency| {
        let command = Command::Prescribe(domain::commands::Prescribe(order(frequency)));
        let checked = ward.house.clinic.check(&ward.house.doctor, support::house::new_id(), command).await.unwrap();
        checked.findings.iter().map(line).collect::<Vec<_>>()
    };
    let weekdays = |days: &[chrono::Weekday]| Frequency::Weekdays { days: days.to_vec() };
    let stop = ["DAILY_MAXIMUM Found tier 1 item 0"];
    assert_eq!(check(Frequency::TimesPerDay { times: 1 }).await, stop, "every day is deadly");
    assert_eq!(check(weekdays(&[chrono::Weekday::Mon, chrono::Weekday::Thu])).await, stop);
    assert_eq!(check(weekdays(&[chrono::Weekday::Mon])).await, [""; 0], "a day of the week");
    assert_eq!(check(Frequency::EveryDays { days: 7 }).await, [""; 0]);
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn an_infusion_and_a_medicine_without_a_limit_are_left_alone_or_said_not_checked() {
    let ward = ward().await;
    let saline = infusion(ward.house.medicine("F142"), "500", "50");
    assert_eq!(ward.lines(vec![saline]).await, [""; 0], "no limit, nothing to check");
    let amiodarone = infusion(ward.house.medicine("F103"), "250", "10");
    assert_eq!(ward.lines(vec![amiodarone]).await, ["DAILY_MAXIMUM NotChecked tier 3 item 0"]);
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn a_weekly_medicine_if_needed_or_once_beside_another_dose_of_the_week_stops() {
    let ward = at_noon().await;
    let methotrexate = || item(ward.house.medicine("F359"), 15);
    let stop = ["DAILY_MAXIMUM Found tier 1 item 0"];
    let if_needed = ItemOrder { frequency: None, ..if_pain(methotrexate(), 15) };
    let order = ward.order(vec![if_needed]);
    let command = Command::Prescribe(domain::commands::Prescribe(order));
    let checked = ward.house.clinic.check(&ward.house.doctor, support::house::new_id(), command).await.unwrap();
    assert_eq!(checked.findings.iter().map(line).collect::<Vec<_>>(), stop, "nothing keeps a week between two doses");
    assert_eq!(ward.lines(vec![once(methotrexate())]).await, [""; 0], "once, and nothing else");
    ward.house.clock.set(ward.house.clock.now().plus_days(3));
    assert_eq!(ward.lines(vec![once(methotrexate())]).await, stop, "three days later");
    ward.house.clock.set(ward.house.clock.now().plus_days(8));
    assert_eq!(ward.lines(vec![once(methotrexate())]).await, [""; 0], "more than a week later");
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn a_rate_for_each_kilogram_without_a_weight_is_said_not_to_be_checked() {
    let ward = ward().await;
    let mut drip = infusion(ward.house.medicine("F029"), "100", "1");
    drip.rate = Some(quantity("1", Unit::McgPerKgHour));
    let order = || ward.order(vec![drip.clone()]);
    let findings = async || {
        let command = Command::Prescribe(domain::commands::Prescribe(order()));
        let checked = ward.house.clinic.check(&ward.house.doctor, support::house::new_id(), command).await.unwrap();
        checked.findings.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(findings().await, ["WEIGHT_MISSING NotChecked tier 2 item 0"]);
    let weight = domain::commands::RecordObservation {
        patient_id: ward.patient,
        code: domain::people::loinc::WEIGHT.to_owned(),
        value: quantity("70", Unit::Kg),
        observed_at: ward.house.clock.now().plus_days(-1),
        source: domain::people::Source::Patient,
    };
    ward.house.given(&ward.house.doctor, Command::RecordObservation(weight)).await;
    assert_eq!(findings().await, [""; 0]);
    ward.house.clinic.close().await;
}
