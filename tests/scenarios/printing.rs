//! Papers on a real queue of CUPS: printed, held, refused, vanished, and never twice by themselves.

use std::{io::Read as _, net::TcpListener, process::Stdio, thread, time::Duration};

use clinic::{
    clinic::Options,
    printing::{LabelPrinter, PrintJobRow},
    progress::Progress,
    session::Session,
    verify::verify_store,
};
use domain::{
    commands::{Demographics, Order},
    ids::PrescriptionId,
    paper::PaperKind,
    prescribing::{PrescriptionKind, Priority},
    printing::{PaperRequest, PaperSize, PaperSubject, PrintFailure, PrintState, PrinterKind, PrinterName},
};
use support::{
    asking::refusals,
    house::{House, item, new_id},
    people, process,
    spooler::{Spooler, take_paper},
};

const SOON: Duration = Duration::from_secs(30);

fn queue(name: &str) -> PrinterName {
    PrinterName { kind: PrinterKind::Queue, name: name.to_owned() }
}

fn receita(prescription_id: PrescriptionId) -> PaperRequest {
    PaperRequest {
        paper: PaperKind::Prescription,
        subject: PaperSubject::Prescription { prescription_id },
        part: 0,
        only_changes: false,
        size: None,
    }
}

/// A house whose spooler this is, and a receita of Joana's.
async fn house(spooler: &Spooler) -> (House, PrescriptionId) {
    let options = Options { spooler: Some(spooler.address()), ..Options::default() };
    let house = House::open_with(options).await;
    let receita = order(&house).await;
    (house, receita)
}

async fn order(house: &House) -> PrescriptionId {
    let joana = house.patient(Demographics { cpf: None, cns: None, ..people::patient_joana() }).await;
    let order = Order {
        kind: PrescriptionKind::Ambulatory,
        patient_id: joana,
        encounter_id: None,
        priority: Priority::Routine,
        items: vec![item(house.medicine("F001"), 500)],
        note: None,
    };
    house.prescribe(order).await.unwrap().0
}

/// An order of Joana's in her bed.
async fn in_bed(house: &House) -> PrescriptionId {
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    house.prescribe(house.order(joana, stay, vec![item(house.medicine("F001"), 500)])).await.unwrap().0
}

async fn print(house: &House, receita_of: PrescriptionId, printer: &str) -> PrintJobRow {
    let printed = house.clinic.print(&house.doctor, new_id(), receita(receita_of), Some(queue(printer)), 1).await;
    printed.expect("a paper is queued")
}

/// The job that is so, once there is one.
async fn once(house: &House, is: impl Fn(&PrintJobRow) -> bool) -> PrintJobRow {
    let until = tokio::time::Instant::now() + SOON;
    loop {
        let jobs = house.clinic.print_jobs(&house.doctor, false, None, 10).await.unwrap();
        if let Some(job) = jobs.iter().find(|job| is(job)) {
            return job.clone();
        }
        assert!(tokio::time::Instant::now() < until, "none comes to that: {jobs:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn becomes(house: &House, job: &PrintJobRow, state: PrintState) -> PrintJobRow {
    once(house, |row| row.print_job_id == job.print_job_id && row.state == state).await
}

/// An open job says why it waits; gives where it stands.
async fn waits_for(house: &House, trouble: &str) -> PrintState {
    once(house, |row| row.trouble.as_deref().is_some_and(|why| why.contains(trouble))).await.state
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receita_comes_out_of_a_queue_once_and_the_spooler_says_so() {
    let spooler = Spooler::start();
    spooler.add("balcao");
    let (house, receita_of) = house(&spooler).await;
    let job = print(&house, receita_of, "balcao").await;
    let printed = becomes(&house, &job, PrintState::Confirmed).await;
    assert_eq!((printed.number, printed.attempt, printed.may_have_printed), (1, 1, true));
    assert_eq!(printed.about.as_deref(), Some("Joana Demo Conceição"), "the list says whose paper it is");
    assert_eq!(spooler.printed().len(), 1);
    let paper = take_paper(&job.print_job_id.to_string());
    assert_eq!(paper.len(), 1, "one sheet of paper lies in the tray");
    let kept = house.directory.path().join("documents").join(format!("{}.pdf", printed.sha256));
    assert!(std::fs::read(kept).unwrap().starts_with(b"%PDF"), "what was printed is kept under its hash");
    let verdict = verify_store(&house.directory.path().join("clinic.db"), &Progress::default()).unwrap();
    assert_eq!(verdict.failed(), [], "the chain says what the tables say");
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_print_says_that_it_is_the_second_and_one_that_never_came_out_does_not_count() {
    let spooler = Spooler::start();
    spooler.add("balcao");
    let (house, receita_of) = house(&spooler).await;
    let lost = print(&house, receita_of, "nao-existe").await;
    let lost = becomes(&house, &lost, PrintState::Failed).await;
    assert_eq!((lost.failure, lost.may_have_printed), (Some(PrintFailure::PrinterGone), false));
    let first = print(&house, receita_of, "balcao").await;
    assert_eq!(becomes(&house, &first, PrintState::Confirmed).await.number, 1, "nothing came out before");
    let second = print(&house, receita_of, "balcao").await;
    assert_eq!(becomes(&house, &second, PrintState::Confirmed).await.number, 2);
    assert_ne!(first.sha256, second.sha256, "the second says so on its face");
    assert_eq!(house.clinic.preview(&house.doctor, receita(receita_of), 0).await.unwrap().number, 3);
    for job in [first, second] {
        take_paper(&job.print_job_id.to_string());
    }
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_queue_keeps_the_job_in_sight_until_somebody_starts_it() {
    let spooler = Spooler::start();
    spooler.add("balcao");
    spooler.disable("balcao");
    let (house, receita_of) = house(&spooler).await;
    let job = print(&house, receita_of, "balcao").await;
    becomes(&house, &job, PrintState::Sent).await;
    waits_for(&house, "printer-stopped").await;
    let health = house.clinic.health().await.unwrap().printing;
    assert_eq!((health.waiting, health.failing), (1, None), "a paper waits, and the loop is well");
    let again = house.clinic.retry_print(&house.doctor, new_id(), job.print_job_id, None).await;
    assert_eq!(refusals(again), ["PrintJobOpen at print_job_id by printing"], "what waits is not sent again");
    spooler.enable("balcao");
    becomes(&house, &job, PrintState::Confirmed).await;
    assert_eq!(house.clinic.health().await.unwrap().printing.waiting, 0);
    assert_eq!(take_paper(&job.print_job_id.to_string()).len(), 1);
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_is_taken_back_from_a_stopped_queue_and_tried_again_on_another() {
    let spooler = Spooler::start();
    spooler.add("balcao");
    spooler.add("farmacia");
    spooler.disable("balcao");
    let (house, receita_of) = house(&spooler).await;
    let job = print(&house, receita_of, "balcao").await;
    becomes(&house, &job, PrintState::Sent).await;
    house.clinic.cancel_print(&house.doctor, new_id(), job.print_job_id).await.unwrap();
    let cancelled = becomes(&house, &job, PrintState::Cancelled).await;
    assert!(!cancelled.may_have_printed, "it never began");
    house.clinic.retry_print(&house.doctor, new_id(), job.print_job_id, Some(queue("farmacia"))).await.unwrap();
    let printed = becomes(&house, &job, PrintState::Confirmed).await;
    assert_eq!((printed.attempt, printed.number, printed.printer.name.as_str()), (2, 1, "farmacia"));
    assert_eq!(take_paper(&job.print_job_id.to_string()).len(), 1);
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_that_vanishes_with_a_job_leaves_it_visible_and_says_to_look() {
    let spooler = Spooler::start();
    spooler.add("balcao");
    spooler.disable("balcao");
    let (house, receita_of) = house(&spooler).await;
    let job = print(&house, receita_of, "balcao").await;
    becomes(&house, &job, PrintState::Sent).await;
    spooler.remove("balcao");
    let over = once(&house, |row| matches!(row.state, PrintState::Failed | PrintState::Cancelled)).await;
    assert_eq!(over.print_job_id, job.print_job_id);
    spooler.add("balcao");
    house.clinic.retry_print(&house.doctor, new_id(), job.print_job_id, None).await.unwrap();
    becomes(&house, &job, PrintState::Confirmed).await;
    assert_eq!(take_paper(&job.print_job_id.to_string()).len(), 1, "once, when somebody asked again");
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_that_takes_no_jobs_says_so_and_nothing_counts_as_printed() {
    let spooler = Spooler::start();
    spooler.add("balcao");
    spooler.reject("balcao");
    let (house, receita_of) = house(&spooler).await;
    let job = print(&house, receita_of, "balcao").await;
    let failed = becomes(&house, &job, PrintState::Failed).await;
    assert_eq!((failed.failure, failed.may_have_printed), (Some(PrintFailure::NotAccepting), false));
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spooler_that_is_away_keeps_the_job_waiting_and_gets_it_when_it_comes_back() {
    let mut spooler = Spooler::start();
    spooler.add("balcao");
    let (house, receita_of) = house(&spooler).await;
    spooler.stop();
    assert!(!house.clinic.printers(&house.doctor).await.unwrap().spooler_answers, "no answer is no empty list");
    let job = print(&house, receita_of, "balcao").await;
    assert_eq!(waits_for(&house, "spooler-silent").await, PrintState::Queued);
    spooler.resume();
    becomes(&house, &job, PrintState::Confirmed).await;
    assert_eq!(take_paper(&job.print_job_id.to_string()).len(), 1);
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_pressed_twice_prints_once() {
    let spooler = Spooler::start();
    spooler.add("balcao");
    let (house, receita_of) = house(&spooler).await;
    let id = new_id();
    let press = || house.clinic.print(&house.doctor, id, receita(receita_of), Some(queue("balcao")), 1);
    let (first, second) = (press().await.unwrap(), press().await.unwrap());
    assert_eq!(first.print_job_id, second.print_job_id);
    becomes(&house, &first, PrintState::Confirmed).await;
    assert_eq!(spooler.printed().len(), 1);
    take_paper(&first.print_job_id.to_string());
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_between_sent_and_confirmed_the_job_is_neither_lost_nor_printed_twice() {
    let spooler = Spooler::start();
    spooler.add("balcao");
    let directory = tempfile::tempdir().unwrap();
    // Killed once as soon as the spooler has something of it, once later, when it is known to have it.
    for pause in [Duration::ZERO, Duration::from_millis(400)] {
        spooler.disable("balcao");
        let before = spooler.waiting().len() + spooler.printed().len();
        let mut child = process::child("printing::prints_and_waits", directory.path())
            .env("BOTICA_SPOOLER", spooler.address())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let until = std::time::Instant::now() + SOON;
        while spooler.waiting().len() + spooler.printed().len() == before {
            assert!(std::time::Instant::now() < until, "the other process never printed");
            thread::sleep(Duration::from_millis(5));
        }
        thread::sleep(pause);
        child.kill().unwrap();
        child.wait().unwrap();
        spooler.enable("balcao");
        let options = Options { spooler: Some(spooler.address()), ..Options::default() };
        let house = House::open_in(directory.path(), options).await;
        let job = house.clinic.print_jobs(&house.doctor, false, None, 1).await.unwrap().remove(0);
        becomes(&house, &job, PrintState::Confirmed).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(take_paper(&job.print_job_id.to_string()).len(), 1, "not lost, and not twice");
        house.clinic.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "run by another test"]
async fn prints_and_waits() {
    let options = Options { spooler: std::env::var("BOTICA_SPOOLER").ok(), ..Options::default() };
    let house = House::open_in(&process::of_parent(), options).await;
    let receita_of = order(&house).await;
    print(&house, receita_of, "balcao").await;
    tokio::time::sleep(Duration::from_mins(1)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_label_printer_gets_its_labels_as_a_picture_and_is_never_said_to_have_printed() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let house = House::open().await;
    let order = in_bed(&house).await;
    let (name, host) = ("etiquetas".to_owned(), "127.0.0.1".to_owned());
    let label = LabelPrinter { name, host, port, dots_per_mm: 8, label_size: PaperSize::Label50x30 };
    house.clinic.set_label_printer(&Session::operator(), label).await.unwrap();
    let request = PaperRequest { paper: PaperKind::UnitDoseLabel, ..receita(order) };
    let printer = PrinterName { kind: PrinterKind::Label, name: "etiquetas".to_owned() };
    let job = house.clinic.print(&house.pharmacist, new_id(), request, Some(printer), 1).await.unwrap();
    let mut zpl = Vec::new();
    listener.accept().unwrap().0.read_to_end(&mut zpl).unwrap();
    assert!(zpl.starts_with(b"^XA") && zpl.windows(4).any(|bytes| bytes == b"^GFA"), "a picture, not letters");
    let sent = becomes(&house, &job, PrintState::Sent).await;
    assert!(sent.ended_at.is_some(), "it says no more than this");
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_label_printer_that_does_not_pick_up_keeps_the_job_waiting() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let house = House::open().await;
    let order = in_bed(&house).await;
    let (name, host) = ("etiquetas".to_owned(), "127.0.0.1".to_owned());
    let label = LabelPrinter { name, host, port, dots_per_mm: 8, label_size: PaperSize::Label50x30 };
    house.clinic.set_label_printer(&Session::operator(), label).await.unwrap();
    let request = PaperRequest { paper: PaperKind::UnitDoseLabel, ..receita(order) };
    let printer = PrinterName { kind: PrinterKind::Label, name: "etiquetas".to_owned() };
    let job = house.clinic.print(&house.pharmacist, new_id(), request, Some(printer), 1).await.unwrap();
    assert_eq!(waits_for(&house, "printer-silent").await, PrintState::Queued);
    let cancelled = house.clinic.cancel_print(&house.pharmacist, new_id(), job.print_job_id).await.unwrap();
    assert_eq!((cancelled.state, cancelled.may_have_printed), (PrintState::Cancelled, false));
    house.clinic.close().await;
}

#[tokio::test]
async fn a_print_that_cannot_be_says_what_is_wrong() {
    let house = House::open().await;
    let receita_of = order(&house).await;
    let by = &house.doctor;
    let printed = |request, printer, copies| house.clinic.print(by, new_id(), request, printer, copies);
    let label = PrinterName { kind: PrinterKind::Label, name: "etiquetas".to_owned() };
    let asked = [
        (printed(receita(receita_of), None, 1).await, "PrinterUnknown at printer by printing"),
        (printed(receita(receita_of), Some(label.clone()), 1).await, "PrinterNotForPaper at printer.kind by printing"),
        (printed(receita(receita_of), Some(queue("balcao")), 0).await, "CopiesImpossible at copies by printing"),
        (
            printed(PaperRequest { part: 7, ..receita(receita_of) }, Some(queue("balcao")), 1).await,
            "NothingToPrint at subject by printing",
        ),
        (
            printed(PaperRequest { paper: PaperKind::PickList, ..receita(receita_of) }, Some(queue("x")), 1).await,
            "PaperNotOfSubject at subject by printing",
        ),
    ];
    for (answer, said) in asked {
        assert_eq!(refusals(answer), [said]);
    }
    let nothing = house.clinic.print_jobs(by, false, None, 10).await.unwrap();
    assert_eq!(nothing, [], "a refused print leaves no job");
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_paper_is_the_file_that_was_kept_and_counts() {
    let house = House::open().await;
    let receita_of = order(&house).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("receita.pdf");
    let saved = house.clinic.save_pdf(&house.doctor, new_id(), receita(receita_of), path.clone()).await.unwrap();
    assert_eq!((saved.job.state, saved.job.number), (PrintState::Saved, 1));
    let kept = house.directory.path().join("documents").join(format!("{}.pdf", saved.job.sha256));
    assert_eq!(std::fs::read(path).unwrap(), std::fs::read(kept).unwrap());
    let nowhere = folder.path().join("receita.pdf").join("sub").join("x.pdf");
    let failed = house.clinic.save_pdf(&house.doctor, new_id(), receita(receita_of), nowhere).await.unwrap();
    assert_eq!((failed.job.state, failed.job.failure), (PrintState::Failed, Some(PrintFailure::NotSaved)));
    house.clinic.close().await;
}
