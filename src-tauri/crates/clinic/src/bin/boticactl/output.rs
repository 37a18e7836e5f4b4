//! Standard output: the answer, once, for people or as one JSON object.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use serde::Serialize;

use crate::ending::{Ending, Stop};

pub(crate) struct Output {
    pub json: bool,
}

impl Output {
    /// Prints the answer. A closed pipe is the reader's choice, not an error.
    pub(crate) fn answer(&self, answer: &impl Serialize, in_words: impl FnOnce() -> String) {
        if self.json {
            line(&serde_json::to_string(answer).unwrap_or_else(|_| "{}".to_owned()));
        } else {
            line(&in_words());
        }
    }

    /// Says why there is no answer, and gives the exit code.
    pub(crate) fn end(&self, ended: Result<Ending, Stop>) -> ExitCode {
        match ended {
            Ok(Ending::Done) => ExitCode::SUCCESS,
            Ok(Ending::Wrong) => ExitCode::from(1),
            Err(stop) => {
                say(&stop.to_string());
                if self.json {
                    line(&serde_json::json!({ "stopped": stop.to_string() }).to_string());
                }
                ExitCode::from(stop.code())
            }
        }
    }
}

/// One line of standard output.
pub(crate) fn line(text: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// One line of standard error.
pub(crate) fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
