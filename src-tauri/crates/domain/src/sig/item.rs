//! From an item of an order back to the line somebody would type for it: how an order is edited.

use super::{Dilution, Infusion, ParsedLine, Variable};
use crate::{commands::ItemOrder, dosage::Duration};

/// The line of `item`, whose medicine is called `medicine`. What no line says (indication, CID, substitution, override)
/// stays with the item.
pub fn line(item: &ItemOrder, medicine: &str) -> ParsedLine {
    let diluted = item.diluent.is_some() || item.volume.is_some();
    let measure = item.variable_measure.clone();
    ParsedLine {
        kind: item.kind,
        medicine: medicine.to_owned(),
        strength: None,
        dose: item.dose,
        route: item.route,
        dilution: diluted.then(|| Dilution { diluent: item.diluent.clone(), volume: item.volume }),
        infusion: item.rate.map(|rate| Infusion { rate: Some(rate), over_minutes: None, pump: false }),
        frequency: item.frequency.clone(),
        first_dose_now: item.scheduling.is_some_and(|scheduling| scheduling.first_dose_now)
            || (item.frequency.is_none() && item.duration == Some(Duration::Once)),
        duration: item.duration,
        as_needed: item.as_needed.clone(),
        proposed_max_daily: None,
        taper: item.taper.clone(),
        variable: measure.map(|measure| Variable { measure, ranges: item.variable.clone() }),
        quantity: item.quantity,
        instructions: item.instructions.clone(),
        spans: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{
        super::{order, parse, print},
        *,
    };

    #[test]
    fn an_item_written_as_a_line_and_read_again_is_the_same_item() {
        for typed in [
            "dipirona 500 mg VO 6/6h se dor máx 2 g/dia por 3 dias qtd 12 comprimidos obs: em jejum",
            "ceftriaxona 1 g EV em SF 0,9% 100 mL a 200 mL/h 12/12h por 7 dias",
            "prednisona 40 mg VO 1x/dia por 5 dias, depois 20 mg por 5 dias",
            "insulina regular SC conforme glicemia: 181-250 2 UI; >250 4 UI às 8h",
            "dipirona 1 g EV agora",
            "dipirona 1 g EV 6/6h agora",
            "losartana 50 mg VO 12/12h uso contínuo",
            "metotrexato 10 mg VO 1x/semana por 28 dias",
        ] {
            let item = order(&parse(typed).unwrap(), Uuid::nil().into(), false);
            let medicine = parse(typed).unwrap().medicine;
            let written = print(&line(&item, &medicine));
            let again = parse(&written).unwrap_or_else(|fault| panic!("{written}: {fault:?}"));
            assert_eq!(order(&again, Uuid::nil().into(), false), item, "{typed} became {written}");
        }
    }
}
