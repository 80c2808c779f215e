//! Who may use whom: the arrows of `design/architecture.md`, read from cargo and from the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// Each of our crates with those of ours that the shipped code may use.
const ARROWS: [(&str, &[&str]); 16] = [
    ("trainer", &[]),
    ("protocol", &[]),
    ("locale", &[]),
    ("store", &["trainer"]),
    ("sync", &["protocol", "store", "trainer"]),
    ("app", &["trainer", "store", "sync", "locale"]),
    ("devhost", &["app"]),
    ("tactus", &["app"]),
    ("tactus-server", &["protocol", "trainer", "locale"]),
    // What follows is never shipped.
    ("rig", &[]),
    ("fake-stripe", &[]),
    ("stories", &["rig", "trainer", "store", "fake-stripe"]),
    (
        "decoders",
        &[
            "trainer",
            "protocol",
            "store",
            "sync",
            "app",
            "tactus-server",
        ],
    ),
    (
        "figures",
        &["trainer", "store", "protocol", "rig", "tactus-server"],
    ),
    (
        "resilience",
        &[
            "trainer",
            "store",
            "protocol",
            "sync",
            "rig",
            "tactus-server",
            "fake-stripe",
        ],
    ),
    ("xtask", &["rig", "trainer"]),
];

/// What a crate must not be able to reach, directly or through others' direct use. Names of crates.
const FORBIDDEN: [(&str, &[&str]); 6] = [
    (
        "trainer",
        &[
            "tokio", "rusqlite", "sqlx", "reqwest", "rand", "chrono", "tauri", "axum", "keyring",
            "tracing", "uuid", "locale",
        ],
    ),
    (
        "protocol",
        &[
            "tokio", "rusqlite", "sqlx", "reqwest", "rand", "tauri", "axum", "keyring", "tracing",
        ],
    ),
    (
        "store",
        &["tokio", "reqwest", "keyring", "tauri", "axum", "sqlx"],
    ),
    (
        "sync",
        &[
            "rusqlite",
            "sqlx",
            "keyring",
            "tauri",
            "axum",
            "fluent-bundle",
        ],
    ),
    (
        "app",
        &["tauri", "rusqlite", "reqwest", "keyring", "axum", "sqlx"],
    ),
    ("tactus", &["rusqlite", "sqlx", "reqwest", "axum"]),
];

/// A file longer than this is worth splitting.
const LONG_FILE: usize = 400;

fn workspace() -> Metadata {
    MetadataCommand::new()
        .exec()
        .expect("cargo describes the workspace")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Direct dependencies of each of our crates, those for its tests left out.
fn dependencies(metadata: &Metadata) -> BTreeMap<String, BTreeSet<String>> {
    let shipped = |package: &cargo_metadata::Package| {
        let used = package
            .dependencies
            .iter()
            .filter(|used| used.kind != DependencyKind::Development);
        used.map(|used| used.name.clone()).collect()
    };
    metadata
        .workspace_packages()
        .iter()
        .map(|package| (package.name.to_string(), shipped(package)))
        .collect()
}

#[test]
fn the_arrows_hold() {
    let used = dependencies(&workspace());
    let ours: BTreeSet<&str> = used.keys().map(String::as_str).collect();
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let mut wrong = Vec::new();
    for (name, uses) in &used {
        let Some(allowed) = arrows.get(name.as_str()) else {
            wrong.push(format!("{name} has no arrows in this test"));
            continue;
        };
        for other in uses.iter().filter(|other| ours.contains(other.as_str())) {
            if !allowed.contains(&other.as_str()) {
                wrong.push(format!(
                    "{name} → {other} is not an arrow of the architecture"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nobody_touches_what_is_not_theirs() {
    let used = dependencies(&workspace());
    let mut wrong = Vec::new();
    for (name, forbidden) in FORBIDDEN {
        let uses = used
            .get(name)
            .unwrap_or_else(|| panic!("there is no crate {name}"));
        wrong.extend(
            forbidden
                .iter()
                .filter(|other| uses.contains(**other))
                .map(|other| format!("{name} uses {other}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The pure core stays pure also through what it uses.
#[test]
fn nothing_below_the_core_acts() {
    let metadata = workspace();
    let resolve = metadata
        .resolve
        .as_ref()
        .expect("cargo resolves the workspace");
    let names: BTreeMap<_, _> = metadata
        .packages
        .iter()
        .map(|package| (&package.id, package.name.as_str()))
        .collect();
    let nodes: BTreeMap<_, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let core = metadata
        .packages
        .iter()
        .find(|package| package.name.as_str() == "trainer")
        .expect("there is a trainer");
    let mut reached = BTreeSet::new();
    let mut open = vec![&core.id];
    while let Some(id) = open.pop() {
        for used in &nodes[id].deps {
            let is_shipped = used
                .dep_kinds
                .iter()
                .any(|kind| kind.kind == DependencyKind::Normal);
            if is_shipped && reached.insert(names[&used.pkg]) {
                open.push(&used.pkg);
            }
        }
    }
    for acting in [
        "tokio",
        "rand",
        "getrandom",
        "chrono",
        "mio",
        "rustix",
        "libc",
    ] {
        assert!(!reached.contains(acting), "trainer reaches {acting}");
    }
    assert!(
        reached.contains("serde"),
        "the walk found nothing: {reached:?}"
    );
}

/// All source files below a folder with one of these endings.
fn sources(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["node_modules", "target", "dist", "bindings", ".git"].contains(&name.as_str()) {
                found.extend(sources(&path, endings));
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    found
}

#[test]
fn only_ipc_speaks_to_tauri() {
    let ui = root().join("ui/src");
    let files = sources(&ui, &[".ts", ".svelte", ".js"]);
    assert!(
        files.len() > 10,
        "the interface's sources are not where this test looks"
    );
    for file in files {
        let text = fs::read_to_string(&file).expect("a source can be read");
        let inside = file.strip_prefix(&ui).expect("it is below ui/src");
        assert!(
            inside.starts_with("ipc") || !text.contains("@tauri-apps/"),
            "{} imports from @tauri-apps: only ui/src/ipc may",
            inside.display()
        );
    }
}

/// The words that make a result differ from one run to the next have no place in the core.
#[test]
fn the_core_asks_no_clock_and_no_dice() {
    for file in sources(&root().join("crates/trainer/src"), &[".rs"]) {
        let text = fs::read_to_string(&file).expect("a source can be read");
        for word in [
            "SystemTime",
            "Instant::now",
            "std::fs",
            "std::net",
            "std::env::var",
            "thread::spawn",
            "async fn",
        ] {
            assert!(!text.contains(word), "{} mentions {word}", file.display());
        }
    }
}

/// Long files are worth splitting; this warns, as a limit is not worth a bad cut.
#[test]
fn long_files_are_named() {
    for file in sources(&root(), &[".rs", ".ts", ".svelte", ".css"]) {
        let lines = fs::read_to_string(&file)
            .expect("a source can be read")
            .lines()
            .count();
        if lines > LONG_FILE {
            println!(
                "warning: {} has {lines} lines, more than {LONG_FILE}",
                file.display()
            );
        }
    }
}
