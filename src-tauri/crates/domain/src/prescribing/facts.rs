//! What the rules need to know before a prescription is signed. Read by the engine, judged here.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono_tz::Tz;

use crate::{
    catalogue::Route,
    events::{Medicine, Patient, Practitioner, Restriction},
    ids::{EncounterId, LocationId, MedicineId, PatientId, PrescriptionId},
    instant::Instant,
    people::AllergyKind,
    prescribing::OrderState,
    quantity::Quantity,
};

/// A patient and what became of the record.
#[derive(Debug, Clone, PartialEq)]
pub struct PatientFacts {
    /// The record.
    pub patient: Patient,
    /// When the patient died.
    pub deceased_at: Option<Instant>,
    /// The record that stands in its place.
    pub merged_into: Option<PatientId>,
    /// Somebody asked, and there were no allergies.
    pub no_known_allergies: bool,
    /// The newest weight.
    pub weight: Option<Quantity>,
    /// Allergies that stand.
    pub allergies: Vec<StandingAllergy>,
}

/// An allergy that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingAllergy {
    /// What it is to, as it was recorded.
    pub name: String,
    /// The substance, when it is about one.
    pub substance_key: Option<String>,
    /// ATC codes of the substance's own medicines, to find its groups.
    pub atc: Vec<String>,
    /// The group, when it is about one.
    pub group_code: Option<String>,
    /// How it harmed.
    pub kind: AllergyKind,
}

/// An encounter with where the patient is now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct EncounterFacts {
    pub encounter_id: EncounterId,
    pub patient_id: PatientId,
    pub finished: bool,
    pub ward: Option<(LocationId, String)>,
    pub bed: Option<(LocationId, String)>,
}

/// An item of another order that may be reaching the patient.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ActiveItem {
    pub prescription_id: PrescriptionId,
    pub substance_keys: Vec<String>,
    pub atc: String,
    pub route: Route,
    /// PRN, variable or a single dose: may stand beside a regular order of the same substance (R2.6).
    pub occasional: bool,
    /// The most it gives of each of its substances in 24 hours, in a unit of its strength.
    pub daily_doses: Vec<Option<Quantity>>,
    /// The soft limit of its formulary entry, for its first substance.
    pub max_daily_dose: Option<Quantity>,
}

/// The soft limit that the formulary has for a substance of a combination, where it stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct LimitAlone {
    /// The combination.
    pub medicine_id: MedicineId,
    pub substance_key: String,
    pub limit: Quantity,
    /// It may be given by a route of the combination.
    pub same_route: bool,
}

/// The version that a new one stands in the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ReplacedFacts {
    pub prescription_id: PrescriptionId,
    pub root_id: PrescriptionId,
    pub version: i64,
    pub state: OrderState,
    pub patient_id: PatientId,
    /// It signs the same again.
    pub renewal: bool,
}

/// Everything at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// When it is signed.
    pub at: Instant,
    /// Where: the establishment's zone.
    pub zone: Tz,
    /// Who signs; `None` when nobody by that id is a practitioner.
    pub prescriber: Option<Practitioner>,
    /// For whom.
    pub patient: Option<PatientFacts>,
    /// During which stay; `None` also when the named one does not exist.
    pub encounter: Option<EncounterFacts>,
    /// The medicines that the order names and the formulary has.
    pub medicines: BTreeMap<MedicineId, Medicine>,
    /// What the order names as medicines, and are only presentations on sale.
    pub only_on_sale: BTreeSet<MedicineId>,
    /// Restrictions that stand.
    pub restrictions: Arc<[Restriction]>,
    /// What else the patient gets, without the version that is being replaced.
    pub active: Vec<ActiveItem>,
    /// The version in whose place it stands.
    pub replaced: Option<ReplacedFacts>,
    /// Of each ingredient of these medicines, the ATC codes of the medicines that hold nothing else.
    pub ingredient_atc: BTreeMap<String, BTreeSet<String>>,
    /// Of each ingredient of combinations among these medicines, the limits of medicines that hold nothing else.
    pub limits_alone: Vec<LimitAlone>,
    /// Approvals that an earlier version of the prescription has and that still stand: the medicine, and which.
    pub approved: BTreeSet<(MedicineId, String)>,
    /// Substances of which a dose was due within the last week.
    pub recent: BTreeSet<String>,
    /// When each item began, by its place in the order, where it goes on from an earlier version; a new item begins now.
    pub continued: Vec<Instant>,
}

impl Facts {
    /// When the item at this place of the order began or begins.
    pub(super) fn starts_at(&self, position: usize) -> Instant {
        self.continued.get(position).copied().unwrap_or(self.at)
    }
}
