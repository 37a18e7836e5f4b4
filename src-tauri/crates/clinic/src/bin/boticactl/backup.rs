//! `backup`: copies the store into a new directory, checked, with a manifest.

use std::path::{Path, PathBuf};

use clap::Args;
use clinic::clinic::{Clinic, Options};

use crate::{
    bar::bar,
    ending::{Ending, Stop},
    output::Output,
};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A directory that does not exist yet, or is empty.
    #[arg(value_name = "DEST")]
    destination: PathBuf,
}

pub(crate) async fn run(data: &Path, arguments: &Arguments, output: &Output) -> Result<Ending, Stop> {
    let clinic = Clinic::open(data, Options::default())?;
    let (progress, bar) = bar("Backing up");
    let made = clinic.backup(&arguments.destination, &progress).await;
    bar.finish_and_clear();
    clinic.close().await;
    let manifest = made.map_err(|error| Stop::Refused(error.to_string()))?;
    output.answer(&manifest, || {
        format!(
            "{} bytes up to event {} in {}\nSHA-256 {}",
            manifest.size,
            manifest.snapshot.position,
            arguments.destination.display(),
            manifest.sha256
        )
    });
    Ok(Ending::Done)
}
