//! The key by which a substance is found whatever salt, water or accent its name bears (R1.3).
//!
//! `CLORIDRATO DE HIDRALAZINA`, `hidralazina` and `HIDRALAZINA` share one key; `CLORETO DE POTÁSSIO` keeps both of its
//! words, because there the salt is the drug. A word that makes another medicine of the substance (`benzatina`,
//! `mofetila`, `butilbrometo`) is in no table of salts and so stays in the key.
//!
//! A name from a lossy file may hold `_`, `?` or U+FFFD where an accented letter was; its key then holds `_` there and
//! [`SubstanceName::matches`] any key with one letter that bears accents in that place.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use crate::text;

/// Stands in a key for one letter that was lost with its accent.
const LOST: char = '_';

/// A substance as it is named somewhere, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubstanceName {
    key: String,
    salts: BTreeSet<&'static str>,
    /// The key is that of another spelling.
    variant: bool,
}

impl SubstanceName {
    /// The substances that `text` names, each with its own key; more than one where the parts are separated by `;`
    /// or `+`, or where one name stands for a mixture (ringer com lactato). Empty when it names none.
    pub fn read_all(text: &str) -> Vec<Self> {
        text.split([';', '+']).flat_map(Self::read).collect()
    }

    fn read(part: &str) -> Vec<Self> {
        let folded = fold(part);
        let named = folded.split("(port").next().unwrap_or_default();
        let words: Vec<&str> = named
            .split(|c: char| !c.is_alphanumeric() && c != LOST)
            .filter(|word| !word.trim_matches(LOST).is_empty())
            .collect();
        let said: Vec<&str> = words.iter().copied().filter(|word| !FILLERS.contains(word)).collect();
        if said.is_empty() {
            return Vec::new();
        }
        if let Some(canonical) = variant_of(&said.join(" ")) {
            return canonical.split(" + ").map(|key| Self::variant(key, BTreeSet::new())).collect();
        }
        let (key, salts) = strip_salts(&without_water(&said));
        vec![match variant_of(&key) {
            Some(canonical) => Self::variant(canonical, salts),
            None => Self { key, salts, variant: false },
        }]
    }

    fn variant(key: &str, salts: BTreeSet<&'static str>) -> Self {
        Self { key: key.to_owned(), salts, variant: true }
    }

    /// The base substance, folded, its words separated by spaces.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The salt, ester and counter-ion words that the key left out, each in one spelling.
    pub fn salts(&self) -> &BTreeSet<&'static str> {
        &self.salts
    }

    /// The name is another spelling of its key.
    pub const fn is_variant(&self) -> bool {
        self.variant
    }

    /// An accented letter of the key is missing.
    pub fn is_lossy(&self) -> bool {
        self.key.contains(LOST)
    }

    /// The key is `key`, or would be with its lost letters back.
    pub fn matches(&self, key: &str) -> bool {
        same_but_for_lost(&self.key, key)
    }
}

/// Words that say nothing about which substance it is.
const FILLERS: [&str; 10] =
    ["de", "do", "da", "dos", "das", "para", "usp", "micronizada", "cristalizado", "micronizado"];

/// [`text::fold`], with `_` for what a lossy file has in place of an accented letter.
pub(super) fn fold(text: &str) -> String {
    text::fold(text).replace(['?', '\u{FFFD}'], "_")
}

/// `lossy` is `whole`, but for letters that were lost with their accents. Portuguese accents stand on these letters.
pub(super) fn same_but_for_lost(lossy: &str, whole: &str) -> bool {
    lossy.len() == whole.len()
        && lossy
            .chars()
            .zip(whole.chars())
            .all(|(one, other)| one == other || (one == LOST && matches!(other, 'a' | 'e' | 'i' | 'o' | 'u' | 'c')))
}

/// The words without hydration: `triidratado`, `tri-hidratada`, `anidro`.
fn without_water<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let is_water = |word: &str| {
        word.ends_with("idratado") || word.ends_with("idratada") || matches!(word, "anidro" | "anidra" | "2h2o")
    };
    let degree = |word: &str| {
        matches!(word, "mono" | "di" | "tri" | "tetra" | "penta" | "hexa" | "hepta" | "hemi" | "sesqui" | "hemiepta")
    };
    let next_is_water = |index: usize| words.get(index + 1).is_some_and(|next| is_water(next));
    let kept =
        words.iter().enumerate().filter(|(index, word)| !(is_water(word) || degree(word) && next_is_water(*index)));
    kept.map(|(_, word)| *word).collect()
}

/// The key without salts, and the salts in one spelling. Where nothing but salts and minerals would remain, the salt
/// is the drug and all of them are the key.
fn strip_salts(words: &[&str]) -> (String, BTreeSet<&'static str>) {
    let kinds: Vec<_> = words.iter().map(|word| SALT_WORDS.find(word)).collect();
    if kinds.iter().all(Option::is_some) {
        let all: Vec<_> = kinds.into_iter().flatten().map(|(canonical, _)| canonical).collect();
        return (all.join(" "), BTreeSet::new());
    }
    let (mut base, mut salts, mut after_salt) = (Vec::new(), BTreeSet::new(), false);
    for (word, kind) in words.iter().zip(kinds) {
        match kind {
            Some((canonical, Kind::Salt)) => {
                salts.insert(canonical);
                after_salt = true;
                continue;
            }
            Some((canonical, Kind::Mineral)) => base.push(canonical),
            // "Maleato ácido de timolol": an acid salt, no acid.
            None if after_salt && same_but_for_lost(word, "acido") => {}
            None => base.push(word),
        }
        after_salt = false;
    }
    (base.join(" "), salts)
}

fn variant_of(name: &str) -> Option<&'static str> {
    VARIANTS.find(name)
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    /// Left out of a key that names a substance besides.
    Salt,
    /// Never left out, yet no substance by itself.
    Mineral,
}

/// Words looked up with or without their lost letters.
struct Lexicon<Meaning>(BTreeMap<usize, BTreeMap<&'static str, Meaning>>);

impl<Meaning: Copy> Lexicon<Meaning> {
    fn new(words: impl Iterator<Item = (&'static str, Meaning)>) -> Self {
        let mut by_length: BTreeMap<usize, BTreeMap<_, _>> = BTreeMap::new();
        for (word, meaning) in words {
            by_length.entry(word.len()).or_default().insert(word, meaning);
        }
        Self(by_length)
    }

    fn find(&self, word: &str) -> Option<Meaning> {
        let same_length = self.0.get(&word.len())?;
        if !word.contains(LOST) {
            return same_length.get(word).copied();
        }
        same_length.iter().find(|(known, _)| same_but_for_lost(word, known)).map(|(_, meaning)| *meaning)
    }
}

static SALT_WORDS: LazyLock<Lexicon<(&'static str, Kind)>> = LazyLock::new(|| {
    Lexicon::new(include_str!("../tables/salt_words.csv").lines().skip(1).filter_map(|line| {
        let (word, rest) = line.split_once(',')?;
        let (canonical, kind) = rest.split_once(',')?;
        Some((word, (canonical, if kind == "mineral" { Kind::Mineral } else { Kind::Salt })))
    }))
});

static VARIANTS: LazyLock<Lexicon<&'static str>> = LazyLock::new(|| {
    Lexicon::new(
        include_str!("../tables/substance_variants.csv").lines().skip(1).filter_map(|line| line.split_once(',')),
    )
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn keys(text: &str) -> Vec<String> {
        SubstanceName::read_all(text).iter().map(|name| name.key().to_owned()).collect()
    }

    #[test]
    fn salts_hydrates_and_accents_do_not_change_the_key() {
        for (text, key) in [
            ("Cloridrato de Hidralazina", "hidralazina"),
            ("HIDRALAZINA", "hidralazina"),
            ("FOSFATO DISSÓDICO DE DEXAMETASONA", "dexametasona"),
            ("dexametasona (fosfato dissódico)", "dexametasona"),
            ("PANTOPRAZOL S_DICO SESQUI-HIDRATADO", "pantoprazol"),
            ("METILDOPA SESQUIIDRATADO", "metildopa"),
            ("CEFTRIAXONA DISS?DICA HEMIEPTAIDRATADA", "ceftriaxona"),
            ("MALEATO \u{FFFD}CIDO DE TIMOLOL", "timolol"),
            ("TALIDOMIDA (PORT. 344/98 LISTA C 3)", "talidomida"),
            ("montelucaste de sódio", "montelucaste"),
        ] {
            assert_eq!(keys(text), [key], "{text}");
        }
    }

    #[test]
    fn where_the_salt_is_the_drug_it_stays() {
        for (text, key) in [
            ("CLORETO DE POT_SSIO", "cloreto potassio"),
            ("SULFATO DE MAGN_SIO HEPTAIDRATADO", "sulfato magnesio"),
            ("GLICONATO DE CÁLCIO", "gluconato calcio"),
            ("BICARBONATO DE S_DIO", "bicarbonato sodio"),
            ("FUMARATO FERROSO", "fumarato ferroso"),
            ("CARBONATO DE L_TIO", "carbonato litio"),
            ("SULFADIAZINA DE PRATA", "sulfadiazina prata"),
            ("micofenolato de mofetila", "micofenolato mofetila"),
            ("MICOFENOLATO DE SÓDIO", "micofenolato"),
            ("BENZILPENICILINA BENZATINA", "benzilpenicilina benzatina"),
            ("BENZILPENICILINA POTÁSSICA", "benzilpenicilina"),
            ("FOSFATO DE POT_SSIO DIB_SICO", "fosfato potassio dibasico"),
        ] {
            assert_eq!(keys(text), [key], "{text}");
        }
    }

    #[test]
    fn one_lost_letter_stands_for_one_letter_that_bears_accents() {
        let lossy = SubstanceName::read_all("CODE_NA").remove(0);
        assert!(lossy.is_lossy() && lossy.matches("codeina"));
        assert!(!lossy.matches("codena"), "the letter is not optional");
        assert!(!lossy.matches("codeena1"), "one letter, not two");
        assert!(!SubstanceName::read_all("CLO_AZEPAM").remove(0).matches("clonazepam"), "no accent stands on an n");
    }

    #[test]
    fn a_combination_has_a_key_for_each_of_its_parts() {
        assert_eq!(keys("AMOXICILINA TRI-HIDRATADA;CLAVULANATO DE POT_SSIO"), ["amoxicilina", "clavulanato"]);
        assert_eq!(keys("amoxicilina + clavulanato de potássio"), ["amoxicilina", "clavulanato"]);
        assert_eq!(keys("ringer com lactato").len(), 4, "a mixture known by one name");
    }

    #[test]
    fn another_spelling_leads_to_the_same_key() {
        assert_eq!(keys("PENICILINA G BENZATINA"), keys("benzilpenicilina benzatina"));
        assert_eq!(keys("BUTIL BROMETO DE ESCOPOLAMINA"), keys("escopolamina (butilbrometo)"));
        assert_ne!(keys("BROMIDRATO DE ESCOPOLAMINA"), keys("escopolamina (butilbrometo)"), "another medicine");
        assert_eq!(keys("_GUA PARA INJE__O Q.S.P."), keys("água para injetáveis"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in ".{0,60}") {
            for name in SubstanceName::read_all(&text) {
                prop_assert!(!name.key().is_empty());
            }
        }
    }
}
