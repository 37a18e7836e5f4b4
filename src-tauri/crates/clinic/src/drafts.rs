//! Forms somebody has not sent yet: local, private to their author, no events. `prescribe` deletes the one it came from.

use domain::{ids::CommandId, instant::Instant};
use rusqlite::{OptionalExtension, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{clinic::Clinic, problem::Problem, session::Session};

/// A form as it was left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    /// The id of the command that it will become.
    pub id: CommandId,
    /// What the form holds; the engine does not look inside.
    pub body: serde_json::Value,
    /// When it was left.
    pub saved_at: Instant,
}

impl Clinic {
    /// Saves a form; somebody else's draft of the same id is left alone, and one that was sent does not come back.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub async fn save_draft(&self, by: &Session, id: CommandId, body: serde_json::Value) -> Result<(), Problem> {
        let (author, now, body) = (by.actor_id(), self.now(), body.to_string());
        self.write_local(move |tx| {
            tx.run(
                "INSERT INTO draft (id, author_id, body, saved_at) SELECT ?1, ?2, ?3, ?4
                 WHERE NOT EXISTS (SELECT 1 FROM command_receipt WHERE command_id = ?1)
                 ON CONFLICT (id) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at
                 WHERE author_id = excluded.author_id",
                params![id.uuid(), author, body, now.millis()],
            )?;
            Ok(())
        })
        .await
    }

    /// The author's drafts, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn drafts(&self, by: &Session) -> Result<Vec<Draft>, Problem> {
        let author = by.actor_id();
        self.read(move |read| {
            let mut statement = read.connection().prepare_cached(
                "SELECT id, body, saved_at FROM draft WHERE author_id = ?1 ORDER BY saved_at DESC LIMIT 200",
            )?;
            let drafts = statement.query_map([author], |row| {
                Ok(Draft {
                    id: row.get::<_, uuid::Uuid>(0)?.into(),
                    body: crate::store::from_json(1, &row.get::<_, String>(1)?)?,
                    saved_at: Instant::from_millis(row.get(2)?),
                })
            })?;
            Ok(drafts.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }

    /// Throws a draft away; true when there was one.
    ///
    /// # Errors
    /// When it cannot be deleted.
    pub async fn discard_draft(&self, by: &Session, id: CommandId) -> Result<bool, Problem> {
        let author = by.actor_id();
        let theirs = self
            .read(move |read| {
                let mut statement =
                    read.connection().prepare_cached("SELECT 1 FROM draft WHERE id = ?1 AND author_id = ?2")?;
                Ok(statement.query_row(params![id.uuid(), author], |_| Ok(())).optional()?.is_some())
            })
            .await?;
        self.write_local(move |tx| {
            tx.run("DELETE FROM draft WHERE id = ?1 AND author_id = ?2", params![id.uuid(), author])?;
            Ok(())
        })
        .await?;
        Ok(theirs)
    }
}
