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
    InvertedIndexReader, SegmentReader, TantivyError, Term, columnar::Column, query::FuzzyTermQuery, schema::Field,
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
const BEGUN: usize = 1_000;
/// No more words of the index stand for one that was typed with a typo.
const ALIKE: usize = 64;

/// The words of each segment that begin with one that was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Begun {
    called: Vec<Postings>,
    anywhere: Vec<Postings>,
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
            first(segment, clauses, missing, &seen, &mut hits)?;
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
        let (called, anywhere) = (self.fields.called, self.fields.word);
        let (exact, begun) = match step {
            Step::Whole | Step::Called => (Some(called), None),
            Step::Anywhere => (Some(anywhere), None),
            Step::CalledBegins => (None, Some((called, &word.begun.called))),
            Step::Begins | Step::Forgiving => (None, Some((anywhere, &word.begun.anywhere))),
        };
        let of_substance = matches!(step, Step::Anywhere | Step::Begins | Step::Forgiving);
        let substances = word.substances.iter().filter(|_| of_substance).map(|one| (self.fields.substance, one));
        let alike = word.alike.iter().filter(|_| step == Step::Forgiving).map(|one| (anywhere, one));
        let terms = exact.map(|field| (field, &word.text)).into_iter().chain(substances).chain(alike);
        let mut clause = self.any(terms.map(|(field, text)| Term::from_field_text(field, text)))?;
        if let Some((field, of_segments)) = begun
            && let Some(postings) = of_segments.get(self.place)
        {
            clause.add(&*self.words(field)?, postings)?;
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
        word.begun = Arc::new(Begun { called: of(snapshot.fields.called)?, anywhere: of(snapshot.fields.word)? });
    }
    Ok(())
}

fn begun(index: &InvertedIndexReader, beginning: &str) -> Result<Postings, Failure> {
    // No byte of a word is 0xff.
    let end = [beginning.as_bytes(), &[u8::MAX]].concat();
    let mut words = index.terms().range().ge(beginning).lt(end).backward().without_keys().into_stream()?;
    let terms = std::iter::from_fn(|| words.advance().then(|| words.value().clone()));
    Ok(Postings::of(index, terms.take(BEGUN))?)
}

/// Looks up the words that are one of those typed, with a typo, or share its stem.
pub(super) fn look_up_alike(snapshot: &Snapshot, typed: &mut Typed) -> Result<(), Failure> {
    let mut stems = Stems::new();
    for word in &mut typed.words {
        let mut alike = BTreeSet::new();
        for segment in snapshot.searcher.segment_readers() {
            let index = segment.inverted_index(snapshot.fields.word)?;
            same_stem(&index, word, &mut stems, &mut alike)?;
            typos(&index, snapshot.fields.word, word, &mut alike)?;
        }
        word.alike = alike;
    }
    Ok(())
}

fn same_stem(
    index: &InvertedIndexReader,
    word: &Word,
    stems: &mut Stems,
    alike: &mut BTreeSet<String>,
) -> Result<(), Failure> {
    let Some(start) = word.stem_start() else { return Ok(()) };
    let end = [start.as_bytes(), &[u8::MAX]].concat();
    let mut words = index.terms().range().ge(start).lt(end).into_stream()?;
    while alike.len() < ALIKE && words.advance() {
        let found = std::str::from_utf8(words.key()).unwrap_or_default();
        if word.same_stem(found, stems) {
            alike.insert(found.to_owned());
        }
    }
    Ok(())
}

fn typos(index: &InvertedIndexReader, field: Field, word: &Word, alike: &mut BTreeSet<String>) -> Result<(), Failure> {
    if !word.may_have_typo() {
        return Ok(());
    }
    let term = Term::from_field_text(field, &word.text);
    let unfinished = word.text.len() >= UNFINISHED;
    let automaton =
        if unfinished { FuzzyTermQuery::new_prefix } else { FuzzyTermQuery::new }(term, 1, true).automaton()?;
    let mut words = index.terms().search(&automaton).into_stream()?;
    while alike.len() < 2 * ALIKE && words.advance() {
        let found = std::str::from_utf8(words.key()).unwrap_or_default();
        if word.is_almost(found) {
            alike.insert(found.to_owned());
        }
    }
    Ok(())
}
