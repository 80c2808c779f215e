//! Settings: key, JSON value, and the hybrid logical clock by which the greater write wins on every device.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::transact::Tx;

/// A hybrid logical clock: `1763800267120-0003-0d9f6d0e`, ms, counter (decimal), first 8 hex digits of the device id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hlc {
    /// Unix ms.
    pub ms: u64,
    /// Order within a millisecond, 0–9999.
    pub counter: u16,
    /// Tells two devices apart at the same instant.
    pub device: String,
}

/// The largest counter that has four digits.
const MAX_COUNTER: u16 = 9_999;

impl Hlc {
    /// The next write on `device` at `now` (Unix ms), greater than `last`, even if the clock stepped back.
    #[must_use]
    pub fn next(last: Option<&Self>, now: u64, device: &str) -> Self {
        let (ms, counter) = match last {
            Some(last) if last.ms >= now && last.counter < MAX_COUNTER => {
                (last.ms, last.counter + 1)
            }
            Some(last) if last.ms >= now => (last.ms + 1, 0),
            _ => (now, 0),
        };
        Self {
            ms,
            counter,
            device: device.to_owned(),
        }
    }
}

impl fmt::Display for Hlc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}-{}", self.ms, self.counter, self.device)
    }
}

/// Not a hybrid logical clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not of the form ms-counter-device")]
pub struct BadHlc;

impl FromStr for Hlc {
    type Err = BadHlc;

    fn from_str(text: &str) -> std::result::Result<Self, BadHlc> {
        let mut parts = text.splitn(3, '-');
        let (Some(ms), Some(counter), Some(device)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(BadHlc);
        };
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(ms) || !digits(counter) || device.is_empty() {
            return Err(BadHlc);
        }
        // As the server: beyond there is no later one.
        let ms = ms.parse().ok().filter(|ms| i64::try_from(*ms).is_ok());
        Ok(Self {
            ms: ms.ok_or(BadHlc)?,
            counter: counter.parse().map_err(|_| BadHlc)?,
            device: device.to_owned(),
        })
    }
}

/// A setting as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSetting {
    /// Its name.
    pub key: String,
    /// Its value, whatever was stored: the app judges it.
    pub value: Value,
    /// When it was written, and where.
    pub hlc: Hlc,
}

impl Store {
    /// All settings. A value that is no JSON any more comes as the text it is, so that the app can name it.
    pub fn settings(&self) -> Result<BTreeMap<String, Value>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached("SELECT key, value FROM settings")?;
            let rows = statement.query_map([], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })?;
            let mut settings = BTreeMap::new();
            for row in rows {
                let (key, text) = row?;
                let value = serde_json::from_str(&text).unwrap_or(Value::String(text));
                settings.insert(key, value);
            }
            Ok(settings)
        })
    }

    /// Values of the settings whose names begin so; what cannot be read is left out.
    pub fn settings_of(&self, prefix: &str) -> Result<Vec<Value>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(
                "SELECT value FROM settings WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
            )?;
            let rows = statement.query_map([prefix], |row| row.get::<_, String>(0))?;
            let mut values = Vec::new();
            for text in rows {
                values.extend(serde_json::from_str::<Value>(&text?).ok());
            }
            Ok(values)
        })
    }

    /// Settings the server has not confirmed yet, as many as go into one push.
    pub fn unsent_settings(&self) -> Result<Vec<StoredSetting>> {
        self.read(|sql| {
            load(
                sql,
                "SELECT key, value, hlc FROM settings WHERE is_sent = 0 ORDER BY key LIMIT 400",
            )
        })
    }
}

fn load(sql: &Connection, query: &str) -> Result<Vec<StoredSetting>> {
    let mut statement = sql.prepare_cached(query)?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
        ))
    })?;
    let mut settings = Vec::new();
    for row in rows {
        let (key, value, hlc) = row?;
        if let (Ok(value), Ok(hlc)) = (serde_json::from_str(&value), hlc.parse()) {
            settings.push(StoredSetting { key, value, hlc });
        } else {
            tracing::warn!(key, "a stored setting cannot be read");
        }
    }
    Ok(settings)
}

impl Tx<'_> {
    /// Writes a setting of this device. `device`: first 8 hex digits of the device id; `now`: Unix ms.
    pub fn set_setting(&mut self, key: &str, value: &Value, now: u64, device: &str) -> Result<()> {
        let old: Option<String> = self
            .sql
            .prepare_cached("SELECT value FROM settings WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        let text = value.to_string();
        if old.as_deref() == Some(text.as_str()) {
            return Ok(());
        }
        let last: Option<String> = self
            .sql
            .query_row(
                "SELECT hlc FROM settings ORDER BY CAST(hlc AS INTEGER) DESC, hlc DESC LIMIT 1",
                [],
                |row| row.get(0),
            )
            .optional()?;
        let last = last.and_then(|hlc| hlc.parse().ok());
        let hlc = Hlc::next(last.as_ref(), now, device);
        self.put_setting(key, &text, &hlc, false)
    }

    /// Takes over a setting of another device if it is newer. Any order of merges gives the same.
    pub fn merge_setting(&mut self, setting: &StoredSetting) -> Result<()> {
        let old: Option<(String, bool)> = self
            .sql
            .prepare_cached("SELECT hlc, is_sent FROM settings WHERE key = ?1")?
            .query_row([&setting.key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let old = old.map(|(hlc, is_sent)| (hlc.parse::<Hlc>().ok(), is_sent));
        match old {
            Some((Some(old), _)) if old > setting.hlc => Ok(()),
            Some((Some(old), true)) if old == setting.hlc => Ok(()),
            _ => self.put_setting(&setting.key, &setting.value.to_string(), &setting.hlc, true),
        }
    }

    fn put_setting(&mut self, key: &str, value: &str, hlc: &Hlc, is_sent: bool) -> Result<()> {
        self.sql
            .prepare_cached("INSERT OR REPLACE INTO settings (key, value, hlc, is_sent) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![key, value, hlc.to_string(), is_sent])?;
        self.changes.settings.insert(key.to_owned());
        Ok(())
    }

    /// The server has these settings now, unless they were written again since. It sets back clocks that run ahead of
    /// its own, and so does this, to `latest` (Unix ms): or else a later write of another device would win everywhere
    /// but here. What it made of them comes with the next pull, and is no less.
    pub fn settings_sent(&mut self, sent: &[StoredSetting], latest: u64) -> Result<()> {
        let mut statement = self.sql.prepare_cached(
            "UPDATE settings SET is_sent = 1, hlc = ?3 WHERE key = ?1 AND hlc = ?2",
        )?;
        for setting in sent {
            let clamped = Hlc {
                ms: setting.hlc.ms.min(latest),
                ..setting.hlc.clone()
            };
            statement.execute(params![
                setting.key,
                setting.hlc.to_string(),
                clamped.to_string()
            ])?;
        }
        Ok(())
    }

    /// Another account: everything is to be sent anew.
    pub(crate) fn settings_unsent(&mut self) -> Result<()> {
        self.sql.execute("UPDATE settings SET is_sent = 0", [])?;
        Ok(())
    }
}

impl From<BadHlc> for StoreError {
    fn from(_: BadHlc) -> Self {
        Self::Unreadable { what: "hlc" }
    }
}
