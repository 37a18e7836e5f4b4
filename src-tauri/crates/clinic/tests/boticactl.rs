//! `boticactl` as administrators and scripts meet it: its exit codes, what stands on which stream, and whom it betrays.

#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Command, Output, Stdio},
};

use clinic::demo::PASSWORD;
use domain::paper::PaperKind;
use rusqlite::Connection;
use serde_json::{Value, json};
use strum::VariantArray as _;
use tempfile::TempDir;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why}: {}", self.out))
    }
}

fn boticactl(arguments: &[&str], data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_boticactl"));
    command.args(arguments).arg("--data").arg(data).env_remove("BOTICA_LOG").stdin(Stdio::null());
    command
}

fn ended(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(arguments: &[&str], data: &Path) -> Ran {
    ended(boticactl(arguments, data).output().unwrap())
}

/// Lines of which all but the first meet a write lock that somebody else holds.
fn failed(lines: &str, directory: &TempDir) -> Ran {
    let passwords = tempfile::NamedTempFile::new().unwrap();
    fs::write(passwords.path(), PASSWORD).unwrap();
    let arguments = ["execute", "--as", "enfermeira1", "--password-file", passwords.path().to_str().unwrap()];
    let mut child = boticactl(&arguments, directory.path())
        .env("BOTICA_LOG", "trace")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let (first, rest) = lines.split_once('\n').unwrap();
    writeln!(input, "{first}").unwrap();
    let mut out = String::new();
    output.read_line(&mut out).unwrap();
    let other = store(directory);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    // One that reads, and so meets the lock for the engine's five seconds.
    let third = rest.lines().nth(2).unwrap();
    writeln!(input, "{third}").unwrap();
    drop(input);
    output.read_to_string(&mut out).unwrap();
    other.execute_batch("ROLLBACK").unwrap();
    let ran = ended(child.wait_with_output().unwrap());
    Ran { out, ..ran }
}

/// Runs `execute` with these lines on standard input.
fn execute(login: &str, password: &str, lines: &str, data: &Path) -> Ran {
    let passwords = tempfile::NamedTempFile::new().unwrap();
    fs::write(passwords.path(), format!("{password}\n")).unwrap();
    let mut child = boticactl(&["execute", "--as", login, "--password-file", passwords.path().to_str().unwrap()], data)
        .env("BOTICA_LOG", "trace")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Where the login is refused nobody reads them.
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    ended(child.wait_with_output().unwrap())
}

fn store(directory: &TempDir) -> Connection {
    Connection::open(directory.path().join("clinic.db")).unwrap()
}

#[test]
fn the_demo_is_made_once_and_shown_again() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("new/place");
    let first = run(&["demo", "--json"], &data);
    assert_eq!(first.code, 0, "{}", first.err);
    let demo = first.json();
    assert!(demo["prescriptions"].as_i64().unwrap() >= 30, "{demo}");
    assert!(demo["events"].as_i64().unwrap() >= 50, "{demo}");
    assert_eq!(demo["already_there"], false);
    assert!(!first.err.contains("WARN"), "a first start has nothing to warn of: {}", first.err);
    assert_eq!(demo["refused"][0]["code"], "AllergyToSubstance");
    for state in ["Signed", "InTriage", "Validated", "ValidatedWithRemark", "AwaitingAnswer", "Returned", "Cancelled"] {
        assert!(demo["states"][state].as_i64().is_some(), "an order is {state}: {demo}");
    }
    let papers = demo["papers"].as_array().unwrap();
    assert_eq!(papers.len(), PaperKind::VARIANTS.len(), "one of each paper: {papers:?}");
    for paper in papers {
        assert!(fs::read(paper.as_str().unwrap()).unwrap().starts_with(b"%PDF"), "{paper}");
    }
    let again = run(&["demo"], &data);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.out.contains("already there"), "{}", again.out);
    assert_eq!(run(&["demo", "--json"], &data).json()["events"], demo["events"], "nothing was added");
    let dipyrone: i64 = Connection::open(data.join("clinic.db"))
        .unwrap()
        .query_row(
            "SELECT count(*) FROM prescription_item WHERE description LIKE 'dipirona 500 mg comprimido'
             AND dose_text = '500\u{a0}mg' AND as_needed_reason = 'dor'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(dipyrone >= 1, "somebody gets dipirona 500 mg VO 6/6h se dor");
}

#[test]
fn a_paper_goes_into_a_file_and_what_cannot_be_printed_says_why() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    assert_eq!(run(&["demo"], &data).code, 0);
    let id: uuid::Uuid = Connection::open(data.join("clinic.db"))
        .unwrap()
        .query_row("SELECT id FROM prescription WHERE kind = 'Ambulatory' ORDER BY id LIMIT 1", [], |row| row.get(0))
        .unwrap();
    let (id, file) = (id.to_string(), directory.path().join("receita.pdf"));
    let file_name = file.to_str().unwrap();
    let saved = run(&["print", "prescription", &id, "--out", file_name, "--json"], &data);
    assert_eq!((saved.code, saved.json()["state"].as_str()), (0, Some("Saved")), "{}", saved.err);
    assert!(fs::read(&file).unwrap().starts_with(b"%PDF"));
    let jobs = run(&["query", "print-jobs", "--json"], &data).json();
    assert_eq!((jobs.as_array().unwrap().len(), &jobs[0]["number"]), (1, &json!(1)));
    let papers = run(&["query", "papers", &id], &data);
    assert!(papers.out.contains("prescription --part 0  printed 1x"), "{}", papers.out);
    let other = run(&["print", "pick-list", &id, "--out", file_name], &data);
    assert_eq!(other.code, 1, "a prescription is no ward");
    assert_eq!(run(&["print", "receita", &id, "--out", file_name], &data).code, 2, "no paper is called that");
    assert_eq!(run(&["print", "prescription", &id], &data).code, 2, "neither file nor printer");
}

#[test]
fn a_demo_that_was_cut_off_is_completed() {
    let directory = tempfile::tempdir().unwrap();
    let whole = run(&["demo", "--json"], &directory.path().join("whole")).json();
    let data = directory.path().join("cut");
    let mut child = boticactl(&["demo"], &data).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = std::time::Instant::now();
    // Somewhere in the middle: the formulary is in, and not much more.
    while begun.elapsed().as_secs() < 20 {
        let events = Connection::open(data.join("clinic.db"))
            .and_then(|store| store.query_row("SELECT max(position) FROM outbox", [], |row| row.get::<_, i64>(0)));
        if events.is_ok_and(|events| events > 750) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let completed = run(&["demo", "--json"], &data);
    assert_eq!(completed.code, 0, "{}", completed.err);
    let completed = completed.json();
    for count in ["events", "prescriptions", "states", "patients"] {
        assert_eq!(completed[count], whole[count], "{count}: as if it had never been cut off");
    }
}

#[test]
fn the_demo_never_mixes_with_a_hospital() {
    let directory = tempfile::tempdir().unwrap();
    assert_eq!(run(&["simulate", "--days", "1", "--beds", "4"], directory.path()).code, 0);
    let demo = run(&["demo", "--json"], directory.path());
    assert_eq!(demo.code, 1);
    assert!(demo.err.contains("not the demo"), "{}", demo.err);
    assert!(demo.json()["stopped"].is_string(), "one JSON object all the same");
}

#[test]
fn both_imports_make_a_new_directory_ready_and_say_so() {
    let directory = tempfile::tempdir().unwrap();
    let list = directory.path().join("list.csv");
    fs::write(&list, "SUBSTANCIA;CNPJ;LABORATORIO;APRESENTACAO\nDIPIRONA;1;LAB;500 MG COM X 10\nDIPIRONA\n").unwrap();
    let data = directory.path().join("data");
    let imported = run(&["--json", "import", "cmed", list.to_str().unwrap()], &data);
    assert_eq!(imported.code, 1, "a line could not be used: {}", imported.err);
    assert!(imported.err.contains("provisionally") && imported.err.contains("shipped"), "{}", imported.err);
    let report = imported.json();
    assert_eq!(report["imported"], 1);
    assert_eq!(report["faults"], json!([{ "line": 3, "column": "", "reason": "WrongNumberOfCells" }]));
    let missing = run(&["import", "formulary", "nowhere.csv"], &data);
    assert_eq!((missing.code, missing.out.as_str()), (1, ""));
    fs::write(&list, b"\xFF\xFEi\0d\0").unwrap();
    let wide = run(&["import", "formulary", list.to_str().unwrap()], &data);
    assert_eq!(wide.code, 1);
    assert!(wide.err.contains("UTF-16"), "{}", wide.err);
}

#[test]
fn exit_codes_tell_wrong_calls_and_unusable_stores_apart() {
    let directory = tempfile::tempdir().unwrap();
    assert_eq!(run(&["simulate", "--days", "none"], directory.path()).code, 2);
    assert_eq!(run(&["nothing"], directory.path()).code, 2);
    fs::write(directory.path().join("clinic.db"), vec![7; 8_192]).unwrap();
    let damaged = run(&["demo"], directory.path());
    assert_eq!(damaged.code, 3);
    assert!(damaged.err.contains("restore"), "it says what to do: {}", damaged.err);
    let nobody = run(&["execute", "--as", "ana", "--password-file", "nowhere"], directory.path());
    assert_eq!(nobody.code, 2, "{}", nobody.err);
}

#[test]
fn verify_ends_with_0_when_all_holds_and_with_1_and_the_name_of_what_does_not() {
    let directory = tempfile::tempdir().unwrap();
    run(&["demo"], directory.path());
    let sound = run(&["verify", "--json"], directory.path());
    assert_eq!(sound.code, 0, "{}", sound.err);
    let changed = "DROP TRIGGER outbox_is_never_updated;
        UPDATE outbox SET body = replace(body, 'Demo', 'Dimo') WHERE type = 'EstablishmentRegistered'";
    store(&directory).execute_batch(changed).unwrap();
    let damaged = run(&["verify", "--json"], directory.path());
    assert_eq!(damaged.code, 1);
    let checks = damaged.json()["checks"].as_array().unwrap().clone();
    let failed: Vec<_> =
        checks.iter().filter(|check| check["ok"] == false).map(|check| check["name"].clone()).collect();
    assert_eq!(failed, ["chain", "replay"], "a changed byte of a body breaks the chain and the replay");
}

#[test]
fn the_schema_names_every_command_refusal_event_and_answer() {
    let directory = tempfile::tempdir().unwrap();
    let schema = run(&["schema"], directory.path()).json();
    for part in ["commands", "refusals", "events", "answers"] {
        assert!(schema[part].is_object(), "{part}");
    }
    assert_eq!(schema["commands"]["oneOf"].as_array().unwrap().len(), 41, "one for each command");
    assert!(fs::read_dir(directory.path()).unwrap().next().is_none(), "a schema needs no clinic");
}

#[test]
fn each_line_is_answered_and_refusals_do_not_stop_the_others() {
    let directory = tempfile::tempdir().unwrap();
    run(&["demo"], directory.path());
    let patient = json!({ "name": "Nova Demo Paciente", "sex": "Female", "birth_date": "1980-02-03", "cpf": null,
        "social_name": null, "cns": null, "other_document": null, "address": null, "phone": null, "mother_name": null,
        "guardian": null });
    let id = "0190a000-0000-7000-8000-000000000001";
    let good = json!({ "id": id, "command": "RegisterPatient", "body": patient }).to_string();
    let mut wrong_cpf = patient;
    wrong_cpf["cpf"] = "111.111.111-11".into();
    wrong_cpf["birth_date"] = "2999-01-01".into();
    let refused = json!({ "command": "RegisterPatient", "body": wrong_cpf }).to_string();
    let lines =
        [good.as_str(), "", "{\"command\":\"Prescribe\",\"body\":{\"who\":\"Nova Demo Paciente\"}}", &refused, &good];
    let ran = execute("elisa", PASSWORD, &lines.join("\n"), directory.path());
    assert_eq!(ran.code, 1, "something was refused: {}", ran.err);
    let answers: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 4, "an answer for each line that is not empty");
    assert_eq!(answers[0]["receipt"]["command_id"], id);
    assert_eq!(answers[1]["line"], 3);
    assert!(answers[1]["malformed"]["at"].is_number());
    let codes: Vec<&Value> =
        answers[2]["refusals"].as_array().unwrap().iter().map(|refusal| &refusal["code"]).collect();
    assert_eq!(codes, ["BirthDateImpossible", "CpfImpossible"], "all at once");
    assert_eq!(answers[3]["receipt"], answers[0]["receipt"], "the same command again has the same receipt");
    assert!(!ran.out.contains("Nova Demo"), "nothing that was sent is repeated");
    let done = execute("elisa", PASSWORD, &good, directory.path());
    assert_eq!(done.code, 0);
    let stranger = execute("elisa", "wrong", &good, directory.path());
    assert_eq!((stranger.code, stranger.out.as_str()), (1, ""));
    assert!(stranger.err.contains("login or password is wrong"), "{}", stranger.err);
}

#[test]
fn no_log_and_no_error_names_a_patient() {
    let directory = tempfile::tempdir().unwrap();
    let simulated = boticactl(&["simulate", "--days", "1", "--beds", "30"], directory.path())
        .env("BOTICA_LOG", "trace")
        .output()
        .unwrap();
    let mut said = vec![ended(simulated)];
    let people: Vec<[Option<String>; 5]> = store(&directory)
        .prepare("SELECT name, cpf, cns, birth_date, address ->> 'line' FROM patient")
        .unwrap()
        .query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(people.len() > 20, "there are people to betray: {}", people.len());
    let lines: String = people
        .iter()
        .flat_map(|[name, cpf, cns, birth_date, line]| {
            let address = json!({ "line": line, "city": "São Paulo", "uf": "SP" });
            let patient = json!({ "name": name, "sex": "Female", "birth_date": birth_date, "cpf": cpf, "cns": cns,
                "social_name": null, "other_document": null, "address": address, "phone": null, "mother_name": name,
                "guardian": null });
            let broken = json!({ "command": "RegisterPatient", "body": { "name": [name], "cpf": cpf } });
            // Refused where the CPF is taken, malformed, and cut in the middle.
            let taken = json!({ "command": "RegisterPatient", "body": patient }).to_string();
            let cut = taken.chars().take(taken.chars().count() - 20).collect();
            [taken, broken.to_string(), cut]
        })
        .map(|line| line + "\n")
        .collect();
    said.push(execute("enfermeira1", PASSWORD, &lines, directory.path()));
    said.push(execute("auditora", PASSWORD, &lines, directory.path()));
    said.push(failed(&lines, &directory));
    assert!(said.last().unwrap().out.contains("\"failed\""), "a command failed inside the engine");
    for part in ["clinic.db-wal", "clinic.db-shm"] {
        let _ = fs::remove_file(directory.path().join(part));
    }
    let file = directory.path().join("clinic.db");
    let cut = fs::read(&file).unwrap()[..40_000].to_vec();
    fs::write(&file, cut).unwrap();
    said.push(run(&["demo"], directory.path()));
    assert_eq!(said.last().unwrap().code, 3, "the store is damaged now");
    for ran in &said {
        for known in people.iter().flatten().flatten() {
            assert!(!ran.err.contains(known.as_str()), "standard error names somebody");
            assert!(!ran.out.contains(known.as_str()), "standard output names somebody");
        }
    }
}
