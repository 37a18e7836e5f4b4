//! `cargo xtask`: the one entrance for running, testing and measuring Botica.
//!
//! It depends on std alone, so that it compiles in a second on a machine where nothing else is ready yet.
//! What it says goes to stderr: stdout belongs to the program it runs. Exit codes: 0 all well, 1 something
//! failed, 2 wrong usage; `run`, `bench` and `crash` end with the code of the program they ran.

mod bench;
mod cargo_deny;
mod crash;
mod machine;
mod prepare;
mod process;
mod run;
mod test;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use process::Failure;

const USAGE: &str = "\
usage: cargo xtask <task>

  run [-- ARGS]     install what is missing, build, and show the demo; ARGS go to `boticactl demo`
  test [--quick] [--long]
                    everything that must pass; --quick: only format, lints and tests; --long: 10,000 random sequences
  crash [ARGS]      kill the engine at random points and verify what is left, e.g. --kills 15
  bench [ARGS]      measure a release build against the design's figures, e.g. --million, --json FILE
  help              this text";

#[derive(Debug, PartialEq)]
enum Task {
    Run(Vec<OsString>),
    Test { quick: bool, long: bool },
    Crash(Vec<OsString>),
    Bench(Vec<OsString>),
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
        Task::Run(arguments) => run::run(&arguments),
        Task::Test { quick, long } => test::test(quick, long),
        Task::Crash(arguments) => crash::crash(&arguments),
        Task::Bench(arguments) => bench::bench(&arguments),
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
        Some("run") => Ok(Task::Run(passed_on(arguments))),
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
    fn what_follows_the_two_dashes_reaches_the_demo_untouched() {
        assert_eq!(parsed("run"), Ok(Task::Run(vec![])));
        assert_eq!(
            parsed("run -- --seed 7 -- --help"),
            Ok(Task::Run(words("--seed 7 -- --help"))),
            "only the first `--` is ours"
        );
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
