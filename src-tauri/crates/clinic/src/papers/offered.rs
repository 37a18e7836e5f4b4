//! Which papers a prescription yields, and how often each was printed.

use domain::{
    ids::{ItemId, PrescriptionId},
    paper::PaperKind,
    prescribing::PrescriptionKind,
    printing::{PaperRequest, PaperSubject, PrinterName},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{labels, outpatient};
use crate::{clinic::Clinic, problem::Problem, queries::prescription_document::DocumentItem, session::Session};

/// A paper that can be printed of a prescription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaperOffered {
    /// What to ask for.
    pub request: PaperRequest,
    /// The items that stand on it.
    pub items: Vec<ItemId>,
    /// Their names.
    pub medicines: Vec<String>,
    /// How often it came out, or may have.
    pub prints: u32,
    /// There is a print to compare with: `only_changes` may be asked for.
    pub can_print_changes: bool,
    /// Where this station prints it when nobody says otherwise.
    pub printer: Option<PrinterName>,
}

impl Clinic {
    /// The papers of a prescription, in the order in which they are offered: what the law asks for, then labels.
    ///
    /// # Errors
    /// When the asker may not, or the prescription no longer stands.
    pub async fn papers_of(&self, by: &Session, id: PrescriptionId) -> Result<Vec<PaperOffered>, Problem> {
        let document = outpatient::standing(self, by, id).await?;
        let items: Vec<&DocumentItem> = match document.kind {
            // On the ward's sheet a suspended item says so.
            PrescriptionKind::Inpatient => document.items.iter().collect(),
            _ => document.items.iter().filter(|item| !item.suspended).collect(),
        };
        let mut papers: Vec<(PaperKind, Vec<&DocumentItem>)> = outpatient::papers_of(&document, &items)
            .into_iter()
            .map(|paper| (paper.kind, paper.items.iter().filter_map(|place| items.get(*place).copied()).collect()))
            .collect();
        papers.extend(labels::kinds_of(&document));
        let mut offered: Vec<PaperOffered> = Vec::new();
        for (paper, items) in papers {
            let part = offered.iter().filter(|before| before.request.paper == paper).count();
            let request = PaperRequest {
                paper,
                subject: PaperSubject::Prescription { prescription_id: id },
                part: u16::try_from(part).unwrap_or(u16::MAX),
                only_changes: false,
                size: None,
            };
            offered.push(PaperOffered {
                request,
                items: items.iter().map(|item| item.item_id).collect(),
                medicines: items.iter().map(|item| item.description.clone()).collect(),
                prints: 0,
                can_print_changes: false,
                printer: None,
            });
        }
        let root = document.root_id;
        self.read(move |read| {
            for paper in &mut offered {
                paper.prints = read.next_print_number(&paper.request)?.saturating_sub(1);
                paper.printer = read.default_printer(paper.request.paper)?;
                paper.can_print_changes = paper.request.paper == PaperKind::Inpatient
                    && read.last_printed(root, PaperKind::Inpatient)?.is_some();
            }
            Ok(offered)
        })
        .await
    }
}
