//! Notificação de receita A, B, B2 and of systemic retinoids (Portaria 344/98, art. 36; RDC 58/2007): one substance a strip.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Letterhead, PaperKind, PatientBlock, PrescribedItem, PrescriberBlock, Provenance};

/// Which notification.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum NotificationKind {
    /// Lists A1, A2 and A3, yellow.
    A,
    /// List B1, blue.
    B,
    /// List B2, blue.
    B2,
    /// List C2 by mouth, white with a warning.
    Retinoid,
}

impl NotificationKind {
    /// The paper it is.
    pub const fn kind(self) -> PaperKind {
        match self {
            Self::A => PaperKind::NotificationA,
            Self::B => PaperKind::NotificationB,
            Self::B2 => PaperKind::NotificationB2,
            Self::Retinoid => PaperKind::NotificationRetinoid,
        }
    }

    /// The words at its head.
    pub const fn title(self) -> &'static str {
        match self {
            Self::A => "Notificação de Receita A",
            Self::B => "Notificação de Receita B",
            Self::B2 => "Notificação de Receita B2",
            Self::Retinoid => "Notificação de Receita Especial de Retinoides",
        }
    }

    /// The colour of its paper, in words: a colour never speaks alone.
    pub const fn colour(self) -> &'static str {
        match self {
            Self::A => "amarela",
            Self::B | Self::B2 => "azul",
            Self::Retinoid => "branca",
        }
    }
}

/// A notification with its verso, which the supplier fills in by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Notification {
    pub notification: NotificationKind,
    /// `2026.1-35.0001234`. Without it the paper is a specimen, and says so across.
    pub official_number: Option<String>,
    /// Of the place of issue: `SP`.
    pub uf: String,
    pub letterhead: Letterhead,
    pub prescriber: PrescriberBlock,
    pub patient: PatientBlock,
    pub item: PrescribedItem,
    /// `23/11/2026`.
    pub issued_on: String,
    /// `Válida por 30 dias, até 23/12/2026, em todo o território nacional`.
    pub validity: String,
    /// What goes with it: `receita`, `termo de consentimento pós-informação`.
    pub accompanied_by: Vec<String>,
    pub provenance: Provenance,
}
