//! S12: what comes into the product from others, as `deny.toml` has it: by licence, by name, by where it comes from, and
//! not older than the mended versions. `cargo deny check` knows more, such as advisories; this needs no network.

use std::fs;
use std::path::Path;

use cargo_metadata::{Metadata, MetadataCommand, semver::Version};
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
