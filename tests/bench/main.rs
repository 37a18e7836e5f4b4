//! `cargo xtask bench`: the table of what the engine must reach, each figure beside its peer, from one run.
//!
//! The data is made by real commands, in a temporary directory.

mod commands;
mod freshness;
mod lists;
mod load;
mod papers;
mod peers;
mod report;
mod weight;
mod window;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use clap::Parser;
use clinic::clinic::Options;

use report::Report;

/// Measures against the figures that the design must reach; ends with 1 where one is missed.
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Cli {
    /// Loads 1 M items instead of 300 k.
    #[arg(long, conflicts_with = "prescriptions")]
    million: bool,
    /// Loads so many prescriptions, of three items each.
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    prescriptions: usize,
    /// Writes the rows to this file, one array with an object for each.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// The process that is weighed: opens this clinic, asks it and says what it takes.
    #[arg(long, hide = true, value_name = "DIR")]
    weigh: Option<PathBuf>,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Some(directory) = cli.weigh {
        weight::child(&directory);
        return ExitCode::SUCCESS;
    }
    let prescriptions = if cli.million { 333_334 } else { cli.prescriptions };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let report = runtime.block_on(run(prescriptions));
    report.print();
    if let Some(file) = cli.json {
        std::fs::write(file, report.json()).unwrap();
    }
    if report.all_reached() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn run(prescriptions: usize) -> Report {
    let directory = tempfile::tempdir().unwrap();
    let mut report = Report::new(prescriptions * load::ITEMS);
    papers::all(&mut report);
    let raw = peers::raw_append(directory.path());
    report.note("raw_fdatasync", raw.p50(), "ms", "p50 of a 4 KiB append + fdatasync on the same disk");
    let loaded = load::hospital(directory.path(), prescriptions, Options::default()).await;
    let loaded = Arc::new(window::measure(&mut report, loaded).await);
    // First what is asked of exactly so many prescriptions: the callers below add tens of thousands. What a load of all of
    // them at once leaves to merge and to fold is done by then.
    tokio::time::sleep(std::time::Duration::from_secs(10)).await;
    lists::triage(&mut report, &loaded);
    lists::search(&mut report, &loaded);
    commands::rebuild(&mut report, &loaded).await;
    commands::one(&mut report, &loaded, &raw).await;
    commands::sixty_four(&mut report, &loaded, &raw).await;
    freshness::visible(&mut report, &loaded).await;
    freshness::findable(&mut report, &loaded).await;
    commands::tail(&mut report, &loaded).await;
    loaded.clinic.clone().close().await;
    // The directory is held until nobody holds the clinic.
    drop(loaded);
    weight::files(&mut report, directory.path());
    weight::memory(&mut report, directory.path());
    report
}
