//! Items that somebody orders again and again, kept by and for their author: local, no events. One item is a favourite.

use domain::{commands::ItemOrder, ids::CommandId};
use rusqlite::params;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{clinic::Clinic, problem::Problem, session::Session};

/// Items under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct OrderSet {
    pub id: CommandId,
    pub name: String,
    pub items: Vec<KeptItem>,
}

/// An item as it was ordered, with the line that was typed for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct KeptItem {
    pub line: String,
    pub description: String,
    pub item: ItemOrder,
}

impl Clinic {
    /// Keeps a set, or changes the author's set of the same id.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub async fn keep_order_set(&self, by: &Session, set: OrderSet) -> Result<(), Problem> {
        let (author, items) = (by.actor_id(), serde_json::json!(set.items).to_string());
        self.write_local(move |tx| {
            tx.run(
                "INSERT INTO order_set (id, author_id, name, items) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, items = excluded.items
                 WHERE author_id = excluded.author_id",
                params![set.id.uuid(), author, set.name, items],
            )?;
            Ok(())
        })
        .await
    }

    /// The author's sets, by name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn order_sets(&self, by: &Session) -> Result<Vec<OrderSet>, Problem> {
        let author = by.actor_id();
        self.read(move |read| {
            let mut statement = read.connection().prepare_cached(
                "SELECT id, name, items FROM order_set WHERE author_id = ?1 ORDER BY name, id LIMIT 200",
            )?;
            let sets = statement.query_map([author], |row| {
                Ok(OrderSet {
                    id: row.get::<_, uuid::Uuid>(0)?.into(),
                    name: row.get(1)?,
                    items: crate::store::from_json(2, &row.get::<_, String>(2)?)?,
                })
            })?;
            Ok(sets.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }

    /// Throws a set of the author's away.
    ///
    /// # Errors
    /// When it cannot be deleted.
    pub async fn discard_order_set(&self, by: &Session, id: CommandId) -> Result<(), Problem> {
        let author = by.actor_id();
        self.write_local(move |tx| {
            tx.run("DELETE FROM order_set WHERE id = ?1 AND author_id = ?2", params![id.uuid(), author])?;
            Ok(())
        })
        .await
    }
}
