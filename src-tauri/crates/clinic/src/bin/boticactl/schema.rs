//! `schema`: what goes in and what comes out, as JSON Schema; the window's TypeScript types are made from it.

use std::collections::BTreeMap;

use clinic::{
    administration::{Location, Staff, SubstanceName},
    backup::Manifest,
    demo::Demo,
    drafts::Draft,
    formulary::ProductOnSale,
    import::{FormularyPreview, FormularyReport, PriceListPreview, PriceListReport},
    line::{ItemText, LineReading, OrderAgain},
    order_sets::OrderSet,
    papers::PaperOffered,
    printing::{LabelPrinter, Preview, PrintJobKey, PrintJobRow, Printers, Saved},
    problem::{Checked, Problem, Receipt},
    progress::Step,
    projections::Changed,
    queries::{
        Answer, Found,
        audit::{AuditEntry, AuditFilter, AuditKey},
        catalogue::{CatalogueEntry, CatalogueMatch},
        health::Health,
        interventions::{InterventionKey, InterventionRow},
        patient_record::PatientRecord,
        patient_summary::PatientSummary,
        patient_timeline::{TimelineEntry, TimelineKey},
        prescription_details::PrescriptionDetail,
        prescription_document::PrescriptionPaper,
        running_out::{RunningOutKey, RunningOutPage},
        scheduled_doses::{DoseKey, DosePage},
        triage_counts::TriageCount,
        triage_queue::{TriageFilter, TriageKey, TriagePage},
        ward_board::InBed,
    },
    search::{Filter, Hit},
    seat::{Me, Trouble},
    simulate::Report,
    start::Start,
    verify::Verdict,
};
use domain::{
    commands::Command,
    events::{Event, Medicine, Restriction},
    printing::{PaperRequest, PrinterName},
    refusal::Refusal,
    tables::TableInUse,
};
use schemars::{Schema, schema_for};
use serde_json::json;

use crate::{ending::Ending, output::line};

/// Always one JSON object: nobody reads a schema as prose.
pub(crate) fn run() -> Ending {
    let schema = json!({
        "commands": schema_for!(Command),
        "refusals": schema_for!(Refusal),
        "events": schema_for!(Event),
        "questions": questions(),
        "window": window(),
        "answers": answers(),
    });
    line(&schema.to_string());
    Ending::Done
}

/// Where a page begins and what it is narrowed to.
fn questions() -> BTreeMap<&'static str, Schema> {
    BTreeMap::from([
        ("TriageFilter", schema_for!(TriageFilter)),
        ("TriageKey", schema_for!(TriageKey)),
        ("TimelineKey", schema_for!(TimelineKey)),
        ("RunningOutKey", schema_for!(RunningOutKey)),
        ("DoseKey", schema_for!(DoseKey)),
        ("InterventionKey", schema_for!(InterventionKey)),
        ("AuditFilter", schema_for!(AuditFilter)),
        ("AuditKey", schema_for!(AuditKey)),
        ("SearchFilter", schema_for!(Filter)),
        ("PrintJobKey", schema_for!(PrintJobKey)),
        ("PaperRequest", schema_for!(PaperRequest)),
        ("PrinterName", schema_for!(PrinterName)),
        ("LabelPrinter", schema_for!(LabelPrinter)),
    ])
}

/// What only a window is told.
fn window() -> BTreeMap<&'static str, Schema> {
    BTreeMap::from([
        ("Start", schema_for!(Start)),
        ("Me", schema_for!(Me)),
        ("Trouble", schema_for!(Trouble)),
        ("Changed", schema_for!(Changed)),
        ("Step", schema_for!(Step)),
    ])
}

/// What commands and queries are answered.
fn answers() -> BTreeMap<&'static str, Schema> {
    BTreeMap::from([
        ("Receipt", schema_for!(Receipt)),
        ("Problem", schema_for!(Problem)),
        ("Checked", schema_for!(Checked)),
        ("FormularyReport", schema_for!(FormularyReport)),
        ("FormularyPreview", schema_for!(FormularyPreview)),
        ("PriceListPreview", schema_for!(PriceListPreview)),
        ("Medicine", schema_for!(Medicine)),
        ("ProductsOf", schema_for!(Vec<ProductOnSale>)),
        ("TablesOfLaw", schema_for!(Vec<TableInUse>)),
        ("PriceListReport", schema_for!(PriceListReport)),
        ("TriagePage", schema_for!(Answer<TriagePage>)),
        ("TriageCounts", schema_for!(Answer<Vec<TriageCount>>)),
        ("PrescriptionDetails", schema_for!(Answer<Found<Vec<PrescriptionDetail>>>)),
        ("PrescriptionDocument", schema_for!(Answer<Found<PrescriptionPaper>>)),
        ("PatientSummary", schema_for!(Answer<Found<PatientSummary>>)),
        ("PatientTimeline", schema_for!(Answer<Vec<TimelineEntry>>)),
        ("PatientRecord", schema_for!(Answer<Found<PatientRecord>>)),
        ("RunningOut", schema_for!(Answer<RunningOutPage>)),
        ("ScheduledDoses", schema_for!(Answer<DosePage>)),
        ("Interventions", schema_for!(Answer<Vec<InterventionRow>>)),
        ("Catalogue", schema_for!(Answer<Vec<CatalogueMatch>>)),
        ("CatalogueEntry", schema_for!(Answer<Option<CatalogueEntry>>)),
        ("WardBoard", schema_for!(Answer<Vec<InBed>>)),
        ("LineReading", schema_for!(LineReading)),
        ("OrderAgain", schema_for!(OrderAgain)),
        ("ItemText", schema_for!(ItemText)),
        ("Places", schema_for!(Vec<Location>)),
        ("Staff", schema_for!(Staff)),
        ("Restrictions", schema_for!(Vec<Restriction>)),
        ("Substances", schema_for!(Vec<SubstanceName>)),
        ("Drafts", schema_for!(Vec<Draft>)),
        ("OrderSets", schema_for!(Vec<OrderSet>)),
        ("Search", schema_for!(Answer<Vec<Hit>>)),
        ("Audit", schema_for!(Answer<Vec<AuditEntry>>)),
        ("Health", schema_for!(Health)),
        ("Printers", schema_for!(Printers)),
        ("PrintJobs", schema_for!(Vec<PrintJobRow>)),
        ("PapersOf", schema_for!(Vec<PaperOffered>)),
        ("Preview", schema_for!(Preview)),
        ("SavedPdf", schema_for!(Saved)),
        ("Verdict", schema_for!(Verdict)),
        ("BackupManifest", schema_for!(Manifest)),
        ("Demo", schema_for!(Demo)),
        ("SimulationReport", schema_for!(Report)),
    ])
}
