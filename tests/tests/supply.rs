//! S12: what comes into the product from others, as `deny.toml` has it: by licence, by name, by where it comes from, and
//! not older than the mended versions. `cargo deny check` knows more, such as advisories; this needs no network.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId, semver::Version};
use serde::Deserialize;

/// Below these there are holes that are known: in Tauri CVE-2026-42184, pages from elsewhere pass as local.
const AT_LEAST: [(&str, &str); 1] = [("tauri", "2.11.1")];

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    name: String,
}

fn rules() -> Deny {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deny.toml");
    toml::from_str(&fs::read_to_string(file).expect("the rules can be read"))
        .expect("the rules are TOML")
}

fn workspace() -> Metadata {
    MetadataCommand::new()
        .exec()
        .expect("cargo describes the workspace")
}

/// Whether the expression leaves a way that is allowed: `OR` binds weaker than `AND`, brackets go first.
fn allows(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.trim();
    if let Some(open) = expression.rfind('(')
        && let Some(close) = expression[open..].find(')')
    {
        let inside = allows(&expression[open + 1..open + close], allowed);
        let verdict = if inside { "allowed" } else { "refused" };
        let (before, after) = (&expression[..open], &expression[open + close + 1..]);
        return allows(&format!("{before}{verdict}{after}"), allowed);
    }
    expression.replace('/', " OR ").split(" OR ").any(|way| {
        way.split(" AND ")
            .map(str::trim)
            .all(|licence| licence == "allowed" || allowed.iter().any(|allowed| allowed == licence))
    })
}

#[test]
fn expressions_are_read_as_they_are_meant() {
    let allowed = ["MIT".to_owned(), "ISC".to_owned()];
    for (expression, good) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT OR GPL-3.0", true),
        ("MIT/GPL-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("MIT AND ISC", true),
        ("(MIT OR GPL-3.0) AND ISC", true),
        ("(MIT OR ISC) AND GPL-3.0", false),
        ("MIT AND (ISC OR (GPL-3.0 AND MIT))", true),
        ("MITX", false),
    ] {
        assert_eq!(allows(expression, &allowed), good, "{expression}");
    }
}

#[test]
fn every_licence_is_one_of_the_list() {
    let allowed = rules().licenses.allow;
    let metadata = workspace();
    let foreign = metadata
        .packages
        .iter()
        .filter(|each| each.source.is_some());
    let wrong: Vec<String> = foreign
        .filter(|each| {
            let licence = each.license.as_deref().unwrap_or("none");
            !allows(licence, &allowed)
        })
        .map(|each| format!("{} {}: {:?}", each.name, each.version, each.license))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_banned_and_nothing_from_elsewhere() {
    let banned = rules().bans.deny;
    assert!(banned.iter().any(|ban| ban.name == "openssl"));
    for each in &workspace().packages {
        let name = each.name.as_str();
        assert!(
            banned.iter().all(|ban| ban.name != name),
            "{name} is banned"
        );
        let Some(source) = &each.source else {
            let ours = each.license.as_deref();
            assert!(ours.is_some(), "{name} is ours and says its licence");
            continue;
        };
        assert!(source.is_crates_io(), "{name} comes from {source}");
    }
}

#[test]
fn nothing_is_older_than_what_was_mended() {
    let metadata = workspace();
    for (name, least) in AT_LEAST {
        let least: Version = least.parse().expect("a version");
        let found: Vec<_> = metadata
            .packages
            .iter()
            .filter(|each| each.name.as_str() == name)
            .collect();
        assert!(!found.is_empty(), "{name} is not used any more");
        for each in found {
            assert!(each.version >= least, "{name} {} is too old", each.version);
        }
    }
}

/// The interface's packages: from the registry, each with its hash.
#[test]
fn the_interface_takes_nothing_without_a_hash() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/package-lock.json");
    let lock = fs::read_to_string(file).expect("the lock file can be read");
    let lock: serde_json::Value = serde_json::from_str(&lock).expect("it is JSON");
    let packages = lock["packages"].as_object().expect("a list of packages");
    assert!(packages.len() > 50);
    for (name, each) in packages.iter().filter(|(name, _)| !name.is_empty()) {
        // Without an address it is the registry's.
        let from = each["resolved"]
            .as_str()
            .unwrap_or("https://registry.npmjs.org/");
        assert!(
            from.starts_with("https://registry.npmjs.org/"),
            "{name} comes from {from}"
        );
        let hash = each["integrity"].as_str().unwrap_or_default();
        assert!(hash.starts_with("sha512-"), "{name} has no hash");
    }
}

/// Libraries of the window's program on any system, each as the about page lists it.
fn built_in(metadata: &Metadata) -> BTreeSet<[String; 3]> {
    let resolve = metadata.resolve.as_ref().expect("cargo resolves");
    let nodes: HashMap<_, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let window = metadata
        .packages
        .iter()
        .find(|each| each.manifest_path.ends_with("src-tauri/Cargo.toml"));
    let mut open: Vec<&PackageId> = vec![&window.expect("the window's program").id];
    let mut seen = HashSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let needed = nodes[id].deps.iter().filter(|dep| {
            let mut kinds = dep.dep_kinds.iter();
            kinds.any(|kind| kind.kind == DependencyKind::Normal)
        });
        open.extend(needed.map(|dep| &dep.pkg));
    }
    let foreign = metadata
        .packages
        .iter()
        .filter(|each| each.source.is_some() && seen.contains(&each.id));
    foreign
        .map(|each| {
            let licence = each.license.clone().unwrap_or_default();
            [each.name.to_string(), each.version.to_string(), licence]
        })
        .collect()
}

/// `cargo xtask codegen` writes the list.
#[test]
fn the_about_page_names_every_library_and_no_other() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui");
    let read = |file: &str| fs::read_to_string(ui.join(file)).expect("the file can be read");
    let listed: Vec<[String; 3]> =
        serde_json::from_str(&read("src/features/settings/parts.json")).expect("rows of three");
    let listed: BTreeSet<_> = listed.into_iter().collect();
    let mut wanted = built_in(&workspace());
    let package: serde_json::Value = serde_json::from_str(&read("package.json")).expect("JSON");
    let lock: serde_json::Value = serde_json::from_str(&read("package-lock.json")).expect("JSON");
    let names = package["dependencies"].as_object().expect("dependencies");
    for name in names.keys().map(String::as_str).chain(["svelte"]) {
        let each = &lock["packages"][format!("node_modules/{name}")];
        let said = |field: &str| each[field].as_str().unwrap_or_default().to_owned();
        wanted.insert([name.to_owned(), said("version"), said("license")]);
    }
    let missing: Vec<_> = wanted.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&wanted).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "missing {missing:?}, no longer there {gone:?}: cargo xtask codegen"
    );
}
