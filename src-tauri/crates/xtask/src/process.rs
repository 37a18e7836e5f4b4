//! Running another program: it is shown before it starts, and its failure becomes a sentence.
//!
//! The line shown can be pasted into a shell and does the same again.

use std::env;
use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};

/// Why a task ended early.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The program is not there, or may not be started.
    NotStarted { line: String, source: io::Error },
    /// The program ran and said no; what is wrong stands in its own output.
    Ended { line: String, status: ExitStatus },
    /// Something a person must do first.
    Told(String),
}

impl Failure {
    /// The program's own exit code where it gave one, so that callers of `cargo xtask` see what they
    /// would have seen without it.
    pub(crate) fn exit_code(&self) -> ExitCode {
        let code = match self {
            Self::Ended { status, .. } => status.code().and_then(|code| u8::try_from(code).ok()),
            Self::NotStarted { .. } | Self::Told(_) => None,
        };
        ExitCode::from(code.filter(|code| *code != 0).unwrap_or(1))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStarted { line, source } => write!(f, "could not start `{line}`: {source}"),
            Self::Ended { line, status } => write!(f, "`{line}` failed ({status})"),
            Self::Told(message) => f.write_str(message),
        }
    }
}

/// Shows the command, runs it with this process's own stdin, stdout and stderr, and waits for its end.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let line = line(command);
    eprintln!("$ {line}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::Ended { line, status }),
        Err(source) => Err(Failure::NotStarted { line, source }),
    }
}

/// Whether the command can be started and succeeds; nothing of it is seen.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The cargo that started this program: another toolchain's would build everything anew.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// `cargo run` for one binary of the workspace. Like every cargo command here it refuses to change `Cargo.lock`.
pub(crate) fn cargo_run(package: &str, binary: &str) -> Command {
    let mut command = cargo();
    command.args(["run", "--locked", "--package", package, "--bin", binary]);
    command
}

/// Builds every program of the workspace, as `cargo test --workspace` has it: of a part, features would be others, and
/// what takes longest be compiled twice.
pub(crate) fn build_all(root: &Path) -> Result<(), Failure> {
    run(cargo().current_dir(root).args(["build", "--workspace", "--locked", "--bins"]))
}

/// Where cargo puts what it builds.
pub(crate) fn built(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Whether a program of this name lies in one of the folders of `PATH`.
pub(crate) fn is_on_path(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

fn line(command: &Command) -> String {
    let settings = command.get_envs().filter_map(|(name, value)| {
        let value = quoted(value?);
        Some(format!("{}={value}", name.display()))
    });
    let program = match Path::new(command.get_program()).file_name() {
        // `cargo()` gives a long path that says nothing to whoever reads the line.
        Some(name) if name == "cargo" => name,
        _ => command.get_program(),
    };
    settings.chain([quoted(program)]).chain(command.get_args().map(quoted)).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "-_./=:+,@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_shown_can_be_pasted_into_a_shell() {
        let mut command = Command::new("/somewhere/bin/cargo");
        command.args(["doc", "--locked", "it's"]).env("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(line(&command), r"RUSTDOCFLAGS='-D warnings' cargo doc --locked 'it'\''s'");
    }

    #[test]
    fn a_failing_program_is_named_and_its_exit_code_kept() {
        let failure = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(failure.to_string(), "`sh -c 'exit 3'` failed (exit status: 3)");
        assert_eq!(failure.exit_code(), ExitCode::from(3));
    }

    #[test]
    fn a_program_that_is_not_there_is_told_apart_from_one_that_failed() {
        let failure = run(&mut Command::new("no-such-program")).unwrap_err();
        assert!(failure.to_string().starts_with("could not start `no-such-program`"), "{failure}");
        assert_eq!(failure.exit_code(), ExitCode::from(1));
        assert!(!succeeds(&mut Command::new("no-such-program")));
    }
}
