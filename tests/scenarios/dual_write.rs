//! Rows and events are written together or not at all, and neighbours in the batch are answered truly.

use clinic::problem::{Problem, Receipt};
use domain::{
    commands::{Command, Demographics, Order, Prescribe, RegisterPatient},
    ids::CommandId,
    prescribing::PrescriptionKind,
};
use support::{
    chain::{Followed, follow, no_row_without_event},
    house::{House, done, item, new_id},
    people,
};
use tokio::task::JoinSet;

/// A trigger that another program left behind: the store refuses what holds the word.
const POISONED_OUTBOX: &str = "CREATE TRIGGER poison BEFORE INSERT ON outbox WHEN instr(NEW.body, 'veneno') > 0
                               BEGIN SELECT raise(ABORT, 'poisoned'); END";
const POISONED_ITEM: &str = "CREATE TRIGGER poison BEFORE INSERT ON prescription_item WHEN NEW.instructions = 'veneno'
                             BEGIN SELECT raise(ABORT, 'poisoned'); END";

fn poisoned(mut order: Order) -> Order {
    for item in &mut order.items {
        item.instructions = Some("veneno".to_owned());
    }
    order
}

fn assert_whole(house: &House) {
    let store = house.store();
    follow(&store, &mut Followed::default()).unwrap();
    no_row_without_event(&store).unwrap();
}

#[tokio::test]
async fn an_event_that_cannot_be_stored_leaves_no_row_and_a_row_that_cannot_leaves_no_event() {
    for trigger in [POISONED_OUTBOX, POISONED_ITEM] {
        let house = House::open().await;
        let (patient, stay) = house.admit(people::patient_joana(), 0).await;
        let two = vec![item(house.medicine("F001"), 500), item(house.medicine("F042"), 20)];
        let command = Command::Prescribe(Prescribe(poisoned(house.order(patient, stay, two))));
        let (id, before) = (new_id(), house.written());
        house.tamper(trigger);
        let problem = house.clinic.execute(&house.doctor, id, command.clone()).await.unwrap_err();
        let Problem::Failed { reference } = &problem else { panic!("nothing was refused: {problem}") };
        assert!(!reference.is_empty(), "the log says more under it");
        assert!(!problem.to_string().contains("poisoned"), "no internals: {problem}");
        assert_eq!(house.written(), before, "neither events, nor rows, nor a receipt");
        assert_whole(&house);

        let next = vec![item(house.medicine("F004"), 500)];
        house.signed(house.order(patient, stay, next)).await;
        house.tamper("DROP TRIGGER poison");
        done(house.clinic.execute(&house.doctor, id, command).await);
        assert_whole(&house);
        house.clinic.close().await;
    }
}

#[tokio::test]
async fn neighbours_of_what_failed_in_the_batch_are_answered_truly_and_are_on_disk() {
    for trigger in [POISONED_OUTBOX, POISONED_ITEM] {
        let house = House::open().await;
        let commands = mixed(&house).await;
        house.tamper(trigger);
        let mut asked = JoinSet::new();
        for (id, command, fate) in commands {
            let (clinic, doctor) = (house.clinic.clone(), house.doctor);
            asked.spawn(async move { (id, fate, clinic.execute(&doctor, id, command).await) });
        }
        let answers = asked.join_all().await;
        assert_eq!(answers.len(), 60);
        for (id, fate, answer) in answers {
            answered_truly(&house, id, fate, answer);
        }
        assert_whole(&house);
        house.clinic.close().await;
    }
}

/// What becomes of a command.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    Done,
    Refused,
    Failed,
}

/// Sixty commands of which every tenth is poisoned and every sixth wrong.
async fn mixed(house: &House) -> Vec<(CommandId, Command, Fate)> {
    let mut commands = Vec::new();
    for number in 0..60 {
        let nameless = Demographics { cpf: None, cns: None, ..people::patient_joana() };
        let patient = house.patient(nameless.clone()).await;
        let order = |mg| Order {
            kind: PrescriptionKind::Ambulatory,
            encounter_id: None,
            ..house.order(patient, new_id().uuid().into(), vec![item(house.medicine("F001"), mg)])
        };
        let (command, fate) = match number {
            _ if number % 10 == 4 => (Command::Prescribe(Prescribe(poisoned(order(500)))), Fate::Failed),
            _ if number % 6 == 0 => (Command::Prescribe(Prescribe(order(0))), Fate::Refused),
            _ if number % 5 == 0 => (Command::RegisterPatient(RegisterPatient(nameless)), Fate::Done),
            _ => (Command::Prescribe(Prescribe(order(500))), Fate::Done),
        };
        commands.push((new_id(), command, fate));
    }
    commands
}

fn answered_truly(house: &House, id: CommandId, fate: Fate, answer: Result<Receipt, Problem>) {
    let heard = match &answer {
        Ok(_) => Fate::Done,
        Err(Problem::Refused { .. }) => Fate::Refused,
        Err(Problem::Failed { .. }) => Fate::Failed,
    };
    assert_eq!(heard, fate, "{answer:?}");
    let stored: i64 = house.one("SELECT count(*) FROM outbox WHERE command_id = ?1", [id.uuid()]);
    let told = answer.map_or(0, |receipt| receipt.events.len());
    assert_eq!(usize::try_from(stored), Ok(told), "what was answered is what is on the disk");
}
