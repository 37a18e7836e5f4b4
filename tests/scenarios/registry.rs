//! Practitioners and patients: registered, corrected, observed, merged, mourned.

use chrono::NaiveDate;
use clinic::session::Session;
use domain::{
    catalogue::formulary::Formulary,
    commands::{
        Command, CorrectEstablishment, CorrectPatient, CorrectPractitioner, Demographics, EstablishmentInput,
        MaintainMedicine, MedicineInput, MergePatients, PractitionerInput, RecordDeath, RecordNoKnownAllergies,
        RecordObservation, RegisterPatient, RegisterPractitioner,
    },
    instant::Instant,
    people::{Source, loinc},
    quantity::{Quantity, Unit},
    tables,
};
use support::{
    asking::refusals,
    house::{House, NOON, item, new_id},
    orders::quantity,
    people,
};

async fn ask(house: &House, by: &Session, command: Command) -> Vec<String> {
    refusals(house.ask(by, command).await)
}

#[tokio::test]
async fn a_patient_with_impossible_identifiers_is_refused_for_each_of_them() {
    let house = House::open_at_noon().await;
    let wrong = Demographics {
        name: "  ".to_owned(),
        birth_date: NaiveDate::from_ymd_opt(2026, 11, 24),
        cpf: Some("111.111.111-11".to_owned()),
        cns: Some("898001234567890".to_owned()),
        ..people::patient_joana()
    };
    let register = Command::RegisterPatient(RegisterPatient(wrong.clone()));
    assert_eq!(
        ask(&house, &house.doctor, register).await,
        [
            "Missing at name by people",
            "BirthDateImpossible at birth_date by people",
            "CpfImpossible at cpf by 1.11",
            "CnsImpossible at cns by 1.11",
        ]
    );
    let patient_id = house.patient(people::patient_joana()).await;
    let correct = Command::CorrectPatient(CorrectPatient { patient_id, patient: wrong });
    assert_eq!(
        ask(&house, &house.doctor, correct).await,
        [
            "Missing at patient.name by people",
            "BirthDateImpossible at patient.birth_date by people",
            "CpfImpossible at patient.cpf by 1.11",
            "CnsImpossible at patient.cns by 1.11",
        ]
    );
    house.clinic.close().await;
}

#[tokio::test]
async fn a_series_that_no_prescription_number_can_bear_is_refused_at_the_first_start() {
    let directory = tempfile::tempdir().unwrap();
    let clinic = clinic::clinic::Clinic::open(directory.path(), clinic::clinic::Options::default()).unwrap();
    for series in ["", "UTI-2", "2UTI", "UTINORTE"] {
        let set_up = domain::commands::SetUpClinic { station_series: series.to_owned(), ..people::hospital() };
        let answer = clinic.execute(&Session::operator(), new_id(), Command::SetUpClinic(set_up)).await;
        assert_eq!(refusals(answer), ["Missing at station_series by numbers"], "{series:?}");
    }
    clinic.close().await;
}

#[tokio::test]
async fn a_house_and_a_medicine_that_cannot_be_are_refused_for_all_that_is_wrong() {
    let house = House::open().await;
    let wrong = EstablishmentInput {
        name: " ".to_owned(),
        cnpj: Some("11.222.333/0001-82".to_owned()),
        cnes: Some("20774850".to_owned()),
        time_zone: "America/Sampa".to_owned(),
        ..people::hospital().establishment
    };
    assert_eq!(
        ask(&house, &Session::operator(), Command::CorrectEstablishment(CorrectEstablishment(wrong))).await,
        [
            "Missing at name by house",
            "CnpjImpossible at cnpj by 1.11",
            "CnesImpossible at cnes by 1.11",
            "TimeZoneUnknown at time_zone by R3.21",
        ]
    );
    let formulary = Formulary::read(tables::FORMULARY);
    let dipyrone = MedicineInput::from(&formulary.rows[0]);
    let wrong = MedicineInput {
        dcb: String::new(),
        atc: "N02BB02X".to_owned(),
        ingredients: Vec::new(),
        routes: Vec::new(),
        max_daily_dose: Some(quantity("0", Unit::Mg)),
        ..dipyrone
    };
    assert_eq!(
        ask(&house, &house.pharmacist, Command::MaintainMedicine(MaintainMedicine(wrong))).await,
        ["dcb", "atc", "ingredients", "routes", "max_daily_dose"]
            .map(|field| format!("MedicineImpossible at {field} by formulary"))
    );
    house.clinic.close().await;
}

#[tokio::test]
async fn today_is_the_establishments_today() {
    let house = House::open_at_noon().await;
    let born =
        |day| Demographics { birth_date: NaiveDate::from_ymd_opt(2026, 11, day), cpf: None, ..people::patient_joana() };
    // 22:30 of the 23rd in São Paulo is already the 24th in Greenwich.
    house.clock.set(NOON.plus_minutes(10 * 60 + 30));
    house.patient(born(23)).await;
    let tomorrow = Command::RegisterPatient(RegisterPatient(born(24)));
    assert_eq!(ask(&house, &house.doctor, tomorrow).await, ["BirthDateImpossible at birth_date by people"]);
    house.clinic.close().await;
}

#[tokio::test]
async fn one_cpf_is_one_person() {
    let house = House::open().await;
    let joana = house.patient(people::patient_joana()).await;
    let bare = Demographics { cpf: Some("11144477735".to_owned()), ..people::patient_pedro() };
    let again = Command::RegisterPatient(RegisterPatient(bare.clone()));
    assert_eq!(ask(&house, &house.doctor, again).await, ["CpfTaken at cpf by 1.11"], "however it is punctuated");
    let pedro = house.patient(people::patient_pedro()).await;
    let correct = |patient_id, patient| Command::CorrectPatient(CorrectPatient { patient_id, patient });
    assert_eq!(ask(&house, &house.doctor, correct(pedro, bare)).await, ["CpfTaken at patient.cpf by 1.11"]);
    let own = Demographics { phone: Some("(11) 0000-0003".to_owned()), ..people::patient_joana() };
    assert_eq!(ask(&house, &house.doctor, correct(joana, own.clone())).await, [""; 0], "her own stays hers");
    let nothing = house.ask(&house.doctor, correct(joana, own)).await.unwrap();
    assert_eq!(nothing.events, [], "what is already written down is no event");
    let nobody = correct(new_id().uuid().into(), people::patient_joana());
    assert_eq!(ask(&house, &house.doctor, nobody).await, ["PatientUnknown at patient_id by prescribing"]);
    house.clinic.close().await;
}

#[tokio::test]
async fn a_practitioner_needs_a_council_a_state_and_a_number_that_exist_and_are_free() {
    let house = House::open().await;
    let operator = Session::operator();
    let ana = people::doctor_ana();
    let cases: [(PractitionerInput, &'static [&'static str]); 4] = [
        (
            PractitionerInput { council: "CRX".to_owned(), ..ana.clone() },
            &["CouncilNumberImpossible at council by 1.11"],
        ),
        (PractitionerInput { uf: "XX".to_owned(), ..ana.clone() }, &["UfImpossible at uf by 1.11"]),
        (
            PractitionerInput { number: "12a34".to_owned(), name: String::new(), ..ana.clone() },
            &["Missing at name by people", "CouncilNumberImpossible at number by 1.11"],
        ),
        (
            PractitionerInput { number: "123.456".to_owned(), cpf: Some("529.982.247-26".to_owned()), ..ana.clone() },
            &["CouncilNumberTaken at number by 1.11", "CpfImpossible at cpf by 1.11"],
        ),
    ];
    for (input, said) in cases {
        let register = Command::RegisterPractitioner(RegisterPractitioner(input));
        assert_eq!(ask(&house, &operator, register).await, said);
    }
    let id: uuid::Uuid = house.one("SELECT id FROM practitioner", []);
    let moved = PractitionerInput { uf: "RJ".to_owned(), ..ana.clone() };
    let correct = CorrectPractitioner { practitioner_id: id.into(), practitioner: moved };
    assert_eq!(ask(&house, &operator, Command::CorrectPractitioner(correct)).await, [""; 0], "moved to another state");
    let unknown = CorrectPractitioner { practitioner_id: new_id().uuid().into(), practitioner: ana };
    let said = ask(&house, &operator, Command::CorrectPractitioner(unknown)).await;
    assert_eq!(said, ["PrescriberUnknown at practitioner_id by registry"]);
    house.clinic.close().await;
}

#[tokio::test]
async fn a_correction_rewrites_nothing_that_was_signed() {
    let house = House::open().await;
    let (patient_id, stay) = house.admit(people::patient_joana(), 0).await;
    let signed = house.signed(house.order(patient_id, stay, vec![item(house.medicine("F001"), 500)])).await;
    let patient = Demographics { name: "Joana Demo Corrigida".to_owned(), ..people::patient_joana() };
    house.given(&house.doctor, Command::CorrectPatient(CorrectPatient { patient_id, patient })).await;
    let id: uuid::Uuid = house.one("SELECT id FROM practitioner", []);
    let practitioner = PractitionerInput { name: "Ana Demo Corrigida".to_owned(), ..people::doctor_ana() };
    let correct = CorrectPractitioner { practitioner_id: id.into(), practitioner };
    house.given(&Session::operator(), Command::CorrectPractitioner(correct)).await;
    let says: String =
        house.one("SELECT patient_name || ' / ' || prescriber_name FROM prescription WHERE id = ?1", [signed.uuid()]);
    assert_eq!(says, "Joana Demo Conceição / Ana Demo Prescritora", "a signed prescription says what it said");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_death_closes_what_is_still_ordered_also_under_a_merged_record() {
    let house = House::open_at_noon().await;
    let nameless = Demographics { cpf: None, cns: None, ..people::patient_joana() };
    let duplicate = house.patient(nameless).await;
    let (patient_id, stay) = house.admit(people::patient_joana(), 0).await;
    let ambulatory = domain::commands::Order {
        kind: domain::prescribing::PrescriptionKind::Ambulatory,
        encounter_id: None,
        ..house.order(duplicate, stay, vec![item(house.medicine("F042"), 20)])
    };
    let old = house.signed(ambulatory).await;
    let merge = MergePatients { duplicate, survivor: patient_id };
    house.given(&Session::operator(), Command::MergePatients(merge)).await;
    let held = house.taken(house.order(patient_id, stay, vec![item(house.medicine("F001"), 500)])).await;
    let gone = house.signed(house.order(patient_id, stay, vec![item(house.medicine("F004"), 500)])).await;
    let cancel = domain::commands::Cancel { prescription_id: gone, reason: "troca".to_owned() };
    house.given(&house.doctor, Command::Cancel(cancel)).await;
    let death = |deceased_at: Instant| Command::RecordDeath(RecordDeath { patient_id, deceased_at });
    let impossible = ["DateImpossible at deceased_at by registry"];
    assert_eq!(ask(&house, &house.doctor, death(NOON.plus_minutes(1))).await, impossible, "not yet");
    assert_eq!(ask(&house, &house.doctor, death(Instant::from_millis(0))).await, impossible, "before she was born");
    house.given(&house.doctor, death(NOON)).await;
    assert_eq!(
        [house.state(held), house.state(old), house.state(gone)],
        ["Closed", "Closed", "Cancelled"],
        "open orders close, ended ones stay what they were"
    );
    assert_eq!(ask(&house, &house.doctor, death(NOON)).await, ["PatientDeceased at patient_id by registry"], "once");
    house.clinic.close().await;
}

#[tokio::test]
async fn two_records_become_one_unless_somebody_lies_in_a_bed_under_the_wrong_name() {
    let house = House::open().await;
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    let pedro = house.patient(people::patient_pedro()).await;
    let administrator = Session::operator();
    let merge = |duplicate, survivor| Command::MergePatients(MergePatients { duplicate, survivor });
    let said = async |command| ask(&house, &administrator, command).await;
    assert_eq!(said(merge(pedro, pedro)).await, ["SamePatient at duplicate by registry"]);
    assert_eq!(said(merge(joana, pedro)).await, ["EncounterStillOpen at duplicate by registry"]);
    assert_eq!(said(merge(new_id().uuid().into(), pedro)).await, ["PatientUnknown at duplicate by prescribing"]);
    assert_eq!(said(merge(pedro, new_id().uuid().into())).await, ["PatientUnknown at survivor by prescribing"]);
    house.given(&house.doctor, Command::Discharge(domain::commands::Discharge { encounter_id: stay })).await;
    assert_eq!(said(merge(joana, pedro)).await, [""; 0]);
    assert_eq!(
        said(merge(joana, pedro)).await,
        ["PatientMerged at duplicate by registry"],
        "it points at its survivor"
    );
    assert_eq!(said(merge(pedro, joana)).await, ["PatientMerged at survivor by registry"], "never in a circle");
    let asked = Command::RecordNoKnownAllergies(RecordNoKnownAllergies { patient_id: joana });
    assert_eq!(ask(&house, &house.doctor, asked).await, ["PatientMerged at patient_id by registry"]);
    let free = Demographics { name: "Outra Demo".to_owned(), ..people::patient_joana() };
    house.patient(free).await;
    house.clinic.close().await;
}

#[tokio::test]
async fn nobody_who_is_here_or_dead_under_one_name_only_is_merged() {
    let house = House::open_at_noon().await;
    let joana = house.patient(people::patient_joana()).await;
    let pedro = house.patient(people::patient_pedro()).await;
    let merge = |duplicate, survivor| Command::MergePatients(MergePatients { duplicate, survivor });
    let said = async |command| ask(&house, &Session::operator(), command).await;
    let class = domain::places::EncounterClass::Emergency;
    let visit = domain::commands::Admit { patient_id: joana, class, location_id: None };
    let visit = house.given(&house.doctor, Command::Admit(visit)).await;
    let still_open = ["EncounterStillOpen at duplicate by registry"];
    assert_eq!(said(merge(joana, pedro)).await, still_open, "a visit without a bed is open too");
    let leave = domain::commands::Discharge { encounter_id: visit.uuid().into() };
    house.given(&house.doctor, Command::Discharge(leave)).await;
    let death = |patient_id| Command::RecordDeath(RecordDeath { patient_id, deceased_at: NOON });
    house.given(&house.doctor, death(joana)).await;
    assert_eq!(said(merge(joana, pedro)).await, ["PatientDeceased at duplicate by registry"]);
    assert_eq!(said(merge(pedro, joana)).await, ["PatientDeceased at survivor by registry"]);
    house.given(&house.doctor, death(pedro)).await;
    assert_eq!(said(merge(joana, pedro)).await, [""; 0], "both records say the same");
    house.clinic.close().await;
}

#[tokio::test]
async fn an_observation_stays_within_what_a_body_can_have() {
    let house = House::open_at_noon().await;
    let patient_id = house.patient(people::patient_joana()).await;
    let observed = |code: &str, value: Quantity, observed_at| {
        let code = code.to_owned();
        Command::RecordObservation(RecordObservation { patient_id, code, value, observed_at, source: Source::Device })
    };
    let said = async |command| ask(&house, &house.doctor, command).await;
    let wrong = |field: &str| [format!("ObservationImpossible at {field} by people")];
    for (code, value, unit) in [
        (loinc::WEIGHT, "70.5", Unit::Kg),
        (loinc::WEIGHT, "850", Unit::G),
        (loinc::HEIGHT, "170", Unit::Cm),
        (loinc::CREATININE, "0.9", Unit::MgPerDl),
        (loinc::PREGNANCY, "1", Unit::One),
        ("8310-5", "38.2", Unit::Celsius),
    ] {
        assert_eq!(said(observed(code, quantity(value, unit), NOON)).await, [""; 0], "{value} {}", unit.code());
    }
    for (code, value, unit, field) in [
        (loinc::WEIGHT, "0", Unit::Kg, "value.value"),
        (loinc::WEIGHT, "701", Unit::Kg, "value.value"),
        (loinc::WEIGHT, "70", Unit::Cm, "value.unit"),
        (loinc::HEIGHT, "281", Unit::Cm, "value.value"),
        (loinc::HEIGHT, "1.7", Unit::Kg, "value.unit"),
        (loinc::CREATININE, "-1", Unit::MgPerDl, "value.value"),
        (loinc::CREATININE, "80", Unit::MmolPerL, "value.unit"),
        ("", "1", Unit::One, "code"),
        (loinc::PREGNANCY, "2", Unit::One, "value.value"),
        (loinc::PREGNANCY, "1", Unit::Kg, "value.unit"),
    ] {
        let answer = said(observed(code, quantity(value, unit), NOON)).await;
        assert!(answer.contains(&wrong(field)[0]), "{code} {value} {}: {answer:?}", unit.code());
    }
    let tomorrow = observed(loinc::WEIGHT, quantity("70", Unit::Kg), NOON.plus_days(1));
    assert_eq!(said(tomorrow).await, wrong("observed_at"), "nobody weighs in advance");
    let kept: i64 = house.one("SELECT count(*) FROM observation", []);
    assert_eq!(kept, 6, "only what was possible");
    house.clinic.close().await;
}
