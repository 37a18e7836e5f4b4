//! Papers: the first of a process, one when warm, and the largest lists.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use domain::paper::{
    InpatientItem, InpatientPrescription, LabelSize, Letterhead, Paper, PatientBlock, PickDose, PickList, PickPatient,
    PickWard, PrescribedItem, PrescriberBlock, Prescription, Print, Provenance, Sheet, UnitDoseLabel, UnitDoseLabels,
    gs1::Gs1,
};

use crate::report::{Report, Times};

const BEDS: usize = 200;
const LABELS: usize = 200;
const WARM: usize = 50;

/// Before anything else in the process: the first paper makes what all share.
pub fn all(report: &mut Report) {
    let first = times(1, |_| prescription(0));
    report.at_most("paper_first", first.p50(), "ms", 400.0, "the first prescription's PDF of a process");
    let warm = times(WARM, |number| prescription(number + 1));
    report.at_most("paper_warm", warm.p95(), "ms", 60.0, "a prescription's PDF, three items, warm, p95");
    let ward = times(WARM, inpatient);
    report.at_most("paper_inpatient", ward.p95(), "ms", 60.0, "an in-patient's day, ten items, warm, p95");
    let preview = times_of(WARM, |number| {
        documents::page_svg(&prescription(1000 + number), &print(), 0).unwrap();
    });
    report.note("paper_preview", preview.p95(), "ms", "a prescription's page as SVG, warm, p95");
    let list = times(1, |_| pick_list());
    report.at_most("pick_list_200_beds", list.p50(), "ms", 1000.0, "200 beds, eight doses each, PDF");
    let labels = times_of(1, |_| {
        documents::bitmaps(&labels(), &print(), 8).unwrap();
    });
    report.at_most("labels_200", labels.p50(), "ms", 2000.0, "200 unit-dose labels of 50x30 mm as dots");
}

fn times(count: usize, paper: impl Fn(usize) -> Paper) -> Times {
    times_of(count, |number| {
        documents::pdf(&paper(number), &print()).unwrap();
    })
}

fn times_of(count: usize, make: impl Fn(usize)) -> Times {
    let time = |number| -> Duration {
        let started = Instant::now();
        make(number);
        started.elapsed()
    };
    Times::new((0..count).map(time).collect())
}

fn print() -> Print {
    Print { number: 1, printed_at: "24/11/2026 às 7h05".to_owned() }
}

fn provenance(number: usize) -> Provenance {
    Provenance {
        number: format!("PA2-{number:06}-7"),
        version: 1,
        signed_on: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        as_of: "assinada em 23/11/2026 às 10h20".to_owned(),
        event_hash: format!("{number:064x}"),
    }
}

fn letterhead() -> Letterhead {
    Letterhead { name: "Hospital de Demonstração".to_owned(), ..Letterhead::default() }
}

fn doctor() -> PrescriberBlock {
    PrescriberBlock { name: "Ana Demo".to_owned(), council: "CRM-SP 123456".to_owned(), ..PrescriberBlock::default() }
}

fn patient(number: usize) -> PatientBlock {
    PatientBlock { name: format!("Paciente Demo {number}"), ..PatientBlock::default() }
}

fn prescription(number: usize) -> Paper {
    let item = |place: usize| PrescribedItem {
        medicine: format!("medicamento demo {place} de 50 mg"),
        form: "comprimido".to_owned(),
        dosage: "1 comprimido por via oral, a cada 12 horas, por 30 dias".to_owned(),
        quantity: Some("60 comprimidos".to_owned()),
        ..PrescribedItem::default()
    };
    Paper::Prescription(Prescription {
        sheet: Sheet::A5,
        letterhead: letterhead(),
        prescriber: doctor(),
        patient: patient(number),
        items: (0..3).map(item).collect(),
        accompanies: None,
        note: None,
        provenance: provenance(number),
    })
}

fn inpatient(number: usize) -> Paper {
    let item = |place: usize| InpatientItem {
        medicine: format!("medicamento demo {place}, solução injetável"),
        dosage: "1 g por via endovenosa, diluir em 100 mL de soro fisiológico 0,9%".to_owned(),
        schedule: "a cada 8 horas".to_owned(),
        times: vec!["14h".to_owned(), "22h".to_owned(), "06h+".to_owned()],
        ..InpatientItem::default()
    };
    Paper::InpatientPrescription(InpatientPrescription {
        letterhead: letterhead(),
        prescriber: doctor(),
        patient: patient(number),
        period: "de 23/11/2026 às 14h a 24/11/2026 às 14h".to_owned(),
        items: (0..10).map(item).collect(),
        changes: None,
        note: None,
        provenance: provenance(number),
    })
}

fn pick_list() -> Paper {
    let dose = |place: usize| PickDose {
        time: Some(format!("{}h", 14 + place)),
        medicine: format!("medicamento demo {place}, ampola de 2 mL"),
        dose: "1 ampola por via endovenosa".to_owned(),
        quantity: Some("1 ampola".to_owned()),
        order: format!("UTI2-{place:06}-7"),
        high_alert: place == 0,
        note: None,
    };
    let bed = |number: usize| PickPatient {
        bed: Some(format!("Leito {number:03}")),
        name: format!("Paciente Demo {number}"),
        identity: None,
        allergies: "Sem alergias conhecidas".to_owned(),
        doses: (0..8).map(dose).collect(),
    };
    let ward = |ward: usize| PickWard {
        name: format!("Clínica Demo {ward}"),
        patients: (0..40).map(|place| bed(ward * 40 + place)).collect(),
    };
    Paper::PickList(PickList {
        letterhead: letterhead(),
        window: "23/11/2026, das 14h às 22h".to_owned(),
        totals: Vec::new(),
        wards: (0..BEDS / 40).map(ward).collect(),
        missing: Vec::new(),
        provenance: provenance(BEDS),
    })
}

fn labels() -> Paper {
    let label = |number: usize| UnitDoseLabel {
        medicine: "medicamento demo".to_owned(),
        strength: "5 mg/mL".to_owned(),
        form: "solução injetável, ampola de 10 mL".to_owned(),
        route: "via endovenosa".to_owned(),
        code: Gs1 {
            gtin: None,
            expires: None,
            lot: None,
            unit: format!("DU-{number:06}").try_into().unwrap(),
            registration: None,
        },
        origin: None,
        high_alert: false,
        warnings: Vec::new(),
        house: "Hospital de Demonstração".to_owned(),
        pharmacist: None,
    };
    Paper::UnitDoseLabels(UnitDoseLabels {
        size: LabelSize::Small,
        labels: (0..LABELS).map(label).collect(),
        provenance: provenance(LABELS),
    })
}
