//! The demo morning's prescriptions: a standing order for everybody, renewals, urgent orders, and what people take home.

use domain::{
    commands::{Command, Order, Prescribe, Renew},
    ids::PrescriptionId,
    prescribing::{PrescriptionKind, Priority},
    refusal::Refusal,
};
use uuid::Uuid;

use super::{house::House, patients::Stay};
use crate::{
    problem::Problem,
    simulate::{
        desk::Desk,
        repertoire::{HOME, Line, RESERVE, STAT, WARD},
    },
};

/// What is ordered for each patient in a bed, by the formulary's codes.
const STANDING: [&[&str]; 12] = [
    &["F001", "F042", "F121"],
    &["F005", "F198", "F145"],
    &["F184", "F071", "F107"],
    &["F155", "F154", "F159", "F020"],
    &["F052", "F042", "F249"],
    &["F208", "F202", "F145", "F121"],
    &["F001", "F176", "F042"],
    &["F069", "F096", "F020", "F112"],
    &["F027", "F052", "F121"],
    &["F001", "F049"],
    &["F263", "F074", "F107", "F210"],
    &["F003", "F042", "F198"],
];
/// Who gets something at once, and what.
const URGENT: [(usize, &str); 9] = [
    (0, "F052"),
    (1, "F096"),
    (3, "F142"),
    (4, "F174"),
    (5, "F055"),
    (6, "F250"),
    (8, "F027"),
    (10, "F174"),
    (11, "F055"),
];
/// Whose standing order was renewed once already.
const RENEWED: [usize; 6] = [0, 3, 5, 7, 10, 11];
/// Who takes what home.
const TAKEN_HOME: [(usize, &[&str]); 4] =
    [(12, &["F042", "F001"]), (13, &["F071", "F159"]), (12, &["F184"]), (13, &["F042"])];

/// The signed orders.
pub(super) struct Orders {
    /// One for each patient in a bed, in its newest version.
    pub standing: Vec<PrescriptionId>,
    pub urgent: Vec<PrescriptionId>,
    pub home: Vec<PrescriptionId>,
}

pub(super) async fn prescribe(desk: &mut Desk<'_>, house: &House, stays: &[Stay]) -> Result<Orders, Problem> {
    let mut orders = Orders { standing: Vec::new(), urgent: Vec::new(), home: Vec::new() };
    for (number, (stay, codes)) in stays.iter().zip(STANDING).enumerate() {
        let order = in_bed(house, stay, &WARD, codes, Priority::Routine);
        let by = if number % 2 == 0 { house.ana } else { house.bruno };
        orders.standing.push(desk.give(&by, Command::Prescribe(Prescribe(order))).await?.uuid().into());
    }
    for number in RENEWED {
        if let Some(standing) = orders.standing.get_mut(number) {
            let renew = Renew { prescription_id: *standing, overrides: Vec::new() };
            *standing = desk.give(&house.ana, Command::Renew(renew)).await?.uuid().into();
        }
    }
    for (number, code) in URGENT {
        if let Some(stay) = stays.get(number) {
            let order = in_bed(house, stay, &STAT, &[code], Priority::Stat);
            orders.urgent.push(desk.give(&house.bruno, Command::Prescribe(Prescribe(order))).await?.uuid().into());
        }
    }
    for (number, codes) in TAKEN_HOME {
        if let Some(stay) = stays.get(number) {
            let lines = HOME.iter().filter(|line| codes.contains(&line.code));
            let order = Order {
                kind: PrescriptionKind::Ambulatory,
                items: lines.filter_map(|line| line.home_item(&house.medicines, 7)).collect(),
                ..in_bed(house, stay, &[], &[], Priority::Routine)
            };
            orders.home.push(desk.give(&house.ana, Command::Prescribe(Prescribe(order))).await?.uuid().into());
        }
    }
    desk.settle().await?;
    Ok(orders)
}

/// What the engine says to dipyrone for the patient who is allergic to it; nothing is written.
pub(super) async fn refused(desk: &Desk<'_>, house: &House, stays: &[Stay]) -> Vec<Refusal> {
    let Some(allergic) = stays.get(1) else { return Vec::new() };
    let order = in_bed(house, allergic, &WARD, &["F001"], Priority::Routine);
    let command = Command::Prescribe(Prescribe(order));
    match desk.clinic.check(&house.ana, Uuid::now_v7().into(), command).await {
        Err(Problem::Refused { refusals }) => refusals,
        _ => Vec::new(),
    }
}

pub(super) fn in_bed(house: &House, stay: &Stay, lines: &[Line], codes: &[&str], priority: Priority) -> Order {
    let known = || lines.iter().chain([&RESERVE]);
    let chosen = codes.iter().filter_map(|code| known().find(|line| line.code == *code));
    Order {
        kind: PrescriptionKind::Inpatient,
        patient_id: stay.patient,
        encounter_id: stay.encounter,
        priority,
        items: chosen.filter_map(|line| line.item(&house.medicines)).collect(),
        note: None,
    }
}
