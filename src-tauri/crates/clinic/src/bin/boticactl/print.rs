//! `print`: a paper into a file or to a printer. `printers`: what there is to print on.

use std::{path::Path, time::Duration};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use clinic::{
    clinic::{Clinic, Options},
    printing::{PrintJobRow, Printers},
    session::Session,
};
use domain::{
    ids::{CommandId, EncounterId},
    instant::Instant,
    paper::PaperKind,
    printing::{PaperRequest, PaperSize, PaperSubject, PrintState, PrinterKind, PrinterName},
};
use uuid::Uuid;

use crate::{
    ending::{Ending, Stop},
    output::Output,
};

/// The longest that the views may take to show all that is in the store.
const PATIENCE: Duration = Duration::from_secs(30);

/// What to print and where.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Which paper: prescription, special-control, inpatient, pick-list, record, …
    #[arg(value_parser = paper)]
    kind: PaperKind,
    /// A prescription, a patient (record), a ward (pick-list, ward-sheet and labels, with --ward), or the first day of a
    /// triage-report.
    id: String,
    /// Write a PDF.
    #[arg(long, value_name = "FILE", conflicts_with = "printer", required_unless_present = "printer")]
    out: Option<std::path::PathBuf>,
    /// Send it to a queue of the spooler, a label printer of this station, or `viewer`.
    #[arg(long, value_name = "NAME")]
    printer: Option<String>,
    /// How many.
    #[arg(long, default_value_t = 1)]
    copies: u16,
    /// Which of several papers of the same kind, from 0.
    #[arg(long, default_value_t = 0)]
    part: u16,
    /// Only what changed since the last print.
    #[arg(long)]
    changes: bool,
    /// The sheet or label.
    #[arg(long)]
    size: Option<Size>,
    /// Of a record: only this stay.
    #[arg(long)]
    encounter: Option<EncounterId>,
    /// The id is a ward's; always so for pick-list and ward-sheet.
    #[arg(long)]
    ward: bool,
    /// Of a ward: how many hours ahead.
    #[arg(long, default_value_t = 24)]
    hours: u16,
    /// Of a triage-report: the last day.
    #[arg(long)]
    until: Option<NaiveDate>,
    /// How many seconds to wait for the printer's word.
    #[arg(long, default_value_t = 30)]
    wait: u64,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Size {
    A5,
    A4,
    #[value(name = "50x30")]
    Small,
    #[value(name = "100x50")]
    Large,
}

fn paper(text: &str) -> Result<PaperKind, String> {
    use strum::VariantArray as _;
    text.replace('-', "_").parse().map_err(|_| {
        let names: Vec<String> = PaperKind::VARIANTS.iter().map(|kind| <&str>::from(kind).replace('_', "-")).collect();
        format!("one of {}", names.join(", "))
    })
}

impl Arguments {
    fn request(&self, now: Instant) -> Result<PaperRequest, Stop> {
        let ward = self.ward || matches!(self.kind, PaperKind::PickList | PaperKind::WardSheet);
        let subject = match self.kind {
            PaperKind::TriageReport => {
                let from = self
                    .id
                    .parse()
                    .map_err(|_| Stop::Usage("a triage-report begins on a day: 2026-11-01".to_owned()))?;
                PaperSubject::Period { from, until: self.until.unwrap_or(from) }
            }
            PaperKind::Record => {
                PaperSubject::Patient { patient_id: self.uuid()?.into(), encounter_id: self.encounter }
            }
            _ if ward => PaperSubject::Ward {
                ward_id: self.uuid()?.into(),
                from: now,
                until: now.plus_minutes(i64::from(self.hours) * 60),
            },
            _ => PaperSubject::Prescription { prescription_id: self.uuid()?.into() },
        };
        Ok(PaperRequest {
            paper: self.kind,
            subject,
            part: self.part,
            only_changes: self.changes,
            size: self.size.map(|size| match size {
                Size::A5 => PaperSize::A5,
                Size::A4 => PaperSize::A4,
                Size::Small => PaperSize::Label50x30,
                Size::Large => PaperSize::Label100x50,
            }),
        })
    }

    fn uuid(&self) -> Result<Uuid, Stop> {
        self.id.parse().map_err(|_| Stop::Usage("the id is not one: see boticactl query".to_owned()))
    }
}

pub(crate) async fn run(data: &Path, arguments: &Arguments, output: &Output) -> Result<Ending, Stop> {
    let clinic = Clinic::open(data, Options::default())?;
    let head = *clinic.head().borrow();
    clinic.caught_up(head, PATIENCE).await;
    let ended = print(&clinic, arguments, output).await;
    clinic.close().await;
    ended
}

async fn print(clinic: &Clinic, arguments: &Arguments, output: &Output) -> Result<Ending, Stop> {
    let by = &Session::operator();
    let id: CommandId = Uuid::now_v7().into();
    let request = arguments.request(clinic.now())?;
    let job = match (&arguments.out, &arguments.printer) {
        (Some(file), _) => {
            let file = std::path::absolute(file).map_err(|error| Stop::Usage(error.to_string()))?;
            clinic.save_pdf(by, id, request, file).await?.job
        }
        (None, Some(name)) => {
            let printer = named(&clinic.printers(by).await?, name)?;
            let job = clinic.print(by, id, request, Some(printer), arguments.copies).await?;
            clinic.settled(job.print_job_id, Duration::from_secs(arguments.wait)).await?
        }
        (None, None) => return Err(Stop::Usage("say --out FILE or --printer NAME".to_owned())),
    };
    output.answer(&job, || in_words(&job));
    let came_out = match job.state {
        PrintState::Confirmed | PrintState::OpenedInViewer | PrintState::Saved => true,
        PrintState::Sent => job.ended_at.is_some(),
        PrintState::Queued | PrintState::Failed | PrintState::Cancelled => false,
    };
    Ok(if came_out { Ending::Done } else { Ending::Wrong })
}

/// A queue that the spooler did not name may exist all the same when the spooler is silent.
fn named(printers: &Printers, name: &str) -> Result<PrinterName, Stop> {
    let known = printers.printers.iter().find(|printer| printer.printer.name == name);
    match known {
        Some(printer) => Ok(printer.printer.clone()),
        None if printers.spooler_answers => {
            Err(Stop::Refused(format!("no printer is called {name}: boticactl printers names them")))
        }
        None => Ok(PrinterName { kind: PrinterKind::Queue, name: name.to_owned() }),
    }
}

pub(crate) fn in_words(job: &PrintJobRow) -> String {
    let state = match job.state {
        PrintState::Queued => "waits",
        PrintState::Sent if job.ended_at.is_some() => "sent; a label printer says no more",
        PrintState::Sent => "the spooler has it and has not printed it yet",
        PrintState::OpenedInViewer => "opened in the viewer; whether it was printed nobody knows",
        PrintState::Saved => "saved",
        PrintState::Confirmed => "printed",
        PrintState::Failed if job.may_have_printed => "failed; it may have been printed: look before you try again",
        PrintState::Failed => "failed; nothing was printed",
        PrintState::Cancelled => "cancelled",
    };
    let why = job.failure.map(|why| <&str>::from(why).to_owned()).into_iter();
    let why: Vec<String> = why.chain(job.detail.clone()).chain(job.trouble.clone()).collect();
    let why = if why.is_empty() { String::new() } else { format!(" ({})", why.join(", ")) };
    let number = if job.number > 1 { format!(", {}ª impressão", job.number) } else { String::new() };
    let about =
        job.order_number.as_deref().or(job.about.as_deref()).map(|about| format!(" {about}")).unwrap_or_default();
    format!("{} {}{about}{number} on {}: {state}{why}", job.print_job_id, <&str>::from(job.paper), job.printer.name)
}

pub(crate) async fn printers(data: &Path, output: &Output) -> Result<Ending, Stop> {
    let clinic = Clinic::open(data, Options::default())?;
    let printers = clinic.printers(&Session::operator()).await;
    clinic.close().await;
    let printers = printers?;
    output.answer(&printers, || {
        let lines = printers.printers.iter().map(|printer| {
            let description = printer.description.as_deref().unwrap_or("-");
            let accepting = if printer.accepting { "" } else { ", takes no jobs" };
            let reasons = printer.reasons.join(" ");
            let (kind, state) = (<&str>::from(printer.printer.kind), <&str>::from(printer.state));
            format!("{kind:<7} {:<20} {state}{accepting} {reasons} {description}", printer.printer.name)
        });
        let silent =
            (!printers.spooler_answers).then(|| "The spooler does not answer: its queues are not here.".to_owned());
        silent.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    });
    Ok(if printers.spooler_answers { Ending::Done } else { Ending::Wrong })
}
