//! Words, numbers and signs, each with its place. Total: any text has tokens.

use unicode_normalization::char::is_combining_mark;

use super::Span;
use crate::text::unaccented;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, then letters and digits: `mg`, `B12`.
    Word,
    /// Digits, with points and commas between digits: `0,5`, `1.000`.
    Number,
    /// Any other character, alone.
    Sign,
}

#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    /// Without case and accents: what keywords are compared with.
    pub(super) folded: String,
    pub(super) at: Span,
    /// The byte the text starts at.
    pub(super) byte: usize,
    /// No space stands before it.
    pub(super) glued: bool,
}

impl Token<'_> {
    pub(super) fn is(&self, folded: &str) -> bool {
        self.folded == folded
    }
}

pub(super) fn lex(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut rest, mut byte, mut position, mut glued) = (line, 0, 0, false);
    while let Some(first) = rest.chars().next() {
        let (kind, length) = if first.is_ascii_digit() {
            (Kind::Number, number_length(rest))
        } else if first.is_alphabetic() {
            (Kind::Word, word_length(rest))
        } else {
            (Kind::Sign, first.len_utf8())
        };
        let Some((text, after)) = rest.split_at_checked(length) else { break };
        let end = position + text.chars().count();
        if first.is_whitespace() {
            glued = false;
        } else {
            tokens.push(Token { kind, text, folded: unaccented(text), at: Span { start: position, end }, byte, glued });
            glued = true;
        }
        (rest, byte, position) = (after, byte + length, end);
    }
    tokens
}

/// A separator belongs to the number only with a digit after it.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut length = 0;
    while is_digit(length) || (matches!(bytes.get(length), Some(b'.' | b',')) && is_digit(length + 1)) {
        length += 1;
    }
    length
}

/// `x` never takes digits: `x7d` is `x 7 d`.
fn word_length(text: &str) -> usize {
    let letters = text.find(|c: char| !c.is_alphabetic() && !is_combining_mark(c)).unwrap_or(text.len());
    if matches!(text.get(..letters), Some("x" | "X")) {
        return letters;
    }
    text.find(|c: char| !c.is_alphabetic() && !is_combining_mark(c) && !c.is_ascii_digit()).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glued_line_falls_into_the_same_tokens_as_a_spaced_one() {
        let texts = |line| lex(line).into_iter().map(|token| token.text).collect::<Vec<_>>();
        assert_eq!(texts("B12 0,5mg x7d 6/6h."), ["B12", "0,5", "mg", "x", "7", "d", "6", "/", "6", "h", "."]);
    }

    #[test]
    fn places_count_characters_and_keywords_lose_case_and_accents() {
        let tokens = lex("MÁX ½\u{a0}às");
        assert_eq!(tokens.iter().map(|token| token.folded.as_str()).collect::<Vec<_>>(), ["max", "½", "as"]);
        assert_eq!(tokens[2].at, Span { start: 6, end: 8 }, "a character is one place, whatever its bytes");
    }
}
