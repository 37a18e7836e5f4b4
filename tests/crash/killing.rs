//! Starts the engine as another process, kills it, looks, and goes on in the same directory.

use std::{
    fmt,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore as _, SeedableRng as _},
};
use support::{chain::Followed, house::House};

use crate::{
    Control, Fault,
    judge::{self, Heard},
    load::options,
};

/// A process starts within this time, or something is wrong with it.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a run of kills showed.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub kills: u32,
    pub acknowledged: u64,
    pub lost: u64,
    pub twice: u64,
    /// Kills that caught a command between being sent and being answered.
    in_flight: u32,
    events: usize,
}

impl Tally {
    /// An error where anything acknowledged is not there exactly once, or the run proves nothing.
    pub(crate) fn verdict(&self) -> Result<(), Fault> {
        if self.lost > 0 || self.twice > 0 {
            return Err(format!("acknowledged commands did not survive: {self}").into());
        }
        if self.acknowledged == 0 {
            return Err("nothing was ever acknowledged: the run proves nothing".into());
        }
        Ok(())
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kills, acknowledged, lost, twice, in_flight, events } = self;
        write!(
            f,
            "{kills} kills ({in_flight} with commands in flight), {acknowledged} acknowledged, {lost} lost, {twice} twice"
        )?;
        if *lost == 0 { write!(f, ", chain of {events} events whole") } else { Ok(()) }
    }
}

/// Kills an engine `kills` times.
pub(crate) fn run(kills: u32, seed: u64, control: Option<Control>) -> Result<Tally, Fault> {
    kill(kills, seed, control, |_| false)
}

/// Kills the engine of a control until it has lost something.
pub(crate) fn until_lost(kills: u32, seed: u64, control: Control) -> Result<Tally, Fault> {
    kill(kills, seed, Some(control), |tally| tally.lost > 0)
}

fn kill(kills: u32, seed: u64, control: Option<Control>, enough: impl Fn(&Tally) -> bool) -> Result<Tally, Fault> {
    let directory = tempfile::tempdir()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async { House::open_in(directory.path(), options(None)).await.clinic.close().await });
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut followed = Followed::default();
    let mut tally = Tally::default();
    while tally.kills < kills && !enough(&tally) {
        let moment = Moment::of(&mut chance, control);
        let heard = one(directory.path(), chance.next_u64(), control, moment)?;
        let found = runtime.block_on(judge::look(directory.path(), &heard, &mut followed, control))?;
        tally.kills += 1;
        tally.acknowledged += heard.done.len() as u64;
        tally.in_flight += u32::from(heard.sent.len() > heard.done.len());
        tally.lost += found.lost;
        tally.twice += found.twice;
    }
    tally.events = judge::whole(directory.path())?;
    Ok(tally)
}

/// When a process is killed.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// While it opens, recovers the log, gives its first commands.
    AfterStart(Duration),
    /// Under load.
    AfterReady(Duration),
    /// As soon as so many acknowledgements were heard: somebody believes in what they just heard.
    OnAnswer(u32),
}

impl Moment {
    /// A control is killed on an answer: it has little time to lose something.
    fn of(chance: &mut ChaCha8Rng, control: Option<Control>) -> Self {
        let delay = Duration::from_millis(10 + u64::from(chance.next_u32() % 390));
        let answers = 1 + chance.next_u32() % 80;
        match chance.next_u32() % 8 {
            _ if control.is_some() => Self::OnAnswer(answers),
            0 => Self::AfterStart(delay),
            1..=4 => Self::AfterReady(delay),
            _ => Self::OnAnswer(answers),
        }
    }

    /// Waits for it; false when the process does not come so far.
    fn wait(self, told: &mpsc::Receiver<Told>) -> bool {
        let heard = |what| told.recv_timeout(PATIENCE) == Ok(what);
        match self {
            Self::AfterStart(delay) => thread::sleep(delay),
            Self::AfterReady(delay) => {
                if !heard(Told::Ready) {
                    return false;
                }
                thread::sleep(delay);
            }
            Self::OnAnswer(answers) => return heard(Told::Ready) && (0..answers).all(|_| heard(Told::Done)),
        }
        true
    }
}

/// What a process says that somebody may wait for.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    Ready,
    Done,
}

/// Starts a process, kills it at a moment, and gives what it said.
fn one(directory: &Path, seed: u64, control: Option<Control>, moment: Moment) -> Result<Heard, Fault> {
    let mut child = start(directory, seed, control)?;
    let stdout = child.stdout.take().ok_or("no pipe")?;
    let (tell, told) = mpsc::channel();
    let listener = thread::spawn(move || {
        let mut heard = Heard::default();
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if line == "ready" {
                let _ = tell.send(Told::Ready);
            } else if heard.line(&line).is_some() && line.starts_with("done ") {
                let _ = tell.send(Told::Done);
            }
        }
        heard
    });
    let came = moment.wait(&told);
    // SIGKILL; an error means that it is gone already.
    let killed = child.kill();
    let status = child.wait()?;
    let heard = listener.join().map_err(|_| "the listener panicked")?;
    if !came || killed.is_err() || status.code().is_some() {
        return Err(format!("the engine ended by itself: {status}").into());
    }
    Ok(heard)
}

fn start(directory: &Path, seed: u64, control: Option<Control>) -> Result<Child, Fault> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--child").arg(directory).args(["--seed", &seed.to_string()]);
    if let Some(control) = control {
        command.args(["--control", control.name()]);
    }
    Ok(command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?)
}
