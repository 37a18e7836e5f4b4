//! How a run ends.

use clinic::{directory::OpenError, problem::Problem};
use thiserror::Error;

/// It did what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// All of it.
    Done,
    /// Something was refused or found wrong; the output says what.
    Wrong,
}

/// It stopped before it had an answer.
#[derive(Debug, Error)]
pub(crate) enum Stop {
    /// Something was refused or does not work.
    #[error("{0}")]
    Refused(String),
    /// It was called wrongly.
    #[error("{0}")]
    Usage(String),
    /// The store cannot be used.
    #[error(transparent)]
    Unusable(#[from] OpenError),
}

impl Stop {
    /// The exit code.
    pub(crate) const fn code(&self) -> u8 {
        match self {
            Self::Refused(_) => 1,
            Self::Usage(_) => 2,
            Self::Unusable(_) => 3,
        }
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Refused(in_words(&problem))
    }
}

/// Codes, fields and rules; nothing that somebody typed.
pub(crate) fn in_words(problem: &Problem) -> String {
    let Problem::Refused { refusals } = problem else { return problem.to_string() };
    let lines = refusals.iter().map(|refusal| {
        let field = refusal.field.as_ref().map(|field| format!(" at {field}")).unwrap_or_default();
        format!("refused: {}{field} (rule {})", <&str>::from(refusal.code), refusal.rule)
    });
    lines.collect::<Vec<_>>().join("\n")
}
