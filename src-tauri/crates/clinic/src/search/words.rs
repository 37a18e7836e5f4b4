//! How text becomes words, the same for documents and for what people type.
//!
//! Words are folded (no case, no accents) and never stemmed here: `medicacao` must find `medicação`. Punctuation inside a
//! number joins: `529.982.247-25` is one word, and so is `201-A`.

use domain::text::fold;
use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream};

/// A word and where it stands, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Words that join names and say nothing.
const CONNECTIVES: [&str; 7] = ["de", "da", "do", "das", "dos", "e", "em"];

/// In front of a bed’s word, so that `leito 2` never means a document number.
const BED: &str = "leito";

/// Every word a text can be found by: parts of a joined number too, and a number joined to its unit (`500mg`).
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut amount: Option<Token> = None;
    for group in groups(text) {
        let whole = join(&group);
        if let Some(amount) = amount.take()
            && whole.text.len() <= 3
            && whole.start == amount.end + 1
            && whole.text.bytes().all(|byte| byte.is_ascii_alphabetic())
        {
            tokens.push(Token { text: amount.text + &whole.text, start: amount.start, end: whole.end });
        }
        if whole.text.bytes().all(|byte| byte.is_ascii_digit()) {
            amount = Some(whole.clone());
        }
        for (from, part) in group.iter().enumerate().skip(1) {
            let tail = join(group.get(from..).unwrap_or_default());
            tokens.extend((part.text.len() >= 3 && part.end < tail.end).then(|| part.clone()));
            tokens.extend((tail.text.len() >= 3).then_some(tail));
        }
        tokens.extend(group.first().filter(|part| group.len() > 1 && part.text.len() >= 3).cloned());
        tokens.push(whole);
    }
    tokens
}

/// The words that somebody typed, each of which must match.
pub(super) fn typed(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for group in groups(text) {
        let word = join(&group).text;
        match words.last_mut() {
            // `leito 201` asks for a bed, and for nothing else that begins with 201.
            Some(last) if last == BED => last.push_str(&word),
            _ => words.push(word),
        }
    }
    // A document number typed in groups: `700 5001 2345 6789`.
    let digits = words.concat();
    if words.len() > 1 && digits.len() >= 9 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return vec![digits];
    }
    if words.iter().any(|word| !CONNECTIVES.contains(&word.as_str())) {
        words.retain(|word| !CONNECTIVES.contains(&word.as_str()));
    }
    words
}

/// The word a bed is asked for by.
pub(super) fn bed(name: &str) -> String {
    let word = typed(name).concat();
    if word.starts_with(BED) { word } else { format!("{BED}{word}") }
}

/// A text as one word, to be matched as a whole.
pub(super) fn whole(text: &str) -> String {
    typed(text).join(" ")
}

/// Portuguese stems of folded words. Only ever in addition to the words.
pub(super) struct Stems(TextAnalyzer);

impl Stems {
    pub(super) fn new() -> Self {
        Self(TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::Portuguese)).build())
    }

    /// The stem; `None` for short words and numbers, which have none worth comparing.
    pub(super) fn of(&mut self, word: &str) -> Option<String> {
        if word.len() < 5 || !is_letters(word) {
            return None;
        }
        let one = singular(word);
        let mut stream = self.0.token_stream(&one);
        let stem = stream.advance().then(|| stream.token().text.clone());
        stem.filter(|stem| stem.len() >= 4)
    }
}

/// The stemmer knows plurals by their accents, which folding took: `soluções` and `solução`, `injetáveis` and `injetável`.
fn singular(word: &str) -> String {
    let endings = [("oes", "ao"), ("aes", "ao"), ("ais", "al"), ("eis", "el"), ("ns", "m"), ("s", "")];
    let found = endings.iter().find_map(|(many, one)| Some((word.strip_suffix(many)?, one)));
    found.map_or_else(|| word.to_owned(), |(start, one)| format!("{start}{one}"))
}

/// Whether a typo may be forgiven in it: never in a number.
pub(super) fn is_letters(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

/// The pieces of each word: more than one where punctuation joins them.
fn groups(text: &str) -> Vec<Vec<Token>> {
    let mut groups: Vec<Vec<Token>> = Vec::new();
    let mut rest = 0;
    while let Some(start) = text.get(rest..).and_then(|tail| tail.find(is_part)).map(|at| at + rest) {
        let tail = text.get(start..).unwrap_or_default();
        let end = start + tail.find(|letter| !is_part(letter)).unwrap_or(tail.len());
        let piece = Token { text: fold(text.get(start..end).unwrap_or_default()), start, end };
        let follows = groups
            .last()
            .and_then(|group| group.last())
            .is_some_and(|last| joined(text.get(last.end..start).unwrap_or_default(), &last.text, &piece.text));
        match groups.last_mut().filter(|_| follows) {
            Some(group) => group.push(piece),
            None => groups.push(vec![piece]),
        }
        rest = end;
    }
    groups
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter)
}

/// `201-A`, `529.982`, `12/03/1980`, `Sant’Anna`, but not `dipirona-500`.
fn joined(between: &str, left: &str, right: &str) -> bool {
    if matches!(between, "'" | "’" | "‘" | "´" | "`") {
        return is_letters(left) && is_letters(right);
    }
    let number = |piece: &str| piece.bytes().any(|byte| byte.is_ascii_digit());
    let fits = |piece: &str| number(piece) || piece.len() == 1;
    matches!(between, "." | "-" | "," | "/") && fits(left) && fits(right) && (number(left) || number(right))
}

fn join(group: &[Token]) -> Token {
    Token {
        text: group.iter().map(|piece| piece.text.as_str()).collect(),
        start: group.first().map_or(0, |piece| piece.start),
        end: group.last().map_or(0, |piece| piece.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let mut texts: Vec<_> = tokens(text).into_iter().map(|token| token.text).collect();
        texts.sort();
        texts
    }

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(typed("Conceição MÜLLER"), ["conceicao", "muller"]);
        assert_eq!(typed("medicac\u{327}a\u{303}o"), ["medicacao"], "decomposed letters too");
    }

    #[test]
    fn a_number_is_one_word_however_it_is_written() {
        for written in ["529.982.247-25", "52998224725", "529 982 247 25"] {
            assert_eq!(typed(written), ["52998224725"]);
        }
        assert_eq!(typed("12/03/1980"), ["12031980"]);
        assert_eq!(typed("0,9%"), ["09"]);
    }

    #[test]
    fn the_end_of_a_prescription_number_finds_it_too() {
        assert_eq!(texts("UTI2-000123-7"), ["000123", "0001237", "uti2", "uti20001237"]);
    }

    #[test]
    fn an_apostrophe_may_be_typed_or_left_out() {
        assert_eq!(typed("Sant’Anna"), typed("santanna"));
        assert_eq!(texts("Joana D’Ávila"), ["avila", "davila", "joana"]);
    }

    #[test]
    fn a_bed_is_asked_for_by_its_own_word() {
        assert_eq!(typed("leito 201-A"), ["leito201a"]);
        assert_eq!(bed("201-A"), "leito201a");
        assert_eq!(bed("Leito 201-A"), "leito201a");
    }

    #[test]
    fn a_number_stands_joined_to_its_unit_as_well() {
        assert_eq!(texts("dipirona 500 mg/mL"), ["500", "500mg", "dipirona", "mg", "ml"]);
    }

    #[test]
    fn connectives_are_dropped_unless_nothing_else_was_typed() {
        assert_eq!(typed("Maria da Conceição"), ["maria", "conceicao"]);
        assert_eq!(typed("da"), ["da"]);
    }

    #[test]
    fn plural_and_singular_share_a_stem() {
        let mut stems = Stems::new();
        let pairs = [("comprimido", "comprimidos"), ("injetavel", "injetaveis"), ("solucao", "solucoes")];
        for (one, many) in pairs {
            assert!(stems.of(one).is_some(), "{one} has a stem");
            assert_eq!(stems.of(one), stems.of(many), "{many} is the plural of {one}");
        }
    }
}
