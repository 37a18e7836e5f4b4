//! The same paper is the same file, whatever the machine, the day and the language of whoever prints.

use std::process::Command;

use domain::paper::{LabelSize, NotificationKind, Paper, Print};

use crate::{
    dispensing_label, golden::first_print, inpatient, iv_label, notification, pick_list, prescription, record,
    retained, special_control, thalidomide, triage_report, unit_dose_label, ward_sheet,
};

/// Set for the child that only tells its files.
const TELL: &str = "BOTICA_TELL_FILES";

fn papers() -> Vec<Paper> {
    vec![
        Paper::Prescription(prescription::plain()),
        Paper::SpecialControl(special_control::plain()),
        Paper::Retained(retained::plain()),
        Paper::Notification(notification::plain(NotificationKind::A)),
        Paper::ThalidomideNotification(thalidomide::plain()),
        Paper::InpatientPrescription(inpatient::plain()),
        Paper::UnitDoseLabels(unit_dose_label::labels(LabelSize::Small)),
        Paper::DispensingLabels(dispensing_label::labels()),
        Paper::IvLabels(iv_label::labels()),
        Paper::PickList(pick_list::plain()),
        Paper::WardSheet(ward_sheet::plain()),
        Paper::Record(record::plain()),
        Paper::TriageReport(triage_report::plain()),
    ]
}

/// Every file's length and FNV-1a hash: short enough for a line, and no two files that differ by accident share both.
fn files() -> Vec<String> {
    let hash = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    };
    let told = |paper: &Paper| {
        let pdf = documents::pdf(paper, &first_print()).unwrap();
        let page = |at| documents::page_svg(paper, &first_print(), at).unwrap();
        let pages: String = (0..page(0).count).map(|at| page(at).svg).collect();
        format!("file {} {} {:x} {:x}", paper.kind(), pdf.len(), hash(&pdf), hash(pages.as_bytes()))
    };
    papers().iter().map(told).collect()
}

#[test]
fn a_paper_made_twice_is_the_same_file() {
    assert_eq!(files(), files());
}

#[test]
fn a_paper_made_in_another_place_and_language_is_the_same_file() {
    let here = files();
    if std::env::var_os(TELL).is_some() {
        println!();
        println!("{}", here.join("\n"));
        return;
    }
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "elsewhere::a_paper_made_in_another_place_and_language_is_the_same_file", "--nocapture"])
        .env_clear()
        .envs([(TELL, "1"), ("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "C")])
        .envs([("HOME", "/nonexistent"), ("XDG_DATA_HOME", "/nonexistent"), ("FONTCONFIG_FILE", "/nonexistent")])
        .envs([("SOURCE_DATE_EPOCH", "1"), ("TYPST_FONT_PATHS", "/usr/share/fonts")])
        .current_dir("/")
        .output()
        .unwrap();
    let told = String::from_utf8(child.stdout).unwrap();
    let there: Vec<&str> = told.lines().filter(|line| line.starts_with("file ")).collect();
    assert_eq!(there, here, "neither the zone, the locale, the fonts nor the day of the machine reach a paper");
}

#[test]
fn the_day_of_the_file_is_the_day_of_signing() {
    let pdf = documents::pdf(&Paper::Prescription(prescription::plain()), &first_print()).unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("2026-11-23"), "XMP has the day of signing");
    assert!(!text.contains("2026-11-24"), "and not that of the print");
}

#[test]
fn the_file_says_that_it_is_pdf_a_and_which_language_it_speaks() {
    for paper in papers() {
        let pdf = documents::pdf(&paper, &Print { number: 3, ..first_print() }).unwrap();
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("<pdfaid:part>2</pdfaid:part>"), "{}: PDF/A-2", paper.kind());
        assert!(text.contains("<pdfaid:conformance>A</pdfaid:conformance>"), "{}: accessible", paper.kind());
        assert!(text.contains("pt-BR"), "{}: in Portuguese", paper.kind());
    }
}
