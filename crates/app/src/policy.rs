//! Settings decided by whoever manages this machine: the JSON file that `TACTUS_POLICY` names.
//!
//! `{"settings": {"error_policy": "stop_on_error", "theme": "light"}}`: the settings named there hold, whatever the learner
//! stored. `{"server_url": "https://tactus.school.example"}`: sync goes there, whatever the environment says.
//! `{"leaderboard": false}`: there is none on this machine. `{"purchases": false}`: no plan is offered for sale. What is
//! wrong in the file is named in a notice and does nothing.

use std::path::Path;

use serde_json::{Map, Value};

use crate::{
    library::Library,
    settings::{Change, args, shown, with},
    view::{settings::Settings, start::Notice},
};

/// A policy file larger than this is none.
const LARGEST: u64 = 1024 * 1024;

/// What the policy file decides.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Policy {
    settings: Map<String, Value>,
    hides_leaderboard: bool,
    forbids_purchases: bool,
}

impl Policy {
    /// Reads the file; what is wrong in it is in the notices.
    pub(crate) fn load(file: Option<&Path>, library: &Library) -> (Self, Vec<Notice>) {
        let Some(file) = file else {
            return Default::default();
        };
        let name = file.display().to_string();
        match read(file) {
            Ok(json) => Self::from_json(json, &name, library),
            Err(why) => {
                tracing::warn!(file = name, why, "the policy file cannot be read");
                (
                    Self::default(),
                    vec![notice(
                        "policy-unreadable",
                        &[("file", &name), ("why", &why)],
                    )],
                )
            }
        }
    }

    pub(crate) fn from_json(json: Value, file: &str, library: &Library) -> (Self, Vec<Notice>) {
        let ignored = |field: &str, value: &Value| {
            tracing::warn!(file, field, "a value of the policy file is ignored");
            notice(
                "policy-value-ignored",
                &[("file", file), ("field", field), ("value", &shown(value))],
            )
        };
        let Value::Object(fields) = json else {
            return (Self::default(), vec![ignored("", &json)]);
        };
        let mut policy = Self::default();
        let mut notices = Vec::new();
        for (field, value) in fields {
            match (field.as_str(), value) {
                ("settings", Value::Object(settings)) => {
                    for (key, value) in settings {
                        match with(&Settings::default(), &key, &value, library) {
                            Change::Taken(_) => {
                                policy.settings.insert(key, value);
                            }
                            Change::Impossible | Change::Unknown => {
                                notices.push(ignored(&key, &value));
                            }
                        }
                    }
                }
                ("leaderboard", Value::Bool(shows)) => policy.hides_leaderboard = !shows,
                ("purchases", Value::Bool(allowed)) => policy.forbids_purchases = !allowed,
                // It was asked for before anything else, by [`server_url`].
                ("server_url", value) if address(&value).is_some() => {}
                (other, value) => notices.push(ignored(other, &value)),
            }
        }
        (policy, notices)
    }

    /// Whether nobody on this machine is to see a leaderboard, or to be seen on one.
    pub(crate) fn hides_leaderboard(&self) -> bool {
        self.hides_leaderboard
    }

    /// Whether plans may be bought on this machine.
    pub(crate) fn allows_purchases(&self) -> bool {
        !self.forbids_purchases
    }

    /// Whether a setting is not the learner's to change.
    pub(crate) fn decides(&self, key: &str) -> bool {
        self.settings.contains_key(key)
    }

    /// The names of all settings that are not the learner's to change.
    pub(crate) fn locked(&self) -> Vec<String> {
        self.settings.keys().cloned().collect()
    }

    /// The settings as the policy has them.
    pub(crate) fn applied(&self, settings: Settings, library: &Library) -> Settings {
        self.settings
            .iter()
            .fold(settings, |settings, (key, value)| {
                match with(&settings, key, value, library) {
                    Change::Taken(new) => *new,
                    Change::Impossible | Change::Unknown => settings,
                }
            })
    }
}

/// The sync server that the file names, if it names one that may be spoken to.
pub(crate) fn server_url(file: Option<&Path>) -> Option<String> {
    let json = read(file?).ok()?;
    address(json.get("server_url")?)
}

fn address(value: &Value) -> Option<String> {
    let url = value.as_str()?.trim_end_matches('/');
    sync::check_address(url).is_ok().then(|| url.to_owned())
}

fn read(file: &Path) -> Result<Value, String> {
    let size = std::fs::metadata(file)
        .map_err(|error| error.to_string())?
        .len();
    if size > LARGEST {
        return Err(format!("{size} bytes are too many"));
    }
    let text = std::fs::read(file).map_err(|error| error.to_string())?;
    serde_json::from_slice(&text).map_err(|error| error.to_string())
}

fn notice(code: &str, list: &[(&str, &str)]) -> Notice {
    Notice {
        code: code.to_owned(),
        args: args(list),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::view::settings::ErrorPolicy;

    #[test]
    fn good_values_hold_and_wrong_ones_are_named() {
        let library = Library::default();
        let (policy, notices) = Policy::from_json(
            json!({"settings": {"error_policy": "free", "text_size": 3, "sounds": true}, "update": "never"}),
            "p.json",
            &library,
        );
        let own = Settings {
            error_policy: ErrorPolicy::NoBackspace,
            ..Settings::default()
        };
        let settings = policy.applied(own, &library);
        assert_eq!(settings.error_policy, ErrorPolicy::Free);
        assert_eq!(settings.text_size, 100);
        assert_eq!(policy.locked(), ["error_policy"]);
        let named: Vec<_> = notices
            .iter()
            .map(|notice| notice.args["field"].as_str())
            .collect();
        assert_eq!(named, ["sounds", "text_size", "update"]);
        assert!(
            notices
                .iter()
                .all(|notice| notice.code == "policy-value-ignored"
                    && notice.args["file"] == "p.json")
        );
    }

    #[test]
    fn a_file_that_is_no_json_or_not_there_is_named_and_does_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("policy.json");
        for content in [None, Some("{"), Some("")] {
            if let Some(content) = content {
                std::fs::write(&file, content).unwrap();
            }
            let (policy, notices) = Policy::load(Some(&file), &Library::default());
            assert_eq!(policy, Policy::default());
            assert_eq!(notices[0].code, "policy-unreadable", "{content:?}");
        }
        let (_, notices) = Policy::from_json(json!([1]), "p.json", &Library::default());
        assert_eq!(notices.len(), 1);
    }

    #[test]
    fn a_policy_may_do_without_the_leaderboard() {
        let hides = |value| {
            let (policy, notices) =
                Policy::from_json(json!({"leaderboard": value}), "p.json", &Library::default());
            (policy.hides_leaderboard(), notices.len())
        };
        assert_eq!(hides(json!(false)), (true, 0));
        assert_eq!(hides(json!(true)), (false, 0));
        assert_eq!(hides(json!("no")), (false, 1));
    }

    #[test]
    fn a_school_may_sell_nothing_on_its_machines() {
        let read = |json| Policy::from_json(json, "p.json", &Library::default());
        let (policy, notices) = read(json!({"purchases": false}));
        assert!(!policy.allows_purchases() && notices.is_empty());
        let (policy, notices) = read(json!({"purchases": "no"}));
        assert!(policy.allows_purchases());
        assert_eq!(notices[0].args["field"], "purchases");
    }

    #[test]
    fn no_policy_is_no_notice() {
        let loaded = Policy::load(None, &Library::default());
        assert_eq!(loaded, (Policy::default(), Vec::new()));
    }
}
