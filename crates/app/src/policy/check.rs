//! `tactus --check-policy`: what a policy comes to on this machine, for whoever wrote it.
//!
//! In English, as the log is: it is searched, compared and sent on.

use std::{fmt::Write as _, path::Path};

use super::{
    merge::{Ignored, Reading, Why},
    schema::VERSION,
    source::{Found, Source},
};
use crate::library::Library;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// For people, several lines.
    pub text: String,
    /// Whether everything that was found is in force.
    pub is_whole: bool,
}

/// Looks at sources in the order that decides. Courses and layouts of the data folder count as known.
pub fn check(sources: &[Source], data_dir: Option<&Path>) -> Checked {
    let library = data_dir.map(Library::load).unwrap_or_default();
    let reading = Reading::of(sources, &library);
    let mut text = String::new();
    // A String takes everything.
    let _ = write(&mut text, sources, &reading);
    Checked {
        text,
        is_whole: reading.ignored.is_empty() && reading.unreadable.is_empty(),
    }
}

fn write(out: &mut String, sources: &[Source], reading: &Reading) -> std::fmt::Result {
    writeln!(
        out,
        "Policy, version {VERSION}. Looked at, the first that has an item decides it:"
    )?;
    for (number, source) in (1..).zip(sources) {
        let found = match &source.found {
            Found::Nothing => "nothing there".to_owned(),
            Found::Fields(fields) => format!("{} items", fields.len()),
            Found::Unreadable(why) => format!("cannot be read: {why}"),
        };
        let newer = if reading.newer.contains(&source.name) {
            ", written for a newer version"
        } else {
            ""
        };
        writeln!(out, "  {number}. {}: {found}{newer}", source.name)?;
    }
    writeln!(out, "\nIn force:")?;
    for one in &reading.decided {
        writeln!(out, "  {} = {} ({})", one.item.key, one.value, one.source)?;
    }
    if reading.decided.is_empty() {
        writeln!(out, "  nothing")?;
    }
    if !reading.ignored.is_empty() {
        writeln!(out, "\nIgnored:")?;
    }
    for Ignored {
        source,
        key,
        value,
        why,
    } in &reading.ignored
    {
        let why = match why {
            Why::Unknown => "there is no such item in this version".to_owned(),
            Why::Impossible => "the item cannot have this value".to_owned(),
            Why::Overruled { by } => format!("{by} says otherwise and goes before"),
        };
        writeln!(out, "  {key} = {value} ({source}): {why}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn source(name: &str, found: Found) -> Source {
        Source {
            name: name.into(),
            found,
        }
    }

    #[test]
    fn everything_is_named() {
        let fields = |list: &[(&str, serde_json::Value)]| {
            Found::Fields(
                list.iter()
                    .map(|(key, value)| ((*key).to_owned(), value.clone()))
                    .collect(),
            )
        };
        let sources = [
            source(
                "first",
                fields(&[
                    ("version", json!(9)),
                    ("export", json!(false)),
                    ("magic", json!(1)),
                ]),
            ),
            source("second", Found::Unreadable("EOF at line 1".into())),
            source(
                "third",
                fields(&[("export", json!(true)), ("settings.theme", json!("pink"))]),
            ),
            source("fourth", Found::Nothing),
        ];
        let checked = check(&sources, None);
        assert!(!checked.is_whole);
        assert_eq!(
            checked.text,
            "Policy, version 2. Looked at, the first that has an item decides it:\n  \
             1. first: 3 items, written for a newer version\n  \
             2. second: cannot be read: EOF at line 1\n  \
             3. third: 2 items\n  \
             4. fourth: nothing there\n\
             \nIn force:\n  export = false (first)\n\
             \nIgnored:\n  magic = 1 (first): there is no such item in this version\n  \
             export = true (third): first says otherwise and goes before\n  \
             settings.theme = pink (third): the item cannot have this value\n"
        );
    }

    #[test]
    fn what_holds_in_full_is_whole() {
        let checked = check(&[source("a", Found::Nothing)], None);
        assert!(
            checked.is_whole && checked.text.ends_with("In force:\n  nothing\n"),
            "{}",
            checked.text
        );
    }
}
