//! One file for each command: reads facts, asks the domain, returns events. Nothing here writes.

mod admit;
mod answer_intervention;
mod approve;
mod cancel;
mod cancel_print;
mod change_user;
mod correct_establishment;
mod correct_patient;
mod correct_practitioner;
mod discharge;
pub(crate) mod facts;
mod import_formulary;
mod import_products;
mod intervene;
mod maintain_medicine;
mod mark_entered_in_error;
mod merge_patients;
mod note_password_change;
mod prescribe;
mod print;
mod record_allergy;
mod record_death;
mod record_no_known_allergies;
mod record_observation;
mod refute_allergy;
mod register_location;
mod register_patient;
mod register_practitioner;
mod register_user;
mod remove_restriction;
mod renew;
mod replace;
mod resume_item;
mod retry_print;
mod return_to_prescriber;
mod set_restriction;
mod set_up_clinic;
mod suspend_item;
mod take_for_triage;
mod transfer;
mod triage;
mod validate;

use chrono_tz::Tz;
use domain::{
    commands::Command,
    events::{Event, InterventionAnswered, Prescribed},
    findings::Finding,
    ids::{CommandId, PatientId},
    instant::Instant,
    prescribing::PatientFacts,
    refusal::{Refusal, RefusalCode as Code},
};
use uuid::Uuid;

use crate::{
    clock::Ids,
    problem::{Failure, Rejection},
    session::Actor,
    store::Read,
};

/// What a command would do.
#[derive(Debug)]
pub(crate) struct Decided {
    pub events: Vec<Event>,
}

impl Decided {
    /// What the checks said about what would be signed.
    pub(crate) fn findings(self) -> Vec<Finding> {
        self.events
            .into_iter()
            .filter_map(|event| match event {
                Event::Prescribed(body) => Some(body.findings),
                _ => None,
            })
            .flatten()
            .map(|recorded| recorded.finding)
            .collect()
    }
}

/// What every handler has at hand.
pub(crate) struct Deciding<'a> {
    read: Read<'a>,
    actor: &'a Actor,
    id: CommandId,
    at: Instant,
    ids: &'a mut Ids,
}

type Events = Result<Vec<Event>, Rejection>;

/// Decides a command, through any connection.
pub(crate) fn decide(
    read: Read<'_>,
    actor: &Actor,
    id: CommandId,
    at: Instant,
    ids: &mut Ids,
    command: &Command,
) -> Result<Decided, Rejection> {
    actor.may_give(command)?;
    let mut deciding = Deciding { read, actor, id, at, ids };
    let d = &mut deciding;
    let events = match command {
        Command::SetUpClinic(command) => set_up_clinic::decide(d, command),
        Command::CorrectEstablishment(command) => correct_establishment::decide(d, command),
        Command::RegisterLocation(command) => register_location::decide(d, command),
        Command::RegisterUser(command) => register_user::decide(d, command),
        Command::ChangeUser(command) => change_user::decide(d, command),
        Command::NotePasswordChange(command) => note_password_change::decide(d, command),
        Command::RegisterPractitioner(command) => register_practitioner::decide(d, command),
        Command::CorrectPractitioner(command) => correct_practitioner::decide(d, command),
        Command::RegisterPatient(command) => register_patient::decide(d, command),
        Command::CorrectPatient(command) => correct_patient::decide(d, command),
        Command::RecordDeath(command) => record_death::decide(d, command),
        Command::MergePatients(command) => merge_patients::decide(d, command),
        Command::RecordAllergy(command) => record_allergy::decide(d, command),
        Command::RefuteAllergy(command) => refute_allergy::decide(d, command),
        Command::RecordNoKnownAllergies(command) => record_no_known_allergies::decide(d, command),
        Command::RecordObservation(command) => record_observation::decide(d, command),
        Command::Admit(command) => admit::decide(d, command),
        Command::Transfer(command) => transfer::decide(d, command),
        Command::Discharge(command) => discharge::decide(d, command),
        Command::MaintainMedicine(command) => maintain_medicine::decide(d, command),
        Command::ImportFormulary(command) => import_formulary::decide(d, command),
        Command::ImportProducts(command) => import_products::decide(d, command),
        Command::SetRestriction(command) => set_restriction::decide(d, command),
        Command::RemoveRestriction(command) => remove_restriction::decide(d, command),
        Command::Prescribe(command) => prescribe::decide(d, command),
        Command::Replace(command) => replace::decide(d, command),
        Command::Cancel(command) => cancel::decide(d, command),
        Command::Renew(command) => renew::decide(d, command),
        Command::SuspendItem(command) => suspend_item::decide(d, command),
        Command::ResumeItem(command) => resume_item::decide(d, command),
        Command::MarkEnteredInError(command) => mark_entered_in_error::decide(d, command),
        Command::TakeForTriage(command) => take_for_triage::decide(d, command),
        Command::Validate(command) => validate::decide(d, command),
        Command::ValidateWithRemark(command) => validate::decide_with_remark(d, command),
        Command::Intervene(command) => intervene::decide(d, command),
        Command::AnswerIntervention(command) => answer_intervention::decide(d, command),
        Command::Approve(command) => approve::decide(d, command),
        Command::ReturnToPrescriber(command) => return_to_prescriber::decide(d, command),
        Command::Print(command) => print::decide(d, command),
        Command::RetryPrint(command) => retry_print::decide(d, command),
        Command::CancelPrint(command) => cancel_print::decide(d, command),
    }?;
    Ok(Decided { events: with_questions_closed(read, events)? })
}

/// No order ends with a question open: whatever ends it also answers what the pharmacy asked about it.
fn with_questions_closed(read: Read<'_>, events: Vec<Event>) -> rusqlite::Result<Vec<Event>> {
    let answers = |intervention| {
        events
            .iter()
            .any(|event| matches!(event, Event::InterventionAnswered(body) if body.intervention_id == intervention))
    };
    let mut closing = Vec::new();
    for event in &events {
        let (prescription_id, new_version) = match event {
            Event::PrescriptionReplaced(body) => (body.prescription_id, Some(body.replaced_by)),
            Event::PrescriptionCancelled(body) => (body.prescription_id, None),
            Event::PrescriptionClosed(body) => (body.prescription_id, None),
            Event::PrescriptionEnteredInError(body) => (body.prescription_id, None),
            _ => continue,
        };
        for intervention_id in read.open_interventions(prescription_id)?.into_iter().filter(|id| !answers(*id)) {
            closing.push(Event::InterventionAnswered(InterventionAnswered {
                intervention_id,
                prescription_id,
                new_version,
                upheld: None,
                lease_until: None,
                lease_holder: None,
                withdrawn: new_version.is_none(),
            }));
        }
    }
    closing.extend(events);
    Ok(closing)
}

impl Deciding<'_> {
    fn new_id(&mut self) -> Uuid {
        self.ids.next(self.at)
    }

    /// The establishment's time zone; refused before the clinic is set up.
    fn zone(&self) -> Result<Tz, Rejection> {
        let house = self.read.house()?.ok_or_else(|| Refusal::new(Code::ClinicNotSetUp, "engine"))?;
        let zone = house.time_zone.parse();
        Ok(zone.map_err(|_| Refusal::new(Code::TimeZoneUnknown, "R3.21").with("zone", house.time_zone))?)
    }

    /// A patient whose record is the one to write to.
    fn current_patient(&self, id: PatientId) -> Result<PatientFacts, Rejection> {
        let patient = self.read.patient(id)?;
        let patient = patient.ok_or_else(|| Refusal::new(Code::PatientUnknown, "prescribing").at("patient_id"))?;
        match patient.merged_into {
            Some(survivor) => Err(Refusal::new(Code::PatientMerged, "registry")
                .at("patient_id")
                .with("survivor", survivor.to_string())
                .into()),
            None => Ok(patient),
        }
    }
}

/// A reason or message that must say something.
fn said(text: &str, field: &str) -> Result<String, Rejection> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::new(Code::ReasonMissing, "3.1").at(field).into());
    }
    if text.chars().count() > 4_000 {
        return Err(Refusal::new(Code::TooLong, "3.1").at(field).with("most", "4000").into());
    }
    Ok(text.to_owned())
}

/// Text that somebody left empty is no text.
fn optional(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Names the fields of refusals as the command's own body has them, where it holds an order within.
fn renamed(rejection: Rejection, name: impl Fn(&str) -> String) -> Rejection {
    let Rejection::Refused(mut refusals) = rejection else { return rejection };
    for field in refusals.iter_mut().filter_map(|refusal| refusal.field.as_mut()) {
        *field = name(field);
    }
    Rejection::Refused(refusals)
}

fn table_failure(error: &impl ToString) -> Rejection {
    Rejection::Failed(Failure::Table(error.to_string()))
}

fn signed(prescribed: Prescribed) -> Event {
    Event::Prescribed(Box::new(prescribed))
}
