//! What those who look after the house ask: the formulary page by page, whom an audit is about, the tables of law.

use clinic::{
    asking::AtLeast,
    formulary::ProductOnSale,
    queries::{Answer, catalogue::CatalogueMatch},
    search::Hit,
    seat::Trouble,
};
use domain::{
    events::Medicine,
    ids::MedicineId,
    tables::{self, TableInUse},
};
use tauri::{State, WebviewWindow};

use crate::app::App;

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn catalogue_page(
    app: State<'_, App>,
    window: WebviewWindow,
    active: bool,
    after: Option<MedicineId>,
    size: usize,
    at_least: AtLeast,
) -> Result<Answer<Vec<CatalogueMatch>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.catalogue_page(&by, active, after, size, at_least).await?)
}

#[tauri::command]
pub(crate) async fn medicine(
    app: State<'_, App>,
    window: WebviewWindow,
    id: MedicineId,
) -> Result<Option<Medicine>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.medicine(&by, id).await?)
}

#[tauri::command]
pub(crate) async fn products_of(
    app: State<'_, App>,
    window: WebviewWindow,
    id: MedicineId,
) -> Result<Vec<ProductOnSale>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.products_of(&by, id).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn audited_patients(
    app: State<'_, App>,
    window: WebviewWindow,
    typed: String,
    at_least: AtLeast,
) -> Result<Answer<Vec<Hit>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.audited_patients(&by, typed, at_least).await?)
}

/// The same for everybody who is signed in: it is the program's.
#[tauri::command]
pub(crate) async fn tables_of_law(app: State<'_, App>, window: WebviewWindow) -> Result<Vec<TableInUse>, Trouble> {
    app.at(window.label())?;
    Ok(tables::tables_in_use())
}
