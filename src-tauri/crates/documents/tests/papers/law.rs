//! The field matrix of the law (rulebook 1.5): what each kind of document must say is found in the text of its page.

use domain::paper::{
    NotificationKind, Paper, PaperKind, PrescribedItem, PrescriberBlock, Prescription, SpecialControl,
};

use crate::{golden::read, inpatient, notification, prescription, retained, special_control, thalidomide};

const PRESCRIBER: &[&str] =
    &["Ana Demo", "CRM-SP 123456", "Avenida do Exemplo, 100, sala 12, Cidade Demo, SP", "(11) 5550-0112"];
const PATIENT: &[&str] = &["Maria Demo da Silva", "CPF 111.444.777-35", "Rua do Modelo, 7, Bairro Exemplo"];
const SIGNED: &[&str] = &["23/11/2026"];
const NUMBER: &[&str] = &["2026.1-35.0001234"];
const VERSO: &[&str] =
    &["verso", "produto", "lote", "caixas", "estabelecimento e CNPJ", "farmacêutico responsável e CRF"];
/// What C1.6 wants of all of them.
const OURS: &[&str] = &[
    "Hospital de Demonstração",
    "PA2-000123-7",
    "versão 1",
    "registro 3f9a0c51",
    "impressa em 24/11/2026",
    "página 1 de ",
];

/// Each required field by its kind.
fn required(kind: PaperKind) -> Vec<&'static [&'static str]> {
    match kind {
        PaperKind::Prescription => vec![
            PRESCRIBER,
            PATIENT,
            SIGNED,
            &["losartana potássica 50 mg", "comprimido revestido", "60 comprimidos", "a cada 12 horas"],
        ],
        PaperKind::SpecialControl => vec![
            PRESCRIBER,
            PATIENT,
            SIGNED,
            &["CPF 529.982.247-25"],
            &[
                "sertralina (cloridrato) 50 mg",
                "comprimido",
                "60 comprimidos",
                "(sessenta comprimidos)",
                "uma vez ao dia",
            ],
            &["1ª via · Retenção pela farmácia", "2ª via · Orientação ao paciente"],
            &["Comprador", "nome", "CPF", "endereço", "cidade e UF", "telefone", "Fornecedor", "produto e lote"],
        ],
        PaperKind::Retained => vec![
            PRESCRIBER,
            SIGNED,
            &["Maria Demo da Silva", "73 anos", "feminino"],
            &["amoxicilina 500 mg", "cápsula", "21 cápsulas", "a cada 8 horas"],
            &["1ª via · Devolvida ao paciente", "2ª via · Retenção pela farmácia"],
            &["Dispensação", "data", "quantidade", "lote", "rubrica"],
        ],
        PaperKind::NotificationA | PaperKind::NotificationB | PaperKind::NotificationB2 => vec![
            NUMBER,
            PRESCRIBER,
            PATIENT,
            SIGNED,
            VERSO,
            &["UF SP", "clonazepam 2 mg", "comprimido", "60 comprimidos", "(sessenta comprimidos)", "ao deitar"],
        ],
        PaperKind::NotificationRetinoid => vec![
            NUMBER,
            PRESCRIBER,
            PATIENT,
            SIGNED,
            VERSO,
            &["01/04/1953", "feminino", "GRAVIDEZ PROIBIDA", "graves defeitos", "via branca"],
        ],
        PaperKind::NotificationThalidomide => vec![
            NUMBER,
            PRESCRIBER,
            PATIENT,
            SIGNED,
            &["529.982.247-25", "TAL-SP 0042", "Clínica médica, RQE 12345"],
            &["(11) 5550-0199", "01/04/1953", "feminino", "A30.9", "responsável"],
            &["talidomida 100 mg", "30 comprimidos", "(trinta comprimidos)", "dose por unidade 100 mg", "30 dias"],
            &["1. Notificação", "2. Prescritor", "3. Paciente", "4. Medicamento", "5. Advertência", "6. Dispensação"],
        ],
        PaperKind::Inpatient => vec![
            &["Ana Demo", "CRM-SP 123456"],
            SIGNED,
            &["Maria Demo da Silva", "01/04/1953", "73 anos", "62 kg", "leito 12", "Alergias: nenhuma conhecida"],
            &["ceftriaxona 1 g", "22h", "10h", "a cada 12 horas", "ALTA VIGILÂNCIA"],
        ],
        other => panic!("{other} has no row in the matrix of what a prescriber signs"),
    }
}

fn papers() -> Vec<Paper> {
    let notification = |kind| Paper::Notification(notification::plain(kind));
    vec![
        Paper::Prescription(prescription::plain()),
        Paper::SpecialControl(special_control::plain()),
        Paper::Retained(retained::plain()),
        notification(NotificationKind::A),
        notification(NotificationKind::B),
        notification(NotificationKind::B2),
        notification(NotificationKind::Retinoid),
        Paper::ThalidomideNotification(thalidomide::plain()),
        Paper::InpatientPrescription(inpatient::plain()),
    ]
}

#[test]
fn every_field_that_the_law_asks_for_stands_on_its_paper() {
    for paper in papers() {
        let text = read(&format!("law-{}", paper.kind()), &paper);
        assert!(text.contains(paper.title()), "{}: its name in words", paper.kind());
        for field in required(paper.kind()).into_iter().chain([OURS]).flatten() {
            assert!(text.contains(field), "{}: {field:?} is not in {text}", paper.kind());
        }
    }
}

#[test]
fn an_anabolic_bears_the_prescribers_cpf_and_the_cid() {
    let anabolic = PrescribedItem {
        medicine: "oxandrolona 2,5 mg".to_owned(),
        cid: Some("E34.3".to_owned()),
        ..special_control::plain().items.remove(0)
    };
    let paper = SpecialControl { items: vec![anabolic], ..special_control::plain() };
    let text = read("law-anabolic", &Paper::SpecialControl(paper));
    for field in ["CPF 529.982.247-25", "CID E34.3", "(11) 5550-0112", "Rua do Modelo, 7"] {
        assert!(text.contains(field), "Lei 9.965/2000, art. 1 (R1.21): {field:?} is not in {text}");
    }
}

#[test]
fn a_generalist_prints_no_specialty() {
    let paper = Prescription {
        prescriber: PrescriberBlock { specialty: None, ..prescription::plain().prescriber },
        ..prescription::plain()
    };
    let text = read("law-generalist", &Paper::Prescription(paper));
    assert!(text.contains("CRM-SP 123456") && !text.contains("RQE"), "{text}");
}

#[test]
fn a_colour_is_said_in_words_on_its_notification() {
    for (kind, words) in [
        (NotificationKind::A, "via amarela"),
        (NotificationKind::B, "via azul"),
        (NotificationKind::B2, "via azul"),
        (NotificationKind::Retinoid, "via branca"),
    ] {
        let text = read(&format!("law-colour-{kind:?}"), &Paper::Notification(notification::plain(kind)));
        assert!(text.contains(words), "{kind:?}: {text}");
    }
}
