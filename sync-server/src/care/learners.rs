//! `GET /v1/care/learners`: everybody whom the caller sees, in a fixed number of questions however many they are.

use std::collections::HashMap;

use async_trait::async_trait;
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use protocol::{CareCourse, CareLearner, CareLearners, OrgName};
use sqlx::PgConnection;
use trainer::stats::{Malformed, SessionStats};
use uuid::Uuid;

use super::allowance::{Allowance, allowance, taken};
use super::figures;
use crate::App;
use crate::accounts::{Caller, Plans};
use crate::http::ApiError;
use crate::reports::Report;
use crate::stats;

/// Difficulties are those of the last so many days.
const DAYS: TimeDelta = TimeDelta::days(28);
/// Of so many sessions of each learner at most: what somebody struggles with now, and a bounded amount of work.
const SESSIONS: i64 = 20;

/// Everybody whom the caller sees: learners of their own, as far as their plan has any, and those of organisations they
/// lead.
#[utoipa::path(get, path = "/v1/care/learners", tag = "care", security(("bearer" = [])),
    responses((status = OK, body = CareLearners)))]
pub(super) async fn learners(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<CareLearners>, ApiError> {
    let now = app.clock.now();
    let (allowance, taken) = {
        let mut db = app.db.acquire().await?;
        let allowance = allowance(&app, &mut db, caller.user, now).await?;
        (allowance, taken(&mut db, caller.user, now).await?)
    };
    let report = SeenByMe {
        carer: caller.user,
        has_own: allowance != Allowance::None,
        is_unlimited: app.plans == Plans::Unlimited,
        now,
    };
    let read = app.reports.read(&report).await?;
    // Away from the threads that answer requests.
    let learners = tokio::task::spawn_blocking(move || read.told(now))
        .await
        .map_err(ApiError::internal)?
        .map_err(ApiError::internal)?;
    Ok(Json(CareLearners {
        is_in_plan: allowance != Allowance::None,
        limit: allowance.limit(),
        taken: u32::try_from(taken).unwrap_or(u32::MAX),
        learners,
    }))
}

struct SeenByMe {
    carer: i64,
    has_own: bool,
    is_unlimited: bool,
    now: DateTime<Utc>,
}

#[expect(
    clippy::struct_field_names,
    reason = "`id` is the relation's, as in the table"
)]
struct Learner {
    id: Uuid,
    learner_id: i64,
    name: String,
    timezone: String,
    org_id: Option<Uuid>,
    org_name: Option<String>,
    since: DateTime<Utc>,
    has_seat: bool,
}

/// What the database says of all of them, by the account's number.
struct Read {
    learners: Vec<Learner>,
    days: HashMap<i64, Vec<(NaiveDate, i64)>>,
    last: HashMap<i64, NaiveDate>,
    courses: HashMap<i64, CareCourse>,
    packed: HashMap<i64, Vec<Vec<u8>>>,
}

#[async_trait]
impl Report for SeenByMe {
    type Answer = Read;

    async fn read(&self, db: &mut PgConnection) -> sqlx::Result<Read> {
        let learners = sqlx::query_file_as!(
            Learner,
            "src/care/sql/learners.sql",
            self.carer,
            self.has_own,
            self.is_unlimited,
            self.now,
        )
        .fetch_all(&mut *db)
        .await?;
        let mut shown: Vec<i64> = learners
            .iter()
            .filter(|learner| learner.has_seat)
            .map(|learner| learner.learner_id)
            .collect();
        shown.sort_unstable();
        shown.dedup();
        // A week, and a day for whoever lives ahead of or behind UTC.
        let from = self.now.date_naive() - Days::new(8);
        let mut days: HashMap<i64, Vec<(NaiveDate, i64)>> = HashMap::new();
        for row in sqlx::query_file!("src/care/sql/days.sql", &shown, from)
            .fetch_all(&mut *db)
            .await?
        {
            let of = days.entry(row.user_id).or_default();
            of.push((row.date, row.active_duration));
        }
        let last = sqlx::query_file!("src/care/sql/last.sql", &shown)
            .fetch_all(&mut *db)
            .await?;
        let courses = sqlx::query_file!("src/care/sql/courses.sql", &shown)
            .fetch_all(&mut *db)
            .await?;
        let mut packed: HashMap<i64, Vec<Vec<u8>>> = HashMap::new();
        let since = self.now - DAYS;
        for row in sqlx::query_file!("src/care/sql/packed.sql", &shown, since, SESSIONS)
            .fetch_all(&mut *db)
            .await?
        {
            packed.entry(row.user_id).or_default().push(row.packed);
        }
        Ok(Read {
            learners,
            days,
            last: last
                .into_iter()
                .map(|row| (row.user_id, row.last))
                .collect(),
            courses: courses
                .into_iter()
                .map(|row| {
                    let course = CareCourse {
                        course: row.slug,
                        name: row.name,
                        language: row.language,
                        age_group: row.age_group,
                        completed_lessons: u32::try_from(row.completed).unwrap_or_default(),
                        total_lessons: u32::try_from(row.total_lessons).unwrap_or_default(),
                    };
                    (row.user_id, course)
                })
                .collect(),
            packed,
        })
    }
}

impl Read {
    fn told(self, now: DateTime<Utc>) -> Result<Vec<CareLearner>, Malformed> {
        let told = self.learners.iter().map(|learner| {
            let user = learner.learner_id;
            let zone: Tz = learner.timezone.parse().unwrap_or(Tz::UTC);
            let today = now.with_timezone(&zone).date_naive();
            let days = if learner.has_seat {
                let known = self.days.get(&user).map(Vec::as_slice).unwrap_or_default();
                figures::week(today, known)
            } else {
                Vec::new()
            };
            let mut sum = SessionStats::default();
            let packed = self.packed.get(&user).filter(|_| learner.has_seat);
            for one in packed.into_iter().flatten() {
                sum.merge_packed(one)?;
            }
            let (keys, pairs) = stats::difficulties(&sum);
            Ok(CareLearner {
                id: learner.id,
                name: learner.name.clone(),
                org: learner
                    .org_id
                    .zip(learner.org_name.clone())
                    .map(|(id, name)| OrgName { id, name }),
                since: learner.since,
                has_seat: learner.has_seat,
                last_practised: self.last.get(&user).copied().filter(|_| learner.has_seat),
                active_this_week: days.iter().map(|day| day.active_duration).sum(),
                days,
                course: self
                    .courses
                    .get(&user)
                    .cloned()
                    .filter(|_| learner.has_seat),
                keys,
                pairs,
            })
        });
        told.collect()
    }
}
