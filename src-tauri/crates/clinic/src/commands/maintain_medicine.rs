//! Adds a medicine to the formulary, or corrects the one with the same code.

use domain::{
    commands::{MaintainMedicine, MedicineInput},
    events::{Event, Ingredient, Medicine, Substance},
    ids::MedicineId,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events};
use crate::problem::Rejection;

pub(super) fn decide(d: &mut Deciding<'_>, command: &MaintainMedicine) -> Events {
    let fresh = d.id.uuid().into();
    maintain(d, &command.0, fresh, &mut Vec::new(), "")
}

/// The events that make the formulary say what `input` says; none when it already does. `registered` remembers the
/// substances that earlier rows of the same command brought in.
pub(super) fn maintain(
    d: &mut Deciding<'_>,
    input: &MedicineInput,
    fresh: MedicineId,
    registered: &mut Vec<Substance>,
    prefix: &str,
) -> Events {
    let refusals = impossible(input, prefix);
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    let known = d.read.medicine_by_code(&input.code)?;
    let mut events = Vec::new();
    let mut ingredients = Vec::with_capacity(input.ingredients.len());
    for ingredient in &input.ingredients {
        let registered_before = registered.iter().find(|substance| substance.key == ingredient.substance_key);
        let known_substance = match registered_before {
            Some(substance) => Some(substance.substance_id),
            None => d.read.substance_by_key(&ingredient.substance_key)?,
        };
        let substance_id = known_substance.unwrap_or_else(|| {
            let substance = Substance { substance_id: d.new_id().into(), key: ingredient.substance_key.clone() };
            registered.push(substance.clone());
            events.push(Event::SubstanceRegistered(substance.clone()));
            substance.substance_id
        });
        ingredients.push(Ingredient {
            substance_id,
            substance_key: ingredient.substance_key.clone(),
            amount: ingredient.amount,
            per: ingredient.per,
        });
    }
    let medicine = medicine(input, known.unwrap_or(fresh), ingredients);
    match known.map(|id| d.read.medicine(id)).transpose()?.flatten() {
        Some(before) if before == medicine => {}
        Some(_) => events.push(Event::MedicineCorrected(medicine)),
        None => events.push(Event::MedicineRegistered(medicine)),
    }
    Ok(events)
}

fn impossible(input: &MedicineInput, prefix: &str) -> Vec<Refusal> {
    let refuse = |field: &str| Refusal::new(Code::MedicineImpossible, "formulary").at(format!("{prefix}{field}"));
    let mut refusals = Vec::new();
    for (field, text) in [("code", &input.code), ("dcb", &input.dcb), ("form", &input.form)] {
        if text.trim().is_empty() || text.chars().count() > 300 {
            refusals.push(refuse(field));
        }
    }
    if input.atc.len() > 7 {
        refusals.push(refuse("atc"));
    }
    if input.ingredients.is_empty() {
        refusals.push(refuse("ingredients"));
    }
    if input.routes.is_empty() {
        refusals.push(refuse("routes"));
    }
    if input.max_daily_dose.is_some_and(|dose| !dose.value.is_positive()) {
        refusals.push(refuse("max_daily_dose"));
    }
    refusals
}

fn medicine(input: &MedicineInput, medicine_id: MedicineId, ingredients: Vec<Ingredient>) -> Medicine {
    Medicine {
        medicine_id,
        code: input.code.clone(),
        dcb: input.dcb.clone(),
        inn: input.inn.clone(),
        atc: input.atc.clone(),
        form: input.form.clone(),
        strength: input.strength.clone(),
        ingredients,
        routes: input.routes.clone(),
        list344: input.list344,
        document_type: input.document_type,
        use_restriction: input.use_restriction,
        high_alert: input.high_alert,
        antimicrobial: input.antimicrobial,
        glp1: input.glp1,
        max_daily_dose: input.max_daily_dose,
        max_daily_note: input.max_daily_note.clone(),
        tall_man: input.tall_man.clone(),
        active: input.active,
    }
}

/// A chunk that is too large would keep others waiting.
pub(super) fn small_enough(rows: usize) -> Result<(), Rejection> {
    const MOST: usize = 500;
    if rows > MOST {
        return Err(Refusal::new(Code::TooLong, "engine").with("most", MOST.to_string()).into());
    }
    Ok(())
}
