//! The demo pharmacy: something in every state that an order can be in.

use domain::{
    commands::{
        Answer, AnswerIntervention, Cancel, Command, Intervene, ReturnToPrescriber, SuspendItem, TakeForTriage,
        Validate, ValidateWithRemark,
    },
    ids::PrescriptionId,
    prescribing::{InterventionReason, Priority},
};

use super::{
    house::House,
    morning::{Orders, in_bed},
    patients::Stay,
};
use crate::{
    problem::Problem,
    session::Session,
    simulate::{desk::Desk, repertoire::WARD},
};

pub(super) async fn decide(desk: &mut Desk<'_>, house: &House, stays: &[Stay], orders: &Orders) -> Result<(), Problem> {
    let mut waiting = orders.standing.iter().copied();
    let mut next = || waiting.next();
    for order in [next(), next(), next()].into_iter().flatten().chain(orders.urgent.iter().copied().take(4)) {
        let seen_version = taken(desk, &house.carla, order).await?;
        let command = Validate { prescription_id: order, seen_version };
        desk.give(&house.carla, Command::Validate(command)).await?;
    }
    if let Some(prescription_id) = next() {
        let seen_version = taken(desk, &house.davi, prescription_id).await?;
        let remark = "Conferir a glicemia antes de cada dose.".to_owned();
        let command = ValidateWithRemark { prescription_id, seen_version, remark };
        desk.give(&house.davi, Command::ValidateWithRemark(command)).await?;
    }
    if let (Some(order), Some(stay)) = (next(), stays.get(4)) {
        let asked = asked(desk, &house.carla, order, "Omeprazol também está em uso domiciliar: manter só um.").await?;
        let order = in_bed(house, stay, &WARD, &["F052", "F249"], Priority::Routine);
        answered(desk, &house.ana, asked, Answer::Accept { order }).await?;
    }
    if let Some(order) = next() {
        let asked = asked(desk, &house.davi, order, "Vancomicina 12/12h com função renal desconhecida?").await?;
        let reason = "Creatinina normal ontem; nível sérico pedido.".to_owned();
        answered(desk, &house.bruno, asked, Answer::Uphold { reason }).await?;
    }
    if let Some(order) = next() {
        // Nobody has answered this one yet.
        asked(desk, &house.carla, order, "Dose de prednisona: confirmar o desmame.").await?;
    }
    if let Some(prescription_id) = next() {
        let seen_version = taken(desk, &house.davi, prescription_id).await?;
        let reason = "Clopidogrel e ácido acetilsalicílico sem indicação registrada.".to_owned();
        let command = ReturnToPrescriber { prescription_id, seen_version, reason };
        desk.give(&house.davi, Command::ReturnToPrescriber(command)).await?;
    }
    if let Some(prescription_id) = next() {
        let reason = "Trocada a via de administração.".to_owned();
        desk.give(&house.ana, Command::Cancel(Cancel { prescription_id, reason })).await?;
    }
    if let Some(prescription_id) = next() {
        suspended(desk, house, prescription_id).await?;
    }
    if let Some(order) = next() {
        // In somebody's hands.
        taken(desk, &house.carla, order).await?;
    }
    desk.settle().await
}

/// Takes an order; its version then.
async fn taken(desk: &mut Desk<'_>, by: &Session, order: PrescriptionId) -> Result<i64, Problem> {
    let command = TakeForTriage { prescription_id: order, seen_version: desk.version(order) };
    desk.give(by, Command::TakeForTriage(command)).await?;
    desk.settle().await?;
    Ok(desk.version(order))
}

async fn asked(
    desk: &mut Desk<'_>,
    by: &Session,
    order: PrescriptionId,
    message: &str,
) -> Result<domain::ids::CommandId, Problem> {
    let command = Intervene {
        prescription_id: order,
        seen_version: taken(desk, by, order).await?,
        item_id: None,
        reason: InterventionReason::Other,
        message: message.to_owned(),
    };
    let id = desk.give(by, Command::Intervene(command)).await?;
    desk.settle().await?;
    Ok(id)
}

async fn answered(
    desk: &mut Desk<'_>,
    by: &Session,
    asked: domain::ids::CommandId,
    answer: Answer,
) -> Result<(), Problem> {
    let command = AnswerIntervention { intervention_id: asked.uuid().into(), answer };
    desk.give(by, Command::AnswerIntervention(command)).await?;
    desk.settle().await
}

/// The first item is held back.
async fn suspended(desk: &mut Desk<'_>, house: &House, prescription_id: PrescriptionId) -> Result<(), Problem> {
    desk.settle().await?;
    let items = desk.clinic.read(move |read| Ok(read.signed_items(prescription_id)?)).await?;
    if let Some(item) = items.first() {
        let reason = "Aguardar resultado de exame.".to_owned();
        let command = SuspendItem { prescription_id, item_id: item.item_id, reason };
        desk.give(&house.ana, Command::SuspendItem(command)).await?;
    }
    Ok(())
}
