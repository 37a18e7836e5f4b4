//! The parts that are selected again together: for one kind of key, the views that have rows under it.
//!
//! The order of [`Part::ALL`] matters: orders and documents join the banner in `patient_summary`.

use std::collections::BTreeSet;

use domain::events::AggregateKind;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    ahead::Texts, catalogue, house, interventions, patient_record, patient_summary, patient_timeline,
    prescription_details, prescription_document, scheduled_doses, search_source, touches::Touched, triage_queue,
};
use crate::search::Kind;

/// The name of a view, as windows are told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub enum ViewName {
    Letterhead,
    Staff,
    PatientSummary,
    PatientRecord,
    PatientTimeline,
    Catalogue,
    PrescriptionDetails,
    TriageQueue,
    ScheduledDoses,
    Interventions,
    PrescriptionDocument,
    SearchSource,
    /// Not a view of its own: read from the store itself.
    PrintJobs,
}

/// Views that are keyed by the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Letterheads,
    Staff,
    Patients,
    Medicines,
    /// What shows a prescription with the patient's present banner, ward and bed.
    Orders,
    /// What shows a prescription as it was signed and what became of it.
    Documents,
}

impl Part {
    pub(super) const ALL: [Self; 6] =
        [Self::Letterheads, Self::Staff, Self::Patients, Self::Medicines, Self::Orders, Self::Documents];

    pub(super) const fn keys(self, touched: &Touched) -> &BTreeSet<Uuid> {
        match self {
            Self::Letterheads => &touched.establishments,
            Self::Staff => &touched.users,
            Self::Patients => &touched.patients,
            Self::Medicines => &touched.medicines,
            Self::Orders => &touched.prescriptions,
            Self::Documents => &touched.documents,
        }
    }

    /// The aggregate whose rows they are.
    pub(super) const fn aggregate(self) -> AggregateKind {
        match self {
            Self::Letterheads => AggregateKind::Establishment,
            Self::Staff => AggregateKind::User,
            Self::Patients => AggregateKind::Patient,
            Self::Medicines => AggregateKind::Medicine,
            Self::Orders | Self::Documents => AggregateKind::Prescription,
        }
    }

    pub(super) const fn views(self) -> &'static [ViewName] {
        match self {
            Self::Letterheads => &[ViewName::Letterhead],
            Self::Staff => &[ViewName::Staff],
            Self::Patients => {
                &[ViewName::PatientSummary, ViewName::PatientRecord, ViewName::PatientTimeline, ViewName::SearchSource]
            }
            Self::Medicines => &[ViewName::Catalogue, ViewName::SearchSource],
            Self::Orders => &[
                ViewName::PrescriptionDetails,
                ViewName::TriageQueue,
                ViewName::ScheduledDoses,
                ViewName::Interventions,
                ViewName::SearchSource,
            ],
            Self::Documents => {
                // A banner counts orders, and a record holds documents.
                &[
                    ViewName::PrescriptionDocument,
                    ViewName::PatientTimeline,
                    ViewName::PatientRecord,
                    ViewName::PatientSummary,
                ]
            }
        }
    }

    /// Takes away the rows under `keys`, a JSON array of hex.
    pub(super) fn remove(self, views: &Connection, keys: &str) -> rusqlite::Result<()> {
        match self {
            Self::Letterheads => house::remove_letterheads(views, keys)?,
            Self::Staff => house::remove_staff(views, keys)?,
            Self::Patients => {
                patient_summary::remove(views, keys)?;
                patient_record::remove(views, keys)?;
                patient_timeline::remove_of_patients(views, keys)?;
                search_source::remove(views, Kind::Patient, keys)?
            }
            Self::Medicines => {
                catalogue::remove(views, keys)?;
                search_source::remove(views, Kind::Medicine, keys)?
            }
            Self::Orders => {
                prescription_details::remove(views, keys)?;
                triage_queue::remove(views, keys)?;
                scheduled_doses::remove(views, keys)?;
                interventions::remove(views, keys)?;
                search_source::remove(views, Kind::Prescription, keys)?
            }
            Self::Documents => {
                patient_timeline::remove_of_prescriptions(views, keys)?;
                prescription_document::remove(views, keys)?
            }
        };
        Ok(())
    }

    /// Selects the rows under `keys` from the store, where there are none now.
    pub(super) fn insert(self, views: &Connection, keys: &str) -> rusqlite::Result<()> {
        match self {
            Self::Letterheads => house::insert_letterheads(views, keys)?,
            Self::Staff => house::insert_staff(views, keys)?,
            Self::Patients => {
                patient_summary::insert(views, keys)?;
                patient_record::insert(views, keys)?;
                patient_timeline::insert_of_patients(views, keys)?;
                search_source::insert(views, Kind::Patient, keys)?
            }
            Self::Medicines => {
                catalogue::insert(views, keys)?;
                search_source::insert(views, Kind::Medicine, keys)?
            }
            Self::Orders => {
                insert_lists(views, keys)?;
                search_source::insert(views, Kind::Prescription, keys)?
            }
            Self::Documents => {
                prescription_document::insert(views, keys)?;
                patient_timeline::insert_of_prescriptions(views, keys)?
            }
        };
        Ok(())
    }

    /// The same for orders and their documents, whose texts have been read.
    pub(super) fn insert_read(views: &Connection, keys: &str, texts: &Texts) -> rusqlite::Result<()> {
        insert_lists(views, keys)?;
        search_source::insert_rows(views, &texts.sources)?;
        prescription_document::insert_rows(views, &texts.documents)?;
        patient_timeline::insert_of_prescriptions(views, keys)?;
        Ok(())
    }

    /// The next `limit` keys after `after`, for a rebuild.
    pub(super) fn keys_after(self, views: &Connection, after: &[u8], limit: usize) -> rusqlite::Result<Vec<Uuid>> {
        let sql = match self {
            Self::Letterheads => "SELECT id FROM clinic.establishment WHERE id > ?1 ORDER BY id LIMIT ?2",
            Self::Staff => "SELECT id FROM clinic.staff_user WHERE id > ?1 ORDER BY id LIMIT ?2",
            Self::Patients => "SELECT id FROM clinic.patient WHERE id > ?1 ORDER BY id LIMIT ?2",
            Self::Medicines => "SELECT id FROM clinic.medicine WHERE id > ?1 ORDER BY id LIMIT ?2",
            Self::Orders | Self::Documents => "SELECT id FROM clinic.prescription WHERE id > ?1 ORDER BY id LIMIT ?2",
        };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        views.prepare_cached(sql)?.query_map((after, limit), |row| row.get(0))?.collect()
    }
}

/// The lists in which an order stands.
fn insert_lists(views: &Connection, keys: &str) -> rusqlite::Result<()> {
    prescription_details::insert(views, keys)?;
    triage_queue::insert(views, keys)?;
    scheduled_doses::insert(views, keys)?;
    interventions::insert(views, keys)?;
    Ok(())
}

/// Keys as the one parameter that every statement takes.
pub(super) fn as_json<'a>(keys: impl IntoIterator<Item = &'a Uuid>) -> String {
    let mut out = String::from("[");
    for key in keys {
        if out.len() > 1 {
            out.push(',');
        }
        out.push('"');
        out.push_str(key.simple().encode_lower(&mut Uuid::encode_buffer()));
        out.push('"');
    }
    out.push(']');
    out
}
