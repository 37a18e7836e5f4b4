//! What windows are told after a commit: they drop exactly the queries that show it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    part::{Part, ViewName},
    touches::Touched,
};

/// More keys than this are told as "all".
const MANY: usize = 500;

/// What reads differently now: windows drop exactly the queries that show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Changed {
    /// The views.
    pub views: BTreeSet<ViewName>,
    /// The prescriptions (and whose they are), patients, medicines, users and establishments; `None` for all.
    pub keys: Option<BTreeSet<Uuid>>,
    /// Up to where.
    pub position: i64,
}

impl Changed {
    pub(super) fn of(touched: &Touched, people: BTreeSet<Uuid>, position: i64) -> Self {
        let mut changed = Self { views: BTreeSet::new(), keys: Some(people), position };
        for part in Part::ALL {
            let keys = part.keys(touched);
            if !keys.is_empty() {
                changed.views.extend(part.views());
                changed.keys.iter_mut().for_each(|all| all.extend(keys));
            }
        }
        if !touched.print_jobs.is_empty() {
            changed.views.insert(ViewName::PrintJobs);
            changed.keys.iter_mut().for_each(|all| all.extend(&touched.print_jobs));
        }
        changed.limited()
    }

    /// A print job waits for another reason than before, which is no event.
    pub(crate) fn print_job(id: Uuid, position: i64) -> Self {
        Self { views: BTreeSet::from([ViewName::PrintJobs]), keys: Some(BTreeSet::from([id])), position }
    }

    pub(super) fn everything(position: i64) -> Self {
        let parts = Part::ALL.iter().flat_map(|part| part.views()).copied();
        let views = parts.chain([ViewName::PrintJobs]).collect();
        Self { views, keys: None, position }
    }

    pub(super) fn and(mut self, later: Self) -> Self {
        self.views.extend(later.views);
        self.keys = self.keys.zip(later.keys).map(|(mut keys, more)| {
            keys.extend(more);
            keys
        });
        self.position = later.position;
        self.limited()
    }

    fn limited(mut self) -> Self {
        self.keys = self.keys.filter(|keys| keys.len() <= MANY);
        self
    }
}
