//! Scenarios: given / when / then over the real engine.

mod allergies;
mod compare;
mod daily_maximum;
mod disk_full;
mod drafts;
mod dual_write;
mod duplicates;
mod golden;
mod prescribers;
mod prescribing;
mod random;
mod refusals;
mod registry;
mod roles;
mod search;
mod stays;
mod triage;
mod users;
mod versions;
