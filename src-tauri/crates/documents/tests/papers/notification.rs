//! Notificação A, B, B2 and of retinoids.

use domain::paper::{Notification, NotificationKind, Paper, PrescribedItem};

use crate::{
    golden::{check, read},
    samples::{ampoules, doctor, hospital, long_hospital, long_named, longer_than_a_page, maria, provenance, tablets},
};

pub(crate) fn plain(notification: NotificationKind) -> Notification {
    Notification {
        notification,
        official_number: Some("2026.1-35.0001234".to_owned()),
        uf: "SP".to_owned(),
        letterhead: hospital(),
        prescriber: doctor(),
        patient: maria(),
        item: PrescribedItem {
            medicine: "clonazepam 2 mg".to_owned(),
            form: "comprimido".to_owned(),
            dosage: "1 comprimido por via oral, ao deitar, por 60 dias".to_owned(),
            ..tablets()
        },
        issued_on: "23/11/2026".to_owned(),
        validity: "Válida por 30 dias, até 23/12/2026, em todo o território nacional.".to_owned(),
        accompanied_by: vec!["receita".to_owned()],
        provenance: provenance(),
    }
}

#[test]
fn each_has_its_words_and_its_colour() {
    for (kind, case) in [
        (NotificationKind::A, "notification-a"),
        (NotificationKind::B, "notification-b"),
        (NotificationKind::B2, "notification-b2"),
        (NotificationKind::Retinoid, "notification-retinoid"),
    ] {
        check(case, &Paper::Notification(plain(kind)));
    }
}

#[test]
fn without_an_official_number_it_is_a_specimen_across() {
    let specimen = Paper::Notification(Notification { official_number: None, ..plain(NotificationKind::A) });
    check("notification-specimen", &specimen);
    assert!(read("notification-specimen", &specimen).contains("MODELO SEM VALOR"));
    let valid = Paper::Notification(plain(NotificationKind::A));
    assert!(!read("notification-valid", &valid).contains("MODELO SEM VALOR"), "with a number it is none");
}

#[test]
fn long_names_and_a_justification_fit_the_strip() {
    let nasty = Notification {
        letterhead: long_hospital(),
        patient: long_named(),
        item: PrescribedItem {
            justification: Some("Dor oncológica refratária (C50.9), 8 ampolas por dia durante 30 dias.".to_owned()),
            ..ampoules()
        },
        accompanied_by: vec!["receita".to_owned(), "termo de consentimento pós-informação".to_owned()],
        ..plain(NotificationKind::Retinoid)
    };
    check("notification-nasty", &Paper::Notification(nasty));
}

#[test]
fn what_no_size_fits_on_the_strip_goes_on_to_another() {
    let item = PrescribedItem { instructions: Some(longer_than_a_page().dosage), ..tablets() };
    let long = Notification { item, ..plain(NotificationKind::B) };
    check("notification-two-strips", &Paper::Notification(long));
}
