//! Scenarios: given / when / then over the real engine.

mod access_log;
mod allergies;
mod backups;
mod compare;
mod daily_maximum;
mod damaged_store;
mod disk_full;
mod drafts;
mod dual_write;
mod duplicates;
mod golden;
mod imports;
mod prescribers;
mod prescribing;
mod random;
mod refusals;
mod registry;
mod renewals;
mod roles;
mod search;
mod simulation;
mod stays;
mod triage;
mod users;
mod verification;
mod versions;
