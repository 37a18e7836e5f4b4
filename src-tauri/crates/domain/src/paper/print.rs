//! One printing of a paper.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which printing it is, and when: known to whoever prints, never read from a clock here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Print {
    /// 1 for the first. From 2 on it stands on the paper.
    pub number: u32,
    /// In words that print: `23/11/2026 às 10h20`.
    pub printed_at: String,
}
