//! Events of the triage. Frozen: see [`super`]. Who did it and when stands in the envelope.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{InterventionId, ItemId, PrescriptionId, UserId},
    instant::Instant,
    prescribing::InterventionReason,
};

/// A pharmacist holds the order until `lease_until`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct TakenForTriage {
    pub prescription_id: PrescriptionId,
    pub lease_until: Instant,
}

/// It may be dispensed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Validated {
    pub prescription_id: PrescriptionId,
}

/// It may be dispensed, with a recommendation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ValidatedWithRemark {
    pub prescription_id: PrescriptionId,
    pub remark: String,
}

/// The prescriber was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct InterventionRaised {
    pub intervention_id: InterventionId,
    pub prescription_id: PrescriptionId,
    pub item_id: Option<ItemId>,
    pub reason: InterventionReason,
    pub message: String,
}

/// The question is closed: `new_version` when accepted or replaced, `upheld` with its reason when not, `withdrawn` when
/// its order ended without an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct InterventionAnswered {
    pub intervention_id: InterventionId,
    pub prescription_id: PrescriptionId,
    pub new_version: Option<PrescriptionId>,
    pub upheld: Option<String>,
    /// The asking pharmacist holds the order again until then, when upheld.
    pub lease_until: Option<Instant>,
    /// Who that is.
    pub lease_holder: Option<UserId>,
    #[serde(default)]
    pub withdrawn: bool,
}

/// Who holds the registration `approval` releases one medicine, until they want to look again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ItemApproved {
    pub prescription_id: PrescriptionId,
    pub item_id: ItemId,
    pub approval: String,
    pub until: Instant,
    pub note: Option<String>,
}

/// It cannot be dispensed as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ReturnedToPrescriber {
    pub prescription_id: PrescriptionId,
    pub reason: String,
}
