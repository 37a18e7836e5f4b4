//! The printers that this station can reach: the spooler's queues, its own label printers, the system's viewer.

use domain::{
    paper::PaperKind,
    printing::{PrinterKind, PrinterName, PrinterState},
    roles::Question,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::label_printer::LabelPrinter;
use crate::{clinic::Clinic, problem::Problem, session::Session};

/// What there is to print on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Printers {
    /// Whether the spooler said anything. Without its answer there may be queues that are not among `printers`.
    pub spooler_answers: bool,
    /// Queues, then label printers, then the viewer.
    pub printers: Vec<Printer>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Printer {
    /// Which.
    pub printer: PrinterName,
    /// As whoever set it up describes it.
    pub description: Option<String>,
    /// How it is.
    pub state: PrinterState,
    /// Whether it takes jobs.
    pub accepting: bool,
    /// The spooler's own choice.
    pub is_default: bool,
    /// Why it is how it is: the spooler's keywords, `paused`, `media-empty`.
    pub reasons: Vec<String>,
    /// The papers that this station prints there.
    pub default_of: Vec<PaperKind>,
    /// Of a label printer: where it is and what is in it.
    pub label: Option<LabelPrinter>,
}

/// The viewer's name among printers.
pub(super) const VIEWER: &str = "viewer";

impl Clinic {
    /// The printers of this station, as the spooler sees them now.
    ///
    /// # Errors
    /// When the asker may not, or the store cannot be read.
    pub async fn printers(&self, by: &Session) -> Result<Printers, Problem> {
        self.may(by, Question::Printing).await?;
        let spooler = self.spooler().clone();
        let queues = self.blocking(move || spooler.queues()).await?;
        if let Err(error) = &queues {
            tracing::info!(%error, "Spooler");
        }
        let spooler_answers = queues.is_ok();
        let queues = queues.unwrap_or_default().into_iter().map(|queue| Printer {
            printer: PrinterName { kind: PrinterKind::Queue, name: queue.name },
            description: queue.description,
            state: queue.state,
            accepting: queue.accepting,
            is_default: queue.is_default,
            reasons: queue.reasons,
            default_of: Vec::new(),
            label: None,
        });
        let labels = self
            .label_printers(by)
            .await?
            .into_iter()
            .map(|label| Printer { label: Some(label.clone()), ..silent(PrinterKind::Label, label.name) });
        let mut printers: Vec<Printer> =
            queues.chain(labels).chain([silent(PrinterKind::Viewer, VIEWER.to_owned())]).collect();
        let names: Vec<PrinterName> = printers.iter().map(|printer| printer.printer.clone()).collect();
        let defaults = self
            .read(move |read| {
                Ok(names.iter().map(|name| read.papers_of_printer(name)).collect::<Result<Vec<_>, _>>()?)
            })
            .await?;
        for (printer, papers) in printers.iter_mut().zip(defaults) {
            printer.default_of = papers;
        }
        Ok(Printers { spooler_answers, printers })
    }
}

/// One that says nothing of itself.
fn silent(kind: PrinterKind, name: String) -> Printer {
    Printer {
        printer: PrinterName { kind, name },
        description: None,
        state: PrinterState::Unknown,
        accepting: true,
        is_default: false,
        reasons: Vec::new(),
        default_of: Vec::new(),
        label: None,
    }
}
