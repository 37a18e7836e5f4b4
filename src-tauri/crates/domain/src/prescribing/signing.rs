//! From an order to a signed prescription: every rule is heard, then what it says is copied.

use super::{Facts, allergy, allergy::to_substance, duplicates, free_text, item, people, prescriber, schedule};
use crate::{
    commands::{ItemOrder, Order},
    events::{
        FindingRecorded, Medicine, MedicineAsSigned, PatientAsSigned, Prescribed, PrescribedItem, PrescriberAsSigned,
    },
    findings,
    ids::{ItemId, PrescriptionId},
    refusal::Refusal,
    schedule::Anchors,
    wording,
};

/// What a signature adds to an order.
#[derive(Debug, Clone)]
pub struct Signing {
    /// The new version's id.
    pub prescription_id: PrescriptionId,
    /// One for each item.
    pub item_ids: Vec<ItemId>,
    /// `UTI2-000123-7`.
    pub number: String,
    /// The counter in it.
    pub counter: i64,
}

/// Signs an order, or says everything that is wrong with it.
///
/// # Errors
/// All refusals of all rules.
pub fn sign(order: &Order, facts: &Facts, signing: Signing, anchors: &Anchors) -> Result<Prescribed, Vec<Refusal>> {
    let mut refusals = [
        prescriber::prescriber(facts),
        people::patient(facts),
        people::encounter(order, facts),
        people::replaced(order, facts),
        item::items(order, facts),
        free_text::abbreviations(order),
        prescriber::authorisation(order, facts),
        allergy::allergies(order, facts),
        duplicates::duplicates(order, facts),
    ]
    .concat();
    let mut items = Vec::new();
    if refusals.is_empty() {
        for (position, (item, item_id)) in order.items.iter().zip(&signing.item_ids).enumerate() {
            match signed_item(order, item, *item_id, position, facts, anchors) {
                Ok(signed) => items.extend(signed),
                Err(refusal) => refusals.push(refusal),
            }
        }
    }
    let (true, Some(by), Some(patient)) = (refusals.is_empty(), &facts.prescriber, &facts.patient) else {
        return Err(refusals);
    };
    let findings = findings::check(order, facts)
        .into_iter()
        .map(|finding| FindingRecorded {
            item_id: finding.item.and_then(|place| signing.item_ids.get(place)).copied(),
            finding,
        })
        .collect();
    let printed = by.specialties.iter().find(|specialty| specialty.rqe.is_some());
    let replaced = facts.replaced;
    let encounter = facts.encounter.as_ref();
    Ok(Prescribed {
        prescription_id: signing.prescription_id,
        root_id: replaced.map_or(signing.prescription_id, |replaced| replaced.root_id),
        version: replaced.map_or(1, |replaced| replaced.version + 1),
        replaces: replaced.map(|replaced| replaced.prescription_id),
        renewal: replaced.is_some_and(|replaced| replaced.renewal),
        number: signing.number,
        counter: signing.counter,
        kind: order.kind,
        priority: order.priority,
        signed_at: facts.at,
        due_at: facts.at.plus_minutes(order.priority.target_minutes()),
        encounter_id: encounter.map(|encounter| encounter.encounter_id),
        ward_id: encounter.and_then(|encounter| encounter.ward.as_ref()).map(|ward| ward.0),
        ward: encounter.and_then(|encounter| encounter.ward.as_ref()).map(|ward| ward.1.clone()),
        bed_id: encounter.and_then(|encounter| encounter.bed.as_ref()).map(|bed| bed.0),
        bed: encounter.and_then(|encounter| encounter.bed.as_ref()).map(|bed| bed.1.clone()),
        prescriber: PrescriberAsSigned {
            practitioner_id: by.practitioner_id,
            name: by.name.clone(),
            council: by.council.clone(),
            uf: by.uf.clone(),
            number: by.number.clone(),
            specialty: printed.map(|specialty| specialty.name.clone()),
            rqe: printed.and_then(|specialty| specialty.rqe.clone()),
            cpf: by.cpf.clone(),
            address: by.address.clone(),
            phone: by.phone.clone(),
        },
        patient: PatientAsSigned {
            patient_id: patient.patient.patient_id,
            name: patient.patient.name.clone(),
            social_name: patient.patient.social_name.clone(),
            birth_date: patient.patient.birth_date,
            sex: patient.patient.sex,
            cpf: patient.patient.cpf.clone(),
            cns: patient.patient.cns.clone(),
            address: patient.patient.address.clone(),
            phone: patient.patient.phone.clone(),
            guardian: patient.patient.guardian.clone(),
        },
        items,
        findings,
        note: order.note.clone(),
    })
}

/// `None` only where a refusal about the item was already given.
fn signed_item(
    order: &Order,
    item: &ItemOrder,
    item_id: ItemId,
    position: usize,
    facts: &Facts,
    anchors: &Anchors,
) -> Result<Option<PrescribedItem>, Refusal> {
    let (Some(medicine), Some(route)) = (facts.medicines.get(&item.medicine_id), item.route) else { return Ok(None) };
    let doses = schedule::doses(order, item, position, facts, anchors)?;
    let stands = facts.patient.as_ref().is_some_and(|patient| to_substance(medicine, patient).next().is_some());
    Ok(Some(PrescribedItem {
        item_id,
        kind: item.kind,
        medicine: as_signed(medicine),
        dose: item.dose,
        route,
        frequency: item.frequency.clone(),
        duration: item.duration,
        scheduling: item.scheduling,
        diluent: item.diluent.clone(),
        volume: item.volume,
        rate: item.rate,
        as_needed: item.as_needed.clone(),
        taper: item.taper.clone(),
        variable: item.variable.clone(),
        variable_measure: item.variable_measure.clone(),
        quantity: item.quantity,
        indication: item.indication.clone(),
        cid: item.cid.clone(),
        substitution_refused: item.substitution_refused,
        instructions: item.instructions.clone(),
        // Without an allergy to the substance there is nothing to go on in spite of.
        allergy_override: item.allergy_override.clone().filter(|_| stands),
        dose_text: wording::dose_text(item),
        schedule_text: wording::schedule_text(item),
        starts_at: facts.starts_at(position),
        ends_at: schedule::ends_at(order, item, position, facts, &doses),
        doses,
        daily_dose: schedule::daily_dose(item, medicine),
    }))
}

fn as_signed(medicine: &Medicine) -> MedicineAsSigned {
    let description = [medicine.dcb.as_str(), &medicine.strength, &medicine.form]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    MedicineAsSigned {
        medicine_id: medicine.medicine_id,
        name: medicine.dcb.clone(),
        description,
        strength: medicine.strength.clone(),
        form: medicine.form.clone(),
        atc: medicine.atc.clone(),
        substance_keys: medicine.ingredients.iter().map(|ingredient| ingredient.substance_key.clone()).collect(),
        list344: medicine.list344,
        document_type: medicine.document_type,
        use_restriction: medicine.use_restriction,
        high_alert: medicine.high_alert,
        antimicrobial: medicine.antimicrobial,
    }
}
