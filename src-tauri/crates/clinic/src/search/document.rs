//! A source as a document of the index.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use tantivy::TantivyDocument;

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
        let wholes: BTreeSet<String> = source.called().chain([source.title.as_str()]).map(whole).collect();
        let (id_high, id_low) = row.id.as_u64_pair();

        let fields = &self.fields;
        let mut document = TantivyDocument::new();
        document.add_bytes(fields.key, key(fields, row.kind, row.id).serialized_value_bytes());
        document.add_u64(fields.kind, number(row.kind));
        if let Some(ward) = &source.ward_id {
            document.add_text(fields.ward, ward);
        }
        for name in &wholes {
            document.add_text(fields.whole, name);
        }
        for substance in source.substances() {
            document.add_text(fields.substance, substance);
        }
        document.add_text(fields.called_begins, beginnings(&called));
        document.add_text(fields.called, joined(called.iter()));
        document.add_text(fields.begins, beginnings(&all));
        document.add_text(fields.word, joined(all.iter()));
        document.add_text(fields.stem, joined(stems.iter()));
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

/// The beginnings of all words, each once. In a sorted set a word shares with the one before it all that it shares with any
/// before it.
fn beginnings(words: &BTreeSet<String>) -> String {
    let mut beginnings = String::new();
    let mut before = "";
    for word in words.iter().map(|word| beginning(word)) {
        let shared = before.chars().zip(word.chars()).take_while(|(left, right)| left == right).count();
        for (at, letter) in word.char_indices().skip(shared) {
            beginnings.extend([word.get(..at + letter.len_utf8()).unwrap_or_default(), " "]);
        }
        before = word;
    }
    beginnings
}

/// As the index splits it again: words hold no blanks.
fn joined(words: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    words.into_iter().fold(String::new(), |text, word| text + word.as_ref() + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_beginning_is_there_once() {
        let words = ["maria", "marina", "hidroclorotiazida"].map(str::to_owned).into();
        let all = beginnings(&words);
        let each: Vec<&str> = all.split_whitespace().collect();
        let of_maria = ["m", "ma", "mar", "mari", "maria", "marin", "marina"];
        assert_eq!(
            each,
            [&["h", "hi", "hid", "hidr", "hidro", "hidroc"][..], &of_maria].concat(),
            "no more than six letters"
        );
    }
}
