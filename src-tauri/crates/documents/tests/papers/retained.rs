//! Receita sujeita a retenção.

use domain::paper::{Paper, PrescribedItem, Retained, Sheet};

use crate::{
    golden::check,
    samples::{ampoules, doctor, hospital, long_hospital, long_named, maria, provenance, tablets, vias},
};

pub(crate) fn plain() -> Retained {
    Retained {
        sheet: Sheet::A5,
        official_number: None,
        letterhead: hospital(),
        prescriber: doctor(),
        patient: maria(),
        items: vec![PrescribedItem {
            medicine: "amoxicilina 500 mg".to_owned(),
            form: "cápsula".to_owned(),
            dosage: "1 cápsula por via oral, a cada 8 horas, por 7 dias".to_owned(),
            quantity: Some("21 cápsulas".to_owned()),
            quantity_in_words: Some("vinte e uma cápsulas".to_owned()),
            ..PrescribedItem::default()
        }],
        vias: vias(["Devolvida ao paciente", "Retenção pela farmácia ou drogaria"]),
        validity: "Válida por 10 dias, até 03/12/2026, em todo o território nacional.".to_owned(),
        note: None,
        provenance: provenance(),
    }
}

#[test]
fn an_antimicrobial_on_two_half_sheets() {
    check("retained", &Paper::Retained(plain()));
}

#[test]
fn a_continuous_use_with_long_names_on_a4() {
    let nasty = Retained {
        sheet: Sheet::A4,
        letterhead: long_hospital(),
        patient: long_named(),
        items: vec![PrescribedItem { continuous_use: true, ..tablets() }, ampoules()],
        ..plain()
    };
    check("retained-nasty", &Paper::Retained(nasty));
}
