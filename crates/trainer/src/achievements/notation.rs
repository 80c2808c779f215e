//! Reading and writing criteria as JSON objects, and refusing what asks nothing or cannot be met.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Criteria, SessionCriteria, Totals};
use crate::keyboard;
use crate::lesson::MAX_STARS;

/// Languages of the courses.
const LANGUAGES: [&str; 5] = ["en", "ru", "es", "de", "fr"];

/// Why an object is no criterion.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Invalid(String);

fn invalid(why: impl Into<String>) -> Invalid {
    Invalid(why.into())
}

impl From<Criteria> for Map<String, Value> {
    fn from(criteria: Criteria) -> Self {
        let mut object = match &criteria {
            Criteria::Session(session) => object_of(session),
            Criteria::Totals(totals) => object_of(totals),
        };
        object.retain(|_, value| !value.is_null());
        object
    }
}

/// Every field, those that ask nothing as null. Objects of numbers and words: always JSON.
fn object_of(criteria: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(criteria) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

impl TryFrom<Map<String, Value>> for Criteria {
    type Error = Invalid;

    fn try_from(object: Map<String, Value>) -> Result<Self, Invalid> {
        let of_session = object_of(&SessionCriteria::default());
        let of_totals = object_of(&Totals::default());
        if let Some(unknown) = object
            .keys()
            .find(|name| !of_session.contains_key(*name) && !of_totals.contains_key(*name))
        {
            return Err(invalid(format!("there is no criterion {unknown}")));
        }
        if object.is_empty() {
            return Err(invalid("nothing is asked: everybody would have it at once"));
        }
        let is_session = object.keys().all(|name| of_session.contains_key(name));
        if !is_session && object.keys().any(|name| of_session.contains_key(name)) {
            return Err(invalid(
                "one session and totals cannot be asked of together",
            ));
        }
        if is_session {
            let session: SessionCriteria = read(object)?;
            session.check()?;
            Ok(Self::Session(session))
        } else {
            let totals: Totals = read(object)?;
            totals.check()?;
            Ok(Self::Totals(totals))
        }
    }
}

/// Field by field, so that an error names the one it is in.
fn read<T: DeserializeOwned + Default + Serialize>(
    object: Map<String, Value>,
) -> Result<T, Invalid> {
    for (name, value) in &object {
        if value.is_null() {
            return Err(invalid(format!("{name} asks nothing")));
        }
        let alone: Map<String, Value> = [(name.clone(), value.clone())].into_iter().collect();
        serde_json::from_value::<T>(Value::Object(alone))
            .map_err(|error| invalid(format!("{name}: {error}")))?;
    }
    serde_json::from_value(Value::Object(object)).map_err(|error| invalid(error.to_string()))
}

impl SessionCriteria {
    fn check(&self) -> Result<(), Invalid> {
        let ranges = [
            ("wpm", self.wpm, 1_000),
            ("accuracy", self.accuracy, 100),
            ("consistency", self.consistency, 100),
            ("errors", self.errors, u32::MAX),
            ("uncorrected_errors", self.uncorrected_errors, u32::MAX),
            ("keystrokes", self.keystrokes, u32::MAX),
            ("pauses", self.pauses, u32::MAX),
            ("rating", self.rating, MAX_STARS.into()),
        ];
        for (name, range, most) in ranges {
            let Some(range) = range else { continue };
            match (range.min, range.max) {
                (None, None) => return Err(invalid(format!("{name} needs min or max"))),
                (Some(min), Some(max)) if min > max => {
                    return Err(invalid(format!("{name}: min is above max")));
                }
                (min, max) if min.max(max) > Some(most) => {
                    return Err(invalid(format!("{name} is at most {most}")));
                }
                _ => {}
            }
        }
        one_of("language", self.language.as_deref(), |name| {
            LANGUAGES.contains(&name.as_str())
        })?;
        one_of("layout", self.layout.as_deref(), |id| {
            keyboard::layout(id).is_some()
        })?;
        one_of("policy", self.policy.as_deref(), |_| true)?;
        one_of("exercise", self.exercise.as_deref(), |_| true)?;
        one_of("text", self.text.as_deref(), |_| true)
    }
}

fn one_of<T: std::fmt::Debug>(
    name: &str,
    list: Option<&[T]>,
    is_known: impl Fn(&T) -> bool,
) -> Result<(), Invalid> {
    match list {
        Some([]) => Err(invalid(format!("{name} names nothing"))),
        Some(list) => match list.iter().find(|item| !is_known(item)) {
            Some(unknown) => Err(invalid(format!("{name}: there is no {unknown:?}"))),
            None => Ok(()),
        },
        None => Ok(()),
    }
}

impl Totals {
    fn check(&self) -> Result<(), Invalid> {
        let counts = [
            ("days", self.days.map(|it| it.min)),
            ("accurate_days", self.accurate_days.map(|it| it.min)),
            ("streak", self.streak.map(|it| it.min)),
            ("weeks", self.weeks.map(|it| it.min)),
            ("months", self.months.map(|it| it.min)),
            ("weekdays", self.weekdays.map(|it| it.min)),
            ("returns", self.returns.map(|it| it.min)),
            ("clean", self.clean.map(|it| it.min)),
            ("practice", self.practice.map(|it| it.min)),
            ("own_texts", self.own_texts.map(|it| it.min)),
            ("lessons", self.lessons.map(|it| it.min)),
            ("stars", self.stars.map(|it| it.min)),
            ("keys", self.keys.map(|it| it.min)),
            ("languages", self.languages.map(|it| it.min)),
            ("improved", self.improved.map(|it| it.min)),
            ("revisited", self.revisited.map(|it| it.min)),
        ];
        if let Some((name, _)) = counts.into_iter().find(|(_, min)| *min == Some(0)) {
            return Err(invalid(format!("{name}: min is at least 1")));
        }
        let within = [
            (
                "accurate_days.accuracy",
                self.accurate_days.map(|it| it.accuracy),
                1,
                100,
            ),
            ("weeks.days", self.weeks.map(|it| it.days), 1, 7),
            ("weekdays.min", self.weekdays.map(|it| it.min), 1, 7),
            ("returns.after", self.returns.map(|it| it.after), 1, 3_660),
            (
                "lessons.stars",
                self.lessons.and_then(|it| it.stars).map(u32::from),
                1,
                MAX_STARS.into(),
            ),
            ("block.number", self.block.map(|it| it.number), 1, 99),
            ("block.percent", self.block.map(|it| it.percent), 1, 100),
            ("course.percent", self.course.map(|it| it.percent), 1, 100),
            (
                "languages.lessons",
                self.languages.map(|it| it.lessons),
                1,
                u32::MAX,
            ),
            ("improved.by", self.improved.map(|it| it.by), 1, 100),
            (
                "revisited.after",
                self.revisited.map(|it| it.after),
                1,
                3_660,
            ),
        ];
        for (name, value, least, most) in within {
            if value.is_some_and(|value| !(least..=most).contains(&value)) {
                return Err(invalid(format!("{name} is {least} to {most}")));
            }
        }
        Ok(())
    }
}
