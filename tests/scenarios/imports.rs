//! Tables from outside, as messy as real files are.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    sync::{Arc, OnceLock},
    time::Instant,
};

use clinic::{
    clinic::{Clinic, Options},
    import::{ImportError, NotText},
    progress::Progress,
};
use domain::{
    catalogue::fault::FaultReason,
    commands::{Command, Prescribe},
    prescribing::Priority,
    refusal::RefusalCode,
    tables,
};
use rusqlite::Connection;
use support::{
    house::{House, item, new_id},
    people,
};

const HEADER: &str = "SUBSTANCIA;CNPJ;LABORATORIO;APRESENTACAO\r\n";

fn quiet() -> Progress {
    Progress::default()
}

/// So many different presentations of dipyrone.
fn list(lines: usize) -> Vec<u8> {
    let mut text = HEADER.to_owned();
    for line in 1..=lines {
        write!(text, "DIPIRONA;11.222.333/0001-81;LAB DEMO;500 MG COM CT BL AL PLAS X {line}\r\n").unwrap();
    }
    text.into_bytes()
}

fn count(store: &Connection, sql: &str) -> i64 {
    store.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn events(house: &House) -> i64 {
    count(&house.store(), "SELECT count(*) FROM outbox")
}

const SHOWN: &str = "SELECT count(*) FROM product JOIN product_import ON product_import.id = product.import_id
                     WHERE finished_at IS NOT NULL AND product.id NOT IN (SELECT product_id FROM superseded_product)";

#[tokio::test]
async fn what_is_no_such_table_is_refused_before_anything_is_written() {
    let house = House::open().await;
    let before = events(&house);
    let wide: Vec<u8> = HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16 = house.clinic.import_price_list(wide, &quiet()).await.unwrap_err();
    assert!(matches!(utf16, ImportError::NotText(NotText::Utf16)), "{utf16}");
    let binary = house.clinic.import_formulary(b"PK\x03\x04\0\0\0\0\0\0".to_vec(), &quiet()).await.unwrap_err();
    assert!(matches!(binary, ImportError::NotText(NotText::Binary)), "{binary}");
    for empty in [Vec::new(), b"\xEF\xBB\xBF".to_vec(), b"\r\n".to_vec()] {
        let list = house.clinic.import_price_list(empty.clone(), &quiet()).await.unwrap_err().to_string();
        assert!(list.contains("empty"), "the list: {list}");
        let formulary = house.clinic.import_formulary(empty, &quiet()).await.unwrap_err().to_string();
        assert!(formulary.contains("empty") || formulary.contains("no column"), "the formulary: {formulary}");
    }
    let cut = b"SUBSTANCIA;CNPJ\r\nDIPIRONA;1\r\n".to_vec();
    let list = house.clinic.import_price_list(cut, &quiet()).await.unwrap_err().to_string();
    assert!(list.contains("APRESENTAÇÃO"), "the missing column is named: {list}");
    let headless = tables::FORMULARY.replacen("rx_doc", "documento", 1).into_bytes();
    let formulary = house.clinic.import_formulary(headless, &quiet()).await.unwrap_err().to_string();
    assert!(formulary.contains("rx_doc"), "the missing column is named: {formulary}");
    assert_eq!(events(&house), before, "nothing was written");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_clinic_that_is_not_set_up_imports_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let clinic = Clinic::open(directory.path(), Options::default()).unwrap();
    let error = clinic.import_formulary(tables::FORMULARY.into(), &quiet()).await.unwrap_err();
    let ImportError::Problem(problem) = error else { panic!("{error}") };
    assert_eq!(problem.codes(), [RefusalCode::ClinicNotSetUp]);
    clinic.close().await;
}

#[tokio::test]
async fn the_same_formulary_again_makes_no_event_and_a_changed_one_corrects_what_differs() {
    let directory = tempfile::tempdir().unwrap();
    let clinic = Clinic::open(directory.path(), Options::default()).unwrap();
    clinic.set_up_provisionally().await.unwrap();
    let first = clinic.import_formulary(tables::FORMULARY.into(), &quiet()).await.unwrap();
    assert_eq!((first.rows, first.registered, first.unchanged), (386, 386, 0));
    assert!(first.is_clean());
    let store = Connection::open(directory.path().join("clinic.db")).unwrap();
    let before = count(&store, "SELECT count(*) FROM outbox");
    let second = clinic.import_formulary(tables::FORMULARY.into(), &quiet()).await.unwrap();
    assert_eq!((second.registered, second.corrected, second.unchanged), (0, 0, 386));
    assert_eq!(count(&store, "SELECT count(*) FROM outbox"), before, "no event");
    let changed = tables::FORMULARY.replacen("4000,mg", "3000,mg", 1);
    let third = clinic.import_formulary(changed.into_bytes(), &quiet()).await.unwrap();
    assert_eq!((third.corrected, third.unchanged), (1, 385), "only what differs is corrected");
    clinic.close().await;
}

#[tokio::test]
async fn ten_thousand_bad_lines_are_each_reported_and_the_good_ones_are_in() {
    let house = House::open().await;
    let mut text = HEADER.to_owned();
    for line in 0..5_000 {
        write!(text, ";;;500 MG COM X {line}\r\nDIPIRONA;only two {line}\r\n").unwrap();
    }
    text.push_str("DIPIRONA;11.222.333/0001-81;LAB DEMO;500 MG COM CT BL AL PLAS X 10\r\n");
    let report = house.clinic.import_price_list(text.into_bytes(), &quiet()).await.unwrap();
    assert_eq!(report.faults.len(), 10_000, "each of them is reported");
    assert_eq!(report.imported, 1, "the good line is in");
    let reasons = [FaultReason::EmptyCell, FaultReason::WrongNumberOfCells];
    assert!(report.faults.iter().all(|fault| fault.line > 1 && reasons.contains(&fault.reason)));
    house.clinic.close().await;
}

#[tokio::test]
async fn a_very_long_line_is_a_fault_and_its_neighbours_are_in() {
    let house = House::open().await;
    let mut file = list(2);
    file.extend(format!("{};1;LAB;500 MG COM X 9\r\n", "A".repeat(3_000_000)).into_bytes());
    file.extend(b"PARACETAMOL;11.222.333/0001-81;LAB DEMO;750 MG COM CT BL AL PLAS X 20\r\n");
    let report = house.clinic.import_price_list(file, &quiet()).await.unwrap();
    assert_eq!(report.imported, 3);
    assert_eq!(report.faults.len(), 1);
    assert_eq!((report.faults[0].line, report.faults[0].reason), (4, FaultReason::CellTooLong));
    house.clinic.close().await;
}

#[tokio::test]
async fn a_cell_that_a_spreadsheet_would_run_is_no_name_of_a_medicine() {
    let house = House::open().await;
    let (header, first) = tables::FORMULARY.split_once('\n').unwrap();
    let row = first.lines().next().unwrap();
    for cell in ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)"] {
        let line = row.replacen("F001", "X001", 1).replacen("dipirona,dipirona", &format!("dipirona,{cell}"), 1);
        let report = house.clinic.import_formulary(format!("{header}\n{line}\n").into_bytes(), &quiet()).await.unwrap();
        assert_eq!(report.faults.first().map(|fault| fault.reason), Some(FaultReason::LooksLikeFormula), "{cell}");
    }
    let left = count(&house.store(), "SELECT count(*) FROM medicine WHERE code = 'X001'");
    assert_eq!(left, 0, "none of them is in the formulary");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_list_in_the_windows_code_page_keeps_its_accents() {
    let house = House::open().await;
    let mut file = HEADER.as_bytes().to_vec();
    file.extend(b"FENITO\xCDNA;11.222.333/0001-81;LABORAT\xD3RIO DEMO;100 MG COM CT BL AL PLAS X 25\r\n");
    let report = house.clinic.import_price_list(file, &quiet()).await.unwrap();
    assert_eq!(report.linked(), 1);
    let laboratory: String = house.store().query_row("SELECT laboratory FROM product", [], |row| row.get(0)).unwrap();
    assert_eq!(laboratory, "LABORATÓRIO DEMO");
    house.clinic.close().await;
}

#[tokio::test]
async fn the_same_list_again_makes_no_event() {
    let house = House::open().await;
    let report = house.clinic.import_price_list(list(600), &quiet()).await.unwrap();
    assert_eq!((report.imported, report.unchanged), (600, 0));
    let before = events(&house);
    let again = house.clinic.import_price_list(list(600), &quiet()).await.unwrap();
    assert_eq!((again.imported, again.unchanged), (0, 600));
    assert_eq!(events(&house), before, "the store already says all of it");
    house.clinic.close().await;
}

#[tokio::test]
async fn an_import_that_was_cut_off_shows_nothing_and_is_completed_by_another() {
    let house = House::open().await;
    // Whoever watches the import stops it.
    let watcher: Arc<OnceLock<Progress>> = Arc::default();
    let stop = watcher.clone();
    let watched = Progress::told_to(move |done, _| {
        if done >= 500 {
            stop.get().unwrap().cancel();
        }
    });
    watcher.set(watched.clone()).unwrap();
    let error = house.clinic.import_price_list(list(1_100), &watched).await.unwrap_err();
    assert!(matches!(error, ImportError::Cancelled), "{error}");
    let store = house.store();
    assert_eq!(count(&store, "SELECT count(*) FROM product"), 500, "two chunks are in");
    assert_eq!(count(&store, SHOWN), 0, "and none of them shows");
    let House { clinic, directory, .. } = house;
    clinic.close().await;
    let clinic = Clinic::open(directory.path(), Options::default()).unwrap();
    let report = clinic.import_price_list(list(1_100), &quiet()).await.unwrap();
    assert_eq!((report.imported, report.unchanged), (600, 500));
    assert_eq!(count(&store, SHOWN), 1_100, "now all of them show");
    assert_eq!(count(&store, "SELECT count(*) FROM product_import"), 1, "it is one import");
    clinic.close().await;
}

#[tokio::test]
async fn what_a_cut_off_import_left_unseen_shows_with_the_next_list() {
    let house = House::open().await;
    let watcher: Arc<OnceLock<Progress>> = Arc::default();
    let stop = watcher.clone();
    let watched = Progress::told_to(move |_, _| stop.get().unwrap().cancel());
    watcher.set(watched.clone()).unwrap();
    house.clinic.import_price_list(list(400), &watched).await.unwrap_err();
    let store = house.store();
    assert_eq!(count(&store, SHOWN), 0, "the list of this month was cut off");
    let report = house.clinic.import_price_list(list(401), &quiet()).await.unwrap();
    assert_eq!((report.imported, report.unchanged), (401, 0));
    assert_eq!(count(&store, SHOWN), 401, "the list of next month shows whole");
    house.clinic.import_price_list(list(400), &quiet()).await.unwrap();
    assert_eq!(count(&store, SHOWN), 401, "and nothing twice once somebody completes the other");
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stat_order_in_the_middle_of_an_import_waits_for_one_chunk_at_most() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let medicine = house.medicine("F001");
    let clinic = house.clinic.clone();
    let import = tokio::spawn(async move { clinic.import_price_list(list(5_000), &quiet()).await });
    let mut head = house.clinic.head();
    let begin = *head.borrow();
    head.wait_for(|position| *position > begin).await.unwrap();
    let (mut waits, mut ahead) = (Vec::new(), Vec::new());
    while !import.is_finished() && waits.len() < 9 {
        let mut once = item(medicine, 500);
        once.frequency = None;
        once.duration = Some(domain::dosage::Duration::Once);
        let mut order = house.order(patient, stay, vec![once]);
        order.priority = Priority::Stat;
        let (before, begun) = (*head.borrow(), Instant::now());
        let command = Command::Prescribe(Prescribe(order));
        let receipt = house.clinic.execute(&house.doctor, new_id(), command).await.unwrap();
        waits.push(begun.elapsed());
        ahead.push(receipt.position - before - 1);
    }
    import.await.unwrap().unwrap();
    assert!(!waits.is_empty(), "orders were signed during the import");
    // A machine under load may stop the orderer itself for a while: the middle one of several tells.
    let middle = waits.len() / 2;
    let (_, wait, _) = waits.select_nth_unstable(middle);
    assert!(wait.as_millis() < 100, "answered within 100 ms: {wait:?}");
    // The chunk on its way to the disk, the one behind it, and one that the head has not told of yet.
    let (_, chunks, _) = ahead.select_nth_unstable(middle);
    assert!(*chunks <= 3, "{chunks} chunks came first");
    house.clinic.close().await;
}

#[tokio::test]
async fn the_real_price_list_links_more_than_eleven_thousand_presentations() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/cmed_price_list.csv");
    let Ok(list) = fs::read(&file) else {
        println!("skipped: no real price list beside the project");
        return;
    };
    let house = House::open().await;
    let report = house.clinic.import_price_list(list.clone(), &quiet()).await.unwrap();
    assert_eq!((report.rows, report.repeats, report.faults.len()), (25_066, 255, 0));
    assert!(report.linked() >= 11_000, "linked: {}", report.linked());
    assert_eq!(report.imported + report.same_product, report.rows, "every record is accounted for");
    let shown = count(&house.store(), SHOWN);
    assert_eq!(shown.unsigned_abs(), report.imported);
    let before = events(&house);
    house.clinic.import_price_list(list, &quiet()).await.unwrap();
    assert_eq!(events(&house), before, "a second import makes no event");
    house.clinic.close().await;
}
