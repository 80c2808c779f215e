//! What goes up beside sessions: settings, of which the later one wins, and unlocks, which only grow.

use chrono::{DateTime, TimeDelta, Utc};
use protocol::{ChangeKind, Setting, Unlock};
use serde_json::Value;
use sqlx::PgConnection;

use super::ledger::Ledger;
use super::progress;
use crate::catalog;
use crate::http::{ApiError, Fields};

/// A clock that runs ahead by more than this would win for ever.
const AHEAD: TimeDelta = TimeDelta::minutes(5);
/// Settings in one push: an app has some dozens.
const MAX_SETTINGS: usize = 500;
/// Unlocks in one push: all lessons of all courses are fewer.
const MAX_UNLOCKS: usize = 5_000;
/// Characters of a setting's name, and of a device in its clock.
const MAX_NAME: usize = 100;
/// Bytes of a setting's value, as JSON.
const MAX_VALUE: usize = 16 * 1024;

/// Settings and unlocks that were found good.
#[derive(Debug, Clone)]
pub(super) struct Aside {
    settings: Vec<(Setting, Hlc)>,
    unlocks: Vec<Unlock>,
}

/// A hybrid logical clock. The greater wins, compared in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Hlc {
    ms: i64,
    counter: i32,
    device: String,
}

impl Hlc {
    /// Reads `ms-counter-device`.
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let (ms, counter) = (
            parts.next().filter(|ms| digits(ms))?,
            parts.next().filter(|n| digits(n))?,
        );
        let device = parts.next().filter(|device| is_name(device))?;
        Some(Self {
            ms: ms.parse().ok()?,
            counter: counter.parse().ok()?,
            device: device.to_owned(),
        })
    }
}

#[cfg(feature = "fuzzing")]
pub(super) mod fuzzing {
    use super::{Hlc, written_hlc};

    /// A clock that was read, written as clients do, is the same.
    pub(in crate::sync) fn clock(text: &str) {
        if let Some(clock) = Hlc::parse(text) {
            let written = written_hlc(clock.ms, clock.counter, &clock.device);
            assert_eq!(Hlc::parse(&written), Some(clock));
        }
    }
}

/// A setting's clock as clients write it.
pub(super) fn written_hlc(ms: i64, counter: i32, device: &str) -> String {
    format!("{ms}-{counter:04}-{device}")
}

fn is_name(name: &str) -> bool {
    (1..=MAX_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control)
}

impl Aside {
    /// Checks what came; every bad value is named.
    pub(super) fn check(
        settings: Vec<Setting>,
        unlocks: Vec<Unlock>,
        now: DateTime<Utc>,
    ) -> Result<Self, ApiError> {
        let mut fields = Fields::new();
        if settings.len() > MAX_SETTINGS {
            fields.add("settings", format!("has more than {MAX_SETTINGS} entries"));
        }
        if unlocks.len() > MAX_UNLOCKS {
            fields.add("unlocks", format!("has more than {MAX_UNLOCKS} entries"));
        }
        let latest = (now + AHEAD).timestamp_millis();
        let mut good = Vec::with_capacity(settings.len());
        for (index, setting) in settings.into_iter().enumerate() {
            if !is_name(&setting.key) {
                fields.add(&format!("settings[{index}].key"), "is no name of a setting");
            }
            if let Err(why) = storable(&setting.value) {
                fields.add(&format!("settings[{index}].value"), why);
            }
            match Hlc::parse(&setting.hlc) {
                Some(hlc) => good.push((
                    setting,
                    Hlc {
                        ms: hlc.ms.min(latest),
                        ..hlc
                    },
                )),
                None => fields.add(
                    &format!("settings[{index}].hlc"),
                    "is not of the form ms-counter-device",
                ),
            }
        }
        fields.check()?;
        Ok(Self {
            settings: good,
            unlocks,
        })
    }

    /// Merges them. A lesson that is not in the catalogue (yet) is left out.
    pub(super) async fn merge(
        &self,
        db: &mut PgConnection,
        user: i64,
        now: DateTime<Utc>,
        ledger: &mut Ledger,
    ) -> sqlx::Result<()> {
        for (setting, hlc) in &self.settings {
            let changed = sqlx::query_file_scalar!(
                "src/sync/sql/put_setting.sql",
                user,
                setting.key,
                setting.value,
                hlc.ms,
                hlc.counter,
                hlc.device,
            )
            .fetch_optional(&mut *db)
            .await?;
            if let Some(id) = changed {
                ledger.put(ChangeKind::Setting, id);
            }
        }
        if self.unlocks.is_empty() {
            return Ok(());
        }
        let lessons = catalog::lesson_ids(db, &self.unlocks).await?;
        let new = sqlx::query_file_scalar!("src/sync/sql/put_unlocks.sql", user, &lessons, now)
            .fetch_all(&mut *db)
            .await?;
        for lesson in &new {
            ledger.put(ChangeKind::Unlock, *lesson);
        }
        progress::open(db, user, &new, ledger).await
    }
}

/// Writes a setting on the server's own account; it goes to the learner's devices.
pub(crate) async fn write_setting(
    db: &mut PgConnection,
    user: i64,
    key: &str,
    value: &Value,
    now: DateTime<Utc>,
    ledger: &mut Ledger,
) -> sqlx::Result<()> {
    let id = sqlx::query_file_scalar!(
        "src/sync/sql/write_setting.sql",
        user,
        key,
        value,
        now.timestamp_millis()
    )
    .fetch_one(db)
    .await?;
    ledger.put(ChangeKind::Setting, id);
    Ok(())
}

/// Values of a learner's settings whose names begin so.
pub(crate) async fn settings_of(
    db: &mut PgConnection,
    user: i64,
    prefix: &str,
) -> sqlx::Result<Vec<Value>> {
    sqlx::query_scalar!(
        "SELECT value FROM user_settings WHERE user_id = $1 AND starts_with(key, $2) ORDER BY key",
        user,
        prefix
    )
    .fetch_all(db)
    .await
}

/// JSONB holds no NUL, and a setting is no place for a book.
fn storable(value: &Value) -> Result<(), &'static str> {
    let json = value.to_string();
    if json.len() > MAX_VALUE {
        return Err("is too long");
    }
    if has_nul(value) {
        return Err("holds a NUL character");
    }
    Ok(())
}

fn has_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(has_nul),
        Value::Object(fields) => fields
            .iter()
            .any(|(name, value)| name.contains('\0') || has_nul(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn setting(key: &str, value: Value, hlc: &str) -> Setting {
        Setting {
            key: key.to_owned(),
            value,
            hlc: hlc.to_owned(),
        }
    }

    #[test]
    fn clocks_compare_by_time_counter_and_device() {
        let clock = |text| Hlc::parse(text).unwrap();
        assert!(clock("1763800267120-0003-0d9f6d0e") > clock("1763800267120-0002-ffffffff"));
        assert!(clock("10-0000-a") > clock("9-9999-z"));
        assert!(clock("9-0000-b") > clock("9-0000-a"));
        let read = clock("1763800267120-0003-0d9f-6d0e");
        assert_eq!(
            written_hlc(read.ms, read.counter, &read.device),
            "1763800267120-0003-0d9f-6d0e"
        );
        for bad in [
            "",
            "1",
            "1-2",
            "1-2-",
            "-1-2-a",
            "a-2-b",
            "1-x-b",
            "1-2-a\0",
            "99999999999999999999-0-a",
        ] {
            assert_eq!(Hlc::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn bad_values_are_named() {
        let now = "2026-11-22T08:30:00Z".parse().unwrap();
        let bad = vec![
            setting("theme", json!("dark"), "1-0000-a"),
            setting("", json!("\0"), "yesterday"),
            setting("long", json!("x".repeat(MAX_VALUE)), "1-0000-a"),
        ];
        let Err(ApiError::Invalid(fields)) = Aside::check(bad, Vec::new(), now) else {
            panic!("was taken")
        };
        let shown = format!("{fields:?}");
        for path in [
            "settings[1].key",
            "settings[1].value",
            "settings[1].hlc",
            "settings[2].value",
        ] {
            assert!(shown.contains(path), "{path} in {shown}");
        }
        assert!(!shown.contains("settings[0]"), "{shown}");
    }

    #[test]
    fn a_clock_that_runs_ahead_is_set_back() {
        let now: DateTime<Utc> = "2026-11-22T08:30:00Z".parse().unwrap();
        let ahead = setting("theme", json!("dark"), "9763800267120-0003-a");
        let aside = Aside::check(vec![ahead], Vec::new(), now).unwrap();
        assert_eq!(aside.settings[0].1.ms, now.timestamp_millis() + 300_000);
    }
}
