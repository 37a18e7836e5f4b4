//! A store that may not be opened: damaged, of a newer version, or somebody else's. It is named, and nobody touches it.

use std::{
    fs,
    io::{Read as _, Write as _},
    process::Stdio,
    time::Duration,
};

use clinic::{
    clinic::{Clinic, Options},
    directory::OpenError,
    progress::Progress,
    restore::{RestoreError, restore},
    verify::verify,
};
use rusqlite::Connection;
use support::{
    house::House,
    people,
    process::{child, of_parent},
};

use crate::backups::{backed_up, now};

#[tokio::test]
async fn a_damaged_store_is_refused_untouched_and_the_newest_good_backup_named() {
    let (house, good) = backed_up().await;
    // A newer one that went bad must not be recommended.
    let bad = house.path().join("backups/newer");
    fs::create_dir(&bad).unwrap();
    let mut store = fs::read(good.join("clinic.db")).unwrap();
    store[9_000] ^= 1;
    fs::write(bad.join("clinic.db"), store).unwrap();
    let manifest = fs::read_to_string(good.join("manifest.json")).unwrap();
    fs::write(bad.join("manifest.json"), manifest.replace("\"made_at\": ", "\"made_at\": 9")).unwrap();

    let file = house.path().join("clinic.db");
    let sound = fs::read(&file).unwrap();
    let mut garbage = sound.clone();
    garbage[..16].copy_from_slice(b"not a store at a");
    let mut pages = sound.clone();
    pages[4096..4096 * 4].fill(0xa5);
    let cut = sound[..sound.len() / 2].to_vec();
    for (what, bytes) in [
        ("a garbage header", garbage),
        ("flipped pages", pages),
        ("half a file", cut),
        ("ten bytes", sound[..10].to_vec()),
        ("an empty file", Vec::new()),
    ] {
        fs::write(&file, &bytes).unwrap();
        let error = Clinic::open(house.path(), Options::default()).unwrap_err();
        assert!(matches!(error, OpenError::Damaged { .. }), "{what}: {error}");
        let said = error.to_string();
        assert!(said.contains(&format!("boticactl restore {}", good.display())), "{what}: {said}");
        assert!(fs::read(&file).unwrap() == bytes, "{what}: not a byte was touched");
        assert!(!house.path().join("clinic.db-wal").exists(), "{what}: nothing came beside it");
        assert!(!house.path().join("clinic.db-shm").exists(), "{what}: nothing came beside it");
    }
    fs::remove_file(&file).unwrap();
    let error = Clinic::open(house.path(), Options::default()).unwrap_err();
    assert!(error.to_string().contains("it is missing"), "an empty clinic does not take its place: {error}");
    fs::write(&file, b"what is left").unwrap();
    let restored = restore(&good, house.path(), now(), &Progress::default()).unwrap();
    assert_eq!(fs::read(restored.kept.unwrap()).unwrap(), b"what is left", "kept, even this");
    Clinic::open(house.path(), Options::default()).unwrap().close().await;
}

#[tokio::test]
async fn a_store_damaged_after_a_kill_is_refused_with_its_wal_untouched_and_both_are_kept() {
    let house = House::open().await;
    // A follower that still reads would keep the checkpoint from folding all of it.
    let head = *house.clinic.head().borrow();
    assert!(house.clinic.caught_up(head, Duration::from_secs(10)).await, "the followers are at rest");
    house.clinic.checkpoint().await.unwrap();
    house.admit(people::patient_joana(), 0).await;
    let killed = tempfile::tempdir().unwrap();
    house.clinic.backup(&killed.path().join("backups/good"), &Progress::default()).await.unwrap();
    let [file, wal] = ["clinic.db", "clinic.db-wal"].map(|name| killed.path().join(name));
    let mut bytes = fs::read(house.directory.path().join("clinic.db")).unwrap();
    bytes[4096 * 10..].fill(0xa5);
    let written = fs::read(house.directory.path().join("clinic.db-wal")).unwrap();
    assert!(!written.is_empty(), "the last commands are in the WAL only");
    fs::write(&file, &bytes).unwrap();
    fs::write(&wal, &written).unwrap();
    house.clinic.close().await;

    let error = Clinic::open(killed.path(), Options::default()).unwrap_err();
    assert!(matches!(error, OpenError::Damaged { .. }), "{error}");
    assert!(fs::read(&file).unwrap() == bytes && fs::read(&wal).unwrap() == written, "neither was touched");
    let restored = restore(&killed.path().join("backups/good"), killed.path(), now(), &Progress::default()).unwrap();
    let kept = restored.kept.unwrap();
    assert!(fs::read(&kept).unwrap() == bytes, "the store is kept");
    assert!(fs::read(format!("{}-wal", kept.display())).unwrap() == written, "and its WAL beside it");
    assert!(verify(killed.path(), &Progress::default()).unwrap().ok(), "the new one was not mixed with the old WAL");
}

#[tokio::test]
async fn a_store_of_a_newer_version_is_neither_opened_nor_restored() {
    let (house, good) = backed_up().await;
    let store = Connection::open(house.path().join("clinic.db")).unwrap();
    store.pragma_update(None, "user_version", 900).unwrap();
    drop(store);
    let error = Clinic::open(house.path(), Options::default()).unwrap_err();
    assert!(matches!(error, OpenError::Newer { .. }), "{error}");
    let manifest = fs::read_to_string(good.join("manifest.json")).unwrap();
    let newer = manifest.replace("\"schema_version\": ", "\"schema_version\": 90");
    fs::write(good.join("manifest.json"), newer).unwrap();
    let error = restore(&good, house.path(), now(), &Progress::default()).unwrap_err();
    assert!(matches!(error, RestoreError::Newer { .. }), "{error}");
}

#[tokio::test]
async fn a_second_process_is_told_which_one_has_the_directory() {
    let directory = tempfile::tempdir().unwrap();
    let mut first = child("damaged_store::child_that_holds_a_clinic", directory.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut said, mut output) = (String::new(), first.stdout.take().unwrap());
    while !said.contains("it is open") {
        let mut byte = [0];
        assert_eq!(output.read(&mut byte).unwrap(), 1, "the first process opened it: {said}");
        said.push(char::from(byte[0]));
    }
    let error = Clinic::open(directory.path(), Options::default()).unwrap_err();
    let by_name = error.to_string();
    assert!(matches!(error, OpenError::InUse { .. }), "{by_name}");
    assert!(by_name.contains(&format!("process {}", first.id())), "the first one is named: {by_name}");
    first.stdin.take().unwrap().write_all(b"done\n").unwrap();
    first.wait().unwrap();
    Clinic::open(directory.path(), Options::default()).unwrap().close().await;
}

#[tokio::test]
#[ignore = "run by the test above, as a process of its own"]
async fn child_that_holds_a_clinic() {
    let clinic = Clinic::open(&of_parent(), Options::default()).unwrap();
    println!("it is open");
    std::io::stdin().read_line(&mut String::new()).unwrap();
    clinic.close().await;
}
