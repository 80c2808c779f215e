//! P9: how many keystrokes a second go in through HTTP, with everything that follows from them.

use std::time::Instant;

use anyhow::Result;
use axum::body::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use protocol::PushRequest;
use sqlx::PgPool;
use uuid::Uuid;

use super::client::Learner;
use super::document;
use super::service::{COURSE, LESSONS, Service, UNITS};
use crate::learner::{Typed, typed};
use crate::wire::push_session;
use crate::{Figure, Size};

/// Requests under way at once, each of another learner.
const AT_ONCE: usize = 8;
/// Sessions in a request.
const SESSIONS: usize = 20;
/// As the app compresses.
const LEVEL: i32 = 3;

pub(crate) async fn measure(size: Size) -> Result<Vec<Figure>> {
    let rounds = match size {
        Size::Short => 8,
        Size::Full => 40,
    };
    let service = Service::start().await?;
    let typed = all_typed(2)?;
    let mut learners = Vec::new();
    for number in 0..AT_ONCE {
        learners.push(service.client.register(&format!("learner{number}")).await?);
    }
    // The first round warms everything up and leaves the rows that the bare insert copies.
    let bodies = bodies(&typed, rounds + 1)?;
    let keystrokes = |bodies: &[Body]| bodies.iter().map(|body| body.keystrokes).sum::<usize>();
    let (first, rest) = bodies.split_at(AT_ONCE);
    push_all(&learners, first).await?;
    let begun = Instant::now();
    push_all(&learners, rest).await?;
    let through_http = rate(keystrokes(rest), begun);
    let bare = bare(&service.db, rounds).await?;
    let document = document::rate(&service.db, &typed[..60], AT_ONCE).await?;
    let detail = format!(
        "{} keystrokes in {} requests of {SESSIONS} sessions, {AT_ONCE} at once; bare packed insert {bare:.0}/s, \
         the document's table by UNNEST {document:.0}/s",
        keystrokes(rest),
        rest.len()
    );
    Ok(vec![
        Figure {
            name: "P9",
            what: "server ingest through HTTP",
            value: through_http,
            unit: "/s",
            limit: 150_000.0,
            is_floor: true,
            detail: detail.clone(),
        },
        Figure {
            name: "P9",
            what: "server ingest, against the document's table",
            value: through_http / document,
            unit: "×",
            limit: 5.0,
            is_floor: true,
            detail,
        },
    ])
}

/// A request, compressed.
pub(crate) struct Body {
    sent: Bytes,
    sessions: usize,
    keystrokes: usize,
}

/// Every lesson typed `attempts` times, by lesson.
pub(crate) fn all_typed(attempts: u64) -> Result<Vec<Typed>> {
    let lessons = u64::from(LESSONS);
    (0..attempts * lessons)
        .map(|index| typed(index % lessons + 1, index, UNITS))
        .collect()
}

/// `rounds` requests for each learner, round by round.
fn bodies(all: &[Typed], rounds: usize) -> Result<Vec<Body>> {
    let now = Utc::now();
    (0..rounds * AT_ONCE)
        .map(|request| {
            let sessions = (0..SESSIONS).map(|at| (request / AT_ONCE) * SESSIONS + at);
            body(all, request as u128, sessions, now)
        })
        .collect()
}

/// A request of these sessions of a learner, the oldest first.
pub(crate) fn body(
    all: &[Typed],
    request: u128,
    sessions: impl Iterator<Item = usize>,
    now: DateTime<Utc>,
) -> Result<Body> {
    let (mut elements, mut keystrokes) = (Vec::new(), 0);
    for index in sessions {
        let typed = &all[index % all.len()];
        keystrokes += typed.log.len();
        let number = u32::try_from(index % usize::try_from(LESSONS)?)? + 1;
        // As v7: by time, then dice.
        let at = now - TimeDelta::days(60) + TimeDelta::minutes(97 * i64::try_from(index)?);
        let time = u128::try_from(at.timestamp_millis())? << 80;
        let dice =
            (request << 20 | index as u128).wrapping_mul(0x9E37_79B9_7F4A_7C15) & ((1 << 62) - 1);
        let id = Uuid::from_u128(time | 0x7 << 76 | 0b10 << 62 | dice);
        elements.push(push_session(id, at, COURSE, number, typed)?.to_raw());
    }
    let sessions = elements.len();
    let request = PushRequest {
        device_id: Uuid::from_u128(0x0d9f_6d0e_6a4e_4c0b_9a44_0a6c_5a2f_7e11),
        sent_at: now,
        sessions: elements,
        settings: Vec::new(),
        unlocks: Vec::new(),
    };
    let sent = zstd::encode_all(serde_json::to_vec(&request)?.as_slice(), LEVEL)?;
    Ok(Body {
        sent: sent.into(),
        sessions,
        keystrokes,
    })
}

impl Body {
    /// Sends it.
    pub(crate) async fn push(&self, learner: &Learner) -> Result<()> {
        learner.push(self.sent.clone(), self.sessions).await
    }
}

/// Every learner pushes their requests, one after the other.
async fn push_all(learners: &[Learner], bodies: &[Body]) -> Result<()> {
    let each = learners
        .iter()
        .enumerate()
        .map(|(number, learner)| async move {
            for body in bodies.iter().skip(number).step_by(AT_ONCE) {
                body.push(learner).await?;
            }
            anyhow::Ok(())
        });
    futures_util::future::try_join_all(each).await?;
    Ok(())
}

/// Keystrokes a second when the database does nothing but copy packed rows, as many in a transaction.
async fn bare(db: &PgPool, rounds: usize) -> Result<f64> {
    sqlx::raw_sql("CREATE TABLE bare (LIKE session_keystrokes INCLUDING ALL)")
        .execute(db)
        .await?;
    let begun = Instant::now();
    let each = (0..AT_ONCE).map(|number| async move {
        for round in 0..rounds {
            let offset = i64::try_from((number * rounds + round + 1) * 1_000_000)?;
            sqlx::query(include_str!("bare.sql"))
                .bind(offset)
                .bind(i64::try_from(number)?)
                .execute(db)
                .await?;
        }
        anyhow::Ok(())
    });
    futures_util::future::try_join_all(each).await?;
    let keystrokes: i64 = sqlx::query_scalar("SELECT SUM(cardinality(gap_low))::BIGINT FROM bare")
        .fetch_one(db)
        .await?;
    Ok(rate(usize::try_from(keystrokes)?, begun))
}

fn rate(keystrokes: usize, begun: Instant) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵²")]
    let keystrokes = keystrokes as f64;
    keystrokes / begun.elapsed().as_secs_f64()
}
