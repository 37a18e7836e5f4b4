//! The clinic opens beside the window, so that people see something at once; what keeps it from opening is shown there.

use std::time::Duration;

use clinic::{
    clinic::{Clinic, Options},
    seat::Trouble,
    start::{Start, Unopened},
};
use tauri::{AppHandle, Emitter as _, Manager as _, WebviewUrl, WebviewWindowBuilder};
use tokio::sync::broadcast::error::RecvError;

use crate::app::App;

/// How far the clinic is.
pub(crate) enum Opening {
    UnderWay,
    Open(Clinic),
    Unopened(Unopened),
}

/// Opens another window.
pub(crate) fn window(handle: &AppHandle, label: &str) -> tauri::Result<()> {
    WebviewWindowBuilder::new(handle, label, WebviewUrl::App("index.html".into()))
        .title("Botica")
        .inner_size(1_366.0, 768.0)
        .min_inner_size(1_024.0, 640.0)
        .build()?;
    Ok(())
}

/// Opens the clinic, then tells windows what changes as long as it is open.
pub(crate) async fn open(handle: AppHandle) {
    let app = handle.state::<App>();
    let data = app.data().to_owned();
    let opened = tauri::async_runtime::spawn_blocking(move || Clinic::open(&data, Options::default())).await;
    let clinic = match opened {
        Ok(Ok(clinic)) => clinic,
        Ok(Err(error)) => {
            tracing::error!(%error, "Clinic does not open");
            let unopened = Unopened::of(&error, app.data());
            app.opening().send_replace(Opening::Unopened(unopened));
            return;
        }
        Err(error) => {
            tracing::error!(%error, "Opening the clinic stopped");
            return;
        }
    };
    let mut changes = clinic.projections().changes();
    app.opening().send_replace(Opening::Open(clinic));
    loop {
        match changes.recv().await {
            Ok(changed) => {
                if let Err(error) = handle.emit("changed", changed) {
                    tracing::warn!(%error, "Windows were not told of a change");
                }
            }
            // They ask for everything again.
            Err(RecvError::Lagged(_)) => {
                let _ = handle.emit("changed_much", ());
            }
            Err(RecvError::Closed) => return,
        }
    }
}

/// Waits until the clinic is open or is known not to open.
pub(crate) async fn start(app: &App, window: &str) -> Result<Start, Trouble> {
    let mut opening = app.opening().subscribe();
    let settled = opening.wait_for(|opening| !matches!(opening, Opening::UnderWay));
    let settled = tokio::time::timeout(Duration::from_mins(5), settled).await;
    let clinic = match settled.map_err(|_| Trouble::NotOpen)?.as_deref() {
        Ok(Opening::Open(clinic)) => clinic.clone(),
        Ok(Opening::Unopened(unopened)) => return Ok(Start::Unopened { why: unopened.clone() }),
        Ok(Opening::UnderWay) | Err(_) => return Err(Trouble::NotOpen),
    };
    let house = clinic.house().await?.map(Box::new);
    let demo = clinic.is_demo().await?;
    let (me, locked) = match app.seats().get(window) {
        Some(seat) => (Some(seat.me().clone()), seat.is_locked()),
        None => (None, false),
    };
    Ok(Start::Ready { house, me, locked, demo, version: env!("CARGO_PKG_VERSION").to_owned() })
}
