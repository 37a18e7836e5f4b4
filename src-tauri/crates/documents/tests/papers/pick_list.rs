//! Ordem de separação.

use domain::paper::{Paper, PickDose, PickList, PickPatient, PickTotal, PickWard, Provenance, tall_man::tall_man};

use crate::{
    golden::{check, first_print},
    samples::{hospital, long_hospital, provenance},
};

const MEDICINES: [(&str, bool); 8] = [
    ("dopamina (cloridrato) 5 mg/mL, ampola de 10 mL", true),
    ("dipirona 500 mg/mL, ampola de 2 mL", false),
    ("omeprazol 40 mg, pó para solução injetável", false),
    ("enoxaparina sódica 40 mg, seringa", true),
    ("cloreto de sódio 0,9%, bolsa de 500 mL", false),
    ("insulina humana regular 100 unidades internacionais/mL, frasco", true),
    ("ceftriaxona 1 g, pó para solução injetável", false),
    ("ondansetrona 2 mg/mL, ampola de 4 mL", false),
];

fn dose(number: usize, place: usize) -> PickDose {
    let (medicine, high_alert) = MEDICINES[place % MEDICINES.len()];
    PickDose {
        time: Some(format!("{}h", 14 + place)),
        medicine: tall_man(medicine),
        dose: "1 ampola por via endovenosa".to_owned(),
        quantity: Some("1 ampola".to_owned()),
        order: format!("UTI2-{number:06}-7"),
        high_alert,
        note: None,
    }
}

fn patient(number: usize) -> PickPatient {
    PickPatient {
        bed: Some(format!("Leito {number:02}")),
        name: format!("Paciente Demo {number}"),
        identity: Some("nascimento 01/04/1953".to_owned()),
        allergies: "Sem alergias conhecidas".to_owned(),
        doses: (0..8).map(|place| dose(number, place)).collect(),
    }
}

fn total((medicine, high_alert): (&str, bool)) -> PickTotal {
    PickTotal {
        medicine: tall_man(medicine),
        quantity: "40 ampolas".to_owned(),
        shelf: Some("Corredor 2, prateleira B".to_owned()),
        controlled: None,
        high_alert,
    }
}

/// Wards of 40 beds, eight doses each within eight hours.
pub(crate) fn beds(count: usize) -> PickList {
    let patients: Vec<PickPatient> = (1..=count).map(patient).collect();
    let ward = |(place, patients): (usize, &[PickPatient])| PickWard {
        name: format!("Clínica Médica {}", place + 1),
        patients: patients.to_vec(),
    };
    PickList {
        letterhead: hospital(),
        window: "23/11/2026, das 14h às 22h".to_owned(),
        totals: MEDICINES.into_iter().map(total).collect(),
        wards: patients.chunks(40).enumerate().map(ward).collect(),
        missing: vec![],
        provenance: Provenance { as_of: "como estava em 23/11/2026 às 13h10".to_owned(), ..provenance() },
    }
}

pub(crate) fn plain() -> PickList {
    beds(3)
}

#[test]
fn three_beds() {
    check("pick-list", &Paper::PickList(plain()));
}

#[test]
fn what_is_missing_not_released_or_not_reckoned_says_so() {
    let doses = vec![
        PickDose {
            quantity: None, time: None, note: Some("Se dor, no máximo 4 em 24 horas".to_owned()), ..dose(7, 1)
        },
        PickDose { note: Some("Sem liberação da triagem: não separar".to_owned()), ..dose(7, 0) },
        PickDose { dose: "½ ampola – ≥ 15 µg a 25 °C".to_owned(), ..dose(7, 5) },
    ];
    let long = PickPatient {
        bed: None,
        name: "Mari\u{301}a das Dores Demonstrac\u{327}a\u{303}o de Albuquerque Exemplo e Sousa Neta".to_owned(),
        allergies: format!("Alergias: {}", ["dipirona", "látex", "penicilinas", "iodo"].repeat(3).join(", ")),
        doses: doses.into_iter().cycle().take(30).collect(),
        ..patient(7)
    };
    let nasty = PickList {
        letterhead: long_hospital(),
        wards: vec![PickWard { name: "Pronto-socorro, observação".to_owned(), patients: vec![long, patient(8)] }],
        totals: vec![PickTotal {
            controlled: Some("A1".to_owned()),
            shelf: None,
            quantity: "1.000 unidades internacionais".to_owned(),
            ..total(MEDICINES[5])
        }],
        missing: vec!["prescrição UTI2-000999-1: o registro não pôde ser lido".to_owned()],
        ..plain()
    };
    check("pick-list-nasty", &Paper::PickList(nasty));
}

#[test]
fn a_second_ward_begins_a_page_that_says_which_it_is() {
    let two = PickList { wards: [beds(1).wards, beds(1).wards].concat(), ..plain() };
    check("pick-list-two-wards", &Paper::PickList(two));
}

#[test]
fn nothing_to_pick_says_so() {
    check("pick-list-empty", &Paper::PickList(PickList { wards: vec![], totals: vec![], ..plain() }));
}

#[test]
fn a_ward_of_forty_beds_fits_a_clipboard() {
    let pages = documents::page_svg(&Paper::PickList(beds(40)), &first_print(), 0).unwrap().count;
    assert!(pages <= 6, "{pages} pages for 320 doses");
}
