//! Commands of a pharmacist about an order, and the prescriber's answer.
//!
//! `seen_version` is the order's `aggregate_version` on the pharmacist's screen: whoever decides on an order that has
//! changed since is told so.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::prescribing::Order;
use crate::{
    ids::{InterventionId, ItemId, PrescriptionId},
    prescribing::InterventionReason,
};

/// Takes an order for the time of a lease; taking one's own again extends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TakeForTriage {
    pub prescription_id: PrescriptionId,
    pub seen_version: i64,
}

/// The order may be dispensed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Validate {
    pub prescription_id: PrescriptionId,
    pub seen_version: i64,
}

/// The order may be dispensed, and the pharmacist recommends something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ValidateWithRemark {
    pub prescription_id: PrescriptionId,
    pub seen_version: i64,
    pub remark: String,
}

/// Asks the prescriber; the intervention's id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Intervene {
    pub prescription_id: PrescriptionId,
    pub seen_version: i64,
    /// The item it is about; the whole order when absent.
    pub item_id: Option<ItemId>,
    pub reason: InterventionReason,
    pub message: String,
}

/// The prescriber's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", deny_unknown_fields)]
#[schemars(rename = "InterventionAnswer")]
#[allow(missing_docs)]
pub enum Answer {
    /// Signs a new version; its id is the command's.
    Accept { order: Order },
    /// Stands by the order.
    Uphold { reason: String },
}

/// Answers an intervention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct AnswerIntervention {
    pub intervention_id: InterventionId,
    pub answer: Answer,
}

/// Releases a medicine that needs somebody's approval, as one who may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approve {
    /// The order.
    pub prescription_id: PrescriptionId,
    /// The medicine in it.
    pub item_id: ItemId,
    /// For how long, also for the versions that renew it: 1 to 90 days.
    pub days: u16,
    /// Anything to say.
    pub note: Option<String>,
}

/// Gives the order back: it cannot be dispensed as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ReturnToPrescriber {
    pub prescription_id: PrescriptionId,
    pub seen_version: i64,
    pub reason: String,
}
