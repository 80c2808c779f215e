//! Where reports and rankings are read: from the replica while it is well, otherwise from the primary.
//!
//! Well is a replica that answers and has replayed what the primary had written [`MAX_LAG`] ago. Lag is told by
//! positions in the write-ahead log and not by times: a primary that nobody writes to makes no replica late.
//! Authentication and sync never come here.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{PgConnection, PgPool};

use crate::clock::Clock;

/// A replica further behind is not read.
pub const MAX_LAG: TimeDelta = TimeDelta::seconds(10);
/// How often it is looked at.
const EVERY: Duration = Duration::from_secs(2);
/// Nobody waits longer for the replica; then the primary answers.
const PATIENCE: Duration = Duration::from_secs(3);

/// Something that is read, and may be a few seconds old.
#[async_trait]
pub trait Report: Sync {
    /// What it says.
    type Answer: Send;

    /// Reads it. May be called twice: on the replica, and when that fails on the primary.
    async fn read(&self, db: &mut PgConnection) -> sqlx::Result<Self::Answer>;
}

/// Where reports are read; cheap to clone.
#[derive(Clone)]
pub struct Reports {
    primary: PgPool,
    replica: Option<Arc<Replica>>,
}

struct Replica {
    pool: PgPool,
    clock: Arc<dyn Clock>,
    is_well: AtomicBool,
    /// Where the primary was at which time; one entry older than [`MAX_LAG`] is kept.
    heads: Mutex<VecDeque<(DateTime<Utc>, i64)>>,
}

impl Reports {
    /// There is no replica.
    pub fn from_primary(primary: PgPool) -> Self {
        Self {
            primary,
            replica: None,
        }
    }

    /// There is one. It is not read before [`Reports::check`] has found it well.
    pub fn from_replica(primary: PgPool, replica: PgPool, clock: Arc<dyn Clock>) -> Self {
        let replica = Replica {
            pool: replica,
            clock,
            is_well: AtomicBool::new(false),
            heads: Mutex::default(),
        };
        Self {
            primary,
            replica: Some(Arc::new(replica)),
        }
    }

    /// Whether reports are read from the replica just now.
    pub fn uses_replica(&self) -> bool {
        self.replica
            .as_ref()
            .is_some_and(|replica| replica.is_well.load(Ordering::Relaxed))
    }

    /// Reads a report.
    pub async fn read<R: Report>(&self, report: &R) -> sqlx::Result<R::Answer> {
        if let Some(replica) = self.replica.as_ref().filter(|_| self.uses_replica()) {
            match replica.read(report).await {
                Ok(answer) => return Ok(answer),
                Err(why) => replica.found(false, &why),
            }
        }
        report.read(&mut *self.primary.acquire().await?).await
    }

    /// Looks whether the replica is well.
    pub async fn check(&self) {
        let Some(replica) = &self.replica else { return };
        match replica.keeps_up(&self.primary).await {
            Ok(true) => replica.found(true, "it keeps up"),
            Ok(false) => replica.found(false, "it lags behind, or is no standby"),
            Err(why) => replica.found(false, &why),
        }
    }

    /// Looks every two seconds, for ever.
    pub async fn watch(self) {
        if self.replica.is_none() {
            return;
        }
        let mut clock = tokio::time::interval(EVERY);
        loop {
            clock.tick().await;
            self.check().await;
        }
    }
}

impl Replica {
    async fn read<R: Report>(&self, report: &R) -> Result<R::Answer, String> {
        let read = async { report.read(&mut *self.pool.acquire().await?).await };
        in_time(read).await
    }

    /// Whether it has replayed what the primary had written [`MAX_LAG`] ago; before that, what it had written
    /// when it was looked at first.
    async fn keeps_up(&self, primary: &PgPool) -> Result<bool, String> {
        let head = in_time(
            sqlx::query_scalar!("SELECT (pg_current_wal_lsn() - '0/0')::BIGINT AS \"head!\"")
                .fetch_one(primary),
        )
        .await?;
        let needed = self.needed(head);
        // Nothing where it is no standby (any more).
        let replayed = in_time(
            sqlx::query_scalar!("SELECT (pg_last_wal_replay_lsn() - '0/0')::BIGINT AS replayed")
                .fetch_one(&self.pool),
        )
        .await?;
        Ok(replayed.is_some_and(|replayed| replayed >= needed))
    }

    /// Notes where the primary is, and gives where the replica has to be.
    fn needed(&self, head: i64) -> i64 {
        let now = self.clock.now();
        let mut heads = self
            .heads
            .lock()
            .expect("nobody panics while holding the positions");
        heads.push_back((now, head));
        while heads
            .get(1)
            .is_some_and(|(since, _)| now - *since >= MAX_LAG)
        {
            heads.pop_front();
        }
        heads.front().map_or(head, |(_, needed)| *needed)
    }

    fn found(&self, is_well: bool, why: &str) {
        if self.is_well.swap(is_well, Ordering::Relaxed) != is_well {
            if is_well {
                tracing::info!("reports are read from the replica: {why}");
            } else {
                tracing::warn!("reports are read from the primary: the replica is not well: {why}");
            }
        }
    }
}

/// An answer within [`PATIENCE`], or why there is none.
async fn in_time<T>(asked: impl Future<Output = sqlx::Result<T>>) -> Result<T, String> {
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(answer) => answer.map_err(|error| error.to_string()),
        Err(_) => Err("it does not answer".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use sqlx::postgres::PgPoolOptions;

    use super::*;
    use crate::clock::MockClock;

    #[tokio::test]
    async fn what_was_written_ten_seconds_ago_has_to_be_there() {
        let clock = Arc::new(MockClock::new("2026-11-22T08:30:00Z".parse().unwrap()));
        let nowhere = PgPoolOptions::new().connect_lazy("postgres://nobody@127.0.0.1:1/nothing");
        let replica = Replica {
            pool: nowhere.unwrap(),
            clock: clock.clone(),
            is_well: AtomicBool::new(true),
            heads: Mutex::default(),
        };
        // Seconds since the look before, where the primary is, where the replica has to be.
        for (later, head, needed) in [
            (0, 100, 100),
            (2, 150, 100),
            (2, 200, 100),
            (6, 300, 100),
            (2, 400, 150),
            (2, 500, 200),
            (60, 600, 500),
            (0, 600, 500),
            (10, 600, 600),
        ] {
            clock.advance(TimeDelta::seconds(later));
            assert_eq!(replica.needed(head), needed, "{later} {head}");
        }
    }
}
