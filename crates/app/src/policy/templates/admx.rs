//! Windows: administrative templates for group policy.

use std::fmt::Write as _;

use serde_json::Value;

use super::{Words, id, xml};
use crate::policy::{
    registry::REGISTRY_KEY,
    schema::{ITEMS, Item, Kind, SETTINGS},
};

const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";
const CATEGORY: &str = "Tactus";
const SETTINGS_CATEGORY: &str = "TactusSettings";

/// The definitions, without words.
pub(super) fn admx() -> String {
    let mut out = String::new();
    definitions(&mut out).unwrap();
    out
}

fn definitions(out: &mut String) -> std::fmt::Result {
    writeln!(
        out,
        r#"<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="{NAMESPACE}" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="tactus" namespace="Tactus.Policies.Tactus" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="Supported" displayName="$(string.Supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="{CATEGORY}" displayName="$(string.{CATEGORY})" />
    <category name="{SETTINGS_CATEGORY}" displayName="$(string.{SETTINGS_CATEGORY})">
      <parentCategory ref="{CATEGORY}" />
    </category>
  </categories>
  <policies>"#
    )?;
    for item in ITEMS {
        policy(out, item)?;
    }
    writeln!(out, "  </policies>\n</policyDefinitions>")
}

/// Where the value of an item lies below the policy's key, and its name there.
fn place(item: &Item) -> (String, &'static str) {
    item.setting().map_or_else(
        || (REGISTRY_KEY.to_owned(), item.key),
        |setting| (format!(r"{REGISTRY_KEY}\{SETTINGS}"), setting),
    )
}

/// The category of an item.
pub(super) fn category(item: &Item) -> &'static str {
    if item.setting().is_some() {
        SETTINGS_CATEGORY
    } else {
        CATEGORY
    }
}

fn policy(out: &mut String, item: &Item) -> std::fmt::Result {
    let (name, (key, value)) = (id(item), place(item));
    let is_switch = matches!(item.kind, Kind::Switch);
    let own = if is_switch {
        format!(r#" valueName="{value}""#)
    } else {
        format!(r#" presentation="$(presentation.{name})""#)
    };
    writeln!(
        out,
        r#"    <policy name="{name}" class="Both" displayName="$(string.{name})" explainText="$(string.{name}_Help)" key="{key}"{own}>
      <parentCategory ref="{}" />
      <supportedOn ref="Supported" />"#,
        category(item)
    )?;
    if is_switch {
        writeln!(
            out,
            r#"      <enabledValue><decimal value="1" /></enabledValue>"#
        )?;
        writeln!(
            out,
            r#"      <disabledValue><decimal value="0" /></disabledValue>"#
        )?;
    } else {
        writeln!(out, "      <elements>")?;
        element(out, item, &key, value)?;
        writeln!(out, "      </elements>")?;
    }
    writeln!(out, "    </policy>")
}

fn element(out: &mut String, item: &Item, key: &str, value: &str) -> std::fmt::Result {
    let name = id(item);
    match item.kind {
        Kind::Switch => Ok(()),
        Kind::Choice(words) => {
            let values = words.iter().map(|word| {
                (
                    word.value.to_owned(),
                    format!("<string>{}</string>", word.value),
                )
            });
            choice(out, &name, value, values)
        }
        Kind::Step(steps) => {
            let values = steps
                .iter()
                .map(|step| (step.to_string(), format!(r#"<decimal value="{step}" />"#)));
            choice(out, &name, value, values)
        }
        Kind::Whole(least, most) => writeln!(
            out,
            r#"        <decimal id="{name}_Value" valueName="{value}" minValue="{least}" maxValue="{most}" required="true" />"#
        ),
        Kind::Address | Kind::Proxy | Kind::File | Kind::Layout => {
            writeln!(
                out,
                r#"        <text id="{name}_Value" valueName="{value}" required="true" />"#
            )
        }
        // Each entry is a value of its own, named by its number.
        Kind::Names => {
            writeln!(
                out,
                r#"        <list id="{name}_Value" key="{key}\{value}" valuePrefix="" />"#
            )
        }
    }
}

fn choice(
    out: &mut String,
    name: &str,
    value: &str,
    values: impl Iterator<Item = (String, String)>,
) -> std::fmt::Result {
    writeln!(
        out,
        r#"        <enum id="{name}_Value" valueName="{value}" required="true">"#
    )?;
    for (word, stored) in values {
        writeln!(
            out,
            r#"          <item displayName="$(string.{name}_{word})"><value>{stored}</value></item>"#
        )?;
    }
    writeln!(out, "        </enum>")
}

/// The words of one language.
pub(super) fn adml(words: &Words<'_>) -> String {
    let mut out = String::new();
    resources(&mut out, words).unwrap();
    out
}

fn resources(out: &mut String, words: &Words<'_>) -> std::fmt::Result {
    let (title, description) = (
        xml(&words.say("policy-title")),
        xml(&words.say("policy-description")),
    );
    writeln!(
        out,
        r#"<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="{NAMESPACE}" revision="1.0" schemaVersion="1.0">
  <displayName>{title}</displayName>
  <description>{description}</description>
  <resources>
    <stringTable>"#
    )?;
    let version = env!("CARGO_PKG_VERSION");
    string(out, CATEGORY, &words.say("policy-title"))?;
    string(
        out,
        SETTINGS_CATEGORY,
        &words.say("policy-category-settings"),
    )?;
    string(
        out,
        "Supported",
        &words.with("policy-supported", "version", version),
    )?;
    for item in ITEMS {
        let name = id(item);
        string(out, &name, &words.say(item.title))?;
        string(out, &format!("{name}_Help"), &words.say(item.help))?;
        for (value, said) in words.choices(item) {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            string(out, &format!("{name}_{value}"), &said)?;
        }
    }
    writeln!(out, "    </stringTable>\n    <presentationTable>")?;
    for item in ITEMS
        .iter()
        .filter(|item| !matches!(item.kind, Kind::Switch))
    {
        presentation(out, item, &xml(&words.say(item.title)))?;
    }
    writeln!(
        out,
        "    </presentationTable>\n  </resources>\n</policyDefinitionResources>"
    )
}

fn string(out: &mut String, name: &str, text: &str) -> std::fmt::Result {
    writeln!(out, r#"      <string id="{name}">{}</string>"#, xml(text))
}

fn presentation(out: &mut String, item: &Item, label: &str) -> std::fmt::Result {
    let name = id(item);
    let field = format!(r#"refId="{name}_Value""#);
    writeln!(out, r#"      <presentation id="{name}">"#)?;
    match item.kind {
        Kind::Switch => {}
        Kind::Choice(_) | Kind::Step(_) => {
            writeln!(
                out,
                r#"        <dropdownList {field} noSort="true" defaultItem="0">{label}</dropdownList>"#
            )?;
        }
        Kind::Whole(least, _) => {
            writeln!(
                out,
                r#"        <decimalTextBox {field} defaultValue="{least}">{label}</decimalTextBox>"#
            )?;
        }
        Kind::Address | Kind::Proxy | Kind::File | Kind::Layout => {
            writeln!(
                out,
                "        <textBox {field}><label>{label}</label></textBox>"
            )?;
        }
        Kind::Names => writeln!(out, "        <listBox {field}>{label}</listBox>")?,
    }
    writeln!(out, "      </presentation>")
}

/// What group policy sends for a value of an item, as Intune has it written.
pub(super) fn data(item: &Item, value: &Value) -> String {
    let name = id(item);
    let with = |value: &str| format!(r#"<enabled/><data id="{name}_Value" value="{value}"/>"#);
    match value {
        Value::Bool(true) => "<enabled/>".to_owned(),
        Value::Bool(false) => "<disabled/>".to_owned(),
        Value::String(text) => with(&xml(text)),
        Value::Array(list) => {
            let entries = (1..).zip(list).map(|(number, entry)| {
                format!(
                    "{number}&#xF000;{}",
                    xml(entry.as_str().unwrap_or_default())
                )
            });
            with(&entries.collect::<Vec<_>>().join("&#xF000;"))
        }
        other => with(&other.to_string()),
    }
}
