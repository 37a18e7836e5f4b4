//! Doses are planned for 24 hours: an in-patient order that nobody renews is somebody's task, not silence.

use clinic::session::Session;
use domain::{
    commands::{Cancel, Command, Discharge, ItemOrder, Order, Renew, ResumeItem, SuspendItem},
    dosage::Duration,
    ids::PrescriptionId,
    instant::Instant,
    prescribing::PrescriptionKind,
};
use support::{
    house::{House, NOON, item},
    orders::{every, once, taper},
    people,
};

/// What the ward's list shows until `until`: hours from noon of the first day, and what runs out.
async fn list(house: &House, by: &Session, until: Instant) -> Vec<(PrescriptionId, i64, Vec<String>)> {
    let head = *house.clinic.head().borrow();
    let page = house.clinic.running_out(by, Some(house.ward), until, None, 50, Some(head)).await.unwrap().value;
    let hours = |at: Instant| (at.millis() - NOON.millis()) / 3_600_000;
    page.orders.into_iter().map(|order| (order.prescription_id, hours(order.runs_out_at), order.medicines)).collect()
}

fn days(item: ItemOrder, days: u16) -> ItemOrder {
    ItemOrder { duration: Some(Duration::Days { days }), ..item }
}

#[tokio::test]
async fn an_order_that_nobody_renewed_stays_the_task_of_prescriber_and_pharmacist() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let items = vec![every(house.medicine("F001"), 500, 6), once(item(house.medicine("F042"), 20))];
    let id = house.signed(house.order(patient, stay, items)).await;
    let dipyrone = || vec!["dipirona 500 mg comprimido".to_owned()];
    assert_eq!(list(&house, &house.doctor, NOON.plus_minutes(23 * 60)).await, [], "not within the next 23 hours");
    assert_eq!(
        list(&house, &house.doctor, NOON.plus_days(1)).await,
        [(id, 24, dipyrone())],
        "the single dose is given"
    );
    house.clock.set(NOON.plus_days(3));
    for by in [&house.doctor, &house.pharmacist] {
        assert_eq!(list(&house, by, house.clock.now()).await, [(id, 24, dipyrone())], "two days overdue");
    }
    let renew = Renew { prescription_id: id, overrides: Vec::new() };
    let renewed = house.given(&house.doctor, Command::Renew(renew)).await.uuid().into();
    assert_eq!(list(&house, &house.doctor, house.clock.now()).await, [], "renewed");
    assert_eq!(list(&house, &house.doctor, NOON.plus_days(4)).await, [(renewed, 96, dipyrone())]);
    let cancel = Cancel { prescription_id: renewed, reason: "melhorou".to_owned() };
    house.given(&house.doctor, Command::Cancel(cancel)).await;
    assert_eq!(list(&house, &house.doctor, NOON.plus_days(9)).await, [], "or ended");
    house.clinic.close().await;
}

#[tokio::test]
async fn what_ends_by_itself_is_held_back_or_leaves_the_house_needs_no_renewal() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let ends = vec![days(item(house.medicine("F001"), 500), 1), once(item(house.medicine("F042"), 20))];
    house.signed(house.order(patient, stay, ends)).await;
    let home = vec![days(item(house.medicine("F004"), 500), 5)];
    house.signed(Order { kind: PrescriptionKind::Discharge, ..house.order(patient, stay, home) }).await;
    assert_eq!(list(&house, &house.doctor, NOON.plus_days(9)).await, []);

    let goes_on = vec![days(item(house.medicine("F037"), 4), 5), taper(house.medicine("F015"), 15, 10)];
    let id = house.signed(house.order(patient, stay, goes_on)).await;
    let medicines =
        async || list(&house, &house.doctor, NOON.plus_days(1)).await.into_iter().map(|order| order.2.len());
    assert_eq!(medicines().await.collect::<Vec<_>>(), [2], "five days and six are planned for one");
    let item_id = house.items(id)[0];
    let suspend = SuspendItem { prescription_id: id, item_id, reason: "jejum".to_owned() };
    house.given(&house.doctor, Command::SuspendItem(suspend)).await;
    assert_eq!(medicines().await.collect::<Vec<_>>(), [1], "what is held back waits for nobody");
    house.given(&house.doctor, Command::ResumeItem(ResumeItem { prescription_id: id, item_id })).await;
    assert_eq!(medicines().await.collect::<Vec<_>>(), [2]);
    house.given(&house.doctor, Command::Discharge(Discharge { encounter_id: stay })).await;
    assert_eq!(medicines().await.count(), 0, "the stay is over");
    house.clinic.close().await;
}

#[tokio::test]
async fn orders_of_before_there_was_a_column_have_it_as_their_events_say() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let ends = [days(item(house.medicine("F001"), 500), 1), once(item(house.medicine("F042"), 20))];
    let goes_on = [days(item(house.medicine("F037"), 4), 5), taper(house.medicine("F015"), 15, 10)];
    let unsaid = every(house.medicine("F004"), 500, 8);
    house.signed(house.order(patient, stay, ends.into_iter().chain(goes_on).chain([unsaid]).collect())).await;
    let home = vec![days(item(house.medicine("F074"), 20), 5)];
    house.signed(Order { kind: PrescriptionKind::Discharge, ..house.order(patient, stay, home) }).await;
    let columns = || -> String {
        house.one("SELECT group_concat(coalesce(runs_out_at, '-'), ' ' ORDER BY rowid) FROM prescription_item", [])
    };
    let applied = columns();
    assert_eq!(applied.matches('-').count(), 3, "{applied}");
    let migration = include_str!("../../migrations/clinic/0009_running_out.sql");
    let (_, update) = migration.split_once("INTEGER;").unwrap();
    house.tamper(&format!("UPDATE prescription_item SET runs_out_at = 7; {update}"));
    assert_eq!(columns(), applied);
    house.clinic.close().await;
}
