//! `schema`: what goes in and what comes out, as JSON Schema.

use clinic::{
    demo::Demo,
    import::{FormularyReport, PriceListReport},
    problem::{Checked, Problem, Receipt},
    simulate::Report,
};
use domain::{commands::Command, events::Event, refusal::Refusal};
use schemars::schema_for;
use serde_json::json;

use crate::{ending::Ending, output::line};

/// Always one JSON object: nobody reads a schema as prose.
pub(crate) fn run() -> Ending {
    let schema = json!({
        "commands": schema_for!(Command),
        "refusals": schema_for!(Refusal),
        "events": schema_for!(Event),
        "answers": {
            "Receipt": schema_for!(Receipt),
            "Problem": schema_for!(Problem),
            "Checked": schema_for!(Checked),
            "FormularyReport": schema_for!(FormularyReport),
            "PriceListReport": schema_for!(PriceListReport),
            "Demo": schema_for!(Demo),
            "SimulationReport": schema_for!(Report),
        },
    });
    line(&schema.to_string());
    Ending::Done
}
