//! Papers made from what the store knows, read back as people read them.

use std::{path::Path, process::Command as Program};

use clinic::{clinic::Options, session::Session};
use domain::{
    commands::{Cancel, Command, ItemOrder, Order, Replace, ResumeItem, SuspendItem},
    dosage::{Duration, Frequency},
    ids::PrescriptionId,
    paper::PaperKind,
    prescribing::PrescriptionKind,
    printing::{PaperRequest, PaperSubject, PrintState, PrinterKind, PrinterName},
};
use support::{
    asking::refusals,
    house::{House, done, item, new_id},
    people,
    spooler::{Spooler, take_paper},
};

fn of(paper: PaperKind, prescription_id: PrescriptionId) -> PaperRequest {
    let subject = PaperSubject::Prescription { prescription_id };
    PaperRequest { paper, subject, part: 0, only_changes: false, size: None }
}

/// The words of a paper, its lines joined.
async fn text(house: &House, by: &Session, request: PaperRequest) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    house.clinic.save_pdf(by, new_id(), request, file.clone()).await.unwrap();
    read(&file)
}

fn read(file: &Path) -> String {
    let ran = Program::new("pdftotext").arg("-layout").arg(file).arg("-").output();
    let ran = ran.expect("pdftotext is installed: apt-get install poppler-utils");
    let words = String::from_utf8(ran.stdout).unwrap().replace('\u{a0}', " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ward_gets_only_what_changed_since_its_last_print() {
    let spooler = Spooler::start();
    spooler.add("posto");
    let house = House::open_with(Options { spooler: Some(spooler.address()), ..Options::default() }).await;
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    let items = vec![item(house.medicine("F001"), 500), item(house.medicine("F042"), 20)];
    let first = house.prescribe(house.order(joana, stay, items)).await.unwrap().0;
    let changes = |id| PaperRequest { only_changes: true, ..of(PaperKind::Inpatient, id) };
    let doctor = &house.doctor;
    let never = house.clinic.preview(doctor, changes(first), 0).await;
    assert_eq!(refusals(never), ["NothingToPrint at subject by printing"], "there is no print to compare with");

    let printer = Some(PrinterName { kind: PrinterKind::Queue, name: "posto".to_owned() });
    let job = house.clinic.print(doctor, new_id(), of(PaperKind::Inpatient, first), printer, 1).await.unwrap();
    let printed = house.clinic.settled(job.print_job_id, std::time::Duration::from_secs(30)).await.unwrap();
    assert_eq!(printed.state, PrintState::Confirmed);
    take_paper(&job.print_job_id.to_string());
    let same = house.clinic.preview(doctor, changes(first), 0).await;
    assert_eq!(refusals(same), ["NothingToPrint at subject by printing"], "nothing changed");

    let suspended = house.items(first)[0];
    let suspend = SuspendItem { prescription_id: first, item_id: suspended, reason: "jejum demo".to_owned() };
    house.given(doctor, Command::SuspendItem(suspend)).await;
    let words = text(&house, doctor, changes(first)).await;
    assert!(words.contains("jejum demo") && words.contains("dipirona") && !words.contains("omeprazol"), "{words}");

    house.given(doctor, Command::ResumeItem(ResumeItem { prescription_id: first, item_id: suspended })).await;
    let words = text(&house, doctor, changes(first)).await;
    assert!(words.contains("dipirona") && !words.contains("omeprazol"), "resumed is a change too: {words}");

    let items = vec![item(house.medicine("F001"), 1_000), item(house.medicine("F071"), 50)];
    let replace = Replace { replaces: first, order: house.order(joana, stay, items) };
    let second: PrescriptionId = house.given(doctor, Command::Replace(replace)).await.uuid().into();
    let words = text(&house, doctor, changes(second)).await;
    assert!(words.contains("1.000 mg") && words.contains("omeprazol"), "changed, and ended: {words}");
    let old = house.clinic.preview(doctor, of(PaperKind::Inpatient, first), 0).await;
    assert_eq!(
        refusals(old),
        ["NoLongerCurrent at subject.prescription_id by printing"],
        "what was replaced is history"
    );
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_prescription_is_no_receita_any_more() {
    let house = House::open().await;
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    let order = house.prescribe(house.order(joana, stay, vec![item(house.medicine("F001"), 500)])).await.unwrap().0;
    let cancel = Cancel { prescription_id: order, reason: "demo".to_owned() };
    done(house.ask(&house.doctor, Command::Cancel(cancel)).await);
    let print = house.clinic.preview(&house.doctor, of(PaperKind::Inpatient, order), 0).await;
    assert_eq!(refusals(print), ["NoLongerCurrent at subject.prescription_id by printing"]);
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_of_a_ward_name_who_lies_there_and_what_is_not_released_yet() {
    let house = House::open().await;
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    house.prescribe(house.order(joana, stay, vec![item(house.medicine("F001"), 500)])).await.unwrap();
    let now = house.clinic.now();
    let ward = PaperSubject::Ward { ward_id: house.ward, from: now, until: now.plus_days(1) };
    let request = |paper| PaperRequest { paper, subject: ward.clone(), part: 0, only_changes: false, size: None };
    for paper in [PaperKind::PickList, PaperKind::WardSheet] {
        let words = text(&house, &house.pharmacist, request(paper)).await;
        for said in ["Joana Demo", "dipirona", "ainda não liberado", "Clínica médica"] {
            assert!(words.to_lowercase().contains(&said.to_lowercase()), "{said} on {paper}: {words}");
        }
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn a_box_that_goes_home_says_what_to_do_in_the_patients_words() {
    let house = House::open().await;
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    let at_home = |code, mg, frequency| ItemOrder {
        frequency: Some(frequency),
        duration: Some(Duration::Days { days: 7 }),
        ..item(house.medicine(code), mg)
    };
    let items = vec![
        at_home("F042", 40, Frequency::AtBedtime),
        at_home("F001", 500, Frequency::EveryHours { hours: 8 }),
        at_home("F107", 25, Frequency::TimesPerDay { times: 1 }),
    ];
    let order = Order { kind: PrescriptionKind::Discharge, ..house.order(joana, stay, items) };
    let order = house.prescribe(order).await.unwrap().0;
    let words = text(&house, &house.pharmacist, of(PaperKind::DispensingLabel, order)).await;
    for said in [
        "Tome duas cápsulas ao deitar, por 7 dias.",
        "ao deitar 2 cápsulas",
        "Tome um comprimido a cada 8 horas, por 7 dias.",
        "25 mg por via oral, uma vez ao dia, por 7 dias.",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert_eq!(words.matches("por 7 dias").count(), 3, "said once on each: {words}");
    house.clinic.close().await;
}

#[tokio::test]
async fn who_may_not_read_what_stands_on_a_paper_does_not_print_it_and_reading_it_is_logged() {
    let house = House::open().await;
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    let order = house.prescribe(house.order(joana, stay, vec![item(house.medicine("F001"), 500)])).await.unwrap().0;
    let auditor = house.staff("auditora", &[domain::roles::Role::Auditor]).await;
    let seen = house.clinic.preview(&auditor, of(PaperKind::Inpatient, order), 0).await;
    assert_eq!(refusals(seen), ["NotAuthorised at - by roles"]);
    let readings = |house: &House| house.one::<i64>("SELECT count(*) FROM access_log", []);
    let before = readings(&house);
    house.clinic.preview(&house.pharmacist, of(PaperKind::Inpatient, order), 0).await.unwrap();
    assert!(readings(&house) > before, "nobody reads a record unlogged, on paper neither");
    house.clinic.close().await;
}
