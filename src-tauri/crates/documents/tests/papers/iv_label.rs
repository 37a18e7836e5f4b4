//! Labels of infusion bags.

use domain::paper::{InBag, IvLabel, IvLabels, Paper, tall_man::tall_man};

use crate::{golden::check, samples::provenance};

fn in_bag(medicine: &str, amount: &str) -> InBag {
    InBag { medicine: tall_man(medicine), amount: amount.to_owned() }
}

fn dopamine() -> IvLabel {
    IvLabel {
        patient: "Maria Demo da Silva".to_owned(),
        birth_date: Some("01/04/1953".to_owned()),
        patient_number: Some("CPF 111.444.777-35".to_owned()),
        place: Some("UTI adulto, leito 07".to_owned()),
        medicines: vec![in_bag("dopamina (cloridrato)", "250 mg (50 mL de 5 mg/mL)")],
        diluent: Some("soro glicosado 5%, volume final 250 mL".to_owned()),
        concentration: Some("1 mg/mL".to_owned()),
        rate: Some("10 mL/h em bomba de infusão".to_owned()),
        over: Some("correr em 24 horas".to_owned()),
        route: "via endovenosa central".to_owned(),
        prepared_at: Some("23/11/2026 às 9h10".to_owned()),
        use_by: Some("24/11/2026 às 9h10".to_owned()),
        prepared_by: Some("Bruna Demo".to_owned()),
        checked_by: None,
        warnings: vec!["Proteger da luz".to_owned()],
        high_alert: true,
        sequence: Some("Bolsa 2 de 3".to_owned()),
        internal_number: "UTI2-000123-7".to_owned(),
        house: "Hospital de Demonstração".to_owned(),
        pharmacist: Some("Carla Demo, CRF-SP 12345".to_owned()),
    }
}

/// Four medicines and nothing said yet of when and how fast.
fn nasty() -> IvLabel {
    IvLabel {
        patient: "Mari\u{301}a das Dores Demonstrac\u{327}a\u{303}o de Albuquerque Exemplo e Sousa Neta".to_owned(),
        medicines: vec![
            in_bag("cloreto de potássio 19,1%", "20 mEq (7,8 mL)"),
            in_bag("sulfato de magnésio 50%", "2 g (4 mL)"),
            in_bag("gluconato de cálcio 10%", "1 g (10 mL)"),
            in_bag("polivitamínico de demonstração com um nome bem comprido", "½ frasco (≥ 5 mL, 15 µg)"),
        ],
        rate: None,
        prepared_at: None,
        use_by: None,
        prepared_by: None,
        warnings: vec!["Entre 2 e 8 °C".to_owned(), "Citotóxico".to_owned(), "Equipo fotossensível".to_owned()],
        ..dopamine()
    }
}

pub(crate) fn labels() -> IvLabels {
    IvLabels { labels: vec![dopamine(), nasty()], provenance: provenance() }
}

#[test]
fn a_bag_says_whose_it_is_how_fast_it_runs_and_until_when() {
    check("iv-label", &Paper::IvLabels(labels()));
}
