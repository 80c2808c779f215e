//! A database as a year of learners leaves it: one learner's pushes go in through HTTP, and their rows are
//! multiplied; what is derived is then made anew from the sessions.

use std::time::Instant;

use anyhow::{Result, ensure};
use chrono::Utc;
use tactus_server::sync::mend_derived;

use super::client::Learner;
use super::ingest::{all_typed, body};
use super::service::{LESSONS, Service};
use crate::{Figure, Size};

/// Sessions of each of the many.
const SESSIONS: i32 = 100;
/// Sessions of the one who is asked about, all in the last seven days: 50,000 keystrokes.
const RECENT: i32 = 125;
/// Learners that are made anew at once.
const AT_ONCE: usize = 4;

/// A filled server.
pub(crate) struct Filled {
    pub(crate) service: Service,
    /// Typed 50,000 keystrokes in the last week.
    pub(crate) learner: Learner,
    learners: i32,
}

/// P10.
pub(crate) async fn measure(size: Size) -> Result<Vec<Figure>> {
    let filled = Filled::start(size).await?;
    let database = "SELECT pg_database_size(current_database())";
    let before = filled.service.number(database).await?;
    let begun = Instant::now();
    let count = "SELECT SUM(total_keystrokes)::BIGINT FROM sessions";
    let already = filled.service.number(count).await?;
    filled.others().await?;
    let seconds = begun.elapsed().as_secs();
    let bytes = filled.service.number(database).await? - before;
    let keystrokes = filled.service.number(count).await? - already;
    let largest: Vec<String> = sqlx::query_scalar(include_str!("largest.sql"))
        .fetch_all(&filled.service.db)
        .await?;
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵²")]
    let value = bytes as f64 / keystrokes as f64;
    Ok(vec![Figure {
        name: "P10",
        what: "server disk, all in",
        value,
        unit: "B/keystroke",
        limit: 8.0,
        is_floor: false,
        detail: format!(
            "{keystrokes} keystrokes of {} learners in {SESSIONS} sessions each, filled in {seconds} s: {bytes} B. \
             In MB: {}",
            filled.learners,
            largest.join(", ")
        ),
    }])
}

impl Filled {
    /// Starts a server and gives the one learner their week.
    pub(crate) async fn start(size: Size) -> Result<Self> {
        let service = Service::start().await?;
        let learners = match size {
            Size::Short => 25,
            Size::Full => 500,
        };
        // The rows that are multiplied: every lesson twice.
        let typed = all_typed(2)?;
        let template = service.client.register("template").await?;
        let sessions: Vec<usize> = (0..2 * usize::try_from(LESSONS)?).collect();
        for (request, part) in (1_u128..).zip(sessions.chunks(20)) {
            body(&typed, request, part.iter().copied(), Utc::now())?
                .push(&template)
                .await?;
        }
        let learner = service.client.register("learner").await?;
        let filled = Self {
            service,
            learner,
            learners,
        };
        filled
            .multiply(template.id, filled.learner.id, 1, RECENT, 7)
            .await?;
        filled.derive(vec![filled.learner.id]).await?;
        Ok(filled)
    }

    /// Everybody else, over the last twelve weeks.
    pub(crate) async fn others(&self) -> Result<()> {
        let db = &self.service.db;
        sqlx::query(
            "INSERT INTO users (email, password_hash, username, birth_year, leaderboard_opt_in, consent_analytics,
                 consent_marketing)
             SELECT 'n' || n || '@example.org', 'x', 'n' || n, 1990, TRUE, TRUE, FALSE FROM generate_series(1, $1) n",
        )
        .bind(self.learners)
        .execute(db)
        .await?;
        let ids: Vec<i64> =
            sqlx::query_scalar("SELECT id FROM users WHERE username LIKE 'n%' ORDER BY id")
                .fetch_all(db)
                .await?;
        let (Some(first), Some(template)) = (ids.first(), self.learner.id.checked_sub(1)) else {
            return Ok(());
        };
        self.multiply(template, *first, self.learners, SESSIONS, 84)
            .await?;
        self.derive(ids).await?;
        sqlx::raw_sql("ANALYZE").execute(db).await?;
        Ok(())
    }

    /// Copies the template's rows for learners with successive ids.
    async fn multiply(
        &self,
        template: i64,
        first: i64,
        learners: i32,
        sessions: i32,
        days: i32,
    ) -> Result<()> {
        let script = include_str!("multiply.sql");
        let mut db = self.service.db.begin().await?;
        for statement in script.split(";\n").filter(|one| !one.trim().is_empty()) {
            let statement = statement
                .replace(":template", &template.to_string())
                .replace(":first", &first.to_string())
                .replace(":learners", &learners.to_string())
                .replace(":sessions", &sessions.to_string())
                .replace(":days", &days.to_string());
            sqlx::raw_sql(sqlx::AssertSqlSafe(statement))
                .execute(&mut *db)
                .await?;
        }
        db.commit().await?;
        Ok(())
    }

    async fn derive(&self, ids: Vec<i64>) -> Result<()> {
        let parts = ids.chunks(ids.len().div_ceil(AT_ONCE));
        let each = parts.map(|part| async move {
            for id in part {
                mend_derived(&self.service.db, *id).await?;
            }
            anyhow::Ok(())
        });
        futures_util::future::try_join_all(each).await?;
        let missing = "SELECT COUNT(*) FROM users u WHERE NOT EXISTS (
            SELECT FROM analytics_weekly w WHERE w.user_id = u.id)";
        ensure!(
            self.service.number(missing).await? == 0,
            "someone has no figures"
        );
        Ok(())
    }
}
