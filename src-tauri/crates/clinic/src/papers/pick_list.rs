//! What the pharmacy takes from its shelves for a ward (rulebook R3.4).

use domain::{
    catalogue::List344,
    ids::LocationId,
    instant::Instant,
    number_pt::print_quantity,
    paper::{Paper, PaperKind, PickDose, PickList, PickPatient, PickTotal, PickWard},
    people::AllergyStatus,
};

use super::{
    Made, blocks, hour,
    house::{self, House},
    moment, nothing,
    plan::{self, Bed, held},
    units::{Sum, Taken, units},
};
use crate::{clinic::Clinic, problem::Problem, session::Session};

pub(super) async fn make(
    clinic: &Clinic,
    by: &Session,
    ward: LocationId,
    window: (Instant, Instant),
) -> Result<Made, Problem> {
    let house = House::of(clinic).await?;
    let plan = plan::of_ward(clinic, by, ward, window).await?;
    let mut totals = Taken::new();
    let patients: Vec<PickPatient> = plan
        .beds
        .iter()
        .map(|bed| patient(bed, window.0, &house, &mut totals))
        .filter(|it| !it.doses.is_empty())
        .collect();
    let missing = plan.missing();
    if patients.is_empty() && missing.is_empty() {
        return Err(nothing());
    }
    let prescriptions = plan.prescriptions();
    let list = PickList {
        letterhead: house.letterhead,
        window: format!("{} até {}", moment(window.0, house.zone), moment(window.1, house.zone)),
        totals: totals.into_iter().map(total).collect(),
        wards: vec![PickWard { name: plan.ward, patients }],
        missing,
        provenance: house::listed(clinic, PaperKind::PickList, plan.as_of, clinic.now(), house.zone).await?,
    };
    Ok(Made { paper: Paper::PickList(list), prescriptions })
}

fn patient(bed: &Bed, from: Instant, house: &House, totals: &mut Taken) -> PickPatient {
    let mut doses: Vec<PickDose> = Vec::new();
    for dose in &bed.doses {
        let Some((order, item)) = bed.ordered(dose) else { continue };
        let units = units(item);
        let note = held(order.state).map(|why| format!("{why}: não separar"));
        if note.is_none() {
            let sum = totals.entry(blocks::medicine_in_full(item)).or_default();
            sum.add(units);
            sum.high_alert |= item.high_alert == Some(true);
            sum.controlled = item.list344.map(List344::code);
        }
        doses.push(PickDose {
            time: Some(hour(dose.due_at, from, house.zone)),
            medicine: blocks::medicine_in_full(item),
            dose: blocks::dosage(&item.dose_text, item.route, ""),
            quantity: units.map(print_quantity),
            order: order.number.clone(),
            high_alert: item.high_alert == Some(true),
            note,
        });
    }
    doses.extend(as_needed(bed));
    PickPatient {
        bed: bed.who.bed.as_ref().map(|bed| format!("Leito {bed}")),
        name: bed.who.social_name.clone().unwrap_or_else(|| bed.who.name.clone()),
        identity: bed.who.birth_date.as_deref().map(|born| format!("nasc. {}", blocks::date(born))),
        allergies: allergies(bed),
        doses,
    }
}

/// What is given only if needed has no time, and nobody knows how much of it.
fn as_needed(bed: &Bed) -> impl Iterator<Item = PickDose> {
    let ordered = bed.orders.iter().flat_map(|order| order.items.iter().map(move |item| (order, item)));
    ordered.filter(|(_, item)| item.as_needed && !item.suspended).map(|(order, item)| PickDose {
        time: None,
        medicine: blocks::medicine_in_full(item),
        dose: blocks::dosage(&item.dose_text, item.route, &item.schedule_text),
        quantity: None,
        order: order.number.clone(),
        high_alert: item.high_alert == Some(true),
        note: held(order.state).map(|why| format!("{why}: não separar")),
    })
}

fn allergies(bed: &Bed) -> String {
    match bed.who.allergy_status {
        AllergyStatus::NotAsked => "Alergias não perguntadas".to_owned(),
        AllergyStatus::NoneKnown => "Nega alergias".to_owned(),
        AllergyStatus::Recorded => format!("Alergia: {}", bed.who.allergies.join(", ")),
    }
}

fn total((medicine, sum): (String, Sum)) -> PickTotal {
    let doses = if sum.doses == 1 { "1\u{a0}dose".to_owned() } else { format!("{}\u{a0}doses", sum.doses) };
    PickTotal {
        medicine,
        quantity: match sum.units.filter(|_| !sum.uncountable) {
            Some(units) => print_quantity(units),
            None => doses,
        },
        shelf: None,
        controlled: sum.controlled.map(str::to_owned),
        high_alert: sum.high_alert,
    }
}
