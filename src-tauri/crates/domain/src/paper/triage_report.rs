//! What the pharmacy's triage did in a period: how much, how fast, what it asked and what came of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Letterhead, Provenance};

/// A period of triage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TriageReport {
    /// The house.
    pub letterhead: Letterhead,
    /// `de 01/05/2026 a 31/05/2026`.
    pub period: String,
    /// `Todas as unidades`; the wards otherwise.
    pub scope: String,
    /// The figures that stand first: `Prescrições triadas`, `412`.
    pub figures: Vec<Figure>,
    /// Each day of the period, or each week of a long one; days without work too.
    pub days: Vec<TriageDay>,
    /// How long orders waited, by priority, STAT first.
    pub waiting: Vec<Waiting>,
    /// Questions by their reason, the most frequent first.
    pub reasons: Vec<Count>,
    /// Decisions by ward, the busiest first.
    pub wards: Vec<Count>,
    /// What is not counted and why, each in words.
    pub missing: Vec<String>,
    /// How old what it says is, and the event it is as of.
    pub provenance: Provenance,
}

/// A number with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// `Prescrições triadas`.
    pub name: String,
    /// As printed: `412`, `97,3%`.
    pub value: String,
    /// `de 418 assinadas`.
    pub note: Option<String>,
}

/// Decisions of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TriageDay {
    /// `01/05`.
    pub name: String,
    /// Validated as they were.
    pub validated: u32,
    /// Validated with a remark.
    pub remarked: u32,
    /// The prescriber was asked.
    pub asked: u32,
    /// Returned to the prescriber.
    pub returned: u32,
}

/// From signing to the first decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Waiting {
    /// `Urgente`.
    pub priority: String,
    /// Orders.
    pub orders: u32,
    /// `até 60 min`.
    pub target: String,
    /// Half waited no longer: `12 min`.
    pub median: String,
    /// Nine in ten waited no longer: `41 min`.
    pub nine_in_ten: String,
    /// `94,1%`.
    pub within_target: String,
}

/// How often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Count {
    pub name: String,
    pub count: u32,
}
