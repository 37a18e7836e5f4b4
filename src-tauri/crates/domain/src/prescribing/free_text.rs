//! Free text that still holds an abbreviation that has harmed is not signed (rulebook R2.13).
//!
//! The spellings and what to write instead stand in `rules.json`. A spelling all in capitals matches only in capitals
//! (`SN`, but not `sn`), another one in any case (`NaCl`, `nacl`). It must stand alone, except that a number may stand
//! right before it: `10U` is what R2.12 is about, `USO` is a word.

use unicode_normalization::UnicodeNormalization;

use crate::{
    commands::Order,
    refusal::{Refusal, RefusalCode},
    tables::{Abbreviation, abbreviations as table},
};

/// `5,0`: read as fifty. The row of `rules.json`, which no list of spellings can say.
const TRAILING_ZERO: &str = r"\d+,0(?!\d)|\d+\.0(?!\d)";
/// `,5`: read as five.
const MISSING_ZERO: &str = r"(?<!\d)[.,]\d";
/// Ordinary words that are wrong only as the measure of a dose, which has a field and a unit of its own.
const MEASURES: &str = "colher|ampola|frasco";

/// Refusals about what the order says in free text.
pub(super) fn abbreviations(order: &Order) -> Vec<Refusal> {
    let items = order.items.iter().enumerate().flat_map(|(position, item)| {
        let reason = item.as_needed.as_ref().and_then(|needed| needed.reason.as_ref());
        [
            ("indication", item.indication.as_ref()),
            ("instructions", item.instructions.as_ref()),
            ("as_needed.reason", reason),
            ("diluent", item.diluent.as_ref()),
            ("variable_measure", item.variable_measure.as_ref()),
        ]
        .map(|(field, text)| (format!("items[{position}].{field}"), text))
    });
    items
        .chain([("note".to_owned(), order.note.as_ref())])
        .flat_map(|(field, text)| text.map_or_else(Vec::new, |text| in_text(&field, text)))
        .collect()
}

fn in_text(field: &str, text: &str) -> Vec<Refusal> {
    // `ú` in two characters would begin with a `u` that stands alone.
    let text: String = text.nfc().collect();
    let refusal = |row: &Abbreviation| {
        let found = find(&row.pattern, &text)?;
        let refusal = Refusal::new(RefusalCode::ForbiddenAbbreviation, "R2.13").at(field);
        Some(refusal.with("found", found).with("use", &row.instead))
    };
    table().iter().filter_map(refusal).collect()
}

/// The first place where the row's pattern matches, as it was written.
fn find<'a>(pattern: &str, text: &'a str) -> Option<&'a str> {
    match pattern {
        MEASURES => None,
        TRAILING_ZERO => places(text).find_map(|(before, rest)| trailing_zero(before, rest)),
        MISSING_ZERO => places(text).find_map(|(before, rest)| missing_zero(before, rest)),
        spellings => spellings.split('|').find_map(|spelling| {
            places(text).find_map(|(before, rest)| standing_alone(before, rest, spelling.trim_end_matches('.')))
        }),
    }
}

/// Every place of the text: the character before it and all that follows.
fn places(text: &str) -> impl Iterator<Item = (Option<char>, &str)> {
    let before = std::iter::once(None).chain(text.chars().map(Some));
    before.zip(text.char_indices().filter_map(|(at, _)| text.get(at..)))
}

fn standing_alone<'a>(before: Option<char>, rest: &'a str, spelling: &str) -> Option<&'a str> {
    let any_case = spelling.chars().any(char::is_lowercase);
    let mut after = rest.chars();
    for wanted in spelling.chars() {
        let found = after.next()?;
        let same = found == wanted || (any_case && lower(found).eq(lower(wanted)));
        if !same {
            return None;
        }
    }
    let glued = |inner: Option<char>, outer: Option<char>, kind: fn(char) -> bool| {
        inner.is_some_and(char::is_alphanumeric) && outer.is_some_and(kind)
    };
    let first = spelling.chars().next();
    let before_kind = if first.is_some_and(char::is_alphabetic) { char::is_alphabetic } else { char::is_alphanumeric };
    let joined = glued(first, before, before_kind)
        || glued(spelling.chars().next_back(), after.clone().next(), char::is_alphanumeric);
    rest.get(..rest.len() - after.as_str().len()).filter(|_| !joined)
}

/// In lower case, with one of the two letters that both look like `µ`.
fn lower(letter: char) -> impl Iterator<Item = char> {
    let letter = if letter == '\u{3bc}' { '\u{b5}' } else { letter };
    letter.to_lowercase()
}

/// Not the CID `J45.0`, which is no number.
fn trailing_zero(before: Option<char>, rest: &str) -> Option<&str> {
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let digits = digits_at(rest);
    let zero = rest.get(digits..)?.strip_prefix([',', '.'])?.strip_prefix('0')?;
    (digits > 0 && digits_at(zero) == 0).then(|| rest.get(..digits + 2)).flatten()
}

fn missing_zero(before: Option<char>, rest: &str) -> Option<&str> {
    let digits = digits_at(rest.strip_prefix([',', '.'])?);
    let missing = digits > 0 && !before.is_some_and(|c| c.is_ascii_digit());
    missing.then(|| rest.get(..=digits)).flatten()
}

fn digits_at(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<String> {
        in_text("note", text).into_iter().filter_map(|refusal| refusal.params.get("found").cloned()).collect()
    }

    #[test]
    fn every_way_of_writing_that_has_harmed_is_found() {
        for (text, abbreviation) in [
            ("aplicar 10U à noite", "U"),
            ("5 UI antes do jantar", "UI"),
            ("ajustar em 2 ui", "ui"),
            ("tomar QD", "QD"),
            ("tomar q.d. em jejum", "q.d"),
            ("usar Q.O.D.", "Q.O.D"),
            ("máximo 5,0 mg", "5,0"),
            ("máximo 10.0 mg", "10.0"),
            ("começar com ,5 mg", ",5"),
            ("começar com .25 mg", ".25"),
            ("após MSO4", "MSO4"),
            ("repor mgso4", "mgso4"),
            ("em NaCl 0,9%", "NaCl"),
            ("junto com HCTZ", "HCTZ"),
            ("após PEN BEZ", "PEN BEZ"),
            ("até 50 µg", "µg"),
            ("até 50μg", "μg"),
            ("diluir em 10cc", "cc"),
            ("passar para IV", "IV"),
            ("repetir S/N", "S/N"),
            ("repetir se nec.", "se nec"),
            ("dose ACM", "ACM"),
            ("usar 1x ao dia", "1x"),
            ("PA > 180", ">"),
            ("glicemia <70", "<"),
        ] {
            assert_eq!(found(text), [abbreviation], "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_signed() {
        for text in [
            "se necessário",
            "SE NECESSÁRIO",
            "u\u{301}lcera",
            "usar uma colher de sopa de água",
            "abrir a ampola e o frasco na hora",
            "dor abdominal, náusea, vômito",
            "asma (CID J45.0)",
            "0,5 mg a 1.000 mg, 10,05 mg",
            "manter sono e ingerir líquidos",
            "sinusite, acme, occipital, queda, misto, univitelino",
            "11x2 cm de ferida; fator VIII; vitamina B12",
            "soro fisiológico 0,9%",
            "às 8h, 20h30.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn every_row_of_the_table_is_matched_by_its_spellings_or_by_name() {
        for row in table() {
            let named = [TRAILING_ZERO, MISSING_ZERO, MEASURES].contains(&row.pattern.as_str());
            let plain = !row.pattern.contains(['\\', '(', '[', '*', '+', '?']);
            assert!(named || plain, "{} is neither", row.pattern);
        }
    }

    #[test]
    fn the_refusal_says_where_what_and_what_instead() {
        let refusals = in_text("items[1].as_needed.reason", "PA > 180");
        let expected = Refusal::new(RefusalCode::ForbiddenAbbreviation, "R2.13")
            .at("items[1].as_needed.reason")
            .with("found", ">")
            .with("use", "'maior que' / 'menor que'");
        assert_eq!(refusals, [expected]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}|[UuI0-9,.qd<> ]{0,20}") {
            let _ = found(&text);
        }
    }
}
