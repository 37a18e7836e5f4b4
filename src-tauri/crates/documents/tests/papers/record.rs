//! The prontuário.

use domain::paper::{
    Detail, Paper, Provenance, Record, RecordAllergy, RecordItem, RecordObservation, RecordPrescription, RecordStay,
};

use crate::{
    golden::check,
    samples::{hospital, long_hospital, long_named, maria, provenance},
};

fn allergy(name: &str, refuted: Option<&str>) -> RecordAllergy {
    RecordAllergy {
        name: name.to_owned(),
        description: "alergia grave: urticária".to_owned(),
        recorded: "01/02/2026 às 10h, Ana Demo, dita pelo paciente".to_owned(),
        refuted: refuted.map(str::to_owned),
    }
}

fn prescription(number: u32) -> RecordPrescription {
    let item = |medicine: &str, held: Option<&str>| RecordItem {
        medicine: medicine.to_owned(),
        dosage: "1 g por via endovenosa, a cada 6 horas, por 3 dias".to_owned(),
        held: held.map(str::to_owned),
    };
    RecordPrescription {
        number: format!("UTI2-{number:06}-7"),
        version: number,
        kind: "Prescrição hospitalar".to_owned(),
        state: if number == 1 { "Substituída pela versão 2" } else { "Validada com ressalva" }.to_owned(),
        withdrawn: number == 1,
        signed: "21/11/2026 às 10h20".to_owned(),
        prescriber: "Ana Demo, CRM-SP 123456".to_owned(),
        items: vec![
            item("dipirona 500 mg/mL, ampola de 2 mL", None),
            item("tramadol 50 mg/mL, ampola de 2 mL", Some("Suspenso em 22/11/2026 às 8h: sem dor")),
        ],
        history: vec![
            "21/11/2026 às 11h: Carla Demo perguntou sobre a dose: confirmar ≥ 2 g por dia".to_owned(),
            "21/11/2026 às 12h: validada com ressalva por Carla Demo".to_owned(),
        ],
        note: Some("Jejum até as 12h.".to_owned()),
        hash: Some("3f9a0c51".to_owned()),
    }
}

pub(crate) fn plain() -> Record {
    Record {
        letterhead: hospital(),
        patient: maria(),
        scope: "Internação de 20/11/2026 a 23/11/2026".to_owned(),
        details: vec![Detail { name: "mãe".to_owned(), value: "Conceição Demo da Silva".to_owned() }],
        allergies: vec![allergy("dipirona", Some("teste negativo em 03/03/2026, Ana Demo")), allergy("látex", None)],
        observations: vec![RecordObservation {
            name: "peso".to_owned(),
            value: "62 kg".to_owned(),
            observed: "20/11/2026 às 8h".to_owned(),
            source: "medido por Bruna Demo".to_owned(),
        }],
        stays: vec![RecordStay {
            kind: "Internação".to_owned(),
            span: "de 20/11/2026 às 7h a 23/11/2026 às 13h10".to_owned(),
            places: vec!["20/11/2026 às 7h: Clínica Médica, leito 07".to_owned(), "21/11/2026: UTI adulto".to_owned()],
        }],
        prescriptions: vec![prescription(1), prescription(2)],
        missing: vec![],
        provenance: Provenance { as_of: "como estava em 23/11/2026 às 13h10".to_owned(), ..provenance() },
    }
}

#[test]
fn a_stay() {
    check("record", &Paper::Record(plain()));
}

#[test]
fn a_whole_record_of_many_pages() {
    let item = || RecordItem {
        medicine: "benzilpenicilina procai\u{301}na + potássica 400.000 unidades internacionais".to_owned(),
        dosage: "½ ampola – se temperatura ≥ 38 °C; 15 µg/kg; atenção à reação no local".to_owned(),
        held: None,
    };
    let long = RecordPrescription { items: (0..30).map(|_| item()).collect(), ..prescription(1) };
    let nasty = Record {
        letterhead: long_hospital(),
        patient: long_named(),
        scope: "Prontuário completo".to_owned(),
        allergies: (1..=12).map(|one| allergy(&format!("substância de exemplo {one}"), None)).collect(),
        prescriptions: vec![long, prescription(2), prescription(3)],
        missing: vec!["2 prescrições da casa não podem ser mostradas e talvez sejam desta paciente".to_owned()],
        ..plain()
    };
    check("record-nasty", &Paper::Record(nasty));
}

#[test]
fn a_record_in_which_nothing_was_recorded() {
    let empty = Record {
        details: vec![],
        allergies: vec![],
        observations: vec![],
        stays: vec![],
        prescriptions: vec![],
        ..plain()
    };
    check("record-empty", &Paper::Record(empty));
}
