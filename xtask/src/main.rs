//! `cargo xtask`: what must work with one command on a fresh machine.
//!
//! Kept light, so that the first command begins within seconds: whatever drives windows or databases lives in
//! other packages and is started from here. Must hold no rule of the product.
#![expect(
    clippy::print_stdout,
    reason = "a command line tool talks on standard output"
)]

mod bench;
mod bundle;
mod coach;
mod codegen;
mod command;
mod drive;
mod fuzz;
mod icons;
mod logged;
mod queries;
mod replay;
mod serve;
mod setup;
mod sign;
mod stripe;
mod table;
mod test;
mod windows;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The commands of the Tactus workspace.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, about)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing to build, run and test
    Setup,
    /// Build the app and open it
    Run {
        /// Without a display: leave the window open in Xvfb until Ctrl-C
        #[arg(long)]
        keep: bool,
    },
    /// Everything CI runs
    Test {
        /// The slow ones in full: all, or those of one name of the figures (`R2`)
        #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "all")]
        nightly: Option<String>,
    },
    /// Pictures of every screen in every theme and size, each looked over for accessibility
    Screenshots {
        /// In these languages
        #[arg(long, value_delimiter = ',', default_values = ["en", "ru", "de"])]
        languages: Vec<String>,
    },
    /// The sync server on a private PostgreSQL cluster
    Serve,
    /// The whole loop without hands: type offline, sign up, sync, read back from PostgreSQL
    Demo,
    /// The figures that a machine can measure, each with its limit
    Bench {
        /// Only this figure (`P2`)
        #[arg(value_name = "NAME")]
        only: Option<String>,
        /// The server's at full size: 20 M keystrokes of 500 learners, in minutes
        #[arg(long)]
        full: bool,
    },
    /// Packages to install: deb and rpm of the app, deb of the server
    Bundle(bundle::Wanted),
    /// Check the app for Windows from Linux: compile it, pack an MSI, try both under wine
    Windows,
    /// Packages that replace themselves, signed, and the list of versions that leads to them
    Sign(sign::Wanted),
    /// Draw the icons in all sizes from the drawings in `icons/`
    Icons,
    /// The decoders of strangers' bytes against a fuzzer, with the nightly toolchain
    Fuzz {
        /// Only this one (`push`)
        #[arg(value_name = "TARGET")]
        only: Option<String>,
        /// For each of them
        #[arg(long, default_value_t = 60)]
        minutes: u32,
    },
    /// A subscription's life in Stripe's sandbox, by a test clock; `STRIPE_TEST_KEY` is a key of it
    StripeSandbox,
    /// Write the generated files: bindings, OpenAPI, `.sqlx`, templates of the policy
    Codegen {
        /// Write nothing; fail if a file is not what would be written
        #[arg(long)]
        check: bool,
    },
    /// Print every figure of logged sessions, a JSON line each
    Replay {
        /// JSON lines: elements of `sessions` of `POST /v1/sync/push`
        file: PathBuf,
    },
    /// Print what the coach expects of every key and pair after logged sessions, a JSON line each
    #[command(after_long_help = coach::HELP)]
    Coach {
        /// JSON lines as for `replay`: one learner's history, in order
        file: PathBuf,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Setup => setup::run(),
        Task::Run { keep } => drive::run(keep),
        Task::Test { nightly: None } => test::run(),
        Task::Test {
            nightly: Some(name),
        } => test::nightly(&name),
        Task::Screenshots { languages } => test::screenshots(&languages),
        Task::Serve => serve::run(),
        Task::Demo => drive::demo(),
        Task::Bench { only, full } => bench::run(only.as_deref(), full),
        Task::Bundle(wanted) => bundle::run(&wanted),
        Task::Windows => windows::run(),
        Task::Sign(wanted) => sign::run(&wanted),
        Task::Icons => icons::run(),
        Task::Fuzz { only, minutes } => fuzz::run(only.as_deref(), minutes),
        Task::StripeSandbox => stripe::sandbox(),
        Task::Codegen { check } => codegen::run(check),
        Task::Replay { file } => replay::run(&file),
        Task::Coach { file } => coach::run(&file),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The causes read on as one sentence: what could not be done, then why.
            command::complain(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
