//! `cargo xtask`: the one entrance for running, testing and measuring Botica.
//!
//! It depends on std alone, so that it compiles in a second on a machine where nothing else is ready yet.
//! What it says goes to stderr: stdout belongs to the program it runs. Exit codes: 0 all well, 1 something
//! failed, 2 wrong usage; `run`, `bench` and `crash` end with the code of the program they ran.

mod bench;
mod cargo_deny;
mod crash;
mod desktop;
mod machine;
mod prepare;
mod process;
mod run;
mod test;
mod ui;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use process::Failure;

const USAGE: &str = "\
usage: cargo xtask <task>

  run [--headless] [-- ARGS]
                    install what is missing, build, and open the window; ARGS go to it, e.g. --data DIR.
                    --headless: walk every screen under Xvfb, pictures in target/screenshots
  test [--quick] [--long]
                    everything that must pass; --quick: only format, lints and tests; --long: 10,000 random sequences
  crash [ARGS]      kill the engine at random points and verify what is left, e.g. --kills 15
  bench [ARGS]      measure a release build against the design's figures, e.g. --million, --json FILE
  generate-bindings write ui/src/ipc/types.ts from the engine's types
  help              this text";

#[derive(Debug, PartialEq)]
enum Task {
    Run { headless: bool, arguments: Vec<OsString> },
    Test { quick: bool, long: bool },
    Crash(Vec<OsString>),
    Bench(Vec<OsString>),
    GenerateBindings,
    Help,
}

fn main() -> ExitCode {
    let task = match parse(env::args_os().skip(1)) {
        Ok(task) => task,
        Err(wrong) => {
            eprintln!("cargo xtask: {wrong}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match perform(task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\ncargo xtask: {failure}");
            failure.exit_code()
        }
    }
}

fn perform(task: Task) -> Result<(), Failure> {
    match task {
        Task::Run { headless, arguments } => run::run(headless, &arguments),
        Task::Test { quick, long } => test::test(quick, long),
        Task::Crash(arguments) => crash::crash(&arguments),
        Task::Bench(arguments) => bench::bench(&arguments),
        Task::GenerateBindings => ui::generate_bindings(&root()?),
        Task::Help => {
            println!("{USAGE}");
            Ok(())
        }
    }
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task, String> {
    let mut arguments = arguments.into_iter();
    let Some(word) = arguments.next() else {
        return Err("which task?".to_owned());
    };
    match word.to_str() {
        Some("run") => {
            let mut arguments = arguments.peekable();
            let headless = arguments.next_if(|first| first == "--headless").is_some();
            Ok(Task::Run { headless, arguments: passed_on(arguments) })
        }
        Some("generate-bindings") => Ok(Task::GenerateBindings),
        Some("crash") => Ok(Task::Crash(passed_on(arguments))),
        Some("bench") => Ok(Task::Bench(passed_on(arguments))),
        Some("test") => {
            let (mut quick, mut long) = (false, false);
            for argument in arguments {
                match argument.to_str() {
                    Some("--quick") => quick = true,
                    Some("--long") => long = true,
                    _ => return Err(format!("`test` does not know {}", argument.display())),
                }
            }
            Ok(Task::Test { quick, long })
        }
        Some("help" | "--help" | "-h") => Ok(Task::Help),
        _ => Err(format!("there is no task {}", word.display())),
    }
}

/// cargo gives a program it runs the folder of its crate, which lies three below the workspace.
fn root() -> Result<PathBuf, Failure> {
    env::var_os("CARGO_MANIFEST_DIR")
        .and_then(|folder| Some(PathBuf::from(folder).ancestors().nth(3)?.to_owned()))
        .ok_or_else(|| Failure::Told("start this as `cargo xtask …`".to_owned()))
}

/// The rest of the line belongs to another program; a `--` before it is only a mark for the reader.
fn passed_on(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments = arguments.peekable();
    arguments.next_if(|first| first == "--");
    arguments.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    fn words(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn what_follows_the_two_dashes_reaches_the_window_untouched() {
        let run = |headless, line| Ok(Task::Run { headless, arguments: words(line) });
        assert_eq!(parsed("run"), run(false, ""));
        assert_eq!(
            parsed("run -- --data x -- --help"),
            run(false, "--data x -- --help"),
            "only the first `--` is ours"
        );
        assert_eq!(parsed("run --headless"), run(true, ""));
    }

    #[test]
    fn crash_and_bench_pass_their_options_on_without_knowing_them() {
        assert_eq!(parsed("crash --kills 15"), Ok(Task::Crash(words("--kills 15"))));
        assert_eq!(parsed("bench --million --json out.json"), Ok(Task::Bench(words("--million --json out.json"))));
    }

    #[test]
    fn test_takes_quick_and_long_and_nothing_else() {
        assert_eq!(parsed("test"), Ok(Task::Test { quick: false, long: false }));
        assert_eq!(parsed("test --quick"), Ok(Task::Test { quick: true, long: false }));
        assert_eq!(parsed("test --long"), Ok(Task::Test { quick: false, long: true }));
        assert!(parsed("test --quikc").is_err(), "a slip of the finger must not start the long run");
    }

    #[test]
    fn help_is_given_in_the_three_usual_ways() {
        for line in ["help", "--help", "-h"] {
            assert_eq!(parsed(line), Ok(Task::Help), "{line}");
        }
    }

    #[test]
    fn no_task_and_an_unknown_task_are_wrong_usage() {
        assert!(parsed("").is_err(), "nothing was asked for");
        assert!(parsed("deploy").is_err(), "there is no such task");
    }
}
