//! `password`: sets somebody's password, as the operator of the machine; and how any password is asked for.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;
use clinic::{
    clinic::{Clinic, Options},
    session::Session,
    sign_in::SHORTEST_PASSWORD,
};
use serde_json::json;

use crate::{
    ending::{Ending, Stop},
    output::Output,
};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Whose.
    login: String,
    /// Holds the new password on its first line; asked for when absent.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

pub(crate) async fn run(data: &Path, arguments: &Arguments, output: &Output) -> Result<Ending, Stop> {
    let password = ask(&arguments.login, arguments.password_file.as_deref())?;
    if password.chars().count() < SHORTEST_PASSWORD {
        return Err(Stop::Refused(format!("a password needs at least {SHORTEST_PASSWORD} characters")));
    }
    let clinic = Clinic::open(data, Options::default())?;
    let set = clinic.set_password_of(&Session::operator(), &arguments.login, &password).await;
    clinic.close().await;
    let known = set?;
    let login = &arguments.login;
    output.answer(&json!({ "login": login, "set": known }), || {
        if known { format!("{login} signs in with the new password") } else { format!("nobody has the login {login}") }
    });
    Ok(if known { Ending::Done } else { Ending::Wrong })
}

/// The first line of a file, or what somebody types unseen.
pub(crate) fn ask(login: &str, file: Option<&Path>) -> Result<String, Stop> {
    let Some(file) = file else {
        return rpassword::prompt_password(format!("Password of {login}: ")).map_err(|_| {
            Stop::Usage("there is no terminal to ask for the password: use --password-file FILE".to_owned())
        });
    };
    let text = fs::read_to_string(file)
        .map_err(|error| Stop::Usage(format!("the password file {} cannot be read: {error}", file.display())))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
