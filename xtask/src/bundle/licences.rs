//! The file `copyright` of a package: whose the program and its content are, and the licence text of every library
//! that is built in, each text once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::command::{cargo, root};

/// What a build here is for; other systems' libraries are not in the package.
pub(crate) const HERE: &str = if cfg!(windows) {
    "x86_64-pc-windows-msvc"
} else if cfg!(target_os = "macos") {
    // The same as of the other processor.
    "aarch64-apple-darwin"
} else {
    "x86_64-unknown-linux-gnu"
};

/// How files with terms begin, in lower case.
const NAMES: [&str; 5] = ["license", "licence", "copying", "notice", "unlicense"];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
    authors: Vec<String>,
    manifest_path: PathBuf,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

/// A library: what it is called, under what it is, and its terms.
struct Library {
    name: String,
    licence: String,
    by: String,
    texts: Vec<String>,
}

/// Writes the file for the program in `folder` of the workspace, built for this target of rustc's.
pub(crate) fn copyright(folder: &str, target: &str, place: &Path) -> Result<()> {
    let mut libraries = crates(folder, target)?;
    if folder == "src-tauri" {
        libraries.extend(interface()?);
    }
    let own = root().join("deploy/linux/copyright");
    let mut text =
        fs::read_to_string(&own).with_context(|| format!("{} cannot be read", own.display()))?;
    for (title, file) in [
        ("content/words/NOTICE.md", "content/words/NOTICE.md"),
        ("content/words/LICENSE", "content/words/LICENSE"),
        ("xkeyboard-config", "content/licences/xkb-data.txt"),
        ("libX11", "content/licences/libX11.txt"),
    ] {
        let terms = fs::read_to_string(root().join(file))
            .with_context(|| format!("{file} cannot be read"))?;
        write!(text, "\n{}\n{title}\n\n{}\n", "=".repeat(78), terms.trim())?;
    }
    text.push_str(&chapter(&libraries)?);
    fs::write(place, text).with_context(|| format!("{} cannot be written", place.display()))
}

/// Every library by name, then every text with the names of those under it.
fn chapter(libraries: &[Library]) -> Result<String> {
    let rule = "=".repeat(78);
    let mut chapter = format!(
        "\n{rule}\nLibraries that are built in ({})\n\n",
        libraries.len()
    );
    let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for library in libraries {
        writeln!(chapter, "{}: {}", library.name, library.licence)?;
        for text in &library.texts {
            texts.entry(text).or_default().push(&library.name);
        }
        if library.texts.is_empty() {
            // Nothing but the name of its terms came with it.
            writeln!(chapter, "    by {}", library.by)?;
        }
    }
    for (text, names) in texts {
        write!(chapter, "\n{rule}\n{}\n\n{text}\n", names.join(", "))?;
    }
    Ok(chapter)
}

/// What the program is built of: reached from it without what is for tests and for building.
fn crates(folder: &str, target: &str) -> Result<Vec<Library>> {
    let mut ask = cargo("metadata --format-version 1 --locked --offline --filter-platform");
    let answer = rig::output(ask.arg(target))?;
    let metadata: Metadata =
        serde_json::from_str(&answer).context("`cargo metadata` cannot be read")?;
    let manifest = root().join(folder).join("Cargo.toml");
    let program = metadata
        .packages
        .iter()
        .find(|package| package.manifest_path == manifest)
        .with_context(|| format!("{folder} is no package of the workspace"))?;
    let nodes: HashMap<&str, &Node> = metadata
        .resolve
        .nodes
        .iter()
        .map(|node| (node.id.as_str(), node))
        .collect();
    let mut open = vec![program.id.as_str()];
    let mut seen = HashSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let needed = nodes.get(id).into_iter().flat_map(|node| &node.deps);
        let built_in = needed.filter(|dependency| {
            let mut kinds = dependency.dep_kinds.iter();
            kinds.any(|kind| kind.kind.is_none())
        });
        open.extend(built_in.map(|dependency| dependency.pkg.as_str()));
    }
    let foreign = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some() && seen.contains(package.id.as_str()));
    foreign
        .map(|package| {
            let folder = package.manifest_path.parent();
            Ok(Library {
                name: format!("{} {}", package.name, package.version),
                licence: package.license.clone().unwrap_or_default(),
                by: package.authors.join(", "),
                texts: terms(folder.context("a manifest is in a folder")?)?,
            })
        })
        .collect()
}

#[derive(Deserialize)]
struct Installed {
    version: String,
    license: String,
}

#[derive(Deserialize)]
struct Interface {
    dependencies: BTreeMap<String, String>,
}

/// What the interface brings along.
fn interface() -> Result<Vec<Library>> {
    let ui = root().join("ui");
    let own: Interface = serde_json::from_str(&fs::read_to_string(ui.join("package.json"))?)?;
    let names = own.dependencies.keys().map(String::as_str);
    names
        .chain(["svelte"])
        .map(|name| {
            let folder = ui.join("node_modules").join(name);
            let text = fs::read_to_string(folder.join("package.json"))
                .with_context(|| format!("{name} is not installed"))?;
            let installed: Installed = serde_json::from_str(&text)?;
            Ok(Library {
                name: format!("{name} {}", installed.version),
                licence: installed.license,
                by: String::new(),
                texts: terms(&folder)?,
            })
        })
        .collect()
}

/// The files with terms in a library's folder.
fn terms(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let path = entry.path();
        let is_code = path.extension().is_some_and(|end| end == "rs");
        let is_text = entry.file_type()?.is_file() && !is_code;
        if is_text && NAMES.iter().any(|begin| name.starts_with(begin)) {
            files.push(path);
        }
    }
    files.sort();
    let texts = files.iter().map(|file| {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        Ok(lines(&String::from_utf8_lossy(&bytes)))
    });
    texts.collect()
}

/// The same text with other line ends or blanks at them is the same.
fn lines(text: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(name: &str, texts: &[&str]) -> Library {
        Library {
            name: name.to_owned(),
            licence: "MIT".to_owned(),
            by: "Ann".to_owned(),
            texts: texts.iter().map(|text| lines(text)).collect(),
        }
    }

    #[test]
    fn a_text_stands_once_with_all_who_have_it() {
        let libraries = [
            library("a 1.0.0", &["As you like.  \r\nNo warranty.\r\n"]),
            library("b 2.0.0", &["As you like.\nNo warranty."]),
            library("c 3.0.0", &[]),
        ];
        let chapter = chapter(&libraries).unwrap();
        assert_eq!(chapter.matches("No warranty.").count(), 1, "{chapter}");
        assert!(chapter.contains("\na 1.0.0, b 2.0.0\n\nAs you like.\nNo warranty.\n"));
        assert!(chapter.contains("c 3.0.0: MIT\n    by Ann\n"));
    }

    /// Nobody may be left out, least of all those who ask for no more than to be named.
    #[test]
    fn almost_every_library_comes_with_its_terms() {
        let libraries = crates("src-tauri", HERE).unwrap();
        assert!(libraries.len() > 200, "{}", libraries.len());
        let bare = libraries.iter().filter(|each| each.texts.is_empty());
        let bare: Vec<&str> = bare.map(|each| each.name.as_str()).collect();
        assert!(bare.len() * 10 < libraries.len(), "without: {bare:?}");
        assert!(libraries.iter().all(|each| !each.licence.is_empty()));
    }
}
