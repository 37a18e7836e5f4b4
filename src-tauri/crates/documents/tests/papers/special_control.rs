//! Receita de controle especial.

use domain::paper::{Paper, PrescribedItem, Sheet, SpecialControl};

use crate::{
    golden::check,
    samples::{ampoules, doctor, hospital, long_hospital, long_named, maria, provenance, tablets, vias},
};

pub(crate) fn plain() -> SpecialControl {
    SpecialControl {
        sheet: Sheet::A5,
        official_number: None,
        letterhead: hospital(),
        prescriber: doctor(),
        patient: maria(),
        items: vec![PrescribedItem {
            medicine: "sertralina (cloridrato) 50 mg".to_owned(),
            dosage: "1 comprimido por via oral, uma vez ao dia, pela manhã".to_owned(),
            ..tablets()
        }],
        vias: vias(["Retenção pela farmácia ou drogaria", "Orientação ao paciente"]),
        validity: "Válida por 30 dias, até 23/12/2026, em todo o território nacional.".to_owned(),
        note: None,
        provenance: provenance(),
    }
}

#[test]
fn one_medicine_on_two_half_sheets() {
    check("special-control", &Paper::SpecialControl(plain()));
}

#[test]
fn three_medicines_a_justification_and_an_anabolic_on_a4() {
    let justified = PrescribedItem {
        cid: Some("G40.9".to_owned()),
        justification: Some(
            "Epilepsia de difícil controle (G40.9), residência a 300 km da farmácia; 6 meses de tratamento.".to_owned(),
        ),
        ..tablets()
    };
    let nasty = SpecialControl {
        sheet: Sheet::A4,
        official_number: Some("2026.1-35.0001234".to_owned()),
        letterhead: long_hospital(),
        patient: long_named(),
        items: vec![justified, ampoules(), ampoules()],
        ..plain()
    };
    check("special-control-nasty", &Paper::SpecialControl(nasty));
}

#[test]
fn long_names_on_half_a_sheet_go_on_to_a_second_page() {
    let long = SpecialControl {
        letterhead: long_hospital(),
        patient: long_named(),
        items: vec![ampoules(), tablets(), ampoules()],
        ..plain()
    };
    check("special-control-long", &Paper::SpecialControl(long));
}
