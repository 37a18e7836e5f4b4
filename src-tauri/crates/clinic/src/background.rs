//! Owns every loop: each runs on a thread of its own until it is told to stop, and nothing else spawns.

use std::{
    io,
    thread::{Builder, JoinHandle},
    time::{Duration, Instant},
};

use tokio::{runtime, sync::watch};
use uuid::Uuid;

/// The longest that loops get to end.
const DEADLINE: Duration = Duration::from_secs(20);

/// A pause drawn from the longer half of `length`, so that what failed together does not come back together.
pub(crate) fn jittered(length: Duration) -> Duration {
    let (_, random) = Uuid::now_v7().as_u64_pair();
    length / 2 + (length / 2).mul_f64(f64::from(u8::try_from(random % 256).unwrap_or_default()) / 255.0)
}

/// The running loops.
#[derive(Debug)]
pub(crate) struct Background {
    stop: watch::Sender<bool>,
    loops: Vec<JoinHandle<()>>,
}

impl Background {
    pub(crate) fn new() -> Self {
        Self { stop: watch::Sender::new(false), loops: Vec::new() }
    }

    /// Starts a loop. Its future may block: it has the thread for itself.
    pub(crate) fn start<F: Future<Output = ()>>(
        &mut self,
        name: &str,
        run: impl FnOnce(watch::Receiver<bool>) -> F + Send + 'static,
    ) -> io::Result<()> {
        let stop = self.stop.subscribe();
        let runtime = runtime::Builder::new_current_thread().enable_time().build()?;
        self.loops.push(Builder::new().name(name.to_owned()).spawn(move || runtime.block_on(run(stop)))?);
        Ok(())
    }

    /// Tells the loops to stop and waits until they have. Blocks.
    pub(crate) fn close(self) {
        self.stop.send_replace(true);
        let deadline = Instant::now() + DEADLINE;
        for running in self.loops {
            while !running.is_finished() && Instant::now() < deadline {
                std::thread::sleep(Duration::from_millis(2));
            }
            let name = running.thread().name().unwrap_or_default().to_owned();
            if !running.is_finished() {
                tracing::error!(name, "Loop did not end in time");
            } else if running.join().is_err() {
                tracing::error!(name, "Loop panicked");
            }
        }
    }
}
