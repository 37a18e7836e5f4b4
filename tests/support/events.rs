//! One plausible value of every event, with fixed ids: what the golden files hold.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use domain::{
    catalogue::{DocumentType, List344, Route},
    commands::Override,
    dosage::{AsNeeded, Duration, Frequency, ItemKind, ScheduleMode, Scheduling, TaperStep, VariableRange},
    events::{
        CloseReason, Event, FindingRecorded, MedicineAsSigned, PatientAsSigned, Prescribed, PrescribedItem,
        PrescriberAsSigned,
    },
    findings::{Finding, Outcome, Tier},
    ids::Id,
    instant::Instant,
    people::Sex,
    prescribing::{OverrideReason, PrescriptionKind, Priority},
    quantity::{Quantity, Unit},
};
use uuid::Uuid;

use crate::{events_of_the_house, house::NOON, orders::quantity, people};

/// The id that ends in `number`.
pub fn id<Of>(number: u128) -> Id<Of> {
    Id::new(Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0000 | number))
}

/// One of each, in the order of the enum.
pub fn all() -> Vec<Event> {
    [events_of_the_house::all(), orders(), triage(), printing()].concat()
}

fn orders() -> Vec<Event> {
    use domain::events::{
        ItemResumed, ItemSuspended, PrescriptionCancelled, PrescriptionClosed, PrescriptionEnteredInError,
        PrescriptionReplaced,
    };
    let reason = || "prescrito para o paciente errado".to_owned();
    vec![
        Event::Prescribed(Box::new(prescribed())),
        Event::PrescriptionReplaced(PrescriptionReplaced { prescription_id: id(30), replaced_by: id(31) }),
        Event::PrescriptionCancelled(PrescriptionCancelled { prescription_id: id(30), reason: reason() }),
        Event::PrescriptionClosed(PrescriptionClosed {
            prescription_id: id(30),
            reason: CloseReason::EncounterFinished,
        }),
        Event::PrescriptionEnteredInError(PrescriptionEnteredInError { prescription_id: id(30), reason: reason() }),
        Event::ItemSuspended(ItemSuspended { prescription_id: id(30), item_id: id(40), reason: "jejum".to_owned() }),
        Event::ItemResumed(ItemResumed { prescription_id: id(30), item_id: id(40) }),
    ]
}

fn triage() -> Vec<Event> {
    use domain::events::{
        InterventionAnswered, InterventionRaised, ItemApproved, ReturnedToPrescriber, TakenForTriage, Validated,
        ValidatedWithRemark,
    };
    vec![
        Event::TakenForTriage(TakenForTriage { prescription_id: id(30), lease_until: NOON.plus_minutes(10) }),
        Event::Validated(Validated { prescription_id: id(30) }),
        Event::ValidatedWithRemark(ValidatedWithRemark {
            prescription_id: id(30),
            remark: "monitorar função renal".to_owned(),
        }),
        Event::InterventionRaised(InterventionRaised {
            intervention_id: id(50),
            prescription_id: id(30),
            item_id: Some(id(40)),
            reason: domain::prescribing::InterventionReason::Dose,
            message: "dose acima do habitual, confirmar".to_owned(),
        }),
        Event::InterventionAnswered(InterventionAnswered {
            intervention_id: id(50),
            prescription_id: id(30),
            new_version: None,
            upheld: Some("dose conforme protocolo".to_owned()),
            lease_until: Some(NOON.plus_minutes(20)),
            lease_holder: Some(id(60)),
            withdrawn: false,
        }),
        Event::ItemApproved(ItemApproved {
            prescription_id: id(30),
            item_id: id(40),
            approval: "CCIH".to_owned(),
            until: NOON.plus_days(3),
            note: Some("rever com a cultura".to_owned()),
        }),
        Event::ReturnedToPrescriber(ReturnedToPrescriber {
            prescription_id: id(30),
            reason: "falta a duração".to_owned(),
        }),
    ]
}

fn printing() -> Vec<Event> {
    use domain::{
        events::{PrintCancelled, PrintConfirmed, PrintFailed, PrintQueued, PrintSent},
        paper::PaperKind,
        printing::{PaperSize, PaperSubject, PrintFailure, PrinterKind},
    };
    let (print_job_id, attempt) = (id(70), 2);
    vec![
        Event::PrintQueued(PrintQueued {
            print_job_id,
            attempt,
            paper: PaperKind::SpecialControl,
            subject: PaperSubject::Prescription { prescription_id: id(30) },
            part: 1,
            only_changes: false,
            size: Some(PaperSize::A5),
            prescriptions: vec![id(30)],
            number: 2,
            printed_at: NOON.plus_minutes(5),
            copies: 1,
            printer_kind: PrinterKind::Queue,
            printer: "balcao".to_owned(),
            sha256: "ab".repeat(32),
            bytes: 34_567,
        }),
        Event::PrintSent(PrintSent { print_job_id, attempt, spooler_job: Some(17) }),
        Event::PrintConfirmed(PrintConfirmed { print_job_id, attempt }),
        Event::PrintFailed(PrintFailed {
            print_job_id,
            attempt,
            reason: PrintFailure::Aborted,
            detail: Some("document-format-error".to_owned()),
        }),
        Event::PrintCancelled(PrintCancelled { print_job_id, attempt, may_have_printed: true }),
    ]
}

/// A prescription with one item of each shape.
pub fn prescribed() -> Prescribed {
    let (ana, joana) = (people::doctor_ana(), people::patient_joana());
    Prescribed {
        prescription_id: id(30),
        root_id: id(29),
        version: 2,
        replaces: Some(id(29)),
        renewal: false,
        number: "DEMO1-000123-7".to_owned(),
        counter: 123,
        kind: PrescriptionKind::Inpatient,
        priority: Priority::Urgent,
        signed_at: NOON,
        due_at: NOON.plus_minutes(60),
        encounter_id: Some(id(21)),
        ward_id: Some(id(11)),
        ward: Some("Clínica médica".to_owned()),
        bed_id: Some(id(12)),
        bed: Some("201-1".to_owned()),
        prescriber: PrescriberAsSigned {
            practitioner_id: id(5),
            name: ana.name,
            council: ana.council,
            uf: ana.uf,
            number: ana.number,
            specialty: Some("Clínica médica".to_owned()),
            rqe: Some("1234".to_owned()),
            cpf: Some("52998224725".to_owned()),
            address: ana.address,
            phone: ana.phone,
        },
        patient: PatientAsSigned {
            patient_id: id(20),
            name: joana.name,
            social_name: Some("Jô".to_owned()),
            birth_date: NaiveDate::from_ymd_opt(1975, 5, 17),
            sex: Sex::Female,
            cpf: Some("11144477735".to_owned()),
            cns: Some("898001234567891".to_owned()),
            address: joana.address,
            phone: Some("(11) 0000-0002".to_owned()),
            guardian: None,
        },
        items: vec![dose_item(), infusion_item(), taper_item(), variable_item()],
        findings: vec![FindingRecorded { item_id: Some(id(40)), finding: finding() }],
        note: Some("reavaliar amanhã".to_owned()),
    }
}

fn finding() -> Finding {
    Finding {
        rule_id: "DAILY_MAXIMUM".to_owned(),
        outcome: Outcome::Found,
        tier: Tier(2),
        item: Some(0),
        params: named(&[("limit", "4000"), ("total", "5000"), ("unit", "mg")]),
        judged: named(&[("this_order", "5000")]),
        table_version: "2026-11-23".to_owned(),
    }
}

fn named(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn dose_item() -> PrescribedItem {
    let mg = |value: u32| Some(Quantity::new(value.into(), Unit::Mg));
    PrescribedItem {
        item_id: id(40),
        kind: ItemKind::Dose,
        medicine: MedicineAsSigned {
            medicine_id: id(25),
            name: "dipirona".to_owned(),
            description: "dipirona 500 mg comprimido".to_owned(),
            strength: "500 mg".to_owned(),
            form: "comprimido".to_owned(),
            atc: "N02BB02".to_owned(),
            substance_keys: vec!["dipirona".to_owned()],
            list344: Some(List344::C1),
            document_type: DocumentType::Comum,
            use_restriction: None,
            high_alert: Some(false),
            antimicrobial: false,
        },
        dose: mg(500),
        route: Route::Vo,
        frequency: Some(Frequency::EveryHours { hours: 6 }),
        duration: Some(Duration::Days { days: 3 }),
        scheduling: Some(Scheduling { mode: ScheduleMode::Anchored, first_dose_now: true }),
        diluent: None,
        volume: None,
        rate: None,
        as_needed: Some(AsNeeded { reason: Some("dor".to_owned()), min_interval_hours: Some(6), max_daily: mg(2000) }),
        taper: Vec::new(),
        variable: Vec::new(),
        variable_measure: None,
        quantity: Some(Quantity::new(12.into(), Unit::Tablet)),
        indication: Some("dor pós-operatória".to_owned()),
        cid: Some("R52".to_owned()),
        substitution_refused: true,
        instructions: Some("com água".to_owned()),
        allergy_override: Some(Override {
            reason: OverrideReason::Other,
            text: Some("já tomou e tolerou bem".to_owned()),
        }),
        dose_text: "500\u{a0}mg".to_owned(),
        schedule_text: "a cada 6 horas, se dor, no máximo 2\u{a0}g em 24 horas, por 3 dias".to_owned(),
        starts_at: NOON,
        ends_at: Some(NOON.plus_days(3)),
        doses: vec![NOON, NOON.plus_minutes(360)],
        daily_dose: mg(2000),
    }
}

/// What the other shapes share with each other.
fn plain(number: u128) -> PrescribedItem {
    PrescribedItem {
        item_id: id(number),
        scheduling: None,
        as_needed: None,
        quantity: None,
        indication: None,
        cid: None,
        substitution_refused: false,
        instructions: None,
        allergy_override: None,
        dose: None,
        duration: None,
        ends_at: None,
        doses: Vec::<Instant>::new(),
        daily_dose: None,
        ..dose_item()
    }
}

fn infusion_item() -> PrescribedItem {
    PrescribedItem {
        kind: ItemKind::Infusion,
        route: Route::Ev,
        frequency: Some(Frequency::Continuous),
        diluent: Some("glicose 5 %".to_owned()),
        volume: Some(quantity("250", Unit::Ml)),
        rate: Some(quantity("10.5", Unit::MlPerHour)),
        ..plain(41)
    }
}

fn taper_item() -> PrescribedItem {
    let step = |mg: u32, frequency| TaperStep { dose: Quantity::new(mg.into(), Unit::Mg), frequency, days: 5 };
    let days = vec![chrono::Weekday::Mon, chrono::Weekday::Thu];
    PrescribedItem {
        kind: ItemKind::Taper,
        frequency: None,
        taper: vec![
            step(40, Frequency::TimesPerDay { times: 1 }),
            step(20, Frequency::EveryDays { days: 2 }),
            step(10, Frequency::Weekdays { days }),
        ],
        ..plain(42)
    }
}

fn variable_item() -> PrescribedItem {
    let units = |value: &str| quantity(value, Unit::InternationalUnit);
    let times = [7, 12, 19].into_iter().filter_map(|hour| NaiveTime::from_hms_opt(hour, 0, 0)).collect();
    PrescribedItem {
        kind: ItemKind::Variable,
        route: Route::Sc,
        frequency: Some(Frequency::AtTimes { times }),
        duration: Some(Duration::Continuous),
        variable: vec![
            VariableRange { from: None, to: Some(180.into()), dose: units("0") },
            VariableRange { from: Some(180.into()), to: None, dose: units("4") },
        ],
        variable_measure: Some("glicemia capilar".to_owned()),
        ..plain(43)
    }
}
