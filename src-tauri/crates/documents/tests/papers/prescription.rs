//! Receita simples.

use domain::paper::{Paper, Prescription, Print, Sheet};

use crate::{
    golden::{check, check_print},
    samples::{ampoules, doctor, hospital, long_hospital, long_named, longer_than_a_page, maria, provenance, tablets},
};

pub(crate) fn plain() -> Prescription {
    Prescription {
        sheet: Sheet::A5,
        letterhead: hospital(),
        prescriber: doctor(),
        patient: maria(),
        items: vec![tablets(), ampoules()],
        accompanies: None,
        note: None,
        provenance: provenance(),
    }
}

#[test]
fn two_medicines_on_half_a_sheet() {
    check("prescription", &Paper::Prescription(plain()));
}

#[test]
fn a_second_print_says_so() {
    let print = Print { number: 2, printed_at: "25/11/2026 às 16h40".to_owned() };
    check_print("prescription-second-print", &Paper::Prescription(plain()), &print);
}

#[test]
fn thirty_medicines_and_long_names_on_a4() {
    let items = (0..30).map(|it| if it % 2 == 0 { tablets() } else { ampoules() }).collect();
    let nasty = Prescription {
        sheet: Sheet::A4,
        letterhead: long_hospital(),
        patient: long_named(),
        items,
        note: Some("Retornar em 30 dias com exames.".to_owned()),
        ..plain()
    };
    check("prescription-nasty", &Paper::Prescription(nasty));
}

#[test]
fn a_page_break_inside_a_medicine_repeats_its_name() {
    let long = Prescription { items: vec![tablets(), longer_than_a_page(), ampoules()], ..plain() };
    check("prescription-page-break", &Paper::Prescription(long));
}
