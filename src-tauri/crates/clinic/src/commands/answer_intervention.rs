//! The prescriber accepts with a new version, or stands by the order.

use domain::{
    commands::{Answer, AnswerIntervention},
    events::{Event, InterventionAnswered, PrescriptionReplaced},
    prescribing::OrderState,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{
    Deciding, Events,
    prescribe::{prescribed, replaced},
    renamed, said, signed,
    triage::LEASE_MINUTES,
};

pub(super) fn decide(d: &mut Deciding<'_>, command: &AnswerIntervention) -> Events {
    let at = |code| Refusal::new(code, "3.1").at("intervention_id");
    let asked = d.read.intervention(command.intervention_id)?.ok_or_else(|| at(Code::InterventionUnknown))?;
    if asked.answered_at.is_some() {
        return Err(at(Code::InterventionAlreadyAnswered).into());
    }
    let head = d.read.order(asked.prescription_id)?.ok_or_else(|| at(Code::PrescriptionUnknown))?;
    if head.state != OrderState::AwaitingAnswer {
        return Err(at(Code::NotAsked).with("state", <&str>::from(head.state)).into());
    }
    let answered = InterventionAnswered {
        intervention_id: command.intervention_id,
        prescription_id: asked.prescription_id,
        new_version: None,
        upheld: None,
        lease_until: None,
        lease_holder: None,
        withdrawn: false,
    };
    match &command.answer {
        Answer::Uphold { reason } => Ok(vec![Event::InterventionAnswered(InterventionAnswered {
            upheld: Some(said(reason, "answer.reason")?),
            lease_until: Some(d.at.plus_minutes(LEASE_MINUTES)),
            lease_holder: Some(asked.raised_by),
            ..answered
        })]),
        Answer::Accept { order } => {
            let before = replaced(d, asked.prescription_id, false)?;
            let named = |field: &str| match field {
                "replaces" => "intervention_id".to_owned(),
                _ => format!("answer.order.{field}"),
            };
            let prescribed = prescribed(d, order, Some(before)).map_err(|rejection| renamed(rejection, named))?;
            let new_version = prescribed.prescription_id;
            Ok(vec![
                Event::InterventionAnswered(InterventionAnswered { new_version: Some(new_version), ..answered }),
                Event::PrescriptionReplaced(PrescriptionReplaced {
                    prescription_id: asked.prescription_id,
                    replaced_by: new_version,
                }),
                signed(prescribed),
            ])
        }
    }
}
