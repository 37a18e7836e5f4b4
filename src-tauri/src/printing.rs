//! Papers: seen, printed, kept as a file, and what became of them.

use std::path::PathBuf;

use clinic::{
    papers::PaperOffered,
    printing::{LabelPrinter, Preview, PrintJobKey, PrintJobRow, Printers, Saved, file_name},
    seat::Trouble,
};
use domain::{
    ids::{CommandId, PrescriptionId, PrintJobId},
    paper::PaperKind,
    printing::{PaperRequest, PrinterName},
};
use tauri::{AppHandle, Manager as _, State, WebviewWindow};

use crate::app::App;

#[tauri::command]
pub(crate) async fn printers(app: State<'_, App>, window: WebviewWindow) -> Result<Printers, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.printers(&by).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn print_jobs(
    app: State<'_, App>,
    window: WebviewWindow,
    open_only: bool,
    after: Option<PrintJobKey>,
    size: usize,
) -> Result<Vec<PrintJobRow>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.print_jobs(&by, open_only, after, size).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn papers_of(
    app: State<'_, App>,
    window: WebviewWindow,
    prescription_id: PrescriptionId,
) -> Result<Vec<PaperOffered>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.papers_of(&by, prescription_id).await?)
}

#[tauri::command]
pub(crate) async fn preview(
    app: State<'_, App>,
    window: WebviewWindow,
    request: PaperRequest,
    page: u32,
) -> Result<Preview, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.preview(&by, request, page).await?)
}

#[tauri::command]
pub(crate) async fn print(
    app: State<'_, App>,
    window: WebviewWindow,
    id: CommandId,
    request: PaperRequest,
    printer: Option<PrinterName>,
    copies: u16,
) -> Result<PrintJobRow, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.print(&by, id, request, printer, copies).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn retry_print(
    app: State<'_, App>,
    window: WebviewWindow,
    id: CommandId,
    print_job_id: PrintJobId,
    printer: Option<PrinterName>,
) -> Result<PrintJobRow, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.retry_print(&by, id, print_job_id, printer).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn cancel_print(
    app: State<'_, App>,
    window: WebviewWindow,
    id: CommandId,
    print_job_id: PrintJobId,
) -> Result<PrintJobRow, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.cancel_print(&by, id, print_job_id).await?)
}

/// Goes where the system keeps documents, under a name that names nobody: the window cannot reach files, so it chooses none.
#[tauri::command]
pub(crate) async fn save_pdf(
    app: State<'_, App>,
    window: WebviewWindow,
    handle: AppHandle,
    id: CommandId,
    request: PaperRequest,
) -> Result<Saved, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    let folder: PathBuf = match handle.path().document_dir() {
        Ok(documents) => documents.join("Botica"),
        Err(_) => app.data().join("exports"),
    };
    let name = file_name(request.paper, clinic.now(), clinic.time_zone().await?);
    Ok(clinic.save_pdf(&by, id, request, folder.join(name)).await?)
}

#[tauri::command]
pub(crate) async fn set_default_printer(
    app: State<'_, App>,
    window: WebviewWindow,
    paper: PaperKind,
    printer: Option<PrinterName>,
) -> Result<(), Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.set_default_printer(&by, paper, printer).await?)
}

#[tauri::command]
pub(crate) async fn set_label_printer(
    app: State<'_, App>,
    window: WebviewWindow,
    printer: LabelPrinter,
) -> Result<(), Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.set_label_printer(&by, printer).await?)
}

#[tauri::command]
pub(crate) async fn remove_label_printer(
    app: State<'_, App>,
    window: WebviewWindow,
    name: String,
) -> Result<(), Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.remove_label_printer(&by, name).await?)
}
