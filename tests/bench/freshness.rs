//! How soon what was committed is seen: in the triage view, and through the index.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use domain::commands::{Command, CorrectPatient};
use support::house::{done, new_id};

use crate::{
    commands::{callers, prescribe},
    load::{Loaded, numbered_patient},
    report::{Report, Times},
};

/// How long after its receipt a command shows in the views, `count` times, 50 a second.
async fn shown(loaded: &Loaded, count: usize) -> Times {
    let mut times = Vec::new();
    for _ in 0..count {
        let (_, position) = prescribe(&loaded.clinic, loaded).await;
        let committed = Instant::now();
        assert!(loaded.clinic.projections().reached(position, Duration::from_secs(30)).await, "it shows");
        times.push(committed.elapsed());
        tokio::time::sleep(Duration::from_millis(20).saturating_sub(committed.elapsed())).await;
    }
    Times::new(times)
}

pub async fn visible(report: &mut Report, loaded: &Arc<Loaded>) {
    report.at_most("visible", shown(loaded, 500).await.p95(), "ms", 25.0, "committed to shown, 50 commands/s, p95");
    let (clinic, other) = (loaded.clinic.clone(), Arc::clone(loaded));
    let saturating = tokio::spawn(async move { callers(&clinic, &other, 8).await });
    tokio::time::sleep(Duration::from_secs(1)).await;
    report.at_most(
        "visible_saturated",
        shown(loaded, 100).await.p95(),
        "ms",
        150.0,
        "the same while 64 callers saturate, p95",
    );
    saturating.await.unwrap();
    let head = *loaded.clinic.head().borrow();
    assert!(loaded.clinic.caught_up(head, Duration::from_mins(1)).await, "the followers catch up");
    let mut times = Vec::new();
    for name in ["Corrigida", "Corrigida de novo", "Corrigida outra vez"] {
        let patient = domain::commands::Demographics { name: format!("Demo {name}"), ..numbered_patient(0) };
        let correct = Command::CorrectPatient(CorrectPatient { patient_id: loaded.one, patient });
        done(loaded.clinic.execute(&clinic::session::Session::operator(), new_id(), correct).await);
        for _ in 0..20 {
            let (_, position) = prescribe(&loaded.clinic, loaded).await;
            let committed = Instant::now();
            assert!(loaded.clinic.projections().reached(position, Duration::from_secs(30)).await, "it shows");
            times.push(committed.elapsed());
        }
    }
    report.at_most(
        "visible_correction",
        Times::new(times).p95(),
        "ms",
        250.0,
        "the same right after a correction that touches 50,000 rows, p95",
    );
}

pub async fn findable(report: &mut Report, loaded: &Loaded) {
    let mut times = Vec::new();
    for _ in 0..40 {
        let (_, position) = prescribe(&loaded.clinic, loaded).await;
        let committed = Instant::now();
        let mut indexing = loaded.clinic.indexing();
        indexing.wait_for(|progress| progress.position >= position).await.unwrap();
        times.push(committed.elapsed());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    report.at_most("findable", Times::new(times).p95(), "ms", 600.0, "committed to found through the index, p95");
}
