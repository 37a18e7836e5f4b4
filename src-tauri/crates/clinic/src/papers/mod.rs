//! Papers made from what the clinic knows: each file here fills one struct of `domain::paper` from the same queries that
//! screens ask, so that paper and screen say the same.
//!
//! What cannot be shown is said on the paper, never left out; who makes a paper of a patient leaves the trace of having
//! read the record.

mod blocks;
mod house;
mod inpatient;
mod labels;
mod offered;
mod outpatient;
mod pick_list;
mod plan;
mod record;
mod triage_report;
mod units;
mod ward_sheet;
mod words;

use chrono_tz::Tz;
use domain::{
    ids::PrescriptionId,
    instant::Instant,
    paper::{Paper, PaperKind},
    printing::{PaperRequest, PaperSubject},
    refusal::{Refusal, RefusalCode},
};

pub use self::offered::PaperOffered;
use crate::{clinic::Clinic, problem::Problem, session::Session};

/// A paper, and the versions of prescriptions that stand on it.
#[derive(Debug)]
pub(crate) struct Made {
    // Nothing but Typst reads it.
    #[cfg_attr(not(feature = "documents"), expect(dead_code))]
    pub(crate) paper: Paper,
    pub(crate) prescriptions: Vec<PrescriptionId>,
}

/// Makes what was asked for, as it is now.
pub(crate) async fn make(clinic: &Clinic, by: &Session, request: &PaperRequest) -> Result<Made, Problem> {
    use PaperKind as Kind;
    match (request.paper, &request.subject) {
        (
            Kind::Prescription
            | Kind::SpecialControl
            | Kind::Retained
            | Kind::NotificationA
            | Kind::NotificationB
            | Kind::NotificationB2
            | Kind::NotificationRetinoid
            | Kind::NotificationThalidomide,
            PaperSubject::Prescription { prescription_id },
        ) => outpatient::make(clinic, by, request, *prescription_id).await,
        (Kind::Inpatient, PaperSubject::Prescription { prescription_id }) => {
            inpatient::make(clinic, by, request, *prescription_id).await
        }
        (
            Kind::UnitDoseLabel | Kind::DispensingLabel | Kind::IvLabel,
            PaperSubject::Prescription { prescription_id },
        ) => labels::of_order(clinic, by, request, *prescription_id).await,
        (Kind::UnitDoseLabel | Kind::IvLabel, PaperSubject::Ward { ward_id, from, until }) => {
            labels::of_ward(clinic, by, request, *ward_id, (*from, *until)).await
        }
        (Kind::PickList, PaperSubject::Ward { ward_id, from, until }) => {
            pick_list::make(clinic, by, *ward_id, (*from, *until)).await
        }
        (Kind::WardSheet, PaperSubject::Ward { ward_id, from, until }) => {
            ward_sheet::make(clinic, by, *ward_id, (*from, *until)).await
        }
        (Kind::Record, PaperSubject::Patient { patient_id, encounter_id }) => {
            record::make(clinic, by, *patient_id, *encounter_id).await
        }
        (Kind::TriageReport, PaperSubject::Period { from, until }) => {
            triage_report::make(clinic, by, (*from, *until)).await
        }
        _ => Err(refused(RefusalCode::PaperNotOfSubject, "subject")),
    }
}

/// `23/11/2026 às 10h20`.
pub(crate) fn moment(at: Instant, zone: Tz) -> String {
    at.local(zone).format("%d/%m/%Y às %Hh%M").to_string()
}

/// `23/11/2026 10h20`, where there are many.
fn short_moment(at: Instant, zone: Tz) -> String {
    at.local(zone).format("%d/%m/%Y %Hh%M").to_string()
}

/// `18h`, `18h30`; with `+` on a later day than that of `from`.
fn hour(at: Instant, from: Instant, zone: Tz) -> String {
    let text = at.local(zone).format("%Hh%M").to_string();
    let later = if at.date(zone) > from.date(zone) { "+" } else { "" };
    format!("{}{later}", text.strip_suffix("00").unwrap_or(&text))
}

fn refused(code: RefusalCode, field: &str) -> Problem {
    Problem::refused(Refusal::new(code, "printing").at(field))
}

fn nothing() -> Problem {
    refused(RefusalCode::NothingToPrint, "subject")
}
