//! A day of an admitted patient's prescription, whole or only what changed since the ward got its last print.
//!
//! An item that was suspended or resumed after that print counts as changed even where it reads as before: the sheet that
//! hangs at the bed may say otherwise.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use domain::{
    ids::{ItemId, PrescriptionId},
    instant::Instant,
    paper::{Change, ChangesSince, InpatientItem, InpatientPrescription, Paper, PaperKind},
    prescribing::PrescriptionKind,
    printing::PaperRequest,
    refusal::RefusalCode,
};

use super::{Made, blocks, hour, house, house::House, moment, nothing, outpatient::standing, refused};
use crate::{
    clinic::Clinic,
    problem::Problem,
    queries::{
        Found,
        prescription_document::{DocumentItem, PrescriptionDocument},
    },
    session::Session,
};

pub(super) async fn make(
    clinic: &Clinic,
    by: &Session,
    request: &PaperRequest,
    id: PrescriptionId,
) -> Result<Made, Problem> {
    let document = standing(clinic, by, id).await?;
    if document.kind != PrescriptionKind::Inpatient {
        return Err(refused(RefusalCode::PaperNotOfSubject, "paper"));
    }
    let house = House::of(clinic).await?;
    let zone = house.zone;
    let (items, changes) = if request.only_changes {
        let (items, since) = changed(clinic, by, &document, zone).await?.ok_or_else(nothing)?;
        (items, Some(since))
    } else {
        (document.items.iter().map(|item| whole(item, document.signed_at, zone)).collect(), None)
    };
    if items.is_empty() {
        return Err(nothing());
    }
    let now = clinic.patient_summary(by, document.patient.patient_id, None).await?.value;
    let place = match &now {
        Found::Shown(summary) => blocks::place(summary.ward.as_deref(), summary.bed.as_deref()),
        Found::Parked | Found::Unknown => None,
    };
    let place = place.or_else(|| blocks::place(document.ward.as_deref(), document.bed.as_deref()));
    let paper = InpatientPrescription {
        letterhead: house.letterhead,
        prescriber: blocks::prescriber(&document.prescriber),
        patient: blocks::patient(&document.patient, &now, document.signed_at.date(zone), place, zone),
        period: blocks::span(document.signed_at, document.signed_at.plus_days(1), zone),
        items,
        changes,
        note: document.note.clone(),
        provenance: house::signed(clinic, &document, zone).await?,
    };
    Ok(Made { paper: Paper::InpatientPrescription(paper), prescriptions: vec![id] })
}

/// What differs from the last print of any version; `None` where nothing was printed yet.
async fn changed(
    clinic: &Clinic,
    by: &Session,
    document: &PrescriptionDocument,
    zone: Tz,
) -> Result<Option<(Vec<InpatientItem>, ChangesSince)>, Problem> {
    let root = document.root_id;
    let last = clinic.read(move |read| Ok(read.last_printed(root, PaperKind::Inpatient)?)).await?;
    let Some((printed, at, number)) = last else { return Ok(None) };
    let moved = clinic.read(move |read| Ok(read.items_moved_since(root, at)?)).await?;
    let before = if printed == document.prescription_id {
        document.clone()
    } else {
        match clinic.prescription_document(by, printed, None).await?.value {
            Found::Shown(paper) => paper.document,
            Found::Parked | Found::Unknown => return Ok(None),
        }
    };
    let (items, unchanged) = compared(document, &before, &moved, zone);
    let print = format!("{}, versão {}, impressão {number}, de {}", before.number, before.version, moment(at, zone));
    Ok(Some((items, ChangesSince { print, unchanged })))
}

fn compared(
    document: &PrescriptionDocument,
    before: &PrescriptionDocument,
    moved: &BTreeSet<ItemId>,
    zone: Tz,
) -> (Vec<InpatientItem>, u32) {
    let same_version = document.prescription_id == before.prescription_id;
    let mut left: Vec<&DocumentItem> = before.items.iter().collect();
    let (mut items, mut unchanged) = (Vec::new(), 0);
    for item in &document.items {
        let is_it = |old: &&DocumentItem| {
            if same_version { old.item_id == item.item_id } else { old.medicine_id == item.medicine_id }
        };
        let old = left.iter().position(is_it).map(|place| left.swap_remove(place));
        let printed = whole(item, document.signed_at, zone);
        let (change, said_before) = match old {
            _ if item.suspended => (Some(Change::Suspended), item.suspended_reason.clone()),
            None => (Some(Change::New), None),
            Some(old)
                if old.suspended && !same_version || moved.contains(&item.item_id) || moved.contains(&old.item_id) =>
            {
                (Some(Change::Changed), Some("estava suspenso ou foi suspenso e retomado".to_owned()))
            }
            Some(old) => {
                let old_printed = whole(old, before.signed_at, zone);
                let same = InpatientItem { before: None, change: None, ..old_printed.clone() }
                    == InpatientItem { before: None, change: None, ..printed.clone() };
                if same {
                    (None, None)
                } else {
                    (Some(Change::Changed), Some(format!("{}, {}", old_printed.dosage, old.schedule_text)))
                }
            }
        };
        match change {
            Some(_) => items.push(InpatientItem { change, before: said_before, ..printed }),
            None => unchanged += 1,
        }
    }
    items.extend(left.into_iter().map(|old| InpatientItem {
        change: Some(Change::Ended),
        times: Vec::new(),
        before: None,
        ..whole(old, before.signed_at, zone)
    }));
    (items, unchanged)
}

/// One medicine with its hours; the next day's with `+`.
fn whole(item: &DocumentItem, signed_at: Instant, zone: Tz) -> InpatientItem {
    InpatientItem {
        medicine: blocks::medicine_in_full(item),
        dosage: blocks::dosage(&item.dose_text, item.route, ""),
        // What is given as needed is said once, in bold.
        schedule: if item.as_needed { String::new() } else { item.schedule_text.clone() },
        times: item.doses.iter().map(|dose| hour(*dose, signed_at, zone)).collect(),
        as_needed: item.as_needed.then(|| item.schedule_text.clone()),
        day_of_treatment: None,
        high_alert: item.high_alert == Some(true),
        change: item.suspended.then_some(Change::Suspended),
        before: item.suspended.then(|| item.suspended_reason.clone()).flatten(),
        instructions: item.instructions.clone(),
    }
}
