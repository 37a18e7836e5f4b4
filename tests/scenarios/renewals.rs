//! A renewal goes on with what is being given: no clock starts anew, and who signs answers for it.

use domain::{
    commands::{Command, Intervene, ItemOrder, Order, Override, Renew, ReturnToPrescriber},
    dosage::{Duration, Frequency, ScheduleMode, Scheduling},
    ids::PrescriptionId,
    instant::Instant,
    people::AllergyKind,
    prescribing::{InterventionReason, OverrideReason, Priority},
};
use support::{
    asking::refusals,
    house::{House, NOON, item},
    orders::{every, once, taper},
    people,
};

async fn renewed(house: &House, id: PrescriptionId) -> PrescriptionId {
    let renew = Renew { prescription_id: id, overrides: Vec::new() };
    house.given(&house.doctor, Command::Renew(renew)).await.uuid().into()
}

/// `2 d 22 h` after noon of the first day, for each planned dose.
fn doses(house: &House, id: PrescriptionId) -> String {
    house.one(
        "SELECT coalesce(group_concat(at, ' '), '') FROM (SELECT item_position || ':' || ((due_at - ?2) / 3600000) AS at
         FROM scheduled_dose WHERE prescription_id = ?1 ORDER BY item_position, due_at)",
        rusqlite::params![id.uuid(), NOON.millis()],
    )
}

/// Days from noon of the first day to the end of the first item.
fn ends_after_days(house: &House, id: PrescriptionId) -> i64 {
    house.one(
        "SELECT (ends_at - ?2) / 86400000 FROM prescription_item WHERE prescription_id = ?1 AND position = 0",
        rusqlite::params![id.uuid(), NOON.millis()],
    )
}

fn days_later(house: &House, days: i64) {
    let now: Instant = NOON.plus_days(days);
    house.clock.set(now);
}

#[tokio::test]
async fn what_was_given_once_is_not_given_again_and_what_is_over_is_left_behind() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let two_days = ItemOrder { duration: Some(Duration::Days { days: 2 }), ..item(house.medicine("F001"), 500) };
    let order = house.order(patient, stay, vec![once(item(house.medicine("F042"), 20)), two_days]);
    let first = house.signed(Order { priority: Priority::Stat, ..order }).await;
    days_later(&house, 1);
    let second = renewed(&house, first).await;
    let said: String = house.one(
        "SELECT priority || ' ' || group_concat(description, ', ') FROM prescription
         JOIN prescription_item ON prescription_id = prescription.id WHERE prescription.id = ?1",
        [second.uuid()],
    );
    assert_eq!(said, "Routine dipirona 500 mg comprimido", "a round is not urgent, and the single dose was given");
    assert_eq!(ends_after_days(&house, second), 2, "two days, not two more");
    days_later(&house, 2);
    let renew = Command::Renew(Renew { prescription_id: second, overrides: Vec::new() });
    let said = refusals(house.ask(&house.doctor, renew).await);
    assert_eq!(said, ["NoItems at items by prescribing"], "its days are over");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_weekly_medicine_is_given_once_a_week_however_often_it_is_renewed() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let weekly =
        ItemOrder { frequency: Some(Frequency::EveryDays { days: 7 }), ..every(house.medicine("F359"), 15, 24) };
    let mut current = house.signed(house.order(patient, stay, vec![weekly])).await;
    let mut planned = vec![doses(&house, current)];
    for day in 1..8 {
        days_later(&house, day);
        current = renewed(&house, current).await;
        planned.push(doses(&house, current));
    }
    assert_eq!(planned, ["0:22", "", "", "", "", "", "", "0:190"], "10 h of the next day, and a week later");
    house.clinic.close().await;
}

#[tokio::test]
async fn the_first_dose_is_given_at_once_only_the_first_time() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let now = Scheduling { mode: ScheduleMode::Anchored, first_dose_now: true };
    let first = ItemOrder { scheduling: Some(now), ..every(house.medicine("F001"), 500, 12) };
    let first = house.signed(house.order(patient, stay, vec![first])).await;
    assert_eq!(doses(&house, first), "0:0 0:10 0:22");
    days_later(&house, 1);
    assert_eq!(doses(&house, renewed(&house, first).await), "0:34 0:46", "22 h and 10 h, none at noon");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_taper_goes_on_with_the_step_it_has_reached() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let mut steps = taper(house.medicine("F015"), 15, 10);
    steps.taper[1].frequency = Frequency::EveryHours { hours: 12 };
    let first = house.signed(house.order(patient, stay, vec![steps])).await;
    days_later(&house, 3);
    let second = renewed(&house, first).await;
    assert_eq!(doses(&house, second), "0:82 0:94", "twice a day from the fourth day on");
    assert_eq!(ends_after_days(&house, second), 6);
    days_later(&house, 5);
    assert_eq!(ends_after_days(&house, renewed(&house, second).await), 6, "also when it is renewed again");
    house.clinic.close().await;
}

#[tokio::test]
async fn an_override_is_the_word_of_who_signs_and_only_about_an_allergy_that_stands() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let given = Override { reason: OverrideReason::AlreadyTolerated, text: None };
    let dipyrone = || ItemOrder { allergy_override: Some(given.clone()), ..item(house.medicine("F001"), 500) };
    let kept = |id: PrescriptionId| -> i64 {
        let sql = "SELECT count(allergy_override_reason) FROM prescription_item WHERE prescription_id = ?1";
        house.one(sql, [id.uuid()])
    };
    let first = house.signed(house.order(patient, stay, vec![dipyrone()])).await;
    assert_eq!(kept(first), 0, "there was nothing to go on in spite of");
    house.allergy(patient, house.substance("dipirona"), AllergyKind::Allergy).await;
    let renew = |prescription_id, overrides| Command::Renew(Renew { prescription_id, overrides });
    let overridden = house.given(&house.doctor, renew(first, vec![Some(given.clone())])).await.uuid().into();
    assert_eq!(kept(overridden), 1);
    let said = refusals(house.ask(&house.doctor, renew(overridden, Vec::new())).await);
    assert_eq!(said, ["AllergyToSubstance at items[0].medicine_id by R2.1"], "somebody said why before; now you do");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_question_of_the_pharmacist_is_not_renewed_away() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order = |code: &str| house.order(patient, stay, vec![item(house.medicine(code), 20)]);
    let (asked, returned) = (house.taken(order("F001")).await, house.taken(order("F042")).await);
    let question = Intervene {
        prescription_id: asked,
        seen_version: house.version(asked),
        item_id: None,
        reason: InterventionReason::Dose,
        message: "confirmar".to_owned(),
    };
    house.given(&house.pharmacist, Command::Intervene(question)).await;
    let back = ReturnToPrescriber {
        prescription_id: returned,
        seen_version: house.version(returned),
        reason: "dose".to_owned(),
    };
    house.given(&house.pharmacist, Command::ReturnToPrescriber(back)).await;
    for id in [asked, returned] {
        let renew = Command::Renew(Renew { prescription_id: id, overrides: Vec::new() });
        let said = refusals(house.ask(&house.doctor, renew).await);
        assert_eq!(said, ["NoLongerCurrent at prescription_id by R3.1"], "{}", house.state(id));
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn a_single_dose_at_an_hour_waits_for_it() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let at = |frequency| ItemOrder { frequency, ..once(item(house.medicine("F042"), 20)) };
    let ten = chrono::NaiveTime::from_hms_opt(22, 0, 0);
    let evening = Frequency::AtTimes { times: ten.into_iter().collect() };
    let items = vec![at(Some(Frequency::AtBedtime)), at(Some(evening)), at(None)];
    let first = house.signed(house.order(patient, stay, items)).await;
    assert_eq!(doses(&house, first), "0:10 1:10 2:0", "at ten in the evening; without an hour, now");
    let second = renewed(&house, first).await;
    assert_eq!(doses(&house, second), "0:10 1:10 2:0", "what is still to come goes on");
    days_later(&house, 1);
    let renew = Command::Renew(Renew { prescription_id: second, overrides: Vec::new() });
    assert_eq!(refusals(house.ask(&house.doctor, renew).await), ["NoItems at items by prescribing"]);
    house.clinic.close().await;
}
