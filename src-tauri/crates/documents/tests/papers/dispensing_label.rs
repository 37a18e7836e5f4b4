//! Labels for boxes that go home.

use domain::paper::{DispensingLabel, DispensingLabels, Food, Moment, Paper, TimeOfDay};

use crate::{golden::check, samples::provenance};

fn every_eight_hours() -> DispensingLabel {
    DispensingLabel {
        patient: "Maria Demo da Silva".to_owned(),
        birth_date: Some("01/04/1953".to_owned()),
        medicine: "amoxicilina 500 mg, cápsula".to_owned(),
        how_to_take: "Tome uma cápsula a cada 8 horas.".to_owned(),
        day: vec![],
        how_long: Some("Por 7 dias, até 30/11/2026".to_owned()),
        food: Some(Food::Indifferent),
        warnings: vec![],
        after_opening: None,
        quantity: Some("21 cápsulas".to_owned()),
        batch: Some("Lote ABC123, validade 30/06/2028".to_owned()),
        prescriber: "Ana Demo, CRM-SP 123456".to_owned(),
        dispensed: Some("Entregue em 23/11/2026".to_owned()),
        internal_number: "PA2-000123-7".to_owned(),
        house: "Hospital de Demonstração".to_owned(),
        phone: Some("(11) 5550-0100".to_owned()),
        pharmacist: Some("Carla Demo, CRF-SP 12345".to_owned()),
    }
}

fn nasty() -> DispensingLabel {
    let moment = |when, amount: &str| Moment { when, amount: amount.to_owned() };
    DispensingLabel {
        patient: "Mari\u{301}a das Dores Demonstrac\u{327}a\u{303}o de Albuquerque Exemplo e Sousa Neta".to_owned(),
        medicine: "losartana potássica 50 mg + hidroclorotiazida 12,5 mg, comprimido revestido".to_owned(),
        how_to_take: "Tome um comprimido de manhã e no jantar e meio comprimido no almoço e ao deitar, com água."
            .to_owned(),
        day: vec![
            moment(TimeOfDay::Morning, "1 comprimido"),
            moment(TimeOfDay::Noon, "½ comprimido"),
            moment(TimeOfDay::Evening, "1 comprimido"),
            moment(TimeOfDay::Bedtime, "½ comprimido"),
        ],
        food: Some(Food::WithFood),
        warnings: vec![
            "Pode dar sono: não dirija nem opere máquinas".to_owned(),
            "Não tome se a pressão máxima estiver abaixo de 100".to_owned(),
        ],
        after_opening: Some("Depois de aberto, use em até 14 dias, na geladeira (2 a 8 °C)".to_owned()),
        quantity: Some("60 comprimidos".to_owned()),
        ..every_eight_hours()
    }
}

fn nothing_but_the_dose() -> DispensingLabel {
    DispensingLabel {
        birth_date: None,
        how_long: None,
        food: None,
        quantity: None,
        batch: None,
        dispensed: None,
        phone: None,
        pharmacist: None,
        ..every_eight_hours()
    }
}

pub(crate) fn labels() -> DispensingLabels {
    DispensingLabels { labels: vec![every_eight_hours(), nasty(), nothing_but_the_dose()], provenance: provenance() }
}

#[test]
fn three_boxes_in_the_patients_words() {
    check("dispensing-label", &Paper::DispensingLabels(labels()));
}
