//! Text as our fonts can set it: nothing lost, nothing torn, and no name so strange that a paper fails.

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization;

use crate::world::fonts;

const NO_BREAK: char = '\u{a0}';

/// The text composed; the micro sign as the letter that the fonts have; a number bound to what it counts and to the
/// abbreviation that names it; a character that no font has as its number, `[U+1F48A]`.
pub(crate) fn printable(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut composed = text.nfc().peekable();
    while let Some(character) = composed.next() {
        match character {
            ' ' | NO_BREAK | '\u{202f}' if composed.peek().is_some_and(|next| bound(&set, *next)) => set.push(NO_BREAK),
            '\u{202f}' => set.push(NO_BREAK),
            '\u{b5}' => set.push('\u{3bc}'),
            '\n' => set.push('\n'),
            '\t' | '\r' => set.push(' '),
            character => push(&mut set, character),
        }
    }
    set
}

/// A blank between these is never the end of a line: `5 mg`, `RQE 12345`, `leito 12`, `(11) 5550-0100`.
fn bound(before: &str, next: char) -> bool {
    let is_number = |character: char| character.is_ascii_digit() || matches!(character, '½' | '¼' | '¾');
    if before.ends_with(is_number) {
        return next.is_alphabetic() || matches!(next, '%' | '°' | '\u{b5}');
    }
    let word = before.rsplit([' ', NO_BREAK]).next().unwrap_or_default();
    let letters = || word.chars().filter(|character| character.is_alphabetic());
    let names = (letters().count() > 1 && letters().all(char::is_uppercase))
        || matches!(word, "leito" | "nº" | "sala" | "km")
        || (word.starts_with('(') && word.ends_with(')'));
    is_number(next) && names
}

fn push(set: &mut String, character: char) {
    if has(character) {
        set.push(character);
    } else if std::iter::once(character).nfd().all(has) {
        set.extend(std::iter::once(character).nfd());
    } else {
        // Writing into a string cannot fail.
        let _ = write!(set, "[U+{:04X}]", u32::from(character));
    }
}

fn has(character: char) -> bool {
    fonts().iter().all(|font| font.info().coverage.contains(u32::from(character)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_what_it_counts() {
        assert_eq!(printable("1 comprimido a cada 8 horas"), "1\u{a0}comprimido a cada 8\u{a0}horas");
        assert_eq!(printable("½ comprimido a 36,5 °C"), "½\u{a0}comprimido a 36,5\u{a0}°C");
        assert_eq!(printable("14 22 06"), "14 22 06", "a row of hours may break");
    }

    #[test]
    fn a_number_stays_with_what_names_it() {
        assert_eq!(printable("CRM-SP 123456, RQE 12345"), "CRM-SP\u{a0}123456, RQE\u{a0}12345");
        assert_eq!(printable("leito 12, (11) 5550-0100"), "leito\u{a0}12, (11)\u{a0}5550-0100");
        assert_eq!(printable("a cada 8 horas"), "a cada 8\u{a0}horas", "words of a sentence may part");
    }

    #[test]
    fn what_the_fonts_have_prints_as_it_is_and_the_micro_sign_as_a_letter() {
        let signs = "° ½ ≥ ≤ – — “ç” ã ê ª º × •";
        assert_eq!(printable(signs), signs);
        assert_eq!(printable("µ"), "μ");
    }

    #[test]
    fn combining_accents_are_composed_and_those_without_a_glyph_stay_apart() {
        assert_eq!(printable("Jose\u{301} Conceic\u{327}a\u{303}o"), "José Conceição");
        assert_eq!(printable("M\u{1ebd}b\u{1ebd}ngôkre"), "Me\u{303}be\u{303}ngôkre");
    }

    #[test]
    fn what_no_font_has_is_named_and_never_lost() {
        assert_eq!(printable("Олег 💊"), "[U+041E][U+043B][U+0435][U+0433] [U+1F48A]");
        assert_eq!(printable("a\u{202e}b"), "a[U+202E]b", "nothing turns the direction of a dose");
    }
}
