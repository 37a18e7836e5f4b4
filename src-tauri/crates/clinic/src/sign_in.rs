//! Passwords: argon2id, outside the outbox; each wrong one makes the next try wait longer.

use argon2::{
    Argon2,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString, rand_core::OsRng},
};
use domain::{ids::UserId, instant::Instant};
use rusqlite::{OptionalExtension, params};
use thiserror::Error;

use crate::{
    clinic::Clinic,
    problem::{Failure, Problem},
    session::Session,
    store::Read,
};

/// A salted hash that no password has: an unknown login takes as long as a known one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$Tm9ib2R5c1NhbHRTYWx0$Jm5QW9Jx0vVnYk1mYk5oY2RmZ2hqa2xxd2VydHl1aW8";
/// The first wait after three wrong passwords; it doubles with each further one.
const FIRST_WAIT_MS: i64 = 1_000;
const LONGEST_WAIT_MS: i64 = 5 * 60_000;

/// Why nobody signed in.
#[derive(Debug, Error)]
pub enum SignInError {
    /// Login or password is wrong; which one is not said.
    #[error("login or password is wrong")]
    Wrong,
    /// Too many wrong passwords.
    #[error("too many wrong passwords: wait {seconds} s and try again")]
    Wait {
        /// How long.
        seconds: i64,
    },
    /// Something broke.
    #[error(transparent)]
    Problem(#[from] Problem),
}

struct Credential {
    user_id: UserId,
    argon2id: String,
    failed_attempts: i64,
    not_before: i64,
}

impl Clinic {
    /// Gives a session to whoever knows the password.
    ///
    /// # Errors
    /// [`SignInError`]; a wrong password is counted.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<Session, SignInError> {
        let login = login.to_owned();
        let found = self.read(move |read| Ok(read.credential(&login)?)).await?;
        let now = self.now();
        if let Some(credential) = &found
            && credential.not_before > now.millis()
        {
            return Err(SignInError::Wait { seconds: (credential.not_before - now.millis() + 999) / 1_000 });
        }
        let hash = found.as_ref().map_or_else(|| NOBODY.to_owned(), |credential| credential.argon2id.clone());
        let password = password.to_owned();
        let right = self.blocking(move || verify(&password, &hash)).await?;
        let Some(credential) = found else { return Err(SignInError::Wrong) };
        self.count(credential.user_id, if right { 0 } else { credential.failed_attempts + 1 }, now).await?;
        if right { Ok(Session::user(credential.user_id)) } else { Err(SignInError::Wrong) }
    }

    async fn count(&self, user: UserId, failed: i64, now: Instant) -> Result<(), Problem> {
        let wait = match failed {
            ..3 => 0,
            more => FIRST_WAIT_MS.saturating_mul(1 << (more - 3).clamp(0, 20)).min(LONGEST_WAIT_MS),
        };
        self.write_local(move |tx| {
            tx.run(
                "UPDATE credential SET failed_attempts = ?2, not_before = ?3 WHERE user_id = ?1",
                params![user.uuid(), failed, if wait == 0 { 0 } else { now.millis() + wait }],
            )?;
            Ok(())
        })
        .await
    }

    /// Sets a user's password. Who may do so is the caller's to decide: an administrator, or the user after signing in.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub async fn set_password(&self, user: UserId, password: &str) -> Result<(), Problem> {
        let password = password.to_owned();
        let hash = self.blocking(move || hash(&password)).await??;
        self.write_local(move |tx| {
            tx.run(
                "INSERT INTO credential (user_id, argon2id) VALUES (?1, ?2)
                 ON CONFLICT (user_id) DO UPDATE SET argon2id = excluded.argon2id, failed_attempts = 0, not_before = 0",
                params![user.uuid(), hash],
            )?;
            Ok(())
        })
        .await
    }

    /// Sets the password of whoever has this login; says whether somebody does.
    ///
    /// # Errors
    /// As [`Clinic::set_password`].
    pub async fn set_password_of(&self, login: &str, password: &str) -> Result<bool, Problem> {
        let login = login.to_owned();
        let Some(user) = self.read(move |read| Ok(read.user_by_login(&login)?)).await? else { return Ok(false) };
        self.set_password(user, password).await?;
        Ok(true)
    }

    /// A session without a password, for scripts of whoever owns the files: the demo and simulations.
    ///
    /// # Errors
    /// [`SignInError::Wrong`] when nobody has that login.
    pub async fn session_of(&self, login: &str) -> Result<Session, SignInError> {
        let login = login.to_owned();
        let user = self.read(move |read| Ok(read.user_by_login(&login)?)).await?;
        user.map(Session::user).ok_or(SignInError::Wrong)
    }
}

fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

fn hash(password: &str) -> Result<String, Problem> {
    let salt = SaltString::generate(&mut OsRng);
    Argon2::default()
        .hash_password(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|error| Problem::failed(&Failure::Table(error.to_string())))
}

impl Read<'_> {
    fn credential(self, login: &str) -> rusqlite::Result<Option<Credential>> {
        self.connection()
            .prepare_cached(
                "SELECT credential.user_id, credential.argon2id, credential.failed_attempts, credential.not_before
                 FROM staff_user JOIN credential ON credential.user_id = staff_user.id
                 WHERE staff_user.login = ?1 AND staff_user.active = 1 ORDER BY staff_user.id LIMIT 1",
            )?
            .query_row([login], |row| {
                Ok(Credential {
                    user_id: row.get::<_, uuid::Uuid>(0)?.into(),
                    argon2id: row.get(1)?,
                    failed_attempts: row.get(2)?,
                    not_before: row.get(3)?,
                })
            })
            .optional()
    }
}
