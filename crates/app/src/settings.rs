//! Settings: what values they can have, and reading them from wherever they were written.
//!
//! A stored value that cannot be, is named in a notice and its default used; nothing else is lost by it.

use std::collections::BTreeMap;

use locale::LANGUAGES;
use serde_json::Value;
use trainer::typing::Policy;

use crate::{
    error::AppError,
    library::Library,
    view::{
        settings::{DigitFingers, ErrorPolicy, Settings, SpeedUnit},
        start::Notice,
    },
};

/// The longest goal: more than this a day helps nobody.
const LONGEST_GOAL: u16 = 240;

/// Takes stored values over the defaults, one by one. Keys that are no settings of this version are left alone:
/// a newer Tactus on another device may have written them.
pub(crate) fn load(
    stored: &BTreeMap<String, Value>,
    defaults: Settings,
    library: &Library,
) -> (Settings, Vec<Notice>) {
    let mut notices = Vec::new();
    let mut settings = defaults;
    for (key, value) in stored {
        match with(&settings, key, value, library) {
            Change::Taken(new) => settings = *new,
            Change::Impossible => notices.push(Notice {
                code: "settings-value-ignored".into(),
                args: args(&[("field", key), ("value", &shown(value))]),
            }),
            Change::Unknown => {}
        }
    }
    (settings, notices)
}

/// What became of one value.
pub(crate) enum Change {
    /// The settings with it.
    Taken(Box<Settings>),
    /// The setting cannot have this value.
    Impossible,
    /// There is no such setting.
    Unknown,
}

/// The settings with one value changed, if that is possible.
pub(crate) fn with(settings: &Settings, key: &str, value: &Value, library: &Library) -> Change {
    let Ok(Value::Object(mut map)) = serde_json::to_value(settings) else {
        return Change::Unknown;
    };
    if !map.contains_key(key) {
        return Change::Unknown;
    }
    map.insert(key.to_owned(), value.clone());
    match serde_json::from_value::<Settings>(Value::Object(map)) {
        Ok(new) if check(&new, library).is_ok() => Change::Taken(Box::new(new)),
        _ => Change::Impossible,
    }
}

/// The settings that differ, as they are stored.
pub(crate) fn changed(before: &Settings, after: &Settings) -> Vec<(String, Value)> {
    let (Ok(Value::Object(before)), Ok(Value::Object(after))) =
        (serde_json::to_value(before), serde_json::to_value(after))
    else {
        return Vec::new();
    };
    after
        .into_iter()
        .filter(|(key, value)| before.get(key) != Some(value))
        .collect()
}

/// Says which value cannot be.
pub(crate) fn check(settings: &Settings, library: &Library) -> Result<(), AppError> {
    let bad = |field, value: String| Err(AppError::BadValue { field, value });
    if !LANGUAGES.contains(&settings.language.as_str()) {
        return bad("language", settings.language.clone());
    }
    if library.layout(&settings.layout).is_err() {
        return bad("layout", settings.layout.clone());
    }
    if !matches!(settings.text_size, 100 | 125 | 150 | 175 | 200) {
        return bad("text_size", settings.text_size.to_string());
    }
    if !(22..=60).contains(&settings.type_size) {
        return bad("type_size", settings.type_size.to_string());
    }
    if settings.letter_spacing > 20 {
        return bad("letter_spacing", settings.letter_spacing.to_string());
    }
    if settings.word_spacing > 50 {
        return bad("word_spacing", settings.word_spacing.to_string());
    }
    check_goal(settings.daily_goal)
}

/// A daily goal is 1 to 240 minutes, or none.
pub(crate) fn check_goal(goal: Option<u16>) -> Result<(), AppError> {
    match goal {
        Some(minutes) if !(1..=LONGEST_GOAL).contains(&minutes) => Err(AppError::BadValue {
            field: "daily_goal",
            value: minutes.to_string(),
        }),
        _ => Ok(()),
    }
}

/// As `trainer` has it.
pub(crate) fn policy(policy: ErrorPolicy) -> Policy {
    match policy {
        ErrorPolicy::StopOnError => Policy::StopOnError,
        ErrorPolicy::Free => Policy::Free,
        ErrorPolicy::NoBackspace => Policy::NoBackspace,
    }
}

/// As the UI has it.
pub(crate) fn error_policy(policy: Policy) -> ErrorPolicy {
    match policy {
        Policy::StopOnError => ErrorPolicy::StopOnError,
        Policy::Free => ErrorPolicy::Free,
        Policy::NoBackspace => ErrorPolicy::NoBackspace,
    }
}

/// As `trainer` has it.
pub(crate) fn digits(fingers: DigitFingers) -> trainer::keyboard::DigitFingers {
    match fingers {
        DigitFingers::Standard => trainer::keyboard::DigitFingers::Standard,
        DigitFingers::T6 => trainer::keyboard::DigitFingers::T6,
        DigitFingers::O0 => trainer::keyboard::DigitFingers::O0,
    }
}

/// How speed is shown where a course's language is spoken, until the learner chooses (metrics.md).
pub(crate) fn speed_unit(language: &str) -> SpeedUnit {
    match language {
        "ru" | "de" => SpeedUnit::Cpm,
        _ => SpeedUnit::Wpm,
    }
}

/// The interface language for a BCP 47 tag, if Tactus speaks it.
pub(crate) fn spoken(tag: &str) -> Option<&'static str> {
    let language = tag
        .split(['-', '_', '.'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    LANGUAGES.iter().copied().find(|known| *known == language)
}

/// A value short enough for a notice.
pub(crate) fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Arguments of a notice.
pub(crate) fn args(list: &[(&str, &str)]) -> BTreeMap<String, String> {
    list.iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::view::settings::Theme;

    #[test]
    fn good_values_are_taken_and_wrong_ones_named() {
        let stored = BTreeMap::from([
            ("theme".to_owned(), json!("dark")),
            ("text_size".to_owned(), json!(110)),
            ("layout".to_owned(), json!("qwertz-from-mars")),
            ("show_hands".to_owned(), json!("yes")),
            ("of_the_future".to_owned(), json!(1)),
        ]);
        let (settings, notices) = load(&stored, Settings::default(), &Library::default());
        assert_eq!(
            settings,
            Settings {
                theme: Theme::Dark,
                ..Settings::default()
            }
        );
        let named: Vec<_> = notices
            .iter()
            .map(|notice| (notice.args["field"].as_str(), notice.args["value"].as_str()))
            .collect();
        assert_eq!(
            named,
            [
                ("layout", "qwertz-from-mars"),
                ("show_hands", "yes"),
                ("text_size", "110")
            ]
        );
    }

    #[test]
    fn every_bound_holds() {
        let (defaults, library) = (Settings::default(), Library::default());
        for (key, good, bad) in [
            ("language", json!("ru"), json!("tlh")),
            ("text_size", json!(200), json!(0)),
            ("type_size", json!(60), json!(61)),
            ("letter_spacing", json!(20), json!(21)),
            ("word_spacing", json!(50), json!(51)),
            ("daily_goal", json!(null), json!(0)),
            ("daily_goal", json!(240), json!(241)),
            ("error_policy", json!("free"), json!("strict")),
            ("digit_fingers", json!("o0"), json!("o9")),
        ] {
            assert!(
                matches!(with(&defaults, key, &good, &library), Change::Taken(_)),
                "{key} {good}"
            );
            assert!(
                matches!(with(&defaults, key, &bad, &library), Change::Impossible),
                "{key} {bad}"
            );
        }
    }

    #[test]
    fn only_what_differs_is_written() {
        let after = Settings {
            text_size: 150,
            ..Settings::default()
        };
        assert_eq!(
            changed(&Settings::default(), &after),
            [("text_size".to_owned(), json!(150))]
        );
    }

    #[test]
    fn a_system_language_is_recognised_by_its_first_part() {
        assert_eq!(spoken("ru-RU"), Some("ru"));
        assert_eq!(spoken("en_US.UTF-8"), Some("en"));
        assert_eq!(spoken("C"), None);
    }
}
