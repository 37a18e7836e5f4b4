//! Where this station prints a paper when nobody says otherwise.

use domain::{
    paper::PaperKind,
    printing::{PrinterKind, PrinterName},
    refusal::{Refusal, RefusalCode},
    roles::Question,
};
use rusqlite::{OptionalExtension, params};

use crate::{clinic::Clinic, problem::Problem, session::Session, store::Read};

impl Clinic {
    /// Sets the printer of a paper at this station; none forgets it.
    ///
    /// # Errors
    /// When the asker may not, or papers cannot go there by default.
    pub async fn set_default_printer(
        &self,
        by: &Session,
        paper: PaperKind,
        printer: Option<PrinterName>,
    ) -> Result<(), Problem> {
        self.may(by, Question::Printing).await?;
        if let Some(printer) = &printer
            && (printer.name.trim().is_empty() || !fits(paper, printer.kind))
        {
            return Err(Problem::refused(Refusal::new(RefusalCode::PrinterNotForPaper, "printing").at("printer")));
        }
        self.write_local(move |tx| {
            match &printer {
                Some(printer) => tx.run(
                    "INSERT INTO default_printer (paper, printer_kind, printer) VALUES (?1, ?2, ?3)
                     ON CONFLICT (paper) DO UPDATE SET printer_kind = excluded.printer_kind,
                         printer = excluded.printer",
                    params![<&str>::from(paper), <&str>::from(printer.kind), printer.name.trim()],
                )?,
                None => tx.run("DELETE FROM default_printer WHERE paper = ?1", [<&str>::from(paper)])?,
            };
            Ok(())
        })
        .await
    }
}

impl Read<'_> {
    /// The printer of a paper at this station.
    pub(crate) fn default_printer(self, paper: PaperKind) -> rusqlite::Result<Option<PrinterName>> {
        self.connection()
            .prepare_cached("SELECT printer_kind, printer FROM default_printer WHERE paper = ?1")?
            .query_row([<&str>::from(paper)], |row| {
                Ok(PrinterName { kind: crate::store::word(row, 0)?, name: row.get(1)? })
            })
            .optional()
    }

    /// The papers whose printer this is.
    pub(crate) fn papers_of_printer(self, printer: &PrinterName) -> rusqlite::Result<Vec<PaperKind>> {
        self.connection()
            .prepare_cached(
                "SELECT paper FROM default_printer WHERE printer_kind = ?1 AND printer = ?2 ORDER BY paper",
            )?
            .query_map(params![<&str>::from(printer.kind), printer.name], |row| crate::store::word(row, 0))?
            .collect()
    }
}

/// Labels are the only papers that a label printer takes.
pub(super) const fn fits(paper: PaperKind, printer: PrinterKind) -> bool {
    let label = matches!(paper, PaperKind::UnitDoseLabel | PaperKind::DispensingLabel | PaperKind::IvLabel);
    match printer {
        PrinterKind::Queue | PrinterKind::Viewer => true,
        PrinterKind::Label => label,
        PrinterKind::File => false,
    }
}
