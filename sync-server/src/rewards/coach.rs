//! Making recommendations: the same rules on the same figures as in the app (`trainer::coach`).
//!
//! They are made when they are asked for and something has changed, and by the hourly job, never on arrival of
//! sessions: see `docs/COACH.md`, "Where it runs". Only courses that are built in have recommendations, as the rules
//! need all of a course.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde_json::{Value, json};
use sqlx::PgConnection;
use trainer::coach::{self, CLOSED, Closed, Kind, Sitting, State};
use trainer::content;
use trainer::keyboard::{self, Layout};
use trainer::lesson::{Course, LessonProgress};
use trainer::model::{self, Day, Past, Setting, WINDOW_SESSIONS};

use super::recommendations::{Recommendation, replace};
use crate::App;
use crate::accounts::Plans;
use crate::http::ApiError;
use crate::sync::{self, Ledger};

const KINDS: [Kind; 5] = [
    Kind::PracticePlan,
    Kind::WeakKeys,
    Kind::Plateau,
    Kind::WeakPairs,
    Kind::Review,
];

/// What the rules look at, of one learner.
struct Ground {
    course: Arc<Course>,
    layout: &'static Layout,
    stats: Vec<(Day, Vec<u8>)>,
    sittings: Vec<Sitting>,
    progress: BTreeMap<u32, LessonProgress>,
    unlocks: BTreeSet<u32>,
    closed: Vec<Closed>,
}

impl Ground {
    fn recommend(&self, today: Day) -> Vec<coach::Recommendation> {
        let past = Past::from_packed(self.stats.iter().map(|(day, packed)| (*day, packed)));
        let setting = Setting {
            layout: self.layout,
            language: &self.course.language,
        };
        let estimate = model::estimate(&past, &setting);
        coach::recommend(
            &State {
                course: &self.course,
                progress: &self.progress,
                unlocks: &self.unlocks,
                estimate: &estimate,
                newest: past.newest(),
                sittings: &self.sittings,
                closed: &self.closed,
            },
            today,
        )
    }
}

/// Makes a learner's recommendations anew, where something has changed since they were made.
pub(crate) async fn renew(app: &App, user: i64) -> Result<(), ApiError> {
    let now = app.clock.now();
    let standing = sqlx::query!(
        "SELECT u.timezone, u.is_premium, m.local_date AS \"made_on?\",
                m.seq = h.seq AS \"is_fresh?\"
         FROM users u
         LEFT JOIN sync_heads h ON h.user_id = u.id
         LEFT JOIN recommendation_marks m ON m.user_id = u.id
         WHERE u.id = $1",
        user
    )
    .fetch_one(&app.db)
    .await?;
    let zone: Tz = standing.timezone.parse().unwrap_or(Tz::UTC);
    let today = now.with_timezone(&zone).date_naive();
    let is_made = standing.is_fresh == Some(true) && standing.made_on == Some(today);
    if is_made || (app.plans == Plans::Limited && !standing.is_premium) {
        return Ok(());
    }
    let mut db = app.db.begin().await?;
    let mut ledger = Ledger::open(&mut db, user).await?;
    let found = match ground(&mut db, user).await? {
        Some(ground) => {
            let today = day(today);
            // Some milliseconds of nothing but reckoning.
            tokio::task::spawn_blocking(move || ground.recommend(today))
                .await
                .map_err(ApiError::internal)?
        }
        None => Vec::new(),
    };
    for kind in KINDS {
        let of_kind: Vec<Recommendation> = found
            .iter()
            .filter(|one| one.kind == kind)
            .map(|one| stored(one, zone))
            .collect();
        replace(&mut db, user, &name(kind), &of_kind, now, &mut ledger).await?;
    }
    ledger.close(&mut db).await?;
    sqlx::query_file!("src/rewards/sql/put_mark.sql", user, today)
        .execute(&mut *db)
        .await?;
    db.commit().await?;
    Ok(())
}

/// Learners that one run of the job looks at: half a minute or so.
const AT_ONCE: i64 = 2_000;

/// Makes the recommendations of learners about whom something has changed.
pub(crate) async fn renew_all(app: &App) -> Result<(), ApiError> {
    let users = sqlx::query_file_scalar!(
        "src/rewards/sql/stale.sql",
        app.plans == Plans::Limited,
        AT_ONCE
    )
    .fetch_all(&app.db)
    .await?;
    for user in users {
        renew(app, user).await?;
    }
    Ok(())
}

/// All of a learner; `None` before the first lesson of a course of ours.
async fn ground(db: &mut PgConnection, user: i64) -> Result<Option<Ground>, ApiError> {
    let Some(row) = sqlx::query_file!("src/rewards/sql/ground.sql", user)
        .fetch_optional(&mut *db)
        .await?
    else {
        return Ok(None);
    };
    let Some(layout) = keyboard::layout(&row.keyboard_layout) else {
        return Ok(None);
    };
    let Some(course) = course(&row.slug, layout.key_order()) else {
        return Ok(None);
    };
    let (progress, unlocks) = reached(db, user, row.course).await?;
    Ok(Some(Ground {
        stats: stats(db, user, layout).await?,
        sittings: sittings(db, user, row.course).await?,
        closed: sync::settings_of(db, user, CLOSED)
            .await?
            .iter()
            .filter_map(coach::from_setting)
            .collect(),
        course,
        layout,
        progress,
        unlocks,
    }))
}

/// Packed statistics on layouts of the same key order: pairs on them are the same pairs.
async fn stats(
    db: &mut PgConnection,
    user: i64,
    layout: &Layout,
) -> sqlx::Result<Vec<(Day, Vec<u8>)>> {
    let alike: Vec<String> = keyboard::layouts()
        .iter()
        .filter(|other| other.key_order() == layout.key_order())
        .map(|layout| layout.id.to_string())
        .collect();
    let most = i64::try_from(WINDOW_SESSIONS).unwrap_or(i64::MAX);
    let rows = sqlx::query_file!("src/rewards/sql/newest_stats.sql", user, &alike, most)
        .fetch_all(db)
        .await?;
    let row = rows
        .into_iter()
        .map(|row| (day(row.local_date), row.packed));
    Ok(row.collect())
}

async fn sittings(db: &mut PgConnection, user: i64, course: i64) -> sqlx::Result<Vec<Sitting>> {
    let rows = sqlx::query_file!("src/rewards/sql/sittings.sql", user, course)
        .fetch_all(db)
        .await?;
    let sitting = rows.into_iter().map(|row| Sitting {
        day: day(row.local_date),
        active_ms: u64::try_from(row.active_duration).unwrap_or_default(),
        is_finished: row.is_completed,
        wpm: unsigned(row.wpm_centi),
        lesson: row.lesson.map(unsigned),
    });
    Ok(sitting.collect())
}

async fn reached(
    db: &mut PgConnection,
    user: i64,
    course: i64,
) -> sqlx::Result<(BTreeMap<u32, LessonProgress>, BTreeSet<u32>)> {
    let rows = sqlx::query_file!("src/rewards/sql/standing.sql", user, course)
        .fetch_all(db)
        .await?;
    let (mut progress, mut unlocks) = (BTreeMap::new(), BTreeSet::new());
    for row in rows {
        let number = unsigned(row.lesson_number);
        if row.is_unlocked {
            unlocks.insert(number);
        }
        if row.attempt_count > 0 {
            let known = LessonProgress {
                attempt_count: unsigned(row.attempt_count),
                best_rating: row.best_rating.and_then(|stars| u8::try_from(stars).ok()),
                best_wpm: row.best_wpm_centi.map(unsigned),
                best_accuracy: row.best_accuracy_centi.map(unsigned),
                is_completed: row.is_completed,
                ..LessonProgress::default()
            };
            progress.insert(number, known);
        }
    }
    Ok((progress, unlocks))
}

/// As it is kept: words are keys of messages.
fn stored(one: &coach::Recommendation, zone: Tz) -> Recommendation {
    let (title, arguments) = match one.kind {
        Kind::PracticePlan => ("coach-title", json!({"day": one.subject})),
        Kind::WeakKeys => ("coach-key", json!({"unit": one.subject})),
        Kind::WeakPairs => ("coach-pair", json!({"unit": one.subject})),
        Kind::Plateau => ("coach-plateau-title", json!({})),
        Kind::Review => ("coach-review-title", json!({})),
    };
    Recommendation {
        subject: one.subject.clone(),
        title: title.to_owned(),
        description: None,
        arguments,
        evidence: serde_json::to_value(&one.evidence).unwrap_or_else(|_| json!({})),
        action_items: serde_json::to_value(&one.actions).unwrap_or_else(|_| json!([])),
        priority: one.priority,
        expires_at: midnight(one.expires, zone),
    }
}

/// The moment at which a day begins where the learner lives; the first there is where clocks jump over midnight.
fn midnight(day: Day, zone: Tz) -> Option<DateTime<Utc>> {
    let date: NaiveDate = day.to_string().parse().ok()?;
    let begins = (0..4).find_map(|hour| {
        let time = NaiveTime::from_hms_opt(hour, 0, 0)?;
        date.and_time(time).and_local_timezone(zone).earliest()
    })?;
    Some(begins.with_timezone(&Utc))
}

pub(super) fn day(date: NaiveDate) -> Day {
    Day::parse(&date.to_string()).unwrap_or(Day::EPOCH)
}

fn name(kind: Kind) -> String {
    match serde_json::to_value(kind) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

fn unsigned(figure: i32) -> u32 {
    u32::try_from(figure).unwrap_or_default()
}

/// A built-in course; making one takes tens of milliseconds, so it is kept.
fn course(slug: &str, key_order: &str) -> Option<Arc<Course>> {
    static MADE: Mutex<BTreeMap<(String, String), Arc<Course>>> = Mutex::new(BTreeMap::new());
    let key = (slug.to_owned(), key_order.to_owned());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(course) = made.get(&key) {
        return Some(Arc::clone(course));
    }
    let course = Arc::new(content::course(slug, key_order).ok()?);
    made.insert(key, Arc::clone(&course));
    Some(course)
}
