//! `query`: what screens show, for scripts. Runs as the operator of the machine; reading a record is logged as theirs.
//!
//! With `--json` the answer is one object: `as_of`, `behind` and `value`.

mod words;

use std::{path::Path, time::Duration};

use clap::Subcommand;
use clinic::{
    clinic::{Clinic, Options},
    queries::{
        Answer, Found,
        audit::AuditFilter,
        triage_queue::{MedicineClass, TriageFilter, TriageKey},
    },
    search::{Filter, Kind},
    session::Session,
};
use domain::{
    ids::{EncounterId, LocationId, PatientId, PractitionerId, PrescriptionId, UserId},
    prescribing::{OrderState, Priority},
};
use serde::Serialize;

use crate::{
    ending::{Ending, Stop},
    output::Output,
    print,
};

/// The longest that a query waits for the views to show all that is in the store.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Debug, Subcommand)]
pub(crate) enum Question {
    /// Orders that wait for a pharmacist.
    Triage {
        /// Only these wards, by id.
        #[arg(long)]
        ward: Vec<LocationId>,
        /// Only these states.
        #[arg(long)]
        state: Vec<OrderState>,
        /// Only this priority.
        #[arg(long)]
        priority: Option<Priority>,
        /// Only orders with a medicine of this class.
        #[arg(long, value_parser = named::<MedicineClass>)]
        class: Option<MedicineClass>,
        /// Orders on a page.
        #[arg(long, default_value_t = 50)]
        size: usize,
        /// The `next` of the page before, as JSON.
        #[arg(long, value_parser = from_json::<TriageKey>)]
        after: Option<TriageKey>,
        /// How many wait, by ward and state, and no orders.
        #[arg(long)]
        counts: bool,
    },
    /// The medicines of a prescription.
    Prescription {
        /// Its id.
        id: PrescriptionId,
    },
    /// A prescription as it is shown and printed.
    Document {
        /// Its id.
        id: PrescriptionId,
    },
    /// A patient's banner, or the timeline.
    Patient {
        /// Their id.
        id: PatientId,
        /// What happened, the newest first.
        #[arg(long)]
        timeline: bool,
        /// Of the timeline: only of one stay.
        #[arg(long)]
        encounter: Option<EncounterId>,
    },
    /// A patient's record.
    Record {
        /// Their id.
        id: PatientId,
        /// Only of one stay.
        #[arg(long)]
        encounter: Option<EncounterId>,
    },
    /// Planned doses of a ward in the next hours.
    Doses {
        /// The ward's id.
        ward: LocationId,
        /// How many hours ahead.
        #[arg(long, default_value_t = 24)]
        hours: u16,
    },
    /// Orders of a ward that run out in the next hours, or ran out, unless somebody renews them.
    RunningOut {
        /// The ward's id; patients in no ward when absent.
        ward: Option<LocationId>,
        /// How many hours ahead.
        #[arg(long, default_value_t = 4)]
        hours: u16,
    },
    /// What the pharmacy asked a prescriber.
    Interventions {
        /// The practitioner's id.
        prescriber: PractitionerId,
        /// Only what is not answered.
        #[arg(long)]
        open: bool,
    },
    /// Medicines whose name or brand begins with a text.
    Catalogue {
        /// As somebody would type it.
        text: String,
    },
    /// Patients, medicines and prescriptions.
    Search {
        /// As somebody would type it.
        text: Vec<String>,
        /// Only these kinds.
        #[arg(long)]
        kind: Vec<Kind>,
        /// Only in this ward, by id.
        #[arg(long)]
        ward: Option<LocationId>,
    },
    /// Who did what, when, on whom.
    Audit {
        /// Only of this user.
        #[arg(long)]
        actor: Option<UserId>,
        /// Only on this patient.
        #[arg(long)]
        patient: Option<PatientId>,
        /// Only of this type of event.
        #[arg(long = "type")]
        kind: Option<String>,
        /// Entries on a page.
        #[arg(long, default_value_t = 50)]
        size: usize,
    },
    /// What was printed and what waits for a printer, the newest first.
    PrintJobs {
        /// Only what nothing came of yet.
        #[arg(long)]
        open: bool,
        /// Jobs on a page.
        #[arg(long, default_value_t = 50)]
        size: usize,
    },
    /// The papers that a prescription yields.
    Papers {
        /// Its id.
        id: PrescriptionId,
    },
    /// How everything is.
    Health,
}

fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn named<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    from_json(&serde_json::Value::from(text).to_string())
}

pub(crate) async fn run(data: &Path, question: Question, output: &Output) -> Result<Ending, Stop> {
    let clinic = Clinic::open(data, Options::default())?;
    let head = *clinic.head().borrow();
    clinic.caught_up(head, PATIENCE).await;
    let ended = ask(&clinic, question, output).await;
    clinic.close().await;
    ended
}

async fn ask(clinic: &Clinic, question: Question, output: &Output) -> Result<Ending, Stop> {
    let by = &Session::operator();
    let zone = clinic.time_zone().await?;
    Ok(match question {
        Question::Triage { counts: true, .. } => {
            said(output, &clinic.triage_counts(by, None).await?, |counts| words::counts(counts))
        }
        Question::Triage { ward, state, priority, class, size, after, .. } => {
            let filter = TriageFilter { wards: ward, states: state, priority, class };
            let page = clinic.triage_queue(by, filter, after, size, None).await?;
            said(output, &page, |page| words::triage(page, zone))
        }
        Question::Prescription { id } => {
            found(output, &clinic.prescription_details(by, id, None).await?, |details| words::details(details))
        }
        Question::Document { id } => found(output, &clinic.prescription_document(by, id, None).await?, words::json),
        Question::Patient { id, timeline: true, encounter } => {
            let timeline = clinic.patient_timeline(by, id, encounter, None, 200, None).await?;
            said(output, &timeline, |entries| words::timeline(entries, zone))
        }
        Question::Patient { id, .. } => found(output, &clinic.patient_summary(by, id, None).await?, words::patient),
        Question::Record { id, encounter } => {
            found(output, &clinic.patient_record(by, id, encounter, None).await?, words::json)
        }
        Question::Doses { ward, hours } => {
            let now = clinic.now();
            let window = (now, now.plus_minutes(i64::from(hours) * 60));
            said(output, &clinic.scheduled_doses(by, ward, window, None, 200, None).await?, words::json)
        }
        Question::RunningOut { ward, hours } => {
            let until = clinic.now().plus_minutes(i64::from(hours) * 60);
            said(output, &clinic.running_out(by, ward, until, None, 200, None).await?, words::json)
        }
        Question::Interventions { prescriber, open } => {
            said(output, &clinic.interventions(by, prescriber, open, None, 200, None).await?, words::json)
        }
        Question::Catalogue { text } => {
            said(output, &clinic.catalogue(by, text, 20, None).await?, |entries| words::catalogue(entries))
        }
        Question::Search { text, kind, ward } => {
            let filter = Filter { kinds: kind, ward };
            let hits = clinic.search(by, text.join(" "), filter, 20, None).await?;
            said(output, &hits, |hits| words::hits(hits))
        }
        Question::Audit { actor, patient, kind, size } => {
            let filter = AuditFilter { actor, patient, kind, ..AuditFilter::default() };
            let value = clinic.audit(by, filter, None, size).await?;
            let as_of = *clinic.head().borrow();
            said(output, &Answer { as_of, behind: 0, value }, |entries| words::audit(entries, zone))
        }
        Question::PrintJobs { open, size } => {
            let jobs = clinic.print_jobs(by, open, None, size).await?;
            output.answer(&jobs, || jobs.iter().map(print::in_words).collect::<Vec<_>>().join("\n"));
            Ending::Done
        }
        Question::Papers { id } => {
            let papers = clinic.papers_of(by, id).await?;
            output.answer(&papers, || words::papers(&papers));
            Ending::Done
        }
        Question::Health => {
            let health = clinic.health().await?;
            output.answer(&health, || words::health(&health));
            Ending::Done
        }
    })
}

fn said<T: Serialize>(output: &Output, answer: &Answer<T>, in_words: impl FnOnce(&T) -> String) -> Ending {
    output.answer(answer, || {
        let behind =
            if answer.behind > 0 { format!("\n(atualizando: {} events behind)", answer.behind) } else { String::new() };
        format!("{}{behind}", in_words(&answer.value))
    });
    Ending::Done
}

/// What is not there, or cannot be shown, is something found wrong.
fn found<T: Serialize>(output: &Output, answer: &Answer<Found<T>>, in_words: impl FnOnce(&T) -> String) -> Ending {
    said(output, answer, |found| match found {
        Found::Shown(value) => in_words(value),
        Found::Parked => "não foi possível mostrar: see query health".to_owned(),
        Found::Unknown => "nothing under this id".to_owned(),
    });
    if matches!(answer.value, Found::Shown(_)) { Ending::Done } else { Ending::Wrong }
}
