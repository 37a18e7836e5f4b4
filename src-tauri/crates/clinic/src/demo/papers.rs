//! One of each paper of the demo hospital, as PDF files under `documents`.
//!
//! They are made, not printed: no job, no number used up, and the same bytes each time.

use std::{fs, path::PathBuf};

use domain::{
    ids::{LocationId, PatientId, PrescriptionId},
    instant::Instant,
    paper::{PaperKind, Print},
    printing::{PaperRequest, PaperSubject},
};
use strum::VariantArray;

use super::DemoError;
use crate::{
    clinic::Clinic,
    papers,
    printing::render,
    problem::{Failure, Problem, Rejection},
    session::Session,
    store::Read,
};

/// What there is to print about.
struct About {
    /// Newest first.
    prescriptions: Vec<PrescriptionId>,
    ward: Option<LocationId>,
    patient: Option<PatientId>,
    at: Instant,
}

/// Writes one of each paper that the demo hospital has something for; says which files.
///
/// # Errors
/// [`DemoError`].
pub async fn papers(clinic: &Clinic) -> Result<Vec<PathBuf>, DemoError> {
    let by = &Session::operator();
    let zone = clinic.time_zone().await?;
    let about = clinic.read(about).await?;
    let mut files = Vec::new();
    for paper in PaperKind::VARIANTS {
        let subjects: Vec<PaperSubject> = match paper {
            PaperKind::PickList | PaperKind::WardSheet => about
                .ward
                .map(|ward_id| PaperSubject::Ward { ward_id, from: about.at, until: about.at.plus_days(1) })
                .into_iter()
                .collect(),
            PaperKind::Record => about
                .patient
                .map(|patient_id| PaperSubject::Patient { patient_id, encounter_id: None })
                .into_iter()
                .collect(),
            PaperKind::TriageReport => {
                vec![PaperSubject::Period { from: about.at.date(zone), until: about.at.date(zone) }]
            }
            _ => {
                let prescriptions = about.prescriptions.iter();
                prescriptions.map(|id| PaperSubject::Prescription { prescription_id: *id }).collect()
            }
        };
        for subject in subjects {
            let request = PaperRequest { paper: *paper, subject, part: 0, only_changes: false, size: None };
            match papers::make(clinic, by, &request).await {
                Ok(made) => {
                    let print = Print { number: 1, printed_at: papers::moment(about.at, zone) };
                    let name = format!("demo-{}.pdf", <&str>::from(*paper).replace('_', "-"));
                    let file = clinic.printed_files().folder().join(name);
                    let kept = file.clone();
                    let written = clinic.blocking(move || write(&kept, &render::file(&made, &print, None, 1)?)).await?;
                    written.map_err(Problem::from)?;
                    files.push(file);
                    break;
                }
                // Another prescription may have it.
                Err(Problem::Refused { .. }) => {}
                Err(failed) => return Err(failed.into()),
            }
        }
    }
    Ok(files)
}

fn write(file: &std::path::Path, content: &[u8]) -> Result<(), Rejection> {
    let folder = file.parent().unwrap_or(file);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(file, content));
    written.map_err(|error| Rejection::Failed(Failure::Document(format!("not written: {}", error.kind()))))
}

fn about(read: Read<'_>) -> Result<About, Rejection> {
    let store = read.connection();
    let prescriptions = store
        .prepare("SELECT id FROM prescription ORDER BY signed_at DESC, id DESC")?
        .query_map([], |row| Ok(row.get::<_, uuid::Uuid>(0)?.into()))?
        .collect::<rusqlite::Result<Vec<PrescriptionId>>>()?;
    let first = |sql: &str| {
        let mut statement = store.prepare(sql)?;
        let mut ids = statement.query_map([], |row| row.get::<_, uuid::Uuid>(0))?;
        ids.next().transpose()
    };
    Ok(About {
        prescriptions,
        ward: first("SELECT id FROM location WHERE kind = 'Ward' ORDER BY id LIMIT 1")?.map(Into::into),
        patient: first("SELECT patient_id FROM prescription WHERE version > 1 ORDER BY id LIMIT 1")?.map(Into::into),
        at: super::first_event(read)?,
    })
}
