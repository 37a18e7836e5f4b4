//! Forms that somebody has not sent yet, and what a form hears while it is filled in.

use domain::{
    commands::{Command, Prescribe},
    roles::Role,
};
use serde_json::json;
use support::{
    asking::{line, refusals},
    house::{House, done, item, new_id},
    people,
};

#[tokio::test]
async fn a_draft_is_private_to_its_author() {
    let house = House::open().await;
    let other = house.staff("nara", &[Role::Nurse]).await;
    let id = new_id();
    house.clinic.save_draft(&house.doctor, id, json!({ "line": "dipirona 500 mg" })).await.unwrap();
    assert_eq!(house.clinic.drafts(&other).await.unwrap(), [], "nobody else sees it");
    house.clinic.save_draft(&other, id, json!({ "line": "alterado" })).await.unwrap();
    assert!(!house.clinic.discard_draft(&other, id).await.unwrap(), "nor throws it away");
    let drafts = house.clinic.drafts(&house.doctor).await.unwrap();
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].body, json!({ "line": "dipirona 500 mg" }), "nor writes over it");
    house.clinic.save_draft(&house.doctor, id, json!({ "line": "dipirona 1 g" })).await.unwrap();
    let drafts = house.clinic.drafts(&house.doctor).await.unwrap();
    assert_eq!(drafts[0].body, json!({ "line": "dipirona 1 g" }), "the author goes on");
    assert!(house.clinic.discard_draft(&house.doctor, id).await.unwrap());
    let events: i64 = house.one("SELECT count(*) FROM outbox WHERE instr(body, 'dipirona 1 g') > 0", []);
    assert_eq!(events, 0, "a draft is no event");
    house.clinic.close().await;
}

#[tokio::test]
async fn the_signature_takes_the_draft_with_it_and_a_refusal_leaves_it() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let (id, another) = (new_id(), new_id());
    for draft in [id, another] {
        house.clinic.save_draft(&house.doctor, draft, json!({})).await.unwrap();
    }
    let sign = |mg| {
        let order = house.order(patient, stay, vec![item(house.medicine("F001"), mg)]);
        house.clinic.execute(&house.doctor, id, Command::Prescribe(Prescribe(order)))
    };
    let kept = async || house.clinic.drafts(&house.doctor).await.unwrap().len();
    assert_eq!(refusals(sign(0).await), ["DoseNotPositive at items[0].dose.value by prescribing"]);
    assert_eq!(kept().await, 2, "a refusal keeps the form");
    house.tamper("CREATE TRIGGER full BEFORE DELETE ON draft BEGIN SELECT raise(ABORT, 'full'); END");
    assert!(sign(500).await.is_err(), "the draft cannot go");
    let signed: i64 = house.one("SELECT count(*) FROM prescription", []);
    assert_eq!((signed, kept().await), (0, 2), "one transaction: neither or both");
    house.tamper("DROP TRIGGER full");
    done(sign(500).await);
    assert_eq!(kept().await, 1, "only the form that was sent");
    house.clinic.save_draft(&house.doctor, id, json!({ "line": "tarde" })).await.unwrap();
    assert_eq!(kept().await, 1, "a form saved late, behind its signature, does not come back");
    house.clinic.close().await;
}

#[tokio::test]
async fn check_finds_what_execute_would_store_and_writes_nothing() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order =
        || house.order(patient, stay, vec![item(house.medicine("F001"), 1100), item(house.medicine("F007"), 600)]);
    let id = new_id();
    house.clinic.save_draft(&house.doctor, id, json!({})).await.unwrap();
    let before = house.written();
    let checked = house.clinic.check(&house.doctor, id, Command::Prescribe(Prescribe(order()))).await.unwrap();
    assert_eq!(house.written(), before, "checking writes nothing");
    assert_eq!(house.clinic.drafts(&house.doctor).await.unwrap().len(), 1, "and takes no draft");
    let lines: Vec<String> = checked.findings.iter().map(line).collect();
    assert_eq!(lines, ["ALLERGY_NOT_ASKED NotChecked tier 2 item -", "DAILY_MAXIMUM Found tier 2 item 0"]);
    done(house.clinic.execute(&house.doctor, id, Command::Prescribe(Prescribe(order()))).await);
    assert_eq!(house.findings(id.uuid().into()), checked.findings, "word for word what was stored");
    house.clinic.close().await;
}
