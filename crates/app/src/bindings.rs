//! Writes `Commands.ts`, the command table as TypeScript, beside the types that ts-rs writes.
//!
//! As with those, running the tests writes the file; `cargo xtask codegen --check` proves that the committed one is fresh.

use std::{collections::BTreeSet, fmt::Write as _};

use crate::commands::COMMANDS;

const HEAD: &str = "// Made from the table in crates/app/src/commands/mod.rs. Do not edit.\n";

fn commands_ts(cfg: &ts_rs::Config) -> String {
    let mut lines = String::new();
    let mut types = BTreeSet::new();
    for command in COMMANDS {
        let (args, answer) = ((command.args)(cfg), (command.answer)(cfg));
        types.extend(named_types(&args));
        types.extend(named_types(&answer));
        writeln!(
            lines,
            "  {}: {{ args: {args}; answer: {answer} }};",
            command.name
        )
        .unwrap();
    }
    let mut out = String::from(HEAD);
    for name in types {
        writeln!(out, "import type {{ {name} }} from \"./{name}\";").unwrap();
    }
    write!(out, "\n/** Every command of the app: its arguments and its answer. */\nexport type Commands = {{\n{lines}}};\n")
        .unwrap();
    out
}

/// The names in a TypeScript type that have a file of their own.
fn named_types(ty: &str) -> Vec<String> {
    ty.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()) && *word != "Array")
        .map(str::to_owned)
        .collect()
}

#[test]
fn export_bindings_commands() {
    let cfg = ts_rs::Config::from_env();
    std::fs::create_dir_all(cfg.out_dir()).unwrap();
    std::fs::write(cfg.out_dir().join("Commands.ts"), commands_ts(&cfg)).unwrap();
}

#[test]
fn every_type_of_the_table_is_imported_once() {
    let ts = commands_ts(&ts_rs::Config::from_env());
    assert_eq!(
        ts.matches("import type { KeyboardView } from \"./KeyboardView\";")
            .count(),
        1,
        "{ts}"
    );
    assert!(
        ts.contains("  list_layouts: { args: NoArgs; answer: Array<LayoutSummary> };"),
        "{ts}"
    );
    assert!(!ts.contains("import type { Array }"), "{ts}");
}
