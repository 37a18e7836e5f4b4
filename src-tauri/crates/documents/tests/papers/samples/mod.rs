//! People, places and medicines for the samples, all plainly invented: the plain ones and the nasty ones.

use chrono::NaiveDate;
use domain::paper::{Allergies, Letterhead, PatientBlock, PrescribedItem, PrescriberBlock, Provenance, Via};

/// A hospital with everything that can stand at the head of a paper.
pub(crate) fn hospital() -> Letterhead {
    Letterhead {
        name: "Hospital de Demonstração".to_owned(),
        cnpj: Some("11.222.333/0001-81".to_owned()),
        cnes: Some("0012345".to_owned()),
        address_lines: vec!["Avenida do Exemplo, 100, Centro".to_owned(), "Cidade Demo, SP, 01000-000".to_owned()],
        phone: Some("(11) 5550-0100".to_owned()),
        responsible_pharmacist: Some("Carla Demo, CRF-SP 12345".to_owned()),
    }
}

/// A place whose name and address are as long as they come.
pub(crate) fn long_hospital() -> Letterhead {
    Letterhead {
        name: "Irmandade da Santa Casa de Misericórdia e Maternidade de Demonstração do Alto Exemplo".to_owned(),
        address_lines: vec![
            "Rodovia Estadual Governador Fulano de Demonstração, km 1.234,5, Bloco Administrativo B, 3º andar"
                .to_owned(),
            "Distrito Industrial Presidente Exemplo, São Demo da Boa Vista do Norte, RS, 90000-000".to_owned(),
        ],
        ..hospital()
    }
}

/// A doctor with all that the law asks for.
pub(crate) fn doctor() -> PrescriberBlock {
    PrescriberBlock {
        name: "Ana Demo".to_owned(),
        council: "CRM-SP 123456".to_owned(),
        specialty: Some("Clínica médica, RQE 12345".to_owned()),
        cpf: Some("529.982.247-25".to_owned()),
        address: Some("Avenida do Exemplo, 100, sala 12, Cidade Demo, SP".to_owned()),
        phone: Some("(11) 5550-0112".to_owned()),
    }
}

/// A patient of whom everything is known.
pub(crate) fn maria() -> PatientBlock {
    PatientBlock {
        name: "Maria Demo da Silva".to_owned(),
        birth_date: Some("01/04/1953".to_owned()),
        age: Some("73 anos".to_owned()),
        sex: Some("feminino".to_owned()),
        document: Some("CPF 111.444.777-35".to_owned()),
        address: Some("Rua do Modelo, 7, Bairro Exemplo, Cidade Demo, SP, 01000-001".to_owned()),
        phone: Some("(11) 5550-0199".to_owned()),
        weight: Some("62 kg em 11/11/2026".to_owned()),
        place: Some("Clínica médica 3A, leito 12".to_owned()),
        allergies: Allergies::NoneKnown,
        ..PatientBlock::default()
    }
}

/// Sixty characters, accents that come apart, a social name, a guardian and a long address.
pub(crate) fn long_named() -> PatientBlock {
    PatientBlock {
        name: "Mari\u{301}a das Dores Demonstrac\u{327}a\u{303}o de Albuquerque Exemplo e Sousa Neta".to_owned(),
        social_name: Some("Mẽbêngôkre Demonstração de Albuquerque Exemplo e Sousa Neto".to_owned()),
        birth_date: Some("29/02/2024".to_owned()),
        age: Some("2 anos".to_owned()),
        sex: Some("feminino".to_owned()),
        document: Some("CPF 123.456.789-09".to_owned()),
        address: Some(
            "Rua Professora Doutora Fulana de Demonstração e Exemplo, 12.345, Bloco C, apartamento 1.001, \
             Conjunto Habitacional Presidente Modelo, São Demo da Boa Vista do Norte, RS, 90000-001"
                .to_owned(),
        ),
        guardian: Some("João Demonstração de Albuquerque Exemplo, CPF 390.533.447-05".to_owned()),
        allergies: Allergies::Listed((1..=12).map(|one| format!("substância de exemplo {one} (urticária)")).collect()),
        ..maria()
    }
}

/// Signed on a day long past.
pub(crate) fn provenance() -> Provenance {
    Provenance {
        number: "PA2-000123-7".to_owned(),
        version: 1,
        signed_on: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        as_of: "assinada em 23/11/2026 às 10h20".to_owned(),
        event_hash: "3f9a0c51d2b7e6480af1c39d5e8b7264901d3fc8a5b2e7d6c4f0918273645abe".to_owned(),
    }
}

/// A medicine in tablets, counted in the masculine.
pub(crate) fn tablets() -> PrescribedItem {
    PrescribedItem {
        medicine: "losartana potássica 50 mg".to_owned(),
        form: "comprimido revestido".to_owned(),
        dosage: "1 comprimido por via oral, a cada 12 horas, uso contínuo".to_owned(),
        quantity: Some("60 comprimidos".to_owned()),
        quantity_in_words: Some("sessenta comprimidos".to_owned()),
        ..PrescribedItem::default()
    }
}

/// A medicine in ampoules, counted in the feminine, with the characters that labels lose.
pub(crate) fn ampoules() -> PrescribedItem {
    PrescribedItem {
        medicine: "vitamina B12 5.000 mcg".to_owned(),
        form: "solução injetável, ampola de 2 mL".to_owned(),
        dosage: "½ ampola por via intramuscular, a cada 7 dias – se ferritina ≥ 30 µg/L; guardar abaixo de 25 °C"
            .to_owned(),
        quantity: Some("2 ampolas".to_owned()),
        quantity_in_words: Some("duas ampolas".to_owned()),
        instructions: Some("Aplicação em sala de vacinação, atenção à reação no local.".to_owned()),
        substitution_refused: true,
        ..PrescribedItem::default()
    }
}

/// More to say of one medicine than a page holds.
pub(crate) fn longer_than_a_page() -> PrescribedItem {
    let step =
        |week: u32| format!("na semana {week}: {} gotas por via oral, a cada 8 horas, após as refeições", week + 2);
    PrescribedItem {
        medicine: "tramadol (cloridrato) 100 mg/mL".to_owned(),
        form: "solução oral em gotas".to_owned(),
        dosage: (1..=60).map(step).collect::<Vec<_>>().join("; "),
        quantity: Some("21 frascos".to_owned()),
        quantity_in_words: Some("vinte e um frascos".to_owned()),
        ..PrescribedItem::default()
    }
}

/// Copies with the one who keeps each.
pub(crate) fn vias(destinations: [&str; 2]) -> Vec<Via> {
    (1..).zip(destinations).map(|(number, destination)| Via { number, destination: destination.to_owned() }).collect()
}
