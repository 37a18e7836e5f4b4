//! Text as it is searched and matched: without case, accents or stray blanks.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `text` for comparison: lower case, NFKD without combining marks (`ç` is `c`, `²` is `2`), single blanks between words,
/// none around. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let plain: Cow<'_, str> = if text.is_ascii() {
        text.into()
    } else {
        text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)).collect()
    };
    let mut folded = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded.make_ascii_lowercase();
    folded
}

/// Lower case without accents and nothing else: `½` and `ª` stay what they are, and so do blanks.
pub(crate) fn unaccented(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_match_however_they_were_typed() {
        for typed in ["Conceição  D'Ávila", " CONCEIÇÃO d'ávila\n", "conceic\u{327}a\u{303}o\u{a0}d'avila"] {
            assert_eq!(fold(typed), "conceicao d'avila", "typed as {typed:?}");
        }
        assert_eq!(fold("Dipirona 500 mg/mL, 5 µg, H₂O, İ"), "dipirona 500 mg/ml, 5 μg, h2o, i");
        assert_eq!(fold(" \t"), "");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*|[A-Za-zÀ-ÿ0-9 \u{a0}\u{300}-\u{36f}]*|.*") {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }
    }
}
