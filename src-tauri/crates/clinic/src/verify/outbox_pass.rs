//! One pass over the outbox, from which four checks learn what they need.

use rusqlite::Connection;

use super::{Check, CheckName, VerifyError, bodies, chain::Chain, replay::Replay, sequence::Sequence};
use crate::{outbox, progress::Progress};

/// Events between two words to whoever watches.
const STRIDE: u64 = 5_000;

pub(super) fn checks(store: &Connection, progress: &Progress) -> Result<[Check; 4], VerifyError> {
    let total = u64::try_from(outbox::last_position(store)?).unwrap_or(0);
    let (mut chain, mut sequence, mut replay) = (Chain::new(), Sequence::new(), Replay::new()?);
    let mut bodies = Check::new(CheckName::Bodies);
    let tell = |done| {
        progress.at(done, total);
        if progress.is_cancelled() { Err(VerifyError::Cancelled) } else { Ok(()) }
    };
    let mut seen = 0;
    let read = outbox::each(store, |position, stored| {
        if seen % STRIDE == 0 {
            tell(seen)?;
        }
        seen += 1;
        bodies.counted += 1;
        let Ok(stored) = stored else {
            chain.lost(position);
            bodies.fails(format!("position {position}: its columns do not read"));
            return Ok(());
        };
        chain.see(&stored);
        sequence.see(&stored);
        if let Some(event) = bodies::read(&mut bodies, &stored) {
            replay.see(&stored, &event)
        } else {
            replay.skip();
            Ok(())
        }
    });
    chain.check.survives(read)?;
    tell(total)?;
    let gaps = sequence.finish(store);
    sequence.check.survives(gaps)?;
    let differences = replay.finish(store);
    replay.check.survives(differences)?;
    Ok([chain.check, sequence.check, bodies, replay.check])
}
