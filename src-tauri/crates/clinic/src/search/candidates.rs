//! Asks the index for ids that are likely to match, the best and newest first.
//!
//! The index holds whole words; what a word begins, or is with a typo, is looked up among them once for each search. Each
//! step is a plain conjunction, ended after the first few documents: segments lie newest first. Nothing is scored here. A
//! candidate may turn out not to match; what matches and is among the best must be a candidate.

use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};

use tantivy::{
    InvertedIndexReader, SegmentReader, TantivyError, Term,
    columnar::Column,
    query::{DfaWrapper, FuzzyTermQuery},
    schema::Field,
};
use uuid::Uuid;

use super::{
    Failure,
    index::Snapshot,
    matching::{Typed, UNFINISHED, Word},
    newest::{AnyOf, Postings, newest},
    schema::{Fields, number},
    source::Kind,
    words::Stems,
};

/// Where a step looks for the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Whole,
    Called,
    Anywhere,
    CalledBegins,
    Begins,
    Forgiving,
}

/// From the best to the weakest.
const STRICT: [Step; 5] = [Step::Whole, Step::Called, Step::Anywhere, Step::CalledBegins, Step::Begins];

/// A beginning stands for no more words of a segment: the last ones, which of counters are the newest.
const BEGUN: u64 = 1_000;
/// No more words of the index stand for one that was typed with a typo.
const ALIKE: usize = 64;

/// The words of each segment that begin with one that was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Begun {
    called: Vec<Postings>,
    mentioned: Vec<Postings>,
}

/// What is asked of every segment.
pub(super) struct Question<'a> {
    pub(super) typed: &'a Typed,
    pub(super) kind: Kind,
    pub(super) ward: Option<Uuid>,
    pub(super) forgiving: bool,
}

/// Up to `take` ids.
pub(super) fn candidates(snapshot: &Snapshot, question: &Question<'_>, take: usize) -> Result<Vec<Uuid>, Failure> {
    let steps: &[Step] = if question.forgiving { &[Step::Forgiving] } else { &STRICT };
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for step in steps {
        let missing = take.saturating_sub(found.len());
        if missing == 0 {
            break;
        }
        let mut hits = Vec::new();
        for (place, segment) in snapshot.searcher.segment_readers().iter().enumerate() {
            let clauses = Segment { reader: segment, fields: &snapshot.fields, place }.clauses(question, *step)?;
            if !clauses.iter().any(AnyOf::is_empty) {
                first(segment, clauses, missing, &seen, &mut hits)?;
            }
        }
        hits.sort_unstable_by(|left, right| right.cmp(left));
        found.extend(hits.into_iter().map(|(_, id)| id).filter(|id| seen.insert(*id)).take(missing));
    }
    Ok(found)
}

/// A segment, and which one it is.
struct Segment<'a> {
    reader: &'a SegmentReader,
    fields: &'a Fields,
    place: usize,
}

impl Segment<'_> {
    fn clauses<'p>(&self, question: &Question<'p>, step: Step) -> Result<Vec<AnyOf<'p>>, Failure> {
        let mut clauses = vec![self.any([Term::from_field_u64(self.fields.kind, number(question.kind))])?];
        if let Some(ward) = question.ward {
            clauses.push(self.any([Term::from_field_text(self.fields.ward, &ward.simple().to_string())])?);
        }
        if step == Step::Whole {
            clauses.push(self.any([Term::from_field_text(self.fields.whole, &question.typed.whole)])?);
            return Ok(clauses);
        }
        for word in &question.typed.words {
            clauses.push(self.clause(word, step)?);
        }
        Ok(clauses)
    }

    /// One word must be found in one of these ways.
    fn clause<'p>(&self, word: &'p Word, step: Step) -> Result<AnyOf<'p>, Failure> {
        let (called, mentioned) = (self.fields.called, self.fields.mentioned);
        let places: &[Field] = if matches!(step, Step::Whole | Step::Called | Step::CalledBegins) {
            &[called]
        } else {
            &[called, mentioned]
        };
        let exact = matches!(step, Step::Called | Step::Anywhere).then_some(&word.text);
        let alike = word.alike.iter().filter(|_| step == Step::Forgiving);
        let words = exact.into_iter().chain(alike);
        let substances = word.substances.iter().filter(|_| places.contains(&mentioned));
        let terms = words.flat_map(|text| places.iter().map(move |field| Term::from_field_text(*field, text)));
        let of_substances = substances.map(|substance| Term::from_field_text(self.fields.substance, substance));
        let mut clause = self.any(terms.chain(of_substances))?;
        if exact.is_none() {
            for (field, of_segments) in [(called, &word.begun.called), (mentioned, &word.begun.mentioned)] {
                if let Some(postings) = of_segments.get(self.place).filter(|_| places.contains(&field)) {
                    clause.add(&*self.words(field)?, postings)?;
                }
            }
        }
        Ok(clause)
    }

    fn any<'p>(&self, terms: impl IntoIterator<Item = Term>) -> Result<AnyOf<'p>, Failure> {
        let mut any = AnyOf::default();
        for term in terms {
            let index = self.words(term.field())?;
            if let Some(found) = index.get_term_info(&term)? {
                any.add_term(&index, &found)?;
            }
        }
        Ok(any)
    }

    fn words(&self, field: Field) -> Result<Arc<InvertedIndexReader>, TantivyError> {
        self.reader.inverted_index(field)
    }
}

/// The first `missing` documents of a segment that are not yet seen, with what orders them.
fn first(
    segment: &SegmentReader,
    clauses: Vec<AnyOf<'_>>,
    missing: usize,
    seen: &HashSet<Uuid>,
    into: &mut Vec<(i64, Uuid)>,
) -> Result<(), Failure> {
    let columns = segment.fast_fields();
    let (high, low, at) = (columns.u64("id_high")?, columns.u64("id_low")?, columns.i64("at")?);
    let enough = into.len() + missing;
    newest(clauses, |document| {
        if segment.alive_bitset().is_none_or(|alive| alive.is_alive(document)) {
            let value = |column: &Column<u64>| column.first(document).unwrap_or_default();
            let id = Uuid::from_u64_pair(value(&high), value(&low));
            if !seen.contains(&id) {
                into.push((at.first(document).unwrap_or_default(), id));
            }
        }
        into.len() < enough
    });
    Ok(())
}

/// Looks up the words that begin with one of those typed.
pub(super) fn look_up_begun(snapshot: &Snapshot, typed: &mut Typed) -> Result<(), Failure> {
    for word in &mut typed.words {
        let of = |field| -> Result<Vec<Postings>, Failure> {
            let segments = snapshot.searcher.segment_readers().iter();
            segments.map(|segment| begun(&*segment.inverted_index(field)?, &word.text)).collect()
        };
        word.begun = Arc::new(Begun { called: of(snapshot.fields.called)?, mentioned: of(snapshot.fields.mentioned)? });
    }
    Ok(())
}

fn begun(index: &InvertedIndexReader, beginning: &str) -> Result<Postings, Failure> {
    let words = index.terms();
    let place_of = |word: &[u8]| -> Result<u64, Failure> {
        let mut stream = words.range().ge(word).without_keys().into_stream()?;
        Ok(if stream.advance() { stream.term_ord() } else { words.num_terms() as u64 })
    };
    let end = place_of(&after(beginning))?;
    let start = place_of(beginning.as_bytes())?.max(end.saturating_sub(BEGUN));
    let mut first = Vec::new();
    if start >= end || !words.ord_to_term(start, &mut first)? {
        return Ok(Postings::default());
    }
    let mut stream = words.range().ge(first).lt(after(beginning)).without_keys().into_stream()?;
    Ok(Postings::of(index, std::iter::from_fn(|| stream.advance().then(|| stream.value().clone())))?)
}

/// What comes after all words that begin like this: no byte of a word is as large.
fn after(beginning: &str) -> Vec<u8> {
    [beginning.as_bytes(), &[u8::MAX]].concat()
}

/// Looks up the words that are one of those typed, with a typo, or share its stem.
pub(super) fn look_up_alike(snapshot: &Snapshot, typed: &mut Typed) -> Result<(), Failure> {
    let mut stems = Stems::new();
    for word in &mut typed.words {
        let mut alike = BTreeSet::new();
        let typos = word.may_have_typo().then(|| typos_of(snapshot.fields.called, word)).transpose()?;
        for segment in snapshot.searcher.segment_readers() {
            for field in [snapshot.fields.called, snapshot.fields.mentioned] {
                let index = segment.inverted_index(field)?;
                same_stem(&index, word, &mut stems, &mut alike)?;
                if let Some(typos) = &typos {
                    with_typo(&index, word, typos, &mut alike)?;
                }
            }
        }
        word.alike = alike;
    }
    Ok(())
}

/// What accepts a word with a typo; making it costs more than asking a dictionary with it.
fn typos_of(field: Field, word: &Word) -> Result<DfaWrapper, TantivyError> {
    let term = Term::from_field_text(field, &word.text);
    let unfinished = word.text.len() >= UNFINISHED;
    let query = if unfinished { FuzzyTermQuery::new_prefix(term, 1, true) } else { FuzzyTermQuery::new(term, 1, true) };
    query.automaton()
}

fn same_stem(
    index: &InvertedIndexReader,
    word: &Word,
    stems: &mut Stems,
    alike: &mut BTreeSet<String>,
) -> Result<(), Failure> {
    let Some(start) = word.stem_start() else { return Ok(()) };
    let mut words = index.terms().range().ge(start).lt(after(start)).into_stream()?;
    while alike.len() < ALIKE && words.advance() {
        let found = std::str::from_utf8(words.key()).unwrap_or_default();
        if word.same_stem(found, stems) {
            alike.insert(found.to_owned());
        }
    }
    Ok(())
}

fn with_typo(
    index: &InvertedIndexReader,
    word: &Word,
    typos: &DfaWrapper,
    alike: &mut BTreeSet<String>,
) -> Result<(), Failure> {
    let mut words = index.terms().search(typos).into_stream()?;
    while alike.len() < 2 * ALIKE && words.advance() {
        let found = std::str::from_utf8(words.key()).unwrap_or_default();
        if word.is_almost(found) {
            alike.insert(found.to_owned());
        }
    }
    Ok(())
}
