//! The real window, driven by keys under a screen in memory: `tests/desktop` says what is pressed and what must be seen.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::process::{self, Failure, built};
use crate::ui;

const DRIVER: &str = "tauri-driver";
const DRIVER_VERSION: &str = "2.1.0";

/// Walks through every screen and leaves pictures in `target/screenshots`.
pub(crate) fn walk(root: &Path) -> Result<(), Failure> {
    drive(root, "walk.mjs", Network::Away)
}

/// Everything that must hold in the window: without a network, but for the printing. A spooler's filters run as another
/// user, which whoever is alone in a namespace cannot become.
pub(crate) fn test(root: &Path) -> Result<(), Failure> {
    drive(root, "test.mjs", Network::Away)?;
    drive(root, "printing.mjs", Network::AsItIs)
}

/// What a script can reach.
#[derive(Clone, Copy)]
enum Network {
    /// The loopback, for the driver.
    Away,
    AsItIs,
}

/// The bench and the window, in release, and what the scripts of `tests/desktop` look for. Built with one command: the
/// features of two would be others, and most crates be compiled twice.
pub(crate) fn for_bench(root: &Path) -> Result<Vec<(&'static str, PathBuf)>, Failure> {
    ui::install(&root.join("tests/desktop"))?;
    let driver = driver(root)?;
    process::run(process::cargo().current_dir(root).args(["build", "--locked", "--release", "--bins"]).args([
        "--package",
        "botica",
        "--package",
        "botica-clinic",
        "--package",
        "botica-tests",
    ]))?;
    Ok(vec![("BOTICA", built(root).join("release/botica")), ("TAURI_DRIVER", driver)])
}

/// Runs a script of `tests/desktop` against the window that is built now.
fn drive(root: &Path, script: &str, network: Network) -> Result<(), Failure> {
    let folder = root.join("tests/desktop");
    ui::install(&folder)?;
    let driver = driver(root)?;
    process::build_all(root)?;
    let built = built(root).join("debug");
    let mut driven = match network {
        Network::Away => {
            let mut alone = Command::new("unshare");
            alone.args(["--map-root-user", "--net", "sh", "-c", &format!("ip link set lo up && exec node {script}")]);
            alone
        }
        Network::AsItIs => {
            let mut node = Command::new("node");
            node.arg(script);
            node
        }
    };
    process::run(
        driven
            .current_dir(&folder)
            .env("BOTICA", built.join("botica"))
            .env("BOTICACTL", built.join("boticactl"))
            .env("TAURI_DRIVER", driver)
            .env("SCREENSHOTS", built_screenshots(root)?)
            .stdin(Stdio::null()),
    )
}

fn built_screenshots(root: &Path) -> Result<PathBuf, Failure> {
    let folder = built(root).join("screenshots");
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::Told(format!("{} cannot be made: {error}", folder.display())))?;
    Ok(folder)
}

/// The program between `WebDriver` and the window: taken from the `PATH`, else built into `target/tools`.
fn driver(root: &Path) -> Result<PathBuf, Failure> {
    if process::is_on_path(DRIVER) {
        return Ok(PathBuf::from(DRIVER));
    }
    let tools = built(root).join("tools").join(DRIVER);
    let driver = tools.join("bin").join(DRIVER);
    if !driver.is_file() {
        eprintln!("{DRIVER} not found: building it into {}.", tools.display());
        process::run(
            process::cargo().args(["install", DRIVER, "--version", DRIVER_VERSION, "--locked", "--root"]).arg(&tools),
        )?;
    }
    Ok(driver)
}
