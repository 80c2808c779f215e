//! Everything that a policy can decide: the one table that readers, commands and templates go by.
//!
//! An item that stands here is enforced by the commands. What cannot be enforced has no item.

use serde_json::Value;

use crate::{
    library::Library,
    settings::{Change, with},
    view::settings::Settings,
};

/// Version of the table: it grows by one when an item or a value is added, and nothing is ever taken away.
pub(crate) const VERSION: u64 = 2;
/// The item that says for which version a policy was written.
pub(crate) const VERSION_KEY: &str = "version";
/// Where the learner's settings stand.
pub(crate) const SETTINGS: &str = "settings";
/// Longer names, and lists of more of them, are none.
pub(crate) const LONGEST: usize = 100;

/// One thing that a policy can decide.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the templates alone read all of it")
)]
pub(crate) struct Item {
    /// Its name in every format; a dot leads into a folder of the same name.
    pub(crate) key: &'static str,
    /// What it can be.
    pub(crate) kind: Kind,
    /// The first [`VERSION`] that knows it.
    pub(crate) since: u64,
    /// Fluent key of its name.
    pub(crate) title: &'static str,
    /// Fluent key of what it does.
    pub(crate) help: &'static str,
}

/// What an item can be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// `true` or `false`.
    Switch,
    /// One of these words.
    Choice(&'static [Word]),
    /// One of these whole numbers.
    Step(&'static [u64]),
    /// A whole number, from the first to the second.
    Whole(u64, u64),
    /// The address of a sync server.
    Address,
    /// The address of a proxy, `direct` or `system`.
    Proxy,
    /// The whole path of a file.
    File,
    /// The id of a keyboard layout.
    Layout,
    /// A list of ids.
    Names,
}

/// A value with the Fluent key of its name, or with the name itself where it is the same in every language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// As a policy has it.
    pub(crate) value: &'static str,
    /// As people read it.
    pub(crate) name: &'static str,
}

const fn word(value: &'static str, name: &'static str) -> Word {
    Word { value, name }
}

/// An item that came with the second version.
const fn second(key: &'static str, kind: Kind, title: &'static str, help: &'static str) -> Item {
    Item {
        since: 2,
        ..item(key, kind, title, help)
    }
}

const fn item(key: &'static str, kind: Kind, title: &'static str, help: &'static str) -> Item {
    Item {
        key,
        kind,
        since: 1,
        title,
        help,
    }
}

const SIGN_IN: &[Word] = &[
    word("allowed", "policy-sign-in-allowed"),
    word("required", "policy-sign-in-required"),
    word("forbidden", "policy-sign-in-forbidden"),
];
const UPDATES: &[Word] = &[
    word("automatic", "updates-automatic"),
    word("notify", "updates-notify"),
    word("off", "updates-off"),
];
const LANGUAGE: &[Word] = &[
    word("de", "Deutsch"),
    word("en", "English"),
    word("es", "Español"),
    word("fr", "Français"),
    word("ru", "Русский"),
];
const DIGITS: &[Word] = &[
    word("standard", "digits-standard"),
    word("t6", "digits-t6"),
    word("o0", "digits-o0"),
];
const THEME: &[Word] = &[
    word("system", "theme-system"),
    word("light", "theme-light"),
    word("dark", "theme-dark"),
    word("contrast", "theme-contrast"),
];
const ERROR_POLICY: &[Word] = &[
    word("stop_on_error", "policy-stop-on-error"),
    word("free", "policy-free"),
    word("no_backspace", "policy-no-backspace"),
];
const SPEED_UNIT: &[Word] = &[word("wpm", "speed-wpm"), word("cpm", "speed-cpm")];

/// The table.
#[rustfmt::skip]
pub(crate) const ITEMS: &[Item] = &[
    item("server_url", Kind::Address, "about-server", "policy-server-url-help"),
    second("proxy", Kind::Proxy, "policy-proxy", "policy-proxy-help"),
    second("ca_file", Kind::File, "policy-ca-file", "policy-ca-file-help"),
    item("sign_in", Kind::Choice(SIGN_IN), "policy-sign-in", "policy-sign-in-help"),
    item("courses", Kind::Names, "policy-courses", "policy-courses-help"),
    item("layouts", Kind::Names, "policy-layouts", "policy-layouts-help"),
    item("own_texts", Kind::Switch, "texts-title", "policy-own-texts-help"),
    item("import", Kind::Switch, "policy-import", "policy-import-help"),
    item("export", Kind::Switch, "policy-export", "policy-export-help"),
    item("leaderboard", Kind::Switch, "leaderboard-title", "policy-leaderboard-help"),
    item("purchases", Kind::Switch, "policy-purchases", "policy-purchases-help"),
    second("updates", Kind::Choice(UPDATES), "updates-title", "policy-updates-help"),
    second("shared_computer", Kind::Switch, "policy-shared", "policy-shared-help"),
    second("shared_idle_minutes", Kind::Whole(1, 120), "policy-idle", "policy-idle-help"),
    item("settings.language", Kind::Choice(LANGUAGE), "setting-language", "setting-language-note"),
    item("settings.layout", Kind::Layout, "setting-layout", "policy-layout-help"),
    item("settings.digit_fingers", Kind::Choice(DIGITS), "setting-digits", "setting-digits-note"),
    item("settings.theme", Kind::Choice(THEME), "setting-theme", "setting-theme-note"),
    item("settings.error_policy", Kind::Choice(ERROR_POLICY), "setting-policy", "setting-policy-note"),
    item("settings.text_size", Kind::Step(&[100, 125, 150, 175, 200]), "setting-text-size", "policy-text-size-help"),
    item("settings.type_size", Kind::Whole(22, 60), "setting-type-size", "policy-type-size-help"),
    item("settings.letter_spacing", Kind::Whole(0, 20), "setting-letters", "policy-letters-help"),
    item("settings.word_spacing", Kind::Whole(0, 50), "setting-words", "policy-words-help"),
    item("settings.speed_unit", Kind::Choice(SPEED_UNIT), "setting-speed", "setting-speed-note"),
    item("settings.show_figures", Kind::Switch, "setting-figures", "setting-figures-note"),
    item("settings.show_keyboard", Kind::Switch, "setting-keyboard", "setting-keyboard-note"),
    item("settings.show_hands", Kind::Switch, "setting-hands", "setting-hands-note"),
    item("settings.daily_goal", Kind::Whole(0, 240), "setting-goal", "policy-goal-help"),
];

/// The item of this name.
pub(crate) fn find(key: &str) -> Option<&'static Item> {
    ITEMS.iter().find(|item| item.key == key)
}

impl Item {
    /// The learner's setting that it decides, if it is one.
    pub(crate) fn setting(&self) -> Option<&'static str> {
        self.key.split_once('.').map(|(_, setting)| setting)
    }

    /// The value as others may read it: who signs in to a proxy is nobody's affair.
    pub(crate) fn shown(&self, value: &Value) -> Value {
        match (self.kind, value) {
            (Kind::Proxy, Value::String(text)) => sync::network::masked(text).into(),
            _ => value.clone(),
        }
    }

    /// The value as it is kept, if it is one of this item.
    pub(crate) fn read(&self, value: &Value, library: &Library) -> Option<Value> {
        let taken = self.kind.read(value)?;
        let Some(setting) = self.setting() else {
            return Some(taken);
        };
        // No goal at all is 0 in a policy, as a registry knows no null.
        let taken = if setting == "daily_goal" && taken == 0 {
            Value::Null
        } else {
            taken
        };
        match with(&Settings::default(), setting, &taken, library) {
            Change::Taken(_) => Some(taken),
            Change::Impossible | Change::Unknown => None,
        }
    }
}

impl Kind {
    fn read(self, value: &Value) -> Option<Value> {
        let is_one = match self {
            Self::Switch => value.is_boolean(),
            Self::Choice(words) => words.iter().any(|word| value == word.value),
            Self::Step(steps) => value.as_u64().is_some_and(|n| steps.contains(&n)),
            Self::Whole(least, most) => value.as_u64().is_some_and(|n| (least..=most).contains(&n)),
            Self::Address => return address(value).map(Value::from),
            Self::Proxy => {
                let text = value.as_str();
                text.is_some_and(|text| sync::ProxyChoice::parse(text).is_some())
            }
            Self::File => value.as_str().is_some_and(is_path),
            Self::Layout => value.as_str().is_some_and(is_name),
            Self::Names => value.as_array().is_some_and(|names| {
                (1..=LONGEST).contains(&names.len())
                    && names.iter().all(|one| one.as_str().is_some_and(is_name))
            }),
        };
        is_one.then(|| value.clone())
    }
}

/// An address that may be spoken to, without a slash at its end.
fn address(value: &Value) -> Option<String> {
    let url = value.as_str()?.trim_end_matches('/');
    sync::check_address(url).is_ok().then(|| url.to_owned())
}

/// A path from the root of any of the systems: a profile for one is checked on another, too.
fn is_path(path: &str) -> bool {
    let is_short = path.len() <= 1024 && !path.chars().any(char::is_control);
    let drive = path.as_bytes().get(1..3);
    is_short && (path.starts_with('/') || path.starts_with(r"\\") || drive == Some(&br":\"[..]))
}

fn is_name(name: &str) -> bool {
    (1..=LONGEST).contains(&name.len()) && !name.chars().any(char::is_control)
}
