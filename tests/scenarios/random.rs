//! Random command sequences: a naive fold of the events equals the store, no state is illegal, nothing panics.
//!
//! 500 sequences; `cargo xtask test --long` runs 10,000 (`LONG=10000`). All share one house, each has its own patients.

use std::{cell::RefCell, collections::BTreeSet, time::Duration};

use clinic::{Synchronous, clinic::Options, clock::Clock, problem::Problem, session::Session};
use domain::{
    catalogue::Route,
    commands::{
        Admit, AllergyAbout, Answer, AnswerIntervention, Cancel, Command, CorrectPatient, Demographics, Discharge,
        Intervene, ItemOrder, MarkEnteredInError, MergePatients, Order, Override, Prescribe, RecordAllergy,
        RecordDeath, RecordNoKnownAllergies, RefuteAllergy, Renew, Replace, ResumeItem, ReturnToPrescriber,
        SuspendItem, TakeForTriage, Transfer, Validate, ValidateWithRemark,
    },
    ids::{AllergyId, EncounterId, InterventionId, MedicineId, PatientId, PrescriptionId},
    people::{AllergyKind, Source},
    places::EncounterClass,
    prescribing::{InterventionReason, OrderState, OverrideReason, PrescriptionKind, Priority},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};
use rusqlite::Connection;
use support::{
    chain::{Followed, follow},
    house::{House, NOON, item, new_id},
    naive::Naive,
    people,
};
use tokio::runtime::Runtime;

use crate::compare::{compare_everything, compare_with_store, compare_with_views};

/// The states before picking.
const WITHIN_REACH: [OrderState; 11] = [
    OrderState::Signed,
    OrderState::InTriage,
    OrderState::Validated,
    OrderState::ValidatedWithRemark,
    OrderState::AwaitingAnswer,
    OrderState::Returned,
    OrderState::Closed,
    OrderState::Suspended,
    OrderState::Cancelled,
    OrderState::Replaced,
    OrderState::EnteredInError,
];

/// What somebody does next; `which` and `how` choose among what is there.
#[derive(Debug, Clone, Copy)]
struct Step {
    what: What,
    which: usize,
    how: usize,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Prescribe,
    Replace,
    Renew,
    Cancel,
    EnteredInError,
    Suspend,
    Resume,
    Take,
    Validate,
    Remark,
    Intervene,
    Answer,
    GiveBack,
    Allergy,
    Refute,
    NoneKnown,
    Correct,
    Admit,
    Transfer,
    Discharge,
    Die,
    Merge,
    Wait,
}

/// The common ones more often.
fn step() -> impl Strategy<Value = Step> {
    let what = prop_oneof![
        10 => Just(What::Prescribe), 3 => Just(What::Replace), 2 => Just(What::Renew), 2 => Just(What::Cancel),
        1 => Just(What::EnteredInError), 4 => Just(What::Suspend), 3 => Just(What::Resume), 9 => Just(What::Take),
        4 => Just(What::Validate), 2 => Just(What::Remark), 6 => Just(What::Intervene), 5 => Just(What::Answer),
        6 => Just(What::GiveBack), 2 => Just(What::Allergy), 1 => Just(What::Refute), 1 => Just(What::NoneKnown),
        1 => Just(What::Correct), 2 => Just(What::Admit), 1 => Just(What::Transfer), 2 => Just(What::Discharge),
        1 => Just(What::Die), 1 => Just(What::Merge), 2 => Just(What::Wait),
    ];
    (what, 0..1_000_usize, 0..1_000_usize).prop_map(|(what, which, how)| Step { what, which, how })
}

/// The house with all that its events meant so far.
struct World {
    house: House,
    medicines: Vec<MedicineId>,
    naive: Naive,
    followed: Followed,
    carried_out: u64,
    refused: u64,
}

/// One sequence's own patients and what was made for them.
#[derive(Default)]
struct Case {
    patients: Vec<PatientId>,
    stays: Vec<EncounterId>,
    orders: Vec<PrescriptionId>,
    questions: Vec<InterventionId>,
    allergies: Vec<AllergyId>,
}

#[test]
fn whatever_people_do_the_store_says_what_the_events_say() {
    let cases = std::env::var("LONG").ok().and_then(|cases| cases.parse().ok()).unwrap_or(500);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let world = RefCell::new(runtime.block_on(World::begin()));
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let ran = runner.run(&prop::collection::vec(step(), 1..24), |steps| {
        sequence(&runtime, &mut world.borrow_mut(), &steps).map_err(TestCaseError::fail)
    });
    ran.unwrap_or_else(|error| panic!("{error}"));
    let world = world.into_inner();
    assert!(world.carried_out > u64::from(cases), "the sequences did something: {}", world.carried_out);
    assert!(world.refused > u64::from(cases) / 10, "and were refused something: {}", world.refused);
    assert_eq!(world.naive.reached, BTreeSet::from(WITHIN_REACH), "every state that a command leads to was reached");
    compare_everything(&world.house.store(), &world.naive).unwrap();
    runtime.block_on(world.house.clinic.close());
}

fn sequence(runtime: &Runtime, world: &mut World, steps: &[Step]) -> Result<(), String> {
    let mut case = runtime.block_on(world.patients());
    for step in steps {
        runtime.block_on(world.go(&mut case, *step))?;
    }
    let store = world.house.store();
    for stored in follow(&store, &mut world.followed)? {
        let event = stored.event().map_err(|error| error.to_string())?;
        world.naive.fold(&stored.envelope, &event)?;
        if let domain::events::Event::Prescribed(body) = &event {
            case.orders.push(body.prescription_id);
        }
    }
    compare_with_store(&store, &world.naive, &case.orders)?;
    let shown = world.house.clinic.projections().reached(world.followed.position, Duration::from_secs(10));
    if !runtime.block_on(shown) {
        return Err("the views do not come up to what happened".to_owned());
    }
    let views = Connection::open(world.house.clinic.views_file()).map_err(|error| error.to_string())?;
    compare_with_views(&views, &world.naive, &case.orders)
}

fn pick<T: Copy>(among: &[T], which: usize) -> Option<T> {
    among.get(which.checked_rem(among.len())?).copied()
}

impl World {
    async fn begin() -> Self {
        let clock = Clock::fixed(NOON);
        let house = House::open_with(Options { clock, synchronous: Synchronous::Normal, ..Options::default() }).await;
        let medicines = ["F001", "F042", "F107", "F068", "F184", "F003"].map(|code| house.medicine(code)).to_vec();
        let (naive, followed) = (Naive::default(), Followed::default());
        Self { house, medicines, naive, followed, carried_out: 0, refused: 0 }
    }

    async fn patients(&self) -> Case {
        let mut case = Case::default();
        for _ in 0..2 {
            let nameless = Demographics { cpf: None, cns: None, ..people::patient_joana() };
            let patient = self.house.patient(nameless).await;
            let admit = Admit { patient_id: patient, class: EncounterClass::Emergency, location_id: None };
            let stay = self.house.given(&self.house.doctor, Command::Admit(admit)).await;
            case.patients.push(patient);
            case.stays.push(stay.uuid().into());
        }
        case
    }

    fn item(&self, step: Step) -> ItemOrder {
        let medicine = pick(&self.medicines, step.how).unwrap();
        let mut item = item(medicine, 100);
        if Some(&medicine) == self.medicines.last() {
            item.route = Some(Route::Ev);
        }
        if step.how.is_multiple_of(11) {
            item.allergy_override = Some(Override { reason: OverrideReason::AlreadyTolerated, text: None });
        }
        item
    }

    fn order(&self, case: &Case, step: Step) -> Option<Order> {
        let second = Step { how: step.how + 1, ..step };
        Some(Order {
            kind: [PrescriptionKind::Inpatient, PrescriptionKind::Inpatient, PrescriptionKind::Discharge][step.how % 3],
            patient_id: pick(&case.patients, step.which)?,
            encounter_id: pick(&case.stays, step.which),
            priority: Priority::Stat,
            items: if step.how.is_multiple_of(2) {
                vec![self.item(step)]
            } else {
                vec![self.item(step), self.item(second)]
            },
            note: None,
        })
    }

    fn command(&self, case: &Case, step: Step) -> Option<(Session, Command)> {
        let doctor = |command| Some((self.house.doctor, command));
        let reason = || "motivo de demonstração".to_owned();
        match step.what {
            What::Prescribe => doctor(Command::Prescribe(Prescribe(self.order(case, step)?))),
            What::Answer => {
                let intervention_id = pick(&case.questions, step.which)?;
                let answer = match step.how % 2 {
                    0 => Answer::Uphold { reason: reason() },
                    _ => Answer::Accept { order: self.order(case, step)? },
                };
                doctor(Command::AnswerIntervention(AnswerIntervention { intervention_id, answer }))
            }
            What::Refute => {
                let allergy_id = pick(&case.allergies, step.which)?;
                doctor(Command::RefuteAllergy(RefuteAllergy { allergy_id, reason: reason() }))
            }
            What::Allergy | What::NoneKnown | What::Correct | What::Die | What::Merge | What::Admit => {
                self.about_a_patient(case, step)
            }
            What::Transfer | What::Discharge => {
                let encounter_id = pick(&case.stays, step.which)?;
                doctor(match step.what {
                    What::Discharge => Command::Discharge(Discharge { encounter_id }),
                    _ => Command::Transfer(Transfer { encounter_id, location_id: pick(&self.house.beds, step.how)? }),
                })
            }
            What::Wait => {
                self.house.clock.set(self.house.clinic.now().plus_minutes([1, 9, 11, 60][step.how % 4]));
                None
            }
            _ => self.about_an_order(case, step),
        }
    }

    fn about_a_patient(&self, case: &Case, step: Step) -> Option<(Session, Command)> {
        let patient_id = pick(&case.patients, step.which)?;
        let command = match step.what {
            What::Allergy => {
                let about = match step.how % 3 {
                    0 => AllergyAbout::Group { code: "NSAID".to_owned() },
                    _ => self.house.substance(["dipirona", "omeprazol"][step.how % 2]),
                };
                let kind = [AllergyKind::Allergy, AllergyKind::Intolerance][step.how % 2];
                let (severity, manifestation, source) = (None, None, Source::Patient);
                Command::RecordAllergy(RecordAllergy { patient_id, about, kind, severity, manifestation, source })
            }
            What::NoneKnown => Command::RecordNoKnownAllergies(RecordNoKnownAllergies { patient_id }),
            What::Correct => {
                let patient = Demographics { cpf: None, phone: Some(step.how.to_string()), ..people::patient_pedro() };
                Command::CorrectPatient(CorrectPatient { patient_id, patient })
            }
            What::Die => Command::RecordDeath(RecordDeath { patient_id, deceased_at: self.house.clinic.now() }),
            What::Merge => {
                let survivor = pick(&case.patients, step.how)?;
                return Some((
                    Session::operator(),
                    Command::MergePatients(MergePatients { duplicate: patient_id, survivor }),
                ));
            }
            _ => {
                let class = [EncounterClass::Inpatient, EncounterClass::Ambulatory][step.how % 2];
                Command::Admit(Admit { patient_id, class, location_id: pick(&self.house.beds, step.how / 2) })
            }
        };
        Some((self.house.doctor, command))
    }

    fn about_an_order(&self, case: &Case, step: Step) -> Option<(Session, Command)> {
        let prescription_id = pick(&case.orders, step.which)?;
        let (house, reason) = (&self.house, || "motivo de demonstração".to_owned());
        let item_id = pick(&house.items(prescription_id), step.how)?;
        // Now and then somebody looks at an old screen.
        let seen_version = house.version(prescription_id) - i64::from(step.how.is_multiple_of(13));
        let pharmacist = [house.pharmacist, house.pharmacist, house.second_pharmacist][step.how % 3];
        let (by, command) = match step.what {
            What::Replace => {
                (house.doctor, Command::Replace(Replace { replaces: prescription_id, order: self.order(case, step)? }))
            }
            What::Renew => (house.doctor, Command::Renew(Renew { prescription_id, overrides: Vec::new() })),
            What::Cancel => (house.doctor, Command::Cancel(Cancel { prescription_id, reason: reason() })),
            What::EnteredInError => {
                (house.doctor, Command::MarkEnteredInError(MarkEnteredInError { prescription_id, reason: reason() }))
            }
            What::Suspend => {
                (house.doctor, Command::SuspendItem(SuspendItem { prescription_id, item_id, reason: reason() }))
            }
            What::Resume => (house.doctor, Command::ResumeItem(ResumeItem { prescription_id, item_id })),
            What::Take => (pharmacist, Command::TakeForTriage(TakeForTriage { prescription_id, seen_version })),
            What::Validate => (pharmacist, Command::Validate(Validate { prescription_id, seen_version })),
            What::Remark => {
                let remark = reason();
                (pharmacist, Command::ValidateWithRemark(ValidateWithRemark { prescription_id, seen_version, remark }))
            }
            What::Intervene => {
                let (reason, message, item_id) = (InterventionReason::Dose, reason(), Some(item_id));
                let ask = Intervene { prescription_id, seen_version, item_id, reason, message };
                (pharmacist, Command::Intervene(ask))
            }
            _ => {
                let give_back = ReturnToPrescriber { prescription_id, seen_version, reason: reason() };
                (pharmacist, Command::ReturnToPrescriber(give_back))
            }
        };
        Some((by, command))
    }

    /// Gives a command; a refusal is an answer, a failure is not.
    async fn go(&mut self, case: &mut Case, step: Step) -> Result<(), String> {
        let Some((by, command)) = self.command(case, step) else { return Ok(()) };
        let id = new_id();
        let name = command.name();
        match self.house.clinic.execute(&by, id, command).await {
            Err(Problem::Refused { refusals }) if !refusals.is_empty() => self.refused += 1,
            Err(problem) => return Err(format!("{name}: {problem}")),
            Ok(_) => {
                self.carried_out += 1;
                match step.what {
                    What::Prescribe | What::Replace | What::Renew => case.orders.push(id.uuid().into()),
                    What::Answer if step.how % 2 == 1 => case.orders.push(id.uuid().into()),
                    What::Intervene => case.questions.push(id.uuid().into()),
                    What::Allergy => case.allergies.push(id.uuid().into()),
                    What::Admit => case.stays.push(id.uuid().into()),
                    _ => {}
                }
            }
        }
        Ok(())
    }
}
