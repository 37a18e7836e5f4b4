//! `boticactl`: the engine for administrators and scripts; needs no window.
//!
//! Standard output holds the answer and nothing else, standard error what is said on the way. It ends with 0 when all is
//! done, 1 when something was refused or found wrong, 2 when it was called wrongly, 3 when the store cannot be used.
//! Neither says anything about a patient that was not asked for: not in a log, not in an error, not in a panic.

mod backup;
mod bar;
mod demo;
mod ending;
mod execute;
mod import;
mod output;
mod password;
mod print;
mod query;
mod rebuild;
mod restore;
mod schema;
mod simulate;
mod speech;
mod verify;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{
    ending::{Ending, Stop},
    output::Output,
};

/// Botica's engine for administrators and scripts.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    /// The clinic's directory; made when there is none.
    #[arg(long, global = true, value_name = "DIR", default_value = "botica-data")]
    data: PathBuf,
    /// One JSON object on standard output.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    wanted: Wanted,
}

#[derive(Debug, Subcommand)]
enum Wanted {
    /// Make the demo hospital and run the main job in it, end to end.
    Demo,
    /// Import a table from outside.
    Import {
        #[command(subcommand)]
        table: import::Table,
    },
    /// Carry commands out, one JSON object a line; answer each with a line.
    Execute(execute::Arguments),
    /// Ask what screens show.
    Query {
        #[command(subcommand)]
        question: query::Question,
    },
    /// Print a paper, or write it as a PDF.
    Print(print::Arguments),
    /// Name the printers that this station can reach.
    Printers,
    /// Set somebody's password.
    Password(password::Arguments),
    /// Print the JSON Schema of every command, refusal, event and answer.
    Schema,
    /// Simulate a hospital in an empty directory; the same seed gives the same chain of events.
    Simulate(simulate::Arguments),
    /// Make views and index anew from the store.
    Rebuild(rebuild::Arguments),
    /// Prove that outbox, store, views and index say the same.
    Verify,
    /// Copy the store into a new directory, checked, with a manifest.
    Backup(backup::Arguments),
    /// Put a backup in the place of the store, which is kept aside.
    Restore(restore::Arguments),
}

fn main() -> ExitCode {
    speech::begin();
    let cli = Cli::parse();
    let output = Output { json: cli.json };
    let ended = match tokio::runtime::Builder::new_multi_thread().enable_time().build() {
        Ok(runtime) => runtime.block_on(run(cli, &output)),
        Err(error) => Err(Stop::Refused(format!("the system gives no threads: {error}"))),
    };
    output.end(ended)
}

async fn run(cli: Cli, output: &Output) -> Result<Ending, Stop> {
    match cli.wanted {
        Wanted::Demo => demo::run(&cli.data, output).await,
        Wanted::Import { table } => import::run(&cli.data, &table, output).await,
        Wanted::Execute(arguments) => execute::run(&cli.data, &arguments, output).await,
        Wanted::Print(arguments) => print::run(&cli.data, &arguments, output).await,
        Wanted::Printers => print::printers(&cli.data, output).await,
        Wanted::Password(arguments) => password::run(&cli.data, &arguments, output).await,
        Wanted::Schema => Ok(schema::run()),
        Wanted::Simulate(arguments) => simulate::run(&cli.data, &arguments, output).await,
        Wanted::Query { question } => query::run(&cli.data, question, output).await,
        Wanted::Rebuild(arguments) => rebuild::run(&cli.data, &arguments, output).await,
        Wanted::Verify => verify::run(&cli.data, output),
        Wanted::Backup(arguments) => backup::run(&cli.data, &arguments, output).await,
        Wanted::Restore(arguments) => restore::run(&cli.data, &arguments, output),
    }
}
