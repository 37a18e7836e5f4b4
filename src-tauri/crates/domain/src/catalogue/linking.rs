//! Which medicine of the formulary a record of a price list is, if any: by substance, and by strength and form.
//!
//! No link is guessed. A combination is linked only to the same combination; a record whose presentation prints more
//! strengths than its substances are named is not linked at all; and a presentation that fits two medicines is linked
//! to their substance only.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    agreement::strength_agrees,
    cmed::CmedRecord,
    dose_form::FormFamily,
    formulary::FormularyRow,
    presentation::{Container, Presentation},
    strength::Strength,
    substance_name::{SubstanceName, fold, same_but_for_lost},
    vocabulary::Route,
};

/// What a record was linked to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind")]
pub enum Link {
    /// Substance, strength and form family agree with one row.
    Medicine {
        /// The row's id.
        row_id: String,
        /// How the substance was recognised.
        rule: LinkRule,
    },
    /// The substance is known, no one presentation agrees.
    Substance {
        /// The formulary's key.
        substance_key: String,
        /// How the substance was recognised.
        rule: LinkRule,
    },
    /// Nothing is certain.
    Unlinked {
        /// Why not.
        reason: UnlinkedReason,
    },
}

/// How a substance was recognised.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
pub enum LinkRule {
    /// The same name, but for case and accents.
    ExactName,
    /// The same name once the lost letters are back.
    LostAccents,
    /// The same base substance; salt, ester or hydration words differ.
    SaltStripped,
    /// A known other spelling.
    SpellingVariant,
    /// The same set of substances.
    Combination,
}

/// Why a record was not linked.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
pub enum UnlinkedReason {
    /// The record names no substance.
    SubstanceNotStated,
    /// The formulary has no such substance or combination.
    NotInFormulary,
    /// The name could be one of several: with its lost letters back, or because the formulary gives it two keys.
    AmbiguousName,
    /// The presentation prints more strengths than substances are named.
    IngredientsDisagree,
    /// The presentation's strength cannot be read, so it may be a combination.
    StrengthUnreadable,
}

/// The formulary, arranged for linking. Built once for a whole list.
pub struct FormularyIndex {
    /// By the sorted keys of its ingredients.
    entries: BTreeMap<Vec<String>, Entry>,
    /// Every ingredient's key, by its length.
    vocabulary: BTreeMap<usize, BTreeSet<String>>,
}

struct Entry {
    /// `None` when rows of one name disagree about it.
    substance_key: Option<String>,
    /// The formulary's names, folded.
    names: BTreeSet<String>,
    medicines: Vec<Candidate>,
}

struct Candidate {
    row_id: String,
    form: Option<FormFamily>,
    strength: Strength,
    routes: Vec<Route>,
    salts: BTreeSet<&'static str>,
}

impl FormularyIndex {
    /// Arranges `rows`.
    pub fn new<'a>(rows: impl IntoIterator<Item = &'a FormularyRow>) -> Self {
        let mut index = Self { entries: BTreeMap::new(), vocabulary: BTreeMap::new() };
        for row in rows {
            let ingredients = SubstanceName::read_all(&row.name_pt);
            let mut keys: Vec<String> = ingredients.iter().map(|name| name.key().to_owned()).collect();
            keys.sort_unstable();
            for key in &keys {
                index.vocabulary.entry(key.len()).or_default().insert(key.clone());
            }
            let entry = index.entries.entry(keys).or_insert_with(|| Entry {
                substance_key: Some(row.substance_key.clone()),
                names: BTreeSet::new(),
                medicines: Vec::new(),
            });
            entry.substance_key.take_if(|key| *key != row.substance_key);
            entry.names.insert(fold(&row.name_pt));
            entry.medicines.push(Candidate {
                row_id: row.id.clone(),
                form: row.form,
                strength: row.strength.clone(),
                routes: row.routes.clone(),
                salts: ingredients.iter().flat_map(SubstanceName::salts).copied().collect(),
            });
        }
        index
    }

    /// The one key that `name` means.
    fn resolve(&self, name: &SubstanceName) -> Result<&str, UnlinkedReason> {
        let same_length = self.vocabulary.get(&name.key().len()).ok_or(UnlinkedReason::NotInFormulary)?;
        if !name.is_lossy() {
            return same_length.get(name.key()).map(String::as_str).ok_or(UnlinkedReason::NotInFormulary);
        }
        let mut meant = same_length.iter().filter(|key| name.matches(key));
        let first = meant.next().ok_or(UnlinkedReason::NotInFormulary)?;
        if meant.next().is_some() { Err(UnlinkedReason::AmbiguousName) } else { Ok(first) }
    }

    fn entry(&self, ingredients: &[SubstanceName]) -> Result<&Entry, UnlinkedReason> {
        let mut keys =
            ingredients.iter().map(|name| Ok(self.resolve(name)?.to_owned())).collect::<Result<Vec<_>, _>>()?;
        keys.sort_unstable();
        self.entries.get(&keys).ok_or(UnlinkedReason::NotInFormulary)
    }
}

/// Links `record` to the formulary.
pub fn link(record: &CmedRecord, index: &FormularyIndex) -> Link {
    match linked(record, index) {
        Ok(link) => link,
        Err(reason) => Link::Unlinked { reason },
    }
}

fn linked(record: &CmedRecord, index: &FormularyIndex) -> Result<Link, UnlinkedReason> {
    let ingredients = SubstanceName::read_all(&record.substance);
    if ingredients.is_empty() || fold(&record.substance) == "nc/ni" {
        return Err(UnlinkedReason::SubstanceNotStated);
    }
    let entry = index.entry(&ingredients)?;
    let presentation = Presentation::read(&record.presentation);
    match presentation.ingredients {
        Some(printed) if printed > ingredients.len() => return Err(UnlinkedReason::IngredientsDisagree),
        None if ingredients.len() == 1 && entry.medicines.iter().any(|row| !row.strength.is_empty()) => {
            return Err(UnlinkedReason::StrengthUnreadable);
        }
        _ => {}
    }
    let substance_key = entry.substance_key.clone().ok_or(UnlinkedReason::AmbiguousName)?;
    let rule = entry.rule(record, &ingredients);
    Ok(match entry.medicine(&ingredients, &presentation) {
        Some(row_id) => Link::Medicine { row_id: row_id.to_owned(), rule },
        None => Link::Substance { substance_key, rule },
    })
}

impl Entry {
    fn rule(&self, record: &CmedRecord, ingredients: &[SubstanceName]) -> LinkRule {
        let [name] = ingredients else {
            return LinkRule::Combination;
        };
        let said = fold(&record.substance);
        if self.names.contains(&said) {
            LinkRule::ExactName
        } else if self.names.iter().any(|known| same_but_for_lost(&said, known)) {
            LinkRule::LostAccents
        } else if name.is_variant() {
            LinkRule::SpellingVariant
        } else {
            LinkRule::SaltStripped
        }
    }

    /// The only row that agrees.
    fn medicine(&self, ingredients: &[SubstanceName], presentation: &Presentation) -> Option<&str> {
        let salts: BTreeSet<&str> = ingredients.iter().flat_map(SubstanceName::salts).copied().collect();
        let pen = presentation.pack.is_some_and(|pack| pack.container == Container::Cartridge);
        let mut agreeing = self.medicines.iter().filter(|row| {
            row.form.is_some()
                && row.form == presentation.form
                && strength_agrees(&row.strength, presentation)
                && self.salt_agrees(row, &salts)
                // Cartridges are for pens, or else for dentists.
                && (!pen || row.routes.contains(&Route::Sc))
        });
        let row = agreeing.next()?;
        agreeing.next().is_none().then_some(row.row_id.as_str())
    }

    /// A row that names a salt is that salt; a row that names none is any, but those that have rows of their own.
    fn salt_agrees(&self, row: &Candidate, salts: &BTreeSet<&str>) -> bool {
        if row.salts.is_empty() {
            return !self.medicines.iter().any(|other| other.tells(salts));
        }
        row.tells(salts)
    }
}

impl Candidate {
    /// A salt or ester that the row names is among `salts`. Where it names more than a counter-ion, that must be.
    fn tells(&self, salts: &BTreeSet<&str>) -> bool {
        let ester = self.salts.iter().any(|salt| !COUNTER_IONS.contains(salt));
        self.salts.iter().any(|salt| salts.contains(salt) && !(ester && COUNTER_IONS.contains(salt)))
    }
}

/// `Fosfato sódico` and `succinato sódico` share the sodium, and yet differ.
const COUNTER_IONS: [&str; 2] = ["sodio", "potassio"];

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path, time::Instant};

    use super::*;
    use crate::catalogue::{cmed::CmedList, formulary::Formulary};

    fn formulary() -> Vec<FormularyRow> {
        Formulary::read(include_str!("../tables/formulary.csv")).rows
    }

    fn record(substance: &str, presentation: &str) -> CmedRecord {
        CmedRecord {
            line: 2,
            substance: substance.to_owned(),
            presentation: presentation.to_owned(),
            laboratory: None,
            cnpj: None,
            product: None,
            registration: None,
            ggrem: None,
            gtins: Vec::new(),
            hospital_only: None,
        }
    }

    #[test]
    fn every_substance_of_the_formulary_has_a_key_of_its_own() {
        let rows = formulary();
        let index = FormularyIndex::new(&rows);
        let keys: BTreeSet<_> = rows.iter().map(|row| &row.substance_key).collect();
        assert_eq!(index.entries.len(), keys.len(), "two substances must never share a key, nor one have two");
        for row in &rows {
            let ingredients = SubstanceName::read_all(&row.name_pt);
            let entry = index.entry(&ingredients).unwrap_or_else(|reason| panic!("{}: {reason:?}", row.name_pt));
            assert_eq!(entry.substance_key.as_ref(), Some(&row.substance_key), "{}", row.id);
        }
    }

    #[test]
    fn a_combination_is_never_one_of_its_ingredients_nor_the_other_way_round() {
        let rows = formulary();
        let index = FormularyIndex::new(&rows);
        for row in rows.iter().filter(|row| row.name_pt.contains(" + ")) {
            let names: Vec<&str> = row.name_pt.split(" + ").collect();
            for name in &names {
                let alone = link(&record(name, "500 MG COM CT BL X 10"), &index);
                let is_combination =
                    matches!(&alone, Link::Substance { substance_key, .. } if *substance_key == row.substance_key);
                assert!(!is_combination, "{name} alone is not {}", row.name_pt);
            }
            let and_more = format!("{};alopurinol", names.join(";"));
            let more = link(&record(&and_more, "1 MG + 2 MG COM CT BL X 10"), &index);
            assert!(matches!(more, Link::Unlinked { .. }), "{and_more} gave {more:?}");
            let backwards = names.iter().rev().copied().collect::<Vec<_>>().join(";");
            let same = link(&record(&backwards, "COM CT BL X 10"), &index);
            assert!(matches!(same, Link::Substance { .. }), "{backwards} gave {same:?}");
        }
    }

    #[test]
    fn a_name_that_could_be_two_substances_is_not_linked() {
        let mut rows = formulary();
        rows.retain(|row| row.name_pt == "dopamina");
        let mut other = rows[0].clone();
        other.substance_key = "dopamina_2".to_owned();
        let ambiguous = Link::Unlinked { reason: UnlinkedReason::AmbiguousName };
        let said = record("DOPAMINA", "5 MG/ML SOL INJ CX 9 AMP X 10 ML");
        assert_eq!(link(&said, &FormularyIndex::new(rows.iter().chain([&other]))), ambiguous, "one name, two keys");
        other.name_pt = "dopomina".to_owned();
        let index = FormularyIndex::new(rows.iter().chain([&other]));
        assert!(matches!(link(&said, &index), Link::Medicine { rule: LinkRule::ExactName, .. }));
        let lossy = record("DOP_MINA", "5 MG/ML SOL INJ CX 9 AMP X 10 ML");
        assert_eq!(link(&lossy, &index), ambiguous, "the lost letter could be either");
    }

    #[test]
    fn every_invented_line_is_linked_as_a_pharmacist_would() {
        let index = FormularyIndex::new(&formulary());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/cmed_lines.csv");
        let mut reader = csv::Reader::from_path(path).unwrap();
        let (mut lines, mut deviations) = (0, Vec::new());
        for line in reader.records().map(Result::unwrap) {
            lines += 1;
            let (kind, expected) = match link(&record(&line[0], &line[1]), &index) {
                Link::Medicine { row_id, .. } => ("medicine", row_id),
                Link::Substance { substance_key, .. } => ("substance", substance_key),
                Link::Unlinked { .. } => ("none", String::new()),
            };
            if (kind, expected.as_str()) != (&line[2], &line[3]) {
                deviations.push(format!(
                    "{} | {} gave {kind} {expected}, not {} {}: {}",
                    &line[0], &line[1], &line[2], &line[3], &line[4]
                ));
            }
        }
        assert!(lines >= 150, "{lines} lines");
        assert!(deviations.is_empty(), "{} deviations:\n{}", deviations.len(), deviations.join("\n"));
    }

    #[test]
    fn the_published_list_is_linked_to_a_large_part() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/cmed_price_list.csv");
        let Ok(text) = std::fs::read_to_string(path) else {
            println!("skipped: ../shared/data is absent");
            return;
        };
        let started = Instant::now();
        let list = CmedList::read(&text);
        let read = started.elapsed();
        let index = FormularyIndex::new(&formulary());
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for record in &list.records {
            let link = link(record, &index);
            let what = match &link {
                Link::Medicine { rule, .. } => format!("Medicine {rule:?}"),
                Link::Substance { rule, .. } => format!("Substance {rule:?}"),
                Link::Unlinked { reason } => format!("Unlinked {reason:?}"),
            };
            *counts.entry(what).or_default() += 1;
        }
        println!("read in {read:?}, all in {:?}: {counts:#?}", started.elapsed());
        let linked: usize =
            counts.iter().filter(|(what, _)| !what.starts_with("Unlinked")).map(|(_, count)| count).sum();
        assert_eq!(list.faults, []);
        assert_eq!(list.repeats, 255);
        assert_eq!(list.records.len() + 255, 25_321);
        assert!(linked >= 11_000, "{linked} linked");
    }
}
