//! What is printed, in words that print: one plain struct a paper, its strings already worded as they stand on it. Nothing
//! here asks a store or a clock; who makes a paper says when it was signed, and who prints it says when and how often.

mod dispensing_label;
pub mod gs1;
mod inpatient;
mod iv_label;
pub mod law;
mod notification;
mod parts;
mod pick_list;
mod prescription;
mod print;
mod record;
mod retained;
mod special_control;
mod split;
pub mod tall_man;
mod thalidomide;
mod triage_report;
mod unit_dose_label;
mod ward_sheet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::{
    dispensing_label::{DispensingLabel, DispensingLabels, Food, Moment, TimeOfDay},
    inpatient::{Change, ChangesSince, InpatientItem, InpatientPrescription},
    iv_label::{InBag, IvLabel, IvLabels},
    notification::{Notification, NotificationKind},
    parts::{Allergies, Letterhead, PatientBlock, PrescribedItem, PrescriberBlock, Provenance, Sheet, Via},
    pick_list::{PickDose, PickList, PickPatient, PickTotal, PickWard},
    prescription::Prescription,
    print::Print,
    record::{Detail, Record, RecordAllergy, RecordItem, RecordObservation, RecordPrescription, RecordStay},
    retained::Retained,
    special_control::SpecialControl,
    split::{ItemToPrint, PaperOf, kind_of, papers_of},
    thalidomide::ThalidomideNotification,
    triage_report::{Count, Figure, TriageDay, TriageReport, Waiting},
    unit_dose_label::{LabelSize, UnitDoseLabel, UnitDoseLabels},
    ward_sheet::{WardSheet, WardSheetItem, WardSheetPatient},
};

/// A paper with all that stands on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "paper", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Paper {
    Prescription(Prescription),
    SpecialControl(SpecialControl),
    Retained(Retained),
    Notification(Notification),
    ThalidomideNotification(ThalidomideNotification),
    InpatientPrescription(InpatientPrescription),
    PickList(PickList),
    WardSheet(WardSheet),
    UnitDoseLabels(UnitDoseLabels),
    DispensingLabels(DispensingLabels),
    IvLabels(IvLabels),
    Record(Record),
    TriageReport(TriageReport),
}

/// Which paper, by the name that stands in files, settings and events.
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
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PaperKind {
    /// Receita simples.
    Prescription,
    /// Receita de controle especial, two copies.
    SpecialControl,
    /// Receita that the pharmacy retains: antimicrobials and GLP-1 agonists, two copies.
    Retained,
    /// Notificação de receita A, on yellow paper.
    NotificationA,
    /// Notificação de receita B, on blue paper.
    NotificationB,
    /// Notificação de receita B2, on blue paper.
    NotificationB2,
    /// Notificação de receita de retinoides sistêmicos, on white paper.
    NotificationRetinoid,
    /// Notificação de receita de talidomida, two copies.
    NotificationThalidomide,
    /// A day of an admitted patient's prescription.
    Inpatient,
    /// What the pharmacy picks for wards, ordem de serviço.
    PickList,
    /// Administration record on paper for a day without power.
    WardSheet,
    /// Labels of fractioned units.
    UnitDoseLabel,
    /// Labels in the patient's words.
    DispensingLabel,
    /// Labels of infusion bags.
    IvLabel,
    /// Prontuário.
    Record,
    /// What triage decided in a period.
    TriageReport,
}

impl Paper {
    /// Which paper it is.
    pub const fn kind(&self) -> PaperKind {
        match self {
            Self::Prescription(_) => PaperKind::Prescription,
            Self::SpecialControl(_) => PaperKind::SpecialControl,
            Self::Retained(_) => PaperKind::Retained,
            Self::Notification(paper) => paper.notification.kind(),
            Self::ThalidomideNotification(_) => PaperKind::NotificationThalidomide,
            Self::InpatientPrescription(_) => PaperKind::Inpatient,
            Self::PickList(_) => PaperKind::PickList,
            Self::WardSheet(_) => PaperKind::WardSheet,
            Self::UnitDoseLabels(_) => PaperKind::UnitDoseLabel,
            Self::DispensingLabels(_) => PaperKind::DispensingLabel,
            Self::IvLabels(_) => PaperKind::IvLabel,
            Self::Record(_) => PaperKind::Record,
            Self::TriageReport(_) => PaperKind::TriageReport,
        }
    }

    /// Where what stands on it comes from.
    pub const fn provenance(&self) -> &Provenance {
        match self {
            Self::Prescription(paper) => &paper.provenance,
            Self::SpecialControl(paper) => &paper.provenance,
            Self::Retained(paper) => &paper.provenance,
            Self::Notification(paper) => &paper.provenance,
            Self::ThalidomideNotification(paper) => &paper.provenance,
            Self::InpatientPrescription(paper) => &paper.provenance,
            Self::PickList(paper) => &paper.provenance,
            Self::WardSheet(paper) => &paper.provenance,
            Self::UnitDoseLabels(paper) => &paper.provenance,
            Self::DispensingLabels(paper) => &paper.provenance,
            Self::IvLabels(paper) => &paper.provenance,
            Self::Record(paper) => &paper.provenance,
            Self::TriageReport(paper) => &paper.provenance,
        }
    }

    /// The words that name it at its head and in its file's properties.
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Prescription(_) => "Receita",
            Self::SpecialControl(_) => "Receita de Controle Especial",
            Self::Retained(_) => "Receita sujeita a retenção",
            Self::Notification(paper) => paper.notification.title(),
            Self::ThalidomideNotification(_) => "Notificação de Receita de Talidomida",
            Self::InpatientPrescription(paper) if paper.changes.is_some() => "Prescrição hospitalar: mudanças",
            Self::InpatientPrescription(_) => "Prescrição hospitalar",
            Self::PickList(_) => "Ordem de separação",
            Self::WardSheet(_) => "Registro de administração",
            Self::UnitDoseLabels(_) => "Etiquetas de dose unitária",
            Self::DispensingLabels(_) => "Etiquetas de dispensação",
            Self::IvLabels(_) => "Etiquetas de bolsa de infusão",
            Self::Record(_) => "Prontuário",
            Self::TriageReport(_) => "Relatório da triagem",
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn a_kind_has_one_name_wherever_it_is_written() {
        for kind in PaperKind::VARIANTS {
            let named: &str = kind.into();
            assert_eq!(named.parse(), Ok(*kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), named, "in an event as in a setting");
        }
    }
}
