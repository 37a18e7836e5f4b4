//! The fields of the index. Nothing is stored: an index holds words, ids and hashes, and is useless without the store.

use tantivy::{
    Term,
    index::{IndexSettings, IndexSortByField, Order},
    schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
};
use uuid::Uuid;

use super::source::Kind;

/// Raised when the index must be rebuilt though none of its sources changed.
pub(super) const FORMAT: u32 = 2;

/// The fields, in the order in which they are declared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// Kind and id: what is replaced.
    pub(super) key: Field,
    /// Filter.
    pub(super) kind: Field,
    /// Filter: hexadecimal id.
    pub(super) ward: Field,
    /// Every name of several words, as one term.
    pub(super) whole: Field,
    /// Words of what it is called.
    pub(super) called: Field,
    /// Words of what else it can be found by.
    pub(super) mentioned: Field,
    /// Combinations of active ingredients, so that a brand finds prescriptions of its substance.
    pub(super) substance: Field,
    /// First and last eight bytes of the id.
    pub(super) id_high: Field,
    /// See `id_high`.
    pub(super) id_low: Field,
    /// First eight bytes of the source’s SHA-256.
    pub(super) hash: Field,
    /// Later first: documents lie in this order, so that a search ends after the first few.
    pub(super) at: Field,
}

/// Schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let text = |tokenizer| {
        let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(IndexRecordOption::Basic);
        TextOptions::default().set_indexing_options(indexing.set_fieldnorms(false))
    };
    // Words are folded and split before they get here.
    let words = || text("whitespace");
    let mut schema = Schema::builder();
    let fields = Fields {
        key: schema.add_bytes_field("key", INDEXED),
        kind: schema.add_u64_field("kind", INDEXED | FAST),
        ward: schema.add_text_field("ward", text("raw")),
        whole: schema.add_text_field("whole", text("raw")),
        called: schema.add_text_field("called", words()),
        mentioned: schema.add_text_field("mentioned", words()),
        substance: schema.add_text_field("substance", text("raw")),
        id_high: schema.add_u64_field("id_high", FAST),
        id_low: schema.add_u64_field("id_low", FAST),
        hash: schema.add_u64_field("hash", FAST),
        at: schema.add_i64_field("at", FAST),
    };
    (schema.build(), fields)
}

/// Newest first in every segment.
pub(super) fn settings() -> IndexSettings {
    let newest_first = IndexSortByField { field: "at".into(), order: Order::Desc };
    IndexSettings { sort_by_field: Some(newest_first), ..IndexSettings::default() }
}

/// A kind as the index numbers it.
pub(super) const fn number(kind: Kind) -> u64 {
    match kind {
        Kind::Patient => 0,
        Kind::Medicine => 1,
        Kind::Prescription => 2,
    }
}

/// What names a document.
pub(super) fn key(fields: &Fields, kind: Kind, id: Uuid) -> Term {
    let mut key = vec![u8::try_from(number(kind)).unwrap_or(u8::MAX)];
    key.extend_from_slice(id.as_bytes());
    Term::from_field_bytes(fields.key, &key)
}
