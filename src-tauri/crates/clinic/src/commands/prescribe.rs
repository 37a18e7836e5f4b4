//! Signs a prescription.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    commands::{Order, Prescribe},
    dosage::Duration,
    events::Prescribed,
    identity::HumanNumber,
    ids::{PractitionerId, PrescriptionId},
    prescribing::{Facts, ReplacedFacts, Signing, sign},
    refusal::{Refusal, RefusalCode as Code},
    schedule::Anchors,
};

use super::{Deciding, Events, signed, table_failure};
use crate::problem::Rejection;

pub(super) fn decide(d: &mut Deciding<'_>, command: &Prescribe) -> Events {
    Ok(vec![signed(prescribed(d, &command.0, None)?)])
}

/// Judges an order and signs it as the command's own prescription, in the place of `replaced` when there is one.
pub(super) fn prescribed(
    d: &mut Deciding<'_>,
    order: &Order,
    replaced: Option<ReplacedFacts>,
) -> Result<Prescribed, Rejection> {
    let facts = facts(d, order, replaced)?;
    judged(d, order, &facts)
}

/// The same, by facts that were read.
pub(super) fn judged(d: &mut Deciding<'_>, order: &Order, facts: &Facts) -> Result<Prescribed, Rejection> {
    let station = d.read.local_station()?.ok_or_else(|| Refusal::new(Code::ClinicNotSetUp, "engine"))?;
    let counter = d.read.next_prescription_counter(station.station_id)?;
    let number = u32::try_from(counter)
        .map_err(|error| table_failure(&error))
        .and_then(|counter| HumanNumber::new(&station.series, counter).map_err(|error| table_failure(&error)))?;
    let signing = Signing {
        prescription_id: d.id.uuid().into(),
        item_ids: order.items.iter().map(|_| d.new_id().into()).collect(),
        number: number.to_string(),
        counter,
    };
    let anchors = Anchors::standard().map_err(|error| table_failure(&error))?;
    Ok(sign(order, facts, signing, anchors)?)
}

/// What the rules need to know about an order.
pub(super) fn facts(d: &Deciding<'_>, order: &Order, replaced: Option<ReplacedFacts>) -> Result<Facts, Rejection> {
    let read = d.read;
    let mut medicines = BTreeMap::new();
    let mut only_on_sale = BTreeSet::new();
    let mut limits_alone = Vec::new();
    let mut ingredient_atc: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for item in &order.items {
        match read.medicine(item.medicine_id)? {
            Some(medicine) => {
                if medicine.ingredients.len() > 1 && !medicines.contains_key(&item.medicine_id) {
                    limits_alone.extend(read.limits_alone(item.medicine_id)?);
                }
                medicines.insert(item.medicine_id, medicine);
                for (key, atc) in read.ingredient_atc(item.medicine_id)? {
                    ingredient_atc.entry(key).or_default().insert(atc);
                }
            }
            None if read.is_product(item.medicine_id.uuid())? => {
                only_on_sale.insert(item.medicine_id);
            }
            None => {}
        }
    }
    let mut active = read.active_items(order.patient_id, d.at)?;
    active.retain(|item| replaced.is_none_or(|replaced| replaced.prescription_id != item.prescription_id));
    let recent = if order.items.iter().any(|item| item.duration == Some(Duration::Once)) {
        read.recent_substances(order.patient_id, replaced.map(|replaced| replaced.prescription_id), d.at)?
    } else {
        BTreeSet::new()
    };
    Ok(Facts {
        at: d.at,
        zone: d.zone()?,
        prescriber: practitioner_id(d).map(|id| read.practitioner(id)).transpose()?.flatten(),
        patient: read.patient(order.patient_id)?,
        encounter: order.encounter_id.map(|id| read.encounter(id)).transpose()?.flatten(),
        medicines,
        only_on_sale,
        restrictions: read.restrictions()?,
        active,
        replaced,
        ingredient_atc,
        limits_alone,
        approved: match replaced {
            Some(replaced) => read.approvals_standing(replaced.root_id, d.at)?,
            None => BTreeSet::new(),
        },
        recent,
        continued: Vec::new(),
    })
}

pub(super) fn practitioner_id(d: &Deciding<'_>) -> Option<PractitionerId> {
    d.actor.user.as_ref().and_then(|user| user.practitioner_id)
}

/// The version that would be replaced.
pub(super) fn replaced(d: &Deciding<'_>, id: PrescriptionId, renewal: bool) -> Result<ReplacedFacts, Rejection> {
    let head = d.read.order(id)?.ok_or_else(|| Refusal::new(Code::PrescriptionUnknown, "R3.1").at("replaces"))?;
    Ok(ReplacedFacts {
        prescription_id: id,
        root_id: head.root_id,
        version: head.version,
        state: head.state,
        patient_id: head.patient_id,
        renewal,
    })
}
