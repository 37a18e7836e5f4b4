//! Somebody takes a job back that the spooler does not have yet. What it has, it must be asked for: `printing`.

use domain::{
    commands::CancelPrint,
    events::{Event, PrintCancelled},
    printing::PrintState,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events};

pub(super) fn decide(d: &mut Deciding<'_>, command: &CancelPrint) -> Events {
    let at = |code| Refusal::new(code, "printing").at("print_job_id");
    let job = d.read.print_job(command.print_job_id)?.ok_or_else(|| at(Code::PrintJobUnknown))?;
    match job.state {
        PrintState::Queued if !job.begun => Ok(vec![Event::PrintCancelled(PrintCancelled {
            print_job_id: job.id,
            attempt: job.attempt,
            may_have_printed: false,
        })]),
        PrintState::Queued | PrintState::Sent => Err(at(Code::PrintJobUnderWay).into()),
        _ => Err(at(Code::PrintJobDone).with("state", <&str>::from(job.state)).into()),
    }
}
