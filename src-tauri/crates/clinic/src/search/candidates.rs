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

/// No more words stand in for one with a typo.
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
    let begins = |field| word(field, beginning(&typed.text));
    let mut ways = match step {
        Step::Whole | Step::Called => vec![word(fields.called, &typed.text)],
        Step::CalledBegins => vec![begins(fields.called_begins)],
        Step::Anywhere => std::iter::once(word(fields.word, &typed.text)).chain(substances()).collect(),
        Step::Begins | Step::Forgiving => std::iter::once(begins(fields.begins)).chain(substances()).collect(),
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

/// Looks up the words that are one of those typed, with a typo: once, whatever asks for them afterwards.
pub(super) fn look_up_typos(snapshot: &Snapshot, typed: &mut Typed) -> Result<(), Failure> {
    for word in typed.words.iter_mut().filter(|word| word.may_have_typo()) {
        let term = Term::from_field_text(snapshot.fields.word, &word.text);
        let unfinished = word.text.len() >= UNFINISHED;
        let alike = if unfinished { FuzzyTermQuery::new_prefix } else { FuzzyTermQuery::new }(term, 1, true).automaton()?;
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
