//! What whoever manages this machine has decided, whatever the learner chose.
//!
//! [`schema`] is the table of what can be decided; [`source`] says where a policy is looked for, and in which order. What
//! is wrong in a policy is named in the log and in a notice, does nothing, and is never in the way of anything else.
//! Described for administrators in `docs/POLICY.md`.

mod check;
mod formats;
mod merge;
mod registry;
mod schema;
mod source;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde_json::Value;

#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use self::fuzz::any_bytes;
pub use self::{
    check::{Checked, Summary, check, summary},
    registry::{Hive, NoRegistry, REGISTRY_KEY, Registry, RegistryValue},
    source::{Place, Source, System, places, read},
};
use self::{merge::Reading, schema::Kind};
use crate::{
    courses,
    error::AppError,
    library::Library,
    settings::{Change, with},
    view::{
        managed::{Managed, ManagedItem},
        settings::Settings,
        start::{CourseChoice, Notice},
        update::UpdateChoice,
    },
};

/// Commands that there are not where a policy has switched off what they are for. Signing in is closed in
/// [`crate::app::App::sync`], which everything that speaks with a server goes through.
const CLOSED: [(&str, &str); 10] = [
    ("begin_data_import", "import"),
    ("review_data", "import"),
    ("keep_data", "import"),
    ("export_sessions", "export"),
    ("export_profile", "export"),
    ("export_account", "export"),
    ("save_report", "export"),
    ("begin_import", "own_texts"),
    ("review_import", "own_texts"),
    ("keep_import", "own_texts"),
];

/// On a shared machine anybody could say so of anybody else's PIN: whoever looks after the machine takes it away.
const FORGET_PIN: &str = "forget_pin";

/// [`Policy::idle_minutes`] where nothing else is decided.
const IDLE_MINUTES: u64 = 5;

/// What is decided.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Policy {
    decided: BTreeMap<&'static str, Value>,
}

impl Policy {
    /// Takes what the sources say; what is wrong in them is in the notices.
    pub(crate) fn load(sources: &[Source], library: &Library) -> (Self, Vec<Notice>) {
        let reading = Reading::of(sources, library);
        reading.log();
        let notices = reading.notices();
        let decided = reading.decided.into_iter();
        let policy = Self {
            decided: decided.map(|one| (one.item.key, one.value)).collect(),
        };
        (policy, notices)
    }

    fn is_off(&self, key: &str) -> bool {
        self.decided.get(key) == Some(&Value::Bool(false))
    }

    fn names(&self, key: &str) -> Option<Vec<&str>> {
        let list = self.decided.get(key)?.as_array()?;
        Some(list.iter().filter_map(Value::as_str).collect())
    }

    /// Whether nobody signs in on this machine, and nothing is sent from it.
    pub(crate) fn forbids_sign_in(&self) -> bool {
        self.decided
            .get("sign_in")
            .is_some_and(|value| value == "forbidden")
    }

    /// Whether nothing new is typed before somebody has signed in.
    pub(crate) fn requires_sign_in(&self) -> bool {
        self.decided
            .get("sign_in")
            .is_some_and(|value| value == "required")
    }

    /// Whether nobody on this machine is to see a leaderboard, or to be seen on one.
    pub(crate) fn hides_leaderboard(&self) -> bool {
        self.is_off("leaderboard") || self.forbids_sign_in()
    }

    /// Whether plans may be bought on this machine.
    pub(crate) fn allows_purchases(&self) -> bool {
        !self.is_off("purchases") && !self.forbids_sign_in()
    }

    /// What is to be done about newer versions of Tactus, where that is decided.
    pub(crate) fn updates(&self) -> Option<UpdateChoice> {
        let decided = self.decided.get("updates")?;
        serde_json::from_value(decided.clone()).ok()
    }

    /// Whether many share this machine, one after the other.
    pub(crate) fn is_shared(&self) -> bool {
        self.decided.get("shared_computer") == Some(&Value::Bool(true))
    }

    /// After so many minutes without a key press or a click nobody is there any more.
    pub(crate) fn idle_minutes(&self) -> u64 {
        let decided = self.decided.get("shared_idle_minutes");
        decided.and_then(Value::as_u64).unwrap_or(IDLE_MINUTES)
    }

    /// # Errors
    /// [`AppError::ClosedByPolicy`] where the policy has switched this item off.
    pub(crate) fn check_open(&self, item: &'static str) -> Result<(), AppError> {
        if self.is_off(item) {
            return Err(AppError::ClosedByPolicy { item });
        }
        Ok(())
    }

    /// Whether a setting is not the learner's to change.
    pub(crate) fn decides(&self, setting: &str) -> bool {
        self.decided_settings().any(|(key, _)| key == setting)
    }

    /// The names of all settings that are not the learner's to change.
    pub(crate) fn locked(&self) -> Vec<String> {
        self.decided_settings()
            .map(|(key, _)| key.to_owned())
            .collect()
    }

    fn decided_settings(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.decided
            .iter()
            .filter_map(|(key, value)| Some((schema::find(key)?.setting()?, value)))
    }

    /// The settings as the policy has them.
    pub(crate) fn applied(&self, settings: Settings, library: &Library) -> Settings {
        let settings = self
            .decided_settings()
            .fold(settings, |settings, (key, value)| {
                match with(&settings, key, value, library) {
                    Change::Taken(new) => *new,
                    Change::Impossible | Change::Unknown => settings,
                }
            });
        if self.allows_layout(&settings.layout, library) {
            return settings;
        }
        let layout = self
            .nearest_layout(&settings.layout, library)
            .unwrap_or_else(|| settings.layout.clone());
        Settings { layout, ..settings }
    }

    /// Whether this layout may be typed on: the one that is decided, or one of the list. A list of none that there is
    /// decides nothing: somebody has to be able to type.
    pub(crate) fn allows_layout(&self, layout: &str, library: &Library) -> bool {
        if let Some(decided) = self.decided.get("settings.layout") {
            return decided == layout;
        }
        let Some(allowed) = self.names("layouts") else {
            return true;
        };
        allowed.contains(&layout) || !allowed.iter().any(|id| library.layout(id).is_ok())
    }

    /// # Errors
    /// [`AppError::ClosedByPolicy`] where the layout is none of those that are allowed.
    pub(crate) fn check_layout(&self, layout: &str, library: &Library) -> Result<(), AppError> {
        if self.allows_layout(layout, library) {
            return Ok(());
        }
        Err(AppError::ClosedByPolicy { item: "layouts" })
    }

    /// The first layout of the list for the same language, else the first.
    fn nearest_layout(&self, layout: &str, library: &Library) -> Option<String> {
        let allowed = self.names("layouts")?;
        let there: Vec<_> = allowed
            .iter()
            .filter_map(|id| library.layout(id).ok())
            .collect();
        let language = library
            .layout(layout)
            .map(|layout| layout.language.clone())
            .ok();
        let same = there
            .iter()
            .find(|one| Some(&one.language) == language.as_ref());
        same.or(there.first()).map(|layout| layout.id.to_string())
    }

    /// The courses that may be chosen, each with the layouts that may be. Where that leaves none, the layouts are not
    /// looked at, and where there is no such course, all are there: somebody has to be able to begin.
    pub(crate) fn choices(&self, library: &Library) -> Result<Vec<CourseChoice>, AppError> {
        let mut all = courses::choices(library)?;
        if let Some(allowed) = self.names("courses")
            && all
                .iter()
                .any(|choice| allowed.contains(&choice.slug.as_str()))
        {
            all.retain(|choice| allowed.contains(&choice.slug.as_str()));
        }
        if !["layouts", "settings.layout"]
            .iter()
            .any(|key| self.decided.contains_key(key))
        {
            return Ok(all);
        }
        let mut narrow = all.clone();
        for choice in &mut narrow {
            choice
                .layouts
                .retain(|layout| self.allows_layout(layout, library));
        }
        narrow.retain(|choice| !choice.layouts.is_empty());
        Ok(if narrow.is_empty() { all } else { narrow })
    }

    /// The course of this slug, with the layouts that may be chosen.
    ///
    /// # Errors
    /// [`AppError::UnknownCourse`], [`AppError::ClosedByPolicy`].
    pub(crate) fn choice(&self, library: &Library, slug: &str) -> Result<CourseChoice, AppError> {
        // Whether there is such a course at all is the first question.
        courses::choice(library, slug)?;
        let choices = self.choices(library)?;
        let found = choices.into_iter().find(|choice| choice.slug == slug);
        found.ok_or(AppError::ClosedByPolicy { item: "courses" })
    }

    /// # Errors
    /// [`AppError::ClosedByPolicy`] where this command has been switched off.
    pub(crate) fn check_command(&self, name: &str) -> Result<(), AppError> {
        if name == FORGET_PIN && self.is_shared() {
            return Err(AppError::ClosedByPolicy {
                item: "shared_computer",
            });
        }
        let closed = CLOSED.iter().find(|(command, _)| *command == name);
        closed.map_or(Ok(()), |&(_, item)| self.check_open(item))
    }

    /// What the interface shows as decided.
    pub(crate) fn view(&self, needs_sign_in: bool) -> Managed {
        let switched_off = self
            .decided
            .iter()
            .filter(|(key, value)| !key.contains('.') && **value == Value::Bool(false));
        let closed = switched_off
            .map(|(key, _)| (*key).to_owned())
            .chain(self.forbids_sign_in().then(|| "sign_in".to_owned()))
            .collect();
        // In the order of the table.
        let items = schema::ITEMS
            .iter()
            .filter_map(|item| Some(managed_item(item, self.decided.get(item.key)?)))
            .collect();
        Managed {
            needs_sign_in,
            closed,
            items,
        }
    }
}

/// Whether a policy can switch this command off.
pub(crate) fn can_close(name: &str) -> bool {
    name == FORGET_PIN || CLOSED.iter().any(|(command, _)| *command == name)
}

/// The sync server that the first source with one names.
pub(crate) fn server_url(sources: &[Source]) -> Option<String> {
    let reading = Reading::of(sources, &Library::default());
    let decided = reading
        .decided
        .into_iter()
        .find(|one| one.item.key == "server_url")?;
    decided.value.as_str().map(str::to_owned)
}

/// Whether the sources leave nobody to sign in.
pub(crate) fn forbids_sign_in(sources: &[Source]) -> bool {
    let decided = Reading::of(sources, &Library::default()).decided;
    decided
        .iter()
        .any(|one| one.item.key == "sign_in" && one.value == "forbidden")
}

/// What the sources say of the network.
pub(crate) fn network(sources: &[Source]) -> sync::NetworkSettings {
    Reading::of(sources, &Library::default()).network()
}

/// That the certificates a policy names are not trusted, and why.
pub(crate) fn bad_roots(bad: &sync::network::BadRoots) -> Notice {
    Notice {
        code: format!("policy-ca-file-{}", bad.code()),
        args: crate::settings::args(&[
            ("file", &bad.path().display().to_string()),
            ("why", bad.why().unwrap_or_default()),
        ]),
    }
}

fn managed_item(item: &schema::Item, value: &Value) -> ManagedItem {
    let value = &item.shown(value);
    let words = match (item.kind, value) {
        (Kind::Switch, Value::Bool(true)) => Some("setting-on"),
        (Kind::Switch, Value::Bool(false)) => Some("setting-off"),
        (Kind::Choice(words), value) => words
            .iter()
            .find(|word| *value == word.value)
            .map(|word| word.name),
        (_, Value::Null) => Some("goal-none-short"),
        _ => None,
    };
    let value = match (words, value) {
        (Some(words), _) => words.to_owned(),
        (None, Value::String(text)) => text.clone(),
        (None, Value::Array(list)) => {
            let names: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            names.join(", ")
        }
        (None, other) => other.to_string(),
    };
    ManagedItem {
        key: item.key.to_owned(),
        title: item.title.to_owned(),
        value,
    }
}

#[cfg(any(test, feature = "fuzzing"))]
mod fuzz;
