//! From a row of a formulary file to what is maintained about a medicine.

use super::{formulary::FormularyRow, substance_name::SubstanceName};
use crate::commands::{IngredientInput, MedicineInput};

impl From<&FormularyRow> for MedicineInput {
    fn from(row: &FormularyRow) -> Self {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Self {
            code: row.id.clone(),
            dcb: row.name_pt.clone(),
            inn: row.name_en.clone(),
            atc: row.atc.clone(),
            form: row.form_pt.clone(),
            strength: row.strength.to_string(),
            ingredients: ingredients(row),
            routes: row.routes.clone(),
            list344: row.list,
            document_type: row.document,
            use_restriction: row.restriction,
            high_alert: row.high_alert,
            antimicrobial: row.antimicrobial_ret,
            glp1: row.glp1_ret,
            max_daily_dose: row.max_daily,
            max_daily_note: text(&row.max_daily_note),
            tall_man: text(&row.tall_man_pt),
            active: true,
        }
    }
}

/// One for each part of a combination's name where the strength has as many parts; the whole as one otherwise.
fn ingredients(row: &FormularyRow) -> Vec<IngredientInput> {
    let components = row.strength.components();
    let names: Vec<String> =
        row.name_pt.split(" + ").flat_map(SubstanceName::read_all).map(|name| name.key().replace(' ', "_")).collect();
    if names.len() > 1 && (components.len() == names.len() || components.is_empty()) {
        let parts = names.into_iter().enumerate();
        return parts
            .map(|(place, substance_key)| IngredientInput {
                substance_key,
                amount: components.get(place).map(|component| component.amount),
                per: components.get(place).and_then(|component| component.per),
            })
            .collect();
    }
    let only = components.first().filter(|_| components.len() == 1);
    vec![IngredientInput {
        substance_key: row.substance_key.clone(),
        amount: only.map(|component| component.amount),
        per: only.and_then(|component| component.per),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::formulary::Formulary, tables};

    #[test]
    fn a_combination_names_each_ingredient_as_its_own_entry_does() {
        let formulary = Formulary::read(tables::FORMULARY);
        let medicines: Vec<MedicineInput> = formulary.rows.iter().map(MedicineInput::from).collect();
        let keys = |code: &str| -> Vec<String> {
            let medicine = medicines.iter().find(|medicine| medicine.code == code).unwrap();
            medicine.ingredients.iter().map(|ingredient| ingredient.substance_key.clone()).collect()
        };
        assert_eq!(keys("F001"), ["dipirona"]);
        assert_eq!(keys("F056").last().unwrap(), "dipirona", "an allergy to dipirona must see the combination too");
        assert_eq!(keys("F023"), ["codeina", "paracetamol"]);
    }
}
