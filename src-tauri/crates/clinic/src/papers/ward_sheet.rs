//! The administration record on paper, for the day the power is out.

use domain::{
    ids::LocationId,
    instant::Instant,
    paper::{Paper, PaperKind, PatientBlock, WardSheet, WardSheetItem, WardSheetPatient},
};

use super::{
    Made, blocks, hour,
    house::{self, House},
    nothing,
    plan::{self, Bed, held},
};
use crate::{
    clinic::Clinic,
    problem::Problem,
    queries::prescription_document::{DocumentItem, PrescriptionDocument},
    session::Session,
};

pub(super) async fn make(
    clinic: &Clinic,
    by: &Session,
    ward: LocationId,
    window: (Instant, Instant),
) -> Result<Made, Problem> {
    let house = House::of(clinic).await?;
    let plan = plan::of_ward(clinic, by, ward, window).await?;
    for bed in &plan.beds {
        // Each sheet says what the record says of its patient.
        clinic.log_reading(by, bed.who.patient_id, "ward_sheet").await?;
    }
    let patients: Vec<WardSheetPatient> = plan.beds.iter().map(|bed| patient(bed, window.0, &house)).collect();
    let missing = plan.missing();
    if patients.is_empty() && missing.is_empty() {
        return Err(nothing());
    }
    let prescriptions = plan.prescriptions();
    let sheet = WardSheet {
        letterhead: house.letterhead.clone(),
        ward: plan.ward,
        window: blocks::span(window.0, window.1, house.zone),
        patients,
        missing,
        provenance: house::listed(clinic, PaperKind::WardSheet, plan.as_of, clinic.now(), house.zone).await?,
    };
    Ok(Made { paper: Paper::WardSheet(sheet), prescriptions })
}

fn patient(bed: &Bed, from: Instant, house: &House) -> WardSheetPatient {
    let who = &bed.who;
    let (allergies, weight) = blocks::known_now(&bed.banner, house.zone);
    let mut items: Vec<(Option<Instant>, WardSheetItem)> = Vec::new();
    for order in bed.orders.iter().filter(|order| order.encounter_id.is_some()) {
        for (position, item) in order.items.iter().enumerate() {
            let times: Vec<Instant> = bed
                .doses
                .iter()
                .filter(|dose| dose.prescription_id == order.prescription_id)
                .filter(|dose| usize::try_from(dose.position) == Ok(position))
                .map(|dose| dose.due_at)
                .collect();
            let ended = item.ends_at.is_some_and(|end| end <= from);
            if times.is_empty() && ended {
                continue;
            }
            items.push((times.first().copied(), line(order, item, &times, from, house)));
        }
    }
    // What has no hour comes last.
    items.sort_by_key(|(first, _)| first.map_or(i64::MAX, Instant::millis));
    WardSheetPatient {
        patient: PatientBlock {
            name: who.name.clone(),
            social_name: who.social_name.clone(),
            birth_date: who.birth_date.as_deref().map(blocks::date),
            age: who.birth_date.as_deref().and_then(|born| blocks::years(born, from.date(house.zone))),
            sex: Some(blocks::sex(who.sex).to_owned()),
            weight,
            place: blocks::place(who.ward.as_deref(), who.bed.as_deref()),
            allergies,
            ..PatientBlock::default()
        },
        items: items.into_iter().map(|(_, item)| item).collect(),
    }
}

fn line(
    order: &PrescriptionDocument,
    item: &DocumentItem,
    times: &[Instant],
    from: Instant,
    house: &House,
) -> WardSheetItem {
    let suspended = item.suspended.then(|| match &item.suspended_reason {
        Some(reason) => format!("suspenso: {reason}"),
        None => "suspenso".to_owned(),
    });
    WardSheetItem {
        medicine: blocks::medicine_in_full(item),
        dosage: blocks::dosage(&item.dose_text, item.route, &item.schedule_text),
        times: times.iter().map(|time| hour(*time, from, house.zone)).collect(),
        order: order.number.clone(),
        high_alert: item.high_alert == Some(true),
        held: suspended.or_else(|| held(order.state).map(str::to_owned)),
    }
}
