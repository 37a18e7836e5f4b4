//! Lists the window's own commands, so that capabilities govern them.

use std::error::Error;

#[path = "src/commands.rs"]
mod commands;

fn main() -> Result<(), Box<dyn Error>> {
    let manifest = tauri_build::AppManifest::new().commands(commands::COMMANDS);
    Ok(tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?)
}
