//! The codes of the catalogue: control lists, document types, restrictions of use and routes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A list of Anexo I of Portaria 344/98 (R1.2: A3 and B1 bear the same title, only the code tells them apart).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
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

/// The kind of prescription document a medicine needs. In legal precedence (R1.7): of two kinds that one substance
/// falls in, the smaller one holds.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentType {
    /// Notificação de receita A, yellow.
    Nra,
    /// Notificação de receita de talidomida, white.
    Nrt,
    /// Notificação de receita B2, blue.
    Nrb2,
    /// Notificação de receita B, blue.
    Nrb,
    /// Notificação de receita de retinoides sistêmicos, white.
    Nrr,
    /// Receita de controle especial, white, two copies.
    Rce,
    /// Receita com retenção: antimicrobials and GLP-1 agonists, two copies.
    Ret,
    /// Receita of a listed substance that the pharmacy does not retain.
    SemRetencao,
    /// Receita comum.
    Comum,
}

/// Who may use the medicine at all.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum UseRestriction {
    /// Health establishments only.
    EstabSaude,
    /// Registered hospitals only.
    HospitalCadastrado,
    /// The public programme only.
    ProgramaPublico,
}

/// By which way a medicine enters the body.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "UPPERCASE")]
#[strum(serialize_all = "UPPERCASE", ascii_case_insensitive)]
#[allow(missing_docs)]
pub enum Route {
    Vo,
    Sl,
    /// `IV` is read as this and never written (MS/Anvisa protocol).
    #[strum(to_string = "EV", serialize = "IV")]
    Ev,
    Im,
    Sc,
    Epi,
    It,
    Td,
    Inal,
    Vag,
    Oft,
    Top,
    Oto,
    Nas,
    Vr,
    Local,
    /// No route of its own: it dissolves another medicine.
    Diluente,
}

impl List344 {
    /// The code, as stored and sent.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

impl DocumentType {
    /// The code, as stored and sent.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

impl UseRestriction {
    /// The code, as stored and sent.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

impl Route {
    /// The code, as stored and sent.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The route in full, as prescriptions print it.
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
            Self::Oft => "via oftálmica",
            Self::Top => "via tópica",
            Self::Oto => "via otológica",
            Self::Nas => "via nasal",
            Self::Vr => "via retal",
            Self::Local => "uso local",
            Self::Diluente => "uso como diluente",
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn every_code_is_the_same_in_store_and_on_the_wire() {
        for document in DocumentType::VARIANTS {
            assert_eq!(serde_json::to_value(document).unwrap(), document.code());
        }
        for route in Route::VARIANTS {
            assert_eq!(serde_json::to_value(route).unwrap(), route.code());
            assert_eq!(route.code().parse(), Ok(*route));
        }
        for restriction in UseRestriction::VARIANTS {
            assert_eq!(serde_json::to_value(restriction).unwrap(), restriction.code());
        }
        assert_eq!(DocumentType::Nrb2.code(), "NRB2");
        assert_eq!(DocumentType::SemRetencao.code(), "SEM_RETENCAO");
    }

    #[test]
    fn the_strictest_document_comes_first() {
        use DocumentType::{Nra, Nrb, Nrb2, Nrr, Nrt, Rce, Ret};
        assert!([Nra, Nrt, Nrb2, Nrb, Nrr, Rce, Ret].is_sorted(), "R1.7");
        assert!(Ret < DocumentType::Comum);
    }

    #[test]
    fn intravenous_is_read_by_either_abbreviation() {
        assert_eq!("iv".parse(), Ok(Route::Ev));
        assert_eq!("local".parse(), Ok(Route::Local));
        assert!("XX".parse::<Route>().is_err());
    }
}
