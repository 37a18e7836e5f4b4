//! The screens: fetched, checked, built. Cargo then puts `ui/dist` into the window's program.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::process::{self, Failure};

/// What npm writes when an install has come to its end.
const INSTALLED: &str = "node_modules/.package-lock.json";

/// Builds `ui/dist`.
pub(crate) fn build(root: &Path) -> Result<(), Failure> {
    let ui = root.join("ui");
    install(&ui)?;
    process::run(npm(&ui).args(["run", "--silent", "build"]))
}

/// Format, types, words in both languages, and the tests of components.
pub(crate) fn check(root: &Path) -> Result<(), Failure> {
    let ui = root.join("ui");
    install(&ui)?;
    process::run(npm(&ui).args(["run", "--silent", "check"]))?;
    process::run(npm(&ui).args(["run", "--silent", "test"]))
}

/// The TypeScript types that the engine's own types make.
pub(crate) fn types(root: &Path) -> Result<Vec<u8>, Failure> {
    let ui = root.join("ui");
    install(&ui)?;
    process::build_all(root)?;
    let mut schema = Command::new(process::built(root).join("debug/boticactl"))
        .arg("schema")
        .current_dir(root)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::Told(format!("boticactl does not start: {error}")))?;
    let printed = schema.stdout.take().map_or_else(Stdio::null, Stdio::from);
    let made = Command::new("node").arg("scripts/bindings.mjs").current_dir(&ui).stdin(printed).output();
    let made = made.map_err(|error| Failure::Told(format!("node does not start: {error}")))?;
    let told = schema.wait().is_ok_and(|status| status.success());
    if !told || !made.status.success() {
        let said = String::from_utf8_lossy(&made.stderr).into_owned();
        return Err(Failure::Told(format!("no types could be made of what `boticactl schema` says\n{said}")));
    }
    Ok(made.stdout)
}

/// `cargo xtask generate-bindings`.
pub(crate) fn generate_bindings(root: &Path) -> Result<(), Failure> {
    let file = root.join(TYPES);
    fs::write(&file, types(root)?).map_err(|error| Failure::Told(format!("{TYPES} cannot be written: {error}")))
}

/// Whether the types in the tree are those that the engine makes.
pub(crate) fn bindings_are_current(root: &Path) -> Result<(), Failure> {
    let kept = fs::read(root.join(TYPES)).unwrap_or_default();
    if kept == types(root)? {
        return Ok(());
    }
    Err(Failure::Told(format!("{TYPES} is not what the engine says today: run `cargo xtask generate-bindings`")))
}

const TYPES: &str = "ui/src/ipc/types.ts";

/// Fetches what `package-lock.json` names, unless that has been done since it changed.
pub(crate) fn install(folder: &Path) -> Result<(), Failure> {
    let changed = |file: &str| fs::metadata(folder.join(file)).and_then(|file| file.modified()).ok();
    if changed(INSTALLED).is_some_and(|done| changed("package-lock.json").is_some_and(|lock| lock <= done)) {
        return Ok(());
    }
    process::run(npm(folder).args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"]))
}

fn npm(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(folder).stdin(Stdio::null());
    npm
}
