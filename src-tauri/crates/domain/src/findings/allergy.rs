//! Allergies by group, intolerances to the very substance, and the overridden ones (rulebook 2.3).

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Outcome, Tier};
use crate::{
    commands::ItemOrder,
    events::Medicine,
    prescribing::{PatientFacts, StandingAllergy, is_to_substance},
    tables::{AllergyGroup, allergy_groups},
};

pub(super) fn check(
    position: usize,
    item: &ItemOrder,
    medicine: &Medicine,
    patient: &PatientFacts,
    ingredient_atc: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    // A combination has a code of its own, which says nothing of the groups of what is in it.
    let ingredients =
        medicine.ingredients.iter().filter_map(|ingredient| ingredient_atc.get(&ingredient.substance_key));
    let codes: Vec<&String> = std::iter::once(&medicine.atc).chain(ingredients.flatten()).collect();
    for allergy in &patient.allergies {
        let same = allergy.substance_key.as_ref().filter(|_| is_to_substance(allergy, medicine));
        if let Some(key) = same {
            let tier = if allergy.kind.blocks() { Tier(1) } else { Tier(3) };
            let mut finding = Finding::new("ALLERGY_SUBSTANCE", Outcome::Found, tier, Some(position))
                .param("substance", key)
                .param("kind", <&str>::from(allergy.kind));
            if let Some(given) = &item.allergy_override {
                finding = finding.param("override", <&str>::from(given.reason));
            }
            findings.push(finding.judged("atc", &medicine.atc));
            continue;
        }
        // A substance may be in several groups: the loudest one speaks.
        let group = allergy_groups()
            .iter()
            .filter(|group| is_of(group, allergy))
            .filter_map(|group| Some((group, codes.iter().find(|code| group.has(code))?)))
            .min_by_key(|(group, _)| group.default_tier);
        if let Some((group, code)) = group {
            let tier = if allergy.kind.blocks() { Tier(group.default_tier) } else { Tier(3) };
            findings.push(
                Finding::new("ALLERGY_GROUP", Outcome::Found, tier, Some(position))
                    .param("group", &group.code)
                    .param("substance", &allergy.name)
                    .judged("atc", code),
            );
        }
    }
    findings
}

fn is_of(group: &AllergyGroup, allergy: &StandingAllergy) -> bool {
    allergy.group_code.as_ref() == Some(&group.code) || allergy.atc.iter().any(|atc| group.has(atc))
}

/// Allergies that no medicine can be compared with: free text, and groups whose members have no ATC code (latex).
pub(super) fn not_checked(patient: &PatientFacts) -> impl Iterator<Item = Finding> {
    let comparable = |allergy: &StandingAllergy| {
        let code = allergy.group_code.as_ref();
        let group = allergy_groups().iter().find(|group| Some(&group.code) == code);
        allergy.substance_key.is_some() || group.is_some_and(|group| !group.atc.is_empty())
    };
    patient.allergies.iter().filter(move |allergy| !comparable(allergy)).map(|allergy| {
        Finding::new("ALLERGY_NOT_CHECKED", Outcome::NotChecked, Tier(2), None)
            .param("allergy", &allergy.name)
            .param("kind", <&str>::from(allergy.kind))
    })
}

/// Nobody asked about allergies: nothing can be said about them.
pub(super) fn not_asked(patient: &PatientFacts) -> Option<Finding> {
    (patient.allergies.is_empty() && !patient.no_known_allergies)
        .then(|| Finding::new("ALLERGY_NOT_ASKED", Outcome::NotChecked, Tier(2), None))
}
