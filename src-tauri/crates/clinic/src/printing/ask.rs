//! What people ask of a paper: to see it first, to print it, to keep it as a file.

use std::{fs, io, path::PathBuf};

use domain::{
    commands::{Command, Print as PrintCommand},
    events::{PrintFailed, PrintSent},
    facts::Fact,
    ids::{CommandId, PrintJobId},
    instant::Instant,
    paper::{PaperKind, Print},
    printing::{PaperRequest, PrintFailure, PrintState, PrinterKind, PrinterName},
    refusal::{Refusal, RefusalCode as Code},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{defaults::fits, jobs::PrintJobRow, label_printer::LabelPrinter, render};
use crate::{
    clinic::Clinic,
    papers::{self, Made},
    problem::{Problem, Rejection},
    session::{Actor, Session},
};

/// How often a print is made anew because another one took its number.
const TRIES: usize = 3;

/// One page of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PageShown {
    /// The drawing, as SVG.
    pub svg: String,
    /// Which one it is, from 0.
    pub at: u32,
    /// How many there are.
    pub count: u32,
}

/// A paper as it would be printed now, a page at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Preview {
    /// The page.
    pub page: PageShown,
    /// That it would bear: 2 is the *2ª impressão*.
    pub number: u32,
    /// Where this station prints it when nobody says otherwise.
    pub printer: Option<PrinterName>,
}

/// A paper kept as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Saved {
    /// Where.
    pub path: String,
    /// Saving counts as a print: the next one says that it is the second.
    pub job: PrintJobRow,
}

impl Clinic {
    /// The paper as it would be printed now: its page `at`, from 0, or the last one where there are fewer.
    ///
    /// # Errors
    /// When the asker may not read what stands on it, or there is nothing to print.
    pub async fn preview(&self, by: &Session, request: PaperRequest, at: u32) -> Result<Preview, Problem> {
        let made = papers::make(self, by, &request).await?;
        let (number, printer) = self.next_print(&request).await?;
        let print = self.printing(number, self.now()).await?;
        let page = self.blocking(move || render::page(&made, &print, at)).await??;
        Ok(Preview { page, number, printer })
    }

    /// Prints a paper: made, kept and queued when this returns. The job's id is the command's.
    ///
    /// # Errors
    /// When the asker may not, there is nothing to print, or the printer is not one for it. Nothing was queued then.
    pub async fn print(
        &self,
        by: &Session,
        id: CommandId,
        request: PaperRequest,
        printer: Option<PrinterName>,
        copies: u16,
    ) -> Result<PrintJobRow, Problem> {
        let printer = match printer {
            Some(printer) => printer,
            None => self.next_print(&request).await?.1.ok_or_else(|| at(Code::PrinterUnknown, "printer"))?,
        };
        if !fits(request.paper, printer.kind) {
            return Err(at(Code::PrinterNotForPaper, "printer.kind"));
        }
        self.queue(by, id, request, printer, copies).await
    }

    /// Keeps a paper as a PDF in a new file; it counts as a print.
    ///
    /// # Errors
    /// As [`Clinic::print`]. A file that cannot be written is a job that failed.
    pub async fn save_pdf(
        &self,
        by: &Session,
        id: CommandId,
        request: PaperRequest,
        path: PathBuf,
    ) -> Result<Saved, Problem> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let printer = PrinterName { kind: PrinterKind::File, name };
        let job = self.queue(by, id, request, printer, 1).await?;
        if job.state == PrintState::Queued {
            let (from, to) = (self.printed_files().path(&job.sha256, PrinterKind::File), path.clone());
            let copied = self.blocking(move || copy(&from, &to)).await?;
            let (print_job_id, attempt) = (job.print_job_id, job.attempt);
            let fact = match copied {
                Ok(()) => Fact::PrintSent(PrintSent { print_job_id, attempt, spooler_job: None }),
                Err(error) => Fact::PrintFailed(PrintFailed {
                    print_job_id,
                    attempt,
                    reason: PrintFailure::NotSaved,
                    detail: Some(error.kind().to_string()),
                }),
            };
            self.found_out(fact).await?;
        }
        Ok(Saved { path: path.display().to_string(), job: self.row(job.print_job_id).await? })
    }

    async fn queue(
        &self,
        by: &Session,
        id: CommandId,
        request: PaperRequest,
        printer: PrinterName,
        copies: u16,
    ) -> Result<PrintJobRow, Problem> {
        if let Some(there) = self.print_job_row(id.uuid().into()).await? {
            // The same key pressed twice.
            return Ok(there);
        }
        self.may_print(by).await?;
        let name = printer.clone();
        let label = self
            .read(move |read| match name.kind {
                PrinterKind::Label => match read.label_printer(&name.name)? {
                    Some(label) => Ok(Some(label)),
                    None => Err(Refusal::new(Code::PrinterUnknown, "printing").at("printer.name").into()),
                },
                _ => Ok(None),
            })
            .await?;
        let made = std::sync::Arc::new(papers::make(self, by, &request).await?);
        let mut tries = 0;
        loop {
            let (number, _) = self.next_print(&request).await?;
            let printed_at = self.now();
            let (sha256, bytes) = self.kept(&made, label.as_ref(), printer.kind, number, printed_at, copies).await?;
            let command = Command::Print(Box::new(PrintCommand {
                request: request.clone(),
                printer: printer.clone(),
                copies,
                prescriptions: made.prescriptions.clone(),
                number,
                printed_at,
                sha256,
                bytes,
            }));
            tries += 1;
            match self.execute(by, id, command).await {
                Ok(_) => return self.row(id.uuid().into()).await,
                Err(problem) if tries < TRIES && problem.codes() == [Code::PrintNumberTaken] => {}
                Err(problem) => return Err(problem),
            }
        }
    }

    /// Renders a paper and writes its file; gives hash and size.
    async fn kept(
        &self,
        made: &std::sync::Arc<Made>,
        label: Option<&LabelPrinter>,
        kind: PrinterKind,
        number: u32,
        at: Instant,
        copies: u16,
    ) -> Result<(String, u64), Problem> {
        let print = self.printing(number, at).await?;
        let (made, label, files) = (std::sync::Arc::clone(made), label.cloned(), self.printed_files().clone());
        let kept = self.blocking(move || {
            let content = render::file(&made, &print, label.as_ref(), copies)?;
            let sha256 = files.keep(&content, kind).map_err(|error| {
                Rejection::Failed(crate::problem::Failure::Document(format!("not kept: {}", error.kind())))
            })?;
            Ok::<_, Rejection>((sha256, content.len() as u64))
        });
        Ok(kept.await??)
    }

    /// The number of the next print of a paper, and where it goes when nobody says otherwise.
    async fn next_print(&self, request: &PaperRequest) -> Result<(u32, Option<PrinterName>), Problem> {
        let request = request.clone();
        self.read(move |read| Ok((read.next_print_number(&request)?, read.default_printer(request.paper)?))).await
    }

    async fn printing(&self, number: u32, at: Instant) -> Result<Print, Problem> {
        Ok(Print { number, printed_at: papers::moment(at, self.time_zone().await?) })
    }

    async fn may_print(&self, by: &Session) -> Result<(), Problem> {
        let by = *by;
        self.read(move |read| {
            Actor::of(read, &by)?.has_one_of(domain::roles::may_ask(domain::roles::Question::Printing))
        })
        .await
    }

    pub(super) async fn row(&self, id: PrintJobId) -> Result<PrintJobRow, Problem> {
        self.print_job_row(id).await?.ok_or_else(|| at(Code::PrintJobUnknown, "print_job_id"))
    }
}

/// The name of a saved file: which paper and when, and nobody's name.
pub fn file_name(paper: PaperKind, at: Instant, zone: chrono_tz::Tz) -> String {
    format!("{}-{}.pdf", <&str>::from(paper).replace('_', "-"), at.local(zone).format("%Y-%m-%d-%H%M%S"))
}

fn copy(from: &std::path::Path, to: &std::path::Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).map(drop)
}

pub(super) fn at(code: Code, field: &str) -> Problem {
    Problem::refused(Refusal::new(code, "printing").at(field))
}
