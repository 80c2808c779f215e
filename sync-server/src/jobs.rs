//! What the server does by itself, at its start and then every hour. Every job is safe to run twice
//! and by several servers at once.

use std::time::Duration;

use crate::{App, accounts};

const EVERY: Duration = Duration::from_hours(1);

/// Runs all jobs once. One that fails is logged and does not keep the others from running.
pub async fn run_once(app: &App) {
    if let Err(error) = make_partitions(app).await {
        tracing::error!(%error, "the partitions of the coming months could not be made");
    }
    if let Err(error) = accounts::forget_expired_tokens(app).await {
        tracing::error!(%error, "expired tokens could not be deleted");
    }
}

/// Runs all jobs every hour, for ever.
pub async fn run(app: App) {
    let mut clock = tokio::time::interval(EVERY);
    // The first tick comes at once, and the start has done the jobs already.
    clock.tick().await;
    loop {
        clock.tick().await;
        run_once(&app).await;
    }
}

/// Key presses need a partition for the month in which they arrive.
async fn make_partitions(app: &App) -> Result<(), sqlx::Error> {
    let today = app.clock.now().date_naive();
    sqlx::query!("SELECT create_monthly_partition($1)", today)
        .execute(&app.db)
        .await?;
    Ok(())
}
