//! The house's formulary, from a file.

use domain::{
    catalogue::{
        fault::RowFault,
        formulary::{Formulary, FormularyRow},
    },
    commands::{Command, ImportFormulary, MedicineInput},
    refusal::RefusalCode,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::{CHUNK, ImportError, decode::decode, new_id, whole_table};
use crate::{
    clinic::Clinic,
    problem::{Problem, Receipt},
    progress::Progress,
    session::Session,
};

/// What became of a formulary file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FormularyReport {
    /// Rows that could be read.
    pub rows: u64,
    /// Medicines that are new in the house.
    pub registered: u64,
    /// Medicines that say something else now.
    pub corrected: u64,
    /// Rows that say what the store already said.
    pub unchanged: u64,
    /// Lines that could not be read.
    pub faults: Vec<RowFault>,
    /// Rows that read but that the rules refuse.
    pub refused: Vec<RefusedRow>,
}

/// A row that the rules refuse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RefusedRow {
    /// The line of the file, from 1.
    pub line: u64,
    /// What is wrong.
    pub code: RefusalCode,
    /// With which field of the medicine.
    pub field: String,
}

impl FormularyReport {
    /// Every line of the file was used.
    pub const fn is_clean(&self) -> bool {
        self.faults.is_empty() && self.refused.is_empty()
    }

    fn count(&mut self, rows: usize, receipt: &Receipt) {
        let events = |name| receipt.events.iter().filter(|event| event.name == name).count() as u64;
        let (registered, corrected) = (events("MedicineRegistered"), events("MedicineCorrected"));
        self.registered += registered;
        self.corrected += corrected;
        self.unchanged += (rows as u64).saturating_sub(registered + corrected);
    }
}

impl Clinic {
    /// Imports a formulary file.
    ///
    /// # Errors
    /// [`ImportError`]; chunks that were already in stay, and importing the file again completes it.
    pub async fn import_formulary(&self, file: Vec<u8>, progress: &Progress) -> Result<FormularyReport, ImportError> {
        self.must_be_set_up().await?;
        let read = self.blocking(move || decode(&file).map(|text| Formulary::read(&text))).await??;
        if let Some(error) = whole_table(&read.faults) {
            return Err(error);
        }
        let total = read.rows.len() as u64;
        let mut report = FormularyReport { rows: total, faults: read.faults, ..FormularyReport::default() };
        let mut done = 0;
        for rows in read.rows.chunks(CHUNK) {
            if progress.is_cancelled() {
                return Err(ImportError::Cancelled);
            }
            self.formulary_chunk(rows, &mut report).await?;
            done += rows.len() as u64;
            progress.at(done, total);
        }
        Ok(report)
    }

    /// One command; where the rules refuse some of its rows, another one without them.
    async fn formulary_chunk(&self, rows: &[FormularyRow], report: &mut FormularyReport) -> Result<(), Problem> {
        match self.import_rows(rows).await {
            Ok(receipt) => report.count(rows.len(), &receipt),
            Err(problem) => {
                let refused = refused_rows(rows, problem)?;
                let good: Vec<FormularyRow> =
                    rows.iter().filter(|row| refused.iter().all(|bad| bad.line != row.line)).cloned().collect();
                report.refused.extend(refused);
                let receipt = self.import_rows(&good).await?;
                report.count(good.len(), &receipt);
            }
        }
        Ok(())
    }

    async fn import_rows(&self, rows: &[FormularyRow]) -> Result<Receipt, Problem> {
        let medicines = rows.iter().map(MedicineInput::from).collect();
        self.execute(&Session::operator(), new_id(), Command::ImportFormulary(ImportFormulary { medicines })).await
    }
}

/// The rows that the refusals name, `medicines[3].atc`; the problem itself where it is about something else.
fn refused_rows(rows: &[FormularyRow], problem: Problem) -> Result<Vec<RefusedRow>, Problem> {
    let Problem::Refused { refusals } = &problem else { return Err(problem) };
    let refused: Option<Vec<RefusedRow>> = refusals
        .iter()
        .map(|refusal| {
            let (row, field) = refusal.field.as_ref()?.strip_prefix("medicines[")?.split_once("].")?;
            let line = rows.get(row.parse::<usize>().ok()?)?.line;
            Some(RefusedRow { line, code: refusal.code, field: field.to_owned() })
        })
        .collect();
    refused.filter(|refused| !refused.is_empty()).ok_or(problem)
}
