//! Who sits at a window: first start, sign-in, lock, and the password for a signature.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands a command its arguments by value")]

use clinic::{
    demo,
    seat::{Me, Trouble},
    start::Start,
};
use domain::{
    commands::SetUpClinic,
    ids::{CommandId, UserId},
};
use tauri::{AppHandle, State, WebviewWindow};

use crate::{app::App, long_work::Told, opening};

#[tauri::command]
pub(crate) async fn start(app: State<'_, App>, window: WebviewWindow) -> Result<Start, Trouble> {
    opening::start(&app, window.label()).await
}

/// Makes the demo hospital in an empty clinic.
#[tauri::command]
pub(crate) async fn make_demo(app: State<'_, App>, told: Told) -> Result<(), Trouble> {
    let clinic = app.clinic()?;
    demo::make(&clinic, &told.progress()).await.map_err(|error| match error {
        demo::DemoError::Problem(problem) => problem.into(),
        other => Trouble::File { detail: other.to_string() },
    })?;
    Ok(())
}

/// Sets an empty clinic up, as whoever operates this machine, and seats its first administrator.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn set_up_clinic(
    app: State<'_, App>,
    window: WebviewWindow,
    id: CommandId,
    clinic: SetUpClinic,
    password: String,
) -> Result<Me, Trouble> {
    let open = app.clinic()?;
    let login = clinic.administrator_login.clone();
    open.set_up(id, clinic, &password).await?;
    seat(&app, window.label(), &login, &password).await
}

#[tauri::command]
pub(crate) async fn sign_in(
    app: State<'_, App>,
    window: WebviewWindow,
    login: String,
    password: String,
) -> Result<Me, Trouble> {
    seat(&app, window.label(), &login, &password).await
}

async fn seat(app: &App, window: &str, login: &str, password: &str) -> Result<Me, Trouble> {
    let seat = app.clinic()?.take_seat(login, password).await?;
    let me = seat.me().clone();
    app.seats().insert(window.to_owned(), seat);
    Ok(me)
}

#[tauri::command]
pub(crate) fn sign_out(app: State<'_, App>, window: WebviewWindow) {
    app.seats().remove(window.label());
}

#[tauri::command]
pub(crate) fn lock(app: State<'_, App>, window: WebviewWindow) {
    if let Some(seat) = app.seats().get_mut(window.label()) {
        seat.lock();
    }
}

/// Whoever locked it goes on where they were.
#[tauri::command]
pub(crate) async fn unlock(app: State<'_, App>, window: WebviewWindow, password: String) -> Result<(), Trouble> {
    prove(&app, window.label(), &password).await
}

/// The password is good for signatures for a few minutes.
#[tauri::command]
pub(crate) async fn confirm(app: State<'_, App>, window: WebviewWindow, password: String) -> Result<(), Trouble> {
    app.at(window.label())?;
    prove(&app, window.label(), &password).await
}

async fn prove(app: &App, window: &str, password: &str) -> Result<(), Trouble> {
    let login = app.seats().get(window).ok_or(Trouble::NotSignedIn)?.me().login.clone();
    let at = app.clinic()?.prove(&login, password).await?;
    if let Some(seat) = app.seats().get_mut(window) {
        seat.proved(at);
    }
    Ok(())
}

/// Somebody's new password; their own, or an administrator's doing.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn set_password(
    app: State<'_, App>,
    window: WebviewWindow,
    user_id: UserId,
    password: String,
) -> Result<(), Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.set_password(&by, user_id, &password).await?)
}

/// A second window over the same clinic, with a seat of its own.
#[tauri::command]
pub(crate) async fn open_window(app: AppHandle) -> Result<(), Trouble> {
    let label = format!("main-{}", uuid::Uuid::now_v7().simple());
    opening::window(&app, &label).map_err(|error| Trouble::File { detail: error.to_string() })
}
