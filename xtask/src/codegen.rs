//! `cargo xtask codegen`: files that are made from the code and committed, so that they can be read and diffed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::command::{self, cargo, npm, root};
use crate::queries;

pub(crate) fn run(check: bool) -> Result<()> {
    let fresh = tempfile::tempdir()?;
    // First: without its description a new query does not compile.
    let described = fresh.path().join("sqlx");
    queries::describe(&described).context("the server's queries could not be checked")?;
    settle("sync-server/.sqlx", &files(&described)?, check)?;
    let bindings = fresh.path().join("bindings");
    // Each type is exported by a test, and so is the server's OpenAPI document; variables name the places.
    let protocol = fresh.path().join("protocol");
    fs::create_dir_all(&protocol)?;
    let policy = fresh.path().join("policy");
    let mut export = cargo("test --quiet --workspace --lib export_bindings");
    export
        .env("TS_RS_EXPORT_DIR", &bindings)
        .env("TACTUS_OPENAPI_FILE", protocol.join("openapi.json"))
        .env("TACTUS_POLICY_TEMPLATES", &policy);
    command::run(&mut export).context("the bindings could not be made")?;
    settle("ui/src/ipc/bindings", &files(&bindings)?, check)?;
    settle("docs/protocol", &files(&protocol)?, check)?;
    settle("deploy/policy", &files(&policy)?, check)?;
    let words = if check {
        "run locale --silent -- --check"
    } else {
        "run locale --silent"
    };
    command::run(&mut npm(words)).context("the names of the interface's words are not fresh")?;
    if !check {
        // tests/supply.rs says when it is stale: that needs no installed packages.
        command::run(&mut npm("run --silent parts"))
            .context("the list of libraries could not be made")?;
    }
    println!(
        "{}",
        if check {
            "Generated files are fresh."
        } else {
            "Generated files are written."
        }
    );
    Ok(())
}

/// Compares a generated folder with the committed one, or replaces it.
fn settle(folder: &str, fresh: &BTreeMap<String, Vec<u8>>, check: bool) -> Result<()> {
    let place = root().join(folder);
    let committed = files(&place)?;
    let mut stale: Vec<&str> = Vec::new();
    for (name, bytes) in fresh {
        if committed.get(name) != Some(bytes) {
            stale.push(name);
        }
    }
    let left_over = committed.keys().filter(|name| !fresh.contains_key(*name));
    if check {
        stale.extend(left_over.map(String::as_str));
        if !stale.is_empty() {
            bail!(
                "not fresh in {folder}: {}; run `cargo xtask codegen`",
                stale.join(", ")
            );
        }
        return Ok(());
    }
    for name in left_over {
        fs::remove_file(place.join(name))?;
    }
    for name in stale {
        let file = place.join(name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, &fresh[name])
            .with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(())
}

/// All files below a folder by their path in it.
fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    if !folder.exists() {
        return Ok(found);
    }
    for entry in
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            found.extend(
                files(&entry.path())?
                    .into_iter()
                    .map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)),
            );
        } else {
            found.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(found)
}
