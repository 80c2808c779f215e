//! Several sources to one policy, item by item: the first source that has an item decides it.
//!
//! What is not taken is kept with the reason. Nothing here can fail: a policy is never in the way of the app.

use serde_json::Value;

use super::{
    schema::{self, Item, VERSION, VERSION_KEY},
    source::{Found, Source},
};
use crate::{
    library::Library,
    settings::{args, shown},
    view::start::Notice,
};

/// The key of a JSON file that names its schema, for editors.
const SCHEMA_KEY: &str = "$schema";
/// More notices than this are only in the log.
const MOST_NOTICES: usize = 20;

/// An item that is decided.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) item: &'static Item,
    pub(crate) value: Value,
    /// Name of the source.
    pub(crate) source: String,
}

/// A value that is not taken.
#[derive(Debug)]
pub(crate) struct Ignored {
    /// Name of the source.
    pub(crate) source: String,
    /// As the source calls it, shortened.
    pub(crate) key: String,
    /// As the source has it, shortened.
    pub(crate) value: String,
    pub(crate) why: Why,
}

/// Why a value is not taken.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// There is no such item in this version.
    Unknown,
    /// The item cannot be that.
    Impossible,
    /// A source that goes before says otherwise.
    Overruled {
        /// Its name.
        by: String,
    },
}

/// What all sources together say.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) decided: Vec<Decided>,
    pub(crate) ignored: Vec<Ignored>,
    /// Sources that are no policy, each with the reason.
    pub(crate) unreadable: Vec<(String, String)>,
    /// Sources that were written for a newer version.
    pub(crate) newer: Vec<String>,
}

impl Reading {
    pub(crate) fn of(sources: &[Source], library: &Library) -> Self {
        let mut reading = Self::default();
        for source in sources {
            match &source.found {
                Found::Nothing => {}
                Found::Unreadable(why) => {
                    reading.unreadable.push((source.name.clone(), why.clone()));
                }
                Found::Fields(fields) => {
                    for (key, value) in fields {
                        reading.take(&source.name, key, value, library);
                    }
                }
            }
        }
        reading
    }

    fn take(&mut self, source: &str, key: &str, value: &Value, library: &Library) {
        if let Some(why) = self.try_to_take(source, key, value, library) {
            self.ignored.push(Ignored {
                source: source.to_owned(),
                key: shown(&Value::from(key)),
                value: schema::find(key)
                    .map_or_else(|| shown(value), |item| shown(&item.shown(value))),
                why,
            });
        }
    }

    /// What is decided of the network.
    pub(crate) fn network(&self) -> sync::NetworkSettings {
        let text = |key: &str| {
            let decided = self.decided.iter().find(|one| one.item.key == key)?;
            decided.value.as_str()
        };
        sync::NetworkSettings {
            proxy: text("proxy")
                .and_then(sync::ProxyChoice::parse)
                .unwrap_or_default(),
            ca_file: text("ca_file").map(Into::into),
        }
    }

    fn try_to_take(
        &mut self,
        source: &str,
        key: &str,
        value: &Value,
        library: &Library,
    ) -> Option<Why> {
        match key {
            SCHEMA_KEY => return None,
            VERSION_KEY => {
                let version = value.as_u64().filter(|version| *version > 0);
                if version.is_some_and(|version| version > VERSION) {
                    self.newer.push(source.to_owned());
                }
                return version.is_none().then_some(Why::Impossible);
            }
            _ => {}
        }
        let Some(item) = schema::find(key) else {
            return Some(Why::Unknown);
        };
        let Some(value) = item.read(value, library) else {
            return Some(Why::Impossible);
        };
        match self
            .decided
            .iter()
            .find(|decided| decided.item.key == item.key)
        {
            Some(before) if before.value == value => None,
            Some(before) => Some(Why::Overruled {
                by: before.source.clone(),
            }),
            None => {
                self.decided.push(Decided {
                    item,
                    value,
                    source: source.to_owned(),
                });
                None
            }
        }
    }

    /// Says in the log what is not as it was meant.
    pub(crate) fn log(&self) {
        for (source, why) in &self.unreadable {
            tracing::warn!(source, why, "a policy cannot be read");
        }
        for source in &self.newer {
            tracing::warn!(source, "a policy is of a newer version");
        }
        for Ignored {
            source,
            key,
            value,
            why,
        } in &self.ignored
        {
            tracing::warn!(source, key, value, ?why, "an item of a policy is ignored");
        }
    }

    /// The same for the learner, without what is only an administrator's affair.
    pub(crate) fn notices(&self) -> Vec<Notice> {
        let unreadable = self.unreadable.iter();
        let unreadable = unreadable
            .map(|(source, why)| notice("policy-unreadable", &[("file", source), ("why", why)]));
        let newer = self.newer.iter().map(|source| {
            let unknown = self
                .ignored
                .iter()
                .filter(|one| one.source == *source && one.why == Why::Unknown);
            let names: Vec<&str> = unknown
                .map(|one| one.key.as_str())
                .take(MOST_NOTICES)
                .collect();
            if names.is_empty() {
                return notice("policy-newer", &[("file", source)]);
            }
            notice(
                "policy-newer-part",
                &[("file", source), ("fields", &names.join(", "))],
            )
        });
        let ignored = self.ignored.iter().filter_map(
            |Ignored {
                 source,
                 key,
                 value,
                 why,
             }| match why {
                Why::Impossible => Some(notice(
                    "policy-value-ignored",
                    &[("file", source), ("field", key), ("value", value)],
                )),
                // That is what a newer version is about.
                Why::Unknown if self.newer.contains(source) => None,
                Why::Unknown => Some(notice(
                    "policy-item-unknown",
                    &[("file", source), ("field", key)],
                )),
                Why::Overruled { .. } => None,
            },
        );
        unreadable
            .chain(newer)
            .chain(ignored)
            .take(MOST_NOTICES)
            .collect()
    }
}

fn notice(code: &str, list: &[(&str, &str)]) -> Notice {
    Notice {
        code: code.to_owned(),
        args: args(list),
    }
}
