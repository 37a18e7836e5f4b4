//! What was found out about a print: recorded whatever was expected, unless it is said already.

use domain::{events::Event, facts::Fact, ids::PrintJobId, printing::PrintState};

use crate::{problem::Rejection, store::Read};

/// The event of a fact; none when the job's attempt ended like this already.
pub(crate) fn recorded(read: Read<'_>, fact: &Fact) -> Result<Vec<Event>, Rejection> {
    let (id, attempt, said): (PrintJobId, u32, fn(PrintState) -> bool) = match fact {
        Fact::PrintSent(body) => (body.print_job_id, body.attempt, |state| state != PrintState::Queued),
        Fact::PrintConfirmed(body) => (body.print_job_id, body.attempt, |state| state == PrintState::Confirmed),
        Fact::PrintFailed(body) => (body.print_job_id, body.attempt, |state| state == PrintState::Failed),
        Fact::PrintCancelled(body) => (body.print_job_id, body.attempt, |state| state == PrintState::Cancelled),
    };
    let known = read.print_job(id)?.is_some_and(|job| job.attempt == attempt && said(job.state));
    Ok(if known { Vec::new() } else { vec![fact.clone().into()] })
}
