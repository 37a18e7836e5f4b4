//! The newest documents of a segment in which every word is found.
//!
//! A beginning like `m` stands for hundreds of words. Their postings are merged a window of documents at a time, so that a
//! search which ends after the first few documents reads little more than those; tantivy's own union of so many opens each
//! of them through a query of its own first.

use tantivy::{
    DocId, DocSet, InvertedIndexReader, TERMINATED, TantivyError,
    postings::{SegmentPostings, TermInfo},
    schema::IndexRecordOption,
};

/// Postings shorter than this are one block: they are read at once.
const BLOCK: u32 = 128;
/// Documents are looked at in steps of as many.
const WINDOW: u32 = 4_096;
const BITS: u32 = u64::BITS;

/// The postings of words that mean the same, in one segment.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    /// Documents of the rare words, ascending once [`Postings::of`] is done.
    few: Vec<DocId>,
    many: Vec<TermInfo>,
}

impl Postings {
    /// Those of some words of a field.
    pub(super) fn of(
        index: &InvertedIndexReader,
        terms: impl IntoIterator<Item = TermInfo>,
    ) -> Result<Self, TantivyError> {
        let mut all = Self::default();
        let mut block = None;
        for term in terms {
            if term.doc_freq >= BLOCK {
                all.many.push(term);
                continue;
            }
            let read = match block.take() {
                Some(mut reused) => {
                    index.reset_block_postings_from_terminfo(&term, &mut reused)?;
                    reused
                }
                None => index.read_block_postings_from_terminfo(&term, IndexRecordOption::Basic)?,
            };
            all.few.extend_from_slice(read.docs());
            block = Some(read);
        }
        all.few.sort_unstable();
        Ok(all)
    }
}

/// Documents in which one of several words stands, from the newest on.
#[derive(Default)]
pub(super) struct AnyOf<'p> {
    few: Vec<&'p [DocId]>,
    many: Vec<SegmentPostings>,
    size: u64,
}

impl<'p> AnyOf<'p> {
    /// Adds what was looked up in `index`.
    pub(super) fn add(&mut self, index: &InvertedIndexReader, postings: &'p Postings) -> Result<(), TantivyError> {
        self.size += postings.few.len() as u64;
        if !postings.few.is_empty() {
            self.few.push(&postings.few);
        }
        for term in &postings.many {
            self.add_term(index, term)?;
        }
        Ok(())
    }

    /// Adds the documents of one word.
    pub(super) fn add_term(&mut self, index: &InvertedIndexReader, term: &TermInfo) -> Result<(), TantivyError> {
        self.size += u64::from(term.doc_freq);
        self.many.push(index.read_postings_from_terminfo(term, IndexRecordOption::Basic)?);
        Ok(())
    }

    /// Whether no document is left.
    pub(super) fn is_empty(&self) -> bool {
        self.next() == TERMINATED
    }

    /// The next document; [`TERMINATED`] after the last.
    fn next(&self) -> DocId {
        let few = self.few.iter().filter_map(|documents| documents.first().copied());
        few.chain(self.many.iter().map(DocSet::doc)).min().unwrap_or(TERMINATED)
    }

    /// Marks the documents of the window that begins at `from`, and passes over those before it.
    fn mark(&mut self, from: DocId, window: &mut Window) {
        let end = from + WINDOW;
        for documents in &mut self.few {
            while let Some((document, rest)) = documents.split_first().filter(|(document, _)| **document < end) {
                if *document >= from {
                    window.mark(document - from);
                }
                *documents = rest;
            }
        }
        self.few.retain(|documents| !documents.is_empty());
        self.many.retain_mut(|documents| {
            let mut document = documents.doc();
            if document < from {
                document = documents.seek(from);
            }
            while document < end {
                window.mark(document - from);
                document = documents.advance();
            }
            document != TERMINATED
        });
    }
}

/// A mark for each document of a window.
struct Window([u64; (WINDOW / BITS) as usize]);

impl Window {
    const fn new() -> Self {
        Self([0; (WINDOW / BITS) as usize])
    }

    fn mark(&mut self, document: u32) {
        if let Some(word) = self.0.get_mut((document / BITS) as usize) {
            *word |= 1 << (document % BITS);
        }
    }

    fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(word, other)| *word &= other);
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    fn marked(&self) -> impl Iterator<Item = u32> {
        self.0.iter().zip((0..).step_by(BITS as usize)).flat_map(|(word, start)| {
            let word = *word;
            (0..BITS).filter(move |bit| word >> bit & 1 == 1).map(move |bit| start + bit)
        })
    }
}

/// Gives the documents found by all of `words` to `take`, from the newest on, until that has enough.
pub(super) fn newest(mut words: Vec<AnyOf<'_>>, mut take: impl FnMut(DocId) -> bool) {
    // A window without the rarest word is not looked at for the others.
    words.sort_by_key(|word| word.size);
    while let Some(from) = words.iter().map(AnyOf::next).max().filter(|from| *from != TERMINATED) {
        let mut all: Option<Window> = None;
        for word in &mut words {
            if all.as_ref().is_some_and(Window::is_empty) {
                break;
            }
            let mut window = Window::new();
            word.mark(from, &mut window);
            if let Some(before) = &all {
                window.keep(before);
            }
            all = Some(window);
        }
        for document in all.iter().flat_map(Window::marked) {
            if !take(from + document) {
                return;
            }
        }
        // A word that was not looked at still stands before the end of the window; the rarest does not.
    }
}
