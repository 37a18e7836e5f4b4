//! Backups that can be trusted, and restores that lose nothing.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command as Process,
};

use clinic::{
    backup::{self, BackupError, DailyBackups},
    clinic::{Clinic, Options},
    clock::Clock,
    progress::Progress,
    restore::{RestoreError, restore},
    session::Session,
    verify::{verify, verify_store},
};
use domain::{
    commands::{Command, RegisterPatient},
    ids::PrescriptionId,
    instant::Instant,
};
use rusqlite::Connection;
use support::{
    house::{Files, House, done, item, new_id},
    people,
    process::{child, of_parent},
};

pub(crate) fn now() -> Instant {
    Clock::real().now()
}

async fn prescribe(house: &House) -> PrescriptionId {
    let (patient, stay) = house.admit(people::patient_pedro(), 1).await;
    house.prescribe(house.order(patient, stay, vec![item(house.medicine("F001"), 500)])).await.unwrap().0
}

/// A house with one patient and a backup of it, closed; the backup is in its own `backups`.
pub(crate) async fn backed_up() -> (Files, PathBuf) {
    let house = House::open().await;
    house.admit(people::patient_joana(), 0).await;
    let destination = house.directory.path().join("backups/by-hand");
    house.clinic.backup(&destination, &Progress::default()).await.unwrap();
    house.clinic.close().await;
    (house.directory, destination)
}

fn incarnation_and_last_seq(directory: &Path) -> (i64, i64) {
    let store = Connection::open(directory.join("clinic.db")).unwrap();
    let sql = "SELECT incarnation, station_seq FROM outbox ORDER BY position DESC LIMIT 1";
    store.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

fn names(directory: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_restored_backup_is_the_house_of_that_moment_in_a_new_life() {
    let house = House::open().await;
    house.admit(people::patient_joana(), 0).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let destination = elsewhere.path().join("deep/saved");
    let manifest = house.clinic.backup(&destination, &Progress::default()).await.unwrap();
    assert_eq!(names(&destination), ["clinic.db", "manifest.json"]);
    assert_eq!(manifest.snapshot.position, *house.clinic.head().borrow(), "the head of that moment");
    assert_eq!(manifest.snapshot.incarnation, 1);
    prescribe(&house).await;
    house.clinic.close().await;

    let new = tempfile::tempdir().unwrap();
    let restored = restore(&destination, new.path(), now(), &Progress::default()).unwrap();
    assert_eq!((restored.incarnation, restored.kept), (2, None));
    assert_eq!(restored.position, manifest.snapshot.position + 1, "the new life begins with an event");
    assert_eq!(incarnation_and_last_seq(new.path()), (2, 1));
    assert_eq!(names(new.path()), ["botica.lock", "clinic.db"], "the store stands for itself");
    let verdict = verify(new.path(), &Progress::default()).unwrap();
    assert!(verdict.ok(), "{verdict:?}");

    let clinic = Clinic::open(new.path(), Options::default()).unwrap();
    let doctor = clinic.session_of(&Session::operator(), "ana").await.unwrap();
    let register = Command::RegisterPatient(RegisterPatient(people::patient_pedro()));
    done(clinic.execute(&doctor, new_id(), register.clone()).await);
    clinic.close().await;
    assert_eq!(incarnation_and_last_seq(new.path()), (2, 2), "its sequence goes on");
    assert!(verify(new.path(), &Progress::default()).unwrap().ok(), "and the chain with it");
}

#[tokio::test]
async fn a_backup_made_while_commands_run_is_one_moment_between_two_of_them() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let medicine = house.medicine("F001");
    let writing = async {
        for round in 0..40 {
            let order = house.order(patient, stay, vec![item(medicine, 500)]);
            // The same order again is refused after the first: refusals run through it as well.
            let signed = house.prescribe(order).await;
            assert!(round > 0 || signed.is_ok(), "the first is signed");
            done(
                house
                    .clinic
                    .execute(
                        &house.doctor,
                        new_id(),
                        Command::RegisterPatient(RegisterPatient(domain::commands::Demographics {
                            cpf: None,
                            cns: None,
                            ..people::patient_pedro()
                        })),
                    )
                    .await,
            );
        }
    };
    let saving = async {
        let mut heads = Vec::new();
        for round in 0..3 {
            let destination = elsewhere.path().join(format!("{round}"));
            let manifest = house.clinic.backup(&destination, &Progress::default()).await.unwrap();
            let verdict = verify_store(&destination.join("clinic.db"), &Progress::default()).unwrap();
            assert!(verdict.ok(), "backup {round}: {verdict:?}");
            heads.push(manifest.snapshot.position);
        }
        heads
    };
    let ((), heads) = tokio::join!(writing, saving);
    assert!(heads.is_sorted(), "each is a later moment: {heads:?}");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_backup_never_touches_what_is_there_already() {
    let house = House::open().await;
    let destination = house.directory.path().join("backups/good");
    house.clinic.backup(&destination, &Progress::default()).await.unwrap();
    let before = fs::read(destination.join("clinic.db")).unwrap();
    prescribe(&house).await;
    let error = house.clinic.backup(&destination, &Progress::default()).await.unwrap_err();
    assert!(matches!(error, BackupError::NotEmpty { .. }), "{error}");
    assert!(before == fs::read(destination.join("clinic.db")).unwrap(), "the good one is as it was");

    let other = house.directory.path().join("backups/stopped");
    let stopped = Progress::default();
    stopped.cancel();
    let error = house.clinic.backup(&other, &stopped).await.unwrap_err();
    assert!(matches!(error, BackupError::Cancelled), "{error}");
    assert_eq!(names(&house.directory.path().join("backups")), ["good"], "nothing half-made stays behind");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_damaged_backup_is_refused_and_the_directory_left_as_it_was() {
    let (house, good) = backed_up().await;
    let store = fs::read(good.join("clinic.db")).unwrap();
    let manifest = fs::read(good.join("manifest.json")).unwrap();
    let mut flipped = store.clone();
    flipped[store.len() / 2] ^= 1;
    let cut = store[..store.len() - 4096].to_vec();
    let renamed = String::from_utf8(manifest.clone()).unwrap().replace("\"position\": ", "\"position\": 1");
    for (what, store, manifest) in [
        ("a flipped byte", flipped, manifest.clone()),
        ("a cut file", cut, manifest.clone()),
        ("a manifest of another moment", store, renamed.into_bytes()),
    ] {
        let bad = tempfile::tempdir().unwrap();
        fs::write(bad.path().join("clinic.db"), store).unwrap();
        fs::write(bad.path().join("manifest.json"), manifest).unwrap();
        let new = tempfile::tempdir().unwrap();
        let error = restore(bad.path(), new.path(), now(), &Progress::default()).unwrap_err();
        assert!(matches!(error, RestoreError::Damaged { .. }), "{what}: {error}");
        assert_eq!(names(new.path()), ["botica.lock"], "{what}: nothing half-made stays behind");
        let before = fs::read(house.path().join("clinic.db")).unwrap();
        restore(bad.path(), house.path(), now(), &Progress::default()).unwrap_err();
        assert!(before == fs::read(house.path().join("clinic.db")).unwrap(), "{what}: the old store stays in place");
    }
    let error = restore(house.path(), house.path(), now(), &Progress::default()).unwrap_err();
    assert!(matches!(error, RestoreError::NotABackup { .. }), "a data directory is no backup: {error}");
}

#[tokio::test]
async fn a_store_that_stood_there_is_kept_and_no_life_begins_twice() {
    let (house, good) = backed_up().await;
    let before = fs::read(house.path().join("clinic.db")).unwrap();
    let restored = restore(&good, house.path(), now(), &Progress::default()).unwrap();
    let kept = restored.kept.unwrap();
    assert!(fs::read(&kept).unwrap() == before, "the old store is beside the new one, byte for byte");
    assert_eq!(restored.incarnation, 2);
    let again = restore(&good, house.path(), now(), &Progress::default()).unwrap();
    assert_eq!(again.incarnation, 3, "the second life was lived here, though the backup knows only the first");
    assert!(verify(house.path(), &Progress::default()).unwrap().ok());
}

/// The number of the order that somebody signs now.
async fn next_number(directory: &Path) -> String {
    let house = House::open_in(directory, Options::default()).await;
    let bed = usize::try_from(house.one::<i64>("SELECT 1 + count(*) FROM encounter", [])).unwrap();
    let patient = domain::commands::Demographics { cpf: None, ..people::patient_pedro() };
    let (patient, stay) = house.admit(patient, bed).await;
    let id = house.signed(house.order(patient, stay, vec![item(house.medicine("F001"), 500)])).await;
    let number: String = house.one("SELECT number FROM prescription WHERE id = ?1", [id.uuid()]);
    house.clinic.close().await;
    number.rsplit_once('-').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_number_printed_between_a_backup_and_a_loss_is_never_given_out_again() {
    let house = House::open().await;
    let path = house.directory.path().to_owned();
    prescribe(&house).await;
    let saved = path.join("backups/saved");
    house.clinic.backup(&saved, &Progress::default()).await.unwrap();
    house.clinic.close().await;
    assert_eq!(next_number(&path).await, "DEMO1-000002", "printed, and then lost");
    restore(&saved, &path, now(), &Progress::default()).unwrap();
    assert_eq!(next_number(&path).await, "DEMO1-100002", "the new life leaves a hundred thousand out");
    assert_eq!(next_number(&path).await, "DEMO1-100003", "and then goes on");
    restore(&saved, &path, now(), &Progress::default()).unwrap();
    assert_eq!(next_number(&path).await, "DEMO1-200002", "so does the next life from the same backup");
    assert!(verify(&path, &Progress::default()).unwrap().ok());
}

#[tokio::test]
async fn a_restore_killed_at_any_point_leaves_the_old_store_or_the_new_one() {
    let (house, good) = backed_up().await;
    let made = tempfile::tempdir().unwrap();
    restore(&good, made.path(), now(), &Progress::default()).unwrap();
    let new = made.path().join("clinic.db");
    let store = house.path().join("clinic.db");
    let lives = |expected: i64, when: &str| {
        let verdict = verify(house.path(), &Progress::default()).unwrap();
        assert!(verdict.ok(), "{when}: {verdict:?}");
        assert_eq!(incarnation_and_last_seq(house.path()).0, expected, "{when}");
    };

    fs::write(house.path().join("clinic.db.restoring"), b"half a copy").unwrap();
    lives(1, "killed while copying");
    fs::copy(&new, house.path().join("clinic.db.restored")).unwrap();
    lives(1, "killed before the old store was moved");
    assert!(!house.path().join("clinic.db.restored").exists(), "and the new one is not left to be taken for it later");

    fs::copy(&new, house.path().join("clinic.db.restored")).unwrap();
    let aside = house.path().join("clinic.db.before-restore-2026-01-01T00-00-00Z");
    fs::rename(&store, &aside).unwrap();
    fs::write(house.path().join("clinic.db-wal"), b"of the old store").unwrap();
    lives(2, "killed after the old store was moved");
    let wal = PathBuf::from(format!("{}-wal", aside.display()));
    assert_eq!(fs::read(wal).unwrap(), b"of the old store", "the old WAL went with its store");
}

#[tokio::test]
async fn the_clinic_backs_itself_up_once_a_day_and_clears_up_behind_itself() {
    let clock = Clock::fixed(Instant::from_millis(1_790_000_000_000));
    let house = House::open_with(Options { clock: clock.clone(), ..Options::default() }).await;
    let daily = DailyBackups::of(house.directory.path(), clock.clone());
    let unwatched = Progress::default();
    let backups = house.directory.path().join("backups");
    fs::create_dir_all(backups.join("2026-01-01T00-00-00Z.part")).unwrap();
    assert!(daily.once(&unwatched).unwrap().is_some(), "there is none yet");
    assert!(daily.once(&unwatched).unwrap().is_none(), "it is not a day old");
    for _ in 0..15 {
        clock.set(clock.now().plus_days(1));
        assert!(daily.once(&unwatched).unwrap().is_some(), "a day later");
    }
    let kept = backup::kept(&backups);
    assert!((9..=10).contains(&kept.len()), "seven days and the weeks before them: {}", kept.len());
    assert_eq!(names(&backups).len(), kept.len(), "unfinished and superseded ones are gone");
    assert!(kept.iter().all(backup::Kept::is_good), "all of them are whole");
    assert_eq!(backup::newest(&backups).unwrap().manifest.made_at, clock.now());
    house.clinic.close().await;
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said_as_one_and_leaves_nothing_behind() {
    let directory = tempfile::tempdir().unwrap();
    let small = child("backups::child_with_a_small_disk", directory.path());
    let mut in_a_namespace = Process::new("unshare");
    in_a_namespace.args(["--user", "--map-root-user", "--mount", "sh", "-c"]);
    in_a_namespace.arg("mount -t tmpfs -o size=300k tmpfs \"$BOTICA_CHILD\" && exec \"$0\" \"$@\"");
    in_a_namespace.arg(small.get_program()).args(small.get_args()).env("BOTICA_CHILD", directory.path());
    let output = in_a_namespace.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

#[tokio::test]
#[ignore = "run by the test above, with a disk of its own"]
async fn child_with_a_small_disk() {
    let disk = of_parent();
    let house = House::open().await;
    let error = house.clinic.backup(&disk.join("saved"), &Progress::default()).await.unwrap_err();
    assert!(matches!(error, BackupError::DiskFull { .. }), "{error}");
    assert!(error.to_string().contains("MB"), "it says how much room is wanted: {error}");
    assert_eq!(names(&disk), [""; 0], "nothing half-made stays behind");

    let saved = house.directory.path().join("backups/saved");
    house.clinic.backup(&saved, &Progress::default()).await.unwrap();
    let error = restore(&saved, &disk, now(), &Progress::default()).unwrap_err();
    assert!(matches!(error, RestoreError::DiskFull { .. }), "{error}");
    assert_eq!(names(&disk), ["botica.lock"], "nothing half-made stays behind");
    house.clinic.close().await;
}
