//! Work that takes a while and says how far it is: imports, rebuild, backup, export.

use std::path::PathBuf;

use clinic::{
    backup::BackupError,
    import::{FormularyPreview, FormularyReport, ImportError, PriceListPreview, PriceListReport},
    progress::{Progress, Step},
    queries::audit::AuditFilter,
    seat::Trouble,
};
use domain::roles::Question;
use tauri::{
    State, WebviewWindow,
    ipc::{Channel, CommandArg, CommandItem, InvokeBody, InvokeError, JavaScriptChannelId, Request},
};

use crate::app::App;

/// The window's argument `told`: a channel that hears each step.
pub(crate) struct Told(Channel<Step>);

impl Told {
    pub(crate) fn progress(&self) -> Progress {
        let channel = self.0.clone();
        Progress::told_to(move |done, of| {
            // A window that was closed hears nothing; the work goes on.
            let _ = channel.send(Step { done, of });
        })
    }
}

impl<'de, R: tauri::Runtime> CommandArg<'de, R> for Told {
    fn from_command(mut command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        command.key = "told";
        Channel::from_command(command).map(Self)
    }
}

/// The bytes of the file that somebody chose.
fn file(request: &Request<'_>) -> Result<Vec<u8>, Trouble> {
    match request.body() {
        InvokeBody::Raw(bytes) => Ok(bytes.clone()),
        InvokeBody::Json(_) => Err(Trouble::File { detail: "no file was sent".to_owned() }),
    }
}

/// Beside raw bytes there are no arguments: the channel's name comes as a header.
fn told_beside_file(request: &Request<'_>, window: &WebviewWindow) -> Progress {
    let named = request.headers().get("told").and_then(|value| value.to_str().ok());
    match named.and_then(|name| name.parse::<JavaScriptChannelId>().ok()) {
        Some(channel) => Told(channel.channel_on(window.as_ref().clone())).progress(),
        None => Progress::default(),
    }
}

/// What [`import_formulary`] would do; nothing is written.
#[tauri::command]
pub(crate) async fn preview_formulary(
    app: State<'_, App>,
    window: WebviewWindow,
    request: Request<'_>,
) -> Result<FormularyPreview, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    clinic.may(&by, Question::Import).await?;
    clinic.preview_formulary(file(&request)?).await.map_err(trouble)
}

/// What [`import_price_list`] would do; nothing is written.
#[tauri::command]
pub(crate) async fn preview_price_list(
    app: State<'_, App>,
    window: WebviewWindow,
    request: Request<'_>,
) -> Result<PriceListPreview, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    clinic.may(&by, Question::Import).await?;
    clinic.preview_price_list(file(&request)?).await.map_err(trouble)
}

#[tauri::command]
pub(crate) async fn import_formulary(
    app: State<'_, App>,
    window: WebviewWindow,
    request: Request<'_>,
) -> Result<FormularyReport, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    clinic.may(&by, Question::Import).await?;
    let progress = told_beside_file(&request, &window);
    app.begin(window.label(), &progress);
    clinic.import_formulary(file(&request)?, &progress).await.map_err(trouble)
}

#[tauri::command]
pub(crate) async fn import_price_list(
    app: State<'_, App>,
    window: WebviewWindow,
    request: Request<'_>,
) -> Result<PriceListReport, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    clinic.may(&by, Question::Import).await?;
    let progress = told_beside_file(&request, &window);
    app.begin(window.label(), &progress);
    clinic.import_price_list(file(&request)?, &progress).await.map_err(trouble)
}

fn trouble(error: ImportError) -> Trouble {
    match error {
        ImportError::Problem(problem) => problem.into(),
        ImportError::Cancelled => Trouble::Cancelled,
        other => Trouble::File { detail: other.to_string() },
    }
}

/// Makes views and index anew; says whether it came to its end. Health says how far it is.
#[tauri::command]
pub(crate) async fn rebuild(app: State<'_, App>, window: WebviewWindow) -> Result<bool, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    clinic.may(&by, Question::Upkeep).await?;
    Ok(clinic.rebuild().await)
}

#[tauri::command]
pub(crate) async fn cancel_rebuild(app: State<'_, App>, window: WebviewWindow) -> Result<(), Trouble> {
    let (clinic, by) = app.at(window.label())?;
    clinic.may(&by, Question::Upkeep).await?;
    clinic.projections().cancel_rebuild();
    Ok(())
}

/// Tries again what cannot be shown; says how many are shown again.
#[tauri::command]
pub(crate) async fn retry_parked(app: State<'_, App>, window: WebviewWindow) -> Result<usize, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    clinic.may(&by, Question::Upkeep).await?;
    Ok(clinic.projections().retry_parked().await)
}

/// A backup beside the daily ones; says where it is.
#[tauri::command]
pub(crate) async fn backup(app: State<'_, App>, window: WebviewWindow, told: Told) -> Result<String, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    clinic.may(&by, Question::Upkeep).await?;
    let destination = beside(&app, "backups", &format!("by-hand-{}", clinic.now().millis()));
    let progress = told.progress();
    app.begin(window.label(), &progress);
    match clinic.backup(&destination, &progress).await {
        Ok(_) => Ok(destination.display().to_string()),
        Err(BackupError::Cancelled) => Err(Trouble::Cancelled),
        Err(error) => Err(Trouble::File { detail: error.to_string() }),
    }
}

/// Calls off the import or the backup that this window began, at the next place where nothing is left half-done.
#[tauri::command]
pub(crate) async fn cancel_work(app: State<'_, App>, window: WebviewWindow) -> Result<(), Trouble> {
    app.at(window.label())?;
    app.cancel(window.label());
    Ok(())
}

/// Who did what, as a CSV file; says where it is.
#[tauri::command]
pub(crate) async fn export_audit(
    app: State<'_, App>,
    window: WebviewWindow,
    filter: AuditFilter,
) -> Result<String, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    let file = beside(&app, "exports", &format!("auditoria-{}.csv", clinic.now().millis()));
    clinic.export_audit(&by, filter, &file).await?;
    Ok(file.display().to_string())
}

fn beside(app: &App, folder: &str, name: &str) -> PathBuf {
    app.data().join(folder).join(name)
}
