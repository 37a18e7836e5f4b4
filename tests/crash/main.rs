//! Kills the engine with SIGKILL at random points, under load, and looks at what is left.
//!
//! `crash --kills N` runs the real engine, then the controls that prove the checks can see: an engine that answers
//! before COMMIT must be caught losing commands, one that does not wait for the disk must be caught by strace.
//! The other modes are the processes that get killed, watched, or starved of space.

mod disk_full;
mod judge;
mod killing;
mod load;
mod syncs;

use std::{
    path::PathBuf,
    process::ExitCode,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use clap::{Parser, ValueEnum};

/// What goes wrong in a crash run.
pub(crate) type Fault = Box<dyn std::error::Error + Send + Sync>;

#[derive(Parser)]
#[command(about = "Kill the engine at random points and verify what is left")]
struct Arguments {
    /// How often the real engine is killed.
    #[arg(long, default_value_t = 15)]
    kills: u32,
    /// Chooses the points and the commands; the time of day when absent.
    #[arg(long)]
    seed: Option<u64>,
    /// Runs only one control, as an engine that must be caught.
    #[arg(long)]
    control: Option<Control>,
    /// Only looks at the syncs before each acknowledgement.
    #[arg(long)]
    strace: bool,
    /// Runs as the process that is killed or watched.
    #[arg(long, hide = true)]
    child: Option<PathBuf>,
    /// With --child: ends by itself after so many commands, one after the other.
    #[arg(long, hide = true)]
    commands: Option<u32>,
    /// Runs until the disk is full and goes on when space returns.
    #[arg(long, hide = true)]
    disk_full: Option<PathBuf>,
}

/// An engine with a fault that a check must see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Control {
    /// Answers before COMMIT.
    BeforeCommit,
    /// Does not wait for the disk at COMMIT (`synchronous=NORMAL`).
    Normal,
}

impl Control {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::BeforeCommit => "before-commit",
            Self::Normal => "normal",
        }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let seed =
        arguments.seed.unwrap_or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |time| time.as_secs()));
    let ended = match (&arguments.child, &arguments.disk_full) {
        (Some(directory), _) => load::child(directory, seed, arguments.control, arguments.commands),
        (_, Some(directory)) => disk_full::run(directory),
        _ => parent(&arguments, seed),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("crash: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn parent(arguments: &Arguments, seed: u64) -> Result<(), Fault> {
    match (arguments.control, arguments.strace) {
        (control, true) => return syncs::check(control),
        (Some(Control::BeforeCommit), _) => return killing::run(arguments.kills, seed, arguments.control)?.verdict(),
        (Some(Control::Normal), _) => return syncs::check(arguments.control),
        (None, false) => {}
    }
    let started = Instant::now();
    println!("crash: seed {seed}");
    let tally = killing::run(arguments.kills, seed, None)?;
    println!("crash: {tally}");
    tally.verdict()?;
    control_is_caught(seed)?;
    syncs::check_and_its_control()?;
    println!("crash: done in {:.0} s", started.elapsed().as_secs_f32());
    Ok(())
}

/// An engine that answers too early must lose something, or the harness sees nothing.
fn control_is_caught(seed: u64) -> Result<(), Fault> {
    const MOST_KILLS: u32 = 20;
    let tally = killing::until_lost(MOST_KILLS, seed, Control::BeforeCommit)?;
    if tally.lost == 0 {
        return Err(format!("this harness is blind: answering before COMMIT lost nothing in {MOST_KILLS} kills").into());
    }
    println!("crash: control that answers before COMMIT was caught: {tally}");
    Ok(())
}
