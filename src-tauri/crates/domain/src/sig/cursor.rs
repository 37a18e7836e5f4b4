//! A place among the tokens. Copied before an attempt and put back only when the attempt took something.

use super::{
    Span,
    lexer::{Kind, Token},
};

#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    line: &'a str,
    tokens: &'a [Token<'a>],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(line: &'a str, tokens: &'a [Token<'a>]) -> Self {
        Self { line, tokens, at: 0 }
    }

    pub(super) const fn index(&self) -> usize {
        self.at
    }

    pub(super) const fn at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(super) const fn advance(&mut self) {
        self.at += 1;
    }

    pub(super) fn peek(&self) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at)
    }

    pub(super) fn ahead(&self, count: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at + count)
    }

    pub(super) fn previous(&self) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at.checked_sub(1)?)
    }

    pub(super) fn next_is(&self, kind: Kind) -> bool {
        self.peek().is_some_and(|token| token.kind == kind)
    }

    /// Takes all the tokens of `phrase` (folded, a space between tokens), or none.
    pub(super) fn take(&mut self, phrase: &str) -> bool {
        let mut count = 0;
        for piece in phrase.split(' ') {
            if !self.ahead(count).is_some_and(|token| token.is(piece)) {
                return false;
            }
            count += 1;
        }
        self.at += count;
        true
    }

    /// Takes the first phrase that stands here; longer ones must come first.
    pub(super) fn take_any(&mut self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.take(phrase))
    }

    pub(super) fn take_kind(&mut self, kind: Kind) -> Option<&'a Token<'a>> {
        let token = self.peek().filter(|token| token.kind == kind)?;
        self.at += 1;
        Some(token)
    }

    /// A whole number in digits or, up to ten, in words.
    pub(super) fn take_whole(&mut self) -> Option<u32> {
        let token = self.peek()?;
        let number = match token.folded.as_str() {
            "um" | "uma" => 1,
            "dois" | "duas" => 2,
            "tres" => 3,
            "quatro" => 4,
            "cinco" => 5,
            "seis" => 6,
            "sete" => 7,
            "oito" => 8,
            "nove" => 9,
            "dez" => 10,
            digits => digits.parse().ok().filter(|_| token.kind == Kind::Number)?,
        };
        self.at += 1;
        Some(number)
    }

    /// From token `start` to the last one taken.
    pub(super) fn span_from(&self, start: usize) -> Span {
        let start = self.tokens.get(start).map_or_else(|| self.line.chars().count(), |token| token.at.start);
        let end = self.previous().map_or(start, |token| token.at.end);
        Span { start, end: end.max(start) }
    }

    /// What was typed from token `start` to the last one taken.
    pub(super) fn text_from(&self, start: usize) -> &'a str {
        let from = self.tokens.get(start).map_or(self.line.len(), |token| token.byte);
        let to = self.previous().map_or(from, |token| token.byte + token.text.len());
        self.line.get(from..to).unwrap_or_default()
    }
}
