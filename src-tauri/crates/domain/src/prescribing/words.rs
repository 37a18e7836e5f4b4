//! The words of a prescription's life (design.md's names; rulebook 3.1 in Portuguese).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// For whom and where a prescription is written.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
pub enum PrescriptionKind {
    /// Taken outside.
    Ambulatory,
    /// On the institution's own chart, valid 24 hours unless an item says otherwise.
    Inpatient,
    /// Taken home at the end of a stay: the out-patient documents apply (R1.49).
    Discharge,
}

/// Where an order stands. One name each, everywhere.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
pub enum OrderState {
    /// RASCUNHO: never in the store of orders, only among drafts.
    Draft,
    /// ASSINADA: waits for a pharmacist.
    Signed,
    /// `EM_TRIAGEM`: one pharmacist holds it, for the time of a lease.
    InTriage,
    /// VALIDADA.
    Validated,
    /// `VALIDADA_COM_RESSALVA`.
    ValidatedWithRemark,
    /// `PENDENTE_INTERVENCAO`: the prescriber has been asked.
    AwaitingAnswer,
    /// DEVOLVIDA: back to the prescriber, to replace or cancel.
    Returned,
    /// `EM_SEPARACAO`.
    InPicking,
    /// SEPARADA.
    Picked,
    /// CONFERIDA.
    Checked,
    /// DISPENSADA.
    Dispensed,
    /// `DISPENSADA_PARCIAL`.
    PartlyDispensed,
    /// ENTREGUE.
    Delivered,
    /// ENCERRADA.
    Closed,
    /// SUSPENSA.
    Suspended,
    /// CANCELADA.
    Cancelled,
    /// Another version stands in its place.
    Replaced,
    /// `ERRO_REGISTRO`.
    EnteredInError,
}

impl OrderState {
    /// Waits for somebody in the triage: what the queue shows.
    pub const fn in_queue(self) -> bool {
        matches!(self, Self::Signed | Self::InTriage | Self::AwaitingAnswer | Self::Returned)
    }

    /// What it orders may be reaching the patient: not what is held back, given back or ended.
    pub const fn is_active(self) -> bool {
        matches!(
            self,
            Self::Signed
                | Self::InTriage
                | Self::Validated
                | Self::ValidatedWithRemark
                | Self::AwaitingAnswer
                | Self::InPicking
                | Self::Picked
                | Self::Checked
                | Self::Dispensed
                | Self::PartlyDispensed
                | Self::Delivered
        )
    }

    /// Nothing moves it any more.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled | Self::Replaced | Self::EnteredInError)
    }

    /// The prescriber may still change, suspend or cancel it ("any before DISPENSADA", rulebook 3.1).
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Signed
                | Self::InTriage
                | Self::Validated
                | Self::ValidatedWithRemark
                | Self::AwaitingAnswer
                | Self::Returned
                | Self::InPicking
                | Self::Picked
                | Self::Checked
                | Self::Suspended
        )
    }
}

/// How soon the first dose must be at the bedside (rulebook 3.1), most urgent first.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[allow(missing_docs)]
pub enum Priority {
    Stat,
    Urgent,
    FirstDose,
    Discharge,
    Routine,
}

impl Priority {
    /// Minutes from signature to the target (rulebook 3.1); `Routine` is due before the next round.
    pub const fn target_minutes(self) -> i64 {
        match self {
            Self::Stat => 15,
            Self::Urgent | Self::FirstDose | Self::Discharge => 60,
            Self::Routine => 240,
        }
    }

    /// Sorts the queue: 0 first.
    pub const fn rank(self) -> i64 {
        match self {
            Self::Stat => 0,
            Self::Urgent => 1,
            Self::FirstDose => 2,
            Self::Discharge => 3,
            Self::Routine => 4,
        }
    }
}

/// Why a pharmacist intervenes: what was wrong, as hospital pharmacies code it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[allow(missing_docs)]
pub enum InterventionReason {
    Dose,
    Frequency,
    Route,
    Dilution,
    Duration,
    Allergy,
    Interaction,
    Duplicate,
    Contraindication,
    RenalAdjustment,
    Indication,
    Unavailable,
    LegalDocument,
    Illegible,
    Other,
}

/// Why a prescriber goes on in spite of a finding (rulebook 2.14, `override_reasons_pt`).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, IntoStaticStr, EnumString, VariantArray,
)]
pub enum OverrideReason {
    /// Benefit outweighs the risk, with monitoring.
    BenefitOutweighsRisk,
    /// Already uses and tolerates it.
    AlreadyTolerated,
    /// Adjusted by level or organ function.
    DoseAdjusted,
    /// Allergy not confirmed.
    AllergyNotConfirmed,
    /// No alternative.
    NoAlternative,
    /// Palliative care.
    PalliativeCare,
    /// By the institution's protocol.
    Protocol,
    /// Emergency.
    Emergency,
    /// The alert's own data is wrong.
    AlertDataWrong,
    /// Text mandatory, at least 10 characters.
    Other,
}
