//! The administration record on paper.

use domain::paper::{Allergies, Paper, PatientBlock, Provenance, WardSheet, WardSheetItem, WardSheetPatient};

use crate::{
    golden::check,
    samples::{hospital, long_named, maria, provenance},
};

fn item(medicine: &str, times: &[&str]) -> WardSheetItem {
    WardSheetItem {
        medicine: medicine.to_owned(),
        dosage: "1 g por via endovenosa, a cada 6 horas, diluir em 100 mL de soro fisiológico 0,9%".to_owned(),
        times: times.iter().map(|time| (*time).to_owned()).collect(),
        order: "UTI2-000123-7".to_owned(),
        high_alert: false,
        held: None,
    }
}

fn items() -> Vec<WardSheetItem> {
    let hours: Vec<String> = (0..24).step_by(2).map(|hour| format!("{hour}h")).collect();
    vec![
        item("dipirona 500 mg/mL, ampola de 2 mL", &["8h", "14h", "20h", "2h"]),
        WardSheetItem {
            high_alert: true,
            times: hours,
            ..item("heparina sódica 5.000 unidades internacionais/mL", &[])
        },
        WardSheetItem { held: Some("suspenso em 23/11/2026 às 5h10".to_owned()), ..item("tramadol 50 mg/mL", &[]) },
        WardSheetItem { held: Some("em triagem: ainda não liberado".to_owned()), ..item("omeprazol 40 mg", &["6h"]) },
        WardSheetItem {
            high_alert: true,
            dosage: "2 mg por via endovenosa, se dor, com intervalo de pelo menos 4 horas, no máximo 12 mg em 24 horas"
                .to_owned(),
            ..item("morfina (sulfato) 10 mg/mL, ampola de 1 mL", &[])
        },
    ]
}

pub(crate) fn plain() -> WardSheet {
    let nobody_asked =
        PatientBlock {
            place: Some("Clínica Médica, leito 13".to_owned()), allergies: Allergies::NotAsked, ..maria()
        };
    WardSheet {
        letterhead: hospital(),
        ward: "Clínica Médica".to_owned(),
        window: "das 7h de 23/11/2026 às 7h de 24/11/2026".to_owned(),
        patients: vec![
            WardSheetPatient { patient: maria(), items: items() },
            WardSheetPatient { patient: nobody_asked, items: vec![] },
        ],
        missing: vec![],
        provenance: Provenance { as_of: "como estava em 23/11/2026 às 6h40".to_owned(), ..provenance() },
    }
}

#[test]
fn a_patient_never_shares_a_sheet() {
    check("ward-sheet", &Paper::WardSheet(plain()));
}

#[test]
fn every_page_of_a_long_sheet_names_its_patient() {
    let items = items().into_iter().cycle().take(30).collect();
    let nasty = WardSheet {
        patients: vec![WardSheetPatient { patient: long_named(), items }],
        missing: vec!["prescrição UTI2-000999-1: o registro não pôde ser lido".to_owned()],
        ..plain()
    };
    check("ward-sheet-nasty", &Paper::WardSheet(nasty));
}

#[test]
fn an_empty_ward_says_so() {
    check("ward-sheet-empty", &Paper::WardSheet(WardSheet { patients: vec![], ..plain() }));
}
