//! The audit as a CSV file that a spreadsheet opens: `;` between cells, a byte order mark, no cell that it would compute.

use std::{fs, path::Path};

use crate::{
    clinic::Clinic,
    problem::{Failure, Problem},
    queries::{
        MOST,
        audit::{AuditEntry, AuditFilter, AuditKey},
    },
    session::Session,
};

const HEADER: &str = "\u{feff}quando;quem;o que;sobre;id;paciente;leu";

impl Clinic {
    /// Writes everything that the filter finds into a new file; gives the number of entries.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read or written.
    pub async fn export_audit(&self, by: &Session, filter: AuditFilter, file: &Path) -> Result<usize, Problem> {
        let zone = self.time_zone().await?;
        let (mut lines, mut after) = (vec![HEADER.to_owned()], None);
        loop {
            let page = self.audit(by, filter.clone(), after, MOST).await?;
            let Some(last) = page.last() else { break };
            after = Some(AuditKey { at: last.at, read: last.read, number: last.number });
            lines.extend(page.iter().map(|entry| line(entry, zone)));
        }
        let (file, text) = (file.to_owned(), lines.join("\r\n") + "\r\n");
        let written = self.blocking(move || {
            fs::create_dir_all(file.parent().unwrap_or(&file))?;
            fs::write(file, text)
        });
        written.await?.map_err(|error| Problem::failed(&Failure::Query(error.to_string())))?;
        Ok(lines.len() - 1)
    }
}

fn line(entry: &AuditEntry, zone: chrono_tz::Tz) -> String {
    let at = chrono::DateTime::from_timestamp_millis(entry.at.millis()).unwrap_or_default().with_timezone(&zone);
    let text = |text: Option<&str>| cell(text.unwrap_or_default());
    [
        at.format("%Y-%m-%d %H:%M:%S").to_string(),
        text(entry.actor_name.as_deref()),
        cell(&entry.kind),
        cell(&entry.aggregate_kind),
        entry.aggregate_id.to_string(),
        entry.patient_id.map(|id| id.to_string()).unwrap_or_default(),
        text(entry.what.as_deref()),
    ]
    .join(";")
}

/// Quoted, and with an apostrophe before what a spreadsheet would take for a formula.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_computed_by_a_spreadsheet() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("Ana \"Demo\"; médica"), "\"Ana \"\"Demo\"\"; médica\"");
    }
}
