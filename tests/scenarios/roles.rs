//! Authorised in the engine: each command is refused to a role that the table does not name, before anything else.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    commands::{
        Admit, AllergyAbout, Answer, AnswerIntervention, Cancel, CancelPrint, ChangeUser, Command,
        CorrectEstablishment, CorrectPatient, CorrectPractitioner, Discharge, ImportFormulary, ImportProducts,
        Intervene, MaintainMedicine, MarkEnteredInError, MergePatients, NotePasswordChange, Order, Prescribe, Print,
        RecordAllergy, RecordDeath, RecordNoKnownAllergies, RecordObservation, RefuteAllergy, RegisterLocation,
        RegisterPatient, RegisterPractitioner, RegisterUser, RemoveRestriction, Renew, Replace, ResumeItem, RetryPrint,
        ReturnToPrescriber, SetRestriction, SuspendItem, TakeForTriage, Transfer, Validate, ValidateWithRemark,
    },
    ids::Id,
    paper::PaperKind,
    people::{AllergyKind, Source, loinc},
    places::{EncounterClass, LocationKind},
    prescribing::{InterventionReason, PrescriptionKind, Priority},
    printing::{PaperRequest, PaperSubject, PrinterKind, PrinterName},
    quantity::Unit,
    roles::{Role, allowed},
};
use strum::VariantArray;
use support::{
    asking::refusals,
    events::id,
    house::{House, NOON},
    orders::quantity,
    people,
};

const EVERY_COMMAND: usize = 40;

fn order() -> Order {
    Order {
        kind: PrescriptionKind::Ambulatory,
        patient_id: id(1),
        encounter_id: None,
        priority: Priority::Routine,
        items: Vec::new(),
        note: None,
    }
}

/// Every command, about things that do not exist: a role is asked for first.
fn commands() -> Vec<Command> {
    [house(), registry(), formulary(), prescribing(), triage(), printing()].concat()
}

fn printing() -> Vec<Command> {
    let print = Print {
        request: PaperRequest {
            paper: PaperKind::Prescription,
            subject: PaperSubject::Prescription { prescription_id: id(1) },
            part: 0,
            only_changes: false,
            size: None,
        },
        printer: PrinterName { kind: PrinterKind::Label, name: "X".to_owned() },
        copies: 1,
        prescriptions: vec![id(1)],
        number: 1,
        printed_at: NOON,
        sha256: "00".repeat(32),
        bytes: 1,
    };
    vec![
        Command::Print(Box::new(print)),
        Command::RetryPrint(RetryPrint { print_job_id: id(1), printer: None }),
        Command::CancelPrint(CancelPrint { print_job_id: id(1) }),
    ]
}

fn house() -> Vec<Command> {
    let place = RegisterLocation { kind: LocationKind::Ward, parent_id: None, name: "X".to_owned() };
    let user = RegisterUser { login: "xy".to_owned(), name: "X".to_owned(), roles: Vec::new(), practitioner_id: None };
    let change = ChangeUser { user_id: id(1), roles: Vec::new(), active: true, practitioner_id: None };
    vec![
        Command::SetUpClinic(people::hospital()),
        Command::CorrectEstablishment(CorrectEstablishment(people::hospital().establishment)),
        Command::RegisterLocation(place),
        Command::RegisterUser(user),
        Command::ChangeUser(change),
        Command::NotePasswordChange(NotePasswordChange { user_id: id(1) }),
        Command::RegisterPractitioner(RegisterPractitioner(people::doctor_ana())),
        Command::CorrectPractitioner(CorrectPractitioner {
            practitioner_id: id(1),
            practitioner: people::doctor_ana(),
        }),
    ]
}

fn registry() -> Vec<Command> {
    let joana = people::patient_joana;
    let allergy = RecordAllergy {
        patient_id: id(1),
        about: AllergyAbout::Group { code: "PEN".to_owned() },
        kind: AllergyKind::Allergy,
        severity: None,
        manifestation: None,
        source: Source::Patient,
    };
    let observation = RecordObservation {
        patient_id: id(1),
        code: loinc::WEIGHT.to_owned(),
        value: quantity("70", Unit::Kg),
        observed_at: NOON,
        source: Source::Device,
    };
    vec![
        Command::RegisterPatient(RegisterPatient(domain::commands::Demographics {
            birth_date: NaiveDate::from_ymd_opt(3000, 1, 1),
            ..joana()
        })),
        Command::CorrectPatient(CorrectPatient { patient_id: id(1), patient: joana() }),
        Command::RecordDeath(RecordDeath { patient_id: id(1), deceased_at: NOON }),
        Command::MergePatients(MergePatients { duplicate: id(1), survivor: id(2) }),
        Command::RecordAllergy(allergy),
        Command::RefuteAllergy(RefuteAllergy { allergy_id: id(1), reason: "x".to_owned() }),
        Command::RecordNoKnownAllergies(RecordNoKnownAllergies { patient_id: id(1) }),
        Command::RecordObservation(observation),
        Command::Admit(Admit { patient_id: id(1), class: EncounterClass::Emergency, location_id: None }),
        Command::Transfer(Transfer { encounter_id: id(1), location_id: id(2) }),
        Command::Discharge(Discharge { encounter_id: id(1) }),
    ]
}

fn formulary() -> Vec<Command> {
    let read = domain::catalogue::formulary::Formulary::read(domain::tables::FORMULARY);
    let mut medicine = domain::commands::MedicineInput::from(read.rows.first().unwrap());
    medicine.code = String::new();
    let restriction = SetRestriction {
        atc_prefix: None,
        substance_key: None,
        councils: Vec::new(),
        specialties: Vec::new(),
        registration: None,
        approval: None,
        norm: String::new(),
        to_be_confirmed: false,
    };
    let medicines = vec![medicine.clone()];
    let products = ImportProducts { file_sha256: "00".repeat(32), products: Vec::new(), last: false };
    vec![
        Command::MaintainMedicine(MaintainMedicine(medicine)),
        Command::ImportFormulary(ImportFormulary { medicines }),
        Command::ImportProducts(products),
        Command::SetRestriction(restriction),
        Command::RemoveRestriction(RemoveRestriction { restriction_id: id(1), reason: "x".to_owned() }),
    ]
}

fn prescribing() -> Vec<Command> {
    let prescription_id = id(1);
    let reason = || "x".to_owned();
    vec![
        Command::Prescribe(Prescribe(order())),
        Command::Replace(Replace { replaces: prescription_id, order: order() }),
        Command::Cancel(Cancel { prescription_id, reason: reason() }),
        Command::Renew(Renew { prescription_id, overrides: Vec::new() }),
        Command::SuspendItem(SuspendItem { prescription_id, item_id: id(2), reason: reason() }),
        Command::ResumeItem(ResumeItem { prescription_id, item_id: id(2) }),
        Command::MarkEnteredInError(MarkEnteredInError { prescription_id, reason: reason() }),
        Command::AnswerIntervention(AnswerIntervention {
            intervention_id: Id::new(prescription_id.uuid()),
            answer: Answer::Uphold { reason: reason() },
        }),
    ]
}

fn triage() -> Vec<Command> {
    let (prescription_id, seen_version) = (id(1), 1);
    vec![
        Command::TakeForTriage(TakeForTriage { prescription_id, seen_version }),
        Command::Validate(Validate { prescription_id, seen_version }),
        Command::ValidateWithRemark(ValidateWithRemark { prescription_id, seen_version, remark: "x".to_owned() }),
        Command::Intervene(Intervene {
            prescription_id,
            seen_version,
            item_id: None,
            reason: InterventionReason::Other,
            message: "x".to_owned(),
        }),
        Command::ReturnToPrescriber(ReturnToPrescriber { prescription_id, seen_version, reason: "x".to_owned() }),
    ]
}

#[test]
fn every_command_is_in_the_table_and_no_auditor_writes() {
    let names: BTreeSet<&str> = commands().iter().map(Command::name).collect();
    assert_eq!(names.len(), EVERY_COMMAND, "a new command belongs into this list");
    for command in commands() {
        assert!(!allowed(&command).is_empty(), "{} can be given by somebody", command.name());
        let own_password = matches!(command, Command::NotePasswordChange(_));
        let may = allowed(&command).contains(&Role::Auditor);
        assert_eq!(may, own_password, "{}: auditors only look, and have a password of their own", command.name());
    }
}

#[tokio::test]
async fn each_role_may_give_what_the_table_gives_it_and_nothing_else() {
    let house = House::open().await;
    let practitioner: uuid::Uuid = house.one("SELECT id FROM practitioner", []);
    let before = house.written();
    let mut users = 0;
    for role in Role::VARIANTS {
        let login = format!("so-{}", <&str>::from(*role).to_lowercase());
        let session = house.user(&login, &[*role], Some(practitioner.into())).await;
        users += 1;
        for command in commands() {
            let name = command.name();
            let may = allowed(&command).contains(role);
            let said = refusals(house.clinic.check(&session, support::house::new_id(), command.clone()).await);
            let barred = said == ["NotAuthorised at - by roles"];
            assert_eq!(barred, !may, "{role:?} {name}: {said:?}");
            if !may {
                let said = refusals(house.ask(&session, command).await);
                assert_eq!(said, ["NotAuthorised at - by roles"], "{role:?} {name}");
            }
        }
    }
    let (events, orders, receipts) = house.written();
    assert_eq!((events - users, orders, receipts - users), before, "only the users themselves were registered");
    house.clinic.close().await;
}

#[tokio::test]
async fn the_operator_of_the_machine_sets_up_and_imports_but_prescribes_nothing() {
    let house = House::open().await;
    let operator = clinic::session::Session::operator();
    for command in commands() {
        let name = command.name();
        let may = allowed(&command).contains(&Role::Administrator);
        let said = refusals(house.clinic.check(&operator, support::house::new_id(), command).await);
        assert_eq!(said == ["NotAuthorised at - by roles"], !may, "{name}: {said:?}");
    }
    house.clinic.close().await;
}
