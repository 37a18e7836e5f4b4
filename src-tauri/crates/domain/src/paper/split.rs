//! Which papers a prescription becomes (R1.7, R1.49): the law wants one document a kind, and sets what may share it.

use super::PaperKind;
use crate::{catalogue::DocumentType, prescribing::PrescriptionKind, tables::document_row};

/// What decides on which paper an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemToPrint<'a> {
    /// As the catalogue has it for this presentation.
    pub document_type: DocumentType,
    /// Two presentations of one substance count once.
    pub substance: &'a str,
    /// Of a retained receita: an antimicrobial, else a GLP-1 agonist, which is valid longer.
    pub antimicrobial: bool,
}

/// A paper and the items on it, as places in the prescription from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PaperOf {
    pub kind: PaperKind,
    /// What the law calls it; nothing of an admitted patient's prescription.
    pub document_type: Option<DocumentType>,
    pub items: Vec<usize>,
    /// The notification that this receita goes with.
    pub accompanies: Option<PaperKind>,
}

/// The papers of a prescription, in the law's precedence, a notification before the receita that goes with it.
///
/// An admitted patient's is one, on the institution's own form (R1.49). Otherwise: a notification for each item, a
/// receita de controle especial for each three substances, one retained receita of antimicrobials and one of GLP-1
/// agonists, since their validity differs, and one receita for all that is ordinary.
pub fn papers_of(prescription: PrescriptionKind, items: &[ItemToPrint<'_>]) -> Vec<PaperOf> {
    if prescription == PrescriptionKind::Inpatient {
        let items = (0..items.len()).collect();
        return vec![PaperOf { kind: PaperKind::Inpatient, document_type: None, items, accompanies: None }];
    }
    let mut of_type: Vec<(DocumentType, usize, ItemToPrint<'_>)> =
        items.iter().enumerate().map(|(place, item)| (together_with(item.document_type), place, *item)).collect();
    of_type.sort_by_key(|(document_type, place, item)| (*document_type, !item.antimicrobial, *place));
    let mut papers: Vec<PaperOf> = Vec::new();
    let mut last: Option<(DocumentType, bool)> = None;
    for (document_type, place, item) in of_type {
        let same = last == Some((document_type, item.antimicrobial)) || document_type != DocumentType::Ret;
        let room = papers.last_mut().filter(|paper| same && has_room(paper, document_type, item.substance, items));
        match room {
            Some(paper) => paper.items.push(place),
            None => papers.extend(new_papers(document_type, place)),
        }
        last = Some((document_type, item.antimicrobial));
    }
    papers
}

/// What is prescribed without retention shares the ordinary receita.
const fn together_with(document_type: DocumentType) -> DocumentType {
    match document_type {
        DocumentType::SemRetencao => DocumentType::Comum,
        other => other,
    }
}

/// The item may still be written on this paper.
fn has_room(paper: &PaperOf, document_type: DocumentType, substance: &str, items: &[ItemToPrint<'_>]) -> bool {
    let on_it = || paper.items.iter().filter_map(|place| items.get(*place)).map(|item| item.substance);
    let substances = || {
        let mut names: Vec<&str> = on_it().collect();
        names.sort_unstable();
        names.dedup();
        names.len()
    };
    let most = document_row(document_type).and_then(|row| row.max_substances).map(usize::from);
    paper.document_type == Some(document_type)
        && paper.accompanies.is_none()
        && most != Some(1)
        && most.is_none_or(|most| on_it().any(|name| name == substance) || substances() < most)
}

fn new_papers(document_type: DocumentType, place: usize) -> impl Iterator<Item = PaperOf> {
    let kind = kind_of(document_type);
    let paper = |kind, document_type, accompanies| PaperOf {
        kind,
        document_type: Some(document_type),
        items: vec![place],
        accompanies,
    };
    let with_receita = document_row(document_type).is_some_and(|row| row.needs_receita);
    let receita = with_receita.then(|| paper(PaperKind::Prescription, DocumentType::Comum, Some(kind)));
    std::iter::once(paper(kind, document_type, None)).chain(receita)
}

/// The paper that bears a kind of document.
pub const fn kind_of(document_type: DocumentType) -> PaperKind {
    match document_type {
        DocumentType::Nra => PaperKind::NotificationA,
        DocumentType::Nrt => PaperKind::NotificationThalidomide,
        DocumentType::Nrb2 => PaperKind::NotificationB2,
        DocumentType::Nrb => PaperKind::NotificationB,
        DocumentType::Nrr => PaperKind::NotificationRetinoid,
        DocumentType::Rce => PaperKind::SpecialControl,
        DocumentType::Ret => PaperKind::Retained,
        DocumentType::SemRetencao | DocumentType::Comum => PaperKind::Prescription,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn item(document_type: DocumentType, substance: &str) -> ItemToPrint<'_> {
        ItemToPrint { document_type, substance, antimicrobial: true }
    }

    fn papers(items: &[ItemToPrint<'_>]) -> Vec<(PaperKind, Vec<usize>)> {
        let papers = papers_of(PrescriptionKind::Ambulatory, items);
        papers.into_iter().map(|paper| (paper.kind, paper.items)).collect()
    }

    #[test]
    fn each_kind_of_document_is_a_paper_in_the_order_of_the_law() {
        let items = [
            item(DocumentType::Comum, "losartana"),
            item(DocumentType::Ret, "amoxicilina"),
            item(DocumentType::Nrb, "clonazepam"),
            item(DocumentType::SemRetencao, "loperamida"),
            item(DocumentType::Rce, "sertralina"),
        ];
        assert_eq!(
            papers(&items),
            [
                (PaperKind::NotificationB, vec![2]),
                (PaperKind::Prescription, vec![2]),
                (PaperKind::SpecialControl, vec![4]),
                (PaperKind::Retained, vec![1]),
                (PaperKind::Prescription, vec![0, 3]),
            ],
            "the receita of the notification stands behind it, antimicrobials never share with Portaria 344"
        );
        let papers = papers_of(PrescriptionKind::Discharge, &items);
        let accompanies: Vec<_> = papers.iter().map(|paper| paper.accompanies).collect();
        assert_eq!(accompanies, [None, Some(PaperKind::NotificationB), None, None, None]);
    }

    #[test]
    fn a_special_control_receita_holds_three_substances() {
        let substances = ["a", "b", "c", "a", "d"].map(|it| item(DocumentType::Rce, it));
        assert_eq!(
            papers(&substances),
            [(PaperKind::SpecialControl, vec![0, 1, 2, 3]), (PaperKind::SpecialControl, vec![4])],
            "another strength of the same substance is none more"
        );
    }

    #[test]
    fn a_notification_holds_one_medicine() {
        let items = [
            item(DocumentType::Nrt, "talidomida"),
            item(DocumentType::Nra, "morfina"),
            item(DocumentType::Nra, "morfina"),
        ];
        assert_eq!(
            papers(&items),
            [
                (PaperKind::NotificationA, vec![1]),
                (PaperKind::Prescription, vec![1]),
                (PaperKind::NotificationA, vec![2]),
                (PaperKind::Prescription, vec![2]),
                (PaperKind::NotificationThalidomide, vec![0]),
            ],
            "thalidomide's two copies need no receita"
        );
    }

    #[test]
    fn antimicrobials_and_glp1_agonists_part_for_their_validity() {
        let glp1 = ItemToPrint { antimicrobial: false, ..item(DocumentType::Ret, "semaglutida") };
        let items = [glp1, item(DocumentType::Ret, "amoxicilina"), glp1, item(DocumentType::Ret, "azitromicina")];
        assert_eq!(papers(&items), [(PaperKind::Retained, vec![1, 3]), (PaperKind::Retained, vec![0, 2])]);
    }

    #[test]
    fn an_admitted_patients_is_one_paper() {
        let items = [item(DocumentType::Nra, "morfina"), item(DocumentType::Comum, "dipirona")];
        let papers = papers_of(PrescriptionKind::Inpatient, &items);
        assert_eq!(papers.len(), 1);
        assert_eq!((papers[0].kind, papers[0].items.as_slice()), (PaperKind::Inpatient, [0, 1].as_slice()));
    }
}
