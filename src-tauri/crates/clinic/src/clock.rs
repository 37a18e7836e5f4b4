//! Time and identity, injected: taken once for each command, so that the same seed gives the same chain.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use domain::instant::Instant;
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};
use uuid::Uuid;

/// What time it is: the machine's clock, or one that a simulation moves.
#[derive(Debug, Clone)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's clock.
    pub const fn real() -> Self {
        Self(None)
    }

    /// Stands still until [`Clock::set`].
    pub fn fixed(at: Instant) -> Self {
        Self(Some(Arc::new(AtomicI64::new(at.millis()))))
    }

    /// Moves a fixed clock, and all its clones; the machine's clock is left alone.
    pub fn set(&self, at: Instant) {
        if let Some(fixed) = &self.0 {
            fixed.store(at.millis(), Ordering::SeqCst);
        }
    }

    /// Now.
    pub fn now(&self) -> Instant {
        match &self.0 {
            Some(fixed) => Instant::from_millis(fixed.load(Ordering::SeqCst)),
            None => Instant::from_millis(chrono::Utc::now().timestamp_millis()),
        }
    }
}

/// Makes `UUIDv7`s: random, or from a seed.
#[derive(Debug, Clone)]
pub struct Ids(Option<Box<ChaCha8Rng>>);

impl Ids {
    /// From the system's randomness.
    pub const fn random() -> Self {
        Self(None)
    }

    /// The same ids for the same seed and times.
    pub fn seeded(seed: u64) -> Self {
        Self(Some(Box::new(ChaCha8Rng::seed_from_u64(seed))))
    }

    /// The next id, bearing the time `at`.
    pub fn next(&mut self, at: Instant) -> Uuid {
        let Some(rng) = &mut self.0 else { return Uuid::now_v7() };
        let mut random = [0; 10];
        rng.fill_bytes(&mut random);
        let millis = u64::try_from(at.millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}
