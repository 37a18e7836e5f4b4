//! Every event of a known type and version reads; an unknown newer one is parked, which is no fault.

use domain::events::{Event, Unreadable};

use super::Check;
use crate::outbox::StoredEvent;

pub(super) fn read(check: &mut Check, stored: &StoredEvent) -> Option<Event> {
    let (position, name, version) = (stored.position, &stored.name, stored.schema_version);
    match stored.event() {
        Ok(event) => {
            let (kind, id) = event.aggregate();
            if <&str>::from(kind) != stored.envelope.aggregate_kind || id != stored.envelope.aggregate_id {
                check.fails(format!("position {position}: the body of {name} is about another aggregate"));
            }
            return Some(event);
        }
        Err(Unreadable::Unknown) => {
            check.note(format!("position {position}: type or version (schema_version {version}) unknown here, parked"));
        }
        Err(Unreadable::Malformed) => {
            check.fails(format!("position {position}: the body of {name}, schema_version {version}, does not read"));
        }
    }
    None
}
