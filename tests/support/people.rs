//! Demo people and places. Nobody here exists; CPFs are made to fit their check digits.

use chrono::NaiveDate;
use domain::{
    commands::{Demographics, EstablishmentInput, PractitionerInput, SetUpClinic},
    people::{Address, Sex, Situation, Specialty},
};

/// The demo hospital, its first workstation and administrator.
pub fn hospital() -> SetUpClinic {
    SetUpClinic {
        establishment: EstablishmentInput {
            name: "Hospital Demonstração".to_owned(),
            cnpj: Some("11.222.333/0001-81".to_owned()),
            cnes: Some("2077485".to_owned()),
            address: Some(address("Rua da Demonstração, 100")),
            phone: Some("(11) 0000-0000".to_owned()),
            responsible_pharmacist: Some("Farmacêutica Demo, CRF-SP 0001".to_owned()),
            time_zone: "America/Sao_Paulo".to_owned(),
        },
        station_name: "Posto de demonstração".to_owned(),
        station_series: "DEMO1".to_owned(),
        administrator_login: "admin".to_owned(),
        administrator_name: "Administração Demo".to_owned(),
    }
}

/// A physician who may prescribe everything.
pub fn doctor_ana() -> PractitionerInput {
    PractitionerInput {
        name: "Ana Demo Prescritora".to_owned(),
        council: "CRM".to_owned(),
        uf: "SP".to_owned(),
        number: "123456".to_owned(),
        situation: Situation::Active,
        cpf: Some("529.982.247-25".to_owned()),
        address: Some(address("Rua do Consultório, 1")),
        phone: Some("(11) 0000-0001".to_owned()),
        specialties: vec![Specialty { name: "Clínica médica".to_owned(), rqe: Some("1234".to_owned()) }],
        programme_registrations: Vec::new(),
    }
}

/// A patient with everything written down.
pub fn patient_joana() -> Demographics {
    Demographics {
        name: "Joana Demo Conceição".to_owned(),
        social_name: None,
        birth_date: NaiveDate::from_ymd_opt(1975, 5, 17),
        sex: Sex::Female,
        cpf: Some("111.444.777-35".to_owned()),
        cns: Some("898001234567891".to_owned()),
        other_document: None,
        address: Some(address("Rua das Amostras, 7")),
        phone: None,
        mother_name: Some("Mãe Demo Conceição".to_owned()),
        guardian: None,
    }
}

/// A second patient, of whom less is known.
pub fn patient_pedro() -> Demographics {
    Demographics {
        name: "Pedro Demo Araújo".to_owned(),
        birth_date: NaiveDate::from_ymd_opt(1950, 1, 2),
        sex: Sex::Male,
        cpf: Some("390.533.447-05".to_owned()),
        cns: None,
        address: None,
        mother_name: None,
        ..patient_joana()
    }
}

fn address(line: &str) -> Address {
    Address {
        line: line.to_owned(),
        district: "Centro".to_owned(),
        city: "São Paulo".to_owned(),
        uf: "SP".to_owned(),
        postal_code: "01000000".to_owned(),
    }
}
