//! From an order to a signed prescription, and what is refused.

use domain::{commands::Command, refusal::RefusalCode, sig};
use support::{
    house::{House, item, new_id},
    people,
};

#[tokio::test]
async fn a_signed_prescription_is_in_the_store_with_its_doses_and_its_event() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order = house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
    let (id, receipt) = house.prescribe(order).await.unwrap();
    let store = house.store();
    let (number, description, posology): (String, String, String) = store
        .query_row(
            "SELECT number, description, dose_text || ', ' || schedule_text FROM prescription
             JOIN prescription_item ON prescription_id = prescription.id WHERE prescription.id = ?1",
            [id.uuid()],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    assert!(number.starts_with("DEMO1-000001-"), "the station's series and counter: {number}");
    assert_eq!(description, "dipirona 500 mg comprimido");
    assert_eq!(posology, "500\u{a0}mg, a cada 6\u{a0}horas, por 3\u{a0}dias");
    let doses: i64 = store.query_row("SELECT count(*) FROM scheduled_dose", [], |row| row.get(0)).unwrap();
    assert_eq!(doses, 4, "four doses in the first 24 hours");
    assert_eq!(receipt.events.len(), 1);
    house.clinic.close().await;
}

#[tokio::test]
async fn everything_wrong_with_an_order_is_said_at_once() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let mut wrong = item(house.medicine("F001"), 0);
    wrong.route = None;
    wrong.frequency = None;
    let order = house.order(patient, stay, vec![wrong, item(new_id().uuid().into(), 1)]);
    let problem = house.prescribe(order).await.unwrap_err();
    let codes = problem.codes();
    for code in [
        RefusalCode::DoseNotPositive,
        RefusalCode::RouteMissing,
        RefusalCode::FrequencyMissing,
        RefusalCode::MedicineUnknown,
    ] {
        assert!(codes.contains(&code), "{code:?} is among {codes:?}");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn a_typed_line_is_signed_with_the_maximum_its_prescriber_accepted() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let line = sig::parse("dipirona 500 mg VO 6/6h se dor por 3 dias").unwrap();
    let refused = house.order(patient, stay, vec![sig::order(&line, house.medicine("F001"), false)]);
    let problem = house.prescribe(refused).await.unwrap_err();
    assert_eq!(problem.codes(), [RefusalCode::AsNeededMaximumMissing], "nobody has said the maximum");
    let accepted = house.order(patient, stay, vec![sig::order(&line, house.medicine("F001"), true)]);
    house.prescribe(accepted).await.unwrap();
    let schedule: String =
        house.store().query_row("SELECT schedule_text FROM prescription_item", [], |row| row.get(0)).unwrap();
    assert_eq!(schedule.replace('\u{a0}', " "), "a cada 6 horas, se dor, no máximo 2.000 mg em 24 horas, por 3 dias");
    house.clinic.close().await;
}

#[tokio::test]
async fn free_text_with_a_dangerous_abbreviation_is_not_signed() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let mut order = house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
    order.note = Some("após a dose, 10U de insulina".to_owned());
    let problem = house.prescribe(order.clone()).await.unwrap_err();
    assert_eq!(problem.codes(), [RefusalCode::ForbiddenAbbreviation]);
    order.note = Some("após a dose, 10 unidades de insulina".to_owned());
    house.prescribe(order).await.unwrap();
    house.clinic.close().await;
}

#[tokio::test]
async fn a_command_sent_twice_is_carried_out_once_and_one_id_never_serves_two_commands() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order = house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
    let id = new_id();
    let command = Command::Prescribe(domain::commands::Prescribe(order.clone()));
    let first = house.clinic.execute(&house.doctor, id, command.clone()).await.unwrap();
    let again = house.clinic.execute(&house.doctor, id, command).await.unwrap();
    assert_eq!(first, again, "the first receipt answers the repetition");
    let other = Command::Prescribe(domain::commands::Prescribe(domain::commands::Order {
        note: Some("outra".to_owned()),
        ..order
    }));
    let problem = house.clinic.execute(&house.doctor, id, other).await.unwrap_err();
    assert_eq!(problem.codes(), [RefusalCode::CommandIdReused]);
    house.clinic.close().await;
}
