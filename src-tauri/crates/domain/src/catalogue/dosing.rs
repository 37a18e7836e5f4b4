//! What a dose of a medicine amounts to: only units of its own strength, form or volume make sense.

use rust_decimal::Decimal;
use thiserror::Error;

use crate::{
    events::{Ingredient, Medicine},
    quantity::{Amount, Dimension, Quantity, Unit},
};

/// Drops in a millilitre, unless the product says otherwise (rulebook R2.15).
const DROPS_PER_ML: u32 = 20;

/// The dose's unit belongs to another dimension than anything the medicine comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the unit does not fit the medicine")]
pub struct AnotherDimension;

/// How much of the first active ingredient a dose gives, in the unit of the strength; `None` when the presentation does
/// not say enough (the millilitres of an ampoule, a medicine without a strength).
///
/// # Errors
/// [`AnotherDimension`] when the unit cannot measure this medicine at all.
pub fn ingredient_dose(medicine: &Medicine, dose: Quantity) -> Result<Option<Quantity>, AnotherDimension> {
    let ingredient = medicine.ingredients.first();
    let amount = ingredient.and_then(|ingredient| ingredient.amount);
    let per = ingredient.and_then(|ingredient| ingredient.per);
    // A gram of a cream is not a gram of what is in it.
    if let Some((amount, per)) = amount.zip(per)
        && per.unit == dose.unit
        && per.unit.dimension() == Dimension::Mass
    {
        return Ok(scaled(amount, dose.value, per.value));
    }
    if let Some(amount) = amount
        && let Some(same) = dose.to(amount.unit)
    {
        return Ok(Some(same));
    }
    match dose.unit.dimension() {
        Dimension::Volume if comes_as_liquid(medicine) => {
            Ok(amount.zip(per).and_then(|(amount, per)| scaled(amount, dose.to(per.unit)?.value, per.value)))
        }
        Dimension::Count if dose.unit == Unit::Drop && comes_as_liquid(medicine) => {
            let Some(millilitres) = dose.value.decimal().checked_div(Decimal::from(DROPS_PER_ML)) else {
                return Ok(None);
            };
            match (amount, per) {
                (Some(amount), Some(per)) if per.unit == Unit::Drop => Ok(scaled(amount, dose.value, per.value)),
                (Some(amount), Some(per)) => Ok(Quantity::new(Amount::new(millilitres), Unit::Ml)
                    .to(per.unit)
                    .and_then(|volume| scaled(amount, volume.value, per.value))),
                _ => Ok(None),
            }
        }
        Dimension::Count if counted_in(medicine, dose.unit) => Ok(amount
            .filter(|_| per.is_none_or(|per| per.unit.dimension() == Dimension::Count))
            .and_then(|amount| scaled(amount, dose.value, per.map_or(Amount::from(1), |per| per.value)))),
        // Without a strength that can be counted in, mass and activity are taken as they are written.
        Dimension::Mass | Dimension::Activity | Dimension::Substance if uncountable(amount) => Ok(None),
        Dimension::Substance if amount.is_some_and(|amount| amount.unit.dimension() == Dimension::Substance) => {
            Ok(None)
        }
        _ => Err(AnotherDimension),
    }
}

/// How much of `other` comes with a dose of the medicine's `first` ingredient, by their strengths; `None` when these do not
/// say it.
pub fn beside(first: &Ingredient, dose: Quantity, other: &Ingredient) -> Option<Quantity> {
    let (first_amount, other_amount) = (first.amount?, other.amount?);
    let (first_per, other_per) = match (first.per, other.per) {
        (None, None) => (Decimal::ONE, Decimal::ONE),
        (Some(first), Some(other)) => (first.value.decimal(), other.to(first.unit)?.value.decimal()),
        _ => return None,
    };
    // One division, and the last thing done: what is exact stays exact.
    let brought = dose.to(first_amount.unit)?.value.decimal().checked_mul(first_per)?;
    let per = first_amount.value.decimal().checked_mul(other_per)?;
    let value = brought.checked_mul(other_amount.value.decimal())?.checked_div(per)?;
    Some(Quantity::new(Amount::new(value), other_amount.unit))
}

/// No strength, or a percentage, whose base the presentation does not say.
fn uncountable(amount: Option<Quantity>) -> bool {
    amount.is_none_or(|amount| amount.unit == Unit::Percent)
}

fn scaled(amount: Quantity, dose: Amount, per: Amount) -> Option<Quantity> {
    amount.times(dose.decimal().checked_div(per.decimal())?)
}

fn comes_as_liquid(medicine: &Medicine) -> bool {
    ["solução", "suspensão", "xarope", "emulsão", "óleo", "líquido", "loção", "pó para s", "solvente", "elixir"]
        .iter()
        .any(|form| medicine.form.starts_with(form))
}

fn counted_in(medicine: &Medicine, unit: Unit) -> bool {
    let form = medicine.form.as_str();
    match unit {
        Unit::Tablet => form.starts_with("comprimido"),
        Unit::Capsule => form.starts_with("cápsula"),
        Unit::Ampoule => form.contains("injetável") || form.contains("infusão") || form.contains("nebulização"),
        Unit::Bottle => comes_as_liquid(medicine),
        Unit::Sachet => form.starts_with("granulado") || form.starts_with("pó"),
        Unit::Patch => form.starts_with("adesivo"),
        Unit::Suppository => form.starts_with("supositório"),
        Unit::Puff | Unit::Dose => {
            form.starts_with("aerossol")
                || form.contains("inalação")
                || form.contains("nasal")
                || form.contains("spray")
        }
        Unit::Application | Unit::Tube => {
            ["creme", "pomada", "gel", "loção", "óleo", "pó"].iter().any(|start| form.starts_with(start))
                || form.contains("vaginal")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::{DocumentType, Route},
        ids::Id,
    };

    fn ingredient(key: &str, amount: Quantity, per: Option<Quantity>) -> Ingredient {
        let substance_id = Id::new(uuid::Uuid::nil());
        Ingredient { substance_id, substance_key: key.to_owned(), amount: Some(amount), per }
    }

    #[test]
    fn grams_of_an_ointment_hold_what_its_strength_says() {
        let quantity = |value: u32, unit| Quantity::new(value.into(), unit);
        let id = uuid::Uuid::nil();
        let ingredient = ingredient("mupirocina", quantity(20, Unit::Mg), Some(quantity(1, Unit::G)));
        let ointment = Medicine {
            medicine_id: Id::new(id),
            code: "F381".to_owned(),
            dcb: "mupirocina".to_owned(),
            inn: "mupirocin".to_owned(),
            atc: "D06AX09".to_owned(),
            form: "pomada".to_owned(),
            strength: "20 mg/g".to_owned(),
            ingredients: vec![ingredient],
            routes: vec![Route::Top],
            list344: None,
            document_type: DocumentType::Ret,
            use_restriction: None,
            high_alert: None,
            antimicrobial: true,
            glp1: false,
            max_daily_dose: None,
            max_daily_note: None,
            tall_man: None,
            active: true,
        };
        assert_eq!(ingredient_dose(&ointment, quantity(5, Unit::G)), Ok(Some(quantity(100, Unit::Mg))));
        assert_eq!(ingredient_dose(&ointment, quantity(100, Unit::Mg)), Ok(Some(quantity(100, Unit::Mg))));
    }
    #[test]
    fn a_dose_brings_of_each_ingredient_what_the_strength_says() {
        let quantity = |value: u32, unit| Quantity::new(value.into(), unit);
        let mg = |key: &str, value, per| ingredient(key, quantity(value, Unit::Mg), per);
        let (amoxicillin, clavulanate) = (mg("amoxicilina", 875, None), mg("clavulanato", 125, None));
        let dose = quantity(1, Unit::G);
        let brought = beside(&amoxicillin, dose, &clavulanate).map(|brought| brought.value.decimal().round_dp(3));
        assert_eq!(brought.map(|value| value.to_string()).as_deref(), Some("142.857"), "1 g of 875 mg + 125 mg");
        let ml = Some(quantity(1, Unit::Ml));
        let (scopolamine, dipyrone) = (mg("escopolamina", 4, ml), mg("dipirona", 500, ml));
        assert_eq!(beside(&scopolamine, quantity(20, Unit::Mg), &dipyrone), Some(quantity(2500, Unit::Mg)));
        let five = mg("dipirona", 500, Some(quantity(5, Unit::Ml)));
        assert_eq!(beside(&scopolamine, quantity(20, Unit::Mg), &five), Some(quantity(500, Unit::Mg)));
        assert_eq!(beside(&scopolamine, quantity(20, Unit::Mg), &clavulanate), None, "in each mL, and in each what?");
        assert_eq!(beside(&Ingredient { amount: None, ..scopolamine }, quantity(20, Unit::Mg), &dipyrone), None);
    }
}
