//! Staff users and their roles.

use domain::{
    events::User,
    ids::{PractitionerId, UserId},
    roles::Role,
};
use rusqlite::{OptionalExtension, params};

use super::{Read, Tx};

pub(super) fn user(tx: &mut Tx<'_>, body: &User) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO staff_user (id, login, name, practitioner_id, active) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET login = excluded.login, name = excluded.name,
             practitioner_id = excluded.practitioner_id, active = excluded.active",
        params![
            body.user_id.uuid(),
            body.login,
            body.name,
            body.practitioner_id.map(PractitionerId::uuid),
            body.active
        ],
    )?;
    tx.run("DELETE FROM staff_role WHERE user_id = ?1", [body.user_id.uuid()])?;
    for role in &body.roles {
        tx.run(
            "INSERT INTO staff_role (user_id, role) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![body.user_id.uuid(), <&str>::from(*role)],
        )?;
    }
    Ok(())
}

impl Read<'_> {
    /// A user with their roles, barred or not.
    pub(crate) fn user(self, id: UserId) -> rusqlite::Result<Option<User>> {
        self.known(|known| &known.users, id, || self.read_user(id))
    }

    fn read_user(self, id: UserId) -> rusqlite::Result<Option<User>> {
        let found = self
            .connection()
            .prepare_cached(
                "SELECT login, name, practitioner_id, active,
                        (SELECT group_concat(role) FROM staff_role WHERE user_id = staff_user.id)
                 FROM staff_user WHERE id = ?1",
            )?
            .query_row([id.uuid()], |row| {
                let roles: Option<String> = row.get(4)?;
                let roles = roles.iter().flat_map(|text| text.split(',')).map(str::parse::<Role>);
                Ok(User {
                    user_id: id,
                    login: row.get(0)?,
                    name: row.get(1)?,
                    roles: roles.collect::<Result<_, _>>().map_err(|_| super::unreadable(4))?,
                    practitioner_id: row.get::<_, Option<uuid::Uuid>>(2)?.map(Into::into),
                    active: row.get(3)?,
                })
            });
        found.optional()
    }

    pub(crate) fn user_by_login(self, login: &str) -> rusqlite::Result<Option<UserId>> {
        self.connection()
            .prepare_cached("SELECT id FROM staff_user WHERE login = ?1 ORDER BY id LIMIT 1")?
            .query_row([login], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))
            .optional()
    }

    /// Active administrators other than `user`.
    pub(crate) fn other_administrators(self, user: UserId) -> rusqlite::Result<i64> {
        self.connection()
            .prepare_cached(
                "SELECT count(*) FROM staff_role JOIN staff_user ON staff_user.id = staff_role.user_id
                 WHERE staff_role.role = 'Administrator' AND staff_user.active = 1 AND staff_user.id <> ?1",
            )?
            .query_row([user.uuid()], |row| row.get(0))
    }
}
