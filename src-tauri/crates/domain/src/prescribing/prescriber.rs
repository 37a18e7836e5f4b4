//! Who may sign, and which medicines their council, specialty or registration lets them prescribe.

use std::str::FromStr;

use super::{Facts, PrescriptionKind};
use crate::{
    catalogue::UseRestriction,
    commands::Order,
    events::{Medicine, Practitioner, Restriction},
    identity::{Council, CouncilNumber, Uf},
    people::Situation,
    refusal::{Refusal, RefusalCode as Code},
    tables::{CouncilScope, council_scopes},
    text::fold,
};

/// Refusals about the prescriber alone.
pub(super) fn prescriber(facts: &Facts) -> Vec<Refusal> {
    let Some(prescriber) = &facts.prescriber else {
        return vec![Refusal::new(Code::PrescriberUnknown, "prescribing")];
    };
    let mut refusals = Vec::new();
    if prescriber.situation != Situation::Active {
        refusals.push(
            Refusal::new(Code::PrescriberInactive, "prescribing").with("situation", <&str>::from(prescriber.situation)),
        );
    }
    match (Council::from_str(&prescriber.council), Uf::from_str(&prescriber.uf)) {
        (Ok(council), Ok(uf)) => {
            if CouncilNumber::new(council, uf, &prescriber.number).is_err() {
                refusals.push(Refusal::new(Code::CouncilNumberImpossible, "1.11"));
            }
        }
        (Err(_), _) => refusals.push(Refusal::new(Code::CouncilNumberImpossible, "1.11")),
        (_, Err(_)) => refusals.push(Refusal::new(Code::UfImpossible, "1.11")),
    }
    refusals
}

/// Refusals about the prescriber and each medicine.
pub(super) fn authorisation(order: &Order, facts: &Facts) -> Vec<Refusal> {
    let Some(prescriber) = &facts.prescriber else { return Vec::new() };
    let scope = council_scopes().iter().find(|row| row.council == prescriber.council);
    let mut refusals = Vec::new();
    for (position, item) in order.items.iter().enumerate() {
        let Some(medicine) = facts.medicines.get(&item.medicine_id) else { continue };
        let field = format!("items[{position}].medicine_id");
        let refuse = |rule: &str, needs: &str, which: String| {
            Refusal::new(Code::PrescriberNotAuthorised, rule).at(&field).with("needs", needs).with("which", which)
        };
        let within_scope = match scope.map(|row| row.scope) {
            Some(CouncilScope::All) => true,
            Some(CouncilScope::NoListed) => medicine.list344.is_none(),
            Some(CouncilScope::None) | None => false,
        };
        if !within_scope {
            let norm = scope.map_or("1.11", |row| &row.norm);
            refusals.push(refuse(norm, "council", prescriber.council.clone()));
        }
        for restriction in facts.restrictions.iter().filter(|restriction| applies(restriction, medicine)) {
            if !restriction.councils.is_empty() && !restriction.councils.contains(&prescriber.council) {
                refusals.push(refuse(&restriction.norm, "council", restriction.councils.join(", ")));
            }
            if !restriction.specialties.is_empty() && !has_specialty(prescriber, &restriction.specialties) {
                refusals.push(refuse(&restriction.norm, "specialty", restriction.specialties.join(", ")));
            }
            if let Some(programme) = &restriction.registration
                && !prescriber.programme_registrations.contains(programme)
            {
                refusals.push(refuse(&restriction.norm, "registration", programme.clone()));
            }
        }
        if medicine.use_restriction.is_some_and(|use_restriction| {
            order.kind != PrescriptionKind::Inpatient && use_restriction != UseRestriction::ProgramaPublico
        }) {
            refusals.push(Refusal::new(Code::UseRestricted, "R1.22").at(&field));
        }
    }
    refusals
}

/// Whether a restriction is about a medicine.
pub(crate) fn applies(restriction: &Restriction, medicine: &Medicine) -> bool {
    restriction.atc_prefix.as_ref().is_some_and(|prefix| medicine.atc.starts_with(prefix.as_str()))
        || restriction
            .substance_key
            .as_ref()
            .is_some_and(|key| medicine.ingredients.iter().any(|ingredient| ingredient.substance_key == *key))
}

/// A specialty counts only with its RQE (CFM 2.299/2021).
fn has_specialty(prescriber: &Practitioner, wanted: &[String]) -> bool {
    prescriber
        .specialties
        .iter()
        .filter(|specialty| specialty.rqe.is_some())
        .any(|specialty| wanted.iter().any(|name| fold(name) == fold(&specialty.name)))
}
