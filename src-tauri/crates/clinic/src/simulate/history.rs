//! Many prescriptions in little time, for benches and crash runs: past stays, each renewed many times and finished, and
//! on top of them the orders that are open now. With the machine's clock all of it happens now.

use domain::{
    commands::{Admit, Command, Discharge, Prescribe, Renew},
    ids::{EncounterId, LocationId, PatientId},
    places::EncounterClass,
    prescribing::Priority,
};

use super::{
    Report,
    day::ZONE,
    desk::Desk,
    dice::Dice,
    house::{self, House, Ward},
    must_be_empty, orders,
    repertoire::{STAT, WARD},
    report, stays,
};
use crate::{clinic::Clinic, clock::Clock, problem::Problem, progress::Progress};

/// Prescriptions of one past stay: a first one and its renewals.
const OF_A_STAY: u32 = 10;
/// Open orders of one patient: a standing one, and urgent ones beside it.
const OPEN_OF_A_PATIENT: u32 = 5;
const MINUTES_OF_A_STAY: i64 = 20;

/// How much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct History {
    /// Prescriptions altogether, at least.
    pub prescriptions: u32,
    /// Medicines of each, up to 8.
    pub items: u8,
    /// How many of them are still open: signed, and waiting for the pharmacy.
    pub open: u32,
    /// What chance is made of.
    pub seed: u64,
}

/// Makes the history in an empty store.
///
/// # Errors
/// As [`super::hospital`].
pub async fn history(clinic: &Clinic, clock: &Clock, wanted: &History, progress: &Progress) -> Result<Report, Problem> {
    must_be_empty(clinic).await?;
    let mut desk = Desk::new(clinic, clock, wanted.seed);
    let mut dice = Dice::seeded(wanted.seed);
    let patients = wanted.open.div_ceil(OPEN_OF_A_PATIENT);
    let beds = usize::try_from(patients).unwrap_or(usize::MAX).clamp(20, 1_000);
    let house = house::found(&mut desk, &mut dice, beds).await?;
    let items = usize::from(wanted.items.clamp(1, 8));
    let total = wanted.prescriptions.max(wanted.open);
    let past = total - wanted.open;
    let mut signed = 0;
    let mut cancelled = false;
    while signed < past && !cancelled {
        let here = OF_A_STAY.min(past - signed);
        let Some(ward) = dice.pick(&house.wards) else { break };
        past_stay(&mut desk, &mut dice, &house, ward, here, items).await?;
        signed += here;
        cancelled = progress.is_cancelled();
        progress.at(signed.into(), total.into());
    }
    let beds = house.wards.iter().flat_map(|ward| ward.beds.iter().map(move |bed| (ward, *bed)));
    // More patients than beds lie in the ward.
    let corridor = house.wards.iter().cycle().map(|ward| (ward, ward.location));
    let mut open = 0;
    for (ward, place) in beds.chain(corridor) {
        if open >= wanted.open || cancelled {
            break;
        }
        let here = OPEN_OF_A_PATIENT.min(wanted.open - open);
        open_stay(&mut desk, &mut dice, &house, ward, place, here, items).await?;
        open += here;
        cancelled = progress.is_cancelled();
        progress.at((signed + open).into(), total.into());
    }
    report(&mut desk, cancelled).await
}

async fn past_stay(
    desk: &mut Desk<'_>,
    dice: &mut Dice,
    house: &House,
    ward: &Ward,
    prescriptions: u32,
    items: usize,
) -> Result<(), Problem> {
    let (patient, encounter) = admitted(desk, dice, ward, ward.location).await?;
    let lines = orders::distinct(&WARD, dice.below(WARD.len()), items);
    let order = orders::inpatient(patient, encounter, Priority::Routine, orders::items(&lines, &house.medicines));
    let mut last = desk.give(&ward.doctor, Command::Prescribe(Prescribe(order))).await?;
    for _ in 1..prescriptions {
        let renew = Renew { prescription_id: last.uuid().into(), overrides: Vec::new() };
        last = desk.give(&ward.doctor, Command::Renew(renew)).await?;
    }
    desk.give(&ward.nurse, Command::Discharge(Discharge { encounter_id: encounter })).await?;
    if dice.chance(100) {
        desk.at(desk.now().plus_minutes(MINUTES_OF_A_STAY * 10)).await?;
    }
    Ok(())
}

async fn open_stay(
    desk: &mut Desk<'_>,
    dice: &mut Dice,
    house: &House,
    ward: &Ward,
    place: LocationId,
    prescriptions: u32,
    items: usize,
) -> Result<(), Problem> {
    let (patient, encounter) = admitted(desk, dice, ward, place).await?;
    for number in 0..prescriptions {
        let (lines, priority) = if number == 0 {
            (orders::distinct(&WARD, dice.below(WARD.len()), items), Priority::FirstDose)
        } else {
            (orders::distinct(&STAT, dice.below(STAT.len()), items), Priority::Stat)
        };
        let order = orders::inpatient(patient, encounter, priority, orders::items(&lines, &house.medicines));
        desk.give(&ward.doctor, Command::Prescribe(Prescribe(order))).await?;
    }
    Ok(())
}

async fn admitted(
    desk: &mut Desk<'_>,
    dice: &mut Dice,
    ward: &Ward,
    place: LocationId,
) -> Result<(PatientId, EncounterId), Problem> {
    let today = desk.now().date(ZONE);
    let patient = stays::register(desk, dice, ward, today).await?;
    let admit = Admit { patient_id: patient, class: EncounterClass::Inpatient, location_id: Some(place) };
    let stay = desk.give(&ward.nurse, Command::Admit(admit)).await?;
    Ok((patient, stay.uuid().into()))
}
