//! How fast lists answer: the triage page and search, in Rust, beside the JOIN and FTS5.

use std::{path::Path, sync::Arc, time::Instant};

use clinic::{
    queries::{
        triage_counts::counts,
        triage_queue::{MedicineClass, TriageFilter, page},
    },
    search::Filter,
};
use domain::prescribing::{OrderState, Priority};
use rusqlite::{Connection, config::DbConfig};

use crate::{
    load::Loaded,
    peers,
    report::{Report, Times},
};

fn timed(repeat: usize, mut ask: impl FnMut(usize)) -> Times {
    ask(0);
    let times = (0..repeat)
        .map(|turn| {
            let started = Instant::now();
            ask(turn);
            started.elapsed()
        })
        .collect();
    Times::new(times)
}

fn reader(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.pragma_update(None, "query_only", true).unwrap();
    connection.set_prepared_statement_cache_capacity(64);
    // As the engine's own readers do.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).unwrap();
    connection
}

pub fn triage(report: &mut Report, loaded: &Arc<Loaded>) {
    let views = reader(&loaded.clinic.views_file());
    let store = reader(&loaded.path.join("clinic.db"));
    let now = loaded.clinic.now();
    let ward = || vec![loaded.wards[3]];
    let filters = [
        ("all", TriageFilter::default()),
        ("ward", TriageFilter { wards: ward(), ..TriageFilter::default() }),
        ("state", TriageFilter { states: vec![OrderState::Signed], ..TriageFilter::default() }),
        ("priority", TriageFilter { priority: Some(Priority::Stat), ..TriageFilter::default() }),
        ("class", TriageFilter { class: Some(MedicineClass::Antimicrobial), ..TriageFilter::default() }),
        (
            "all four",
            TriageFilter {
                wards: ward(),
                states: vec![OrderState::Signed],
                priority: Some(Priority::Routine),
                class: Some(MedicineClass::Antimicrobial),
            },
        ),
    ];
    // In turn, so that what else the machine does in a moment is not one filter's alone; the first turns wake it up.
    let mut taken = filters.each_ref().map(|_| Vec::new());
    for turn in 0..450 {
        for ((name, filter), taken) in filters.iter().zip(&mut taken) {
            let started = Instant::now();
            let found = page(&views, filter, None, 50, now).unwrap();
            if turn >= 50 {
                taken.push(started.elapsed());
            }
            assert!(!found.rows.is_empty(), "{name} finds something");
        }
    }
    let mut worst: f64 = 0.0;
    for ((name, _), taken) in filters.iter().zip(taken) {
        let times = Times::new(taken);
        worst = worst.max(times.p95());
        report.note(&format!("triage_page/{name}"), times.p95(), "ms", "page of 50 among 10,000 open, p95");
    }
    report.at_most("triage_page", worst, "ms", 0.5, "the worst filter, p95");
    let counted = timed(200, |_| drop(counts(&views, now).unwrap()));
    report.at_most("triage_counts", counted.p95(), "ms", 3.0, "orders by ward and state, p95");
    let joined = timed(20, |_| assert_eq!(peers::joined_page(&store, None), 50, "a full page"));
    let plain = timed(200, |_| drop(page(&views, &TriageFilter::default(), None, 50, now).unwrap()));
    report.note("triage_join", joined.p95(), "ms", "peer: the five-table JOIN over the normalized store, p95");
    report.at_least("triage_join_ratio", joined.p50() / plain.p50(), "x", 5.0, "the JOIN against the view, p50");
}

pub fn search(report: &mut Report, loaded: &Arc<Loaded>) {
    let texts = [
        ("prefix", "dipi", false),
        ("two words", "demo amoxic", false),
        ("one typo", "paracetamlo", false),
        ("name", "paciente 004217", false),
        ("ward", "omeprazol", true),
    ];
    let fts = peers::fts5(&loaded.clinic.views_file());
    let mut worst: f64 = 0.0;
    let (mut ours_found, mut theirs_found) = (0, 0);
    for (name, text, in_ward) in texts {
        let filter = Filter { ward: in_ward.then(|| loaded.wards[3]), ..Filter::default() };
        let times = timed(200, |_| drop(loaded.clinic.search_now(text, &filter, 20).unwrap()));
        let peer = timed(200, |_| drop(peers::fts5_page(&fts, text)));
        ours_found += usize::from(!loaded.clinic.search_now(text, &filter, 20).unwrap().is_empty());
        theirs_found += usize::from(!peers::fts5_page(&fts, text).is_empty());
        worst = worst.max(times.p95());
        report.note(&format!("search/{name}"), times.p95(), "ms", "20 rows with highlights, p95");
        report.note(&format!("search_fts5/{name}"), peer.p95(), "ms", "peer: SQLite FTS5 over the same rows, p95");
    }
    report.at_most("search", worst, "ms", if report.is_default_size() { 3.0 } else { 8.0 }, "the worst of them, p95");
    #[allow(clippy::cast_precision_loss)]
    {
        report.note("search_found", ours_found as f64, "of 5", "queries that find something");
        report.note("search_fts5_found", theirs_found as f64, "of 5", "peer: the same through FTS5");
    }
}
