//! A prescription as one document: shown and printed as it is. Names of staff and the letterhead join it here.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    catalogue::{DocumentType, List344, Route, UseRestriction},
    dosage::{Duration, Frequency, ItemKind, TaperStep, VariableRange},
    findings::Finding,
    ids::{
        EncounterId, EstablishmentId, InterventionId, ItemId, MedicineId, PatientId, PractitionerId, PrescriptionId,
        UserId,
    },
    instant::Instant,
    people::{Address, Sex},
    prescribing::{InterventionReason, OrderState, OverrideReason, PrescriptionKind, Priority},
    quantity::Quantity,
};
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Error, Found, embedded, found, row, rows};

/// What stands at the head of a paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Letterhead {
    pub establishment_id: EstablishmentId,
    pub name: String,
    pub cnpj: Option<String>,
    pub cnes: Option<String>,
    #[serde(deserialize_with = "embedded")]
    pub address: Option<Address>,
    pub phone: Option<String>,
    pub responsible_pharmacist: Option<String>,
    pub time_zone: String,
}

/// The name of a staff user, with their council registration where they have one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct StaffName {
    pub user_id: UserId,
    pub name: String,
    /// `CRF-SP 12345`.
    pub council: Option<String>,
}

/// The prescriber as they signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct DocumentPrescriber {
    pub practitioner_id: PractitionerId,
    pub name: String,
    pub council: String,
    pub uf: String,
    pub number: String,
    pub specialty: Option<String>,
    pub rqe: Option<String>,
    pub cpf: Option<String>,
    pub address: Option<Address>,
    pub phone: Option<String>,
}

/// The patient as identified at signing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct DocumentPatient {
    pub patient_id: PatientId,
    pub name: String,
    pub social_name: Option<String>,
    /// `1953-04-01`.
    pub birth_date: Option<String>,
    pub sex: Sex,
    pub cpf: Option<String>,
    pub cns: Option<String>,
    pub address: Option<Address>,
    pub phone: Option<String>,
    pub guardian: Option<String>,
}

/// One prescribed medicine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs, clippy::struct_excessive_bools)]
pub struct DocumentItem {
    pub item_id: ItemId,
    pub kind: ItemKind,
    pub medicine_id: MedicineId,
    pub medicine_name: String,
    pub description: String,
    pub strength: String,
    pub form: String,
    pub atc: String,
    pub list344: Option<List344>,
    pub document_type: DocumentType,
    pub use_restriction: Option<UseRestriction>,
    pub high_alert: Option<bool>,
    #[serde(default)]
    pub antimicrobial: bool,
    pub dose: Option<Quantity>,
    pub route: Route,
    pub frequency: Option<Frequency>,
    pub duration: Option<Duration>,
    pub diluent: Option<String>,
    pub volume: Option<Quantity>,
    pub rate: Option<Quantity>,
    #[serde(default)]
    pub as_needed: bool,
    pub as_needed_reason: Option<String>,
    pub min_interval_hours: Option<u16>,
    pub max_daily: Option<Quantity>,
    #[serde(default)]
    pub taper: Vec<TaperStep>,
    pub variable_measure: Option<String>,
    #[serde(default)]
    pub variable: Vec<VariableRange>,
    pub quantity: Option<Quantity>,
    pub indication: Option<String>,
    pub cid: Option<String>,
    #[serde(default)]
    pub substitution_refused: bool,
    pub instructions: Option<String>,
    pub override_reason: Option<OverrideReason>,
    pub override_text: Option<String>,
    pub dose_text: String,
    pub schedule_text: String,
    pub starts_at: Instant,
    pub ends_at: Option<Instant>,
    /// Planned doses of the first 24 hours.
    #[serde(default)]
    pub doses: Vec<Instant>,
    pub daily_dose: Option<Quantity>,
    #[serde(default)]
    pub suspended: bool,
    pub suspended_reason: Option<String>,
}

/// What a pharmacist decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct DocumentDecision {
    pub decision: OrderState,
    pub remark: Option<String>,
    pub decided_at: Instant,
    pub decided_by: UserId,
}

/// A release of one medicine by somebody who may give it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct DocumentApproval {
    pub item_id: ItemId,
    pub approval: String,
    pub until: Instant,
    pub note: Option<String>,
    pub approved_at: Instant,
    pub approved_by: UserId,
}

/// What a pharmacist asked, and the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct DocumentIntervention {
    pub intervention_id: InterventionId,
    pub item_id: Option<ItemId>,
    pub reason: InterventionReason,
    pub message: String,
    pub raised_at: Instant,
    pub raised_by: UserId,
    pub answered_at: Option<Instant>,
    pub answered_by: Option<UserId>,
    pub new_version: Option<PrescriptionId>,
    pub upheld_reason: Option<String>,
}

/// A whole prescription.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrescriptionDocument {
    pub prescription_id: PrescriptionId,
    pub root_id: PrescriptionId,
    pub version: i64,
    pub replaces: Option<PrescriptionId>,
    /// The version that stands in its place.
    pub replaced_by: Option<PrescriptionId>,
    #[serde(default)]
    pub renewal: bool,
    pub number: String,
    pub kind: PrescriptionKind,
    pub state: OrderState,
    pub state_reason: Option<String>,
    /// What a command on it must have seen.
    pub aggregate_version: i64,
    pub priority: Priority,
    pub signed_at: Instant,
    pub due_at: Instant,
    pub encounter_id: Option<EncounterId>,
    /// At signing.
    pub ward: Option<String>,
    /// At signing.
    pub bed: Option<String>,
    pub note: Option<String>,
    pub prescriber: DocumentPrescriber,
    pub patient: DocumentPatient,
    #[serde(default)]
    pub items: Vec<DocumentItem>,
    #[serde(default)]
    pub findings: Vec<Finding>,
    #[serde(default)]
    pub decisions: Vec<DocumentDecision>,
    #[serde(default)]
    pub approvals: Vec<DocumentApproval>,
    #[serde(default)]
    pub interventions: Vec<DocumentIntervention>,
}

impl PrescriptionDocument {
    /// The staff users it names; somebody may come more than once.
    pub(super) fn people(&self) -> impl Iterator<Item = UserId> {
        let asked = self.interventions.iter().flat_map(|asked| [Some(asked.raised_by), asked.answered_by]).flatten();
        let approved = self.approvals.iter().map(|approval| approval.approved_by);
        self.decisions.iter().map(|decision| decision.decided_by).chain(asked).chain(approved)
    }
}

/// Who took an order for triage, and until when it is theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Lease {
    pub holder: UserId,
    pub until: Instant,
}

/// A prescription with whom it names and where it was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PrescriptionPaper {
    /// `None` before the house is set up.
    pub letterhead: Option<Letterhead>,
    /// The staff users that the document names, and who holds it.
    pub people: BTreeMap<UserId, StaffName>,
    /// While it is in triage; it holds nobody back once it ran out.
    pub lease: Option<Lease>,
    /// The prescription.
    pub document: PrescriptionDocument,
}

/// A prescription by its id.
///
/// # Errors
/// When the views cannot be read.
pub fn by_id(views: &Connection, id: PrescriptionId) -> Result<Found<PrescriptionPaper>, Error> {
    let stored: Option<String> = views
        .prepare_cached("SELECT document FROM prescription_document WHERE prescription_id = ?1")?
        .query_row([id.uuid()], |row| row.get(0))
        .optional()?;
    let paper = match stored {
        Some(document) => {
            let document: PrescriptionDocument = serde_json::from_str(&document)?;
            let lease = lease(views, id)?;
            let people = document.people().chain(lease.as_ref().map(|lease| lease.holder));
            Some(PrescriptionPaper { letterhead: letterhead(views)?, people: names(views, people)?, lease, document })
        }
        None => None,
    };
    found(views, id.uuid(), paper)
}

fn lease(views: &Connection, id: PrescriptionId) -> Result<Option<Lease>, Error> {
    row(
        views,
        "SELECT lease_holder AS holder, lease_until AS until FROM triage_queue
         WHERE prescription_id = ?1 AND state = 'InTriage' AND lease_holder IS NOT NULL",
        [id.uuid()],
    )
}

/// The head of every paper of the house.
///
/// # Errors
/// When the views cannot be read.
pub fn letterhead(views: &Connection) -> Result<Option<Letterhead>, Error> {
    row(
        views,
        "SELECT establishment_id, name, cnpj, cnes, address, phone, responsible_pharmacist, time_zone FROM letterhead
         ORDER BY establishment_id LIMIT 1",
        [],
    )
}

/// The names of some staff users.
pub(super) fn names(
    views: &Connection,
    people: impl IntoIterator<Item = UserId>,
) -> Result<BTreeMap<UserId, StaffName>, Error> {
    let people: BTreeSet<String> = people.into_iter().map(|id| id.uuid().simple().to_string()).collect();
    let names: Vec<StaffName> = rows(
        views,
        "SELECT staff.user_id, staff.name, staff.council
         FROM json_each(?1) AS key CROSS JOIN staff ON staff.user_id = unhex(key.value)",
        [serde_json::to_string(&people)?],
    )?;
    Ok(names.into_iter().map(|name| (name.user_id, name)).collect())
}
