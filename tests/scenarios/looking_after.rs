//! Looking after the house: what an import would do, the formulary page by page, whom an audit is about.

use std::fmt::Write as _;

use clinic::{import::Becomes, progress::Progress, session::Session};
use domain::{catalogue::fault::FaultReason, refusal::RefusalCode, tables};
use support::{house::House, people};

fn events(house: &House) -> i64 {
    house.store().query_row("SELECT count(*) FROM outbox", [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn a_formulary_is_previewed_as_it_will_be_imported_and_nothing_is_written() {
    let house = House::open().await;
    let first = tables::FORMULARY.lines().nth(1).unwrap();
    let mut file = tables::FORMULARY.replacen("4000,mg", "3000,mg", 1).trim_end().to_owned();
    write!(file, "\n{}\nX,too few\n", first.replacen("F001", "X001", 1)).unwrap();
    let before = events(&house);
    let preview = house.clinic.preview_formulary(file.clone().into_bytes()).await.unwrap();
    assert_eq!(events(&house), before, "nothing is written");
    let shown: Vec<_> =
        preview.lines.iter().map(|line| (line.line, line.becomes, line.medicine.code.as_str())).collect();
    assert_eq!(shown, [(2, Becomes::Corrected, "F001"), (388, Becomes::Registered, "X001")], "only what changes");
    let imported = house.clinic.import_formulary(file.into_bytes(), &Progress::default()).await.unwrap();
    assert_eq!(preview.report, imported, "the import does what its preview said");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_file_that_is_no_table_is_previewed_with_its_missing_columns() {
    let house = House::open().await;
    let headless = tables::FORMULARY.replacen("rx_doc", "documento", 1).into_bytes();
    let formulary = house.clinic.preview_formulary(headless).await.unwrap();
    let faults: Vec<_> = formulary.report.faults.iter().map(|it| (it.column.as_str(), it.reason)).collect();
    assert_eq!(faults, [("rx_doc", FaultReason::MissingColumn)]);
    assert!(formulary.lines.is_empty());
    let list = house.clinic.preview_price_list(b"SUBSTANCIA;CNPJ\r\nDIPIRONA;1\r\n".to_vec()).await.unwrap();
    assert_eq!(list.report.faults.first().map(|fault| fault.reason), Some(FaultReason::MissingColumn));
    house.clinic.close().await;
}

#[tokio::test]
async fn a_price_list_is_previewed_with_its_links_and_known_again_once_it_is_in() {
    let house = House::open().await;
    let file = "SUBSTANCIA;CNPJ;LABORATORIO;PRODUTO;APRESENTACAO\r\n\
                DIPIRONA;11.222.333/0001-81;LAB DEMO;DEMOGINA;500 MG COM CT BL AL PLAS X 10\r\n";
    let preview = house.clinic.preview_price_list(file.into()).await.unwrap();
    let linked: Vec<_> = preview.lines.iter().map(|line| line.medicine_code.as_deref()).collect();
    assert_eq!((linked, preview.known), (vec![Some("F001")], false));
    house.clinic.import_price_list(file.into(), &Progress::default()).await.unwrap();
    assert!(house.clinic.preview_price_list(file.into()).await.unwrap().known);
    let by = Session::operator();
    let page = house.clinic.catalogue_page(&by, true, None, 200, None).await.unwrap().value;
    let dipyrone = page.iter().find(|found| found.code == "F001").expect("it is on the first page").medicine_id;
    let products = house.clinic.products_of(&by, dipyrone).await.unwrap();
    let brands: Vec<_> = products.iter().map(|product| product.name.as_deref()).collect();
    assert_eq!(brands, [Some("DEMOGINA")]);
    let written = house.clinic.medicine(&by, dipyrone).await.unwrap().expect("it is written down");
    assert_eq!(written.ingredients.len(), 1, "a correction starts from the whole");
    house.clinic.close().await;
}

#[tokio::test]
async fn an_auditor_finds_a_patient_by_name_and_a_pharmacist_may_not_ask_as_one() {
    let house = House::open().await;
    let (joana, _) = house.admit(people::patient_joana(), 0).await;
    let found = house
        .clinic
        .audited_patients(&Session::operator(), "joan".to_owned(), Some(events(&house)))
        .await
        .unwrap()
        .value;
    assert!(found.iter().any(|hit| hit.id == joana.uuid()), "{found:?}");
    let refused = house.clinic.audited_patients(&house.pharmacist, "joan".to_owned(), None).await.unwrap_err();
    assert_eq!(refused.codes(), [RefusalCode::NotAuthorised]);
    house.clinic.close().await;
}
