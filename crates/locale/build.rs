//! Reads `locales/` and refuses to build with a file that does not parse, a key that is there twice, or a
//! language that lacks a message of English or uses other arguments in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast, parser, serializer};

/// The language that every other one is measured against.
const REFERENCE: &str = "en";

/// Message to the arguments it uses.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../locales");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut faults = Vec::new();
    let mut languages = BTreeMap::new();
    for language in sorted(&root)?.iter().filter(|path| path.is_dir()) {
        let mut messages = Messages::new();
        let mut files = Vec::new();
        for file in sorted(language)?
            .iter()
            .filter(|path| path.extension().is_some_and(|ext| ext == "ftl"))
        {
            println!("cargo:rerun-if-changed={}", file.display());
            read(file, &mut messages, &mut faults)?;
            files.push(name(file));
        }
        languages.insert(name(language), (messages, files));
    }
    let Some((reference, _)) = languages.get(REFERENCE) else {
        return Err("locales/en is missing".into());
    };
    for (language, (messages, _)) in &languages {
        compare(language, messages, reference, &mut faults);
    }
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let code = code(&languages)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("files.rs"), code)?;
    Ok(())
}

fn code(languages: &BTreeMap<String, (Messages, Vec<String>)>) -> Result<String, Box<dyn Error>> {
    let mut code = String::from("const FILES: &[(&str, &[&str])] = &[\n");
    for (language, (_, files)) in languages {
        writeln!(code, "    ({language:?}, &[")?;
        for file in files {
            let path = format!("/../../locales/{language}/{file}");
            writeln!(
                code,
                "        include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?})),"
            )?;
        }
        writeln!(code, "    ]),")?;
    }
    writeln!(code, "];\n\n/// Every language there are texts in.")?;
    let names: Vec<&String> = languages.keys().collect();
    writeln!(code, "pub const LANGUAGES: &[&str] = &{names:?};")?;
    Ok(code)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn read(
    file: &Path,
    messages: &mut Messages,
    faults: &mut Vec<String>,
) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let resource = match parser::parse(text.as_str()) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            faults.extend(
                errors
                    .iter()
                    .map(|error| format!("{}: {error}", file.display())),
            );
            return Ok(());
        }
    };
    for entry in resource.body {
        let ast::Entry::Message(message) = entry else {
            continue;
        };
        let key = message.id.name.to_owned();
        let alone = ast::Resource {
            body: vec![ast::Entry::Message(message)],
        };
        if messages
            .insert(key.clone(), arguments(&serializer::serialize(&alone)))
            .is_some()
        {
            faults.push(format!("{}: {key} is there twice", file.display()));
        }
    }
    Ok(())
}

/// The `$names` in a message.
fn arguments(message: &str) -> BTreeSet<String> {
    let after_dollar = message.split('$').skip(1);
    after_dollar
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
                .collect()
        })
        .filter(|name: &String| !name.is_empty())
        .collect()
}

fn compare(language: &str, messages: &Messages, reference: &Messages, faults: &mut Vec<String>) {
    for (key, arguments) in reference {
        match messages.get(key) {
            None => faults.push(format!("locales/{language}: {key} is missing")),
            // A language may say with less: a plural that does not repeat the number. It may not ask for more.
            Some(used) if !used.is_subset(arguments) => {
                faults.push(format!(
                    "locales/{language}: {key} uses {used:?}, English {arguments:?}"
                ));
            }
            Some(_) => {}
        }
    }
    for key in messages.keys().filter(|key| !reference.contains_key(*key)) {
        faults.push(format!("locales/{language}: {key} is not in English"));
    }
}
