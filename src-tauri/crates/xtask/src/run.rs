//! `cargo xtask run`: from a fresh clone to the open window, with one command.
//!
//! In the dev profile, whose dependencies are optimised a little: a newcomer waits several times longer for a release
//! build than the window needs to open. Where there is no display, the engine shows the demo on the terminal.

use std::env;
use std::ffi::OsString;

use crate::desktop;
use crate::prepare::{self, C_COMPILER, DRIVEN, WINDOW};
use crate::process::{self, Failure};
use crate::ui;

/// The clinic's directory, unless another is named: the one that `boticactl` takes.
const DATA: &str = "botica-data";

pub(crate) fn run(headless: bool, arguments: &[OsString]) -> Result<(), Failure> {
    let root = crate::root()?;
    if headless {
        prepare::ensure(&[WINDOW, DRIVEN].concat())?;
        ui::build(&root)?;
        return desktop::walk(&root);
    }
    if !has_display() {
        eprintln!("There is no display here, so the demo comes on the terminal; `--headless` drives the real window.");
        prepare::ensure(&[C_COMPILER])?;
        return process::run(process::cargo_run("botica-clinic", "boticactl").args(["--", "demo"]).args(arguments));
    }
    prepare::ensure(WINDOW)?;
    ui::build(&root)?;
    let mut window = process::cargo_run("botica", "botica");
    window.arg("--").args(arguments);
    if !arguments.iter().any(|argument| argument == "--data") {
        window.args(["--data", DATA]);
    }
    process::run(&mut window)
}

fn has_display() -> bool {
    let named = |name| env::var_os(name).is_some_and(|display| !display.is_empty());
    cfg!(not(target_os = "linux")) || named("DISPLAY") || named("WAYLAND_DISPLAY")
}
