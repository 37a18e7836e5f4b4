//! Somebody looked at the printer and sends the same file once more.

use domain::{
    commands::RetryPrint,
    events::{Event, PrintQueued},
    printing::{PrintState, PrinterKind},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events, print};

pub(super) fn decide(d: &mut Deciding<'_>, command: &RetryPrint) -> Events {
    let at = |code| Refusal::new(code, "printing").at("print_job_id");
    let job = d.read.print_job(command.print_job_id)?.ok_or_else(|| at(Code::PrintJobUnknown))?;
    match job.state {
        PrintState::Failed | PrintState::Cancelled => {}
        PrintState::Queued | PrintState::Sent => return Err(at(Code::PrintJobOpen).into()),
        PrintState::Confirmed | PrintState::OpenedInViewer | PrintState::Saved => {
            return Err(at(Code::PrintJobDone).into());
        }
    }
    let printer = match &command.printer {
        Some(printer) => printer.clone(),
        None => job.printer.clone(),
    };
    let printer = print::known(d, &printer, "printer.name")?;
    // A file's content was made for what it went to: a bitmap for labels, pages for everything else.
    if (printer.kind == PrinterKind::Label) != (job.printer.kind == PrinterKind::Label) {
        return Err(Refusal::new(Code::PrinterNotForPaper, "printing").at("printer.kind").into());
    }
    let request = job.request;
    Ok(vec![Event::PrintQueued(PrintQueued {
        print_job_id: job.id,
        attempt: job.attempt.saturating_add(1),
        paper: request.paper,
        subject: request.subject,
        part: request.part,
        only_changes: request.only_changes,
        size: request.size,
        prescriptions: d.read.printed_versions(job.id)?,
        number: job.number,
        printed_at: job.printed_at,
        copies: job.copies,
        printer_kind: printer.kind,
        printer: printer.name,
        sha256: job.sha256,
        bytes: job.bytes,
    })])
}
