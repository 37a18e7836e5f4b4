//! `schema`: what goes in and what comes out, as JSON Schema.

use clinic::{
    backup::Manifest,
    demo::Demo,
    import::{FormularyReport, PriceListReport},
    problem::{Checked, Problem, Receipt},
    queries::{
        Answer, Found, audit::AuditEntry, catalogue::CatalogueMatch, health::Health, interventions::InterventionRow,
        patient_record::PatientRecord, patient_summary::PatientSummary, patient_timeline::TimelineEntry,
        prescription_details::PrescriptionDetail, prescription_document::PrescriptionPaper,
        running_out::RunningOutPage, scheduled_doses::DosePage, triage_counts::TriageCount, triage_queue::TriagePage,
    },
    search::Hit,
    simulate::Report,
    verify::Verdict,
};
use domain::{commands::Command, events::Event, refusal::Refusal};
use schemars::schema_for;
use serde_json::json;

use crate::{ending::Ending, output::line};

/// Always one JSON object: nobody reads a schema as prose.
pub(crate) fn run() -> Ending {
    let schema = json!({
        "commands": schema_for!(Command),
        "refusals": schema_for!(Refusal),
        "events": schema_for!(Event),
        "answers": {
            "Receipt": schema_for!(Receipt),
            "Problem": schema_for!(Problem),
            "Checked": schema_for!(Checked),
            "FormularyReport": schema_for!(FormularyReport),
            "PriceListReport": schema_for!(PriceListReport),
            "TriagePage": schema_for!(Answer<TriagePage>),
            "TriageCounts": schema_for!(Answer<Vec<TriageCount>>),
            "PrescriptionDetails": schema_for!(Answer<Found<Vec<PrescriptionDetail>>>),
            "PrescriptionDocument": schema_for!(Answer<Found<PrescriptionPaper>>),
            "PatientSummary": schema_for!(Answer<Found<PatientSummary>>),
            "PatientTimeline": schema_for!(Answer<Vec<TimelineEntry>>),
            "PatientRecord": schema_for!(Answer<Found<PatientRecord>>),
            "RunningOut": schema_for!(Answer<RunningOutPage>),
            "ScheduledDoses": schema_for!(Answer<DosePage>),
            "Interventions": schema_for!(Answer<Vec<InterventionRow>>),
            "Catalogue": schema_for!(Answer<Vec<CatalogueMatch>>),
            "Search": schema_for!(Answer<Vec<Hit>>),
            "Audit": schema_for!(Answer<Vec<AuditEntry>>),
            "Health": schema_for!(Health),
            "Verdict": schema_for!(Verdict),
            "BackupManifest": schema_for!(Manifest),
            "Demo": schema_for!(Demo),
            "SimulationReport": schema_for!(Report),
        },
    });
    line(&schema.to_string());
    Ending::Done
}
