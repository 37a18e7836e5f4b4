//! The log: `botica.log` beside the clinic's files, since a window has no terminal. No patient data reaches it.

use std::{
    fs::{self, OpenOptions},
    path::Path,
    sync::Mutex,
};

use tracing_subscriber::{EnvFilter, filter::LevelFilter, fmt::writer::BoxMakeWriter};

/// A longer log begins anew; the one before is kept.
const LONGEST: u64 = 8 * 1024 * 1024;

pub(crate) fn begin(data: &Path) {
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::INFO.into())
        .with_env_var("BOTICA_LOG")
        .from_env_lossy();
    let file = data.join("botica.log");
    if fs::metadata(&file).is_ok_and(|log| log.len() > LONGEST) {
        let _ = fs::rename(&file, data.join("botica.log.1"));
    }
    let opened = fs::create_dir_all(data).and_then(|()| OpenOptions::new().create(true).append(true).open(&file));
    let writer = match opened {
        Ok(file) => BoxMakeWriter::new(Mutex::new(file)),
        Err(_) => BoxMakeWriter::new(std::io::stderr),
    };
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(writer).init();
    // The message of a panic may quote a value, and the value may be a patient's.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "Panicked");
        eprintln!("botica stopped at {place}. What was answered is kept; please report the place.");
    }));
}
