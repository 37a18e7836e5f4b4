//! Passwords: argon2id, outside the outbox; each wrong one makes the next try wait longer, whether
//! or not anybody has the login.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError, mpsc},
};

use argon2::{
    Argon2,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString, rand_core::OsRng},
};
use domain::{
    commands::{Command, NotePasswordChange},
    ids::UserId,
    instant::Instant,
    refusal::{Refusal, RefusalCode},
};
use rusqlite::{OptionalExtension, params};
use thiserror::Error;

use crate::{
    clinic::Clinic,
    problem::{Failure, Problem},
    session::{Session, not_authorised},
    store::{Read, Tx},
};

/// A salted hash that no password has: an unknown login takes as long as a known one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$Tm9ib2R5c1NhbHRTYWx0$Jm5QW9Jx0vVnYk1mYk5oY2RmZ2hqa2xxd2VydHl1aW8";
/// The first wait after three wrong passwords; it doubles with each further one.
const FIRST_WAIT_MS: i64 = 1_000;
const LONGEST_WAIT_MS: i64 = 5 * 60_000;
/// Characters of a password; a shorter one is guessed.
pub const SHORTEST_PASSWORD: usize = 8;

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

/// What a try is answered before anybody looks at its password.
enum Claim {
    /// Not yet, for so many milliseconds.
    Wait(i64),
    /// It counts as wrong until it proves right. `None` where nobody has such a login.
    Counted(Option<(UserId, String)>),
}

/// Tries at logins that nobody has: they wait as long as those that somebody has. Forgotten at the next start.
#[derive(Debug, Default)]
pub(crate) struct Strangers(Mutex<BTreeMap<String, Tries>>);

#[derive(Debug, Default)]
struct Tries {
    failed: i64,
    not_before: i64,
}

impl Strangers {
    const MOST: usize = 1_000;
    /// Longer than any login.
    const LONGEST: usize = 64;

    fn claim(&self, login: &str, now: Instant) -> Claim {
        let login: String = login.chars().take(Self::LONGEST).collect();
        let mut strangers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if strangers.len() >= Self::MOST && !strangers.contains_key(&login) {
            let oldest = strangers.iter().min_by_key(|(_, tries)| tries.not_before).map(|(login, _)| login.clone());
            strangers.remove(&oldest.unwrap_or_default());
        }
        let tries = strangers.entry(login).or_default();
        if tries.not_before > now.millis() {
            return Claim::Wait(tries.not_before - now.millis());
        }
        tries.failed += 1;
        tries.not_before = not_before(tries.failed, now);
        Claim::Counted(None)
    }
}

impl Clinic {
    /// Gives a session to whoever knows the password.
    ///
    /// # Errors
    /// [`SignInError`]; a wrong password is counted.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<Session, SignInError> {
        let known = match self.claim(login).await? {
            Claim::Wait(millis) => return Err(SignInError::Wait { seconds: (millis + 999) / 1_000 }),
            Claim::Counted(known) => known,
        };
        let (user, hash) = known.map_or_else(|| (None, NOBODY.to_owned()), |(user, hash)| (Some(user), hash));
        let password = password.to_owned();
        let right = self.blocking(move || verify(&password, &hash)).await?;
        let Some(user) = user.filter(|_| right) else { return Err(SignInError::Wrong) };
        self.write_local(move |tx| {
            tx.run("UPDATE credential SET failed_attempts = 0, not_before = 0 WHERE user_id = ?1", [user.uuid()])?;
            Ok(())
        })
        .await?;
        Ok(Session::user(user))
    }

    /// Counts a try where only one is counted at a time, before its password is looked at: many at once are many.
    async fn claim(&self, login: &str) -> Result<Claim, Problem> {
        let (login, now, strangers) = (login.to_owned(), self.now(), self.strangers());
        let (tell, told) = mpsc::channel();
        self.write_local(move |tx| {
            let claim = match counted(tx, &login, now)? {
                Some(claim) => claim,
                None => strangers.claim(&login, now),
            };
            // Whoever asked may have gone away.
            let _ = tell.send(claim);
            Ok(())
        })
        .await?;
        // A batch that was given up ran again: what it said last is what was written.
        told.try_iter().last().ok_or_else(|| Problem::failed(&Failure::Closed))
    }

    /// Sets a user's password and writes down that somebody did: an administrator, the operator or the user themself.
    ///
    /// # Errors
    /// Refused to others, and a password that is too short; or it cannot be stored.
    pub async fn set_password(&self, by: &Session, user: UserId, password: &str) -> Result<(), Problem> {
        long_enough(password)?;
        let note = Command::NotePasswordChange(NotePasswordChange { user_id: user });
        self.execute(by, uuid::Uuid::now_v7().into(), note).await?;
        self.store_password(user, password).await
    }

    /// Stores a password whose change is written down already.
    pub(crate) async fn store_password(&self, user: UserId, password: &str) -> Result<(), Problem> {
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
    pub async fn set_password_of(&self, by: &Session, login: &str, password: &str) -> Result<bool, Problem> {
        let login = login.to_owned();
        let Some(user) = self.read(move |read| Ok(read.user_by_login(&login)?)).await? else { return Ok(false) };
        self.set_password(by, user, password).await?;
        Ok(true)
    }

    /// A session without a password, for the operator's own scripts and tests: never for a screen.
    ///
    /// # Errors
    /// Refused to anybody but the operator; [`SignInError::Wrong`] when nobody has that login.
    pub async fn session_of(&self, by: &Session, login: &str) -> Result<Session, SignInError> {
        if *by != Session::operator() {
            return Err(Problem::Refused { refusals: vec![not_authorised()] }.into());
        }
        let login = login.to_owned();
        let user = self.read(move |read| Ok(read.user_by_login(&login)?)).await?;
        user.map(Session::user).ok_or(SignInError::Wrong)
    }
}

/// Refuses a password that is too short.
pub(crate) fn long_enough(password: &str) -> Result<(), Problem> {
    if password.chars().count() >= SHORTEST_PASSWORD {
        return Ok(());
    }
    let refusal = Refusal::new(RefusalCode::PasswordTooShort, "house");
    Err(Problem::refused(refusal.at("password").with("least", SHORTEST_PASSWORD.to_string())))
}

/// The instant before which nobody may try again after so many wrong passwords; 0 while they may at once.
fn not_before(failed: i64, now: Instant) -> i64 {
    match failed {
        ..3 => 0,
        more => now.millis() + FIRST_WAIT_MS.saturating_mul(1 << (more - 3).clamp(0, 20)).min(LONGEST_WAIT_MS),
    }
}

/// Counts a try at a login; `None` where nobody has it.
fn counted(tx: &mut Tx<'_>, login: &str, now: Instant) -> rusqlite::Result<Option<Claim>> {
    let Some(credential) = tx.read().credential(login)? else { return Ok(None) };
    if credential.not_before > now.millis() {
        return Ok(Some(Claim::Wait(credential.not_before - now.millis())));
    }
    tx.run(
        "UPDATE credential SET failed_attempts = failed_attempts + 1, not_before = ?2 WHERE user_id = ?1",
        params![credential.user_id.uuid(), not_before(credential.failed_attempts + 1, now)],
    )?;
    Ok(Some(Claim::Counted(Some((credential.user_id, credential.argon2id)))))
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
