//! Rows with their bounds, printed as a table and as JSON.

use std::time::Duration;

use serde_json::json;

/// Times of one thing done many times.
pub struct Times(Vec<Duration>);

impl Times {
    pub fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// Milliseconds that `share` of the times stay under.
    pub fn percentile(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let place = (last as f64 * share).round() as usize;
        self.0.get(place).map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
    }

    pub fn p50(&self) -> f64 {
        self.percentile(0.5)
    }

    pub fn p95(&self) -> f64 {
        self.percentile(0.95)
    }

    pub fn p99(&self) -> f64 {
        self.percentile(0.99)
    }
}

struct Row {
    id: String,
    value: f64,
    unit: String,
    bound: Option<(bool, f64)>,
    note: String,
}

impl Row {
    fn ok(&self) -> bool {
        match self.bound {
            None => true,
            Some((at_most, bound)) => {
                if at_most {
                    self.value <= bound
                } else {
                    self.value >= bound
                }
            }
        }
    }
}

/// All rows of a run.
pub struct Report {
    items: usize,
    rows: Vec<Row>,
}

impl Report {
    pub fn new(items: usize) -> Self {
        Self { items, rows: Vec::new() }
    }

    /// 100 k prescriptions, which the smaller bounds are for.
    pub fn is_default_size(&self) -> bool {
        self.items <= 300_000
    }

    /// A figure without a bound: a peer, or something to know.
    pub fn note(&mut self, id: &str, value: f64, unit: &str, note: &str) {
        self.push(id, value, unit, None, note);
    }

    /// A figure that must not be above its bound.
    pub fn at_most(&mut self, id: &str, value: f64, unit: &str, bound: f64, note: &str) {
        self.push(id, value, unit, Some((true, bound)), note);
    }

    /// A figure that must not be below its bound.
    pub fn at_least(&mut self, id: &str, value: f64, unit: &str, bound: f64, note: &str) {
        self.push(id, value, unit, Some((false, bound)), note);
    }

    fn push(&mut self, id: &str, value: f64, unit: &str, bound: Option<(bool, f64)>, note: &str) {
        eprintln!("  {id}: {value:.3} {unit}");
        self.rows.push(Row { id: id.to_owned(), value, unit: unit.to_owned(), bound, note: note.to_owned() });
    }

    pub fn all_reached(&self) -> bool {
        self.rows.iter().all(Row::ok)
    }

    pub fn print(&self) {
        println!("{} items, {}", self.items, machine());
        println!("| id | value | bound | | what |\n|---|---|---|---|---|");
        for row in &self.rows {
            let bound = row.bound.map_or(String::new(), |(at_most, bound)| {
                format!("{} {}", if at_most { "<=" } else { ">=" }, figure(bound))
            });
            let verdict = match (row.bound, row.ok()) {
                (None, _) => "",
                (_, true) => "ok",
                (_, false) => "MISSED",
            };
            println!("| `{}` | {} {} | {bound} | {verdict} | {} |", row.id, figure(row.value), row.unit, row.note);
        }
    }

    pub fn json(&self) -> String {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|row| {
                json!({
                    "id": row.id, "value": row.value, "unit": row.unit, "ok": row.ok(), "note": row.note,
                    "bound": row.bound.map(|(_, bound)| bound),
                })
            })
            .collect();
        serde_json::to_string_pretty(&rows).unwrap()
    }
}

fn figure(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or(": unknown processor");
    let cores = cpu.lines().filter(|line| line.starts_with("processor")).count();
    format!("{cores} cores of {}", model.trim_start_matches([' ', '\t', ':']))
}
