//! What the engine weighs: bytes for each item by file, and memory of a process that only runs the engine.

use std::{path::Path, process::Command};

use clinic::{
    clinic::{Clinic, Options},
    queries::triage_queue::TriageFilter,
    search::Filter,
    session::Session,
};

use crate::report::Report;

pub fn files(report: &mut Report, directory: &Path) {
    let store = rusqlite::Connection::open(directory.join("clinic.db")).unwrap();
    let items: f64 =
        store.query_row("SELECT CAST(count(*) AS REAL) FROM prescription_item", [], |row| row.get(0)).unwrap();
    drop(store);
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let kind = ["clinic.db", "views-", "index-"].into_iter().find(|kind| name.starts_with(kind));
        if let Some(kind) = kind {
            #[allow(clippy::cast_precision_loss)]
            let each = size(&path) as f64 / items;
            report.note(&format!("disk/{kind}"), each, "B/item", "on the disk");
        }
    }
}

fn size(path: &Path) -> u64 {
    if path.is_dir() {
        return std::fs::read_dir(path).unwrap().map(|entry| size(&entry.unwrap().path())).sum();
    }
    path.metadata().map_or(0, |metadata| metadata.len())
}

pub fn memory(report: &mut Report, directory: &Path) {
    let child = std::env::current_exe().unwrap();
    let output = Command::new(child).arg("--weigh").arg(directory).output().unwrap();
    let kib: f64 = String::from_utf8_lossy(&output.stdout).trim().parse().expect("the child weighs itself");
    report.at_most("memory", kib / 1024.0, "MiB", 120.0, "RssAnon of a process that opened the engine and asked it");
}

/// Opens the engine, asks what screens ask, and prints this process's `RssAnon` in KiB.
pub fn child(directory: &Path) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let clinic = Clinic::open(directory, Options::default()).unwrap();
        let operator = Session::operator();
        let head = *clinic.head().borrow();
        assert!(clinic.caught_up(head, std::time::Duration::from_mins(1)).await);
        for text in ["dipirona", "demo 12", "amoxicilina"] {
            clinic.search(&operator, text.to_owned(), Filter::default(), 20, None).await.unwrap();
            clinic.triage_queue(&operator, TriageFilter::default(), None, 50, None).await.unwrap();
        }
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let anonymous = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
        println!("{}", anonymous.trim().trim_end_matches(" kB"));
        clinic.close().await;
    });
}
