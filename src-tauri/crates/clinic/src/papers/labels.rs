//! Labels of an order or of a ward's doses: unit doses, bags, and boxes that patients take home.
//!
//! Lot, expiry and who prepared it are not known here: they stay lines to be filled in by hand.

use chrono::Timelike as _;
use domain::{
    catalogue::Route,
    dosage::{Frequency, ItemKind},
    ids::{LocationId, PrescriptionId},
    instant::Instant,
    number_pt::print_quantity,
    paper::{
        DispensingLabel, DispensingLabels, InBag, IvLabel, IvLabels, LabelSize, Moment, Paper, PaperKind, Provenance,
        TimeOfDay, UnitDoseLabel, UnitDoseLabels, gs1::Gs1, law, tall_man::tall_man,
    },
    prescribing::PrescriptionKind,
    printing::{PaperRequest, PaperSize},
    quantity::{Quantity, Unit},
    wording,
};

use super::{
    Made, blocks,
    house::{self, House},
    nothing,
    outpatient::standing,
    plan::{self, held},
    units::units,
};
use crate::{
    clinic::Clinic,
    problem::Problem,
    queries::prescription_document::{DocumentItem, PrescriptionDocument},
    session::Session,
};

/// The labels that an order can have, each with the items it is for.
pub(super) fn kinds_of(document: &PrescriptionDocument) -> Vec<(PaperKind, Vec<&DocumentItem>)> {
    let items = || document.items.iter().filter(|item| !item.suspended);
    let kinds = match document.kind {
        PrescriptionKind::Inpatient => vec![
            (PaperKind::UnitDoseLabel, items().filter(|item| !is_bag(item)).collect::<Vec<_>>()),
            (PaperKind::IvLabel, items().filter(|item| is_bag(item)).collect()),
        ],
        PrescriptionKind::Ambulatory | PrescriptionKind::Discharge => {
            vec![(PaperKind::DispensingLabel, items().collect())]
        }
    };
    kinds.into_iter().filter(|(_, items)| !items.is_empty()).collect()
}

/// One label for each planned dose of an order's first day, or for each box that goes home.
pub(super) async fn of_order(
    clinic: &Clinic,
    by: &Session,
    request: &PaperRequest,
    id: PrescriptionId,
) -> Result<Made, Problem> {
    let document = standing(clinic, by, id).await?;
    let house = House::of(clinic).await?;
    let kinds = kinds_of(&document);
    let (_, items) = kinds.into_iter().find(|(kind, _)| *kind == request.paper).ok_or_else(nothing)?;
    let place = blocks::place(document.ward.as_deref(), document.bed.as_deref());
    let patient = document.patient.social_name.as_ref().unwrap_or(&document.patient.name).clone();
    let to = To { order: &document, patient, place, house: &house };
    let doses: Vec<&DocumentItem> =
        items.iter().flat_map(|item| std::iter::repeat_n(*item, item.doses.len().max(1))).collect();
    let provenance = house::signed(clinic, &document, house.zone).await?;
    let paper = match request.paper {
        PaperKind::UnitDoseLabel => {
            unit_doses(request, doses.iter().filter_map(|item| to.unit_dose(item)).collect(), provenance)
        }
        PaperKind::IvLabel => {
            Paper::IvLabels(IvLabels { labels: doses.iter().map(|item| to.bag(item, None)).collect(), provenance })
        }
        _ => Paper::DispensingLabels(DispensingLabels {
            labels: items.iter().map(|item| to.box_to_take_home(item)).collect(),
            provenance,
        }),
    };
    Ok(Made { paper, prescriptions: vec![id] })
}

/// One label for each planned dose of a ward that the triage has released.
pub(super) async fn of_ward(
    clinic: &Clinic,
    by: &Session,
    request: &PaperRequest,
    ward: LocationId,
    window: (Instant, Instant),
) -> Result<Made, Problem> {
    let house = House::of(clinic).await?;
    let plan = plan::of_ward(clinic, by, ward, window).await?;
    let (mut unit_dose_labels, mut bags) = (Vec::new(), Vec::new());
    let mut prescriptions = Vec::new();
    for bed in &plan.beds {
        for dose in &bed.doses {
            let Some((order, item)) = bed.ordered(dose) else { continue };
            if held(order.state).is_some() || is_bag(item) != (request.paper == PaperKind::IvLabel) {
                continue;
            }
            let patient = bed.who.social_name.as_ref().unwrap_or(&bed.who.name).clone();
            let place = blocks::place(bed.who.ward.as_deref(), bed.who.bed.as_deref());
            let to = To { order, patient, place, house: &house };
            if is_bag(item) {
                bags.push(to.bag(item, None));
            } else {
                unit_dose_labels.extend(to.unit_dose(item));
            }
            if !prescriptions.contains(&order.prescription_id) {
                prescriptions.push(order.prescription_id);
            }
        }
    }
    let provenance = house::listed(clinic, request.paper, plan.as_of, clinic.now(), house.zone).await?;
    let paper = if request.paper == PaperKind::IvLabel {
        (!bags.is_empty()).then_some(Paper::IvLabels(IvLabels { labels: bags, provenance }))
    } else {
        (!unit_dose_labels.is_empty()).then(|| unit_doses(request, unit_dose_labels, provenance))
    };
    Ok(Made { paper: paper.ok_or_else(nothing)?, prescriptions })
}

/// Made ready in a bag or a syringe, rather than handed over in its blister.
fn is_bag(item: &DocumentItem) -> bool {
    item.kind == ItemKind::Infusion || item.diluent.is_some() && item.route == Route::Ev
}

fn unit_doses(request: &PaperRequest, labels: Vec<UnitDoseLabel>, provenance: Provenance) -> Paper {
    let size = if request.size == Some(PaperSize::Label100x50) { LabelSize::Large } else { LabelSize::Small };
    Paper::UnitDoseLabels(UnitDoseLabels { size, labels, provenance })
}

/// For whom labels are.
struct To<'a> {
    order: &'a PrescriptionDocument,
    patient: String,
    place: Option<String>,
    house: &'a House,
}

impl To<'_> {
    /// `None` where the order's number has no place in a code, which none of ours is.
    fn unit_dose(&self, item: &DocumentItem) -> Option<UnitDoseLabel> {
        Some(UnitDoseLabel {
            medicine: tall_man(&item.medicine_name),
            strength: item.strength.clone(),
            form: item.form.clone(),
            route: item.route.name_pt().to_owned(),
            code: Gs1 {
                gtin: None,
                expires: None,
                lot: None,
                unit: self.order.number.clone().try_into().ok()?,
                registration: None,
            },
            origin: None,
            high_alert: item.high_alert == Some(true),
            warnings: Vec::new(),
            house: self.house.letterhead.name.clone(),
            pharmacist: self.house.letterhead.responsible_pharmacist.clone(),
        })
    }

    fn bag(&self, item: &DocumentItem, sequence: Option<String>) -> IvLabel {
        let patient = &self.order.patient;
        IvLabel {
            patient: self.patient.clone(),
            birth_date: patient.birth_date.as_deref().map(blocks::date),
            patient_number: patient.cns.as_ref().map(|cns| format!("CNS {cns}")),
            place: self.place.clone(),
            medicines: vec![InBag {
                medicine: tall_man(&item.medicine_name),
                amount: item.dose.map_or_else(|| item.strength.clone(), print_quantity),
            }],
            diluent: wording::solution(item.diluent.as_deref(), item.volume),
            concentration: None,
            rate: item.rate.map(print_quantity),
            over: None,
            route: item.route.name_pt().to_owned(),
            prepared_at: None,
            use_by: None,
            prepared_by: None,
            checked_by: None,
            warnings: Vec::new(),
            high_alert: item.high_alert == Some(true),
            sequence,
            internal_number: self.order.number.clone(),
            house: self.house.letterhead.name.clone(),
            pharmacist: self.house.letterhead.responsible_pharmacist.clone(),
        }
    }

    fn box_to_take_home(&self, item: &DocumentItem) -> DispensingLabel {
        let prescriber = &self.order.prescriber;
        DispensingLabel {
            patient: self.patient.clone(),
            birth_date: self.order.patient.birth_date.as_deref().map(blocks::date),
            medicine: blocks::medicine_in_full(item),
            how_to_take: how_to_take(item),
            day: day(item),
            how_long: item.duration.map(wording::duration).filter(|said| !item.schedule_text.contains(said.as_str())),
            food: None,
            warnings: item.instructions.clone().into_iter().collect(),
            after_opening: None,
            quantity: item.quantity.map(print_quantity),
            batch: None,
            prescriber: format!("{}, {}", prescriber.name, blocks::council(prescriber)),
            dispensed: None,
            internal_number: self.order.number.clone(),
            house: self.house.letterhead.name.clone(),
            phone: self.house.letterhead.phone.clone(),
            pharmacist: self.house.letterhead.responsible_pharmacist.clone(),
        }
    }
}

/// What is swallowed each time, where it can be counted.
fn taken(item: &DocumentItem) -> Option<Quantity> {
    let counted = item.route == Route::Vo && item.kind == ItemKind::Dose;
    let taken = || units(item).or(item.dose.filter(|dose| matches!(dose.unit, Unit::Drop | Unit::Ml)));
    counted.then(taken).flatten()
}

/// The pictures of the day, where each dose has one of its own.
fn day(item: &DocumentItem) -> Vec<Moment> {
    let (Some(taken), false) = (taken(item), item.as_needed) else { return Vec::new() };
    let moments: Option<Vec<TimeOfDay>> = match &item.frequency {
        Some(Frequency::AtBedtime) => Some(vec![TimeOfDay::Bedtime]),
        Some(Frequency::AtTimes { times }) => times.iter().map(|time| time_of_day(time.hour())).collect(),
        _ => None,
    };
    let mut moments = moments.unwrap_or_default();
    let all = moments.len();
    moments.dedup();
    if moments.len() < all {
        return Vec::new();
    }
    moments.into_iter().map(|when| Moment { when, amount: print_quantity(taken) }).collect()
}

/// `None` where people would not know which of them is meant.
const fn time_of_day(hour: u32) -> Option<TimeOfDay> {
    match hour {
        5..=9 => Some(TimeOfDay::Morning),
        11..=14 => Some(TimeOfDay::Noon),
        17..=20 => Some(TimeOfDay::Evening),
        21..=23 => Some(TimeOfDay::Bedtime),
        _ => None,
    }
}

/// In the patient's words where what is swallowed can be counted, as ordered where it cannot.
fn how_to_take(item: &DocumentItem) -> String {
    let said = match taken(item) {
        Some(taken) => {
            let taken = law::quantity_in_words(taken).unwrap_or_else(|| print_quantity(taken));
            format!("tome {taken} {}", item.schedule_text)
        }
        None => blocks::dosage(&item.dose_text, item.route, &item.schedule_text),
    };
    blocks::sentence(said.trim_end())
}
