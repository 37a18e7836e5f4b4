//! `demo`: the demo hospital, and the main job in it.

use std::path::Path;

use clinic::{
    clinic::{Clinic, Options},
    demo::{self, Demo, DemoError, PASSWORD},
};

use crate::{
    bar::bar,
    ending::{Ending, Stop, in_words as problem_in_words},
    output::Output,
};

pub(crate) async fn run(data: &Path, output: &Output) -> Result<Ending, Stop> {
    let clinic = Clinic::open(data, Options::default())?;
    let (progress, bar) = bar("Demo");
    let made = demo::make(&clinic, &progress).await;
    bar.finish_and_clear();
    clinic.close().await;
    let demo = made?;
    output.answer(&demo, || in_words(&demo, data));
    Ok(if demo.unexpected_refusals == 0 { Ending::Done } else { Ending::Wrong })
}

impl From<DemoError> for Stop {
    fn from(error: DemoError) -> Self {
        match error {
            DemoError::Problem(problem) => Self::Refused(problem_in_words(&problem)),
            DemoError::Import(error) => error.into(),
            DemoError::AnotherClinic => Self::Refused(error.to_string()),
        }
    }
}

fn in_words(demo: &Demo, data: &Path) -> String {
    let states = demo.states.iter().map(|(state, count)| format!("{count} {state}")).collect::<Vec<_>>().join(", ");
    let refused = demo.refused.iter().map(|refusal| {
        let field = refusal.field.as_deref().unwrap_or("the order");
        format!("  {} at {field} (rule {})", <&str>::from(refusal.code), refusal.rule)
    });
    let logins = demo.logins.iter().map(|(login, role)| format!("  {login}: {role}"));
    [
        format!(
            "{} in {}",
            if demo.already_there { "The demo hospital is already there," } else { "The demo hospital is" },
            data.display()
        ),
        format!(
            "Formulary: {} medicines; {} products, {} linked to it",
            demo.medicines, demo.products, demo.products_linked
        ),
        format!(
            "{} patients, {} prescriptions of {} medicines, {} findings, {} events",
            demo.patients, demo.prescriptions, demo.items, demo.findings, demo.events
        ),
        format!("Orders: {states}"),
        "Dipirona for a patient allergic to it is refused:".to_owned(),
    ]
    .into_iter()
    .chain(refused)
    .chain([format!("Sign in with the password \"{PASSWORD}\" (a demo password: never for a hospital):")])
    .chain(logins)
    .collect::<Vec<_>>()
    .join("\n")
}
