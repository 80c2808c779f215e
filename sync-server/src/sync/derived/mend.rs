//! Makes derived rows anew from the sessions.

use std::collections::BTreeSet;

use sqlx::PgPool;

use crate::rewards;
use crate::sync::ledger::Ledger;
use crate::sync::{days, progress};

/// Makes progress, days, weeks and achievements of a learner anew, as a push of all their sessions would, and tells the learner's
/// devices. Statistics and figures of single sessions are left as they are.
pub async fn mend_derived(db: &PgPool, user: i64) -> sqlx::Result<()> {
    let mut db = db.begin().await?;
    let mut ledger = Ledger::open(&mut db, user).await?;
    let lessons = sqlx::query_file_scalar!("src/sync/sql/derived_lessons.sql", user)
        .fetch_all(&mut *db)
        .await?;
    let lessons: BTreeSet<i64> = lessons.into_iter().collect();
    progress::renew(&mut db, user, &lessons, &BTreeSet::new(), &mut ledger).await?;
    let opened = sqlx::query_scalar!("SELECT lesson_id FROM unlocks WHERE user_id = $1", user)
        .fetch_all(&mut *db)
        .await?;
    progress::open(&mut db, user, &opened, &mut ledger).await?;
    let dates = sqlx::query_file_scalar!("src/sync/sql/derived_dates.sql", user)
        .fetch_all(&mut *db)
        .await?;
    days::renew(&mut db, user, &dates.into_iter().collect(), &mut ledger).await?;
    rewards::renew(&mut db, user, &mut ledger).await?;
    ledger.close(&mut db).await?;
    db.commit().await
}
