//! One pass over the outbox, from which four checks learn what they need.

use rusqlite::Connection;

use super::{Check, CheckName, VerifyError, bodies, chain::Chain, replay::Replay, sequence::Sequence};
use crate::{
    outbox,
    progress::{Progress, Watcher},
};

/// Events between two words to whoever watches.
const STRIDE: u64 = 5_000;

pub(super) fn checks(store: &Connection, watcher: &mut Watcher<'_>) -> Result<[Check; 4], VerifyError> {
    let total = u64::try_from(outbox::last_position(store)?).unwrap_or(0);
    let (mut chain, mut sequence, mut replay) = (Chain::new(), Sequence::new(), Replay::new()?);
    let mut bodies = Check::new(CheckName::Bodies);
    let mut tell = |step, done| match watcher(Progress { step, done, total }) {
        std::ops::ControlFlow::Continue(()) => Ok(()),
        std::ops::ControlFlow::Break(()) => Err(VerifyError::Cancelled),
    };
    let mut seen = 0;
    let read = outbox::each(store, |position, stored| {
        if seen % STRIDE == 0 {
            tell("replaying", seen)?;
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
    tell("comparing", total)?;
    let gaps = sequence.finish(store);
    sequence.check.survives(gaps)?;
    let differences = replay.finish(store);
    replay.check.survives(differences)?;
    Ok([chain.check, sequence.check, bodies, replay.check])
}
