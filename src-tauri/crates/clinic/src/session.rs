//! Who gives a command. A session names a user; what they may do is read from the store each time.

use domain::{
    commands::Command,
    events::User,
    ids::UserId,
    refusal::{Refusal, RefusalCode},
    roles::{self, Role},
};
use uuid::Uuid;

use crate::{problem::Rejection, store::Read};

/// Somebody who proved who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session(Who);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    User(UserId),
    Operator,
}

impl Session {
    /// A user who signed in. Only for whoever checked their password, and for simulations of their own hospital.
    pub(crate) const fn user(user: UserId) -> Self {
        Self(Who::User(user))
    }

    /// Whoever operates this machine and its files: sets the clinic up, imports, rebuilds. Prescribes nothing.
    pub const fn operator() -> Self {
        Self(Who::Operator)
    }

    /// As events name them; nil is the operator of the machine.
    pub fn actor_id(&self) -> Uuid {
        match self.0 {
            Who::User(user) => user.uuid(),
            Who::Operator => Uuid::nil(),
        }
    }
}

/// A session with what its user may do now.
#[derive(Debug, Clone)]
pub(crate) struct Actor {
    pub id: Uuid,
    pub user: Option<User>,
}

impl Actor {
    /// Reads the user; a barred or unknown one may do nothing.
    pub(crate) fn of(read: Read<'_>, session: &Session) -> Result<Self, Rejection> {
        let user = match session.0 {
            Who::Operator => None,
            Who::User(id) => Some(read.user(id)?.filter(|user| user.active).ok_or_else(not_authorised)?),
        };
        Ok(Self { id: session.actor_id(), user })
    }

    pub(crate) fn roles(&self) -> &[Role] {
        self.user.as_ref().map_or(&[Role::Administrator], |user| &user.roles)
    }

    /// Refuses a command that the table in `domain::roles` does not give to any role of theirs.
    pub(crate) fn may_give(&self, command: &Command) -> Result<(), Rejection> {
        self.has_one_of(roles::allowed(command))
    }

    pub(crate) fn has_one_of(&self, allowed: &[Role]) -> Result<(), Rejection> {
        if allowed.iter().any(|role| self.roles().contains(role)) { Ok(()) } else { Err(not_authorised().into()) }
    }
}

pub(crate) fn not_authorised() -> Refusal {
    Refusal::new(RefusalCode::NotAuthorised, "roles")
}
