//! The learner's last word on a recommendation as a setting, so that it follows the learner as all settings do: the
//! app and the server keep it under the same name, and the later one holds everywhere.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Closed, Closing, Kind};
use crate::model::Day;

/// What the names of these settings begin with.
pub const CLOSED: &str = "coach/";
/// Characters of a setting's name, as the protocol allows.
const LONGEST_NAME: usize = 100;

#[derive(Serialize, Deserialize)]
struct Word {
    kind: Kind,
    subject: String,
    /// None where it was taken back.
    how: Option<Closing>,
    date: String,
}

/// Name and value of the setting that says it; `how` is none where an earlier word is taken back. Nothing for a
/// subject that is too long to be one.
#[must_use]
pub fn to_setting(
    kind: Kind,
    subject: &str,
    how: Option<Closing>,
    day: Day,
) -> Option<(String, Value)> {
    let Ok(Value::String(name)) = serde_json::to_value(kind) else {
        return None;
    };
    let key = match kind {
        // Its subject is the day: yesterday's word is of no use today.
        Kind::PracticePlan => format!("{CLOSED}{name}"),
        // A name has no control characters; a key may be Enter.
        _ => format!("{CLOSED}{name}/{}", subject.escape_debug()),
    };
    let word = Word {
        kind,
        subject: subject.to_owned(),
        how,
        date: day.to_string(),
    };
    let value = serde_json::to_value(word).ok()?;
    (key.chars().count() <= LONGEST_NAME).then_some((key, value))
}

/// What a setting of that name says; nothing where it was taken back, or is of a kind of a later version.
#[must_use]
pub fn from_setting(value: &Value) -> Option<Closed> {
    let word = Word::deserialize(value).ok()?;
    Some(Closed {
        kind: word.kind,
        subject: word.subject,
        day: Day::parse(&word.date)?,
        how: word.how?,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_word_comes_back_from_its_setting() {
        let day = Day::EPOCH;
        let word = |how| to_setting(Kind::WeakPairs, "ст", how, day);
        let value = json!({
            "kind": "weak_pairs",
            "subject": "ст",
            "how": "dismissed",
            "date": day.to_string(),
        });
        let key = "coach/weak_pairs/ст".to_owned();
        assert_eq!(word(Some(Closing::Dismissed)), Some((key, value.clone())));
        let closed = Closed {
            kind: Kind::WeakPairs,
            subject: "ст".to_owned(),
            day,
            how: Closing::Dismissed,
        };
        assert_eq!(from_setting(&value), Some(closed));

        let back = word(None).map(|(_, value)| from_setting(&value));
        assert_eq!(back, Some(None));
        assert_eq!(from_setting(&json!({"kind": "of_tomorrow"})), None);
        assert_eq!(from_setting(&json!("dark")), None);
    }

    #[test]
    fn names_are_names_and_the_plan_has_one() {
        let name =
            |kind, subject: &str| to_setting(kind, subject, None, Day::EPOCH).map(|(key, _)| key);
        assert_eq!(
            name(Kind::WeakKeys, "\n").as_deref(),
            Some("coach/weak_keys/\\n"),
            "a setting's name has no control characters"
        );
        assert_ne!(name(Kind::WeakKeys, "\\n"), name(Kind::WeakKeys, "\n"));
        assert_eq!(
            name(Kind::PracticePlan, "2026-11-22"),
            name(Kind::PracticePlan, "2026-11-23")
        );
        assert_eq!(name(Kind::WeakKeys, &"k".repeat(100)), None);
    }
}
