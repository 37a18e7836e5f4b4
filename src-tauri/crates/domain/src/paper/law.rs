//! What the law has printed on a paper: its copies and who keeps them, how long it is valid, what goes with it, and the
//! quantity in words.

use chrono::{Days, NaiveDate};
use rust_decimal::prelude::ToPrimitive;

use super::{PaperKind, Via};
use crate::{catalogue::DocumentType, number_pt, quantity::Quantity, tables::document_row};

/// The copies of a paper and who keeps each; one without a destination where the law asks for no more.
///
/// The trap of R1.11c: the pharmacy keeps the *first* copy of a special control receita and the *second* of a retained one.
pub fn vias(kind: PaperKind) -> Vec<Via> {
    let destinations: &[&str] = match kind {
        PaperKind::SpecialControl => &["Retenção pela farmácia ou drogaria", "Orientação ao paciente"],
        PaperKind::Retained => &["Devolvida ao paciente", "Retenção pela farmácia ou drogaria"],
        PaperKind::NotificationThalidomide => &["Paciente", "Retenção pela unidade pública dispensadora"],
        _ => &[],
    };
    (1..)
        .zip(destinations)
        .map(|(number, destination)| Via { number, destination: (*destination).to_owned() })
        .collect()
}

/// `Válida por 30 dias, até 23/12/2026, em todo o território nacional.`; nothing where the law sets no limit (R1.8, R1.9).
///
/// `glp1`: all medicines of the retained receita are GLP-1 agonists, which are valid longer.
pub fn validity(document_type: DocumentType, glp1: bool, issued_on: NaiveDate) -> Option<String> {
    let row = document_row(document_type)?;
    let days = if glp1 { row.valid_days_glp1.or(row.valid_days)? } else { row.valid_days? };
    let last = issued_on.checked_add_days(Days::new(days.into()))?;
    Some(format!("Válida por {days} dias, até {}, em todo o território nacional.", date(last)))
}

/// What goes with a document: `receita`, `termo de consentimento pós-informação`.
pub fn accompanied_by(document_type: DocumentType) -> Vec<String> {
    let Some(row) = document_row(document_type) else { return Vec::new() };
    row.needs_receita.then(|| "receita".to_owned()).into_iter().chain(row.extra_docs.iter().cloned()).collect()
}

/// The quantity in words (R1.11): `vinte e uma cápsulas`. Nothing for a part of a unit or a million of them.
pub fn quantity_in_words(quantity: Quantity) -> Option<String> {
    let count = quantity.value.decimal();
    if count.fract().is_zero() { number_pt::in_words(count.to_u32()?, quantity.unit) } else { None }
}

/// `23/11/2026`.
pub fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Unit;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_pharmacy_keeps_the_first_copy_of_one_and_the_second_of_the_other() {
        let kept = |kind| vias(kind).into_iter().find(|via| via.destination.contains("farmácia")).map(|via| via.number);
        assert_eq!(kept(PaperKind::SpecialControl), Some(1));
        assert_eq!(kept(PaperKind::Retained), Some(2), "R1.11c");
        assert_eq!(vias(PaperKind::Prescription), []);
    }

    #[test]
    fn a_paper_is_valid_for_the_days_of_its_kind() {
        for (document_type, glp1, words) in [
            (DocumentType::Nra, false, Some("30 dias, até 30/12/2026")),
            (DocumentType::Nrt, false, Some("20 dias, até 20/12/2026")),
            (DocumentType::Rce, false, Some("30 dias, até 30/12/2026")),
            (DocumentType::Ret, false, Some("10 dias, até 10/12/2026")),
            (DocumentType::Ret, true, Some("90 dias, até 28/02/2027")),
            (DocumentType::Comum, false, None),
        ] {
            let said = validity(document_type, glp1, day("2026-11-30"));
            let expected = words.map(|words| format!("Válida por {words}, em todo o território nacional."));
            assert_eq!(said, expected, "{document_type:?}");
        }
    }

    #[test]
    fn a_receita_and_terms_go_with_a_notification() {
        assert_eq!(accompanied_by(DocumentType::Nrb), ["receita"]);
        assert_eq!(accompanied_by(DocumentType::Nrr), ["receita", "termo de consentimento pós-informação"]);
        assert_eq!(accompanied_by(DocumentType::Rce), [""; 0]);
    }

    #[test]
    fn a_whole_quantity_is_said_in_words_and_half_a_unit_is_not() {
        let quantity = |value: &str| Quantity::new(value.parse().unwrap(), Unit::Ampoule);
        assert_eq!(quantity_in_words(quantity("2.0")).as_deref(), Some("duas ampolas"));
        assert_eq!(quantity_in_words(quantity("0.5")), None);
        assert_eq!(quantity_in_words(quantity("-1")), None);
    }
}
