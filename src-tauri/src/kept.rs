//! What somebody keeps for themself: forms that they left, and items that they order again and again.

use clinic::{drafts::Draft, order_sets::OrderSet, seat::Trouble};
use domain::ids::CommandId;
use tauri::{State, WebviewWindow};

use crate::app::App;

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn drafts(app: State<'_, App>, window: WebviewWindow) -> Result<Vec<Draft>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.drafts(&by).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn save_draft(
    app: State<'_, App>,
    window: WebviewWindow,
    id: CommandId,
    body: serde_json::Value,
) -> Result<(), Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.save_draft(&by, id, body).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn discard_draft(app: State<'_, App>, window: WebviewWindow, id: CommandId) -> Result<bool, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.discard_draft(&by, id).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn order_sets(app: State<'_, App>, window: WebviewWindow) -> Result<Vec<OrderSet>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.order_sets(&by).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn keep_order_set(app: State<'_, App>, window: WebviewWindow, set: OrderSet) -> Result<(), Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.keep_order_set(&by, set).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn discard_order_set(
    app: State<'_, App>,
    window: WebviewWindow,
    id: CommandId,
) -> Result<(), Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.discard_order_set(&by, id).await?)
}
