//! What a patient takes to a pharmacy outside: receitas and notificações, each with the items that the law puts on it.

use chrono::NaiveDate;
use domain::{
    catalogue::DocumentType,
    dosage::Duration,
    ids::PrescriptionId,
    number_pt::print_quantity,
    paper::{
        self, ItemToPrint, Notification, NotificationKind, Paper, PaperKind, PaperOf, PrescribedItem, Prescription,
        Retained, Sheet, SpecialControl, ThalidomideNotification, law,
    },
    prescribing::OrderState,
    printing::{PaperRequest, PaperSize},
    refusal::{Refusal, RefusalCode},
};

use super::{Made, blocks, house, house::House, nothing, refused};
use crate::{
    clinic::Clinic,
    problem::Problem,
    queries::{
        Found,
        prescription_document::{DocumentItem, PrescriptionDocument},
    },
    session::Session,
};

pub(super) async fn make(
    clinic: &Clinic,
    by: &Session,
    request: &PaperRequest,
    id: PrescriptionId,
) -> Result<Made, Problem> {
    let document = standing(clinic, by, id).await?;
    let items: Vec<&DocumentItem> = document.items.iter().filter(|item| !item.suspended).collect();
    let papers = papers_of(&document, &items);
    let chosen = papers.iter().filter(|paper| paper.kind == request.paper).nth(request.part.into());
    let chosen = chosen.ok_or_else(nothing)?;
    let paper = Writing::of(clinic, by, &document, &items, chosen, request).await?.paper().ok_or_else(nothing)?;
    Ok(Made { paper, prescriptions: vec![id] })
}

/// The papers of what is not suspended.
pub(super) fn papers_of(document: &PrescriptionDocument, items: &[&DocumentItem]) -> Vec<PaperOf> {
    let items: Vec<ItemToPrint<'_>> = items
        .iter()
        .map(|item| ItemToPrint {
            document_type: item.document_type,
            substance: &item.medicine_name,
            antimicrobial: item.antimicrobial,
        })
        .collect();
    paper::papers_of(document.kind, &items)
}

/// A prescription that still says what its prescriber wants: the others are history, and stand in the record.
pub(super) async fn standing(
    clinic: &Clinic,
    by: &Session,
    id: PrescriptionId,
) -> Result<PrescriptionDocument, Problem> {
    let head = *clinic.head().borrow();
    let document = match clinic.prescription_document(by, id, Some(head)).await?.value {
        Found::Shown(paper) => paper.document,
        Found::Parked => return Err(nothing()),
        Found::Unknown => return Err(refused(RefusalCode::PrescriptionUnknown, "subject.prescription_id")),
    };
    if matches!(document.state, OrderState::Cancelled | OrderState::Replaced | OrderState::EnteredInError) {
        let refusal = Refusal::new(RefusalCode::NoLongerCurrent, "printing").at("subject.prescription_id");
        return Err(Problem::refused(refusal.with("state", <&str>::from(document.state))));
    }
    Ok(document)
}

/// Everything that the papers of a prescription are written from.
struct Writing<'a> {
    document: &'a PrescriptionDocument,
    chosen: &'a PaperOf,
    document_type: DocumentType,
    on_it: Vec<&'a DocumentItem>,
    sheet: Sheet,
    house: House,
    patient: paper::PatientBlock,
    provenance: paper::Provenance,
    signed_on: NaiveDate,
}

impl<'a> Writing<'a> {
    async fn of(
        clinic: &Clinic,
        by: &Session,
        document: &'a PrescriptionDocument,
        items: &[&'a DocumentItem],
        chosen: &'a PaperOf,
        request: &PaperRequest,
    ) -> Result<Self, Problem> {
        let house = House::of(clinic).await?;
        let signed_on = document.signed_at.date(house.zone);
        let now = clinic.patient_summary(by, document.patient.patient_id, None).await?.value;
        let patient = blocks::patient(&document.patient, &now, signed_on, None, house.zone);
        Ok(Self {
            document_type: chosen.document_type.unwrap_or(DocumentType::Comum),
            on_it: chosen.items.iter().filter_map(|place| items.get(*place).copied()).collect(),
            sheet: if request.size == Some(PaperSize::A4) { Sheet::A4 } else { Sheet::A5 },
            provenance: house::signed(clinic, document, house.zone).await?,
            document,
            chosen,
            house,
            patient,
            signed_on,
        })
    }

    fn paper(&self) -> Option<Paper> {
        Some(match self.chosen.kind {
            PaperKind::Prescription => Paper::Prescription(Prescription {
                sheet: self.sheet,
                letterhead: self.house.letterhead.clone(),
                prescriber: blocks::prescriber(&self.document.prescriber),
                patient: self.patient.clone(),
                items: self.items(),
                accompanies: self.chosen.accompanies.and_then(title).map(str::to_owned),
                note: self.document.note.clone(),
                provenance: self.provenance.clone(),
            }),
            PaperKind::SpecialControl => Paper::SpecialControl(SpecialControl {
                sheet: self.sheet,
                official_number: None,
                letterhead: self.house.letterhead.clone(),
                prescriber: blocks::prescriber(&self.document.prescriber),
                patient: self.patient.clone(),
                items: self.items(),
                vias: law::vias(self.chosen.kind),
                validity: self.validity(),
                note: self.document.note.clone(),
                provenance: self.provenance.clone(),
            }),
            PaperKind::Retained => Paper::Retained(Retained {
                sheet: self.sheet,
                official_number: None,
                letterhead: self.house.letterhead.clone(),
                prescriber: blocks::prescriber(&self.document.prescriber),
                patient: self.patient.clone(),
                items: self.items(),
                vias: law::vias(self.chosen.kind),
                validity: self.validity(),
                note: self.document.note.clone(),
                provenance: self.provenance.clone(),
            }),
            PaperKind::NotificationThalidomide => {
                let item = *self.on_it.first()?;
                Paper::ThalidomideNotification(ThalidomideNotification {
                    official_number: None,
                    uf: self.document.prescriber.uf.clone(),
                    letterhead: self.house.letterhead.clone(),
                    prescriber: blocks::prescriber(&self.document.prescriber),
                    prescriber_enrolment: None,
                    patient: self.patient.clone(),
                    dose_per_unit: Some(item.strength.clone()).filter(|strength| !strength.is_empty()),
                    treatment_time: match item.duration {
                        Some(Duration::Days { days }) => Some(format!("{days}\u{a0}dias")),
                        _ => None,
                    },
                    item: prescribed(item),
                    issued_on: law::date(self.signed_on),
                    vias: law::vias(self.chosen.kind),
                    validity: self.validity(),
                    provenance: self.provenance.clone(),
                })
            }
            kind => Paper::Notification(Notification {
                notification: notification(kind)?,
                official_number: None,
                uf: self.document.prescriber.uf.clone(),
                letterhead: self.house.letterhead.clone(),
                prescriber: blocks::prescriber(&self.document.prescriber),
                patient: self.patient.clone(),
                item: prescribed(self.on_it.first()?),
                issued_on: law::date(self.signed_on),
                validity: self.validity(),
                accompanied_by: law::accompanied_by(self.document_type),
                provenance: self.provenance.clone(),
            }),
        })
    }

    fn items(&self) -> Vec<PrescribedItem> {
        self.on_it.iter().map(|item| prescribed(item)).collect()
    }

    /// Of a retained receita, what is no antimicrobial is a GLP-1 agonist.
    fn validity(&self) -> String {
        let glp1 = self.document_type == DocumentType::Ret && self.on_it.iter().all(|item| !item.antimicrobial);
        law::validity(self.document_type, glp1, self.signed_on).unwrap_or_default()
    }
}

fn prescribed(item: &DocumentItem) -> PrescribedItem {
    PrescribedItem {
        medicine: blocks::medicine_with_strength(item),
        form: item.form.clone(),
        dosage: blocks::sentence(&blocks::dosage(&item.dose_text, item.route, &item.schedule_text)),
        quantity: item.quantity.map(print_quantity),
        quantity_in_words: item.quantity.and_then(law::quantity_in_words),
        justification: item.indication.clone(),
        cid: item.cid.clone(),
        substitution_refused: item.substitution_refused,
        continuous_use: item.duration == Some(Duration::Continuous),
        instructions: item.instructions.clone(),
    }
}

const fn notification(kind: PaperKind) -> Option<NotificationKind> {
    match kind {
        PaperKind::NotificationA => Some(NotificationKind::A),
        PaperKind::NotificationB => Some(NotificationKind::B),
        PaperKind::NotificationB2 => Some(NotificationKind::B2),
        PaperKind::NotificationRetinoid => Some(NotificationKind::Retinoid),
        _ => None,
    }
}

fn title(kind: PaperKind) -> Option<&'static str> {
    notification(kind).map(NotificationKind::title)
}
