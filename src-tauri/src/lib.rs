//! The window over the engine. No rule lives here: it opens a clinic, knows who sits at which window, and passes on.
//!
//! What must stay true: every answer goes through a [`clinic::seat::Seat`], so that a locked window says nothing, and
//! nothing in a window reaches the system but through the commands that `build.rs` lists.

mod app;
#[cfg(test)]
mod commands;
mod desk;
mod ipc;
mod kept;
mod log;
mod long_work;
mod opening;
mod printing;
mod upkeep;

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;
use tauri::Manager as _;

use crate::app::App;

/// Botica at this workstation.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    /// The clinic's directory; made when there is none. The system's place for data, when absent.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// Opens the window and stays until the last one is closed.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let built = ipc::handle(tauri::Builder::default())
        .setup(move |handle| {
            let data = match cli.data {
                Some(data) => std::path::absolute(data)?,
                None => handle.path().app_data_dir()?,
            };
            log::begin(&data);
            handle.manage(App::new(data));
            opening::window(handle.handle(), "main")?;
            tauri::async_runtime::spawn(opening::open(handle.handle().clone()));
            #[cfg(unix)]
            tauri::async_runtime::spawn(told_to_end(handle.handle().clone()));
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(built) => {
            built.run(|handle, event| {
                if matches!(event, tauri::RunEvent::Exit) {
                    tauri::async_runtime::block_on(handle.state::<App>().close());
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("botica: the window does not open: {error}");
            ExitCode::from(3)
        }
    }
}

/// The system ends programs when people log out or switch off: the clinic is closed then as after the last window.
#[cfg(unix)]
async fn told_to_end(handle: tauri::AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    let told = |kind| async move {
        match signal(kind) {
            Ok(mut told) => told.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = told(SignalKind::terminate()) => {}
        _ = told(SignalKind::interrupt()) => {}
        _ = told(SignalKind::hangup()) => {}
    }
    handle.exit(0);
}
