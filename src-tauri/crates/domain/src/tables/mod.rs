//! Law and clinical tables, read once from the files beside this one. A value of the law lives here, never in code.

mod in_use;

pub use in_use::{NormCited, TableInUse, tables_in_use};

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::NaiveTime;
use serde::Deserialize;

use crate::catalogue::DocumentType;

/// Names the tables a finding was made with.
pub const VERSION: &str = "2026-11-23";

/// A group of substances that cross-react (`rules.json`, rulebook 2.3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AllergyGroup {
    /// `PEN`.
    #[serde(rename = "id")]
    pub code: String,
    /// What people call it, in Portuguese.
    #[serde(rename = "name_pt")]
    pub name: String,
    /// Beginnings of ATC codes of its members.
    pub atc: Vec<String>,
    /// How loudly a match speaks.
    pub default_tier: u8,
}

impl AllergyGroup {
    /// A medicine of this ATC code belongs to the group.
    pub fn has(&self, atc: &str) -> bool {
        !atc.is_empty() && self.atc.iter().any(|prefix| atc.starts_with(prefix.as_str()))
    }
}

/// Ways of writing that have harmed (`rules.json`, rulebook 2.12).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Abbreviation {
    /// `KCl|NaCl`: the spellings, or for numbers a regular expression.
    pub pattern: String,
    /// What to write instead, in Portuguese.
    #[serde(rename = "use")]
    pub instead: String,
}

/// What a council's members may prescribe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum CouncilScope {
    /// Everything that no restriction keeps from them.
    All,
    /// Nothing of Portaria 344.
    NoListed,
    /// Nothing.
    None,
}

/// A row of `council_scope.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[allow(missing_docs)]
pub struct CouncilRow {
    pub council: String,
    pub scope: CouncilScope,
    pub norm: String,
    pub to_be_confirmed: u8,
}

/// A row of `prescribing_restrictions.csv`: lists are joined by `;`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[allow(missing_docs)]
pub struct RestrictionRow {
    pub atc_prefix: Option<String>,
    pub substance_key: Option<String>,
    pub councils: String,
    pub specialties: String,
    pub registration: Option<String>,
    pub approval: Option<String>,
    pub norm: String,
    pub to_be_confirmed: u8,
}

/// A name in use beside the official one.
#[derive(Deserialize)]
struct UsualName {
    substance_key: String,
    name: String,
}

/// A kind of prescription document (`rules.json`, rulebook 1.2).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[allow(missing_docs)]
pub struct DocumentRow {
    pub code: DocumentType,
    /// From the day of issue; absent where the law sets none.
    pub valid_days: Option<u16>,
    /// The same of GLP-1 agonists.
    pub valid_days_glp1: Option<u16>,
    /// A receita goes with it.
    #[serde(default)]
    pub needs_receita: bool,
    /// On one document.
    pub max_substances: Option<u8>,
    /// Terms that go with it, in Portuguese.
    #[serde(default)]
    pub extra_docs: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Rules {
    abbreviations: Vec<Abbreviation>,
    allergy_groups: Vec<AllergyGroup>,
    document_types: Vec<DocumentRow>,
    schedule_anchors: BTreeMap<String, Vec<NaiveTime>>,
}

// A table that does not read is empty here and caught by this module's tests: the files are part of the program.
static RULES: LazyLock<Rules> = LazyLock::new(|| serde_json::from_str(include_str!("rules.json")).unwrap_or_default());
static COUNCILS: LazyLock<Vec<CouncilRow>> = LazyLock::new(|| rows(include_str!("council_scope.csv")));
static RESTRICTIONS: LazyLock<Vec<RestrictionRow>> =
    LazyLock::new(|| rows(include_str!("prescribing_restrictions.csv")));
static NAMES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut names = BTreeMap::<String, Vec<String>>::new();
    for UsualName { substance_key, name } in rows(USUAL_NAMES) {
        names.entry(substance_key).or_default().push(name);
    }
    names
});

fn rows<T: for<'a> Deserialize<'a>>(text: &str) -> Vec<T> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().flatten().collect()
}

/// The allergy groups.
pub fn allergy_groups() -> &'static [AllergyGroup] {
    &RULES.allergy_groups
}

/// What people call a substance, or a combination of them, beside its DCB: `norepinefrina` → noradrenalina.
pub fn usual_names(substance_key: &str) -> &'static [String] {
    NAMES.get(substance_key).map_or(&[], Vec::as_slice)
}

/// What free text must not hold.
pub fn abbreviations() -> &'static [Abbreviation] {
    &RULES.abbreviations
}

/// The customary hours of each interval (rulebook R3.19): `8/8h` → 06:00, 14:00, 22:00.
pub fn schedule_anchors() -> &'static BTreeMap<String, Vec<NaiveTime>> {
    &RULES.schedule_anchors
}

/// What the law asks of a kind of document.
pub fn document_row(code: DocumentType) -> Option<&'static DocumentRow> {
    RULES.document_types.iter().find(|row| row.code == code)
}

/// What each council's members may prescribe.
pub fn council_scopes() -> &'static [CouncilRow] {
    &COUNCILS
}

/// The first table of prescribing restrictions, to be confirmed by the house.
pub fn first_restrictions() -> &'static [RestrictionRow] {
    &RESTRICTIONS
}

/// The formulary that is shipped, as its file reads.
pub const FORMULARY: &str = include_str!("formulary.csv");

/// What people call substances, as its file reads: a combination is its substances in order, joined by `+`.
pub const USUAL_NAMES: &str = include_str!("usual_names.csv");

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn every_table_reads_whole() {
        let lines = |text: &str| text.lines().count() - 1;
        assert_eq!(allergy_groups().len(), 24, "rules.json names 24 allergy groups");
        assert_eq!(abbreviations().len(), 16, "rules.json names 16 ways of writing that have harmed");
        assert_eq!(schedule_anchors().len(), 6, "rules.json names the hours of 6 intervals");
        let of_law = DocumentType::VARIANTS.iter().filter(|code| document_row(**code).is_some());
        assert_eq!(of_law.count(), 9, "rules.json names 9 kinds of documents");
        assert_eq!(council_scopes().len(), lines(include_str!("council_scope.csv")));
        let named: Vec<&str> = FORMULARY.lines().filter_map(|line| line.split(',').nth(1)).collect();
        let lost: Vec<_> = NAMES.keys().filter(|key| !named.contains(&key.replace('+', "_").as_str())).collect();
        assert!(lost.is_empty(), "of no substance of the formulary: {lost:?}");
        assert_eq!(NAMES.values().flatten().count(), lines(USUAL_NAMES));
        assert_eq!(first_restrictions().len(), lines(include_str!("prescribing_restrictions.csv")));
    }
}
