//! Who may sign, for whom and in which stay (prescribing), and which medicines their council, specialty or registration allows.

use clinic::session::Session;
use domain::{
    catalogue::Route,
    commands::{
        Command, CorrectPractitioner, Discharge, ItemOrder, MergePatients, Order, PractitionerInput, Prescribe,
    },
    commands::{RecordDeath, RemoveRestriction, SetRestriction},
    dosage::Duration,
    people::{Situation, Specialty},
    prescribing::PrescriptionKind,
    quantity::Unit,
};
use support::{
    asking::refusals,
    house::{House, item, new_id},
    orders::{by, once, quantity},
    people,
};

fn council(council: &str, number: &str) -> PractitionerInput {
    PractitionerInput {
        council: council.to_owned(),
        number: number.to_owned(),
        cpf: None,
        specialties: Vec::new(),
        ..people::doctor_ana()
    }
}

async fn ask(house: &House, by: &Session, order: Order) -> Vec<String> {
    refusals(house.ask(by, Command::Prescribe(Prescribe(order))).await)
}

#[tokio::test]
async fn a_prescriber_whose_council_bars_them_signs_nothing() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let (bruno, id) = house.prescriber("bruno", council("CRM", "654321")).await;
    for situation in [Situation::Suspended, Situation::Cancelled, Situation::Inactive] {
        let practitioner = PractitionerInput { situation, ..council("CRM", "654321") };
        let correct = CorrectPractitioner { practitioner_id: id, practitioner };
        house.given(&Session::operator(), Command::CorrectPractitioner(correct)).await;
        let order = house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
        assert_eq!(ask(&house, &bruno, order).await, ["PrescriberInactive at - by prescribing"], "{situation:?}");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn a_record_from_before_the_rules_does_not_let_anybody_sign() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order = || house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
    for (spoilt, said) in [
        ("UPDATE practitioner SET number = '0'", "CouncilNumberImpossible at - by 1.11"),
        ("UPDATE practitioner SET number = '123456', uf = 'XX'", "UfImpossible at - by 1.11"),
        (
            "UPDATE practitioner SET uf = 'SP'; UPDATE staff_user SET practitioner_id = NULL",
            "PrescriberUnknown at - by prescribing",
        ),
    ] {
        house.tamper(spoilt);
        assert_eq!(ask(&house, &house.doctor, order()).await, [said], "{spoilt}");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn nobody_prescribes_for_the_dead_the_merged_or_in_the_stay_of_another() {
    let house = House::open().await;
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    let (pedro, his_stay) = house.admit(people::patient_pedro(), 1).await;
    let dipyrone = || vec![item(house.medicine("F001"), 500)];
    assert_eq!(
        ask(&house, &house.doctor, house.order(joana, his_stay, dipyrone())).await,
        ["EncounterOfAnotherPatient at encounter_id by prescribing"]
    );
    house.given(&house.doctor, Command::Discharge(Discharge { encounter_id: stay })).await;
    assert_eq!(
        ask(&house, &house.doctor, house.order(joana, stay, dipyrone())).await,
        ["EncounterClosed at encounter_id by prescribing"]
    );
    let home = Order { kind: PrescriptionKind::Discharge, ..house.order(joana, stay, dipyrone()) };
    assert_eq!(ask(&house, &house.doctor, home).await, [""; 0], "what is taken home is written at the end of a stay");

    let merge = MergePatients { duplicate: joana, survivor: pedro };
    house.given(&Session::operator(), Command::MergePatients(merge)).await;
    let office = |patient| Order {
        kind: PrescriptionKind::Ambulatory,
        encounter_id: None,
        ..house.order(patient, stay, vec![item(house.medicine("F004"), 500)])
    };
    assert_eq!(ask(&house, &house.doctor, office(joana)).await, ["PatientMerged at patient_id by prescribing"]);
    let died = RecordDeath { patient_id: pedro, deceased_at: house.clinic.now() };
    house.given(&house.doctor, Command::RecordDeath(died)).await;
    assert_eq!(ask(&house, &house.doctor, office(pedro)).await, ["PatientDeceased at patient_id by prescribing"]);
    assert_eq!(
        ask(&house, &house.doctor, office(new_id().uuid().into())).await,
        ["PatientUnknown at patient_id by prescribing"]
    );
    house.clinic.close().await;
}

#[tokio::test]
async fn a_council_prescribes_within_its_scope() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let once_of = |code: &str, mg: u32| once(item(house.medicine(code), mg));
    let refused = |norm: &str| vec![format!("PrescriberNotAuthorised at items[0].medicine_id by {norm}")];
    let cases = [
        ("CRO", "12345", once_of("F001", 500), Vec::new()),
        ("COREN", "23456", once_of("F001", 500), Vec::new()),
        (
            "COREN",
            "34567",
            once_of("F249", 10),
            refused("Lei 7.498/1986 art. 11: em protocolos de programas; sem numeração do SNCR"),
        ),
        ("CRMV", "45678", once_of("F001", 500), refused("Só para uso animal")),
        ("CRN", "56789", once_of("F001", 500), refused("Não prescreve medicamentos")),
    ];
    for (name, number, item, said) in cases {
        let login = format!("{}{number}", name.to_lowercase());
        let (session, _) = house.prescriber(&login, council(name, number)).await;
        let order = house.order(patient, stay, vec![item]);
        assert_eq!(ask(&house, &session, order).await, said, "{name} {number}");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn the_shipped_restrictions_stand_from_the_first_day() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let shipped = domain::tables::first_restrictions().len();
    let standing: i64 = house.one("SELECT count(*) FROM restriction WHERE removed_at IS NULL", []);
    assert_eq!(usize::try_from(standing).unwrap(), shipped, "the first table comes with the clinic");
    let (dentist, _) = house.prescriber("dora", council("CRO", "12345")).await;
    let (haematologist, _) = house
        .prescriber(
            "hugo",
            PractitionerInput {
                specialties: vec![Specialty {
                    name: "HEMATOLOGIA E HEMOTERAPIA".to_owned(),
                    rqe: Some("77".to_owned()),
                }],
                programme_registrations: vec!["TALIDOMIDA".to_owned()],
                ..council("CRM", "765432")
            },
        )
        .await;
    let (unregistered, _) = house
        .prescriber(
            "ugo",
            PractitionerInput {
                specialties: vec![Specialty { name: "Hematologia e hemoterapia".to_owned(), rqe: None }],
                ..council("CRM", "865432")
            },
        )
        .await;
    let order = |item: ItemOrder| house.order(patient, stay, vec![once(item)]);
    let cisplatin = || order(by(Route::Ev, item(house.medicine("F369"), 50)));
    let thalidomide = || order(item(house.medicine("F375"), 100));
    let oncology = "Primeira tabela de especialidades: a instituição confirma";
    let refused = |norm: &str| format!("PrescriberNotAuthorised at items[0].medicine_id by {norm}");

    assert_eq!(
        ask(&house, &haematologist, cisplatin()).await,
        [""; 0],
        "a specialty with its RQE, however it is written"
    );
    assert_eq!(ask(&house, &unregistered, cisplatin()).await, [refused(oncology)], "a specialty counts by its RQE");
    assert_eq!(
        ask(&house, &dentist, cisplatin()).await,
        [refused(oncology), refused(oncology)],
        "council and specialty"
    );
    let programme = "RDC 11/2011: prescritor cadastrado no programa";
    assert_eq!(ask(&house, &house.doctor, thalidomide()).await, [refused(programme)], "not registered");
    assert_eq!(ask(&house, &haematologist, thalidomide()).await, [""; 0], "registered with the programme");
    let isotretinoin = || order(item(house.medicine("F376"), 20));
    let retinoids = "Portaria 344/98 lista C2: retinoides sistêmicos";
    assert_eq!(ask(&house, &dentist, isotretinoin()).await, [refused(retinoids)], "by the beginning of the ATC code");
    house.clinic.close().await;
}

#[tokio::test]
async fn the_house_sets_a_restriction_and_lifts_it_again() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let dipyrone = || house.order(patient, stay, vec![once(item(house.medicine("F001"), 500))]);
    let set = SetRestriction {
        atc_prefix: None,
        substance_key: Some("dipirona".to_owned()),
        councils: Vec::new(),
        specialties: vec!["Medicina da dor".to_owned()],
        registration: None,
        approval: None,
        norm: "comissão de farmácia".to_owned(),
        to_be_confirmed: false,
    };
    let id = house.given(&house.pharmacist, Command::SetRestriction(set)).await;
    assert_eq!(
        ask(&house, &house.doctor, dipyrone()).await,
        ["PrescriberNotAuthorised at items[0].medicine_id by comissão de farmácia"]
    );
    let lift = || RemoveRestriction { restriction_id: id.uuid().into(), reason: "revista".to_owned() };
    house.given(&house.pharmacist, Command::RemoveRestriction(lift())).await;
    assert_eq!(ask(&house, &house.doctor, dipyrone()).await, [""; 0], "lifted");
    let again = house.ask(&house.pharmacist, Command::RemoveRestriction(lift())).await;
    assert_eq!(refusals(again), ["RestrictionUnknown at restriction_id by formulary"]);
    let nothing = SetRestriction {
        atc_prefix: Some("N02BB02X".to_owned()),
        substance_key: Some("dipirona".to_owned()),
        councils: vec!["CRX".to_owned()],
        specialties: Vec::new(),
        registration: None,
        approval: None,
        norm: " ".to_owned(),
        to_be_confirmed: false,
    };
    assert_eq!(
        refusals(house.ask(&house.pharmacist, Command::SetRestriction(nothing)).await),
        [
            "RestrictionImpossible at atc_prefix by formulary",
            "RestrictionImpossible at councils by formulary",
            "RestrictionImpossible at norm by formulary",
        ]
    );
    house.clinic.close().await;
}

#[tokio::test]
async fn what_only_an_establishment_may_use_does_not_leave_it() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let mut ketamine = by(Route::Ev, item(house.medicine("F311"), 50));
    ketamine.dose = Some(quantity("50", Unit::Mg));
    ketamine.duration = Some(Duration::Days { days: 1 });
    let home = Order { kind: PrescriptionKind::Discharge, ..house.order(patient, stay, vec![ketamine.clone()]) };
    assert_eq!(ask(&house, &house.doctor, home).await, ["UseRestricted at items[0].medicine_id by R1.22"]);
    assert_eq!(ask(&house, &house.doctor, house.order(patient, stay, vec![ketamine])).await, [""; 0], "in the ward");
    house.clinic.close().await;
}
