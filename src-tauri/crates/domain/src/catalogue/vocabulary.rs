//! The closed lists of the law and of the formulary, each value spelled as its source spells it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A list of Anexo I of Portaria 344/98 (rulebook R1.2: keyed by code, A3 and B1 share a title).
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
pub enum List344 {
    A1,
    A2,
    A3,
    B1,
    B2,
    C1,
    C2,
    C3,
    C5,
    D1,
    D2,
    E,
    F,
}

/// The document a medicine is prescribed on (rulebook 1.2), in the precedence of R1.7: the first one wins.
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
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentType {
    /// Notificação de Receita A, yellow.
    Nra,
    /// Notificação de Receita de Talidomida.
    Nrt,
    /// Notificação de Receita B2, blue.
    Nrb2,
    /// Notificação de Receita B, blue.
    Nrb,
    /// Notificação de Receita Especial for systemic retinoids.
    Nrr,
    /// Receita de Controle Especial.
    Rce,
    /// Receita with retention: antimicrobials and GLP-1 agonists (IN 360/2025).
    Ret,
    /// Ordinary receita.
    Comum,
    /// Listed, but without retention by adendo.
    SemRetencao,
}

/// Where a medicine may be used at all (rulebook R1.20, R1.22).
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
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum UseRestriction {
    /// Health establishments only: never on an out-patient prescription.
    EstabSaude,
    /// Registered hospitals only.
    HospitalCadastrado,
    /// Public programmes only.
    ProgramaPublico,
}

/// The way a medicine enters the body, by the formulary's code.
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
#[serde(rename_all = "UPPERCASE")]
#[strum(serialize_all = "UPPERCASE", ascii_case_insensitive)]
pub enum Route {
    /// Oral.
    Vo,
    /// Sublingual.
    Sl,
    /// Intravenous. `IV` is read as this and never printed (MS/Anvisa protocol).
    #[strum(to_string = "EV", serialize = "IV")]
    Ev,
    /// Intramuscular.
    Im,
    /// Subcutaneous.
    Sc,
    /// Epidural.
    Epi,
    /// Intrathecal.
    It,
    /// Transdermal.
    Td,
    /// Inhaled.
    Inal,
    /// Vaginal.
    Vag,
    /// Rectal.
    Vr,
    /// Ophthalmic.
    Oft,
    /// Otic.
    Oto,
    /// Nasal.
    Nas,
    /// Topical.
    Top,
    /// Infiltration.
    Local,
    /// No route of its own: dilutes another medicine.
    Diluente,
}

impl Route {
    /// As paper and screen say it.
    pub const fn name_pt(self) -> &'static str {
        match self {
            Self::Vo => "via oral",
            Self::Sl => "via sublingual",
            Self::Ev => "via endovenosa",
            Self::Im => "via intramuscular",
            Self::Sc => "via subcutânea",
            Self::Epi => "via epidural",
            Self::It => "via intratecal",
            Self::Td => "via transdérmica",
            Self::Inal => "via inalatória",
            Self::Vag => "via vaginal",
            Self::Vr => "via retal",
            Self::Oft => "via oftálmica",
            Self::Oto => "via otológica",
            Self::Nas => "via nasal",
            Self::Top => "uso tópico",
            Self::Local => "infiltração local",
            Self::Diluente => "diluente",
        }
    }

    /// The formulary's code.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iv_is_read_as_ev_and_never_written() {
        assert_eq!("IV".parse(), Ok(Route::Ev));
        assert_eq!(Route::Ev.code(), "EV");
    }

    #[test]
    fn codes_are_the_same_in_store_and_on_the_wire() {
        for route in Route::VARIANTS {
            assert_eq!(serde_json::to_value(route).unwrap(), route.code());
        }
        for document in DocumentType::VARIANTS {
            assert_eq!(serde_json::to_value(document).unwrap(), <&str>::from(*document));
        }
    }
}
