//! Asks the index for ids that are likely to match, the best and newest first.
//!
//! Each step is a plain conjunction over words, ended after the first few documents: segments lie newest first. Nothing is
//! scored here. A candidate may turn out not to match; what matches and is among the best must be a candidate.

use std::collections::BTreeSet;

use tantivy::{
    DocSet, Searcher, TERMINATED, Term,
    query::{BooleanQuery, EnableScoring, FuzzyTermQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};
use uuid::Uuid;

use super::{
    Failure,
    index::Snapshot,
    matching::{Typed, UNFINISHED, Word},
    schema::{beginning, number},
    source::Kind,
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

/// No more words of the index stand for one that was typed.
const ALIKE: usize = 64;

/// Up to `take` ids of one kind.
pub(super) fn candidates(
    snapshot: &Snapshot,
    typed: &Typed,
    kind: Kind,
    ward: Option<Uuid>,
    forgiving: bool,
    take: usize,
) -> Result<Vec<Uuid>, Failure> {
    let steps: &[Step] = if forgiving { &[Step::Forgiving] } else { &STRICT };
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for step in steps {
        if found.len() >= take {
            break;
        }
        let query = query(snapshot, typed, kind, ward, *step);
        let mut newest = first(&snapshot.searcher, &query, take)?;
        newest.sort_unstable_by(|left, right| right.cmp(left));
        found.extend(newest.into_iter().map(|(_, id)| id).filter(|id| seen.insert(*id)));
    }
    found.truncate(take);
    Ok(found)
}

fn query(snapshot: &Snapshot, typed: &Typed, kind: Kind, ward: Option<Uuid>, step: Step) -> BooleanQuery {
    let fields = &snapshot.fields;
    let mut clauses = vec![term(Term::from_field_u64(fields.kind, number(kind)))];
    clauses.extend(ward.map(|ward| word(fields.ward, &ward.simple().to_string())));
    if step == Step::Whole {
        clauses.push(word(fields.whole, &typed.whole));
    } else {
        clauses.extend(typed.words.iter().map(|typed| clause(snapshot, typed, step)));
    }
    BooleanQuery::new(clauses.into_iter().map(|clause| (Occur::Must, clause)).collect())
}

/// One word must be found in one of these ways.
fn clause(snapshot: &Snapshot, typed: &Word, step: Step) -> Box<dyn Query> {
    let fields = &snapshot.fields;
    let substances = || typed.substances.iter().map(|substance| word(fields.substance, substance));
    let begins = |beginnings, words| -> Vec<Box<dyn Query>> {
        if is_longer(typed) {
            return typed.longer.iter().map(|longer| word(words, longer)).collect();
        }
        vec![word(beginnings, &typed.text)]
    };
    let mut ways: Vec<Box<dyn Query>> = match step {
        Step::Whole | Step::Called => vec![word(fields.called, &typed.text)],
        Step::CalledBegins => begins(fields.called_begins, fields.called),
        Step::Anywhere => std::iter::once(word(fields.word, &typed.text)).chain(substances()).collect(),
        Step::Begins | Step::Forgiving => begins(fields.begins, fields.word).into_iter().chain(substances()).collect(),
    };
    if step == Step::Forgiving {
        ways.extend(typed.stem.as_deref().map(|stem| word(fields.stem, stem)));
        ways.extend(typed.almost.iter().map(|almost| word(fields.word, almost)));
    }
    if ways.len() > 1 {
        return Box::new(BooleanQuery::new(ways.into_iter().map(|way| (Occur::Should, way)).collect()));
    }
    ways.pop().unwrap_or_else(|| Box::new(tantivy::query::EmptyQuery))
}

fn is_longer(typed: &Word) -> bool {
    beginning(&typed.text).len() < typed.text.len()
}

/// Looks up what words begin with one of those typed, where that is longer than the indexed beginnings.
pub(super) fn look_up_longer(snapshot: &Snapshot, typed: &mut Typed) -> Result<(), Failure> {
    for word in typed.words.iter_mut().filter(|word| is_longer(word)) {
        for segment in snapshot.searcher.segment_readers() {
            let index = segment.inverted_index(snapshot.fields.word)?;
            let mut terms = index.terms().range().ge(&word.text).into_stream()?;
            while word.longer.len() < ALIKE && terms.advance() {
                match std::str::from_utf8(terms.key()) {
                    Ok(found) if found.starts_with(&word.text) => drop(word.longer.insert(found.to_owned())),
                    _ => break,
                }
            }
        }
    }
    Ok(())
}

/// Looks up the words that are one of those typed, with a typo: once, whatever asks for them afterwards.
pub(super) fn look_up_typos(snapshot: &Snapshot, typed: &mut Typed) -> Result<(), Failure> {
    for word in typed.words.iter_mut().filter(|word| word.may_have_typo()) {
        let term = Term::from_field_text(snapshot.fields.word, &word.text);
        let unfinished = word.text.len() >= UNFINISHED;
        let alike =
            if unfinished { FuzzyTermQuery::new_prefix } else { FuzzyTermQuery::new }(term, 1, true).automaton()?;
        for segment in snapshot.searcher.segment_readers() {
            let index = segment.inverted_index(snapshot.fields.word)?;
            let mut terms = index.terms().search(&alike).into_stream()?;
            while terms.advance() {
                let found = std::str::from_utf8(terms.key()).unwrap_or_default();
                if word.is_almost(found) && word.almost.len() < ALIKE {
                    word.almost.insert(found.to_owned());
                }
            }
        }
    }
    Ok(())
}

fn word(field: Field, text: &str) -> Box<dyn Query> {
    term(Term::from_field_text(field, text))
}

fn term(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

/// The first `take` documents of each segment, with what orders them.
fn first(searcher: &Searcher, query: &BooleanQuery, take: usize) -> Result<Vec<(i64, Uuid)>, Failure> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut found = Vec::new();
    for segment in searcher.segment_readers() {
        let mut documents = weight.scorer(segment, 1.0)?;
        if documents.doc() == TERMINATED {
            continue;
        }
        let columns = segment.fast_fields();
        let (high, low, at) = (columns.u64("id_high")?, columns.u64("id_low")?, columns.i64("at")?);
        let mut taken = 0;
        while documents.doc() != TERMINATED && taken < take {
            let document = documents.doc();
            if segment.alive_bitset().is_none_or(|alive| alive.is_alive(document)) {
                let value = |column: &tantivy::columnar::Column<u64>| column.first(document).unwrap_or_default();
                let id = Uuid::from_u64_pair(value(&high), value(&low));
                found.push((at.first(document).unwrap_or_default(), id));
                taken += 1;
            }
            documents.advance();
        }
    }
    Ok(found)
}
