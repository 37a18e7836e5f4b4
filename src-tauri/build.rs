//! Lists the window's own commands, so that capabilities govern them.

#[path = "src/commands.rs"]
mod commands;

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(commands::COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("the window's configuration is sound");
}
