//! Changes of a pull, read leniently: what a later server adds is ignored, what is missing makes `None`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use protocol::{
    ChangeKind, DeviceType, EarnedAchievement, ErrorPolicy, SessionResult, SessionValue, StatsValue,
};
use serde_json::Value;
use store::{Exercise, ItemHash, Session, StoredAchievement, StoredSetting, StoredUnlock};
use trainer::achievements::Day;
use trainer::metrics::Figures;
use trainer::stats::SessionStats;
use trainer::typing::Policy;
use uuid::Uuid;

use crate::plan::Op;

/// A session of another device.
pub(crate) fn session(
    value: &Value,
    stars_needed: &dyn Fn(&str, u32) -> Option<u8>,
) -> Option<Session> {
    let pulled: SessionValue = serde_json::from_value(value.clone())
        .map_err(|error| tracing::warn!(%error, "a pulled session cannot be read"))
        .ok()?;
    let needed = pulled
        .lesson
        .as_ref()
        .and_then(|lesson| stars_needed(&lesson.course, lesson.number));
    let is_rated = pulled.lesson.is_some() && pulled.is_completed;
    Some(Session {
        id: pulled.id,
        exercise: match (pulled.lesson, pulled.text) {
            (Some(lesson), _) => Exercise::Lesson(store::LessonRef {
                course: lesson.course,
                version: lesson.version,
                number: lesson.number,
                key_order: lesson.key_order,
            }),
            (None, Some(_)) => Exercise::Practice,
            (None, None) => Exercise::OwnText,
        },
        started_at: pulled.started_at.timestamp_millis(),
        timezone: pulled.timezone,
        local_date: pulled.local_date.to_string(),
        keyboard_layout: pulled.keyboard_layout,
        device_type: match pulled.device_type {
            DeviceType::Desktop => store::DeviceType::Desktop,
            DeviceType::Laptop => store::DeviceType::Laptop,
            DeviceType::Tablet => store::DeviceType::Tablet,
        },
        policy: match pulled.error_policy {
            ErrorPolicy::StopOnError => Policy::StopOnError,
            ErrorPolicy::Free => Policy::Free,
            ErrorPolicy::NoBackspace => Policy::NoBackspace,
        },
        is_completed: pulled.is_completed,
        metrics_version: pulled.metrics_version,
        figures: figures(&pulled.result)?,
        rating: pulled
            .rating
            .filter(|rating| is_rated && (1..=5).contains(rating)),
        stars_needed: needed,
    })
}

/// Under which hash the server holds it.
pub(crate) fn synced(value: &Value) -> Option<Op> {
    let pulled: SessionValue = serde_json::from_value(value.clone()).ok()?;
    Some(Op::Synced {
        session: pulled.id,
        item_hash: item_hash(&pulled.item_hash)?,
        text: pulled.text,
    })
}

/// A hash as it travels.
pub(crate) fn item_hash(text: &str) -> Option<ItemHash> {
    hex::decode(text).ok()?.try_into().ok()
}

/// The figures a session came with. What the wire does not name follows from what it does.
fn figures(result: &SessionResult) -> Option<Figures> {
    let (inserts, errors) = (result.inserts?, result.errors?);
    let uncorrected_errors = result.uncorrected_errors?;
    let corrected_errors = errors.checked_sub(uncorrected_errors)?;
    // 1/100 % of the inserts, half up.
    let rate = |count: u32| {
        let (count, inserts) = (u64::from(count), u64::from(inserts));
        u32::try_from((count * 20_000 + inserts).checked_div(2 * inserts)?).ok()
    };
    let deleted = result.deleted?;
    let (gross_wpm, active_duration) = (result.gross_wpm?, result.active_duration?);
    Some(Figures {
        wpm: result.wpm?,
        gross_wpm,
        raw_wpm: result.raw_wpm?,
        accuracy: result.accuracy.filter(|accuracy| *accuracy <= 10_000)?,
        result_accuracy: result.result_accuracy?,
        errors,
        uncorrected_errors,
        corrected_errors,
        corrected_error_rate: rate(corrected_errors)?,
        uncorrected_error_rate: rate(uncorrected_errors)?,
        duration: result.duration?,
        active_duration,
        kspc: result.kspc?,
        avg_keystroke_time: result.avg_keystroke_time?,
        max_pause_duration: result.max_pause_duration?,
        pause_count: result.pause_count?,
        consistency: result.consistency?,
        inserts,
        correct_inserts: inserts.checked_sub(errors)?,
        deleted,
        length: length(gross_wpm, active_duration)?,
    })
}

/// Units of the text: gross speed is (length - 1) / 5 words in the active time. Exact up to 20 minutes of typing.
fn length(gross_wpm: u32, active_duration: u64) -> Option<u32> {
    let units = u64::from(gross_wpm)
        .checked_mul(active_duration)?
        .checked_add(600_000)?
        / 1_200_000;
    u32::try_from(units + 1).ok()
}

/// Statistics of a session of another device, if they are whole.
pub(crate) fn stats(value: &Value) -> Option<(Uuid, Vec<u8>)> {
    let value: StatsValue = serde_json::from_value(value.clone()).ok()?;
    let packed = STANDARD.decode(value.stats).ok()?;
    SessionStats::unpack(&packed).ok()?;
    Some((value.id, packed))
}

/// A setting of another device.
pub(crate) fn setting(value: &Value) -> Option<StoredSetting> {
    let setting: protocol::Setting = serde_json::from_value(value.clone()).ok()?;
    Some(StoredSetting {
        key: setting.key,
        value: setting.value,
        hlc: setting.hlc.parse().ok()?,
    })
}

/// A lesson opened on another device.
pub(crate) fn unlock(value: &Value) -> Option<StoredUnlock> {
    let unlock: protocol::Unlock = serde_json::from_value(value.clone()).ok()?;
    Some(StoredUnlock {
        course: unlock.course,
        number: unlock.number,
    })
}

/// An achievement reached on another device, or seen by the server first.
pub(crate) fn achievement(value: &Value) -> Option<StoredAchievement> {
    let told: EarnedAchievement = serde_json::from_value(value.clone()).ok()?;
    // Without the learner's own day, the one it was in UTC.
    let date = told.local_date.unwrap_or(told.earned_at.date_naive());
    let earned_date = date.to_string();
    Day::parse(&earned_date)?;
    Some(StoredAchievement {
        code: told.slug,
        session: told.session,
        earned_at: told.earned_at.timestamp_millis(),
        earned_date,
    })
}

/// The session a change is about.
pub(crate) fn id(value: &Value) -> Option<Uuid> {
    let id = value.get("session_id").or_else(|| value.get("id"))?;
    Uuid::parse_str(id.as_str()?).ok()
}

/// What names a thing within its kind.
pub(crate) fn key(kind: ChangeKind, value: &Value) -> String {
    let text = |name: &str| match value.get(name) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let named = match kind {
        ChangeKind::Progress | ChangeKind::Unlock => {
            let number = text("lesson_number").or_else(|| text("number"));
            text("course")
                .zip(number)
                .map(|(course, number)| format!("{course}/{number}"))
        }
        ChangeKind::Daily => text("local_date").or_else(|| text("date")),
        ChangeKind::Subscription => Some("current".to_owned()),
        ChangeKind::Setting => text("key"),
        // One session may bring several.
        ChangeKind::Achievement => text("slug"),
        ChangeKind::Course => text("slug").or_else(|| text("course")),
        _ => text("session_id")
            .or_else(|| text("id"))
            .or_else(|| text("key"))
            .or_else(|| text("code")),
    };
    // A thing without a name we know is its own name: the same thing twice is still one.
    named.unwrap_or_else(|| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_follows_from_the_gross_speed() {
        for (units, active) in (2_u32..3_000).zip((400_u64..).step_by(397)) {
            let exact = u64::from(units - 1) * 1_200_000;
            let gross = u32::try_from((exact + active / 2) / active).unwrap();
            assert_eq!(length(gross, active), Some(units), "{units} in {active} ms");
        }
    }
}
