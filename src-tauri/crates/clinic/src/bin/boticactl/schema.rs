//! `schema`: what goes in and what comes out, as JSON Schema.

use clinic::{
    import::{FormularyReport, PriceListReport},
    problem::{Checked, Problem, Receipt},
    simulate::Report,
};
use domain::{commands::Command, events::Event, refusal::Refusal};
use schemars::schema_for;
use serde_json::json;

use crate::{
    ending::{Ending, Stop},
    output::{Output, line},
};

/// Always one JSON object: nobody reads a schema as prose.
pub(crate) fn run(_: &Output) -> Result<Ending, Stop> {
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
            "SimulationReport": schema_for!(Report),
        },
    });
    line(&schema.to_string());
    Ok(Ending::Done)
}
