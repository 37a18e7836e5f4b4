//! The triage of rulebook 3.1: leases, decisions, questions and their answers.

use clinic::{queries::triage_queue::TriageFilter, session::Session};
use domain::{
    commands::{
        Answer, AnswerIntervention, Cancel, Command, Discharge, Intervene, MarkEnteredInError, Order, RecordDeath,
        Renew, Replace, ReturnToPrescriber, SuspendItem, Validate, ValidateWithRemark,
    },
    ids::{CommandId, EncounterId, InterventionId, ItemId, PatientId, PrescriptionId},
    prescribing::InterventionReason,
    refusal::RefusalCode,
    roles::Role,
};
use support::{
    asking::refusals,
    house::{House, NOON, done, item, new_id},
    people,
};

struct Ward {
    house: House,
    patient: PatientId,
    stay: EncounterId,
}

async fn ward() -> Ward {
    let house = House::open_at_noon().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    Ward { house, patient, stay }
}

impl Ward {
    fn order(&self, mg: u32) -> Order {
        self.house.order(self.patient, self.stay, vec![item(self.house.medicine("F001"), mg)])
    }

    async fn said(&self, by: &Session, command: Command) -> Vec<String> {
        refusals(self.house.ask(by, command).await)
    }

    fn validate(&self, prescription_id: PrescriptionId) -> Command {
        Command::Validate(Validate { prescription_id, seen_version: self.house.version(prescription_id) })
    }

    fn give_back(&self, prescription_id: PrescriptionId, reason: &str) -> Command {
        let seen_version = self.house.version(prescription_id);
        Command::ReturnToPrescriber(ReturnToPrescriber { prescription_id, seen_version, reason: reason.to_owned() })
    }

    fn question(&self, prescription_id: PrescriptionId, item_id: Option<ItemId>, message: &str) -> Command {
        let seen_version = self.house.version(prescription_id);
        let (reason, message) = (InterventionReason::Dose, message.to_owned());
        Command::Intervene(Intervene { prescription_id, seen_version, item_id, reason, message })
    }

    /// An order that waits for its prescriber's answer.
    async fn asked(&self) -> (PrescriptionId, InterventionId) {
        let id = self.house.taken(self.order(500)).await;
        let asked = self.house.given(&self.house.pharmacist, self.question(id, None, "confirmar a dose")).await;
        (id, asked.uuid().into())
    }
}

fn uphold(intervention_id: InterventionId) -> Command {
    let answer = Answer::Uphold { reason: "dose conforme protocolo".to_owned() };
    Command::AnswerIntervention(AnswerIntervention { intervention_id, answer })
}

fn cancel(prescription_id: PrescriptionId) -> Command {
    Command::Cancel(Cancel { prescription_id, reason: "suspensa pela equipe".to_owned() })
}

#[tokio::test]
async fn a_pharmacist_takes_an_order_and_validates_it() {
    let ward = ward().await;
    let id = ward.house.taken(ward.order(500)).await;
    assert_eq!(ward.house.state(id), "InTriage");
    ward.house.given(&ward.house.pharmacist, ward.validate(id)).await;
    assert_eq!(ward.house.state(id), "Validated");
    let free: i64 = ward.house.one(
        "SELECT count(*) FROM prescription WHERE lease_holder IS NULL AND lease_until IS NULL AND id = ?1",
        [id.uuid()],
    );
    assert_eq!(free, 1, "nobody holds a decided order");
    let again = ward.said(&ward.house.pharmacist, ward.validate(id)).await;
    assert_eq!(again, ["NotInTriage at prescription_id by 3.1"], "decided once");
    let taken = refusals(ward.house.take(&ward.house.pharmacist, id).await);
    assert_eq!(taken, ["NotInTriage at prescription_id by 3.1"]);
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn a_remark_is_recorded_with_the_decision_and_must_say_something() {
    let ward = ward().await;
    let id = ward.house.taken(ward.order(500)).await;
    let remark = |remark: &str| {
        let seen_version = ward.house.version(id);
        Command::ValidateWithRemark(ValidateWithRemark { prescription_id: id, seen_version, remark: remark.to_owned() })
    };
    let empty = ward.said(&ward.house.pharmacist, remark(" ")).await;
    assert_eq!(empty, ["ReasonMissing at remark by 3.1"]);
    let endless = ward.said(&ward.house.pharmacist, remark(&"x".repeat(4_001))).await;
    assert_eq!(endless, ["TooLong at remark by 3.1"]);
    ward.house.given(&ward.house.pharmacist, remark("monitorar função renal")).await;
    assert_eq!(ward.house.state(id), "ValidatedWithRemark");
    let kept: String = ward.house.one("SELECT decision || ': ' || remark FROM triage_decision", []);
    assert_eq!(kept, "ValidatedWithRemark: monitorar função renal");
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn what_a_pharmacist_holds_another_does_not_take_until_the_lease_expires() {
    let ward = ward().await;
    let (first, second) = (ward.house.pharmacist, ward.house.second_pharmacist);
    let id = ward.house.taken(ward.order(500)).await;
    let by_another = ["TakenByAnother at prescription_id by 3.1"];
    assert_eq!(refusals(ward.house.take(&second, id).await), by_another);
    assert_eq!(ward.said(&second, ward.validate(id)).await, by_another);
    ward.house.clock.set(NOON.plus_minutes(9));
    done(ward.house.take(&first, id).await);
    ward.house.clock.set(NOON.plus_minutes(18));
    assert_eq!(refusals(ward.house.take(&second, id).await), by_another, "taking one's own again extended it");
    ward.house.clock.set(NOON.plus_minutes(19));
    let expired = ward.said(&first, ward.validate(id)).await;
    assert_eq!(expired, ["LeaseExpired at prescription_id by 3.1"], "somebody else may have it by now");
    done(ward.house.take(&second, id).await);
    assert_eq!(refusals(ward.house.take(&first, id).await), by_another);
    ward.house.given(&second, ward.validate(id)).await;
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn an_order_says_whose_it_is_and_a_version_how_much_of_it_changed() {
    let ward = ward().await;
    let house = &ward.house;
    let mut both = ward.order(500);
    both.items.push(item(house.medicine("F042"), 20));
    let first = house.taken(both).await;
    let now = || Some(*house.clinic.head().borrow());
    let paper = house.clinic.prescription_document(&house.second_pharmacist, first, now()).await;
    let paper = paper.unwrap().value.shown().unwrap();
    let lease = paper.lease.expect("somebody holds it");
    assert_eq!(lease.until, NOON.plus_minutes(10));
    assert!(paper.people.contains_key(&lease.holder), "by name");

    let order = ward.order(250);
    house.given(&house.doctor, Command::Replace(Replace { replaces: first, order })).await;
    let page = house.clinic.triage_queue(&house.pharmacist, TriageFilter::default(), None, 50, now()).await;
    let rows = page.unwrap().value.rows;
    let [row] = rows.as_slice() else { panic!("one order waits: {rows:?}") };
    assert_eq!((row.version, row.changed_count), (2, 2), "one dose changed, one medicine is gone");
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn whoever_saw_another_version_is_told_so() {
    let ward = ward().await;
    let id = ward.house.taken(ward.order(500)).await;
    for seen_version in [0, 1, 3] {
        let stale = Command::Validate(Validate { prescription_id: id, seen_version });
        assert_eq!(ward.said(&ward.house.pharmacist, stale).await, ["VersionChanged at seen_version by engine"]);
    }
    let nobody = Command::Validate(Validate { prescription_id: new_id().uuid().into(), seen_version: 1 });
    let unknown = ward.said(&ward.house.pharmacist, nobody).await;
    assert_eq!(unknown, ["PrescriptionUnknown at prescription_id by 3.1"]);
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn a_second_pharmacist_cannot_validate_a_cancelled_order() {
    let ward = ward().await;
    let id = ward.house.taken(ward.order(500)).await;
    let seen = ward.validate(id);
    ward.house.given(&ward.house.doctor, cancel(id)).await;
    let stale = ward.said(&ward.house.second_pharmacist, seen).await;
    assert_eq!(stale, ["VersionChanged at seen_version by engine"], "the screen shows yesterday");
    let fresh = ward.said(&ward.house.second_pharmacist, ward.validate(id)).await;
    assert_eq!(fresh, ["NotInTriage at prescription_id by 3.1"]);
    let taken = refusals(ward.house.take(&ward.house.second_pharmacist, id).await);
    assert_eq!(taken, ["NotInTriage at prescription_id by 3.1"]);
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn nobody_triages_what_they_prescribed() {
    let ward = ward().await;
    let practitioner: uuid::Uuid = ward.house.one("SELECT id FROM practitioner", []);
    let both = [Role::Prescriber, Role::Pharmacist];
    let ana_too = ward.house.user("ana2", &both, Some(practitioner.into())).await;
    let id = ward.house.signed(ward.order(500)).await;
    let own = ["OwnPrescription at prescription_id by 3.1"];
    assert_eq!(refusals(ward.house.take(&ana_too, id).await), own, "under another login she is the same person");
    done(ward.house.take(&ward.house.pharmacist, id).await);
    assert_eq!(ward.said(&ana_too, ward.validate(id)).await, own);
    assert_eq!(ward.said(&ana_too, ward.give_back(id, "x")).await, own);
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn a_returned_order_waits_to_be_replaced_or_cancelled() {
    let ward = ward().await;
    let id = ward.house.taken(ward.order(500)).await;
    let empty = ward.said(&ward.house.pharmacist, ward.give_back(id, "")).await;
    assert_eq!(empty, ["ReasonMissing at reason by 3.1"]);
    ward.house.given(&ward.house.pharmacist, ward.give_back(id, "falta a duração")).await;
    assert_eq!(ward.house.state(id), "Returned");
    let taken = refusals(ward.house.take(&ward.house.pharmacist, id).await);
    assert_eq!(taken, ["NotInTriage at prescription_id by 3.1"], "it is the prescriber's turn");
    let replace = domain::commands::Replace { replaces: id, order: ward.order(750) };
    ward.house.given(&ward.house.doctor, Command::Replace(replace)).await;
    assert_eq!(ward.house.state(id), "Replaced");
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn a_question_says_something_about_an_item_of_the_order() {
    let ward = ward().await;
    let id = ward.house.taken(ward.order(500)).await;
    let pharmacist = ward.house.pharmacist;
    let empty = ward.said(&pharmacist, ward.question(id, None, "\n")).await;
    assert_eq!(empty, ["ReasonMissing at message by 3.1"]);
    let elsewhere = Some(new_id().uuid().into());
    let unknown = ward.said(&pharmacist, ward.question(id, elsewhere, "confirmar")).await;
    assert_eq!(unknown, ["ItemUnknown at item_id by 3.1"]);
    let this = ward.house.items(id).first().copied();
    ward.house.given(&pharmacist, ward.question(id, this, "confirmar")).await;
    assert_eq!(ward.house.state(id), "AwaitingAnswer");
    let decided = ward.said(&pharmacist, ward.validate(id)).await;
    assert_eq!(decided, ["NotInTriage at prescription_id by 3.1"], "asked, and not answered yet");
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn an_accepted_question_becomes_a_new_version_that_is_triaged_anew() {
    let ward = ward().await;
    let (id, asked) = ward.asked().await;
    let accept = |mg| AnswerIntervention { intervention_id: asked, answer: Answer::Accept { order: ward.order(mg) } };
    let wrong = ward.said(&ward.house.doctor, Command::AnswerIntervention(accept(0))).await;
    assert_eq!(wrong, ["DoseNotPositive at answer.order.items[0].dose.value by prescribing"], "judged like any order");
    let new: CommandId = ward.house.given(&ward.house.doctor, Command::AnswerIntervention(accept(250))).await;
    let new: PrescriptionId = new.uuid().into();
    assert_eq!([ward.house.state(id), ward.house.state(new)], ["Replaced", "Signed"]);
    let versions: String = ward.house.one(
        "SELECT group_concat(version || ':' || (replaces IS NOT NULL), ' ') FROM
             (SELECT version, replaces FROM prescription WHERE root_id = ?1 ORDER BY version)",
        [id.uuid()],
    );
    assert_eq!(versions, "1:0 2:1", "a signed version is never edited");
    let answer: uuid::Uuid = ward.house.one("SELECT new_version FROM intervention WHERE id = ?1", [asked.uuid()]);
    assert_eq!(answer, new.uuid());
    let again = ward.said(&ward.house.doctor, uphold(asked)).await;
    assert_eq!(again, ["InterventionAlreadyAnswered at intervention_id by 3.1"]);
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn an_upheld_order_is_back_in_the_hands_of_whoever_asked() {
    let ward = ward().await;
    let (id, asked) = ward.asked().await;
    ward.house.clock.set(NOON.plus_minutes(60));
    ward.house.given(&ward.house.doctor, uphold(asked)).await;
    assert_eq!(ward.house.state(id), "InTriage");
    let other = refusals(ward.house.take(&ward.house.second_pharmacist, id).await);
    assert_eq!(other, ["TakenByAnother at prescription_id by 3.1"], "the asker's lease begins with the answer");
    ward.house.given(&ward.house.pharmacist, ward.validate(id)).await;
    let reason: String = ward.house.one("SELECT upheld_reason FROM intervention WHERE id = ?1", [asked.uuid()]);
    assert_eq!(reason, "dose conforme protocolo");
    let nobody = ward.said(&ward.house.doctor, uphold(new_id().uuid().into())).await;
    assert_eq!(nobody, ["InterventionUnknown at intervention_id by 3.1"]);
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn a_cancelled_order_asks_nobody_anything() {
    let ward = ward().await;
    let (id, asked) = ward.asked().await;
    ward.house.given(&ward.house.doctor, cancel(id)).await;
    assert_eq!(ward.house.state(id), "Cancelled");
    let late = ward.said(&ward.house.doctor, uphold(asked)).await;
    assert_eq!(
        late,
        ["InterventionAlreadyAnswered at intervention_id by 3.1"],
        "nothing brings it back into the queue"
    );
    let accept = Answer::Accept { order: ward.order(250) };
    let accept = AnswerIntervention { intervention_id: asked, answer: accept };
    let late = ward.said(&ward.house.doctor, Command::AnswerIntervention(accept)).await;
    assert_eq!(late, ["InterventionAlreadyAnswered at intervention_id by 3.1"]);
    assert_eq!(ward.house.state(id), "Cancelled");
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn whatever_ends_an_order_closes_the_question_about_it() {
    let ward = ward().await;
    let reason = || "prescrita por engano".to_owned();
    let closed = |asked: InterventionId| -> String {
        ward.house.one(
            "SELECT (answered_at IS NOT NULL) || ' ' || withdrawn || ' ' || (new_version IS NOT NULL) || ' '
                 || (upheld_reason IS NOT NULL) FROM intervention WHERE id = ?1",
            [asked.uuid()],
        )
    };
    let (id, asked) = ward.asked().await;
    ward.house.given(&ward.house.doctor, cancel(id)).await;
    assert_eq!((ward.house.state(id), closed(asked)), ("Cancelled".to_owned(), "1 1 0 0".to_owned()));

    let (id, asked) = ward.asked().await;
    let wrong = Command::MarkEnteredInError(MarkEnteredInError { prescription_id: id, reason: reason() });
    ward.house.given(&ward.house.doctor, wrong).await;
    assert_eq!(closed(asked), "1 1 0 0", "entered in error");

    let (id, asked) = ward.asked().await;
    let replace = Command::Replace(Replace { replaces: id, order: ward.order(250) });
    let new = ward.house.given(&ward.house.doctor, replace).await;
    assert_eq!(closed(asked), "1 0 1 0", "replaced: that is an answer");
    let version: uuid::Uuid = ward.house.one("SELECT new_version FROM intervention WHERE id = ?1", [asked.uuid()]);
    assert_eq!(version, new.uuid());
    ward.house.given(&ward.house.doctor, cancel(new.uuid().into())).await;

    let (id, asked) = ward.asked().await;
    let renew = Command::Renew(Renew { prescription_id: id, overrides: Vec::new() });
    let refused = ward.house.clinic.execute(&ward.house.doctor, new_id(), renew).await.unwrap_err();
    assert_eq!(refused.codes(), [RefusalCode::NoLongerCurrent], "a renewal would pass the question by");
    assert_eq!(closed(asked), "0 0 0 0", "and it stays open");
    ward.house.given(&ward.house.doctor, cancel(id)).await;

    let (id, asked) = ward.asked().await;
    let item_id = ward.house.items(id)[0];
    let suspend = Command::SuspendItem(SuspendItem { prescription_id: id, item_id, reason: reason() });
    ward.house.given(&ward.house.doctor, suspend).await;
    let discharge = Command::Discharge(Discharge { encounter_id: ward.stay });
    ward.house.given(&ward.house.doctor, discharge).await;
    assert_eq!(closed(asked), "1 1 0 0", "discharged, and suspended before that");
    let open: i64 = ward.house.one("SELECT count(*) FROM intervention WHERE answered_at IS NULL", []);
    assert_eq!(open, 0);
    ward.house.clinic.close().await;
}

#[tokio::test]
async fn a_death_closes_the_question_and_the_prescriber_sees_it_closed() {
    let ward = ward().await;
    let (_, asked) = ward.asked().await;
    let died = RecordDeath { patient_id: ward.patient, deceased_at: ward.house.clinic.now() };
    let died = ward.house.ask(&ward.house.doctor, Command::RecordDeath(died)).await.unwrap();
    let ana = ward.house.one::<uuid::Uuid>("SELECT practitioner_id FROM staff_user WHERE login = 'ana'", []).into();
    let shown = ward.house.clinic.interventions(&ward.house.doctor, ana, false, None, 9, Some(died.position)).await;
    let shown = shown.unwrap().value;
    assert_eq!(shown.len(), 1);
    assert_eq!((shown[0].intervention_id, shown[0].open, shown[0].withdrawn), (asked, false, true));
    ward.house.clinic.close().await;
}
