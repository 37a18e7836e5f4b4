//! Families of dosage forms: two forms of one family may stand for the same medicine, two of different families never.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A family of dosage forms.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[allow(missing_docs)]
pub enum FormFamily {
    /// Swallowed whole: plain, coated, gastro-resistant, sugar-coated.
    Tablet,
    /// Any release that is slower than immediate and not merely delayed.
    ProlongedTablet,
    SublingualTablet,
    ChewableTablet,
    OrodispersibleTablet,
    EffervescentTablet,
    VaginalTablet,
    /// Hard, soft, or with gastro-resistant granules.
    Capsule,
    ProlongedCapsule,
    InhalationCapsule,
    /// Drops are an oral solution in a bottle with a dropper.
    OralSolution,
    Syrup,
    OralSuspension,
    PowderForOralSolution,
    PowderForOralSuspension,
    Granules,
    Oil,
    Powder,
    /// Ampoules, vials and syringes.
    InjectableSolution,
    /// Bags and large bottles.
    InfusionSolution,
    InjectableSuspension,
    InjectableEmulsion,
    PowderForInjection,
    Solvent,
    TransdermalPatch,
    Aerosol,
    /// For a nebuliser or a soft-mist inhaler.
    InhalationSolution,
    InhalationLiquid,
    OphthalmicSolution,
    Ointment,
    Cream,
    Lotion,
}

impl FormFamily {
    /// The family of a form as the formulary names it.
    pub fn of_form(form_pt: &str) -> Option<Self> {
        Some(match form_pt {
            "comprimido" => Self::Tablet,
            "comprimido de liberação prolongada" | "comprimido de liberação controlada" => Self::ProlongedTablet,
            "comprimido sublingual" => Self::SublingualTablet,
            "comprimido mastigável" => Self::ChewableTablet,
            "comprimido orodispersível" => Self::OrodispersibleTablet,
            "comprimido efervescente" => Self::EffervescentTablet,
            "comprimido vaginal" => Self::VaginalTablet,
            "cápsula" => Self::Capsule,
            "cápsula de liberação prolongada" => Self::ProlongedCapsule,
            "cápsula para inalação" => Self::InhalationCapsule,
            "solução oral" | "solução oral (gotas)" => Self::OralSolution,
            "xarope" => Self::Syrup,
            "suspensão oral" | "suspensão oral (gotas)" => Self::OralSuspension,
            "pó para solução oral" => Self::PowderForOralSolution,
            "pó para suspensão oral" => Self::PowderForOralSuspension,
            "granulado" => Self::Granules,
            "óleo" => Self::Oil,
            "pó" => Self::Powder,
            "solução injetável" => Self::InjectableSolution,
            "solução para infusão" => Self::InfusionSolution,
            "suspensão injetável" => Self::InjectableSuspension,
            "emulsão injetável" => Self::InjectableEmulsion,
            "pó para solução injetável" => Self::PowderForInjection,
            "solvente" => Self::Solvent,
            "adesivo transdérmico" => Self::TransdermalPatch,
            "aerossol" => Self::Aerosol,
            "solução para nebulização" | "solução para inalação" => Self::InhalationSolution,
            "líquido para inalação" => Self::InhalationLiquid,
            "solução oftálmica" => Self::OphthalmicSolution,
            "pomada" => Self::Ointment,
            "creme" => Self::Cream,
            "loção" => Self::Lotion,
            _ => return None,
        })
    }

    /// The family of a packed abbreviation of a price list, given as its words (`COM`, `REV`, `LIB`, `PROL`); `None`
    /// when one of them is not known to leave the family as it is. Injectable solutions of every size are
    /// [`Self::InjectableSolution`] here: the pack tells them apart.
    pub(super) fn of_abbreviation(words: &[&str]) -> Option<Self> {
        let telling: Vec<&str> = words.iter().copied().filter(|word| !SILENT.contains(word)).collect();
        let [first, rest @ ..] = telling.as_slice() else {
            return None;
        };
        Some(match (*first, rest) {
            ("COM" | "COMP", rest) => return tablet(rest),
            ("DRG", []) => Self::Tablet,
            ("CAP" | "CAPS", rest) => return capsule(rest),
            ("XPE", []) => Self::Syrup,
            ("SOL", ["OR" | "ORAL" | "GOT"] | ["OR" | "ORAL", "GOT"] | ["GOT", "OR" | "ORAL"]) => Self::OralSolution,
            ("SUS" | "SUSP", ["OR" | "ORAL"] | ["OR" | "ORAL", "GOT"] | ["GOT", "OR"]) => Self::OralSuspension,
            ("PO", ["LIOF", rest @ ..] | rest) => return powder(rest),
            ("GRAN", [] | ["OR"] | ["SOL", "OR"]) => Self::Granules,
            ("SOL", ["INJ"] | ["INJ" | "DIL", "INFUS"]) => Self::InjectableSolution,
            ("SOL", ["INFUS"]) => Self::InfusionSolution,
            ("SOL", ["DIL", "INJ"]) => Self::Solvent,
            ("SUS" | "SUSP", ["INJ"]) => Self::InjectableSuspension,
            ("EMU" | "EMUL", ["INJ"]) => Self::InjectableEmulsion,
            ("ADES", ["TRANSD"]) => Self::TransdermalPatch,
            ("SUS" | "SOL", ["AER", "INAL", "OR"] | ["AER"]) => Self::Aerosol,
            ("SOL", ["INAL" | "NEB" | "NEBUL"] | ["INAL", "OR"]) => Self::InhalationSolution,
            ("LIQ", ["INAL"]) => Self::InhalationLiquid,
            ("SOL", ["OFT"]) => Self::OphthalmicSolution,
            ("POM", [] | ["DERM"]) => Self::Ointment,
            ("CREM" | "CREME" | "CR", [] | ["DERM"]) => Self::Cream,
            ("LOC", [] | ["DERM"]) => Self::Lotion,
            _ => return None,
        })
    }
}

/// Words that leave the family as it is: routes of injection, colours of a coating, who it is for.
const SILENT: [&str; 16] =
    ["REV", "IV", "EV", "IM", "SC", "EPI", "IT", "IC", "PED", "AD", "ADU", "INF", "P", "C", "SIMPLES", "MICROG"];

fn tablet(words: &[&str]) -> Option<FormFamily> {
    Some(match words {
        // "LIB RETARD" is delayed release: the tablet is gastro-resistant.
        [] | ["OR"] | ["LIB", "RETARD"] => FormFamily::Tablet,
        ["LIB", "PROL" | "CONT" | "CONTROL" | "CONTROLADA" | "LENTA" | "MOD" | "PROG"] | ["LIB", "PROL", "OR"] => {
            FormFamily::ProlongedTablet
        }
        ["SUBL"] => FormFamily::SublingualTablet,
        ["MAST"] => FormFamily::ChewableTablet,
        ["ORODISP" | "OROD"] => FormFamily::OrodispersibleTablet,
        ["EFEV" | "EFERV"] => FormFamily::EffervescentTablet,
        ["VAG"] => FormFamily::VaginalTablet,
        _ => return None,
    })
}

fn capsule(words: &[&str]) -> Option<FormFamily> {
    let shell =
        words.iter().take_while(|word| matches!(**word, "GEL" | "DURA" | "DUR" | "MOLE" | "MCGRAN" | "MGRAN")).count();
    Some(match words.get(shell..)? {
        [] | ["OR"] | ["LIB", "RETARD"] => FormFamily::Capsule,
        ["LIB", "PROL" | "CONT" | "CONTROL" | "MOD" | "PROG"] => FormFamily::ProlongedCapsule,
        ["PO", "INAL"] | ["PO", "INAL", "OR"] => FormFamily::InhalationCapsule,
        _ => return None,
    })
}

fn powder(words: &[&str]) -> Option<FormFamily> {
    Some(match words {
        ["SUS", "OR"] => FormFamily::PowderForOralSuspension,
        ["SOL", "OR"] => FormFamily::PowderForOralSolution,
        ["INJ"] | ["SOL", "INJ" | "INFUS"] | ["SOL", "INJ", "INFUS"] => FormFamily::PowderForInjection,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn family(text: &str) -> Option<FormFamily> {
        FormFamily::of_abbreviation(&text.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn an_abbreviation_is_read_whole_or_not_at_all() {
        assert_eq!(family("COM REV"), Some(FormFamily::Tablet));
        assert_eq!(family("COM REV LIB PROL"), Some(FormFamily::ProlongedTablet));
        assert_eq!(family("CAP GEL DURA LIB RETARD"), Some(FormFamily::Capsule));
        assert_eq!(family("CAP DURA PO INAL"), Some(FormFamily::InhalationCapsule));
        assert_eq!(family("PO LIOF SOL INJ IV IM"), Some(FormFamily::PowderForInjection));
        assert_eq!(family("COM RETARD"), None, "delayed or prolonged, the word does not say");
        assert_eq!(family("COM REV DUPLA CAM"), None, "a word that is not known");
        assert_eq!(family("SOL"), None, "to swallow, to inject or to rub in");
        assert_eq!(family(""), None);
    }
}
