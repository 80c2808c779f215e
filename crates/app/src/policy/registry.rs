//! The policy's part of the Windows registry: values as they were found, to items by name.
//!
//! Reading the registry itself is the shell's work; what is found is understood here, on every system.

use serde_json::Value;

use super::{
    formats::Fields,
    schema::{self, Kind, SETTINGS},
};

/// Where Windows keeps what group policy decides, below either hive.
pub const REGISTRY_KEY: &str = r"Software\Policies\Tactus";

/// `REG_SZ`.
const SZ: u32 = 1;
/// `REG_EXPAND_SZ`.
const EXPAND_SZ: u32 = 2;
/// `REG_DWORD`.
const DWORD: u32 = 4;
/// `REG_MULTI_SZ`.
const MULTI_SZ: u32 = 7;
/// `REG_QWORD`.
const QWORD: u32 = 11;

/// Whose policy it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hive {
    /// `HKEY_LOCAL_MACHINE`: everybody's on this machine.
    Machine,
    /// `HKEY_CURRENT_USER`: this user's.
    User,
}

impl Hive {
    /// As administrators write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Machine => "HKLM",
            Self::User => "HKCU",
        }
    }
}

/// One value below [`REGISTRY_KEY`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryValue {
    /// The key below [`REGISTRY_KEY`]; empty for that one itself.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its type, as Windows numbers them.
    pub kind: u32,
    /// Its bytes, as Windows keeps them.
    pub bytes: Vec<u8>,
}

/// A registry to read.
pub trait Registry {
    /// All values below [`REGISTRY_KEY`] of a hive; none where there is no such key.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn values(&self, hive: Hive) -> Result<Vec<RegistryValue>, String>;
}

/// A system without one.
pub struct NoRegistry;

impl Registry for NoRegistry {
    fn values(&self, _: Hive) -> Result<Vec<RegistryValue>, String> {
        Ok(Vec::new())
    }
}

/// Items by their full name. Names of a registry are the same in capitals.
pub(crate) fn fields(values: &[RegistryValue]) -> Fields {
    let mut fields = Fields::new();
    let mut entries: Vec<(String, &RegistryValue)> = Vec::new();
    for value in values {
        let (key, name) = (value.key.to_lowercase(), value.name.to_lowercase());
        if schema::find(&key).is_some_and(|item| matches!(item.kind, Kind::Names)) {
            entries.push((key, value));
        } else if key.is_empty() {
            let kind = schema::find(&name).map(|item| item.kind);
            fields.push((name, decoded(value, kind)));
        } else {
            let full = if key == SETTINGS {
                format!("{SETTINGS}.{name}")
            } else {
                format!(r"{key}\{name}")
            };
            let kind = schema::find(&full).map(|item| item.kind);
            fields.push((full, decoded(value, kind)));
        }
    }
    fields.extend(lists(entries));
    fields
}

/// Group policy writes a list as values named 1, 2, 3 … below a key of the list's name.
fn lists(mut entries: Vec<(String, &RegistryValue)>) -> Fields {
    // By number where it is one.
    entries.sort_by_key(|(key, value)| {
        (
            key.clone(),
            value.name.parse().unwrap_or(u32::MAX),
            value.name.clone(),
        )
    });
    let mut lists: Vec<(String, Vec<Value>)> = Vec::new();
    for (key, value) in entries {
        let entry = decoded(value, None);
        match lists.last_mut() {
            Some((last, list)) if *last == key => list.push(entry),
            _ => lists.push((key, vec![entry])),
        }
    }
    lists
        .into_iter()
        .map(|(key, list)| (key, Value::Array(list)))
        .collect()
}

/// The value in JSON's words. What it cannot be becomes its type's name, which is no value of any item.
fn decoded(value: &RegistryValue, kind: Option<Kind>) -> Value {
    let number = match (value.kind, value.bytes.as_slice()) {
        (DWORD, &[a, b, c, d]) => Some(u64::from(u32::from_le_bytes([a, b, c, d]))),
        (QWORD, bytes) => bytes.try_into().ok().map(u64::from_le_bytes),
        _ => None,
    };
    match (value.kind, number, kind) {
        (_, Some(0), Some(Kind::Switch)) => Value::Bool(false),
        (_, Some(1), Some(Kind::Switch)) => Value::Bool(true),
        (_, Some(number), _) => number.into(),
        (SZ | EXPAND_SZ, _, kind) => {
            let text = texts(&value.bytes).into_iter().next();
            meant(text.unwrap_or_default(), kind)
        }
        (MULTI_SZ, _, _) => texts(&value.bytes).into(),
        (other, _, _) => format!("<type {other}>").into(),
    }
}

/// A text that reads as a value of the item is one: `reg add` without a type and the installer write nothing else.
fn meant(text: String, kind: Option<Kind>) -> Value {
    match (kind, text.as_str()) {
        (Some(Kind::Switch), "true" | "1") => true.into(),
        (Some(Kind::Switch), "false" | "0") => false.into(),
        (Some(Kind::Step(_) | Kind::Whole(..)), digits) => digits
            .parse::<u64>()
            .map_or_else(|_| digits.into(), Value::from),
        _ => text.into(),
    }
}

/// UTF-16 texts, each ended by a zero or by the end.
fn texts(bytes: &[u8]) -> Vec<String> {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    units
        .split(|unit| *unit == 0)
        .map(String::from_utf16_lossy)
        .filter(|text| !text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A value of an exported `.reg` file: `"name"="text"`, `dword:` or `hex(7):`.
    fn value(key: &str, line: &str) -> RegistryValue {
        let (name, data) = line.split_once('=').unwrap();
        let (kind, bytes) = if let Some(number) = data.strip_prefix("dword:") {
            (
                DWORD,
                u32::from_str_radix(number, 16)
                    .unwrap()
                    .to_le_bytes()
                    .to_vec(),
            )
        } else if let Some(list) = data.strip_prefix("hex(7):") {
            (
                MULTI_SZ,
                list.split(',')
                    .map(|byte| u8::from_str_radix(byte, 16).unwrap())
                    .collect(),
            )
        } else if let Some(list) = data.strip_prefix("hex:") {
            (
                3,
                list.split(',')
                    .map(|byte| u8::from_str_radix(byte, 16).unwrap())
                    .collect(),
            )
        } else {
            let text = data.trim_matches('"').encode_utf16().chain([0]);
            (SZ, text.flat_map(u16::to_le_bytes).collect())
        };
        RegistryValue {
            key: key.to_owned(),
            name: name.trim_matches('"').to_owned(),
            kind,
            bytes,
        }
    }

    /// As `reg export HKLM\Software\Policies\Tactus` writes it.
    fn exported(text: &str) -> Vec<RegistryValue> {
        let mut key = "";
        let mut values = Vec::new();
        for line in text
            .lines()
            .skip(1)
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            if let Some(path) = line.strip_prefix('[') {
                let (_, below) = path.trim_end_matches(']').split_once(REGISTRY_KEY).unwrap();
                key = below.trim_start_matches('\\');
            } else {
                values.push(value(key, line));
            }
        }
        values
    }

    #[test]
    fn an_exported_policy_is_understood() {
        let values = exported(
            r#"Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\Software\Policies\Tactus]
            "server_url"="https://tactus.school.example"
            "Leaderboard"=dword:00000000
            "purchases"=dword:00000002
            "own_texts"="false"
            "import"="no"
            "layouts"=hex(7):75,00,73,00,00,00,67,00,62,00,00,00,00,00
            "export"=hex:01,02

            [HKEY_LOCAL_MACHINE\Software\Policies\Tactus\courses]
            "10"="kids-en-v1"
            "1"="adults-en-v1"
            "2"="teens-en-v1"

            [HKEY_LOCAL_MACHINE\Software\Policies\Tactus\Settings]
            "theme"="light"
            "type_size"=dword:00000028
            "show_hands"=dword:00000001
            "text_size"="150"
            "daily_goal"="much"

            [HKEY_LOCAL_MACHINE\Software\Policies\Tactus\elsewhere]
            "a"="b"
            "#,
        );
        let expected: Fields = [
            ("server_url", json!("https://tactus.school.example")),
            ("leaderboard", json!(false)),
            ("purchases", json!(2)),
            ("own_texts", json!(false)),
            ("import", json!("no")),
            ("layouts", json!(["us", "gb"])),
            ("export", json!("<type 3>")),
            ("settings.theme", json!("light")),
            ("settings.type_size", json!(40)),
            ("settings.show_hands", json!(true)),
            ("settings.text_size", json!(150)),
            ("settings.daily_goal", json!("much")),
            (r"elsewhere\a", json!("b")),
            (
                "courses",
                json!(["adults-en-v1", "teens-en-v1", "kids-en-v1"]),
            ),
        ]
        .map(|(key, value)| (key.to_owned(), value))
        .into();
        assert_eq!(fields(&values), expected);
    }

    #[test]
    fn bytes_that_break_off_are_text_or_a_type() {
        for (kind, bytes) in [
            (DWORD, vec![1, 2]),
            (QWORD, vec![1]),
            (SZ, vec![0x41]),
            (99, vec![]),
        ] {
            let value = RegistryValue {
                key: String::new(),
                name: "x".into(),
                kind,
                bytes,
            };
            assert!(fields(&[value])[0].1.is_string(), "{kind}");
        }
    }
}
