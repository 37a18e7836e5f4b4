//! What is known about every event besides what happened.

use domain::{
    ids::{CommandId, EventId, StationId},
    instant::Instant,
};
use uuid::Uuid;

/// Everything about an event but what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Identity.
    pub event_id: EventId,
    /// Where it happened.
    pub station_id: StationId,
    /// Which life of that station: a restore from a backup starts a new one.
    pub incarnation: i64,
    /// 1, 2, 3 … within the incarnation, without a gap.
    pub station_seq: i64,
    /// What caused it.
    pub command_id: CommandId,
    /// What it happened to, as text: a newer program may know kinds that this one does not.
    pub aggregate_kind: String,
    /// Which one.
    pub aggregate_id: Uuid,
    /// 1 for the first event of an aggregate.
    pub aggregate_version: i64,
    /// When.
    pub occurred_at: Instant,
    /// Who: a staff user, or nil for the operator of the machine.
    pub actor_id: Uuid,
}
