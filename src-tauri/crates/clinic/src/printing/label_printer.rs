//! Label printers: they take ZPL on a TCP port and say nothing about it.

use std::{
    io::Write as _,
    net::{TcpStream, ToSocketAddrs as _},
    time::Duration,
};

use domain::{
    printing::PaperSize,
    refusal::{Refusal, RefusalCode},
    roles::Question,
};
use rusqlite::{OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{asking::may, clinic::Clinic, problem::Problem, session::Session, store::Read};

/// The longest that a label printer may take to pick up, and to take what it is sent.
const PATIENCE: Duration = Duration::from_secs(5);

/// A label printer of this station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LabelPrinter {
    /// As the house calls it.
    pub name: String,
    /// Name or address on the network.
    pub host: String,
    /// Usually 9100.
    pub port: u16,
    /// 6, 8, 12 or 24.
    pub dots_per_mm: u8,
    /// The labels in it.
    pub label_size: PaperSize,
}

/// What became of labels that were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Handed {
    /// The printer took all of it.
    Taken,
    /// It did not pick up: nothing was sent.
    NotReached,
    /// It broke off: some of it may have been printed.
    BrokenOff,
}

impl LabelPrinter {
    /// Sends ZPL. Blocks.
    pub(crate) fn send(&self, zpl: &[u8]) -> Handed {
        let Ok(addresses) = (self.host.as_str(), self.port).to_socket_addrs() else { return Handed::NotReached };
        let reached = addresses.into_iter().find_map(|address| TcpStream::connect_timeout(&address, PATIENCE).ok());
        let Some(mut stream) = reached else { return Handed::NotReached };
        let sent = stream
            .set_write_timeout(Some(PATIENCE))
            .and_then(|()| stream.write_all(zpl))
            .and_then(|()| stream.flush())
            .and_then(|()| stream.shutdown(std::net::Shutdown::Write));
        if sent.is_ok() { Handed::Taken } else { Handed::BrokenOff }
    }

    fn is_possible(&self) -> bool {
        !self.name.trim().is_empty()
            && !self.host.trim().is_empty()
            && self.port > 0
            && matches!(self.dots_per_mm, 6 | 8 | 12 | 24)
            && matches!(self.label_size, PaperSize::Label50x30 | PaperSize::Label100x50)
    }
}

impl Clinic {
    /// Sets a label printer of this station up, or changes the one of the same name.
    ///
    /// # Errors
    /// When the asker may not, or such a printer is not possible.
    pub async fn set_label_printer(&self, by: &Session, printer: LabelPrinter) -> Result<(), Problem> {
        self.may(by, Question::Upkeep).await?;
        if !printer.is_possible() {
            return Err(Problem::refused(Refusal::new(RefusalCode::LabelPrinterImpossible, "printing")));
        }
        self.write_local(move |tx| {
            tx.run(
                "INSERT INTO label_printer (name, host, port, dots_per_mm, label_size) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (name) DO UPDATE SET host = excluded.host, port = excluded.port,
                     dots_per_mm = excluded.dots_per_mm, label_size = excluded.label_size",
                params![
                    printer.name.trim(),
                    printer.host.trim(),
                    printer.port,
                    printer.dots_per_mm,
                    <&str>::from(printer.label_size)
                ],
            )?;
            Ok(())
        })
        .await
    }

    /// Forgets a label printer of this station.
    ///
    /// # Errors
    /// When the asker may not.
    pub async fn remove_label_printer(&self, by: &Session, name: String) -> Result<(), Problem> {
        self.may(by, Question::Upkeep).await?;
        self.write_local(move |tx| {
            tx.run("DELETE FROM label_printer WHERE name = ?1", [&name])?;
            tx.run("DELETE FROM default_printer WHERE printer_kind = 'Label' AND printer = ?1", [&name])?;
            Ok(())
        })
        .await
    }

    /// The label printers of this station, by name.
    ///
    /// # Errors
    /// When the asker may not.
    pub async fn label_printers(&self, by: &Session) -> Result<Vec<LabelPrinter>, Problem> {
        let by = *by;
        self.read(move |read| {
            may(read, &by, Question::Printing)?;
            Ok(read.label_printers()?)
        })
        .await
    }
}

impl Read<'_> {
    /// One label printer of this station.
    pub(crate) fn label_printer(self, name: &str) -> rusqlite::Result<Option<LabelPrinter>> {
        self.connection()
            .prepare_cached("SELECT name, host, port, dots_per_mm, label_size FROM label_printer WHERE name = ?1")?
            .query_row([name], read)
            .optional()
    }

    /// All of them.
    pub(crate) fn label_printers(self) -> rusqlite::Result<Vec<LabelPrinter>> {
        self.connection()
            .prepare_cached("SELECT name, host, port, dots_per_mm, label_size FROM label_printer ORDER BY name")?
            .query_map([], read)?
            .collect()
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<LabelPrinter> {
    Ok(LabelPrinter {
        name: row.get(0)?,
        host: row.get(1)?,
        port: row.get(2)?,
        dots_per_mm: row.get(3)?,
        label_size: crate::store::word(row, 4)?,
    })
}

#[cfg(test)]
mod tests {
    use std::{io::Read as _, net::TcpListener, thread};

    use super::*;

    fn printer(port: u16) -> LabelPrinter {
        let (name, host) = ("Etiquetas".to_owned(), "127.0.0.1".to_owned());
        LabelPrinter { name, host, port, dots_per_mm: 8, label_size: PaperSize::Label50x30 }
    }

    #[test]
    fn a_printer_that_listens_gets_every_byte() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let receiving = thread::spawn(move || {
            let mut all = Vec::new();
            listener.accept().unwrap().0.read_to_end(&mut all).unwrap();
            all
        });
        let zpl = b"^XA^FO0,0^GFA,1,1,1,FF^FS^XZ".repeat(1_000);
        assert_eq!(printer(port).send(&zpl), Handed::Taken);
        assert!(receiving.join().unwrap() == zpl, "nothing is lost and nothing is added");
    }

    #[test]
    fn a_printer_that_does_not_pick_up_got_nothing() {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        assert_eq!(printer(port).send(b"^XA^XZ"), Handed::NotReached);
    }

    #[test]
    fn a_printer_that_hangs_up_may_have_printed() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let hanging_up = thread::spawn(move || drop(listener.accept().unwrap()));
        // More than any buffer on the way holds.
        assert_eq!(printer(port).send(&vec![b'0'; 64 * 1024 * 1024]), Handed::BrokenOff);
        hanging_up.join().unwrap();
    }
}
