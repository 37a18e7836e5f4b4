//! A signed prescription never changes: it is replaced, renewed, suspended in part, cancelled or marked as an error.

use clinic::session::Session;
use domain::{
    commands::{
        AllergyAbout, Answer, AnswerIntervention, Cancel, Command, Discharge, Intervene, MarkEnteredInError, Override,
        Prescribe, Renew, Replace, ResumeItem, SuspendItem,
    },
    ids::{ItemId, PrescriptionId},
    people::AllergyKind,
    prescribing::{InterventionReason, OverrideReason},
};
use support::{
    asking::refusals,
    house::{House, item, new_id},
    people,
};

fn cancel(prescription_id: PrescriptionId) -> Command {
    Command::Cancel(Cancel { prescription_id, reason: "engano".to_owned() })
}

fn renew(prescription_id: PrescriptionId) -> Command {
    Command::Renew(Renew { prescription_id, overrides: Vec::new() })
}

fn suspend(prescription_id: PrescriptionId, item_id: ItemId) -> Command {
    Command::SuspendItem(SuspendItem { prescription_id, item_id, reason: "jejum".to_owned() })
}

fn resume(prescription_id: PrescriptionId, item_id: ItemId) -> Command {
    Command::ResumeItem(ResumeItem { prescription_id, item_id })
}

async fn ask(house: &House, by: &Session, command: Command) -> Vec<String> {
    refusals(house.ask(by, command).await)
}

#[tokio::test]
async fn of_two_versions_signed_at_once_one_wins() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let first = house.signed(house.order(patient, stay, vec![item(house.medicine("F001"), 500)])).await;
    let replace = |mg| {
        let order = house.order(patient, stay, vec![item(house.medicine("F001"), mg)]);
        house.ask(&house.doctor, Command::Replace(Replace { replaces: first, order }))
    };
    let (one, other) = tokio::join!(replace(250), replace(750));
    let answers = [refusals(one), refusals(other)];
    let winners = answers.iter().filter(|said| said.is_empty()).count();
    assert_eq!(winners, 1, "one wins: {answers:?}");
    let loser = answers.concat();
    assert!(loser.contains(&"NoLongerCurrent at replaces by R3.1".to_owned()), "the other hears it: {loser:?}");
    let current: i64 = house.one("SELECT count(*) FROM prescription WHERE state = 'Signed'", []);
    assert_eq!(current, 1);
    house.clinic.close().await;
}

#[tokio::test]
async fn a_version_stands_in_the_place_of_exactly_one_that_is_current_and_the_patients() {
    let house = House::open().await;
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    let (pedro, his_stay) = house.admit(people::patient_pedro(), 1).await;
    let dipyrone = |patient, stay| house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
    let first = house.signed(dipyrone(joana, stay)).await;
    let replace = |replaces, order| Command::Replace(Replace { replaces, order });
    assert_eq!(
        ask(&house, &house.doctor, replace(first, dipyrone(pedro, his_stay))).await,
        ["PatientMismatch at order.patient_id by R3.1"]
    );
    let unknown = ask(&house, &house.doctor, replace(new_id().uuid().into(), dipyrone(joana, stay))).await;
    assert_eq!(unknown, ["PrescriptionUnknown at replaces by R3.1"]);
    let mut wrong = dipyrone(joana, stay);
    wrong.items[0].route = None;
    let said = ask(&house, &house.doctor, replace(first, wrong)).await;
    assert_eq!(said, ["RouteMissing at order.items[0].route by prescribing"], "named as the command has it");
    house.given(&house.doctor, replace(first, dipyrone(joana, stay))).await;
    for command in [replace(first, dipyrone(joana, stay)), renew(first)] {
        let said = ask(&house, &house.doctor, command).await;
        assert!(said.iter().any(|said| said.starts_with("NoLongerCurrent")), "{said:?}");
    }
    assert_eq!(ask(&house, &house.doctor, cancel(first)).await, ["NoLongerCurrent at prescription_id by 3.1"]);
    house.clinic.close().await;
}

#[tokio::test]
async fn what_has_ended_is_not_cancelled_suspended_or_marked() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let sign = async |code: &str| house.signed(house.order(patient, stay, vec![item(house.medicine(code), 20)])).await;
    let (cancelled, marked, closed) = (sign("F001").await, sign("F042").await, sign("F107").await);
    let error = |prescription_id, reason: &str| {
        Command::MarkEnteredInError(MarkEnteredInError { prescription_id, reason: reason.to_owned() })
    };
    assert_eq!(ask(&house, &house.doctor, error(marked, " ")).await, ["ReasonMissing at reason by 3.1"]);
    house.given(&house.doctor, cancel(cancelled)).await;
    house.given(&house.doctor, error(marked, "paciente errado")).await;
    house.given(&house.doctor, Command::Discharge(Discharge { encounter_id: stay })).await;
    for (id, state) in [(cancelled, "Cancelled"), (marked, "EnteredInError"), (closed, "Closed")] {
        assert_eq!(house.state(id), state);
        let item = house.items(id)[0];
        for command in [cancel(id), suspend(id, item), resume(id, item), error(id, "de novo")] {
            let name = command.name();
            let said = ask(&house, &house.doctor, command).await;
            assert_eq!(said, ["NoLongerCurrent at prescription_id by 3.1"], "{name} of a {state} order");
        }
    }
    let nobody = ask(&house, &house.doctor, cancel(new_id().uuid().into())).await;
    assert_eq!(nobody, ["PrescriptionUnknown at prescription_id by 3.1"]);
    house.clinic.close().await;
}

#[tokio::test]
async fn what_was_dispensed_is_too_late_to_change() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let id = house.signed(house.order(patient, stay, vec![item(house.medicine("F001"), 500)])).await;
    for state in ["Dispensed", "PartlyDispensed", "Delivered"] {
        // Picking comes with a later wave; its states fit already.
        house.tamper(&format!("UPDATE prescription SET state = '{state}'"));
        assert_eq!(ask(&house, &house.doctor, cancel(id)).await, ["AlreadyDispensed at prescription_id by 3.1"]);
    }
    for state in ["InPicking", "Picked", "Checked"] {
        house.tamper(&format!("UPDATE prescription SET state = '{state}'"));
        let checked = house.clinic.check(&house.doctor, new_id(), cancel(id)).await;
        assert_eq!(refusals(checked), [""; 0], "{state}: not dispensed yet");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn an_order_whose_items_are_all_suspended_is_suspended_until_one_goes_on() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let two = || vec![item(house.medicine("F001"), 500), item(house.medicine("F042"), 20)];
    let id = house.taken(house.order(patient, stay, two())).await;
    let items = house.items(id);
    let unknown = ask(&house, &house.doctor, suspend(id, new_id().uuid().into())).await;
    assert_eq!(unknown, ["ItemUnknown at item_id by 3.1"]);
    assert_eq!(ask(&house, &house.doctor, resume(id, items[0])).await, ["ItemNotSuspended at item_id by 3.1"]);
    house.given(&house.doctor, suspend(id, items[0])).await;
    assert_eq!(house.state(id), "InTriage", "the other item goes on");
    assert_eq!(ask(&house, &house.doctor, suspend(id, items[0])).await, ["ItemAlreadySuspended at item_id by 3.1"]);
    house.given(&house.doctor, suspend(id, items[1])).await;
    assert_eq!(house.state(id), "Suspended");
    assert_eq!(refusals(house.take(&house.pharmacist, id).await), ["NotInTriage at prescription_id by 3.1"]);
    house.given(&house.doctor, resume(id, items[1])).await;
    assert_eq!(house.state(id), "Signed", "whoever held it lost it: it waits in the queue again");
    house.given(&house.doctor, resume(id, items[0])).await;
    assert_eq!(house.state(id), "Signed");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_suspended_order_goes_back_to_what_it_was_or_is_cancelled() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order = |code: &str| house.order(patient, stay, vec![item(house.medicine(code), 20)]);
    let validated = house.taken(order("F001")).await;
    let seen_version = house.version(validated);
    let validate = domain::commands::Validate { prescription_id: validated, seen_version };
    house.given(&house.pharmacist, Command::Validate(validate)).await;
    let asked = house.taken(order("F042")).await;
    let question = Intervene {
        prescription_id: asked,
        seen_version: house.version(asked),
        item_id: None,
        reason: InterventionReason::Dose,
        message: "confirmar".to_owned(),
    };
    let question = house.given(&house.pharmacist, Command::Intervene(question)).await;
    for (id, before) in [(validated, "Validated"), (asked, "AwaitingAnswer")] {
        let item = house.items(id)[0];
        house.given(&house.doctor, suspend(id, item)).await;
        assert_eq!(house.state(id), "Suspended");
        if before == "AwaitingAnswer" {
            let uphold = Answer::Uphold { reason: "sim".to_owned() };
            let answer = AnswerIntervention { intervention_id: question.uuid().into(), answer: uphold };
            let said = ask(&house, &house.doctor, Command::AnswerIntervention(answer)).await;
            assert_eq!(said, ["NotAsked at intervention_id by 3.1"], "nobody waits for it while it is suspended");
        }
        house.given(&house.doctor, resume(id, item)).await;
        assert_eq!(house.state(id), before);
        house.given(&house.doctor, suspend(id, item)).await;
        house.given(&house.doctor, cancel(id)).await;
        assert_eq!(house.state(id), "Cancelled");
        assert_eq!(ask(&house, &house.doctor, resume(id, item)).await, ["NoLongerCurrent at prescription_id by 3.1"]);
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn an_item_goes_on_only_where_it_could_be_signed_now() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order = |code: &str| house.order(patient, stay, vec![item(house.medicine(code), 20)]);
    let (dipyrone, omeprazole) = (house.signed(order("F001")).await, house.signed(order("F042")).await);
    for id in [dipyrone, omeprazole] {
        house.given(&house.doctor, suspend(id, house.items(id)[0])).await;
    }
    house.allergy(patient, house.substance("dipirona"), AllergyKind::Allergy).await;
    house.signed(order("F042")).await;
    let again = async |id| ask(&house, &house.doctor, resume(id, house.items(id)[0])).await;
    assert_eq!(again(dipyrone).await, ["AllergyToSubstance at item_id by R2.1"], "recorded while it was held back");
    assert_eq!(again(omeprazole).await, ["SameSubstanceTwice at item_id by R2.6"], "ordered again meanwhile");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_renewal_signs_the_same_again_without_what_is_suspended() {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let two = vec![item(house.medicine("F001"), 500), item(house.medicine("F042"), 20)];
    let first = house.signed(house.order(patient, stay, two)).await;
    let items = house.items(first);
    house.given(&house.doctor, suspend(first, items[0])).await;
    house.clock.set(support::house::NOON.plus_days(1));
    let second: PrescriptionId = house.given(&house.doctor, renew(first)).await.uuid().into();
    let said: String = house.one(
        "SELECT version || ' ' || renewal || ' ' || group_concat(description, ', ') FROM prescription
         JOIN prescription_item ON prescription_id = prescription.id WHERE prescription.id = ?1",
        [second.uuid()],
    );
    assert_eq!(said, "2 1 omeprazol 20 mg cápsula");
    assert_eq!([house.state(first), house.state(second)], ["Replaced", "Signed"]);
    house.given(&house.doctor, suspend(second, house.items(second)[0])).await;
    assert_eq!(
        ask(&house, &house.doctor, renew(second)).await,
        ["NoItems at items by prescribing"],
        "nothing is left of it"
    );
    let unknown = ask(&house, &house.doctor, renew(new_id().uuid().into())).await;
    assert_eq!(unknown, ["PrescriptionUnknown at prescription_id by R3.1"]);
    house.clinic.close().await;
}

#[tokio::test]
async fn a_renewal_is_judged_by_what_is_known_now_and_names_items_by_their_old_place() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let two = vec![item(house.medicine("F042"), 20), item(house.medicine("F001"), 500)];
    let first = house.signed(house.order(patient, stay, two)).await;
    house.given(&house.doctor, suspend(first, house.items(first)[0])).await;
    let dipyrone: AllergyAbout = house.substance("dipirona");
    house.allergy(patient, dipyrone, AllergyKind::Allergy).await;
    let said = ask(&house, &house.doctor, renew(first)).await;
    assert_eq!(said, ["AllergyToSubstance at items[1].medicine_id by R2.1"], "the second item of the prescription");
    let given = Override { reason: OverrideReason::BenefitOutweighsRisk, text: None };
    let overrides = vec![None, Some(given)];
    house.given(&house.doctor, Command::Renew(Renew { prescription_id: first, overrides })).await;
    house.clinic.close().await;
}

#[tokio::test]
async fn every_version_bears_the_next_number_of_its_station() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order = || house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
    let first = house.signed(order()).await;
    house.given(&house.doctor, Command::Replace(Replace { replaces: first, order: order() })).await;
    refusals(house.ask(&house.doctor, Command::Prescribe(Prescribe(order()))).await);
    house.given(&house.doctor, cancel(first_signed(&house))).await;
    house.signed(order()).await;
    let numbers: String = house.one("SELECT group_concat(substr(number, 1, 12), ' ') FROM prescription", []);
    assert_eq!(numbers, "DEMO1-000001 DEMO1-000002 DEMO1-000003", "a refusal uses none up");
    house.clinic.close().await;
}

fn first_signed(house: &House) -> PrescriptionId {
    PrescriptionId::new(house.one("SELECT id FROM prescription WHERE state = 'Signed'", []))
}
