//! How the engine is: what Health says beside the store and the views.

use crate::{
    backup::newest,
    clinic::Clinic,
    problem::{Failure, Problem},
    queries::{
        self,
        health::{FollowerState, Health, Measures},
    },
    search,
};

impl Clinic {
    /// How everything is. Anybody may ask; no patient is in it.
    ///
    /// # Errors
    /// When store or views cannot be read.
    pub async fn health(&self) -> Result<Health, Problem> {
        let measures = self.measures();
        let views = self.views();
        let health = self
            .read(move |read| Ok(views.read(|views| queries::health::health(read.connection(), views, &measures))))
            .await?;
        health.map_err(|error| Problem::failed(&Failure::Query(error.to_string())))
    }

    fn measures(&self) -> Measures {
        let projector = self.projections().progress().borrow().clone();
        let indexer = self.indexing().borrow().clone();
        let directory = self.path();
        let index = search::folder(&directory);
        Measures {
            now: crate::clock::Clock::real().now(),
            followers: vec![
                FollowerState {
                    name: "projector".to_owned(),
                    position: projector.position,
                    heartbeat_ms: projector.heartbeat_ms,
                    rebuilding: projector.rebuilding.map(|done| (done.keys, done.of)),
                    failing: projector.failing,
                },
                FollowerState {
                    name: "indexer".to_owned(),
                    position: indexer.position,
                    heartbeat_ms: indexer.heartbeat_ms,
                    rebuilding: indexer.rebuild.map(|done| {
                        (i64::try_from(done.done).unwrap_or(i64::MAX), i64::try_from(done.total).unwrap_or(i64::MAX))
                    }),
                    failing: indexer.failure,
                },
            ],
            printing: self.printing_state(),
            files: vec![directory.join("clinic.db"), directory.join("clinic.db-wal"), self.views().file(), index],
            last_backup: newest(&directory.join("backups")).map(|kept| kept.manifest.made_at),
        }
    }
}
