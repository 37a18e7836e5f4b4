//! `import`: a formulary, or the price list of what is on sale.

use std::{
    fmt::Display,
    fs,
    path::{Path, PathBuf},
};

use clap::Subcommand;
use clinic::{
    clinic::{Clinic, Options},
    import::{FormularyReport, ImportError, PriceListReport},
};
use domain::{catalogue::fault::RowFault, tables};

use crate::{
    bar::bar,
    ending::{Ending, Stop, in_words},
    output::{Output, say},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Table {
    /// The house's formulary: CSV with a header, one presentation a line.
    Formulary {
        /// The file.
        file: PathBuf,
    },
    /// CMED's price list: the official layout, or a reduced one.
    Cmed {
        /// The file.
        file: PathBuf,
    },
}

pub(crate) async fn run(data: &Path, table: &Table, output: &Output) -> Result<Ending, Stop> {
    let (Table::Formulary { file } | Table::Cmed { file }) = table;
    let bytes = fs::read(file).map_err(|error| Stop::Refused(format!("{} cannot be read: {error}", file.display())))?;
    let clinic = Clinic::open(data, Options::default())?;
    let ended = import(&clinic, table, bytes, output).await;
    clinic.close().await;
    ended
}

async fn import(clinic: &Clinic, table: &Table, bytes: Vec<u8>, output: &Output) -> Result<Ending, Stop> {
    if clinic.set_up_provisionally().await? {
        say("This directory held no clinic: it is set up provisionally, as \"Estabelecimento a configurar\" \
             (America/Sao_Paulo, series EST1), with the administrator \"admin\", who has no password yet.");
    }
    let (progress, bar) = bar("Importing");
    let clean = match table {
        Table::Formulary { .. } => {
            let report = clinic.import_formulary(bytes, &progress).await?;
            bar.finish_and_clear();
            output.answer(&report, || formulary_in_words(&report));
            report.is_clean()
        }
        Table::Cmed { .. } => {
            if !clinic.has_formulary().await? {
                say("The house has no formulary yet: the shipped one comes first, for the list to be linked to.");
                clinic.import_formulary(tables::FORMULARY.into(), &progress).await?;
            }
            let report = clinic.import_price_list(bytes, &progress).await?;
            bar.finish_and_clear();
            output.answer(&report, || price_list_in_words(&report));
            report.is_clean()
        }
    };
    Ok(if clean { Ending::Done } else { Ending::Wrong })
}

impl From<ImportError> for Stop {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Problem(problem) => Self::Refused(in_words(&problem)),
            other => Self::Refused(other.to_string()),
        }
    }
}

fn formulary_in_words(report: &FormularyReport) -> String {
    let refused = report.refused.iter().map(|row| format!("line {}: {:?} at {}", row.line, row.code, row.field));
    let counted = format!(
        "{} rows: {} registered, {} corrected, {} unchanged",
        report.rows, report.registered, report.corrected, report.unchanged
    );
    lines(counted, faults(&report.faults).chain(refused))
}

fn price_list_in_words(report: &PriceListReport) -> String {
    let by = |name: &str, what: String, count: &u64| format!("  {name} {what}: {count}");
    let to_medicine =
        report.linked_to_medicine.iter().map(|(rule, count)| by("medicine by", format!("{rule:?}"), count));
    let to_substance =
        report.linked_to_substance.iter().map(|(rule, count)| by("substance by", format!("{rule:?}"), count));
    let unlinked = report.unlinked.iter().map(|(reason, count)| by("not linked,", format!("{reason:?}"), count));
    let counted = format!(
        "{} records: {} imported, {} already there, {} of an earlier line's product, {} exact repeats; {} linked \
         to the formulary",
        report.rows,
        report.imported,
        report.unchanged,
        report.same_product,
        report.repeats,
        report.linked()
    );
    lines(counted, to_medicine.chain(to_substance).chain(unlinked).chain(faults(&report.faults)))
}

fn faults(faults: &[RowFault]) -> impl Iterator<Item = String> {
    let column = |fault: &RowFault| if fault.column.is_empty() { String::new() } else { format!(", {}", fault.column) };
    faults.iter().map(move |fault| format!("line {}{}: {:?}", fault.line, column(fault), fault.reason))
}

fn lines(first: impl Display, more: impl Iterator<Item = String>) -> String {
    more.fold(first.to_string(), |text, line| text + "\n" + &line)
}
