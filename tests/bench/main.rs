//! `cargo xtask bench`: the table of what the engine must reach, each figure beside its peer, from one run.
//!
//! `--million` loads 1 M items instead of 300 k, `--prescriptions N` as many as it says; `--json FILE` writes one array with an object for each row; the exit is
//! 1 where a bound is missed. The data is made by real commands, in a temporary directory.

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

use clinic::clinic::Options;

use report::Report;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, directory] = arguments.as_slice()
        && flag == "--weigh"
    {
        weight::child(&PathBuf::from(directory));
        return ExitCode::SUCCESS;
    }
    let value_of =
        |flag: &str| arguments.iter().position(|argument| argument == flag).and_then(|at| arguments.get(at + 1));
    let default = if arguments.iter().any(|argument| argument == "--million") { 333_334 } else { 100_000 };
    let prescriptions = value_of("--prescriptions").map_or(default, |count| count.parse().unwrap());
    let json = value_of("--json");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let report = runtime.block_on(run(prescriptions));
    report.print();
    if let Some(file) = json {
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
