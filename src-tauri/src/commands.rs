//! The window's own commands: `build.rs` reads this list, so that capabilities govern each of them.

/// By name, as `ipc` defines them.
pub(crate) const COMMANDS: &[&str] = &[
    "start",
    "make_demo",
    "set_up_clinic",
    "sign_in",
    "sign_out",
    "lock",
    "unlock",
    "confirm",
    "open_window",
    "execute",
    "check",
    "set_password",
    "read_line",
    "order_again",
    "write_item",
    "triage_queue",
    "triage_counts",
    "prescription_details",
    "prescription_document",
    "patient_summary",
    "patient_timeline",
    "patient_record",
    "scheduled_doses",
    "running_out",
    "ward_board",
    "catalogue",
    "catalogue_entry",
    "catalogue_page",
    "medicine",
    "products_of",
    "interventions",
    "audit",
    "audited_patients",
    "search",
    "health",
    "places",
    "staff",
    "restrictions",
    "tables_of_law",
    "substances",
    "drafts",
    "save_draft",
    "discard_draft",
    "order_sets",
    "keep_order_set",
    "discard_order_set",
    "printers",
    "print_jobs",
    "papers_of",
    "preview",
    "print",
    "retry_print",
    "cancel_print",
    "save_pdf",
    "set_default_printer",
    "set_label_printer",
    "remove_label_printer",
    "preview_formulary",
    "preview_price_list",
    "import_formulary",
    "import_price_list",
    "rebuild",
    "cancel_rebuild",
    "cancel_work",
    "retry_parked",
    "backup",
    "export_audit",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_granted_to_the_window_and_nothing_else_of_ours_is() {
        let capability: serde_json::Value = serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
        let granted = capability["permissions"].as_array().unwrap().iter().filter_map(|permission| permission.as_str());
        let granted: Vec<String> = granted
            .filter_map(|permission| permission.strip_prefix("allow-"))
            .map(|name| name.replace('-', "_"))
            .collect();
        assert_eq!(granted, COMMANDS, "in the order of the list");
    }
}
