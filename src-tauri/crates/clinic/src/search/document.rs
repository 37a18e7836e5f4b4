//! A source as a document of the index.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use tantivy::{
    TantivyDocument,
    schema::Field,
    tokenizer::{PreTokenizedString, Token},
};

use super::{
    Failure,
    schema::{Fields, beginning, key, number},
    source::{Row, Source},
    words::{Stems, bed, tokens, whole},
};

/// Turns rows into documents.
pub(super) struct Documents {
    fields: Fields,
    stems: Stems,
}

impl Documents {
    pub(super) fn new(fields: Fields) -> Self {
        Self { fields, stems: Stems::new() }
    }

    /// The document of a row.
    pub(super) fn of(&mut self, row: &Row) -> Result<TantivyDocument, Failure> {
        let source: Source = serde_json::from_str(&row.source)?;
        let called = words(source.called());
        let mut all = words(source.mentioned());
        all.extend(called.iter().cloned());
        all.extend(source.bed.as_deref().map(bed));
        let stems: BTreeSet<String> = all.iter().filter_map(|word| self.stems.of(word)).collect();
        let wholes = source.called().chain([source.title.as_str()]).map(whole).collect();
        let (id_high, id_low) = row.id.as_u64_pair();

        let fields = &self.fields;
        let mut document = TantivyDocument::new();
        document.add_bytes(fields.key, key(fields, row.kind, row.id).serialized_value_bytes());
        document.add_u64(fields.kind, number(row.kind));
        add(&mut document, fields.ward, source.ward_id.iter().cloned().collect());
        add(&mut document, fields.whole, wholes);
        add(&mut document, fields.called_begins, beginnings(&called));
        add(&mut document, fields.called, called);
        add(&mut document, fields.begins, beginnings(&all));
        add(&mut document, fields.word, all);
        add(&mut document, fields.stem, stems);
        add(&mut document, fields.substance, source.substances().map(str::to_owned).collect());
        document.add_u64(fields.id_high, id_high);
        document.add_u64(fields.id_low, id_low);
        document.add_u64(fields.hash, hash(&row.source));
        document.add_i64(fields.at, source.at);
        Ok(document)
    }
}

/// What tells whether a document is of this source: the first eight bytes of its SHA-256.
pub(super) fn hash(source: &str) -> u64 {
    Sha256::digest(source.as_bytes()).iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}

fn words<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeSet<String> {
    texts.flat_map(|text| tokens(text).into_iter().map(|token| token.text)).collect()
}

fn beginnings(words: &BTreeSet<String>) -> BTreeSet<String> {
    let longest = words.iter().map(|word| beginning(word));
    let ends = longest.flat_map(|word| word.char_indices().map(move |(at, letter)| (word, at + letter.len_utf8())));
    ends.filter_map(|(word, end)| word.get(..end)).map(str::to_owned).collect()
}

/// Adds words as they are: they have been folded and split already.
fn add(document: &mut TantivyDocument, field: Field, words: BTreeSet<String>) {
    let tokens = words.into_iter().enumerate().map(|(position, text)| Token { position, text, ..Token::default() });
    let tokens = tokens.collect();
    document.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
}
