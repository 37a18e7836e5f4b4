//! `restore`: puts a backup in the place of the store, which is moved aside and kept.

use std::path::{Path, PathBuf};

use clap::Args;
use clinic::{
    clock::Clock,
    restore::{RestoreError, restore},
};

use crate::{
    bar::bar,
    ending::{Ending, Stop},
    output::Output,
};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The backup's directory.
    #[arg(value_name = "SOURCE")]
    source: PathBuf,
}

pub(crate) fn run(data: &Path, arguments: &Arguments, output: &Output) -> Result<Ending, Stop> {
    let (progress, bar) = bar("Restoring");
    let restored = restore(&arguments.source, data, Clock::real().now(), &progress);
    bar.finish_and_clear();
    let restored = restored.map_err(|error| match error {
        RestoreError::Open(error) => Stop::Unusable(error),
        other => Stop::Refused(other.to_string()),
    })?;
    output.answer(&restored, || {
        let kept =
            restored.kept.as_ref().map(|kept| format!("\nThe store that was there is kept as {}", kept.display()));
        format!(
            "Restored up to event {}; this is incarnation {} of the station{}",
            restored.position,
            restored.incarnation,
            kept.unwrap_or_default()
        )
    });
    Ok(Ending::Done)
}
