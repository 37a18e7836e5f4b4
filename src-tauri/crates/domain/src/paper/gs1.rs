//! What a unit's GS1 `DataMatrix` says (rulebook 1.11; GS1 General Specifications, section 3).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::identity::{AnvisaRegistration, Gtin};

/// Ends an element of variable length that another follows.
const SEPARATOR: char = '\u{1d}';

/// The article and its batch; without an article's number a mark of the house's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Gs1 {
    /// Of the article. Without it lot and expiry stand under the numbers that GS1 leaves to the house (91 to 99): its own
    /// rules forbid (10) and (17) without (01).
    pub gtin: Option<Gtin>,
    /// The last day of use.
    pub expires: Option<NaiveDate>,
    /// The batch.
    pub lot: Option<Gs1Text>,
    /// The house's number of this unit, the serial number of its article.
    pub unit: Gs1Text,
    /// ANVISA's registration.
    pub registration: Option<AnvisaRegistration>,
}

/// Up to 20 characters of the set that GS1 allows in a lot or a serial number (character set 82).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Gs1Text(String);

/// Why a text has no place in a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a lot or a number has 1 to 20 letters without accents, digits or signs; type it as on the package")]
pub struct NotInGs1;

impl Gs1 {
    /// The elements in the order of reading, those of fixed length first, so that few separators are needed.
    fn elements(&self) -> Vec<Element> {
        let text = |text: &Option<Gs1Text>| text.as_ref().map(|text| text.0.clone());
        let date = self.expires.map(|date| date.format("%y%m%d").to_string());
        let fixed = |ai, value: Option<String>| value.map(|value| Element { ai, value, fixed: true });
        let open = |ai, value: Option<String>| value.map(|value| Element { ai, value, fixed: false });
        let elements = match &self.gtin {
            Some(gtin) => [
                fixed("01", Some(gtin.in_14_digits())),
                fixed("17", date),
                open("10", text(&self.lot)),
                open("21", Some(self.unit.0.clone())),
                open("713", self.registration.as_ref().map(|number| number.as_str().to_owned())),
            ],
            None => [
                open("91", Some(self.unit.0.clone())),
                open("92", text(&self.lot)),
                open("93", date),
                open("94", self.registration.as_ref().map(|number| number.as_str().to_owned())),
                None,
            ],
        };
        elements.into_iter().flatten().collect()
    }

    /// What the code holds: `01078912345678951728063010ABC123␝21SN0001`.
    pub fn element_string(&self) -> String {
        let elements = self.elements();
        let mut string = String::new();
        for (place, element) in elements.iter().enumerate() {
            string.push_str(element.ai);
            string.push_str(&element.value);
            if !element.fixed && place + 1 < elements.len() {
                string.push(SEPARATOR);
            }
        }
        string
    }
}

struct Element {
    ai: &'static str,
    value: String,
    fixed: bool,
}

impl Gs1Text {
    /// The text as it is on the package.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Gs1Text {
    type Error = NotInGs1;

    fn try_from(text: String) -> Result<Self, NotInGs1> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "!\"%&'()*+,-./_:;<=>?".contains(c);
        if (1..=20).contains(&text.len()) && text.chars().all(allowed) { Ok(Self(text)) } else { Err(NotInGs1) }
    }
}

impl From<Gs1Text> for String {
    fn from(text: Gs1Text) -> Self {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Gs1Text {
        text.to_owned().try_into().unwrap()
    }

    #[test]
    fn an_article_is_written_as_in_the_rule_book() {
        let code = Gs1 {
            gtin: Some("7891234567895".parse().unwrap()),
            expires: NaiveDate::from_ymd_opt(2028, 6, 30),
            lot: Some(text("ABC123")),
            unit: text("SN0001"),
            registration: Some("1057305810021".parse().unwrap()),
        };
        let written = "01078912345678951728063010ABC123\u{1d}21SN0001\u{1d}7131057305810021";
        assert_eq!(code.element_string(), written, "rulebook 1.11");
        let lotless = Gs1 { lot: None, registration: None, ..code };
        assert_eq!(lotless.element_string(), "01078912345678951728063021SN0001", "nothing ends with a separator");
    }

    #[test]
    fn without_an_article_the_house_marks_the_unit_itself() {
        let code = Gs1 {
            gtin: None,
            expires: NaiveDate::from_ymd_opt(2026, 5, 20),
            lot: Some(text("F-0042")),
            unit: text("DU-000123"),
            registration: None,
        };
        assert_eq!(code.element_string(), "91DU-000123\u{1d}92F-0042\u{1d}93260520");
    }

    #[test]
    fn a_lot_that_no_scanner_would_give_back_is_refused() {
        for bad in ["", "lote 12", "ÇA12", "A\u{1d}B", "123456789012345678901"] {
            assert_eq!(Gs1Text::try_from(bad.to_owned()), Err(NotInGs1), "{bad:?}");
        }
    }
}
