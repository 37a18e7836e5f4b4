//! What it means that a row matches what was typed: every word must be found in it, exactly, as a beginning, by its
//! stem or with one typo, and the costs of the words order the hits.

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    candidates::Begun,
    source::Source,
    words::{Stems, Token, bed, is_letters, tokens, typed, whole},
};

/// A piece of a line, and whether it is what was searched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether to show it as found.
    pub found: bool,
}

/// A word that was typed.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) stem: Option<String>,
    /// The substances of the medicines and brands it names.
    pub(super) substances: BTreeSet<String>,
    /// What it begins in the index.
    pub(super) begun: Arc<Begun>,
    /// Words of the index that are this one with a typo, or share its stem.
    pub(super) alike: BTreeSet<String>,
}

/// All that was typed.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) words: Vec<Word>,
    pub(super) whole: String,
}

impl Typed {
    pub(super) fn new(text: &str) -> Self {
        let mut stems = Stems::new();
        let words = typed(text).into_iter().map(|text| {
            let stem = stems.of(&text);
            Word { text, stem, substances: BTreeSet::new(), begun: Arc::default(), alike: BTreeSet::new() }
        });
        Self { words: words.collect(), whole: whole(text) }
    }

    /// How well a source matches, less being better; `None` where a word is not in it.
    pub(super) fn cost(&self, source: &Source, forgiving: bool) -> Option<u32> {
        let called: Vec<Token> = source.called().flat_map(tokens).collect();
        let mut mentioned: Vec<Token> = source.mentioned().flat_map(tokens).collect();
        mentioned.extend(source.bed.as_deref().map(|name| Token { text: bed(name), start: 0, end: 0 }));
        let mut stems = Stems::new();
        let costs = self.words.iter().map(|word| {
            let names = called.iter().map(|token| (token, 0));
            let of_words = names.chain(mentioned.iter().map(|token| (token, 1)));
            let best =
                of_words.filter_map(|(token, place)| Some(word.likeness(token, forgiving, &mut stems)? + place)).min();
            let of_substance = source.substances().any(|substance| word.substances.contains(&*substance)).then_some(2);
            best.into_iter().chain(of_substance).min()
        });
        let sum = costs.sum::<Option<u32>>()?;
        let exact = usize::try_from(sum).is_ok_and(|sum| sum <= self.words.len());
        let is_all = exact && source.called().chain([source.title.as_str()]).any(|name| whole(name) == self.whole);
        Some(if is_all { 0 } else { sum + 1 })
    }

    /// A line in pieces, the found words marked.
    pub(super) fn mark(&self, line: &str, forgiving: bool) -> Vec<Run> {
        let mut stems = Stems::new();
        let mut found: Vec<(usize, usize)> = tokens(line)
            .iter()
            .filter(|token| self.words.iter().any(|word| word.likeness(token, forgiving, &mut stems).is_some()))
            .map(|token| (token.start, token.end))
            .collect();
        found.sort_unstable();
        let mut runs = Vec::new();
        let mut at = 0;
        for (start, end) in found {
            // Of overlapping words the shorter one: `500` rather than `500 mg`.
            if start >= at {
                push(&mut runs, line.get(at..start), false);
                push(&mut runs, line.get(start..end), true);
                at = end;
            }
        }
        push(&mut runs, line.get(at..), false);
        runs
    }
}

impl Word {
    /// 0 for the word itself, 2 for its beginning, 6 for its stem or a typo.
    fn likeness(&self, token: &Token, forgiving: bool, stems: &mut Stems) -> Option<u32> {
        if token.text == self.text {
            Some(0)
        } else if token.text.starts_with(&self.text) {
            Some(2)
        } else if forgiving && (one_typo(&self.text, &token.text) || self.same_stem(&token.text, stems)) {
            Some(6)
        } else {
            None
        }
    }

    /// Words of its stem begin with this; asking for a stem costs more than all the rest.
    pub(super) fn stem_start(&self) -> Option<&str> {
        self.stem.as_deref().and_then(|stem| stem.get(..3))
    }

    /// Whether a word has the same stem.
    pub(super) fn same_stem(&self, other: &str, stems: &mut Stems) -> bool {
        self.stem_start().is_some_and(|start| other.starts_with(start)) && self.stem == stems.of(other)
    }

    /// Whether a word of the index is this one with a typo.
    pub(super) fn is_almost(&self, other: &str) -> bool {
        one_typo(&self.text, other)
    }

    /// Whether the index is to look for typos of it.
    pub(super) fn may_have_typo(&self) -> bool {
        self.text.len() >= SHORTEST && is_letters(&self.text)
    }
}

/// Words shorter than this must be typed right.
const SHORTEST: usize = 4;
/// Words shorter than this must begin with the right letter, or anything would be like anything.
const FIRST_LETTER_COUNTS: usize = 6;
/// Unfinished words of this length may have a typo as well.
pub(super) const UNFINISHED: usize = 6;

/// Whether one letter too many, too few, wrong, or exchanged with its neighbour lies between what was typed and a word,
/// or the beginning of a word. Never between numbers.
fn one_typo(typed: &str, word: &str) -> bool {
    if typed.len() < SHORTEST || !is_letters(typed) || !is_letters(word) {
        return false;
    }
    let letters = typed.chars().count();
    if letters < FIRST_LETTER_COUNTS && typed.chars().next() != word.chars().next() {
        return false;
    }
    let alike = typed.chars().zip(word.chars()).take_while(|(left, right)| left == right);
    let same = alike.map(|(letter, _)| letter.len_utf8()).sum::<usize>();
    let (Some(typed), Some(word)) = (typed.get(same..), word.get(same..)) else { return false };
    let goes_on = |left: &str, right: &str| left == right || letters >= UNFINISHED && right.starts_with(left);
    let (after_typed, after_word) = (without_first(typed), without_first(word));
    after_typed.zip(after_word).is_some_and(|(left, right)| goes_on(left, right))
        || after_typed.is_some_and(|left| goes_on(left, word))
        || after_word.is_some_and(|right| goes_on(typed, right))
        || exchanged(typed, word).is_some_and(|(left, right)| goes_on(left, right))
}

fn without_first(text: &str) -> Option<&str> {
    text.char_indices().nth(1).map_or_else(|| (!text.is_empty()).then_some(""), |(second, _)| text.get(second..))
}

/// What follows the first two letters of both, where those of one are the other's in the other order.
fn exchanged<'t>(typed: &'t str, word: &'t str) -> Option<(&'t str, &'t str)> {
    let mut rest = typed.chars();
    let (first, second) = (rest.next()?, rest.next()?);
    Some((rest.as_str(), word.strip_prefix(second)?.strip_prefix(first)?))
}

fn push(runs: &mut Vec<Run>, text: Option<&str>, found: bool) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        runs.push(Run { text: text.to_owned(), found });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_typo_is_forgiven_and_two_are_not() {
        for typed in ["dipirna", "dipironna", "dipiroma", "dipriona", "zipirona"] {
            assert!(one_typo(typed, "dipirona"), "{typed} has one typo");
        }
        for typed in ["diprina", "dipirna2", "dopiroma"] {
            assert!(!one_typo(typed, "dipirona"), "{typed} has two");
        }
    }

    #[test]
    fn an_unfinished_word_may_have_a_typo_too() {
        assert!(one_typo("ceftirax", "ceftriaxona"));
        assert!(!one_typo("ceti", "ceftriaxona"), "but not a short one");
    }

    #[test]
    fn short_words_must_begin_right() {
        assert!(one_typo("rosq", "rosa"));
        assert!(!one_typo("bosa", "rosa"));
    }

    #[test]
    fn the_found_word_is_marked_and_nothing_of_the_line_is_lost() {
        let runs = Typed::new("conceicao 500").mark("Demo Conceição, 500 mg", false);
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(text, "Demo Conceição, 500 mg");
        let found: Vec<_> = runs.iter().filter(|run| run.found).map(|run| run.text.as_str()).collect();
        assert_eq!(found, ["Conceição", "500"]);
    }
}
