//! One function for each thing a window asks, named as the engine names it; arguments are spelt as on the wire.

use clinic::{
    administration::{Location, Staff, SubstanceName},
    asking::AtLeast,
    line::{ItemText, LineReading, OrderAgain},
    problem::{Checked, Receipt},
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
    seat::Trouble,
};
use domain::{
    commands::{Command, ItemOrder},
    events::Restriction,
    ids::{CommandId, EncounterId, LocationId, MedicineId, PatientId, PractitionerId, PrescriptionId},
    instant::Instant,
};
use tauri::{Builder, State, WebviewWindow, Wry, generate_handler};

use crate::{app::App, desk, kept, long_work, printing, upkeep};

/// Registers every command of `commands::COMMANDS`.
pub(crate) fn handle(builder: Builder<Wry>) -> Builder<Wry> {
    builder.invoke_handler(generate_handler![
        desk::start,
        desk::make_demo,
        desk::set_up_clinic,
        desk::sign_in,
        desk::sign_out,
        desk::lock,
        desk::unlock,
        desk::confirm,
        desk::set_password,
        desk::open_window,
        execute,
        check,
        read_line,
        order_again,
        write_item,
        triage_queue,
        triage_counts,
        prescription_details,
        prescription_document,
        patient_summary,
        patient_timeline,
        patient_record,
        scheduled_doses,
        running_out,
        ward_board,
        catalogue,
        catalogue_entry,
        upkeep::catalogue_page,
        upkeep::medicine,
        upkeep::products_of,
        interventions,
        audit,
        upkeep::audited_patients,
        search,
        health,
        places,
        staff,
        restrictions,
        upkeep::tables_of_law,
        substances,
        kept::drafts,
        kept::save_draft,
        kept::discard_draft,
        kept::order_sets,
        kept::keep_order_set,
        kept::discard_order_set,
        printing::printers,
        printing::print_jobs,
        printing::papers_of,
        printing::preview,
        printing::print,
        printing::retry_print,
        printing::cancel_print,
        printing::save_pdf,
        printing::set_default_printer,
        printing::set_label_printer,
        printing::remove_label_printer,
        long_work::preview_formulary,
        long_work::preview_price_list,
        long_work::import_formulary,
        long_work::import_price_list,
        long_work::rebuild,
        long_work::cancel_rebuild,
        long_work::cancel_work,
        long_work::retry_parked,
        long_work::backup,
        long_work::export_audit,
    ])
}

/// Carries a command out; it is on the disk when this answers.
#[tauri::command]
async fn execute(
    app: State<'_, App>,
    window: WebviewWindow,
    id: CommandId,
    command: Command,
) -> Result<Receipt, Trouble> {
    let (clinic, by) = app.at_for(window.label(), &command)?;
    Ok(clinic.execute(&by, id, command).await?)
}

/// The refusals and findings that [`execute`] would give.
#[tauri::command]
async fn check(
    app: State<'_, App>,
    window: WebviewWindow,
    id: CommandId,
    command: Command,
) -> Result<Checked, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.check(&by, id, command).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn read_line(
    app: State<'_, App>,
    window: WebviewWindow,
    line: String,
    medicine_id: Option<MedicineId>,
    accepts_maximum: bool,
    at_least: AtLeast,
) -> Result<LineReading, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.read_line(&by, line, medicine_id, accepts_maximum, at_least).await?)
}

#[tauri::command]
async fn order_again(
    app: State<'_, App>,
    window: WebviewWindow,
    id: PrescriptionId,
) -> Result<Option<OrderAgain>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.order_again(&by, id).await?)
}

#[tauri::command]
async fn write_item(app: State<'_, App>, window: WebviewWindow, item: ItemOrder) -> Result<ItemText, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.write_item(&by, item).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn triage_queue(
    app: State<'_, App>,
    window: WebviewWindow,
    filter: TriageFilter,
    after: Option<TriageKey>,
    size: usize,
    at_least: AtLeast,
) -> Result<Answer<TriagePage>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.triage_queue(&by, filter, after, size, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn triage_counts(
    app: State<'_, App>,
    window: WebviewWindow,
    at_least: AtLeast,
) -> Result<Answer<Vec<TriageCount>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.triage_counts(&by, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn prescription_details(
    app: State<'_, App>,
    window: WebviewWindow,
    id: PrescriptionId,
    at_least: AtLeast,
) -> Result<Answer<Found<Vec<PrescriptionDetail>>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.prescription_details(&by, id, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn prescription_document(
    app: State<'_, App>,
    window: WebviewWindow,
    id: PrescriptionId,
    at_least: AtLeast,
) -> Result<Answer<Found<PrescriptionPaper>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.prescription_document(&by, id, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn patient_summary(
    app: State<'_, App>,
    window: WebviewWindow,
    id: PatientId,
    at_least: AtLeast,
) -> Result<Answer<Found<PatientSummary>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.patient_summary(&by, id, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn patient_timeline(
    app: State<'_, App>,
    window: WebviewWindow,
    id: PatientId,
    encounter: Option<EncounterId>,
    after: Option<TimelineKey>,
    size: usize,
    at_least: AtLeast,
) -> Result<Answer<Vec<TimelineEntry>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.patient_timeline(&by, id, encounter, after, size, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn patient_record(
    app: State<'_, App>,
    window: WebviewWindow,
    id: PatientId,
    encounter: Option<EncounterId>,
    at_least: AtLeast,
) -> Result<Answer<Found<PatientRecord>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.patient_record(&by, id, encounter, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn scheduled_doses(
    app: State<'_, App>,
    window: WebviewWindow,
    ward: LocationId,
    window_of_time: (Instant, Instant),
    after: Option<DoseKey>,
    size: usize,
    at_least: AtLeast,
) -> Result<Answer<DosePage>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.scheduled_doses(&by, ward, window_of_time, after, size, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn running_out(
    app: State<'_, App>,
    window: WebviewWindow,
    ward: Option<LocationId>,
    until: Instant,
    after: Option<RunningOutKey>,
    size: usize,
    at_least: AtLeast,
) -> Result<Answer<RunningOutPage>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.running_out(&by, ward, until, after, size, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn ward_board(
    app: State<'_, App>,
    window: WebviewWindow,
    wards: Vec<LocationId>,
    window_of_time: (Instant, Instant),
    at_least: AtLeast,
) -> Result<Answer<Vec<InBed>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.ward_board(&by, wards, window_of_time, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn catalogue(
    app: State<'_, App>,
    window: WebviewWindow,
    typed: String,
    size: usize,
    at_least: AtLeast,
) -> Result<Answer<Vec<CatalogueMatch>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.catalogue(&by, typed, size, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn catalogue_entry(
    app: State<'_, App>,
    window: WebviewWindow,
    id: MedicineId,
    at_least: AtLeast,
) -> Result<Answer<Option<CatalogueEntry>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.catalogue_entry(&by, id, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn interventions(
    app: State<'_, App>,
    window: WebviewWindow,
    prescriber: PractitionerId,
    open_only: bool,
    after: Option<InterventionKey>,
    size: usize,
    at_least: AtLeast,
) -> Result<Answer<Vec<InterventionRow>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.interventions(&by, prescriber, open_only, after, size, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn audit(
    app: State<'_, App>,
    window: WebviewWindow,
    filter: AuditFilter,
    after: Option<AuditKey>,
    size: usize,
) -> Result<Vec<AuditEntry>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.audit(&by, filter, after, size).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn search(
    app: State<'_, App>,
    window: WebviewWindow,
    text: String,
    filter: Filter,
    limit: usize,
    at_least: AtLeast,
) -> Result<Answer<Vec<Hit>>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.search(&by, text, filter, limit, at_least).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn health(app: State<'_, App>, window: WebviewWindow) -> Result<Health, Trouble> {
    let (clinic, _) = app.at(window.label())?;
    Ok(clinic.health().await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn places(app: State<'_, App>, window: WebviewWindow) -> Result<Vec<Location>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.places(&by).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn staff(app: State<'_, App>, window: WebviewWindow) -> Result<Staff, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.staff(&by).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn restrictions(app: State<'_, App>, window: WebviewWindow) -> Result<Vec<Restriction>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.restrictions(&by).await?)
}

#[tauri::command(rename_all = "snake_case")]
async fn substances(app: State<'_, App>, window: WebviewWindow, typed: String) -> Result<Vec<SubstanceName>, Trouble> {
    let (clinic, by) = app.at(window.label())?;
    Ok(clinic.substances(&by, typed).await?)
}
