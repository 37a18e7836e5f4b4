//! The engine as its callers see it: open, execute, check, read, close.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use chrono_tz::Tz;
use domain::{commands::Command, events::AggregateKind, facts::Fact, ids::CommandId, instant::Instant};
use tokio::sync::{mpsc, oneshot, watch};

use crate::{
    background::Background,
    backup::DailyBackups,
    clock::{Clock, Ids},
    commands,
    directory::{Directory, OpenError},
    outbox,
    printing::{
        delivery::Delivery,
        dispatch::{Dispatcher, Printing},
        files::Files,
        recorder::Recorder,
        spooler::Spooler,
    },
    problem::{Checked, Failure, Problem, Receipt, Rejection},
    projections::{Projections, Projector, Views},
    queries::health::PrintingState,
    readers::Readers,
    restore,
    search::{self, Indexer, Requests, Snapshot},
    session::{Actor, Session},
    sign_in::Strangers,
    store::{
        Read, Tx,
        connection::{Synchronous, open_writer},
    },
    writer::{Answer, Sent, Work, Writer},
};

/// How a clinic is opened. The defaults are what a hospital runs with.
#[derive(Debug, Clone)]
pub struct Options {
    /// What time it is.
    pub clock: Clock,
    /// Where ids come from.
    pub ids: Ids,
    /// See [`Synchronous`].
    pub synchronous: Synchronous,
    /// See [`Answer`].
    pub answer: Answer,
    /// Commands in one transaction at most; 1 turns group commit off, for comparison.
    pub batch: usize,
    /// Where the system's spooler listens, as `host:port`; where the system says, when absent.
    pub spooler: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            clock: Clock::real(),
            ids: Ids::random(),
            synchronous: Synchronous::default(),
            answer: Answer::default(),
            batch: Writer::FULL_BATCH,
            spooler: None,
        }
    }
}

/// An open clinic. Clones share it; the last [`Clinic::close`] ends it.
#[derive(Clone)]
pub struct Clinic(Arc<Open>);

struct Open {
    directory: Directory,
    clock: Clock,
    ids: Ids,
    works: std::sync::Mutex<Option<mpsc::Sender<Work>>>,
    head: watch::Receiver<i64>,
    readers: Readers,
    views: Arc<Views>,
    strangers: Arc<Strangers>,
    projections: Projections,
    indexing: watch::Receiver<search::Progress>,
    index: watch::Receiver<Option<Snapshot>>,
    index_requests: Arc<Requests>,
    spooler: Spooler,
    printed_files: Files,
    printing: Printing,
    background: std::sync::Mutex<Option<Background>>,
    writer: std::sync::Mutex<Option<thread::JoinHandle<()>>>,
}

impl fmt::Debug for Clinic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clinic").field("path", &self.0.directory.path()).finish_non_exhaustive()
    }
}

impl Clinic {
    /// Opens the clinic in a directory, making it when there is none.
    ///
    /// # Errors
    /// [`OpenError`]; nothing was written then.
    pub fn open(path: &Path, options: Options) -> Result<Self, OpenError> {
        let directory = Directory::hold(path)?;
        restore::finish(&directory)?;
        directory.inspect()?;
        let store = directory.store();
        let connection = open_writer(&store, options.synchronous).map_err(|error| directory.unopened(error))?;
        let (works, waiting) = mpsc::channel(1_024);
        let (head_sender, head) = watch::channel(outbox::last_position(&connection)?);
        let writer = Writer {
            connection,
            clock: options.clock.clone(),
            ids: options.ids.clone(),
            answer: options.answer,
            batch: options.batch.max(1),
            works: waiting,
            head: head_sender,
        };
        let thread = |source| OpenError::Io { path: path.to_owned(), source };
        let writer = writer.spawn().map_err(thread)?;
        let views = Views::open(path, &store).map_err(|error| OpenError::Follower(error.to_string()))?;
        let views = Arc::new(views);
        // Heartbeats are read by people who watch a clock on a wall, whatever time a simulation lives in.
        let wall = Clock::real();
        let (projector, projections) = Projector::new(Arc::clone(&views), head.clone(), wall);
        let progress = watch::Sender::new(search::Progress::default());
        let snapshot = watch::Sender::new(None);
        let (indexing, index) = (progress.subscribe(), snapshot.subscribe());
        let index_requests = Arc::new(Requests::default());
        let indexer = Indexer {
            folder: path.to_owned(),
            head: head.clone(),
            progress,
            snapshot,
            requests: Arc::clone(&index_requests),
            now: || Clock::real().now().millis(),
        };
        let spooler = Spooler::at(options.spooler.as_deref());
        let printed_files = Files::of(path);
        let delivery = Delivery {
            spooler: spooler.clone(),
            files: printed_files.clone(),
            store: Readers::new(store.clone()),
            clock: options.clock.clone(),
        };
        let recorder = Recorder::new(works.downgrade());
        let (dispatcher, printing) = Dispatcher::new(delivery, recorder, projections.clone(), head.clone());
        let mut background = Background::new();
        background.start("projector", |stop| projector.run(stop)).map_err(thread)?;
        background.start("indexer", |stop| indexer.run(stop)).map_err(thread)?;
        let backups = DailyBackups::of(path, options.clock.clone());
        background.start("printing", |stop| dispatcher.run(stop)).map_err(thread)?;
        background.start("backups", |stop| backups.run(stop)).map_err(thread)?;
        Ok(Self(Arc::new(Open {
            directory,
            clock: options.clock,
            ids: options.ids,
            works: std::sync::Mutex::new(Some(works)),
            head,
            readers: Readers::new(store),
            views,
            strangers: Arc::default(),
            projections,
            indexing,
            index,
            index_requests,
            spooler,
            printed_files,
            printing,
            background: std::sync::Mutex::new(Some(background)),
            writer: std::sync::Mutex::new(Some(writer)),
        })))
    }

    /// Where the clinic's files are.
    pub fn path(&self) -> PathBuf {
        self.0.directory.path().to_owned()
    }

    /// What time it is here.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// The position of the last event, as it moves.
    pub fn head(&self) -> watch::Receiver<i64> {
        self.0.head.clone()
    }

    /// The projector: how far it is, what changes, rebuild and retry.
    pub fn projections(&self) -> &Projections {
        &self.0.projections
    }

    /// How the loop is that brings papers to printers.
    pub(crate) fn printing_state(&self) -> PrintingState {
        self.0.printing.state()
    }

    /// How far the search index is.
    pub fn indexing(&self) -> watch::Receiver<search::Progress> {
        self.0.indexing.clone()
    }

    /// What people may ask of the indexer: rebuild and cancel.
    pub fn index_requests(&self) -> &Requests {
        &self.0.index_requests
    }

    /// Waits until views and index show everything up to `position`; says whether they do.
    pub async fn caught_up(&self, position: i64, within: Duration) -> bool {
        let mut indexing = self.indexing();
        let indexed = indexing.wait_for(|progress| progress.position >= position);
        let (shown, indexed) =
            tokio::join!(self.projections().reached(position, within), tokio::time::timeout(within, indexed));
        shown && indexed.is_ok_and(|waited| waited.is_ok())
    }

    /// The establishment's time zone; UTC before the clinic is set up.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn time_zone(&self) -> Result<Tz, Problem> {
        let house = self.read(|read| Ok(read.house()?)).await?;
        Ok(house.and_then(|house| house.time_zone.parse().ok()).unwrap_or(Tz::UTC))
    }

    /// Makes views and index anew, the old ones answering meanwhile; says whether both came to their end.
    pub async fn rebuild(&self) -> bool {
        let mut indexing = self.indexing();
        self.index_requests().rebuild();
        let index = async {
            let began = indexing.wait_for(|progress| progress.rebuild.is_some()).await.is_ok();
            let head = *self.head().borrow();
            began && indexing.wait_for(|progress| progress.rebuild.is_none() && progress.position >= head).await.is_ok()
        };
        let (views, index) = tokio::join!(self.projections().rebuild(), index);
        views && index
    }

    /// The file that answers queries now.
    pub fn views_file(&self) -> PathBuf {
        self.0.views.file()
    }

    pub(crate) fn views(&self) -> Arc<Views> {
        Arc::clone(&self.0.views)
    }

    pub(crate) fn strangers(&self) -> Arc<Strangers> {
        Arc::clone(&self.0.strangers)
    }

    pub(crate) fn index_snapshot(&self) -> Option<Snapshot> {
        self.0.index.borrow().clone()
    }

    pub(crate) fn store_readers(&self) -> &Readers {
        &self.0.readers
    }

    /// Carries a command out; it is on the disk when this returns a receipt.
    ///
    /// # Errors
    /// All refusals at once, or a failure; nothing was written then.
    pub async fn execute(&self, by: &Session, id: CommandId, command: Command) -> Result<Receipt, Problem> {
        let receipt = self.submit(by, id, command).await?.answer().await?;
        if receipt.events.iter().any(|event| event.aggregate == AggregateKind::PrintJob) {
            self.wake_printing();
        }
        Ok(receipt)
    }

    /// Hands a command over without waiting for its answer: commands are carried out in the order they are handed over.
    ///
    /// # Errors
    /// When the clinic is closed.
    pub async fn submit(&self, by: &Session, id: CommandId, command: Command) -> Result<Submitted, Problem> {
        let (reply, answer) = oneshot::channel();
        let sent = Sent::new(*by, id, command).map_err(|error| Problem::failed(&error.into()))?;
        self.send(Work::Command { sent: Box::new(sent), reply }).await?;
        Ok(Submitted(answer))
    }

    /// The refusals and findings that [`Clinic::execute`] would give, without writing.
    ///
    /// # Errors
    /// As [`Clinic::execute`].
    pub async fn check(&self, by: &Session, id: CommandId, command: Command) -> Result<Checked, Problem> {
        let (by, at, mut ids) = (*by, self.now(), self.0.ids.clone());
        self.read(move |read| {
            let actor = Actor::of(read, &by)?;
            let decided = commands::decide(read, &actor, id, at, &mut ids, &command)?;
            Ok(Checked { findings: decided.findings() })
        })
        .await
    }

    /// Records what was found out.
    pub(crate) async fn found_out(&self, fact: Fact) -> Result<Receipt, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Work::Fact { fact: Box::new(fact), reply }).await?;
        answer.await.unwrap_or_else(|_| Err(closed()))
    }

    pub(crate) fn spooler(&self) -> &Spooler {
        &self.0.spooler
    }

    pub(crate) fn printed_files(&self) -> &Files {
        &self.0.printed_files
    }

    /// Lets the printing loop look now.
    pub(crate) fn wake_printing(&self) {
        self.0.printing.wake();
    }

    /// Writes local rows outside `apply`, in the writer's transaction.
    pub(crate) async fn write_local(
        &self,
        write: impl Fn(&mut Tx<'_>) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<(), Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Work::Local { write: Box::new(write), reply }).await?;
        answer.await.unwrap_or_else(|_| Err(closed()))
    }

    /// Reads the write store on a thread that may block.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(Read<'_>) -> Result<T, Rejection> + Send + 'static,
    ) -> Result<T, Problem> {
        let open = self.0.clone();
        let result = self.blocking(move || open.readers.read(|connection| read(Read::new(connection)))).await?;
        result.map_err(Problem::from)
    }

    /// Runs something slow away from the threads that serve everybody.
    pub(crate) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        tokio::task::spawn_blocking(work).await.map_err(|_| closed())
    }

    /// Folds the WAL into the store as far as readers let it.
    ///
    /// # Errors
    /// When the clinic is closed.
    pub async fn checkpoint(&self) -> Result<(), Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Work::Checkpoint { reply }).await?;
        answer.await.map_err(|_| closed())
    }

    async fn send(&self, work: Work) -> Result<(), Problem> {
        let works = self.0.works.lock().map_err(|_| closed())?.clone().ok_or_else(closed)?;
        works.send(work).await.map_err(|_| closed())
    }

    /// Carries out what was sent, then ends: readers before the writer, which leaves no `-wal` behind.
    pub async fn close(self) {
        if let Ok(mut works) = self.0.works.lock() {
            *works = None;
        }
        let open = self.0.clone();
        let ended = tokio::task::spawn_blocking(move || {
            if let Some(background) = open.background.lock().ok().and_then(|mut background| background.take()) {
                background.close();
            }
            open.views.close();
            open.readers.close();
            let writer = open.writer.lock().ok().and_then(|mut writer| writer.take());
            writer.is_none_or(|writer| writer.join().is_ok())
        });
        if !matches!(tokio::time::timeout(Duration::from_secs(30), ended).await, Ok(Ok(true))) {
            tracing::error!("Writer did not end cleanly");
        }
    }
}

/// A command on its way.
#[derive(Debug)]
pub struct Submitted(oneshot::Receiver<Result<Receipt, Problem>>);

impl Submitted {
    /// Waits until it is on the disk, or refused.
    ///
    /// # Errors
    /// As [`Clinic::execute`].
    pub async fn answer(self) -> Result<Receipt, Problem> {
        self.0.await.unwrap_or_else(|_| Err(closed()))
    }
}

fn closed() -> Problem {
    Problem::failed(&Failure::Closed)
}
