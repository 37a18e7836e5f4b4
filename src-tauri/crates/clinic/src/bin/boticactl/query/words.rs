//! Answers as lines for people.

use chrono_tz::Tz;
use clinic::{
    papers::PaperOffered,
    queries::{
        audit::AuditEntry, catalogue::CatalogueMatch, health::Health, patient_summary::PatientSummary,
        patient_timeline::TimelineEntry, prescription_details::PrescriptionDetail, triage_counts::TriageCount,
        triage_queue::TriagePage,
    },
    search::{Hit, Run},
};
use domain::instant::Instant;
use serde::Serialize;

/// What has no shorter form: its own JSON, indented.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn lines(rows: impl Iterator<Item = String>, none: &str) -> String {
    let lines = rows.collect::<Vec<_>>().join("\n");
    if lines.is_empty() { none.to_owned() } else { lines }
}

pub(super) fn triage(page: &TriagePage, zone: Tz) -> String {
    let rows = page.rows.iter().map(|row| {
        format!(
            "{:<9} {:<14} {}  {:<16} {:<22} {:<8} {:<32} {}{}",
            <&str>::from(row.priority),
            <&str>::from(row.state),
            moment(row.due_at, zone),
            row.number,
            row.ward.as_deref().unwrap_or("-"),
            row.bed.as_deref().unwrap_or("-"),
            row.social_name.as_ref().or(row.patient_name.as_ref()).map_or("-", String::as_str),
            row.medicines.join(", "),
            if row.not_checked > 0 { "  (not all could be checked)" } else { "" },
        )
    });
    let parked = page.parked.iter().map(|order| format!("não foi possível mostrar  {}", order.prescription_id));
    let more =
        page.next.iter().map(|next| format!("more: --after '{}'", serde_json::to_string(next).unwrap_or_default()));
    lines(parked.chain(rows).chain(more), "no order waits")
}

pub(super) fn counts(counts: &[TriageCount]) -> String {
    let rows = counts.iter().map(|count| {
        format!("{:<24} {:<16} {}", count.ward.as_deref().unwrap_or("-"), <&str>::from(count.state), count.orders)
    });
    lines(rows, "no order waits")
}

pub(super) fn details(details: &[PrescriptionDetail]) -> String {
    lines(
        details.iter().map(|item| format!("{}  {}  {}, {}", item.number, item.description, item.dose, item.schedule)),
        "no medicines",
    )
}

pub(super) fn timeline(entries: &[TimelineEntry], zone: Tz) -> String {
    let rows = entries.iter().map(|entry| {
        let text = [entry.number.as_deref(), entry.code.as_deref(), entry.text.as_deref()];
        format!(
            "{}  {:<20} {}",
            moment(entry.at, zone),
            entry.kind,
            text.into_iter().flatten().collect::<Vec<_>>().join("  ")
        )
    });
    lines(rows, "nothing happened")
}

pub(super) fn patient(patient: &PatientSummary) -> String {
    let place = [patient.ward.as_deref(), patient.bed.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let allergies = patient.allergies.iter().map(|allergy| allergy.name.clone()).collect::<Vec<_>>().join(", ");
    [
        patient.social_name.as_ref().unwrap_or(&patient.name).clone(),
        format!("born {}, {}", patient.birth_date.as_deref().unwrap_or("?"), <&str>::from(patient.sex)),
        format!("allergies: {} {allergies}", <&str>::from(patient.allergy_status)),
        format!("place: {}", if place.is_empty() { "-" } else { &place }),
        format!("{} active orders, {} wait for a pharmacist", patient.active_orders, patient.waiting_orders),
    ]
    .join("\n")
}

pub(super) fn catalogue(entries: &[CatalogueMatch]) -> String {
    lines(
        entries.iter().map(|entry| {
            let brand = entry.brand.as_ref().map(|brand| format!(" ({brand})")).unwrap_or_default();
            format!("{:<6} {}{brand}", entry.code, entry.description)
        }),
        "no medicine",
    )
}

pub(super) fn hits(hits: &[Hit]) -> String {
    let text = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    lines(
        hits.iter().map(|hit| {
            format!("{:<12} {:<40} {}  {}", <&str>::from(hit.kind), text(&hit.title), text(&hit.subtitle), hit.id)
        }),
        "nothing found",
    )
}

pub(super) fn audit(entries: &[AuditEntry], zone: Tz) -> String {
    lines(
        entries.iter().map(|entry| {
            format!(
                "{}  {:<24} {:<26} {} {}",
                moment(entry.at, zone),
                entry.actor_name.as_deref().unwrap_or("operator"),
                entry.kind,
                entry.aggregate_kind,
                entry.aggregate_id
            )
        }),
        "nothing happened",
    )
}

pub(super) fn health(health: &Health) -> String {
    let followers = health.followers.iter().map(|follower| {
        let failing = follower.failing.as_ref().map(|why| format!(", failing: {why}")).unwrap_or_default();
        format!(
            "{:<10} at {}, {} events and {} ms behind, heartbeat {} ms ago{failing}",
            follower.name, follower.position, follower.behind, follower.behind_ms, follower.heartbeat_age_ms
        )
    });
    let files = health.files.iter().map(|file| {
        let each = file.bytes_per_item.map(|bytes| format!(", {bytes} bytes an item")).unwrap_or_default();
        format!("{:<28} {} bytes{each}", file.name, file.bytes)
    });
    let backup = health
        .backup_age_ms
        .map_or_else(|| "no backup yet".to_owned(), |age| format!("last backup {} h ago", age / 3_600_000));
    [format!("{} events, {} items", health.head, health.items)]
        .into_iter()
        .chain(followers)
        .chain([format!("{} events parked", health.parked_count)])
        .chain(files)
        .chain([backup])
        .collect::<Vec<_>>()
        .join("\n")
}

/// As the clock on the establishment's wall shows it.
fn moment(at: Instant, zone: Tz) -> String {
    at.local(zone).format("%d/%m/%Y %H:%M").to_string()
}

pub(super) fn papers(papers: &[PaperOffered]) -> String {
    let lines = papers.iter().map(|paper| {
        let kind = <&str>::from(paper.request.paper).replace('_', "-");
        format!("{kind} --part {}  printed {}x  {}", paper.request.part, paper.prints, paper.medicines.join(", "))
    });
    lines.collect::<Vec<_>>().join("\n")
}
