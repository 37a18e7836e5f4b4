//! A day of an admitted patient's prescription, whole and only what changed.

use domain::paper::{Change, ChangesSince, InpatientItem, InpatientPrescription, Paper};

use crate::{
    golden::check,
    samples::{doctor, hospital, long_hospital, long_named, longer_than_a_page, maria, provenance},
};

fn times(hours: &[&str]) -> Vec<String> {
    hours.iter().map(ToString::to_string).collect()
}

fn every_eight_hours() -> InpatientItem {
    InpatientItem {
        medicine: "ceftriaxona 1 g, pó para solução injetável".to_owned(),
        dosage: "1 g por via endovenosa, diluir em 100 mL de soro fisiológico 0,9%, infundir em 30 minutos".to_owned(),
        schedule: "a cada 12 horas, por 7 dias".to_owned(),
        times: times(&["22h", "10h"]),
        day_of_treatment: Some("3º dia de 7".to_owned()),
        ..InpatientItem::default()
    }
}

fn pump() -> InpatientItem {
    InpatientItem {
        medicine: "DOPAmina 5 mg/mL, solução injetável".to_owned(),
        dosage: "50 mL por via endovenosa, diluir em 200 mL de soro glicosado 5%, infundir a 5 mcg/kg/min em bomba"
            .to_owned(),
        schedule: "em infusão contínua".to_owned(),
        high_alert: true,
        ..InpatientItem::default()
    }
}

fn if_pain() -> InpatientItem {
    InpatientItem {
        medicine: "dipirona 500 mg/mL, solução injetável".to_owned(),
        dosage: "1 g por via endovenosa".to_owned(),
        as_needed: Some(
            "se dor ou temperatura ≥ 37,8 °C, com intervalo de pelo menos 6 horas, no máximo 4 g em 24 horas"
                .to_owned(),
        ),
        ..InpatientItem::default()
    }
}

fn every_two_hours() -> InpatientItem {
    InpatientItem {
        medicine: "cloreto de sódio 0,9%, colírio".to_owned(),
        dosage: "1 gota em cada olho".to_owned(),
        schedule: "a cada 2 horas".to_owned(),
        times: times(&["14h", "16h", "18h", "20h", "22h", "00h+", "02h+", "04h+", "06h+", "08h+", "10h+", "12h+"]),
        ..InpatientItem::default()
    }
}

pub(crate) fn plain() -> InpatientPrescription {
    InpatientPrescription {
        letterhead: hospital(),
        prescriber: doctor(),
        patient: maria(),
        period: "de 23/11/2026 às 14h a 24/11/2026 às 14h".to_owned(),
        items: vec![every_eight_hours(), pump(), if_pain(), every_two_hours()],
        changes: None,
        note: Some("Dieta branda. Cabeceira elevada.".to_owned()),
        provenance: provenance(),
    }
}

#[test]
fn a_whole_day() {
    check("inpatient", &Paper::InpatientPrescription(plain()));
}

#[test]
fn only_what_changed_since_the_print_of_the_ward() {
    let marked = |change, before: Option<&str>, item| InpatientItem {
        change: Some(change),
        before: before.map(str::to_owned),
        ..item
    };
    let changes = InpatientPrescription {
        items: vec![
            marked(Change::New, None, every_two_hours()),
            marked(Change::Changed, Some("1 g a cada 24 horas, às 22h"), every_eight_hours()),
            marked(Change::Suspended, Some("aguarda eletrocardiograma"), pump()),
            marked(Change::Ended, None, if_pain()),
        ],
        changes: Some(ChangesSince {
            print: "PA2-000123-7, versão 1, impressa em 22/11/2026 às 18h02".to_owned(),
            unchanged: 7,
        }),
        ..plain()
    };
    check("inpatient-changes", &Paper::InpatientPrescription(changes));
}

#[test]
fn thirty_items_twelve_allergies_and_a_break_inside_an_item() {
    let day = [every_eight_hours(), pump(), if_pain(), every_two_hours()];
    let mut items: Vec<InpatientItem> = day.into_iter().cycle().take(29).collect();
    items.insert(11, InpatientItem { dosage: longer_than_a_page().dosage, ..every_eight_hours() });
    let nasty = InpatientPrescription { letterhead: long_hospital(), patient: long_named(), items, ..plain() };
    check("inpatient-nasty", &Paper::InpatientPrescription(nasty));
}

#[test]
fn allergies_that_nobody_asked_about_say_so() {
    let mut paper = plain();
    paper.patient.allergies = domain::paper::Allergies::NotAsked;
    paper.items.truncate(1);
    check("inpatient-not-asked", &Paper::InpatientPrescription(paper));
}
