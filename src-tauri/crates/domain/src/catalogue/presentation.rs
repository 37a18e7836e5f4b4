//! The packed presentation of a price list, `55 MG COM REV CT BL AL X 33`, taken apart. What it does not say for
//! certain is `None`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    dose_form::FormFamily,
    printed_strength::{self, Token, amount, tokens},
    strength::Strength,
    substance_name::fold,
};
use crate::quantity::{Amount, Dimension, Quantity, Unit};

/// What a presentation says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Presentation {
    /// The strength of each ingredient, in the order in which it is printed.
    pub strength: Option<Strength>,
    /// How many strengths are printed, read or not; `None` when there is none.
    pub ingredients: Option<usize>,
    /// The family of the dosage form.
    pub form: Option<FormFamily>,
    /// The sale pack.
    pub pack: Option<Pack>,
}

/// A sale pack: so many containers, each holding so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pack {
    /// What lies in the box.
    pub container: Container,
    /// How many of them.
    pub count: u32,
    /// What each holds; `None` when it is not printed (powders) or not clear.
    pub content: Option<Quantity>,
}

/// What holds the medicine.
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
pub enum Container {
    Blister,
    Strip,
    Bottle,
    Vial,
    Ampoule,
    Syringe,
    Cartridge,
    Bag,
    Tube,
    Sachet,
}

/// A bottle from this many millilitres on is hung up, not drawn from.
const SMALLEST_INFUSION_BOTTLE: u32 = 100;

impl Presentation {
    /// Reads a packed presentation.
    pub fn read(text: &str) -> Self {
        let folded = fold(text).to_uppercase();
        let tokens = tokens(&folded);
        let printed = printed_strength::read(&tokens);
        let (words, rest) = form_words(printed.rest);
        let form = words.and_then(|words| FormFamily::of_abbreviation(&words));
        let pack = Pack::read(rest, form);
        let count = printed.count + further_strengths(rest);
        Self {
            strength: printed.strength.filter(|_| count == printed.count),
            ingredients: (count > 0).then_some(count),
            form: form.and_then(|form| told_by_pack(form, pack, rest)),
            pack,
        }
    }
}

/// The words of the dosage form, and what follows them; no words when something is mixed in that is not of the form.
fn form_words<'a>(tokens: &'a [Token<'a>]) -> (Option<Vec<&'a str>>, &'a [Token<'a>]) {
    let is_form = |token: &Token<'_>| match token {
        Token::Word(word) => !matches!(*word, "CT" | "CX" | "X") && Container::of(word).is_none(),
        Token::Sign(sign) => matches!(sign, '/' | '.'),
        Token::Number(_) => false,
    };
    let length = tokens.iter().take_while(|token| is_form(token)).count();
    let (form, rest) = tokens.split_at_checked(length).unwrap_or((tokens, &[]));
    let whole = !matches!(rest.first(), Some(Token::Sign(_)));
    let words = form.iter().filter_map(|token| match token {
        Token::Word(word) => Some(with_accents_back(word)),
        _ => None,
    });
    (whole.then(|| words.collect()), rest)
}

/// Abbreviations that a lossy file spells without their accented letters.
fn with_accents_back(word: &str) -> &str {
    match word {
        "P_" => "PO",
        "LI_F" => "LIOF",
        "LO__O" | "LOCAO" => "LOC",
        word => word,
    }
}

/// Strengths that stand after the form: `400 MG COM AMARELO + 4 MG COM LARANJA` is a kit, `+ 10 AGU` is not, and what
/// an applicator delivers (`SIST APLIC 77 UI`) is no ingredient.
fn further_strengths(tokens: &[Token<'_>]) -> usize {
    let is_strength = |window: &&[Token<'_>]| {
        matches!(
            window,
            [Token::Sign('+' | '/' | '('), Token::Number(_), Token::Word("MG" | "MCG" | "UI") | Token::Sign('+' | ')')]
        )
    };
    tokens.windows(3).filter(is_strength).count()
}

/// Injectable solutions in bags and large bottles are infusions; where the pack is unclear, so is the form.
fn told_by_pack(form: FormFamily, pack: Option<Pack>, tokens: &[Token<'_>]) -> Option<FormFamily> {
    if form != FormFamily::InjectableSolution {
        return Some(form);
    }
    let closed_system = tokens.iter().any(|token| matches!(token, Token::Word("FECH")));
    let pack = pack?;
    let large = pack.content.is_some_and(|content| {
        content.unit == Unit::Ml && content.value >= Amount::from(SMALLEST_INFUSION_BOTTLE) || content.unit == Unit::L
    });
    match pack.container {
        Container::Bag => Some(FormFamily::InfusionSolution),
        Container::Bottle | Container::Vial if closed_system => Some(FormFamily::InfusionSolution),
        Container::Bottle if large => Some(FormFamily::InfusionSolution),
        Container::Ampoule | Container::Vial | Container::Syringe | Container::Cartridge => Some(form),
        _ => None,
    }
}

impl Container {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "BL" => Self::Blister,
            "STR" | "STRIP" => Self::Strip,
            "FR" => Self::Bottle,
            "FA" => Self::Vial,
            "AMP" => Self::Ampoule,
            "SER" => Self::Syringe,
            "CARP" => Self::Cartridge,
            "BOLS" => Self::Bag,
            "BG" => Self::Tube,
            "ENV" | "SACH" => Self::Sachet,
            _ => return None,
        })
    }
}

impl Pack {
    /// Reads `CX 44 AMP VD INC X 3 ML`; what follows a `+` (spoons, diluent) is not the medicine.
    fn read(tokens: &[Token<'_>], form: Option<FormFamily>) -> Option<Self> {
        let length = tokens.iter().take_while(|token| **token != Token::Sign('+')).count();
        let tokens = tokens.get(..length)?;
        let boxed = tokens.strip_prefix(&[Token::Word("CT")]).or_else(|| tokens.strip_prefix(&[Token::Word("CX")]));
        let (count, container, rest) = match boxed.unwrap_or(tokens) {
            [Token::Number(count), Token::Word(word), rest @ ..] => (count.parse().ok()?, Container::of(word)?, rest),
            [Token::Word(word), rest @ ..] => (1, Container::of(word)?, rest),
            _ => return None,
        };
        Some(Self { container, count, content: content(rest, form) })
    }

    /// How much the whole pack holds.
    pub fn total(self) -> Option<Quantity> {
        self.content?.times(self.count.into())
    }
}

/// What one container holds: the number behind the only `X`.
fn content(tokens: &[Token<'_>], form: Option<FormFamily>) -> Option<Quantity> {
    let mut crosses = tokens.iter().enumerate().filter(|(_, token)| **token == Token::Word("X"));
    let (at, _) = crosses.next()?;
    if crosses.next().is_some() {
        return None;
    }
    let (number, unit) = match tokens.get(at + 1..)? {
        [Token::Number(number), Token::Word("ML"), ..] => (number, Unit::Ml),
        [Token::Number(number), Token::Word("L"), ..] => (number, Unit::L),
        [Token::Number(number), Token::Word("G"), ..] => (number, Unit::G),
        [Token::Number(number), Token::Word("DOSES" | "DOS"), ..] => (number, Unit::Dose),
        [Token::Number(number)] | [Token::Number(number), Token::Sign('('), ..] => (number, counted(form?)?),
        _ => return None,
    };
    let value = amount(number, unit)?;
    let whole = unit.dimension() != Dimension::Count || value.decimal().is_integer();
    whole.then(|| Quantity::new(value, unit))
}

/// The unit in which a form is counted.
const fn counted(form: FormFamily) -> Option<Unit> {
    match form {
        FormFamily::Tablet
        | FormFamily::ProlongedTablet
        | FormFamily::SublingualTablet
        | FormFamily::ChewableTablet
        | FormFamily::OrodispersibleTablet
        | FormFamily::EffervescentTablet
        | FormFamily::VaginalTablet => Some(Unit::Tablet),
        FormFamily::Capsule | FormFamily::ProlongedCapsule | FormFamily::InhalationCapsule => Some(Unit::Capsule),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pack(text: &str) -> Option<(Container, u32, Option<String>)> {
        let pack = Presentation::read(text).pack?;
        Some((
            pack.container,
            pack.count,
            pack.content.map(|content| format!("{} {}", content.value, content.unit.code())),
        ))
    }

    #[test]
    fn a_box_of_blisters_says_how_many_tablets_it_holds() {
        let read = Presentation::read("50 MG COM REV CT 3 BL AL PLAS INC X 10 (EMB HOSP)");
        assert_eq!(read.form, Some(FormFamily::Tablet));
        assert_eq!(read.strength.unwrap().code(), "50 mg");
        assert_eq!(read.pack.unwrap().total().unwrap().value, 30u32.into());
    }

    #[test]
    fn packs_are_read_where_they_are_clear() {
        for (text, container, count, content) in [
            ("2 MG/ML SOL INJ CX 50 AMP VD INC X 4 ML", Container::Ampoule, 50, Some("4 mL")),
            ("5 MG/ML XPE CT FR PLAS AMB X 120ML + COP", Container::Bottle, 1, Some("120 mL")),
            ("10 MG/G CREM DERM CT BG AL X 40 G", Container::Tube, 1, Some("40 g")),
            ("3 G PO SOL INJ CX 44 FA VD TRANS", Container::Vial, 44, None),
            ("75 MG CAP DURA CT BL AL PLAS X 30", Container::Blister, 1, Some("30 {cápsula}")),
        ] {
            assert_eq!(pack(text), Some((container, count, content.map(str::to_owned))), "{text}");
        }
        assert_eq!(pack("10 MG COM CX 6 EST X 5 BL X 10"), None, "boxes in boxes");
    }

    #[test]
    fn the_pack_tells_an_infusion_from_an_injection() {
        let form = |text| Presentation::read(text).form;
        assert_eq!(form("9 MG/ML SOL INJ IV BOLS PVC TRANS SIST FECH X 500 ML"), Some(FormFamily::InfusionSolution));
        assert_eq!(form("9 MG/ML SOL INJ CX 100 AMP PLAS TRANS X 10 ML"), Some(FormFamily::InjectableSolution));
        assert_eq!(form("9 MG/ML SOL INJ CX FR PLAS X 250 ML"), Some(FormFamily::InfusionSolution));
        assert_eq!(form("9 MG/ML SOL INJ X 10 ML"), None, "the pack is not printed");
    }

    #[test]
    fn a_kit_has_more_ingredients_than_its_first_strength() {
        let kit = Presentation::read("20 MG CAP DURA + 500 MG COM REV + 500 MG CAP CT BL X 7");
        assert_eq!((kit.ingredients, kit.strength, kit.form), (Some(3), None, None));
        let diluted = Presentation::read("1 G PO SOL INJ CT FA VD INC + AMP DIL X 10 ML");
        assert_eq!(diluted.ingredients, Some(1), "a diluent is no ingredient");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[ -~\u{e0}-\u{ff}_]{0,80}") {
            let _ = Presentation::read(&text);
        }
    }
}
