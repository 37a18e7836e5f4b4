//! Notificação de receita de talidomida.

use domain::paper::{Paper, PrescribedItem, PrescriberBlock, ThalidomideNotification};

use crate::{
    golden::check,
    samples::{doctor, hospital, long_hospital, long_named, maria, provenance, tablets, vias},
};

pub(crate) fn plain() -> ThalidomideNotification {
    ThalidomideNotification {
        official_number: Some("2026.1-35.0001234".to_owned()),
        uf: "SP".to_owned(),
        letterhead: hospital(),
        prescriber: doctor(),
        prescriber_enrolment: Some("TAL-SP 0042".to_owned()),
        patient: maria(),
        item: PrescribedItem {
            medicine: "talidomida 100 mg".to_owned(),
            form: "comprimido".to_owned(),
            dosage: "1 comprimido por via oral, uma vez ao dia, ao deitar, por 30 dias".to_owned(),
            quantity: Some("30 comprimidos".to_owned()),
            quantity_in_words: Some("trinta comprimidos".to_owned()),
            cid: Some("A30.9".to_owned()),
            ..tablets()
        },
        dose_per_unit: Some("100 mg".to_owned()),
        treatment_time: Some("30 dias".to_owned()),
        issued_on: "23/11/2026".to_owned(),
        vias: vias(["Paciente", "Retenção pela unidade pública dispensadora"]),
        validity: "Válida por 20 dias, até 13/12/2026, em todo o território nacional.".to_owned(),
        provenance: provenance(),
    }
}

#[test]
fn six_sections_on_two_sheets() {
    check("thalidomide", &Paper::ThalidomideNotification(plain()));
}

#[test]
fn long_names_and_what_nobody_knows_leave_lines_to_fill_in() {
    let nasty = ThalidomideNotification {
        official_number: None,
        letterhead: long_hospital(),
        patient: long_named(),
        prescriber: PrescriberBlock { cpf: None, phone: None, ..doctor() },
        prescriber_enrolment: None,
        ..plain()
    };
    check("thalidomide-nasty", &Paper::ThalidomideNotification(nasty));
}
