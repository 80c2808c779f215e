//! Changes with their values, as they are now. Read kind by kind, told in the order of the changes.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use protocol::{
    Change, ChangeKind, ChangeOp, DailyValue, DeviceType, ErrorPolicy, ProgressValue,
    SessionResult, SessionValue, Setting, StatsValue, Unlock,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::billing;
use crate::catalog;
use crate::http::ApiError;
use crate::rewards;
use crate::sync::{aside, days};

/// A row of `changes`.
pub(super) struct Row {
    pub(super) seq: i64,
    pub(super) kind: String,
    pub(super) reference: i64,
    pub(super) is_gone: bool,
    pub(super) gone: Option<Value>,
}

impl Row {
    /// A session and, under the number after it, its statistics; anything else alone.
    pub(super) fn with_statistics(self) -> Vec<Self> {
        if self.kind != ChangeKind::Session.as_str() {
            return vec![self];
        }
        let statistics = Self {
            kind: ChangeKind::SessionStats.as_str().to_owned(),
            gone: self.gone.clone(),
            ..self
        };
        let session = Self {
            seq: self.seq - 1,
            ..self
        };
        vec![session, statistics]
    }
}

type Values = BTreeMap<i64, Value>;

/// The changes with their values. One whose kind this server does not tell (yet) is left out.
pub(super) async fn tell(
    db: &mut PgConnection,
    user: i64,
    rows: Vec<Row>,
    now: DateTime<Utc>,
) -> Result<Vec<Change>, ApiError> {
    let mut wanted: BTreeMap<&'static str, Vec<i64>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.is_gone) {
        wanted
            .entry(kind(row).as_str())
            .or_default()
            .push(row.reference);
    }
    let mut values: BTreeMap<&'static str, Values> = BTreeMap::new();
    for (name, references) in wanted {
        let told = match named(name) {
            ChangeKind::Session => sessions(db, user, &references).await?,
            ChangeKind::SessionStats => stats(db, user, &references).await?,
            ChangeKind::Progress => progress(db, user, &references).await?,
            ChangeKind::Unlock => unlocks(db, &references).await?,
            ChangeKind::Daily => daily(db, user, &references).await?,
            ChangeKind::Setting => settings(db, user, &references).await?,
            ChangeKind::Achievement => achievements(db, user, &references).await?,
            ChangeKind::Recommendation => recommendations(db, user, &references).await?,
            ChangeKind::Subscription => subscription(db, user, now).await?,
            _ => Values::new(),
        };
        values.insert(name, told);
    }
    let change = |row: Row| {
        let kind = kind(&row);
        if row.is_gone {
            return Some(Change {
                kind,
                op: ChangeOp::Delete,
                value: row.gone?,
            });
        }
        let value = values.get_mut(kind.as_str())?.remove(&row.reference)?;
        Some(Change {
            kind,
            op: ChangeOp::Put,
            value,
        })
    };
    Ok(rows.into_iter().filter_map(change).collect())
}

fn kind(row: &Row) -> ChangeKind {
    named(&row.kind)
}

/// What the wire calls so; a kind of a later version is `Unknown`.
fn named(name: &str) -> ChangeKind {
    from_name(name).unwrap_or(ChangeKind::Unknown)
}

fn from_name<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(Value::from(name)).ok()
}

fn json(value: impl Serialize) -> Result<Value, ApiError> {
    serde_json::to_value(value).map_err(ApiError::internal)
}

fn unsigned(figure: i32) -> u32 {
    u32::try_from(figure).unwrap_or_default()
}

fn long(figure: i64) -> u64 {
    u64::try_from(figure).unwrap_or_default()
}

struct SessionRow {
    id: i64,
    client_id: Uuid,
    item_hash: Vec<u8>,
    device_id: Uuid,
    lesson_text_id: Option<i64>,
    practice_text: Option<String>,
    wpm_centi: i32,
    gross_wpm_centi: i32,
    raw_wpm_centi: i32,
    accuracy_centi: i32,
    result_accuracy_centi: i32,
    duration: i64,
    active_duration: i64,
    errors: i32,
    uncorrected_errors: i32,
    total_keystrokes: i32,
    deleted_units: i32,
    kspc_milli: i32,
    avg_keystroke_time: Option<i32>,
    max_pause_duration: Option<i32>,
    pause_count: Option<i32>,
    consistency_centi: Option<i32>,
    rating: Option<i16>,
    device_type: String,
    keyboard_layout: String,
    error_policy: String,
    metrics_version: i32,
    is_practice: bool,
    is_completed: bool,
    verified: bool,
    started_at: DateTime<Utc>,
    timezone: String,
    local_date: NaiveDate,
}

async fn sessions(db: &mut PgConnection, user: i64, ids: &[i64]) -> Result<Values, ApiError> {
    let rows = sqlx::query_file_as!(SessionRow, "src/sync/sql/told_sessions.sql", user, ids)
        .fetch_all(&mut *db)
        .await?;
    let texts: Vec<i64> = rows.iter().filter_map(|row| row.lesson_text_id).collect();
    let lessons = catalog::text_names(db, &texts).await?;
    let mut values = Values::new();
    for row in rows {
        let lesson = row
            .lesson_text_id
            .and_then(|text| lessons.get(&text).cloned());
        let id = row.id;
        values.insert(id, json(row.value(lesson)?)?);
    }
    Ok(values)
}

impl SessionRow {
    fn value(self, lesson: Option<protocol::LessonRef>) -> Result<SessionValue, ApiError> {
        let odd =
            || ApiError::internal("a session has a device type or an error policy that is none");
        Ok(SessionValue {
            result: self.result(),
            id: self.client_id,
            device_id: self.device_id,
            item_hash: hex::encode(self.item_hash),
            lesson,
            text: self.practice_text,
            started_at: self.started_at,
            timezone: self.timezone,
            local_date: self.local_date,
            keyboard_layout: self.keyboard_layout,
            device_type: from_name::<DeviceType>(&self.device_type).ok_or_else(odd)?,
            error_policy: from_name::<ErrorPolicy>(&self.error_policy).ok_or_else(odd)?,
            is_practice: self.is_practice,
            is_completed: self.is_completed,
            metrics_version: unsigned(self.metrics_version),
            rating: self.rating.and_then(|rating| u8::try_from(rating).ok()),
            verified: self.verified,
        })
    }

    fn result(&self) -> SessionResult {
        SessionResult {
            wpm: Some(unsigned(self.wpm_centi)),
            gross_wpm: Some(unsigned(self.gross_wpm_centi)),
            raw_wpm: Some(unsigned(self.raw_wpm_centi)),
            accuracy: Some(unsigned(self.accuracy_centi)),
            result_accuracy: Some(unsigned(self.result_accuracy_centi)),
            errors: Some(unsigned(self.errors)),
            uncorrected_errors: Some(unsigned(self.uncorrected_errors)),
            duration: Some(long(self.duration)),
            active_duration: Some(long(self.active_duration)),
            kspc: Some(unsigned(self.kspc_milli)),
            avg_keystroke_time: self.avg_keystroke_time.map(|time| long(time.into())),
            max_pause_duration: self.max_pause_duration.map(|time| long(time.into())),
            pause_count: self.pause_count.map(unsigned),
            consistency: Some(self.consistency_centi.map(unsigned)),
            inserts: Some(unsigned(self.total_keystrokes)),
            deleted: Some(unsigned(self.deleted_units)),
        }
    }
}

async fn stats(db: &mut PgConnection, user: i64, ids: &[i64]) -> Result<Values, ApiError> {
    let rows = sqlx::query_file!("src/sync/sql/told_stats.sql", user, ids)
        .fetch_all(db)
        .await?;
    let mut values = Values::new();
    for row in rows {
        let value = StatsValue {
            id: row.client_id,
            stats: STANDARD.encode(row.packed),
        };
        values.insert(row.session_id, json(value)?);
    }
    Ok(values)
}

async fn progress(db: &mut PgConnection, user: i64, lessons: &[i64]) -> Result<Values, ApiError> {
    let rows = sqlx::query_file!("src/sync/sql/told_progress.sql", user, lessons)
        .fetch_all(&mut *db)
        .await?;
    let rungs = catalog::rungs(db, lessons).await?;
    let mut values = Values::new();
    for row in rows {
        let Some(rung) = rungs.get(&row.lesson_id) else {
            continue;
        };
        let value = ProgressValue {
            course: rung.slug.clone(),
            lesson_number: unsigned(rung.number),
            is_unlocked: row.is_unlocked,
            is_completed: row.is_completed,
            best_rating: row.best_rating.and_then(|rating| u8::try_from(rating).ok()),
            best_wpm: row.best_wpm_centi.map(unsigned),
            best_accuracy: row.best_accuracy_centi.map(unsigned),
            attempt_count: unsigned(row.attempt_count),
        };
        values.insert(row.lesson_id, json(value)?);
    }
    Ok(values)
}

async fn unlocks(db: &mut PgConnection, lessons: &[i64]) -> Result<Values, ApiError> {
    let mut values = Values::new();
    for (lesson, rung) in catalog::rungs(db, lessons).await? {
        values.insert(
            lesson,
            json(Unlock {
                course: rung.slug,
                number: unsigned(rung.number),
            })?,
        );
    }
    Ok(values)
}

async fn daily(db: &mut PgConnection, user: i64, numbers: &[i64]) -> Result<Values, ApiError> {
    let dates: Vec<NaiveDate> = numbers
        .iter()
        .filter_map(|number| days::day(*number))
        .collect();
    let rows = sqlx::query_file!("src/sync/sql/told_days.sql", user, &dates)
        .fetch_all(db)
        .await?;
    let mut values = Values::new();
    for row in rows {
        let value = DailyValue {
            date: row.date,
            sessions: unsigned(row.sessions_count),
            active_duration: long(row.active_duration),
            keystrokes: unsigned(row.total_keystrokes),
            errors: unsigned(row.total_errors),
            lessons_completed: unsigned(row.lessons_completed),
            avg_wpm: row.avg_wpm_centi.map(unsigned),
            best_wpm: row.max_wpm_centi.map(unsigned),
            avg_accuracy: row.avg_accuracy_centi.map(unsigned),
        };
        values.insert(days::number(row.date), json(value)?);
    }
    Ok(values)
}

async fn achievements(db: &mut PgConnection, user: i64, rows: &[i64]) -> Result<Values, ApiError> {
    let told = rewards::told_achievements(db, user, Some(rows)).await?;
    told.into_iter()
        .map(|(row, value)| Ok((row, json(value)?)))
        .collect()
}

async fn recommendations(
    db: &mut PgConnection,
    user: i64,
    rows: &[i64],
) -> Result<Values, ApiError> {
    let told = rewards::told_recommendations(db, user, Some(rows)).await?;
    told.into_iter()
        .map(|(row, value)| Ok((row, json(value)?)))
        .collect()
}

/// The one there is of it, whatever its row of `changes` calls it.
async fn subscription(
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> Result<Values, ApiError> {
    let told = billing::told(db, user, now).await?;
    Ok(Values::from([(billing::CURRENT, json(told)?)]))
}

async fn settings(db: &mut PgConnection, user: i64, ids: &[i64]) -> Result<Values, ApiError> {
    let rows = sqlx::query_file!("src/sync/sql/told_settings.sql", user, ids)
        .fetch_all(db)
        .await?;
    let mut values = Values::new();
    for row in rows {
        let hlc = aside::written_hlc(row.hlc_ms, row.hlc_counter, &row.hlc_device);
        values.insert(
            row.id,
            json(Setting {
                key: row.key,
                value: row.value,
                hlc,
            })?,
        );
    }
    Ok(values)
}
