//! `cargo xtask bench`: measures figures of `spec/quality.md` on this machine and prints each with its limit.
//!
//! A figure is reported as measured, also when it falls short: the exit code only says whether measuring worked.
#![expect(
    clippy::print_stdout,
    reason = "a command line tool talks on standard output"
)]

mod content;
mod core;
mod learner;
mod local;
mod server;
mod statistics;
mod wire;

use std::fmt;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::Parser;
use serde::Serialize;

/// One measured figure.
#[derive(Debug, Serialize)]
pub(crate) struct Figure {
    /// As in quality.md: `P2`; C is for content.
    name: &'static str,
    /// What was measured, in a few words.
    what: &'static str,
    /// As measured.
    value: f64,
    unit: &'static str,
    /// What is to be reached.
    limit: f64,
    /// Whether more is better.
    is_floor: bool,
    /// How it was measured: sizes, counts, what it was compared with.
    detail: String,
}

impl Figure {
    /// How the figure stands to its limit; up to 1 is reached, whichever direction is better.
    fn ratio(&self) -> f64 {
        if self.is_floor {
            self.limit / self.value
        } else {
            self.value / self.limit
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = format!("{} {}", if self.is_floor { "≥" } else { "≤" }, self.limit);
        let value = format!("{:.2} {}", self.value, self.unit);
        let ratio = self.ratio();
        writeln!(
            to,
            "{:<3} {:<48} {value:>18} {limit:>8} {ratio:>6.2}",
            self.name, self.what
        )?;
        let verdict = if ratio <= 1.0 { "" } else { "FALLS SHORT. " };
        write!(to, "    {verdict}{}", self.detail)
    }
}

/// Measures figures of quality.md.
#[derive(Parser)]
struct Arguments {
    /// Only this one: `P2`
    name: Option<String>,
    /// Where the JSON goes too
    #[arg(long, default_value = "target/bench.json")]
    json: PathBuf,
    /// The server's figures at full size: 20 M keystrokes of 500 learners, in minutes
    #[arg(long)]
    full: bool,
}

/// How much to measure with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// Enough to see that it works.
    Short,
    /// What quality.md speaks of.
    Full,
}

type Measure = (&'static str, fn(Size) -> Result<Vec<Figure>>);

const ALL: [Measure; 10] = [
    ("P2", |_| Ok(vec![core::replay()?])),
    ("P3", |_| Ok(vec![local::save()?])),
    ("P5", |_| Ok(vec![statistics::page()?])),
    ("P7", |_| Ok(vec![local::size_all_in()?])),
    ("P8", |_| Ok(vec![wire::size()?])),
    ("P9", server::ingest),
    ("P10", server::disk),
    ("P11", server::queries),
    ("C1", |_| Ok(vec![content::course()?])),
    ("C2", |_| Ok(vec![content::practice()?])),
];

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let wanted = |name: &str| {
        arguments
            .name
            .as_deref()
            .is_none_or(|only| only.eq_ignore_ascii_case(name))
    };
    let chosen: Vec<&Measure> = ALL.iter().filter(|(name, _)| wanted(name)).collect();
    if chosen.is_empty() {
        bail!(
            "there is no figure called {}",
            arguments.name.unwrap_or_default()
        );
    }
    let size = if arguments.full {
        Size::Full
    } else {
        Size::Short
    };
    let mut figures = Vec::new();
    for (name, measure) in chosen {
        let measured = measure(size).with_context(|| format!("{name} could not be measured"))?;
        if figures.is_empty() {
            println!(
                "    {:<48} {:>18} {:>8} {:>6}",
                "figure", "measured", "limit", "ratio"
            );
        }
        for figure in &measured {
            println!("{figure}");
        }
        figures.extend(measured);
    }
    let lines: Vec<_> = figures.iter().map(json).collect();
    let document = serde_json::to_string_pretty(&lines)?;
    if let Some(folder) = arguments.json.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&arguments.json, &document)
        .with_context(|| format!("{} cannot be written", arguments.json.display()))?;
    println!("\n{document}");
    Ok(())
}

fn json(figure: &Figure) -> serde_json::Value {
    let mut line = serde_json::json!(figure);
    line["ratio"] = figure.ratio().into();
    line["is_reached"] = (figure.ratio() <= 1.0).into();
    line
}
