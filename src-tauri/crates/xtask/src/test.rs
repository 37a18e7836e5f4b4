//! `cargo xtask test`: everything that must pass before work is shared.
//!
//! The steps run in order, the quick ones first, and stop at the first that fails. What was not checked is
//! named in the table at the end: a step missing from it does not exist.

use std::fmt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::cargo_deny::{self, CargoDeny};
use crate::desktop;
use crate::prepare::{self, DRIVEN, POPPLER, SPOOLER, STRACE, UNSHARE, WINDOW};
use crate::process::{self, Failure};
use crate::ui;

type Step = (&'static str, fn(&Ground) -> Result<Mark, Failure>);

const QUICK: [Step; 3] = [("format", format), ("lints", lints), ("tests", tests)];
const LONG: [Step; 7] = [
    ("bindings", bindings),
    ("screens", screens),
    ("documentation", documentation),
    ("licences", licences),
    ("advisories", advisories),
    ("crash", crash),
    ("window", window),
];

/// What the steps stand on.
struct Ground {
    root: PathBuf,
    deny: Option<CargoDeny>,
    /// Many more generated cases.
    long: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Mark {
    Passed,
    Failed,
    /// Could have hidden something: the whole fails.
    NotChecked(&'static str),
    /// Allowed on a machine without network.
    NotAtHand(&'static str),
    NotReached,
    LeftOut,
}

struct Line {
    step: &'static str,
    mark: Mark,
    took: Duration,
}

pub(crate) fn test(quick: bool, long: bool) -> Result<(), Failure> {
    prepare::ensure(&[WINDOW, DRIVEN, &[POPPLER, SPOOLER, STRACE, UNSHARE]].concat())?;
    let root = crate::root()?;
    // The window's program holds the screens: without them it does not even compile.
    ui::build(&root)?;
    let deny = if quick {
        None
    } else {
        cargo_deny::obtain(&root).inspect_err(|failure| eprintln!("cargo-deny could not be had: {failure}")).ok()
    };
    let ground = Ground { root, deny, long };

    let mut lines = Vec::new();
    let mut failed = None;
    for (step, check) in QUICK.iter().chain(&LONG) {
        let started = Instant::now();
        let mark = if failed.is_some() {
            Mark::NotReached
        } else if quick && lines.len() >= QUICK.len() {
            Mark::LeftOut
        } else {
            eprintln!("\n== {step}");
            check(&ground).unwrap_or_else(|failure| {
                failed = Some(format!("{step}: {failure}"));
                Mark::Failed
            })
        };
        let took = started.elapsed();
        lines.push(Line { step, mark, took });
    }

    eprintln!();
    for line in &lines {
        eprintln!("{line}");
    }
    match failed.or_else(|| unchecked(&lines)) {
        Some(message) => Err(Failure::Told(message)),
        None => Ok(()),
    }
}

/// Steps that neither passed nor failed, and whose silence would be taken for a pass.
fn unchecked(lines: &[Line]) -> Option<String> {
    let steps: Vec<_> =
        lines.iter().filter(|line| matches!(line.mark, Mark::NotChecked(_))).map(|line| line.step).collect();
    (!steps.is_empty()).then(|| format!("NOT CHECKED: {}", steps.join(", ")))
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { step, mark, took } = self;
        let took = took.as_secs_f32();
        write!(f, "  {step:<15}")?;
        match mark {
            Mark::Passed => write!(f, "{took:>7.1} s  passed"),
            Mark::Failed => write!(f, "{took:>7.1} s  FAILED"),
            Mark::NotChecked(why) => write!(f, "{:>9}  NOT CHECKED: {why}", "-"),
            Mark::NotAtHand(what) => write!(f, "{:>9}  {what}, not checked", "-"),
            Mark::NotReached => write!(f, "{:>9}  not reached", "-"),
            Mark::LeftOut => write!(f, "{:>9}  left out by --quick", "-"),
        }
    }
}

fn format(ground: &Ground) -> Result<Mark, Failure> {
    passed(ground, process::cargo().args(["fmt", "--all", "--check"]))
}

fn lints(ground: &Ground) -> Result<Mark, Failure> {
    passed(
        ground,
        process::cargo().args(["clippy", "--workspace", "--all-targets", "--locked"]).args(["--", "-D", "warnings"]),
    )
}

/// The same generated cases each time, so that a red run is the change's own doing. A plain `cargo test` draws new ones.
fn tests(ground: &Ground) -> Result<Mark, Failure> {
    let mut cargo = process::cargo();
    cargo.args(["test", "--workspace", "--locked"]).env("PROPTEST_RNG_SEED", "20261124");
    if ground.long {
        cargo.env("LONG", "10000");
    }
    passed(ground, &mut cargo)
}

/// With private items: the links between modules are what a newcomer follows.
fn documentation(ground: &Ground) -> Result<Mark, Failure> {
    passed(
        ground,
        process::cargo()
            .args(["doc", "--workspace", "--no-deps", "--locked"])
            .arg("--document-private-items")
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn licences(ground: &Ground) -> Result<Mark, Failure> {
    let Some(deny) = &ground.deny else {
        return Ok(Mark::NotChecked("no cargo-deny, see the top"));
    };
    passed(ground, deny.command().args(["check", "--hide-inclusion-graph"]).args(["licenses", "bans", "sources"]))
}

/// The list of known holes lives on GitHub. Fetching and checking are two commands, because the exit code
/// of a check alone does not tell an absent list from a hole that was found.
fn advisories(ground: &Ground) -> Result<Mark, Failure> {
    let Some(deny) = &ground.deny else {
        return Ok(Mark::NotChecked("no cargo-deny, see the top"));
    };
    let fetched = passed(ground, deny.command().args(["fetch", "db"]).env("GIT_TERMINAL_PROMPT", "0"));
    if let Err(failure) = fetched {
        eprintln!("{failure}\nadvisories: list not at hand, not checked");
        return Ok(Mark::NotAtHand("list not at hand"));
    }
    passed(ground, deny.command().args(["check", "advisories"]))
}

fn bindings(ground: &Ground) -> Result<Mark, Failure> {
    ui::bindings_are_current(&ground.root)?;
    Ok(Mark::Passed)
}

fn screens(ground: &Ground) -> Result<Mark, Failure> {
    ui::check(&ground.root)?;
    Ok(Mark::Passed)
}

fn window(ground: &Ground) -> Result<Mark, Failure> {
    desktop::test(&ground.root)?;
    Ok(Mark::Passed)
}

fn crash(ground: &Ground) -> Result<Mark, Failure> {
    process::build_all(&ground.root)?;
    passed(ground, Command::new(process::built(&ground.root).join("debug/crash")).args(["--kills", "15"]))
}

/// Runs the command at the top of the workspace. Nothing may wait for input: there may be nobody.
fn passed(ground: &Ground, command: &mut Command) -> Result<Mark, Failure> {
    process::run(command.current_dir(&ground.root).stdin(Stdio::null()))?;
    Ok(Mark::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(step: &'static str, mark: Mark) -> Line {
        let took = Duration::from_millis(1_240);
        Line { step, mark, took }
    }

    #[test]
    fn the_table_shows_a_time_only_for_what_ran() {
        let shown = |mark| line("advisories", mark).to_string();
        assert_eq!(shown(Mark::Passed), "  advisories         1.2 s  passed");
        assert_eq!(
            shown(Mark::NotAtHand("list not at hand")),
            "  advisories             -  list not at hand, not checked"
        );
    }

    #[test]
    fn an_unchecked_step_fails_the_whole_although_nothing_failed() {
        let lines = [
            line("tests", Mark::Passed),
            line("licences", Mark::NotChecked("no cargo-deny, see the top")),
            line("crash", Mark::Passed),
        ];
        assert_eq!(unchecked(&lines).as_deref(), Some("NOT CHECKED: licences"));
    }

    #[test]
    fn an_advisory_list_out_of_reach_fails_nothing() {
        let lines = [line("tests", Mark::Passed), line("advisories", Mark::NotAtHand("list not at hand"))];
        assert_eq!(unchecked(&lines), None, "offline machines must stay usable");
    }
}
