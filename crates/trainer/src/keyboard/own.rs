//! Layouts that somebody else wrote: one JSON file each, checked before anything is taken from it.
//!
//! Nothing is read from disk here: the caller gives the file. The format is described in `docs/LAYOUTS.md`. Whether
//! a layout can type a course is for [`crate::content::own_layout`] to say.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize as Derive;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::routes::is_dead;
use super::{Finger, Form, Key, Layout, Row, data, layout};
use crate::text::is_unit;

/// The version of the format this program reads.
const FORMAT: u32 = 1;
const MAX_ID: usize = 40;
const MAX_NAME: usize = 60;
const LANGUAGES: [&str; 5] = ["en", "ru", "es", "de", "fr"];

/// Keys that can type something, by `KeyboardEvent.code`.
const CODES: [&str; 51] = [
    "Backquote",
    "Digit1",
    "Digit2",
    "Digit3",
    "Digit4",
    "Digit5",
    "Digit6",
    "Digit7",
    "Digit8",
    "Digit9",
    "Digit0",
    "Minus",
    "Equal",
    "IntlYen",
    "KeyQ",
    "KeyW",
    "KeyE",
    "KeyR",
    "KeyT",
    "KeyY",
    "KeyU",
    "KeyI",
    "KeyO",
    "KeyP",
    "BracketLeft",
    "BracketRight",
    "Backslash",
    "KeyA",
    "KeyS",
    "KeyD",
    "KeyF",
    "KeyG",
    "KeyH",
    "KeyJ",
    "KeyK",
    "KeyL",
    "Semicolon",
    "Quote",
    "IntlBackslash",
    "KeyZ",
    "KeyX",
    "KeyC",
    "KeyV",
    "KeyB",
    "KeyN",
    "KeyM",
    "Comma",
    "Period",
    "Slash",
    "IntlRo",
    "Space",
];

/// Fingers from left to right, as they rest on the home keys.
const RESTING: [Finger; 8] = [
    Finger::PinkyLeft,
    Finger::RingLeft,
    Finger::MiddleLeft,
    Finger::IndexLeft,
    Finger::IndexRight,
    Finger::MiddleRight,
    Finger::RingRight,
    Finger::PinkyRight,
];

/// Why a layout file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct LayoutError {
    /// As the caller named it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// What is wrong, for whoever writes the file.
    pub reason: String,
}

#[derive(Derive)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    format: Option<u32>,
    id: Box<str>,
    name: Box<str>,
    language: Box<str>,
    form: Form,
    #[serde(default)]
    mac: bool,
    #[serde(default)]
    key_order: Option<Box<str>>,
    #[serde(default)]
    level3_key: Option<Box<str>>,
    home_keys: Vec<Box<str>>,
    #[serde(default, deserialize_with = "unique")]
    modifier_fingers: BTreeMap<Box<str>, Finger>,
    #[serde(deserialize_with = "unique")]
    keys: BTreeMap<Box<str>, FileKey>,
    #[serde(default, deserialize_with = "unique")]
    dead_keys: BTreeMap<Box<str>, Dead>,
    #[serde(default)]
    portable_altgr: Option<Box<str>>,
    /// For readers.
    #[serde(default, rename = "source")]
    _source: Option<serde::de::IgnoredAny>,
    /// For readers.
    #[serde(default, rename = "note")]
    _note: Option<serde::de::IgnoredAny>,
}

/// A key as it may be written; the built-in files have two more fields than we use.
#[derive(Derive)]
#[serde(deny_unknown_fields)]
struct FileKey {
    #[serde(default)]
    base: Option<Box<str>>,
    #[serde(default)]
    shift: Option<Box<str>>,
    #[serde(default)]
    altgr: Option<Box<str>>,
    #[serde(default)]
    shift_altgr: Option<Box<str>>,
    finger: Finger,
    row: Row,
    #[serde(default)]
    iso_only: bool,
    #[serde(default, rename = "home")]
    _home: Option<serde::de::IgnoredAny>,
    #[serde(default, rename = "level5")]
    _level5: Option<serde::de::IgnoredAny>,
}

/// What one dead key makes of symbols.
#[derive(Derive)]
#[serde(transparent)]
struct Dead(#[serde(deserialize_with = "unique")] BTreeMap<Box<str>, Box<str>>);

/// A map in which nothing stands twice: JSON would silently take the last.
fn unique<'de, D, V>(deserializer: D) -> Result<BTreeMap<Box<str>, V>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    struct Unique<V>(PhantomData<V>);
    impl<'de, V: Deserialize<'de>> Visitor<'de> for Unique<V> {
        type Value = BTreeMap<Box<str>, V>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some(key) = entries.next_key::<Box<str>>()? {
                if map.contains_key(&key) {
                    return Err(A::Error::custom(format!("{key} stands here a second time")));
                }
                map.insert(key, entries.next_value()?);
            }
            Ok(map)
        }
    }
    deserializer.deserialize_map(Unique(PhantomData))
}

impl Layout {
    /// Reads a layout file somebody wrote; `file` only names it in errors. Everything is checked, or nothing taken.
    pub fn read(file: &str, json: &str) -> Result<Self, LayoutError> {
        let check = Check { file, json };
        let raw: File = serde_json::from_str(json).map_err(|error| LayoutError {
            file: file.to_owned(),
            line: error.line().max(1),
            reason: without_place(&error.to_string()),
        })?;
        check.head(&raw)?;
        check.keys(&raw)?;
        check.dead_keys(&raw)?;
        check.home_keys(&raw)?;
        let key_order = match &raw.key_order {
            Some(order) => order.clone(),
            None => data::native_order(&raw.language).into(),
        };
        let mut modifier_fingers = data::modifier_fingers();
        modifier_fingers.extend(raw.modifier_fingers);
        let layout = Self {
            id: raw.id,
            name: raw.name,
            language: raw.language,
            form: raw.form,
            mac: raw.mac,
            level3_key: raw.level3_key,
            home_keys: raw.home_keys,
            keys: raw
                .keys
                .into_iter()
                .map(|(code, key)| (code, key.into()))
                .collect(),
            dead_keys: raw
                .dead_keys
                .into_iter()
                .map(|(name, dead)| (name, dead.0))
                .collect(),
            portable_altgr: raw.portable_altgr,
            key_order,
            modifier_fingers,
            routes: BTreeMap::new(),
        };
        Ok(layout.with_routes())
    }
}

impl From<FileKey> for Key {
    fn from(key: FileKey) -> Self {
        Self {
            base: key.base,
            shift: key.shift,
            altgr: key.altgr,
            shift_altgr: key.shift_altgr,
            finger: key.finger,
            row: key.row,
            iso_only: key.iso_only,
        }
    }
}

impl FileKey {
    fn symbols(&self) -> impl Iterator<Item = &str> {
        [&self.base, &self.shift, &self.altgr, &self.shift_altgr]
            .into_iter()
            .filter_map(|symbol| symbol.as_deref())
    }
}

/// `serde_json` says line and column itself; the line is told apart from the reason.
fn without_place(message: &str) -> String {
    let end = message.rfind(" at line ").unwrap_or(message.len());
    message[..end].to_owned()
}

struct Check<'a> {
    file: &'a str,
    json: &'a str,
}

impl Check<'_> {
    /// An error at the line where `name` first stands as a string behind `section`.
    fn broken(&self, section: &str, name: &str, reason: impl Into<String>) -> LayoutError {
        let find = |from: usize, what: &str| {
            let rest = self.json.get(from..)?;
            rest.find(&format!("\"{what}\"")).map(|at| from + at)
        };
        let start = find(0, section).unwrap_or(0);
        let at = find(start, name).unwrap_or(start);
        LayoutError {
            file: self.file.to_owned(),
            line: self.json[..at].matches('\n').count() + 1,
            reason: reason.into(),
        }
    }

    fn head(&self, raw: &File) -> Result<(), LayoutError> {
        let at = |field: &str, reason: String| Err(self.broken(field, field, reason));
        if raw.format.is_some_and(|format| format != FORMAT) {
            return at("format", format!("this program reads format {FORMAT}"));
        }
        let is_plain =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if raw.id.is_empty() || raw.id.len() > MAX_ID || !raw.id.bytes().all(is_plain) {
            let reason = format!("an id has up to {MAX_ID} characters: a to z, 0 to 9 and -");
            return at("id", reason);
        }
        if layout(&raw.id).is_some() {
            return at(
                "id",
                format!("{} is a layout of Tactus: choose another id", raw.id),
            );
        }
        if raw.name.trim().is_empty() || raw.name.chars().count() > MAX_NAME {
            return at("name", format!("a name has up to {MAX_NAME} characters"));
        }
        if !LANGUAGES.contains(&&*raw.language) {
            return at("language", "a language is en, ru, es, de or fr".to_owned());
        }
        let order = raw.key_order.as_deref().unwrap_or(&raw.id);
        if order != &*raw.id && !data::key_orders(&raw.language).any(|known| known == order) {
            let known: Vec<&str> = data::key_orders(&raw.language).collect();
            let reason = format!(
                "a key order of language {} is {}, or the layout's own id where no built-in course fits",
                raw.language,
                known.join(", ")
            );
            return at("key_order", reason);
        }
        Ok(())
    }

    fn keys(&self, raw: &File) -> Result<(), LayoutError> {
        for (code, key) in &raw.keys {
            let at = |reason: String| Err(self.broken("keys", code, reason));
            if !CODES.contains(&&**code) {
                return at(format!(
                    "{code} is no key that types something (KeyboardEvent.code)"
                ));
            }
            for symbol in key.symbols() {
                if is_dead(symbol) {
                    if !raw.dead_keys.contains_key(symbol) {
                        return at(format!("{symbol} is not among the dead_keys"));
                    }
                } else if !is_one_character(symbol) {
                    return at(format!(
                        "{symbol:?} is neither one character in NFC nor a dead key"
                    ));
                }
            }
            if raw.level3_key.is_none() && (key.altgr.is_some() || key.shift_altgr.is_some()) {
                return at(format!(
                    "{code} has a third level, but there is no level3_key"
                ));
            }
            if key.iso_only && raw.form == Form::Iso && &**code != "IntlBackslash" {
                return at("only IntlBackslash is missing on ANSI boards".to_owned());
            }
        }
        match raw.keys.get("Space").and_then(|key| key.base.as_deref()) {
            Some(" ") => Ok(()),
            _ => Err(self.broken("keys", "Space", "Space has to type a space")),
        }
    }

    fn dead_keys(&self, raw: &File) -> Result<(), LayoutError> {
        for (name, Dead(results)) in &raw.dead_keys {
            let at = |reason: String| Err(self.broken("dead_keys", name, reason));
            if !is_dead(name) {
                return at(format!("the name of a dead key begins with dead_: {name}"));
            }
            for (symbol, result) in results {
                let is_symbol = is_one_character(symbol)
                    || (is_dead(symbol) && raw.dead_keys.contains_key(symbol));
                if !is_symbol {
                    return at(format!(
                        "{symbol:?} is neither one character in NFC nor a dead key"
                    ));
                }
                if !is_one_character(result) {
                    return at(format!("{result:?} is not one character in NFC"));
                }
            }
        }
        Ok(())
    }

    fn home_keys(&self, raw: &File) -> Result<(), LayoutError> {
        let finger = |code: &str| raw.keys.get(code).map(|key| key.finger);
        let home_keys = raw.home_keys.iter();
        let resting: Vec<Option<Finger>> = home_keys.map(|code| finger(code)).collect();
        if resting == RESTING.map(Some) {
            return Ok(());
        }
        let names: Vec<&str> = RESTING.iter().map(|finger| finger.as_str()).collect();
        let reason = format!(
            "the home_keys are eight, one for each of {}",
            names.join(", ")
        );
        Err(self.broken("home_keys", "home_keys", reason))
    }
}

/// As [`is_unit`], or a mark that the leniency map turns into one: a key may print ’.
fn is_one_character(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    let is_single = characters
        .next()
        .is_some_and(|character| !character.is_control())
        && characters.next().is_none();
    is_unit(symbol) || is_single
}
