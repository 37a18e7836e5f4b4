//! A source as a document of the index.

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use tantivy::TantivyDocument;

use super::{
    Failure,
    schema::{Fields, key, number},
    source::{Row, Source},
    words::{Token, bed, tokens, whole},
};

/// As many texts are remembered between two commits.
const REMEMBERED: usize = 32_768;

/// Turns rows into documents.
pub(super) struct Documents {
    fields: Fields,
    /// The words of texts: the same names, wards and medicines come again and again.
    remembered: HashMap<String, String>,
}

impl Documents {
    pub(super) fn new(fields: Fields) -> Self {
        Self { fields, remembered: HashMap::new() }
    }

    /// The document of a row.
    pub(super) fn of(&mut self, row: &Row) -> Result<TantivyDocument, Failure> {
        let source: Source = serde_json::from_str(&row.source)?;
        let names: Vec<&str> = source.called().collect();
        let called: String = names.iter().map(|name| words(name)).collect();
        let mut mentioned = String::new();
        for text in source.mentioned().filter(|text| !names.contains(text)) {
            self.add_words(text, &mut mentioned);
        }
        mentioned.extend(source.bed.as_deref().map(bed));
        let (id_high, id_low) = row.id.as_u64_pair();

        let fields = &self.fields;
        let mut document = TantivyDocument::new();
        document.add_bytes(fields.key, key(fields, row.kind, row.id).serialized_value_bytes());
        document.add_u64(fields.kind, number(row.kind));
        if let Some(ward) = &source.ward_id {
            document.add_text(fields.ward, ward);
        }
        for name in names.iter().copied().chain([&*source.title]).filter(|name| name.contains(' ')) {
            document.add_text(fields.whole, whole(name));
        }
        for substance in source.substances() {
            document.add_text(fields.substance, substance);
        }
        document.add_text(fields.called, called);
        document.add_text(fields.mentioned, mentioned);
        document.add_u64(fields.id_high, id_high);
        document.add_u64(fields.id_low, id_low);
        document.add_u64(fields.hash, hash(&row.source));
        document.add_i64(fields.at, source.at);
        Ok(document)
    }

    /// Lets go of what is remembered.
    pub(super) fn forget(&mut self) {
        self.remembered = HashMap::new();
    }

    fn add_words(&mut self, text: &str, to: &mut String) {
        if let Some(known) = self.remembered.get(text) {
            to.push_str(known);
            return;
        }
        let words = words(text);
        to.push_str(&words);
        if self.remembered.len() >= REMEMBERED {
            self.remembered.clear();
        }
        self.remembered.insert(text.to_owned(), words);
    }
}

/// What tells whether a document is of this source: the first eight bytes of its SHA-256.
pub(super) fn hash(source: &str) -> u64 {
    Sha256::digest(source.as_bytes()).iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}

/// As the index splits it again: words hold no blanks. A number that only begins a longer one here is found by that: words
/// of one document each are what an index costs.
fn words(text: &str) -> String {
    let all = tokens(text);
    let begins_another = |token: &Token| {
        let longer = |other: &&Token| other.text.len() > token.text.len() && other.text.starts_with(&token.text);
        is_number(token) && all.iter().filter(longer).any(is_number)
    };
    all.iter().filter(|token| !begins_another(token)).fold(String::new(), |words, token| words + &token.text + " ")
}

fn is_number(token: &Token) -> bool {
    token.text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_begins_a_longer_one_is_left_to_that() {
        assert_eq!(words("UTI2-000123-7"), "0001237 uti2 uti20001237 ");
        assert_eq!(words("dipirona 500 mg"), "dipirona 500 500mg mg ");
    }
}
