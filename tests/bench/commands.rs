//! How fast commands are carried out: alone, by 64 callers, and while everything else goes on.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use clinic::{
    clinic::{Clinic, Options},
    progress::Progress,
    queries::triage_queue::TriageFilter,
};
use domain::commands::{Command, Prescribe};
use support::house::{done, new_id};

use crate::{
    load::Loaded,
    report::{Report, Times},
};

/// Orders of the benches are numbered from here on.
pub static NEXT: AtomicUsize = AtomicUsize::new(10_000_000);

/// Signs one order; how long it took until it was durable, and its position.
pub async fn prescribe(clinic: &Clinic, loaded: &Loaded) -> (Duration, i64) {
    let order = loaded.order(NEXT.fetch_add(1, Ordering::Relaxed));
    let started = Instant::now();
    let receipt = done(clinic.execute(&loaded.doctor, new_id(), Command::Prescribe(Prescribe(order))).await);
    (started.elapsed(), receipt.position)
}

pub async fn one(report: &mut Report, loaded: &Loaded, raw: &Times) {
    let mut times = Vec::new();
    for _ in 0..1_000 {
        times.push(prescribe(&loaded.clinic, loaded).await.0);
    }
    let bound = raw.p50().mul_add(1.3, 1.0);
    report.at_most("prescribe_one", Times::new(times).p50(), "ms", bound, "one durable prescribe, p50");
}

/// 64 callers for some seconds: prescriptions a second, and how long each waited.
pub async fn callers(clinic: &Clinic, loaded: &Arc<Loaded>, seconds: u64) -> (f64, Times) {
    let until = Instant::now() + Duration::from_secs(seconds);
    let started = Instant::now();
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let (clinic, loaded) = (clinic.clone(), Arc::clone(loaded));
        running.spawn(async move {
            let mut times = Vec::new();
            while Instant::now() < until {
                times.push(prescribe(&clinic, &loaded).await.0);
            }
            times
        });
    }
    let times = running.join_all().await.concat();
    #[allow(clippy::cast_precision_loss)]
    let rate = times.len() as f64 / started.elapsed().as_secs_f64();
    (rate, Times::new(times))
}

pub async fn sixty_four(report: &mut Report, loaded: &Arc<Loaded>, raw: &Times) {
    // The same handler with one transaction for each command, in a store of its own beside this one.
    let alone = tempfile::tempdir_in(loaded.path.parent().unwrap_or(&loaded.path)).unwrap();
    let single = crate::load::hospital(alone.path(), 2_000, Options { batch: 1, ..Options::default() }).await;
    let single = Arc::new(single);
    let (one_by_one, _) = callers(&single.clinic, &single, 5).await;
    single.clinic.clone().close().await;
    let grouped_peer = tempfile::tempdir_in(loaded.path.parent().unwrap_or(&loaded.path)).unwrap();
    let small = crate::load::hospital(grouped_peer.path(), 2_000, Options::default()).await;
    let small = Arc::new(small);
    let (small_rate, _) = callers(&small.clinic, &small, 5).await;
    small.clinic.clone().close().await;
    let (rate, times) = callers(&loaded.clinic, loaded, 10).await;
    report.note("prescribe_64_one_by_one", one_by_one, "/s", "peer: one transaction for each command, small store");
    report.at_least(
        "prescribe_64_ratio",
        small_rate / one_by_one,
        "x",
        2.0,
        "group commit against one by one, both on small stores",
    );
    if raw.p50() <= 0.3 {
        report.at_least("prescribe_64", rate, "/s", 2_500.0, "64 callers, group commit, loaded store");
    } else {
        report.note("prescribe_64", rate, "/s", "64 callers, group commit, loaded store (disk slower than 0.3 ms)");
    }
    report.at_most("prescribe_64_p99", times.p99(), "ms", 80.0, "64 callers, p99");
}

pub async fn rebuild(report: &mut Report, loaded: &Loaded) {
    let started = Instant::now();
    let asking = loaded.clinic.clone();
    let pharmacist = loaded.pharmacist;
    let answering = tokio::spawn(async move {
        let mut times = Vec::new();
        for _ in 0..100 {
            let asked = Instant::now();
            let page = asking.triage_queue(&pharmacist, TriageFilter::default(), None, 50, None).await.unwrap();
            assert_eq!(page.value.rows.len(), 50, "the old views answer while new ones are made");
            times.push(asked.elapsed());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Times::new(times)
    });
    assert!(loaded.clinic.rebuild().await, "both were made anew");
    let seconds = started.elapsed().as_secs_f64();
    report.at_most(
        "rebuild",
        seconds,
        "s",
        if report.is_default_size() { 7.0 } else { 24.0 },
        "views + index, old views answering meanwhile",
    );
    report.note(
        "rebuild_page",
        answering.await.unwrap().p95(),
        "ms",
        "a triage page meanwhile, p95, through the engine",
    );
}

pub async fn tail(report: &mut Report, loaded: &Arc<Loaded>) {
    let until = Instant::now() + Duration::from_mins(1);
    let backup = tempfile::tempdir().unwrap();
    let (clinic, into) = (loaded.clinic.clone(), backup.path().join("copy"));
    let noise = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(5)).await;
        clinic.checkpoint().await.unwrap();
        assert!(clinic.projections().rebuild().await, "a rebuild in the middle");
        clinic.backup(&into, &Progress::default()).await.unwrap();
    });
    let mut times = Vec::new();
    while Instant::now() < until {
        times.push(prescribe(&loaded.clinic, loaded).await.0);
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    noise.await.unwrap();
    let times = Times::new(times);
    report.at_most(
        "prescribe_tail",
        times.p99(),
        "ms",
        times.p50() + 25.0,
        "p99 over 60 s with checkpoints, a rebuild and a backup",
    );
}
