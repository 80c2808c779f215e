//! What the server does by itself, at its start and then every hour. Every job is safe to run twice
//! and by several servers at once.

use std::time::Duration;

use sqlx::{Postgres, Transaction};

use crate::{App, accounts, billing, care, mail, oauth, rewards};

const EVERY: Duration = Duration::from_hours(1);

/// Runs all jobs once, unless another server is at it just now. One that fails is logged and does not keep
/// the others from running.
pub async fn run_once(app: &App) {
    match only_here(app).await {
        Ok(Some(held)) => {
            run_all(app).await;
            // The lock goes with the transaction; one that is merely dropped ends when its connection is used next.
            if let Err(error) = held.rollback().await {
                tracing::warn!(%error, "the lock of the jobs went with its connection");
            }
        }
        Ok(None) => tracing::debug!("another server does the jobs"),
        Err(error) => tracing::error!(%error, "the jobs could not be run"),
    }
}

/// A lock that one server holds at a time, or none. Of a transaction and not of a connection: a pooler hands
/// connections on between transactions.
async fn only_here(app: &App) -> Result<Option<Transaction<'static, Postgres>>, sqlx::Error> {
    let mut held = app.db.begin().await?;
    let is_held =
        sqlx::query_scalar!("SELECT pg_try_advisory_xact_lock(hashtext('jobs')) AS \"is_held!\"")
            .fetch_one(&mut *held)
            .await?;
    Ok(is_held.then_some(held))
}

async fn run_all(app: &App) {
    if let Err(error) = keep_keystrokes(app).await {
        tracing::error!(%error, "the partitions of the key presses could not be looked after");
    }
    if let Err(error) = accounts::forget_expired_tokens(app).await {
        tracing::error!(%error, "expired tokens could not be deleted");
    }
    if let Err(error) = forget_links(app).await {
        tracing::error!(%error, "links of mails that are over could not be deleted");
    }
    if let Err(error) = oauth::forget_expired(app).await {
        tracing::error!(%error, "sign-ins that came to nothing could not be deleted");
    }
    if let Err(error) = care::forget_expired(app).await {
        tracing::error!(%error, "invitations that ran out could not be deleted");
    }
    if let Err(error) = keep_accounts(app).await {
        tracing::error!(%error, "what accounts keep for a while could not be looked after");
    }
    match accounts::erase_due(app).await {
        Ok(0) => {}
        Ok(erased) => tracing::info!(erased, "accounts that were deleted 30 days ago are erased"),
        Err(error) => tracing::error!(%error, "deleted accounts could not be erased"),
    }
}

/// Plans end with their time, and the trail is kept for two years.
async fn keep_accounts(app: &App) -> Result<(), sqlx::Error> {
    let now = app.clock.now();
    billing::settle_lapsed(app).await?;
    sqlx::query!("SELECT forget_old_trail($1)", now)
        .fetch_one(&app.db)
        .await?;
    Ok(())
}

async fn forget_links(app: &App) -> Result<(), sqlx::Error> {
    let mut db = app.db.acquire().await?;
    mail::forget_expired(&mut db, app.clock.now()).await
}

/// Runs all jobs every hour, for ever.
pub async fn run(app: App) {
    let mut clock = tokio::time::interval(EVERY);
    // The first tick comes at once, and the start has done the jobs already.
    clock.tick().await;
    loop {
        clock.tick().await;
        run_once(&app).await;
        recommend(&app).await;
    }
}

/// Makes recommendations for learners about whom something has changed, a bounded number of them. Not among the
/// jobs of the start, which answering waits for; and not under their lock, as two servers do no harm to each other.
pub async fn recommend(app: &App) {
    if let Err(error) = rewards::renew_recommendations(app).await {
        tracing::error!(?error, "recommendations could not be made");
    }
}

/// Key presses need a partition for the month in which they arrive, and go after six months. Where `pg_cron`
/// does that, it is left to it.
async fn keep_keystrokes(app: &App) -> Result<(), sqlx::Error> {
    let today = app.clock.now().date_naive();
    let is_scheduled =
        sqlx::query_scalar!("SELECT is_upkeep_scheduled($1) AS \"is_scheduled!\"", today)
            .fetch_one(&app.db)
            .await?;
    if !is_scheduled {
        sqlx::query!("SELECT keep_keystrokes($1)", today)
            .execute(&app.db)
            .await?;
    }
    Ok(())
}
