//! `cargo xtask bench`: the figures that a machine can measure, each beside its limit.

use anyhow::Result;

use crate::command::{self, cargo};

pub(crate) fn run(only: Option<&str>, full: bool) -> Result<()> {
    let mut measure = cargo("run --quiet --profile bench --package figures --");
    measure.args(only);
    measure.args(full.then_some("--full"));
    command::run(&mut measure)
}
