//! Who signs in, and with what: logins, roles, passwords.

use clinic::{session::Session, sign_in::SignInError};
use domain::{
    commands::{ChangeUser, Command, RegisterUser},
    ids::UserId,
    roles::Role,
};
use support::{
    asking::refusals,
    house::{House, NOON, new_id},
};

const PASSWORD: &str = "uma-senha-de-demonstração-bem-comprida";

fn user_id(house: &House, login: &str) -> UserId {
    UserId::new(house.one("SELECT id FROM staff_user WHERE login = ?1", [login]))
}

fn register(login: &str, name: &str, roles: &[Role]) -> Command {
    Command::RegisterUser(RegisterUser {
        login: login.to_owned(),
        name: name.to_owned(),
        roles: roles.to_vec(),
        practitioner_id: None,
    })
}

fn change(user_id: UserId, roles: &[Role], active: bool) -> Command {
    Command::ChangeUser(ChangeUser { user_id, roles: roles.to_vec(), active, practitioner_id: None })
}

#[tokio::test]
async fn a_login_is_plain_free_and_has_a_role() {
    let house = House::open().await;
    let said = async |command| refusals(house.ask(&Session::operator(), command).await);
    let nurse = [Role::Nurse];
    for login in ["", "a", "Ana Maria", "joão", "x".repeat(41).as_str()] {
        assert_eq!(said(register(login, "Demo", &nurse)).await, ["LoginImpossible at login by house"], "{login:?}");
    }
    assert_eq!(
        said(register("ana", " ", &[])).await,
        ["Missing at name by house", "LoginTaken at login by house", "NoRoles at roles by house",]
    );
    let without_council = said(register("bia", "Bia Demo", &[Role::Prescriber])).await;
    assert_eq!(without_council, ["PrescriberUnknown at practitioner_id by house"], "a prescriber is somebody's member");
    assert_eq!(said(register("bia-2.demo", "Bia Demo", &nurse)).await, [""; 0]);
    house.clinic.close().await;
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let house = House::open().await;
    let admin = user_id(&house, "admin");
    let said = async |command| refusals(house.ask(&Session::operator(), command).await);
    let last = ["LastAdministrator at roles by house"];
    assert_eq!(said(change(admin, &[Role::Administrator], false)).await, last, "not barred");
    assert_eq!(said(change(admin, &[Role::Auditor], true)).await, last, "not demoted");
    house.staff("segunda", &[Role::Administrator]).await;
    let second = user_id(&house, "segunda");
    assert_eq!(said(change(second, &[Role::Administrator], false)).await, [""; 0], "one of two may go");
    assert_eq!(said(change(admin, &[Role::Nurse], true)).await, last, "a barred one does not count");
    let nobody = said(change(new_id().uuid().into(), &[Role::Nurse], true)).await;
    assert_eq!(nobody, ["NotFound at user_id by house"]);
    house.clinic.close().await;
}

#[tokio::test]
async fn a_barred_user_may_do_nothing_from_that_moment_on() {
    let house = House::open().await;
    let session = house.staff("nara", &[Role::Nurse]).await;
    let patient = || {
        let nameless = domain::commands::Demographics { cpf: None, ..support::people::patient_joana() };
        Command::RegisterPatient(domain::commands::RegisterPatient(nameless))
    };
    house.given(&session, patient()).await;
    house.given(&Session::operator(), change(user_id(&house, "nara"), &[Role::Nurse], false)).await;
    assert_eq!(refusals(house.ask(&session, patient()).await), ["NotAuthorised at - by roles"], "her session is open");
    assert_eq!(refusals(house.clinic.check(&session, new_id(), patient()).await), ["NotAuthorised at - by roles"]);
    house.clinic.close().await;
}

#[tokio::test]
async fn each_wrong_password_after_the_third_makes_the_next_try_wait_longer() {
    let house = House::open_at_noon().await;
    house.clinic.set_password(&Session::operator(), user_id(&house, "ana"), PASSWORD).await.unwrap();
    let wait = async |password: &str| match house.clinic.sign_in("ana", password).await {
        Err(SignInError::Wait { seconds }) => Some(seconds),
        Err(SignInError::Wrong) => None,
        other => panic!("{other:?}"),
    };
    for _ in 0..3 {
        assert_eq!(wait("errada").await, None, "three are free");
    }
    assert_eq!(wait(PASSWORD).await, Some(1), "even the right one waits");
    house.clock.set(NOON.plus_minutes(1));
    assert_eq!(wait("errada").await, None);
    assert_eq!(wait("errada").await, Some(2), "twice as long");
    house.clock.set(NOON.plus_minutes(2));
    let session = house.clinic.sign_in("ana", PASSWORD).await.unwrap();
    assert_eq!(session, house.doctor, "the same person as before");
    assert_eq!(wait("errada").await, None, "and the count starts again");
    assert!(matches!(house.clinic.sign_in("ninguem", PASSWORD).await, Err(SignInError::Wrong)), "not said which");
    house.given(&Session::operator(), change(user_id(&house, "farma"), &[Role::Pharmacist], false)).await;
    house.clinic.set_password(&Session::operator(), user_id(&house, "farma"), PASSWORD).await.unwrap();
    assert!(matches!(house.clinic.sign_in("farma", PASSWORD).await, Err(SignInError::Wrong)), "barred");
    house.clinic.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_tries_at_once_are_counted_one_by_one_and_a_login_that_nobody_has_waits_alike() {
    let house = House::open_at_noon().await;
    house.clinic.set_password(&Session::operator(), user_id(&house, "ana"), PASSWORD).await.unwrap();
    for login in ["ana", "ninguem"] {
        let tries: Vec<_> = (0..12)
            .map(|_| {
                let clinic = house.clinic.clone();
                tokio::spawn(async move { clinic.sign_in(login, "errada").await })
            })
            .collect();
        let (mut wrong, mut wait) = (0, 0);
        for one in tries {
            match one.await.unwrap() {
                Err(SignInError::Wrong) => wrong += 1,
                Err(SignInError::Wait { seconds: 1 }) => wait += 1,
                other => panic!("{login}: {other:?}"),
            }
        }
        assert_eq!((wrong, wait), (3, 9), "{login}: three are looked at, whether or not somebody has the login");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn a_password_is_set_by_an_administrator_or_its_owner_long_enough_and_written_down() {
    let house = House::open().await;
    let nurse = house.staff("nara", &[Role::Nurse]).await;
    let administrator = house.staff("segunda", &[Role::Administrator]).await;
    let (ana, nara) = (user_id(&house, "ana"), user_id(&house, "nara"));
    let said = async |by: &Session, user, password: &str| refusals(house.clinic.set_password(by, user, password).await);
    assert_eq!(said(&nurse, ana, PASSWORD).await, ["NotAuthorised at user_id by roles"], "not another's");
    assert_eq!(said(&administrator, ana, "sete777").await, ["PasswordTooShort at password by house"]);
    let nobody = new_id().uuid().into();
    assert_eq!(said(&administrator, nobody, PASSWORD).await, ["NotFound at user_id by house"]);
    let kept: i64 = house.one("SELECT count(*) FROM credential", []);
    assert_eq!(kept, 0, "a refusal stores none");
    assert_eq!(said(&nurse, nara, PASSWORD).await, [""; 0], "her own");
    assert_eq!(said(&administrator, nara, PASSWORD).await, [""; 0]);
    assert_eq!(said(&Session::operator(), ana, PASSWORD).await, [""; 0]);
    let noted: i64 = house.one("SELECT count(*) FROM outbox WHERE type = 'PasswordChanged'", []);
    assert_eq!(noted, 3, "each change is written down, and nothing that was refused");
    let without = house.clinic.session_of(&administrator, "ana").await;
    assert!(matches!(without, Err(SignInError::Problem(_))), "nobody else signs in without a password");
    house.clinic.close().await;
}

#[tokio::test]
async fn no_password_is_in_any_file_and_no_hash_in_any_event() {
    let house = House::open().await;
    house.clinic.set_password(&Session::operator(), user_id(&house, "ana"), PASSWORD).await.unwrap();
    house.clinic.sign_in("ana", PASSWORD).await.unwrap();
    let hash: String = house.one("SELECT argon2id FROM credential", []);
    assert!(hash.starts_with("$argon2id$"), "the store keeps argon2id");
    let told: i64 = house.one(
        "SELECT count(*) FROM outbox WHERE instr(body, ?1) > 0 OR instr(body, 'argon2') > 0 OR instr(body, ?2) > 0",
        [hash.as_str(), PASSWORD],
    );
    assert_eq!(told, 0, "nothing secret ever enters the outbox");
    for file in std::fs::read_dir(house.directory.path()).unwrap() {
        let path = file.unwrap().path();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let found = bytes.windows(PASSWORD.len()).any(|window| window == PASSWORD.as_bytes());
        assert!(!found, "the password stands in {}", path.display());
    }
    house.clinic.close().await;
}
