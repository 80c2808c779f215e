//! The document's own table of key presses, filled as quickly as it can be: by UNNEST, a session a transaction.

use std::time::Instant;

use anyhow::Result;
use sqlx::PgPool;

use crate::learner::Typed;

/// Keystrokes a second into the document's table, over `connections` at once.
pub(crate) async fn rate(db: &PgPool, typed: &[Typed], connections: usize) -> Result<f64> {
    sqlx::raw_sql(include_str!("document.sql"))
        .execute(db)
        .await?;
    let begun = Instant::now();
    let mut tasks = Vec::new();
    let mut rows = 0;
    for part in typed.chunks(typed.len().div_ceil(connections)) {
        let sessions: Vec<Columns> = part.iter().map(Columns::of).collect();
        rows += sessions.iter().map(|one| one.latency.len()).sum::<usize>();
        let db = db.clone();
        tasks.push(tokio::spawn(async move {
            for session in sessions {
                session.insert(&db).await?;
            }
            anyhow::Ok(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵²")]
    let rows = rows as f64;
    Ok(rows / begun.elapsed().as_secs_f64())
}

/// One session, a list a column.
struct Columns {
    expected: Vec<String>,
    actual: Vec<String>,
    latency: Vec<i32>,
    timestamp: Vec<i64>,
    text_index: Vec<i32>,
}

impl Columns {
    fn of(typed: &Typed) -> Self {
        let units = typed.text.units();
        let mut columns = Self {
            expected: Vec::new(),
            actual: Vec::new(),
            latency: Vec::new(),
            timestamp: Vec::new(),
            text_index: Vec::new(),
        };
        let mut wrong = typed.log.typed.iter().peekable();
        let (mut at, mut t) = (0_usize, 1_763_800_000_000_i64);
        for (event, dt) in (0_u32..).zip(&typed.log.dt) {
            let expected = units.get(at).map_or(" ", |unit| &**unit);
            let typed = wrong.next_if(|(wrong, _)| *wrong == event);
            t += i64::from(*dt);
            columns.expected.push(expected.to_owned());
            columns
                .actual
                .push(typed.map_or(expected, |(_, unit)| &**unit).to_owned());
            columns.latency.push(i32::try_from(*dt).unwrap_or(i32::MAX));
            columns.timestamp.push(t);
            columns
                .text_index
                .push(i32::try_from(at).unwrap_or(i32::MAX));
            // Under `stop_on_error` a wrong key does not move on.
            at += usize::from(typed.is_none());
        }
        columns
    }

    async fn insert(&self, db: &PgPool) -> Result<()> {
        let mut db = db.begin().await?;
        let session: i32 = sqlx::query_scalar(
            "INSERT INTO document.sessions (user_id, started_at) VALUES (1, NOW()) RETURNING id",
        )
        .fetch_one(&mut *db)
        .await?;
        sqlx::query(include_str!("document_insert.sql"))
            .bind(session)
            .bind(&self.expected)
            .bind(&self.actual)
            .bind(&self.latency)
            .bind(&self.timestamp)
            .bind(&self.text_index)
            .execute(&mut *db)
            .await?;
        db.commit().await?;
        Ok(())
    }
}
