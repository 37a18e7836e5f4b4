//! One window: who sits at it, whether it is locked, and since when they have proved who they are.
//!
//! A locked seat answers nothing; a signature asks for the password again when it was given too long ago.

use std::time::Duration;

use domain::{
    commands::Command,
    events::User,
    ids::{PractitionerId, UserId},
    instant::Instant,
    refusal::Refusal,
    roles::{self, Role},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    clinic::Clinic,
    problem::{Failure, Problem},
    session::Session,
    sign_in::SignInError,
};

/// A password is good for signatures as long as this.
const SIGNATURE: Duration = Duration::from_mins(5);

/// Who sits there, as the window shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Me {
    pub user_id: UserId,
    pub login: String,
    pub name: String,
    pub roles: Vec<Role>,
    pub practitioner_id: Option<PractitionerId>,
    /// `CRM-SP 00001`.
    pub council: Option<String>,
    /// Programmes and commissions that they may act for: `CCIH`.
    pub registrations: Vec<String>,
}

/// Why a window's request is not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind")]
pub enum Trouble {
    /// Rules say no.
    Refused {
        /// All of them.
        refusals: Vec<Refusal>,
    },
    /// Something broke; nothing was written.
    Failed {
        /// Where in the log.
        reference: String,
    },
    /// The clinic is not open.
    NotOpen,
    /// Nobody signed in at this window.
    NotSignedIn,
    /// The window is locked.
    Locked,
    /// A signature needs the password again.
    PasswordNeeded,
    /// Login or password is wrong.
    WrongPassword,
    /// Too many wrong passwords.
    Wait {
        /// How long.
        seconds: i64,
    },
    /// Somebody called long work off; an import that is begun again goes on from there.
    Cancelled,
    /// A file is not what it should be, or cannot be read or written.
    File {
        /// What is wrong with it, in a few words, without its content.
        detail: String,
    },
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Refused { refusals } => Self::Refused { refusals },
            Problem::Failed { reference } => Self::Failed { reference },
        }
    }
}

impl From<SignInError> for Trouble {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Wrong => Self::WrongPassword,
            SignInError::Wait { seconds } => Self::Wait { seconds },
            SignInError::Problem(problem) => problem.into(),
        }
    }
}

/// A window with somebody at it.
#[derive(Debug, Clone)]
pub struct Seat {
    session: Session,
    me: Me,
    locked: bool,
    proved_at: Instant,
}

impl Seat {
    /// Who sits there, locked or not.
    pub const fn me(&self) -> &Me {
        &self.me
    }

    /// Nothing is answered until the password is given.
    pub const fn lock(&mut self) {
        self.locked = true;
    }

    /// Whether it is locked.
    pub const fn is_locked(&self) -> bool {
        self.locked
    }

    /// Their session, to ask with.
    ///
    /// # Errors
    /// [`Trouble::Locked`].
    pub fn session(&self) -> Result<Session, Trouble> {
        if self.locked { Err(Trouble::Locked) } else { Ok(self.session) }
    }

    /// Their session, for this command now.
    ///
    /// # Errors
    /// [`Trouble::Locked`], [`Trouble::PasswordNeeded`].
    pub fn session_for(&self, command: &Command, now: Instant) -> Result<Session, Trouble> {
        let session = self.session()?;
        let age = now.millis().saturating_sub(self.proved_at.millis());
        let fresh = u64::try_from(age).is_ok_and(|age| u128::from(age) <= SIGNATURE.as_millis());
        if roles::is_signature(command) && !fresh { Err(Trouble::PasswordNeeded) } else { Ok(session) }
    }
}

impl Clinic {
    /// Seats whoever knows the password.
    ///
    /// # Errors
    /// [`Trouble::WrongPassword`], [`Trouble::Wait`], or the store's.
    pub async fn take_seat(&self, login: &str, password: &str) -> Result<Seat, Trouble> {
        let session = self.sign_in(login, password).await?;
        let id = UserId::from(session.actor_id());
        let me = self.read(move |read| {
            let user: Option<User> = read.user(id)?;
            let Some(user) = user else { return Ok(None) };
            let practitioner = user.practitioner_id.map(|id| read.practitioner(id)).transpose()?.flatten();
            let council = practitioner
                .as_ref()
                .map(|practitioner| format!("{}-{} {}", practitioner.council, practitioner.uf, practitioner.number));
            let User { user_id, login, name, roles, practitioner_id, .. } = user;
            let registrations =
                practitioner.map(|practitioner| practitioner.programme_registrations).unwrap_or_default();
            Ok(Some(Me { user_id, login, name, roles, practitioner_id, council, registrations }))
        });
        let me = me.await?.ok_or_else(|| Trouble::from(Problem::failed(&Failure::Closed)))?;
        Ok(Seat { session, me, locked: false, proved_at: self.now() })
    }

    /// Whoever sits there proves who they are once more: unlocks, and lets them sign.
    ///
    /// # Errors
    /// As [`Clinic::take_seat`].
    pub async fn prove(&self, login: &str, password: &str) -> Result<Instant, Trouble> {
        self.sign_in(login, password).await?;
        Ok(self.now())
    }
}

impl Seat {
    /// The password was given again at `at`.
    pub const fn proved(&mut self, at: Instant) {
        self.locked = false;
        self.proved_at = at;
    }
}
