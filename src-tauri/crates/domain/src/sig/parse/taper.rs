//! The steps after the first: `depois 20 mg por 5 dias`.

use super::{
    super::{
        Span,
        cursor::Cursor,
        fault::{Fault, FaultCode, Taken},
    },
    dose,
    draft::Draft,
    duration,
    rhythms::Rhythms,
    take_rhythm,
};
use crate::{
    dosage::{Duration, Frequency, TaperStep},
    quantity::Quantity,
};

/// A step as typed: without a frequency it keeps the one before.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) dose: Quantity,
    pub(super) frequency: Option<Frequency>,
    pub(super) days: u16,
}

pub(super) fn take(cursor: &mut Cursor) -> Taken<Step> {
    let mut here = *cursor;
    let start = here.index();
    let then = here.take_any(&["depois", "entao", "em seguida", "seguido de", "seguida de"]);
    if !here.take_any(&["reduzir para", "aumentar para", "passar para"]) && !then {
        return Ok(None);
    }
    here.take(",");
    let dose_at = here.index();
    let dose = dose::take_amount(&mut here)?;
    if dose.is_some_and(|dose| !dose.value.is_positive()) {
        return Err(Fault::new(FaultCode::ZeroDose, here.span_from(dose_at)));
    }
    let (mut rhythms, mut days) = (Rhythms::default(), None);
    loop {
        let before = here.index();
        if let Some(rhythm) = take_rhythm(&mut here)? {
            rhythms.add(rhythm, here.span_from(before))?;
        }
        if days.is_none() {
            days = duration::take_days(&mut here)?;
        }
        if here.index() == before {
            break;
        }
    }
    let frequency = rhythms.settle()?;
    let (Some(dose), Some(days)) = (dose, days) else {
        return Err(
            Fault::new(FaultCode::TaperStepIncomplete, here.span_from(start)).expecting(["depois 20 mg por 5 dias"])
        );
    };
    *cursor = here;
    Ok(Some(Step { dose, frequency, days }))
}

impl Draft<'_> {
    /// The first `depois` makes a step of all that stood before it.
    pub(super) fn add_step(&mut self, step: &Step, at: Span) -> Result<(), Fault> {
        if self.line.taper.is_empty() {
            let first = self.first_step()?.ok_or_else(|| {
                Fault::new(FaultCode::TaperStepIncomplete, at).expecting(["1x/dia por 5 dias, depois"])
            })?;
            self.line.taper.push(first);
        }
        let before = self.line.taper.last().map(|step| step.frequency.clone());
        if let Some(frequency) = step.frequency.clone().or(before) {
            self.line.taper.push(TaperStep { dose: step.dose, frequency, days: step.days });
        }
        Ok(())
    }

    fn first_step(&mut self) -> Result<Option<TaperStep>, Fault> {
        self.settle_measures()?;
        let (dose, frequency) = (self.line.dose.take(), self.rhythms.settle()?);
        let Some((Duration::Days { days }, _)) = self.duration.take() else { return Ok(None) };
        Ok(dose.zip(frequency).map(|(dose, frequency)| TaperStep { dose, frequency, days }))
    }
}
