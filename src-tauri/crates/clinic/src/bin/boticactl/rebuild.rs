//! `rebuild`: makes views and index anew from the store; `--parked` tries again what could not be shown.

use std::{path::Path, time::Instant};

use clap::Args;
use clinic::clinic::{Clinic, Options};
use serde_json::json;

use crate::{
    ending::{Ending, Stop},
    output::Output,
};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Only try again what could not be shown.
    #[arg(long)]
    parked: bool,
}

pub(crate) async fn run(data: &Path, arguments: &Arguments, output: &Output) -> Result<Ending, Stop> {
    let clinic = Clinic::open(data, Options::default())?;
    let begun = Instant::now();
    let (answer, words, done) = if arguments.parked {
        let shown = clinic.projections().retry_parked().await;
        (json!({ "shown_again": shown }), format!("{shown} aggregates are shown again"), true)
    } else {
        let done = clinic.rebuild().await;
        let seconds = begun.elapsed().as_secs_f32();
        let words =
            if done { format!("Views and index were made anew in {seconds:.1} s") } else { "Not made anew".to_owned() };
        (json!({ "rebuilt": done, "seconds": seconds }), words, done)
    };
    clinic.close().await;
    output.answer(&answer, || words);
    Ok(if done { Ending::Done } else { Ending::Wrong })
}
