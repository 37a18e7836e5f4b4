//! What events mean, folded in plain Rust without the store: small enough to be seen to be right.
//!
//! Folding an event that may not follow what happened before is an error: no command may lead there.

use std::collections::{BTreeMap, BTreeSet};

use clinic::outbox::Envelope;
use domain::{
    events::{Event, Prescribed},
    ids::{AllergyId, EncounterId, Id, InterventionId, ItemId, LocationId, PatientId, PrescriptionId, PrintJobId},
    instant::Instant,
    prescribing::OrderState as State,
    printing::{PrintState, PrinterKind},
};
use uuid::Uuid;

/// A prescription.
#[derive(Debug, Clone)]
pub struct Order {
    /// Where it stands.
    pub state: State,
    /// Where it goes back to when it is no longer suspended.
    pub before: Option<State>,
    /// Events that happened to it.
    pub version: i64,
    /// Its items, and which of them are suspended.
    pub items: BTreeMap<ItemId, bool>,
    /// Who holds it in triage, and until when.
    pub lease: Option<(Uuid, Instant)>,
    /// The version that stands in its place.
    pub replaced_by: Option<PrescriptionId>,
}

/// A stay: where, and whether it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Stay {
    pub place: Option<LocationId>,
    pub finished: bool,
}

/// Everything that the events say.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Naive {
    pub orders: BTreeMap<PrescriptionId, Order>,
    pub stays: BTreeMap<EncounterId, Stay>,
    pub refuted: BTreeMap<AllergyId, bool>,
    pub dead: BTreeSet<PatientId>,
    pub merged: BTreeMap<PatientId, PatientId>,
    /// States that some order was ever in.
    pub reached: BTreeSet<State>,
    /// Whom a question is about, who asked it, and whether it was answered.
    pub questions: BTreeMap<InterventionId, (PrescriptionId, Uuid, bool)>,
    /// The attempt of each print job, where it goes, and what came of it.
    pub prints: BTreeMap<PrintJobId, (u32, PrinterKind, PrintState)>,
}

impl Naive {
    /// Folds one more event in.
    ///
    /// # Errors
    /// When it may not follow what happened before.
    pub fn fold(&mut self, envelope: &Envelope, event: &Event) -> Result<(), String> {
        let legal = match event {
            Event::Prescribed(body) => self.prescribed(body),
            Event::EncounterStarted(body) => {
                let stay = Stay { place: body.location_id, finished: false };
                self.bed_is_free(body.location_id) && self.stays.insert(body.encounter_id, stay).is_none()
            }
            Event::EncounterTransferred(body) => {
                let free = self.bed_is_free(Some(body.location_id));
                let stay = self.stays.get_mut(&body.encounter_id).filter(|stay| !stay.finished);
                free && stay.map(|stay| stay.place = Some(body.location_id)).is_some()
            }
            Event::EncounterFinished(body) => {
                let stay = self.stays.get_mut(&body.encounter_id);
                stay.is_some_and(|stay| !std::mem::replace(&mut stay.finished, true))
            }
            Event::AllergyRecorded(body) => self.refuted.insert(body.allergy_id, false).is_none(),
            Event::AllergyRefuted(body) => self.refuted.insert(body.allergy_id, true) == Some(false),
            Event::PatientDied(body) => self.dead.insert(body.patient_id),
            Event::PatientsMerged(body) => {
                let circle = self.merged.contains_key(&body.survivor) || body.duplicate == body.survivor;
                !circle && self.merged.insert(body.duplicate, body.survivor).is_none()
            }
            Event::PrintQueued(body) => {
                let before =
                    self.prints.insert(body.print_job_id, (body.attempt, body.printer_kind, PrintState::Queued));
                match before {
                    None => body.attempt == 1,
                    Some((attempt, _, state)) => {
                        body.attempt == attempt + 1 && matches!(state, PrintState::Failed | PrintState::Cancelled)
                    }
                }
            }
            Event::PrintSent(body) => self.printed(body.print_job_id, body.attempt, |kind| match kind {
                PrinterKind::Queue | PrinterKind::Label => PrintState::Sent,
                PrinterKind::Viewer => PrintState::OpenedInViewer,
                PrinterKind::File => PrintState::Saved,
            }),
            Event::PrintConfirmed(body) => self.printed(body.print_job_id, body.attempt, |_| PrintState::Confirmed),
            Event::PrintFailed(body) => self.printed(body.print_job_id, body.attempt, |_| PrintState::Failed),
            Event::PrintCancelled(body) => self.printed(body.print_job_id, body.attempt, |_| PrintState::Cancelled),
            _ => match order_of(event) {
                Some(id) => self.order(id, envelope, event),
                None => true,
            },
        };
        if legal {
            return Ok(());
        }
        let order = order_of(event).and_then(|id| self.orders.get(&id));
        Err(format!("{} may not follow {order:?}", event.name()))
    }

    /// A fact about the attempt that is under way.
    fn printed(&mut self, id: PrintJobId, of: u32, state: impl FnOnce(PrinterKind) -> PrintState) -> bool {
        let Some((attempt, kind, now)) = self.prints.get_mut(&id) else { return false };
        *now = state(*kind);
        *attempt == of
    }

    fn bed_is_free(&self, place: Option<LocationId>) -> bool {
        place.is_none_or(|place| !self.stays.values().any(|stay| !stay.finished && stay.place == Some(place)))
    }

    fn prescribed(&mut self, body: &Prescribed) -> bool {
        let patient = body.patient.patient_id;
        let current = body.replaces.is_none_or(|replaced| {
            self.orders.get(&replaced).is_some_and(|order| order.replaced_by == Some(body.prescription_id))
        });
        let alive = !self.dead.contains(&patient) && !self.merged.contains_key(&patient);
        let order = Order {
            state: State::Signed,
            before: None,
            version: 1,
            items: body.items.iter().map(|item| (item.item_id, false)).collect(),
            lease: None,
            replaced_by: None,
        };
        self.reached.insert(order.state);
        current && alive && !body.items.is_empty() && self.orders.insert(body.prescription_id, order).is_none()
    }

    fn order(&mut self, id: PrescriptionId, envelope: &Envelope, event: &Event) -> bool {
        let mut asker = None;
        match event {
            Event::InterventionRaised(body) => {
                let question = (id, envelope.actor_id, false);
                if self.questions.insert(body.intervention_id, question).is_some() {
                    return false;
                }
            }
            Event::InterventionAnswered(body) => match self.questions.get_mut(&body.intervention_id) {
                Some((of, asked_by, answered)) if *of == id && !*answered => {
                    *answered = true;
                    asker = Some(*asked_by);
                }
                _ => return false,
            },
            _ => {}
        }
        let Some(order) = self.orders.get_mut(&id) else { return false };
        order.version += 1;
        let legal = order.moved(envelope, event, asker);
        self.reached.insert(order.state);
        legal && order.version == envelope.aggregate_version
    }
}

impl Order {
    /// The table of rulebook 3.1: what may happen in which state, and where it leads.
    fn moved(&mut self, envelope: &Envelope, event: &Event, asker: Option<Uuid>) -> bool {
        let (actor, at, from) = (envelope.actor_id, envelope.occurred_at, self.state);
        let held = from == State::InTriage && self.lease.is_some_and(|(holder, until)| holder == actor && at < until);
        match event {
            Event::TakenForTriage(body) => {
                let free = self.lease.is_none_or(|(holder, until)| holder == actor || until <= at);
                let may = from == State::Signed || from == State::InTriage && free;
                self.lease = Some((actor, body.lease_until));
                self.to(State::InTriage, may)
            }
            Event::Validated(_) => self.end_of_lease(State::Validated, held),
            Event::ValidatedWithRemark(_) => self.end_of_lease(State::ValidatedWithRemark, held),
            Event::ReturnedToPrescriber(_) => self.end_of_lease(State::Returned, held),
            Event::InterventionRaised(_) => self.end_of_lease(State::AwaitingAnswer, held),
            Event::InterventionAnswered(body) => {
                if body.upheld.is_none() {
                    let asked = matches!(from, State::AwaitingAnswer | State::Suspended);
                    return asked && body.new_version.is_some() != body.withdrawn && body.lease_until.is_none();
                }
                self.lease = asker.zip(body.lease_until);
                let back = self.lease.is_some() && body.lease_holder.map(Id::uuid) == asker;
                let only = body.new_version.is_none() && !body.withdrawn;
                self.to(State::InTriage, from == State::AwaitingAnswer && back && only)
            }
            Event::PrescriptionReplaced(body) => {
                self.replaced_by = Some(body.replaced_by);
                self.end(State::Replaced, from.is_open())
            }
            Event::PrescriptionCancelled(_) => self.end(State::Cancelled, from.is_open()),
            Event::PrescriptionEnteredInError(_) => self.end(State::EnteredInError, from.is_open()),
            Event::PrescriptionClosed(_) => self.end(State::Closed, from.is_open()),
            Event::ItemSuspended(body) => {
                let fresh = self.items.insert(body.item_id, true) == Some(false);
                if self.items.values().all(|suspended| *suspended) {
                    self.before = Some(from);
                    return self.end_of_lease(State::Suspended, fresh && from.is_open());
                }
                fresh && from.is_open()
            }
            Event::ItemApproved(_) => from.is_open(),
            Event::ItemResumed(body) => {
                let was = self.items.insert(body.item_id, false) == Some(true);
                let back = match self.before.take() {
                    Some(State::InTriage) => State::Signed,
                    Some(before) => before,
                    None => from,
                };
                self.to(back, was && from.is_open())
            }
            _ => false,
        }
    }

    fn to(&mut self, state: State, legal: bool) -> bool {
        self.state = state;
        legal
    }

    fn end_of_lease(&mut self, state: State, legal: bool) -> bool {
        self.lease = None;
        self.to(state, legal)
    }

    fn end(&mut self, state: State, legal: bool) -> bool {
        self.before = None;
        self.end_of_lease(state, legal)
    }
}

fn order_of(event: &Event) -> Option<PrescriptionId> {
    match event {
        Event::PrescriptionReplaced(body) => Some(body.prescription_id),
        Event::PrescriptionCancelled(body) => Some(body.prescription_id),
        Event::PrescriptionClosed(body) => Some(body.prescription_id),
        Event::PrescriptionEnteredInError(body) => Some(body.prescription_id),
        Event::ItemSuspended(body) => Some(body.prescription_id),
        Event::ItemResumed(body) => Some(body.prescription_id),
        Event::TakenForTriage(body) => Some(body.prescription_id),
        Event::Validated(body) => Some(body.prescription_id),
        Event::ValidatedWithRemark(body) => Some(body.prescription_id),
        Event::InterventionRaised(body) => Some(body.prescription_id),
        Event::InterventionAnswered(body) => Some(body.prescription_id),
        Event::ItemApproved(body) => Some(body.prescription_id),
        Event::ReturnedToPrescriber(body) => Some(body.prescription_id),
        _ => None,
    }
}
