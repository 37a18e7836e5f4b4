//! Names that look alike, with the letters that differ in capitals (rulebook R2.10). For the eye only: what is stored,
//! sorted and searched stays in plain letters.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{catalogue::formulary::Formulary, tables, text::fold};

static CURATED: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let rows = Formulary::read(tables::FORMULARY).rows.into_iter();
    rows.filter(|row| !row.tall_man_pt.is_empty()).map(|row| (fold(&row.tall_man_pt), row.tall_man_pt)).collect()
});

/// `text` with every name that the shipped formulary has curated in its published spelling: `cloridrato de DOPAmina`.
pub fn tall_man(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for part in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
        let after = part.strip_prefix(word).unwrap_or_default();
        spelled.push_str(CURATED.get(&fold(word)).map_or(word, String::as_str));
        spelled.push_str(after);
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_pair_is_told_apart_wherever_its_name_stands() {
        for (name, spelled) in [
            ("dopamina", "DOPAmina"),
            ("dobutamina (cloridrato)", "DOBUtamina (cloridrato)"),
            ("Cloridrato de clorpromazina 25 mg", "Cloridrato de ClorproMAZINA 25 mg"),
            ("sulfato de VINCRISTINA + soro", "sulfato de VinCRIStina + soro"),
        ] {
            assert_eq!(tall_man(name), spelled);
        }
    }

    #[test]
    fn a_name_that_nobody_curated_stays_as_it_is() {
        for name in ["prednisona", "levodopamina", "", "½ comprimido de losartana", "morfina"] {
            assert_eq!(tall_man(name), name, "no spelling of our own invention");
        }
    }
}
