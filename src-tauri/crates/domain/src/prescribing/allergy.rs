//! An allergy to the very substance stops the order, unless the prescriber says why not (rulebook R2.1).

use super::{Facts, OverrideReason, PatientFacts, StandingAllergy};
use crate::{
    commands::{Order, Override},
    events::Medicine,
    refusal::{Refusal, RefusalCode as Code},
};

/// Refusals about allergies to what the order names. Groups are findings, not refusals.
pub(super) fn allergies(order: &Order, facts: &Facts) -> Vec<Refusal> {
    let Some(patient) = &facts.patient else { return Vec::new() };
    let mut refusals = Vec::new();
    for (position, item) in order.items.iter().enumerate() {
        if let Some(given) = &item.allergy_override
            && !is_complete(given)
        {
            refusals.push(
                Refusal::new(Code::OverrideReasonMissing, "2.14")
                    .at(format!("items[{position}].allergy_override.text")),
            );
        }
        let Some(medicine) = facts.medicines.get(&item.medicine_id) else { continue };
        let harmful = to_substance(medicine, patient).find(|allergy| allergy.kind.blocks());
        if let Some(allergy) = harmful
            && item.allergy_override.is_none()
        {
            refusals.push(
                Refusal::new(Code::AllergyToSubstance, "R2.1")
                    .at(format!("items[{position}].medicine_id"))
                    .with("substance", allergy.substance_key.clone().unwrap_or_default())
                    .with("kind", <&str>::from(allergy.kind)),
            );
        }
    }
    refusals
}

/// Allergies of the patient to a substance of the medicine: what an override is about.
pub(crate) fn to_substance<'a>(
    medicine: &'a Medicine,
    patient: &'a PatientFacts,
) -> impl Iterator<Item = &'a StandingAllergy> {
    patient.allergies.iter().filter(|allergy| is_to_substance(allergy, medicine))
}

/// Whether the allergy is to a substance of the medicine.
pub(crate) fn is_to_substance(allergy: &StandingAllergy, medicine: &Medicine) -> bool {
    let key = allergy.substance_key.as_ref();
    key.is_some_and(|key| medicine.ingredients.iter().any(|ingredient| ingredient.substance_key == *key))
}

fn is_complete(given: &Override) -> bool {
    let long_enough = given.text.as_ref().is_some_and(|text| text.trim().chars().count() >= 10);
    given.reason != OverrideReason::Other || long_enough
}
