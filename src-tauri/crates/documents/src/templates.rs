//! The templates, a file a paper beside the theme that all of them share.

use domain::paper::PaperKind;

/// Where the world keeps what a template reads.
pub(crate) const DATA: &str = "/paper.json";

/// Every template by its path.
pub(crate) const TEMPLATES: &[(&str, &str)] = &[
    ("/theme.typ", include_str!("../templates/theme.typ")),
    ("/inpatient.typ", include_str!("../templates/inpatient.typ")),
    ("/notification.typ", include_str!("../templates/notification.typ")),
    ("/prescription.typ", include_str!("../templates/prescription.typ")),
    ("/retained.typ", include_str!("../templates/retained.typ")),
    ("/special_control.typ", include_str!("../templates/special_control.typ")),
    ("/thalidomide.typ", include_str!("../templates/thalidomide.typ")),
    ("/dispensing_label.typ", include_str!("../templates/dispensing_label.typ")),
    ("/iv_label.typ", include_str!("../templates/iv_label.typ")),
    ("/label.typ", include_str!("../templates/label.typ")),
    ("/list.typ", include_str!("../templates/list.typ")),
    ("/pick_list.typ", include_str!("../templates/pick_list.typ")),
    ("/record.typ", include_str!("../templates/record.typ")),
    ("/triage_report.typ", include_str!("../templates/triage_report.typ")),
    ("/unit_dose_label.typ", include_str!("../templates/unit_dose_label.typ")),
    ("/warning.typ", include_str!("../templates/warning.typ")),
    ("/ward_sheet.typ", include_str!("../templates/ward_sheet.typ")),
];

/// The template of a paper.
pub(crate) const fn template(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Prescription => "/prescription.typ",
        PaperKind::SpecialControl => "/special_control.typ",
        PaperKind::Retained => "/retained.typ",
        PaperKind::NotificationA
        | PaperKind::NotificationB
        | PaperKind::NotificationB2
        | PaperKind::NotificationRetinoid => "/notification.typ",
        PaperKind::NotificationThalidomide => "/thalidomide.typ",
        PaperKind::Inpatient => "/inpatient.typ",
        PaperKind::PickList => "/pick_list.typ",
        PaperKind::WardSheet => "/ward_sheet.typ",
        PaperKind::UnitDoseLabel => "/unit_dose_label.typ",
        PaperKind::DispensingLabel => "/dispensing_label.typ",
        PaperKind::IvLabel => "/iv_label.typ",
        PaperKind::Record => "/record.typ",
        PaperKind::TriageReport => "/triage_report.typ",
    }
}
