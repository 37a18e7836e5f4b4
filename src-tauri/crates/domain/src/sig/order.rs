//! From a line that was understood to an item of an order, once its medicine is known.

use rust_decimal::Decimal;

use super::{Infusion, ParsedLine, Variable};
use crate::{
    commands::ItemOrder,
    dosage::{Frequency, Rate, ScheduleMode, Scheduling},
    ids::MedicineId,
    quantity::{Amount, Quantity, Unit},
    tables::schedule_anchors,
    wording,
};

/// The item that `line` orders of `medicine_id`. The proposed maximum of a day becomes part of it only where the
/// prescriber `accepts_maximum`; one that was written always does.
///
/// An infusion written by its time gets the rate that its volume needs (`100 mL em 30 min` is 200 mL/h) where that is
/// exact, and none otherwise: the rules then refuse it. What an order has no field for (the pump, a time beside a rate)
/// goes to the instructions.
pub fn order(line: &ParsedLine, medicine_id: MedicineId, accepts_maximum: bool) -> ItemOrder {
    let volume = line.dilution.as_ref().and_then(|dilution| dilution.volume);
    let rate =
        line.infusion.as_ref().and_then(|infusion| infusion.rate.or_else(|| rate(infusion, volume.or(line.dose))));
    let mut as_needed = line.as_needed.clone();
    if let Some(as_needed) = as_needed.as_mut().filter(|_| accepts_maximum) {
        as_needed.max_daily = as_needed.max_daily.or(line.proposed_max_daily);
    }
    let Variable { measure, ranges } =
        line.variable.clone().unwrap_or(Variable { measure: String::new(), ranges: Vec::new() });
    ItemOrder {
        kind: line.kind,
        medicine_id,
        dose: line.dose,
        route: line.route,
        frequency: line.frequency.clone(),
        duration: line.duration,
        scheduling: scheduling(line),
        diluent: line.dilution.as_ref().and_then(|dilution| dilution.diluent.clone()),
        volume,
        rate,
        as_needed,
        taper: line.taper.clone(),
        variable: ranges,
        variable_measure: Some(measure).filter(|measure| !measure.is_empty()),
        quantity: line.quantity,
        indication: None,
        cid: None,
        substitution_refused: false,
        instructions: instructions(line),
        allergy_override: None,
    }
}

/// mL/h, where the volume in that time is a whole number of thousandths.
fn rate(infusion: &Infusion, volume: Option<Quantity>) -> Option<Rate> {
    let minutes = Decimal::from(infusion.over_minutes?);
    let volume = volume?.to(Unit::Ml)?.value.decimal();
    let rate = Amount::new(volume.checked_mul(Decimal::from(60))?.checked_div(minutes)?);
    (rate.decimal().scale() <= 3).then(|| Quantity::new(rate, Unit::MlPerHour))
}

/// A first dose now is followed by the ward's times, or by the interval itself where no ward has times for it (5/5h).
fn scheduling(line: &ParsedLine) -> Option<Scheduling> {
    let rhythm = line.frequency.as_ref().or(line.taper.first().map(|step| &step.frequency))?;
    let mode = match rhythm {
        Frequency::EveryHours { hours } if !schedule_anchors().contains_key(&format!("{hours}/{hours}h")) => {
            ScheduleMode::FromFirstDose
        }
        _ => ScheduleMode::Anchored,
    };
    line.first_dose_now.then_some(Scheduling { mode, first_dose_now: true })
}

fn instructions(line: &ParsedLine) -> Option<String> {
    let left = line.infusion.as_ref().and_then(|infusion| {
        let over = infusion.over_minutes.filter(|_| infusion.rate.is_some());
        wording::infusion(None, over, infusion.pump)
    });
    let parts: Vec<String> = [left, line.instructions.clone()].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{super::parse, *};
    use crate::{
        catalogue::Route,
        dosage::{AsNeeded, Duration, ItemKind},
    };

    fn ordered(line: &str, accepts_maximum: bool) -> ItemOrder {
        order(&parse(line).unwrap(), Uuid::nil().into(), accepts_maximum)
    }

    fn quantity(value: &str, unit: Unit) -> Quantity {
        Quantity::new(value.parse().unwrap(), unit)
    }

    #[test]
    fn a_line_becomes_the_item_it_says() {
        let item = ordered("dipirona 500 mg VO 6/6h se dor por 3 dias qtd 12 comprimidos obs: em jejum", false);
        assert_eq!(item.kind, ItemKind::Dose);
        assert_eq!(item.dose, Some(quantity("500", Unit::Mg)));
        assert_eq!(item.route, Some(Route::Vo));
        assert_eq!(item.frequency, Some(Frequency::EveryHours { hours: 6 }));
        assert_eq!(item.duration, Some(Duration::Days { days: 3 }));
        assert_eq!(item.scheduling, None, "the ward's times hold");
        assert_eq!(item.quantity, Some(quantity("12", Unit::Tablet)));
        assert_eq!(item.instructions.as_deref(), Some("em jejum"));
    }

    #[test]
    fn a_proposed_maximum_is_ordered_only_when_it_was_accepted() {
        let line = "dipirona 500 mg VO 6/6h se dor por 3 dias";
        let maximum = |item: ItemOrder| item.as_needed.unwrap().max_daily;
        assert_eq!(maximum(ordered(line, false)), None, "the rules refuse it until somebody says the maximum");
        assert_eq!(maximum(ordered(line, true)), Some(quantity("2000", Unit::Mg)));
        let written = ordered("dipirona 500 mg VO 6/6h se dor máx 1 g/dia", true);
        assert_eq!(
            written.as_needed,
            Some(AsNeeded {
                reason: Some("dor".to_owned()),
                min_interval_hours: Some(6),
                max_daily: Some(quantity("1", Unit::G))
            }),
            "what was written is not replaced"
        );
    }

    #[test]
    fn an_infusion_keeps_its_rate_its_bag_and_its_pump() {
        let item = ordered("noradrenalina 4 mg EV em SG 5% 250 mL BIC 10 mL/h contínuo", false);
        assert_eq!((item.kind, item.frequency), (ItemKind::Infusion, Some(Frequency::Continuous)));
        assert_eq!((item.diluent.as_deref(), item.volume), (Some("SG 5%"), Some(quantity("250", Unit::Ml))));
        assert_eq!(item.rate, Some(quantity("10", Unit::MlPerHour)));
        assert_eq!(item.instructions.as_deref(), Some("infundir em bomba de infusão"));
    }

    #[test]
    fn a_time_becomes_a_rate_only_where_that_is_exact() {
        let rate = |line| ordered(line, false).rate.map(|rate| rate.value.to_string());
        assert_eq!(rate("ceftriaxona 1 g EV em SF 100 mL correr em 30 min 12/12h").as_deref(), Some("200"));
        assert_eq!(rate("soro fisiológico 500 mL EV correr em 8h").as_deref(), Some("62.5"), "the dose is the volume");
        assert_eq!(rate("vancomicina 1 g EV em SF 250 mL correr em 90 min 12/12h"), None, "166,66… is no setting");
        assert_eq!(rate("ceftriaxona 1 g EV correr em 30 min 12/12h"), None, "the rules ask for the volume");
    }

    #[test]
    fn a_first_dose_now_is_followed_by_the_wards_times_where_there_are_any() {
        let scheduling =
            |line| ordered(line, false).scheduling.map(|scheduling| (scheduling.mode, scheduling.first_dose_now));
        assert_eq!(scheduling("dipirona 1 g EV 6/6h agora"), Some((ScheduleMode::Anchored, true)));
        assert_eq!(scheduling("dipirona 1 g EV 5/5h agora"), Some((ScheduleMode::FromFirstDose, true)));
        let once = ordered("dipirona 1 g EV agora", false);
        assert_eq!((once.scheduling, once.duration), (None, Some(Duration::Once)), "one dose, given now");
    }

    #[test]
    fn tapers_and_ranges_are_ordered_step_by_step() {
        let taper = ordered("prednisona 40 mg VO 1x/dia por 5 dias, depois 20 mg por 5 dias", false);
        assert_eq!((taper.kind, taper.dose, taper.taper.len()), (ItemKind::Taper, None, 2));
        let variable = ordered("insulina regular SC conforme glicemia: 181-250 2 UI; >250 4 UI às 8h", false);
        assert_eq!((variable.kind, variable.variable.len()), (ItemKind::Variable, 2));
        assert_eq!(variable.variable_measure.as_deref(), Some("glicemia"));
    }
}
