//! Scenarios: given / when / then over the real engine.

mod allergies;
mod daily_maximum;
mod drafts;
mod dual_write;
mod duplicates;
mod golden;
mod prescribers;
mod prescribing;
mod refusals;
mod registry;
mod roles;
mod search;
mod stays;
mod triage;
mod users;
mod versions;
