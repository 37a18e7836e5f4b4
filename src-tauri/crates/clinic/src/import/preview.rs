//! What an import would do, before it does it: nothing here writes.

use domain::{
    catalogue::{
        fault::{FaultReason, RowFault},
        formulary::Formulary,
    },
    commands::{Command, MaintainMedicine, MedicineInput, ProductInput},
    events::Event,
    instant::Instant,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    FormularyReport, ImportError, PriceListReport, RefusedRow, decode::decode, new_id, price_list, whole_table,
};
use crate::{
    clinic::Clinic,
    clock::Ids,
    commands::decide,
    problem::Rejection,
    queries::MOST,
    session::{Actor, Session},
    store::Read,
};

/// What becomes of a medicine of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub enum Becomes {
    /// It is new in the house.
    Registered,
    /// It says something else from then on.
    Corrected,
    /// The store says the same already.
    Unchanged,
}

/// A line of a formulary file that can be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PreviewLine {
    /// From 1.
    pub line: u64,
    pub becomes: Becomes,
    pub medicine: MedicineInput,
}

/// What importing a formulary file would do: the import's report, in which a file that is no formulary has a fault that
/// says so and no rows, and the first 200 lines that would change something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct FormularyPreview {
    pub report: FormularyReport,
    pub lines: Vec<PreviewLine>,
}

/// What importing a price list would do: the import's report, but for what the store already holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PriceListPreview {
    pub report: PriceListReport,
    /// The very same file is in already.
    pub known: bool,
    /// The first 200.
    pub lines: Vec<ProductInput>,
}

impl Clinic {
    /// What [`Clinic::import_formulary`] would do.
    ///
    /// # Errors
    /// [`ImportError`], never for what the table says.
    pub async fn preview_formulary(&self, file: Vec<u8>) -> Result<FormularyPreview, ImportError> {
        self.must_be_set_up().await?;
        let table = self.blocking(move || decode(&file).map(|text| Formulary::read(&text))).await??;
        if whole_table(&table.faults).is_some() {
            let report = FormularyReport { faults: whole_only(table.faults), ..FormularyReport::default() };
            return Ok(FormularyPreview { report, lines: Vec::new() });
        }
        let at = self.now();
        Ok(self.read(move |read| formulary(read, at, table)).await?)
    }

    /// What [`Clinic::import_price_list`] would do.
    ///
    /// # Errors
    /// [`ImportError`], never for what the table says.
    pub async fn preview_price_list(&self, file: Vec<u8>) -> Result<PriceListPreview, ImportError> {
        self.must_be_set_up().await?;
        let known = self.read(price_list::formulary).await?;
        let (mut lines, report) = match self.blocking(move || price_list::products(&file, &known)).await? {
            Ok(read) => read,
            Err(ImportError::NotSuchTable(faults)) => {
                let report = PriceListReport { faults, ..PriceListReport::default() };
                return Ok(PriceListPreview { report, ..PriceListPreview::default() });
            }
            Err(error) => return Err(error),
        };
        lines.truncate(MOST);
        let sha256 = report.file_sha256.clone();
        let known = self.read(move |read| is_in(read, &sha256)).await?;
        Ok(PriceListPreview { report, known, lines })
    }
}

/// Decides every row by itself, as the import's commands will.
fn formulary(read: Read<'_>, at: Instant, table: Formulary) -> Result<FormularyPreview, Rejection> {
    let actor = Actor::of(read, &Session::operator())?;
    let mut report =
        FormularyReport { rows: table.rows.len() as u64, faults: table.faults, ..FormularyReport::default() };
    let (mut lines, mut ids) = (Vec::new(), Ids::random());
    for row in &table.rows {
        let command = Command::MaintainMedicine(MaintainMedicine(MedicineInput::from(row)));
        let events = match decide(read, &actor, new_id(), at, &mut ids, &command) {
            Ok(decided) => decided.events,
            Err(Rejection::Refused(refusals)) => {
                report.refused.extend(refusals.into_iter().map(|refusal| RefusedRow {
                    line: row.line,
                    code: refusal.code,
                    field: refusal.field.unwrap_or_default(),
                }));
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let becomes = becomes(&events);
        match becomes {
            Becomes::Registered => report.registered += 1,
            Becomes::Corrected => report.corrected += 1,
            Becomes::Unchanged => report.unchanged += 1,
        }
        if becomes != Becomes::Unchanged && lines.len() < MOST {
            lines.push(PreviewLine { line: row.line, becomes, medicine: MedicineInput::from(row) });
        }
    }
    Ok(FormularyPreview { report, lines })
}

fn becomes(events: &[Event]) -> Becomes {
    let has = |wanted: fn(&Event) -> bool| events.iter().any(wanted);
    if has(|event| matches!(event, Event::MedicineRegistered(_))) {
        Becomes::Registered
    } else if has(|event| matches!(event, Event::MedicineCorrected(_))) {
        Becomes::Corrected
    } else {
        Becomes::Unchanged
    }
}

/// The faults of the table as a whole: those of its lines mean nothing without it.
fn whole_only(faults: Vec<RowFault>) -> Vec<RowFault> {
    let whole = |reason| matches!(reason, FaultReason::EmptyFile | FaultReason::MissingColumn);
    faults.into_iter().filter(|fault| whole(fault.reason)).collect()
}

fn is_in(read: Read<'_>, sha256: &str) -> Result<bool, Rejection> {
    Ok(read
        .connection()
        .prepare_cached("SELECT 1 FROM product_import WHERE file_sha256 = ?1 AND finished_at IS NOT NULL")?
        .exists([sha256])?)
}
