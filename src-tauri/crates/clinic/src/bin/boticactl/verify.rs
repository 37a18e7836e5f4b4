//! `verify`: proves that the outbox, the store, the views and the index say the same.

use std::path::Path;

use clinic::verify::{Verdict, VerifyError, verify};

use crate::{
    bar::bar,
    ending::{Ending, Stop},
    output::Output,
};

pub(crate) fn run(data: &Path, output: &Output) -> Result<Ending, Stop> {
    let (progress, bar) = bar("Verifying");
    let verdict = verify(data, &progress);
    bar.finish_and_clear();
    let verdict = verdict.map_err(|error| match error {
        VerifyError::Open(error) => Stop::Unusable(error),
        other => Stop::Refused(other.to_string()),
    })?;
    output.answer(&verdict, || in_words(&verdict));
    Ok(if verdict.ok() { Ending::Done } else { Ending::Wrong })
}

fn in_words(verdict: &Verdict) -> String {
    let mut lines = Vec::new();
    for check in &verdict.checks {
        let name: &str = check.name.into();
        lines.push(format!("{} {name:<14} {} looked at", if check.ok { "ok    " } else { "FAILED" }, check.counted));
        lines.extend(check.details.iter().map(|detail| format!("         {detail}")));
        if check.left_off > 0 {
            lines.push(format!("         and {} more", check.left_off));
        }
    }
    lines.join("\n")
}
