//! `demo`: the demo hospital, and the main job in it.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use clinic::{
    clinic::{Clinic, Options},
    demo::{self, Demo, DemoError, PASSWORD},
    queries::triage_queue::{TriageFilter, TriageRow},
    search::{Filter, Hit},
    session::Session,
};
use serde::Serialize;

use crate::{
    bar::bar,
    ending::{Ending, Stop, in_words as problem_in_words},
    output::Output,
};

pub(crate) async fn run(data: &Path, output: &Output) -> Result<Ending, Stop> {
    let clinic = Clinic::open(data, Options::default())?;
    let (progress, bar) = bar("Demo");
    let made = demo::make(&clinic, &progress).await;
    bar.finish_and_clear();
    let shown = match made {
        Ok(demo) => show(&clinic, demo).await,
        Err(error) => Err(error.into()),
    };
    clinic.close().await;
    let shown = shown?;
    output.answer(&shown, || in_words(&shown, data));
    let whole = shown.demo.unexpected_refusals == 0 && !shown.triage.is_empty() && !shown.found.is_empty();
    Ok(if whole { Ending::Done } else { Ending::Wrong })
}

/// The demo hospital, read back out of the views and the index.
#[derive(Debug, Serialize)]
struct Shown {
    #[serde(flatten)]
    demo: Demo,
    /// The first orders that wait for a pharmacist.
    triage: Vec<TriageRow>,
    /// One of each paper, as PDF files.
    papers: Vec<PathBuf>,
    /// What was typed into the search box, with its typo.
    typed: &'static str,
    /// What it found.
    found: Vec<Hit>,
}

const TYPED: &str = "dipirnoa 500";

async fn show(clinic: &Clinic, demo: Demo) -> Result<Shown, Stop> {
    let by = &Session::operator();
    let head = *clinic.head().borrow();
    clinic.caught_up(head, Duration::from_mins(1)).await;
    let triage = clinic.triage_queue(by, TriageFilter::default(), None, 5, Some(head)).await?.value.rows;
    let found = clinic.search(by, TYPED.to_owned(), Filter::default(), 5, Some(head)).await?.value;
    let papers = demo::papers(clinic).await?;
    Ok(Shown { demo, triage, papers, typed: TYPED, found })
}

impl From<DemoError> for Stop {
    fn from(error: DemoError) -> Self {
        match error {
            DemoError::Problem(problem) => Self::Refused(problem_in_words(&problem)),
            DemoError::Import(error) => error.into(),
            DemoError::AnotherClinic => Self::Refused(error.to_string()),
        }
    }
}

fn in_words(shown: &Shown, data: &Path) -> String {
    let demo = &shown.demo;
    let states = demo.states.iter().map(|(state, count)| format!("{count} {state}")).collect::<Vec<_>>().join(", ");
    let refused = demo.refused.iter().map(|refusal| {
        let field = refusal.field.as_deref().unwrap_or("the order");
        format!("  {} at {field} (rule {})", <&str>::from(refusal.code), refusal.rule)
    });
    let logins = demo.logins.iter().map(|(login, role)| format!("  {login}: {role}"));
    [
        format!(
            "{} in {}",
            if demo.already_there { "The demo hospital is already there," } else { "The demo hospital is" },
            data.display()
        ),
        format!(
            "Formulary: {} medicines; {} products, {} linked to it",
            demo.medicines, demo.products, demo.products_linked
        ),
        format!(
            "{} patients, {} prescriptions of {} medicines, {} findings, {} events",
            demo.patients, demo.prescriptions, demo.items, demo.findings, demo.events
        ),
        format!("Orders: {states}"),
        "Dipirona for a patient allergic to it is refused:".to_owned(),
    ]
    .into_iter()
    .chain(refused)
    .chain(["The first orders in triage, out of the views:".to_owned()])
    .chain(shown.triage.iter().map(|row| {
        let place = [row.ward.as_deref(), row.bed.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let patient = row.social_name.as_ref().or(row.patient_name.as_ref()).map_or("-", String::as_str);
        format!("  {:<8} {}  {place}  {patient}: {}", <&str>::from(row.priority), row.number, row.medicines.join(", "))
    }))
    .chain([format!("\"{}\", typed with its typo, finds in the index:", shown.typed)])
    .chain(shown.found.iter().map(|hit| {
        let title: String = hit.title.iter().map(|run| run.text.as_str()).collect();
        format!("  {:<12} {title}", <&str>::from(hit.kind))
    }))
    .chain(["One of each paper, as PDF:".to_owned()])
    .chain(shown.papers.iter().map(|file| format!("  {}", file.display())))
    .chain([format!("Sign in with the password \"{PASSWORD}\" (a demo password: never for a hospital):")])
    .chain(logins)
    .collect::<Vec<_>>()
    .join("\n")
}
