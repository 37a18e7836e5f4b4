//! `boticactl`: the engine for administrators and scripts.
fn main() {}
