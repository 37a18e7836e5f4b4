//! Labels of single doses, on both rolls.

use chrono::NaiveDate;
use domain::paper::{
    LabelSize, Paper, Print, UnitDoseLabel, UnitDoseLabels,
    gs1::{Gs1, Gs1Text},
    tall_man::tall_man,
};

use crate::{
    golden::{check, check_print},
    samples::provenance,
};

fn number(number: &str) -> Gs1Text {
    number.to_owned().try_into().unwrap()
}

fn dopamine() -> UnitDoseLabel {
    UnitDoseLabel {
        medicine: tall_man("dopamina (cloridrato)"),
        strength: "5 mg/mL".to_owned(),
        form: "solução injetável, ampola de 10 mL".to_owned(),
        route: "via endovenosa".to_owned(),
        code: Gs1 {
            gtin: Some("7891234567895".parse().unwrap()),
            expires: NaiveDate::from_ymd_opt(2028, 6, 30),
            lot: Some(number("ABC123")),
            unit: number("DU-000123"),
            registration: None,
        },
        origin: Some("Indústria Demo".to_owned()),
        high_alert: true,
        warnings: vec!["Manter ao abrigo da luz".to_owned()],
        house: "Hospital de Demonstração".to_owned(),
        pharmacist: Some("Carla Demo, CRF-SP 12345".to_owned()),
    }
}

/// Sixty characters of name, every sign that labels lose, the longest number that the small label's bars hold.
fn nasty() -> UnitDoseLabel {
    UnitDoseLabel {
        medicine: "benzilpenicilina procai\u{301}na + benzilpenicilina potássica".to_owned(),
        strength: "300.000 + 100.000 unidades internacionais".to_owned(),
        form: "pó para suspensão injetável, ½ frasco-ampola – diluente de 2 mL".to_owned(),
        route: "via intramuscular".to_owned(),
        code: Gs1 { unit: number("UTI2-000123-77"), ..dopamine().code },
        origin: Some("Indústria de Demonstração S.A., lote de origem AB12CD34".to_owned()),
        warnings: vec!["Entre 2 e 8 °C".to_owned(), "≥ 2 µg/mL".to_owned()],
        ..dopamine()
    }
}

/// Nothing known but what it is.
fn bare() -> UnitDoseLabel {
    UnitDoseLabel {
        medicine: "dipirona".to_owned(),
        strength: "500 mg".to_owned(),
        form: "comprimido".to_owned(),
        route: "via oral".to_owned(),
        code: Gs1 { gtin: None, expires: None, lot: None, unit: number("DU-000124"), registration: None },
        origin: None,
        high_alert: false,
        warnings: vec![],
        pharmacist: None,
        ..dopamine()
    }
}

pub(crate) fn labels(size: LabelSize) -> UnitDoseLabels {
    UnitDoseLabels { size, labels: vec![dopamine(), nasty(), bare()], provenance: provenance() }
}

#[test]
fn three_doses_on_the_small_roll() {
    check("unit-dose-label-50x30", &Paper::UnitDoseLabels(labels(LabelSize::Small)));
}

#[test]
fn three_doses_on_the_large_roll_printed_again() {
    let print = Print { number: 2, printed_at: "25/11/2026 às 16h40".to_owned() };
    check_print("unit-dose-label-100x50", &Paper::UnitDoseLabels(labels(LabelSize::Large)), &print);
}

#[test]
fn a_text_too_long_for_a_label_goes_on_upon_a_second_one() {
    let long = UnitDoseLabel { warnings: vec!["Agitar antes de usar e observar o aspecto".to_owned(); 9], ..nasty() };
    let paper = UnitDoseLabels { labels: vec![long], ..labels(LabelSize::Small) };
    check("unit-dose-label-too-long", &Paper::UnitDoseLabels(paper));
}

#[test]
fn a_number_that_the_bars_cannot_hold_is_refused_and_not_torn() {
    let code = Gs1 { unit: number("PRONTOSOCORRO-000007"), ..dopamine().code };
    let long = UnitDoseLabel { code, ..dopamine() };
    let paper = UnitDoseLabels { labels: vec![long], ..labels(LabelSize::Small) };
    let refused = documents::pdf(&Paper::UnitDoseLabels(paper), &crate::golden::first_print());
    assert!(matches!(refused, Err(documents::Error::Code(_))), "the bars would run over the edge of the label");
}
