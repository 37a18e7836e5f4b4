//! What a ward is to give within some hours: who lies where, which doses are planned, and the orders behind them.

use domain::{
    ids::{EncounterId, LocationId, PatientId, PrescriptionId},
    instant::Instant,
    prescribing::OrderState,
    roles::Question,
};
use rusqlite::{Connection, params};

use crate::{
    clinic::Clinic,
    problem::Problem,
    queries::{
        Error, Found, MOST,
        patient_summary::{self, PatientSummary},
        prescription_document::{DocumentItem, PrescriptionDocument},
        scheduled_doses::{self, DoseKey, ScheduledDose},
        triage_queue::ParkedOrder,
        ward_board::{self, InBed},
    },
    session::Session,
};

/// The longest span that a paper plans.
const LONGEST_DAYS: i64 = 3;

/// A ward's plan.
#[derive(Debug)]
pub(super) struct Plan {
    /// Everything up to this position of the outbox is in it.
    pub(super) as_of: i64,
    pub(super) ward: String,
    /// By bed.
    pub(super) beds: Vec<Bed>,
    /// Orders that may be of this ward and cannot be shown.
    pub(super) parked: Vec<ParkedOrder>,
}

/// Who lies in a bed.
#[derive(Debug)]
pub(super) struct Bed {
    pub(super) who: InBed,
    pub(super) banner: Found<PatientSummary>,
    /// Orders that may be reaching the patient or wait in the triage, in the order of signing.
    pub(super) orders: Vec<PrescriptionDocument>,
    /// Planned doses of those hours, in the order of time.
    pub(super) doses: Vec<ScheduledDose>,
}

/// The plan of a ward for `from <= due_at < until`.
pub(super) async fn of_ward(
    clinic: &Clinic,
    by: &Session,
    ward: LocationId,
    (from, until): (Instant, Instant),
) -> Result<Plan, Problem> {
    let until = until.min(from.plus_days(LONGEST_DAYS));
    let name = clinic.read(move |read| {
        let mut statement = read.connection().prepare_cached("SELECT name FROM location WHERE id = ?1")?;
        let mut names = statement.query_map([ward.uuid()], |row| row.get::<_, String>(0))?;
        Ok(names.next().transpose()?)
    });
    let name = name.await?.ok_or_else(super::nothing)?;
    let head = *clinic.head().borrow();
    let answer = clinic
        .ask(by, Question::ScheduledDoses, Some(head), move |views| {
            let mut beds = ward_board::of_wards(views, &[ward], from, until)?;
            beds.sort_by(|one, other| one.bed.cmp(&other.bed).then(one.patient_id.cmp(&other.patient_id)));
            let (mut doses, parked) = all_doses(views, ward, from, until)?;
            let beds = beds
                .into_iter()
                .map(|who| {
                    let orders = orders_of(views, who.patient_id, who.encounter_id)?;
                    let is_theirs =
                        |dose: &ScheduledDose| orders.iter().any(|it| it.prescription_id == dose.prescription_id);
                    let (theirs, others) = std::mem::take(&mut doses).into_iter().partition(is_theirs);
                    doses = others;
                    let banner = patient_summary::by_id(views, who.patient_id)?;
                    Ok(Bed { who, banner, orders, doses: theirs })
                })
                .collect::<Result<Vec<_>, Error>>()?;
            Ok((beds, parked))
        })
        .await?;
    let (beds, parked) = answer.value;
    Ok(Plan { as_of: answer.as_of, ward: name, beds, parked })
}

impl Bed {
    /// The order and the item behind a planned dose.
    pub(super) fn ordered(&self, dose: &ScheduledDose) -> Option<(&PrescriptionDocument, &DocumentItem)> {
        let order = self.orders.iter().find(|order| order.prescription_id == dose.prescription_id)?;
        Some((order, order.items.get(usize::try_from(dose.position).ok()?)?))
    }
}

impl Plan {
    /// The versions that stand on it.
    pub(super) fn prescriptions(&self) -> Vec<PrescriptionId> {
        self.beds.iter().flat_map(|bed| &bed.orders).map(|order| order.prescription_id).collect()
    }

    /// What is missing, in words.
    pub(super) fn missing(&self) -> Vec<String> {
        let parked = self.parked.len();
        let count = if parked == 1 {
            "1 prescrição não pôde ser mostrada".to_owned()
        } else {
            format!("{parked} prescrições não puderam ser mostradas")
        };
        if parked == 0 {
            Vec::new()
        } else {
            vec![format!("{count}: consulte a tela Saúde do sistema e a prescrição em papel")]
        }
    }
}

/// What a triage that has not released an order says about it.
pub(super) const fn held(state: OrderState) -> Option<&'static str> {
    match state {
        OrderState::Signed | OrderState::InTriage => Some("em triagem: ainda não liberado"),
        OrderState::AwaitingAnswer => Some("aguarda resposta do prescritor: não liberado"),
        OrderState::Returned => Some("devolvido ao prescritor"),
        OrderState::Suspended => Some("suspenso"),
        _ => None,
    }
}

fn all_doses(
    views: &Connection,
    ward: LocationId,
    from: Instant,
    until: Instant,
) -> Result<(Vec<ScheduledDose>, Vec<ParkedOrder>), Error> {
    let (mut doses, mut after) = (Vec::new(), None);
    loop {
        let page = scheduled_doses::of_ward(views, ward, from, until, after, MOST)?;
        let full = page.doses.len() == MOST;
        after = page.doses.last().map(|dose| DoseKey {
            due_at: dose.due_at,
            prescription_id: dose.prescription_id,
            position: dose.position,
        });
        doses.extend(page.doses);
        if !full {
            return Ok((doses, page.parked));
        }
    }
}

fn orders_of(
    views: &Connection,
    patient: PatientId,
    encounter: EncounterId,
) -> Result<Vec<PrescriptionDocument>, Error> {
    let mut statement = views.prepare_cached(
        "SELECT document FROM prescription_document
         WHERE person_id = coalesce((SELECT survivor_id FROM patient_summary WHERE patient_id = ?1), ?1)
             AND encounter_id = ?2 AND state NOT IN ('Closed', 'Cancelled', 'Replaced', 'EnteredInError', 'Draft')
         ORDER BY prescribed_at, prescription_id",
    )?;
    let mut rows = statement.query(params![patient.uuid(), encounter.uuid()])?;
    let mut orders = Vec::new();
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str().map_err(|_| Error::Shape("document".to_owned()))?;
        orders.push(serde_json::from_str(text)?);
    }
    Ok(orders)
}
