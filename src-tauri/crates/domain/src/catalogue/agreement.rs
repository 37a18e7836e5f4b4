//! Whether a printed presentation has the strength of a row of the formulary, in whatever way either states it.

use super::{
    dose_form::FormFamily,
    presentation::{Container, Pack, Presentation},
    strength::{Component, Strength},
};
use crate::quantity::{Amount, Quantity, Unit};

/// The presentation's strength is `row`'s.
pub(super) fn strength_agrees(row: &Strength, presentation: &Presentation) -> bool {
    comparable(presentation)
        .is_some_and(|printed| row.same_concentration(&printed) && fill_agrees(row, &printed, presentation.pack))
}

/// The printed strength in the way in which the formulary states it: proportions as mass in volume or mass, the
/// content of a filled syringe as a concentration.
fn comparable(presentation: &Presentation) -> Option<Strength> {
    use FormFamily::{
        Cream, InfusionSolution, InhalationSolution, InjectableSolution, Lotion, Ointment, OphthalmicSolution,
        OralSolution,
    };
    let carrier = match presentation.form? {
        OralSolution | InjectableSolution | InfusionSolution | OphthalmicSolution | InhalationSolution => {
            Some(Unit::Ml)
        }
        Cream | Ointment | Lotion => Some(Unit::G),
        _ => None,
    };
    let syringe = presentation
        .pack
        .filter(|pack| pack.container == Container::Syringe && presentation.form == Some(InjectableSolution))
        .and_then(|pack| pack.content)
        .filter(|content| content.unit == Unit::Ml);
    let stated = |component: &Component| match (component.amount.unit, component.per, carrier) {
        (Unit::Percent, None, Some(carrier)) => {
            let thousandths = component.amount.times(10.into())?;
            let per = Some(Quantity::new(Amount::from(1), carrier));
            Some(Component { amount: Quantity::new(thousandths.value, Unit::Mg), per })
        }
        (Unit::Percent, ..) | (_, Some(_), _) => Some(*component),
        (_, None, _) => Some(Component { per: syringe, ..*component }),
    };
    presentation.strength.as_ref()?.components().iter().map(stated).collect::<Option<_>>().map(Strength::new)
}

/// A row that is stated by its fill (`40 mg/0.4 mL`) is that syringe, not any of its concentration.
fn fill_agrees(row: &Strength, printed: &Strength, pack: Option<Pack>) -> bool {
    let fill = |strength: &Strength| strength.components().iter().find_map(|component| component.per);
    match fill(row) {
        Some(per) if per.value != Amount::from(1) => {
            fill(printed) == Some(per) || pack.and_then(|pack| pack.content) == Some(per)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agrees(row: &str, presentation: &str) -> bool {
        strength_agrees(&row.parse().unwrap(), &Presentation::read(presentation))
    }

    #[test]
    fn a_proportion_is_mass_in_volume_or_in_mass() {
        assert!(agrees("9 mg/mL", "0,9% SOL INJ CX 9 AMP PLAS X 10 ML"));
        assert!(agrees("20 mg/g", "2% POM DERM CT BG AL X 15 G"));
        assert!(!agrees("20 mg/mL", "2% POM DERM CT BG AL X 15 G"));
    }

    #[test]
    fn a_syringe_stated_by_its_fill_is_that_syringe() {
        for printed in [
            "40 MG SOL INJ CT 2 SER X 0,4 ML",
            "40 MG/0,4 ML SOL INJ CT 2 SER X 0,4 ML",
            "100 MG/ML SOL INJ CT 2 SER X 0,4 ML",
        ] {
            assert!(agrees("40 mg/0.4 mL", printed), "{printed}");
            assert!(!agrees("60 mg/0.6 mL", printed), "{printed}");
        }
        assert!(
            !agrees("40 mg/0.4 mL", "40 MG SOL INJ CT 2 AMP X 0,4 ML"),
            "in an ampoule the content may be meant otherwise"
        );
    }
}
