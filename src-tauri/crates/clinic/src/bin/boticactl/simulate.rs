//! `simulate`: an invented hospital's days, in an empty directory.

use std::{path::Path, time::Instant};

use clap::Args;
use clinic::{
    clinic::Clinic,
    demo::PASSWORD,
    problem::Problem,
    session::Session,
    simulate::{self, LOGINS, Plan, Report},
};
use domain::refusal::RefusalCode;

use crate::{
    bar::bar,
    ending::{Ending, Stop},
    output::{Output, say},
};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many days.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=3_650))]
    days: u16,
    /// How many beds.
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u16).range(1..=2_000))]
    beds: u16,
    /// The same seed gives the same chain of events.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

pub(crate) async fn run(data: &Path, arguments: &Arguments, output: &Output) -> Result<Ending, Stop> {
    let plan = Plan { days: arguments.days, beds: arguments.beds, seed: arguments.seed };
    let (options, clock) = plan.options();
    let clinic = Clinic::open(data, options)?;
    let (progress, bar) = bar("Simulating");
    let begun = Instant::now();
    let simulated = simulate::hospital(&clinic, &clock, &plan, &progress).await;
    bar.finish_and_clear();
    if simulated.is_ok() {
        for login in LOGINS {
            clinic.set_password_of(&Session::operator(), login, PASSWORD).await?;
        }
    }
    clinic.close().await;
    let report = simulated.map_err(|problem| not_empty(data, problem))?;
    say(&format!("{} events in {:.1} s", report.events, begun.elapsed().as_secs_f32()));
    output.answer(&report, || in_words(&report, data));
    Ok(Ending::Done)
}

fn not_empty(data: &Path, problem: Problem) -> Stop {
    if problem.codes() == [RefusalCode::ClinicAlreadySetUp] {
        let data = data.display();
        return Stop::Refused(format!(
            "{data} already holds a clinic: choose an empty --data directory to simulate in"
        ));
    }
    problem.into()
}

fn in_words(report: &Report, data: &Path) -> String {
    let refused: u64 = report.refused.values().sum();
    format!(
        "{} patients, {} prescriptions, {} commands, {} events; {refused} refusals\nchain head {} {}\n\
         in {}; {} sign in with the password \"{PASSWORD}\"",
        report.patients,
        report.prescriptions,
        report.commands,
        report.events,
        report.position,
        report.head_hash,
        data.display(),
        LOGINS.join(", "),
    )
}
