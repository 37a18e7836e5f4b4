//! Who may sign: the number of a professional in a council of a state.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Identifier, Malformed, Scheme, digits};

/// A professional council whose members prescribe, dispense or administer (rulebook 1.11).
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
#[strum(serialize_all = "UPPERCASE")]
pub enum Council {
    /// Medicine.
    Crm,
    /// Dentistry.
    Cro,
    /// Veterinary medicine.
    Crmv,
    /// Nursing.
    Coren,
    /// Pharmacy.
    Crf,
    /// Nutrition.
    Crn,
    /// Physiotherapy and occupational therapy.
    Crefito,
    /// Physicians of the Mais Médicos programme, registered with the Ministry of Health.
    Rms,
}

/// A federative unit; its value is its IBGE code (rulebook 1.11).
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
#[strum(serialize_all = "UPPERCASE")]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Uf {
    Ro = 11,
    Ac = 12,
    Am = 13,
    Rr = 14,
    Pa = 15,
    Ap = 16,
    To = 17,
    Ma = 21,
    Pi = 22,
    Ce = 23,
    Rn = 24,
    Pb = 25,
    Pe = 26,
    Al = 27,
    Se = 28,
    Ba = 29,
    Mg = 31,
    Es = 32,
    Rj = 33,
    Sp = 35,
    Pr = 41,
    Sc = 42,
    Rs = 43,
    Ms = 50,
    Mt = 51,
    Go = 52,
    Df = 53,
}

impl Council {
    /// The initials: `CRM`.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

impl Uf {
    /// The initials: `SP`.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The code of the unit at IBGE: 35 for `SP`.
    pub const fn ibge(self) -> u8 {
        self as u8
    }
}

/// A number as a council issued it: `123456`.
pub type RegistryNumber = Identifier<RegistryScheme>;

/// 1 to 7 digits without zeros in front, so that one professional has one spelling; no check digit exists
/// (rulebook 1.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegistryScheme {}

impl Scheme for RegistryScheme {
    const NAME: &'static str = "RegistryNumber";
    const PATTERN: &'static str = r"^[1-9]\d{0,6}$";

    fn check(typed: &str) -> Result<String, Malformed> {
        let bare = digits::digits(typed, 1..=7)?;
        if bare.starts_with('0') { Err(Malformed::Padded) } else { Ok(bare) }
    }
}

/// What a professional signs with, unique as a whole: `CRM-SP 123456`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CouncilNumber {
    /// Which council.
    pub council: Council,
    /// Of which state.
    pub uf: Uf,
    /// The number there.
    pub number: RegistryNumber,
}

impl CouncilNumber {
    /// `number` of `council` in `uf`.
    pub fn new(council: Council, uf: Uf, number: &str) -> Result<Self, Malformed> {
        Ok(Self { council, uf, number: number.parse()? })
    }
}

impl fmt::Display for CouncilNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{} {}", self.council.code(), self.uf.code(), self.number)
    }
}

impl FromStr for CouncilNumber {
    type Err = Malformed;

    /// Takes `CRM-SP 123456`, `CRM/SP 123.456`, `crm sp 123456`.
    fn from_str(typed: &str) -> Result<Self, Malformed> {
        let typed = typed.to_ascii_uppercase();
        let (council, rest) = next_word(&typed);
        let (uf, number) = next_word(rest);
        let council = council.parse().map_err(|_| Malformed::Beginning)?;
        Self::new(council, uf.parse().map_err(|_| Malformed::Beginning)?, number)
    }
}

/// The letters in front, and what follows them.
fn next_word(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '/'));
    text.split_at(text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn a_number_reads_in_the_spellings_of_stamps_and_prints_in_one() {
        for typed in ["CRM-SP 123456", "CRM/SP 123.456", "crm sp 123456", "CRM - SP - 123456", "CRM-SP-123456"] {
            let number: CouncilNumber = typed.parse().unwrap();
            assert_eq!(number.to_string(), "CRM-SP 123456", "typed as {typed}");
        }
    }

    #[test]
    fn a_number_that_no_council_issues_is_refused() {
        let in_sp = |number| CouncilNumber::new(Council::Crm, Uf::Sp, number);
        assert_eq!(in_sp(""), Err(Malformed::Length));
        assert_eq!(in_sp("12345678"), Err(Malformed::Length));
        assert_eq!(in_sp("0000"), Err(Malformed::Padded));
        assert_eq!(in_sp("0123456"), Err(Malformed::Padded), "123456 and 0123456 would be two people");
        assert_eq!(in_sp("12a"), Err(Malformed::Character));
        assert_eq!("CRX-SP 1".parse::<CouncilNumber>(), Err(Malformed::Beginning));
        assert_eq!("CRM-XX 1".parse::<CouncilNumber>(), Err(Malformed::Beginning));
    }

    #[test]
    fn the_wire_carries_three_fields_in_the_codes_of_the_store() {
        let number = CouncilNumber::new(Council::Crefito, Uf::Rj, "7").unwrap();
        let wire = serde_json::json!({ "council": "CREFITO", "uf": "RJ", "number": "7" });
        assert_eq!(serde_json::to_value(&number).unwrap(), wire);
        assert_eq!(serde_json::from_value::<CouncilNumber>(wire).unwrap(), number);
    }

    #[test]
    fn every_unit_and_council_has_one_code_in_store_and_on_the_wire() {
        assert_eq!(Uf::VARIANTS.len(), 27, "26 states and the Federal District");
        for uf in Uf::VARIANTS {
            assert_eq!(uf.code().parse(), Ok(*uf));
            assert_eq!(serde_json::to_value(uf).unwrap(), uf.code());
        }
        for council in Council::VARIANTS {
            assert_eq!(council.code().parse(), Ok(*council));
            assert_eq!(serde_json::to_value(council).unwrap(), council.code());
        }
        assert_eq!((Uf::Sp.code(), Uf::Sp.ibge()), ("SP", 35));
    }
}
