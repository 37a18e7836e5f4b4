//! Events about the house, its people, its patients and its formulary, one of each.

use chrono::NaiveDate;
use domain::{
    catalogue::{DocumentType, List344, Route, UseRestriction},
    commands::AllergyAbout,
    events::{
        AllergyRecorded, AllergyRefuted, EncounterFinished, EncounterStarted, EncounterTransferred, Establishment,
        Event, IncarnationStarted, Ingredient, LocationRegistered, Medicine, NoKnownAllergiesRecorded,
        ObservationRecorded, PasswordChanged, Patient, PatientDied, PatientsMerged, Practitioner, Product,
        ProductImportFinished, ProductsImported, Restriction, RestrictionRemoved, StationRegistered, Substance, User,
    },
    people::{AllergyKind, Severity, Sex, Source, loinc},
    places::{EncounterClass, LocationKind},
    quantity::Unit,
    roles::Role,
};

use crate::{events::id, house::NOON, orders::quantity, people};

/// One of each, in the order of the enum.
pub fn all() -> Vec<Event> {
    [house(), patients(), stays(), formulary()].concat()
}

fn house() -> Vec<Event> {
    let input = people::hospital().establishment;
    let establishment = Establishment {
        establishment_id: id(1),
        name: input.name,
        cnpj: Some("11222333000181".to_owned()),
        cnes: input.cnes,
        address: input.address,
        phone: input.phone,
        responsible_pharmacist: input.responsible_pharmacist,
        time_zone: input.time_zone,
    };
    let ana = people::doctor_ana();
    let user = User {
        user_id: id(4),
        login: "ana".to_owned(),
        name: ana.name.clone(),
        roles: vec![Role::Prescriber, Role::Auditor],
        practitioner_id: Some(id(5)),
        active: true,
    };
    let practitioner = Practitioner {
        practitioner_id: id(5),
        name: ana.name,
        council: ana.council,
        uf: ana.uf,
        number: ana.number,
        situation: ana.situation,
        cpf: Some("52998224725".to_owned()),
        address: ana.address,
        phone: ana.phone,
        specialties: ana.specialties,
        programme_registrations: vec!["TALIDOMIDA".to_owned()],
    };
    vec![
        Event::EstablishmentRegistered(establishment.clone()),
        Event::EstablishmentCorrected(Establishment { phone: None, ..establishment }),
        Event::StationRegistered(StationRegistered {
            station_id: id(2),
            name: "Posto de demonstração".to_owned(),
            series: "DEMO1".to_owned(),
        }),
        Event::IncarnationStarted(IncarnationStarted {
            station_id: id(2),
            incarnation: 2,
            numbers_from: Some(100_124),
        }),
        Event::LocationRegistered(LocationRegistered {
            location_id: id(12),
            kind: LocationKind::Bed,
            parent_id: Some(id(11)),
            ward_id: id(11),
            name: "201-1".to_owned(),
        }),
        Event::UserRegistered(user.clone()),
        Event::PasswordChanged(PasswordChanged { user_id: user.user_id }),
        Event::UserChanged(User { active: false, ..user }),
        Event::PractitionerRegistered(practitioner.clone()),
        Event::PractitionerCorrected(Practitioner { phone: None, ..practitioner }),
    ]
}

fn patients() -> Vec<Event> {
    let joana = people::patient_joana();
    let patient = Patient {
        patient_id: id(20),
        name: joana.name,
        social_name: Some("Jô".to_owned()),
        birth_date: NaiveDate::from_ymd_opt(1975, 5, 17),
        sex: Sex::Female,
        cpf: Some("11144477735".to_owned()),
        cns: joana.cns,
        other_document: Some("passaporte DEMO".to_owned()),
        address: joana.address,
        phone: Some("(11) 0000-0002".to_owned()),
        mother_name: joana.mother_name,
        guardian: Some("Guardiã Demo".to_owned()),
    };
    vec![
        Event::PatientRegistered(patient.clone()),
        Event::PatientCorrected(Patient { birth_date: None, cpf: None, ..patient }),
        Event::PatientDied(PatientDied { patient_id: id(20), deceased_at: NOON }),
        Event::PatientsMerged(PatientsMerged { duplicate: id(20), survivor: id(22) }),
        Event::AllergyRecorded(AllergyRecorded {
            allergy_id: id(23),
            patient_id: id(20),
            about: AllergyAbout::Substance { substance_id: id(24) },
            name: "dipirona".to_owned(),
            kind: AllergyKind::PseudoAllergy,
            severity: Some(Severity::Severe),
            manifestation: Some("urticária".to_owned()),
            source: Source::Family,
        }),
        Event::AllergyRefuted(AllergyRefuted {
            allergy_id: id(23),
            patient_id: id(20),
            reason: "teste negativo".to_owned(),
        }),
        Event::NoKnownAllergiesRecorded(NoKnownAllergiesRecorded { patient_id: id(20) }),
        Event::ObservationRecorded(ObservationRecorded {
            observation_id: id(26),
            patient_id: id(20),
            code: loinc::WEIGHT.to_owned(),
            value: quantity("70.5", Unit::Kg),
            observed_at: NOON,
            source: Source::Device,
        }),
    ]
}

fn stays() -> Vec<Event> {
    vec![
        Event::EncounterStarted(EncounterStarted {
            encounter_id: id(21),
            patient_id: id(20),
            class: EncounterClass::Inpatient,
            location_id: Some(id(12)),
        }),
        Event::EncounterTransferred(EncounterTransferred {
            encounter_id: id(21),
            patient_id: id(20),
            location_id: id(13),
        }),
        Event::EncounterFinished(EncounterFinished { encounter_id: id(21), patient_id: id(20) }),
    ]
}

fn formulary() -> Vec<Event> {
    let medicine = Medicine {
        medicine_id: id(25),
        code: "F025".to_owned(),
        dcb: "morfina".to_owned(),
        inn: "morphine".to_owned(),
        atc: "N02AA01".to_owned(),
        form: "solução injetável".to_owned(),
        strength: "10 mg/mL".to_owned(),
        ingredients: vec![Ingredient {
            substance_id: id(24),
            substance_key: "morfina".to_owned(),
            amount: Some(quantity("10", Unit::Mg)),
            per: Some(quantity("1", Unit::Ml)),
        }],
        routes: vec![Route::Ev, Route::Im, Route::Sc],
        list344: Some(List344::A1),
        document_type: DocumentType::Nra,
        use_restriction: Some(UseRestriction::EstabSaude),
        high_alert: Some(true),
        antimicrobial: false,
        glp1: false,
        max_daily_dose: Some(quantity("0.4", Unit::G)),
        max_daily_note: Some("sem teto na dor oncológica".to_owned()),
        tall_man: Some("MORFina".to_owned()),
        active: true,
    };
    let product = Product {
        product_id: id(27),
        substance_text: "SULFATO DE MORFINA".to_owned(),
        name: Some("Dimorf".to_owned()),
        laboratory: "Laboratório Demo".to_owned(),
        cnpj: "11222333000181".to_owned(),
        presentation: "10 MG/ML SOL INJ CX 50 AMP X 1 ML".to_owned(),
        registration: Some("1029800080013".to_owned()),
        gtin: Some("7896676400014".to_owned()),
        medicine_id: Some(id(25)),
        substance_key: Some("morfina".to_owned()),
        link_rule: Some("STRENGTH_AND_FORM".to_owned()),
    };
    let file_sha256 = "00".repeat(32);
    vec![
        Event::SubstanceRegistered(Substance { substance_id: id(24), key: "morfina".to_owned() }),
        Event::MedicineRegistered(medicine.clone()),
        Event::MedicineCorrected(Medicine { active: false, ..medicine }),
        Event::ProductsImported(ProductsImported {
            import_id: id(28),
            file_sha256: file_sha256.clone(),
            products: vec![product],
        }),
        Event::ProductImportFinished(ProductImportFinished {
            import_id: id(28),
            file_sha256,
            superseded: vec![id(27)],
        }),
        Event::RestrictionSet(Restriction {
            restriction_id: id(60),
            atc_prefix: Some("L01".to_owned()),
            substance_key: None,
            councils: vec!["CRM".to_owned()],
            specialties: vec!["Oncologia clínica".to_owned()],
            registration: Some("ONCO".to_owned()),
            approval: Some("CCIH".to_owned()),
            norm: "decisão da casa".to_owned(),
            to_be_confirmed: true,
        }),
        Event::RestrictionRemoved(RestrictionRemoved { restriction_id: id(60), reason: "confirmada".to_owned() }),
    ]
}
