//! What happened in the world outside and is recorded whatever anybody thinks of it.
//!
//! A command may be refused; a fact never is. One that says nothing new leaves no event. Facts are the engine's own: no
//! window and no script sends one.

use serde::{Deserialize, Serialize};

use crate::events::{Event, PrintCancelled, PrintConfirmed, PrintFailed, PrintSent};

/// Everything that is found out rather than decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", content = "body")]
#[allow(missing_docs)]
pub enum Fact {
    PrintSent(PrintSent),
    PrintConfirmed(PrintConfirmed),
    PrintFailed(PrintFailed),
    PrintCancelled(PrintCancelled),
}

impl From<Fact> for Event {
    fn from(fact: Fact) -> Self {
        match fact {
            Fact::PrintSent(body) => Self::PrintSent(body),
            Fact::PrintConfirmed(body) => Self::PrintConfirmed(body),
            Fact::PrintFailed(body) => Self::PrintFailed(body),
            Fact::PrintCancelled(body) => Self::PrintCancelled(body),
        }
    }
}
