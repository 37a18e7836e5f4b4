//! Quantities in words, as controlled prescriptions demand them (rulebook R1.11b): "duas ampolas".

use super::unit_words::{Gender, unit_words};
use crate::quantity::Unit;

/// `count` in words with its unit, the number agreeing in gender: `vinte e uma cápsulas`, `mil comprimidos`.
///
/// `None` from a million on: no prescription dispenses that many.
pub fn in_words(count: u32, unit: Unit) -> Option<String> {
    let words = unit_words(unit);
    let number = number(count, words.gender)?;
    Some(format!("{number} {}", words.spoken(count >= 2)).trim_end().to_owned())
}

fn number(count: u32, gender: Gender) -> Option<String> {
    let (thousands, rest) = (count / 1000, count % 1000);
    match (thousands, rest) {
        (0, _) => below_a_thousand(rest, gender),
        (1000.., _) => None,
        (1, 0) => Some("mil".to_owned()),
        (1, _) => Some(format!("mil{}{}", joint(rest), below_a_thousand(rest, gender)?)),
        (_, 0) => Some(format!("{} mil", below_a_thousand(thousands, gender)?)),
        _ => {
            let (thousands, after) = (below_a_thousand(thousands, gender)?, below_a_thousand(rest, gender)?);
            Some(format!("{thousands} mil{}{after}", joint(rest)))
        }
    }
}

/// Between the thousands and what follows: "mil e duzentos", "mil e vinte", but "mil duzentos e vinte".
const fn joint(rest: u32) -> &'static str {
    if rest < 100 || rest.is_multiple_of(100) { " e " } else { " " }
}

fn below_a_thousand(count: u32, gender: Gender) -> Option<String> {
    if count == 100 {
        return Some("cem".to_owned());
    }
    let (hundreds, rest) = (count / 100, count % 100);
    if hundreds == 0 {
        return below_a_hundred(rest, gender);
    }
    let hundreds = pick(&HUNDREDS, hundreds)?;
    let hundreds = match gender {
        Gender::Feminine => hundreds.replace("ntos", "ntas"),
        Gender::Masculine => hundreds.to_owned(),
    };
    // "cento" alone is singular and has no gender.
    if rest == 0 { Some(hundreds) } else { Some(format!("{hundreds} e {}", below_a_hundred(rest, gender)?)) }
}

fn below_a_hundred(count: u32, gender: Gender) -> Option<String> {
    if count < 20 {
        return below_twenty(count, gender).map(str::to_owned);
    }
    let tens = pick(&TENS, count / 10)?;
    match count % 10 {
        0 => Some(tens.to_owned()),
        ones => Some(format!("{tens} e {}", below_twenty(ones, gender)?)),
    }
}

fn below_twenty(count: u32, gender: Gender) -> Option<&'static str> {
    match (count, gender) {
        (1, Gender::Feminine) => Some("uma"),
        (2, Gender::Feminine) => Some("duas"),
        _ => pick(&BELOW_TWENTY, count),
    }
}

fn pick(words: &'static [&'static str], place: u32) -> Option<&'static str> {
    words.get(usize::try_from(place).ok()?).copied()
}

const BELOW_TWENTY: [&str; 20] = [
    "zero",
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "quatorze",
    "quinze",
    "dezesseis",
    "dezessete",
    "dezoito",
    "dezenove",
];

const TENS: [&str; 10] =
    ["", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"];

const HUNDREDS: [&str; 10] = [
    "",
    "cento",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde::Deserialize;

    use super::*;

    #[test]
    fn the_vectors_of_the_rule_book_hold() {
        #[derive(Deserialize)]
        struct Vector {
            n: u32,
            unit: String,
            text: String,
        }
        #[derive(Deserialize)]
        struct Rules {
            number_words_pt: Vec<Vector>,
        }
        let rules: Rules = serde_json::from_str(include_str!("../tables/rules.json")).unwrap();
        assert_eq!(rules.number_words_pt.len(), 12, "all vectors are read");
        for Vector { n, unit, text } in rules.number_words_pt {
            let unit = unit.parse().or_else(|_| format!("{{{unit}}}").parse()).unwrap();
            assert_eq!(in_words(n, unit), Some(text));
        }
    }

    #[test]
    fn thousands_hundreds_and_ones_agree_with_the_unit() {
        for (count, unit, words) in [
            (0, Unit::Tablet, "zero comprimido"),
            (14, Unit::Tablet, "quatorze comprimidos"),
            (100, Unit::Ampoule, "cem ampolas"),
            (200, Unit::Ampoule, "duzentas ampolas"),
            (500, Unit::Drop, "quinhentas gotas"),
            (1001, Unit::Ampoule, "mil e uma ampolas"),
            (1020, Unit::Tablet, "mil e vinte comprimidos"),
            (1100, Unit::Tablet, "mil e cem comprimidos"),
            (1220, Unit::Tablet, "mil duzentos e vinte comprimidos"),
            (2000, Unit::Capsule, "duas mil cápsulas"),
            (2000, Unit::Mg, "dois mil miligramas"),
            (2, Unit::G, "dois gramas"),
            (201_101, Unit::Dose, "duzentas e uma mil cento e uma doses"),
            (5000, Unit::InternationalUnit, "cinco mil unidades internacionais"),
            (100_000, Unit::InternationalUnit, "cem mil unidades internacionais"),
            (999_999, Unit::Tablet, "novecentos e noventa e nove mil novecentos e noventa e nove comprimidos"),
            (21, Unit::One, "vinte e um"),
        ] {
            assert_eq!(in_words(count, unit).as_deref(), Some(words), "{count}");
        }
        assert_eq!(in_words(1_000_000, Unit::Tablet), None, "out of range");
    }

    #[test]
    fn no_two_numbers_have_the_same_words() {
        let said: BTreeSet<_> = (0..30_000).map(|count| in_words(count, Unit::Ampoule)).collect();
        assert_eq!(said.len(), 30_000, "a quantity in words must tell numbers apart");
        assert!(!said.contains(&None), "every number below a million is said");
    }
}
