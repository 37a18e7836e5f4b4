//! Nobody reads a patient's record unlogged, and only reading is logged.

use domain::roles::Role;
use support::{
    asking::refusals,
    house::{House, item},
    people,
};

#[tokio::test]
async fn who_may_not_ask_leaves_no_trace_of_having_read_and_every_reading_leaves_one() {
    let house = House::open().await;
    let auditor = house.staff("gilda", &[Role::Auditor]).await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order = house.signed(house.order(patient, stay, vec![item(house.medicine("F001"), 500)])).await;
    let clinic = &house.clinic;
    let logged = || -> String {
        house.one("SELECT coalesce(group_concat(what, ' '), '') FROM (SELECT what FROM access_log ORDER BY id)", [])
    };
    let no = ["NotAuthorised at - by roles"];
    assert_eq!(refusals(clinic.patient_summary(&auditor, patient, None).await), no);
    assert_eq!(refusals(clinic.patient_timeline(&auditor, patient, None, None, 9, None).await), no);
    assert_eq!(refusals(clinic.patient_record(&auditor, patient, None, None).await), no);
    assert_eq!(refusals(clinic.prescription_details(&auditor, order, None).await), no);
    assert_eq!(refusals(clinic.prescription_document(&auditor, order, None).await), no);
    assert_eq!(logged(), "", "a refused asker read nothing");

    clinic.patient_summary(&house.doctor, patient, None).await.unwrap();
    clinic.patient_timeline(&house.doctor, patient, None, None, 9, None).await.unwrap();
    clinic.patient_record(&house.doctor, patient, None, None).await.unwrap();
    clinic.prescription_details(&house.pharmacist, order, None).await.unwrap();
    clinic.prescription_document(&house.pharmacist, order, None).await.unwrap();
    assert_eq!(
        logged(),
        "patient_summary patient_timeline patient_record prescription_details prescription_document",
        "each reading is logged once"
    );
    let hers: i64 = house.one("SELECT count(*) FROM access_log WHERE patient_id = ?1", [patient.uuid()]);
    assert_eq!(hers, 5, "a prescription's reading is a reading of its patient");
    house.clinic.close().await;
}
