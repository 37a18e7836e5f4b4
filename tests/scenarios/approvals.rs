//! A reserve antimicrobial may be signed by anybody, and leaves the pharmacy once somebody of the CCIH has released it
//! (rulebook R2.18).

use clinic::{
    problem::Receipt,
    queries::triage_queue::{MedicineClass, TriageFilter},
    session::Session,
};
use domain::{
    catalogue::Route,
    commands::{
        Approve, Command, ItemOrder, PractitionerInput, Renew, ResumeItem, SuspendItem, Validate, ValidateWithRemark,
    },
    ids::PrescriptionId,
    roles::Role,
};
use support::{
    asking::{line, refusals},
    house::{House, NOON},
    orders::{by, every},
    people,
};

/// `linezolida 600 mg EV 12/12h`, and dipyrone beside it.
fn reserve(house: &House) -> Vec<ItemOrder> {
    let linezolid = by(Route::Ev, every(house.medicine("F210"), 600, 12));
    vec![every(house.medicine("F001"), 500, 6), linezolid]
}

/// A physician of the hospital's infection control.
async fn infectologist(house: &House) -> Session {
    let ivo = PractitionerInput {
        name: "Ivo Demo Infectologista".to_owned(),
        number: "654321".to_owned(),
        cpf: None,
        programme_registrations: vec!["CCIH".to_owned()],
        ..people::doctor_ana()
    };
    house.prescriber("ivo", ivo).await.0
}

fn approval(house: &House, id: PrescriptionId, item: usize, days: u16) -> Command {
    let note = Some("até a cultura".to_owned());
    Command::Approve(Approve { prescription_id: id, item_id: house.items(id)[item], days, note })
}

fn lines(house: &House, id: PrescriptionId) -> Vec<String> {
    house.findings(id).iter().filter(|finding| finding.rule_id == "APPROVAL_NEEDED").map(line).collect()
}

async fn validated(house: &House, id: PrescriptionId) -> Result<Receipt, clinic::problem::Problem> {
    let validate = Validate { prescription_id: id, seen_version: house.version(id) };
    house.ask(&house.pharmacist, Command::Validate(validate)).await
}

/// Orders of the queue that wait for somebody's approval.
async fn waiting(house: &House) -> Vec<PrescriptionId> {
    let filter = TriageFilter { class: Some(MedicineClass::AwaitingApproval), ..TriageFilter::default() };
    let head = *house.clinic.head().borrow();
    let page = house.clinic.triage_queue(&house.pharmacist, filter, None, 50, Some(head)).await.unwrap();
    page.value.rows.iter().map(|row| row.prescription_id).collect()
}

/// Findings that ask for care, as the queue counts them.
async fn yellow(house: &House, id: PrescriptionId) -> i64 {
    let head = *house.clinic.head().borrow();
    let filter = TriageFilter::default();
    let page = house.clinic.triage_queue(&house.pharmacist, filter, None, 50, Some(head)).await.unwrap();
    page.value.rows.iter().find(|row| row.prescription_id == id).unwrap().tier_2
}

#[tokio::test]
async fn a_reserve_antimicrobial_is_signed_and_waits_in_the_triage_until_it_is_released() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let ivo = infectologist(&house).await;
    let id = house.taken(house.order(patient, stay, reserve(&house))).await;
    assert_eq!(lines(&house, id), ["APPROVAL_NEEDED Found tier 2 item 1"], "whoever signs is told");
    assert_eq!(waiting(&house).await, [id], "and whoever may release it finds it");
    let missing = ["ApprovalMissing at prescription_id by R2.18"];
    assert_eq!(refusals(validated(&house, id).await), missing);
    let remark =
        ValidateWithRemark { prescription_id: id, seen_version: house.version(id), remark: "urgente".to_owned() };
    let said = refusals(house.ask(&house.pharmacist, Command::ValidateWithRemark(remark)).await);
    assert_eq!(said, missing, "a remark is no release");

    let said = refusals(house.ask(&house.pharmacist, approval(&house, id, 1, 3)).await);
    assert_eq!(said, ["ApproverNotAuthorised at item_id by R2.18"], "not everybody may");
    let asked = yellow(&house, id).await;
    house.given(&ivo, approval(&house, id, 1, 3)).await;
    assert_eq!(waiting(&house).await, []);
    assert_eq!(yellow(&house, id).await, asked - 1, "what was released asks for no care");
    validated(&house, id).await.unwrap();
    let head = *house.clinic.head().borrow();
    let paper = house.clinic.prescription_document(&house.doctor, id, Some(head)).await.unwrap().value.shown().unwrap();
    let approvals = &paper.document.approvals;
    assert_eq!(
        approvals.iter().map(|given| (given.until, &*given.approval)).collect::<Vec<_>>(),
        [(NOON.plus_days(3), "CCIH")]
    );
    assert_eq!(paper.people[&approvals[0].approved_by].name, "ivo Demo", "the paper says who released it");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_release_holds_for_the_renewals_of_its_days_and_then_is_asked_for_again() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let ivo = infectologist(&house).await;
    let first = house.signed(house.order(patient, stay, reserve(&house))).await;
    house.given(&ivo, approval(&house, first, 1, 3)).await;
    let renewed = async |id, days| {
        house.clock.set(NOON.plus_days(days));
        let renew = Renew { prescription_id: id, overrides: Vec::new() };
        house.given(&house.doctor, Command::Renew(renew)).await.uuid().into()
    };
    let second = renewed(first, 1).await;
    assert_eq!(lines(&house, second), [""; 0], "released for three days");
    house.take(&house.pharmacist, second).await.unwrap();
    validated(&house, second).await.unwrap();
    let fourth = renewed(second, 3).await;
    assert_eq!(lines(&house, fourth), ["APPROVAL_NEEDED Found tier 2 item 1"], "somebody looks again");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_release_that_ran_out_before_the_pharmacist_came_is_none() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let ivo = infectologist(&house).await;
    let id = house.signed(house.order(patient, stay, reserve(&house))).await;
    house.given(&ivo, approval(&house, id, 1, 1)).await;
    house.clock.set(NOON.plus_days(1));
    house.take(&house.pharmacist, id).await.unwrap();
    assert_eq!(refusals(validated(&house, id).await), ["ApprovalMissing at prescription_id by R2.18"]);
    house.given(&ivo, approval(&house, id, 1, 1)).await;
    validated(&house, id).await.unwrap();
    house.clinic.close().await;
}

#[tokio::test]
async fn what_was_held_back_while_the_rest_was_validated_goes_on_only_once_it_is_released() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let ivo = infectologist(&house).await;
    let id = house.signed(house.order(patient, stay, reserve(&house))).await;
    let item_id = house.items(id)[1];
    let suspend = SuspendItem { prescription_id: id, item_id, reason: "aguarda CCIH".to_owned() };
    house.given(&house.doctor, Command::SuspendItem(suspend)).await;
    house.take(&house.pharmacist, id).await.unwrap();
    validated(&house, id).await.unwrap();
    let resume = || Command::ResumeItem(ResumeItem { prescription_id: id, item_id });
    let said = refusals(house.ask(&house.doctor, resume()).await);
    assert_eq!(said, ["ApprovalMissing at item_id by R2.18"], "the pharmacist has seen the order without it");
    house.given(&ivo, approval(&house, id, 1, 3)).await;
    house.given(&house.doctor, resume()).await;
    house.clinic.close().await;
}

#[tokio::test]
async fn who_holds_the_registration_asks_nobody_and_nobody_releases_what_is_not_asked_for() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let ivo = infectologist(&house).await;
    let order = house.order(patient, stay, reserve(&house));
    let own = house.given(&ivo, Command::Prescribe(domain::commands::Prescribe(order))).await.uuid().into();
    assert_eq!(lines(&house, own), [""; 0]);
    let again = house.ask(&ivo, approval(&house, own, 1, 3)).await;
    assert_eq!(refusals(again), ["OwnPrescription at prescription_id by R2.18"]);

    let (patient, stay) = house.admit(people::patient_pedro(), 1).await;
    let id = house.signed(house.order(patient, stay, reserve(&house))).await;
    let said = |result| refusals(result);
    assert_eq!(said(house.ask(&ivo, approval(&house, id, 0, 3)).await), ["ApprovalNotNeeded at item_id by R2.18"]);
    assert_eq!(said(house.ask(&ivo, approval(&house, id, 1, 0)).await), ["ApprovalTimeImpossible at days by R2.18"]);
    assert_eq!(said(house.ask(&ivo, approval(&house, id, 1, 91)).await), ["ApprovalTimeImpossible at days by R2.18"]);
    let nurse = house.staff("nina", &[Role::Nurse]).await;
    assert!(house.ask(&nurse, approval(&house, id, 1, 3)).await.is_err(), "a nurse releases nothing");
    house.clinic.close().await;
}
