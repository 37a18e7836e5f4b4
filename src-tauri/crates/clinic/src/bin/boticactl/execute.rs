//! `execute`: commands as lines of JSON in, a line of JSON out for each. Nothing of what came in is repeated, because it
//! may be about a patient; a line that does not read is named by its number and the column where reading stopped.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read as _},
    path::{Path, PathBuf},
};

use clap::Args;
use clinic::{
    clinic::{Clinic, Options},
    problem::{Problem, Receipt},
    session::Session,
    sign_in::SignInError,
};
use domain::{commands::Command, ids::CommandId, refusal::Refusal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    ending::{Ending, Stop},
    output::{Output, line},
    password,
};

/// A line longer than this is no command.
const LONGEST_LINE: u64 = 16 * 1024 * 1024;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Who gives the commands.
    #[arg(long = "as", value_name = "LOGIN")]
    login: String,
    /// Holds the password on its first line; asked for when absent.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// One command a line: {"id": …, "command": "Prescribe", "body": {…}}; `-` is standard input.
    #[arg(default_value = "-")]
    file: PathBuf,
}

/// Beside the command itself.
#[derive(Deserialize)]
struct Named {
    id: Option<CommandId>,
}

#[derive(Serialize)]
struct Answered {
    line: u64,
    #[serde(flatten)]
    answer: Answer,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Receipt(Receipt),
    Refusals(Vec<Refusal>),
    Failed { reference: String },
    Malformed { at: usize, why: &'static str },
}

pub(crate) async fn run(data: &Path, arguments: &Arguments, output: &Output) -> Result<Ending, Stop> {
    let password = password::ask(&arguments.login, arguments.password_file.as_deref())?;
    let input = input(&arguments.file)?;
    let clinic = Clinic::open(data, Options::default())?;
    let ended = match clinic.sign_in(&arguments.login, &password).await {
        Ok(session) => commands(&clinic, &session, input, output).await,
        Err(SignInError::Problem(problem)) => Err(problem.into()),
        Err(error) => Err(Stop::Refused(error.to_string())),
    };
    clinic.close().await;
    ended
}

async fn commands(clinic: &Clinic, by: &Session, mut input: Box<dyn BufRead>, output: &Output) -> Result<Ending, Stop> {
    let mut kept = Vec::new();
    let mut all_done = true;
    for number in 1.. {
        let mut text = Vec::new();
        let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut text);
        if read.map_err(|error| Stop::Refused(format!("the input ends at line {number}: {error}")))? == 0 {
            break;
        }
        if text.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answered = Answered { line: number, answer: carry_out(clinic, by, &text).await };
        all_done &= matches!(answered.answer, Answer::Receipt(_));
        if output.json {
            kept.push(answered);
        } else {
            line(&serde_json::to_string(&answered).map_err(|error| Stop::Refused(error.to_string()))?);
        }
    }
    if output.json {
        output.answer(&serde_json::json!({ "lines": kept }), String::new);
    }
    Ok(if all_done { Ending::Done } else { Ending::Wrong })
}

async fn carry_out(clinic: &Clinic, by: &Session, text: &[u8]) -> Answer {
    let (named, command) = match (serde_json::from_slice::<Named>(text), serde_json::from_slice::<Command>(text)) {
        (Ok(named), Ok(command)) => (named, command),
        (Err(error), _) | (_, Err(error)) => return malformed(&error),
    };
    let id = named.id.unwrap_or_else(|| Uuid::now_v7().into());
    match clinic.execute(by, id, command).await {
        Ok(receipt) => Answer::Receipt(receipt),
        Err(Problem::Refused { refusals }) => Answer::Refusals(refusals),
        Err(Problem::Failed { reference }) => Answer::Failed { reference },
    }
}

/// The error's own words quote what they stumbled over.
fn malformed(error: &serde_json::Error) -> Answer {
    let why = match error.classify() {
        serde_json::error::Category::Syntax => "not JSON",
        serde_json::error::Category::Eof => "not whole",
        serde_json::error::Category::Data | serde_json::error::Category::Io => "not a command; see boticactl schema",
    };
    Answer::Malformed { at: error.column(), why }
}

fn input(file: &Path) -> Result<Box<dyn BufRead>, Stop> {
    if file == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let opened =
        File::open(file).map_err(|error| Stop::Usage(format!("{} cannot be read: {error}", file.display())))?;
    Ok(Box::new(BufReader::new(opened)))
}
