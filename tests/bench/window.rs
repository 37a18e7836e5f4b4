//! The real window over the same hospital: `tests/desktop/bench.mjs` drives it and says what it measured.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use clinic::{
    clinic::{Clinic, Options},
    session::Session,
};
use serde::Deserialize;

use crate::{load::Loaded, report::Report};

const PASSWORD: &str = "demo-demo";

/// A figure of the window.
#[derive(Deserialize)]
struct Figure {
    id: String,
    value: f64,
    unit: String,
    /// What it must not be above.
    bound: Option<f64>,
    note: String,
}

/// Lets the window have the directory for a while; `cargo xtask bench` says where the window's program is.
pub async fn measure(report: &mut Report, loaded: Loaded) -> Loaded {
    if std::env::var_os("BOTICA").is_none() {
        eprintln!("  the window is not measured: start this through `cargo xtask bench`");
        return loaded;
    }
    for login in ["ana", "farma"] {
        let set = loaded.clinic.set_password_of(&Session::operator(), login, PASSWORD).await;
        assert!(set.unwrap(), "{login} works here");
    }
    // The directory is held until nobody holds the clinic.
    loaded.clinic.close().await;
    let figures = drive(&loaded.path);
    for Figure { id, value, unit, bound, note } in figures {
        match bound {
            Some(bound) => report.at_most(&id, value, &unit, bound, &note),
            None => report.note(&id, value, &unit, &note),
        }
    }
    let clinic = Clinic::open(&loaded.path, Options::default()).unwrap();
    Loaded { clinic, ..loaded }
}

fn drive(data: &Path) -> Vec<Figure> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("desktop");
    let driven = Command::new("node")
        .arg("bench.mjs")
        .arg(data)
        .arg(PASSWORD)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(driven.status.success(), "the window was driven to the end");
    serde_json::from_slice(&driven.stdout).expect("figures as JSON")
}
