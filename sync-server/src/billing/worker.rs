//! Working off what has come, what is owed and what has run out.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::events::{self, Kept};
use super::matters::{self, Kind};
use super::refresh::Failure;
use super::stripe::StripeError;
use super::{Billing, calls, checkout, reconcile};
use crate::App;

/// How often to look, where nothing wakes the loop.
const EVERY: Duration = Duration::from_mins(1);
/// The first wait after an event could not be worked off; each further one is twice as long, up to the longest.
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(10);
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);
/// It is tried so often, five hours or so, before a person is asked. It is tried on after that.
const ALARM_AFTER: i32 = 12;

/// How long to wait after so many tries.
pub(super) fn wait(attempts: i32) -> TimeDelta {
    (FIRST_WAIT * (1 << attempts.clamp(0, 10))).min(LONGEST_WAIT)
}

/// Works, for ever; where no plans are sold, there is nothing to do.
pub async fn run(app: App) {
    let Some(billing) = app.billing.clone() else {
        return;
    };
    let mut clock = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            _ = clock.tick() => {}
            () = billing.wake.notified() => {}
        }
        if let Err(error) = work(&app).await {
            tracing::error!(%error, "billing could not be worked off");
        }
        if let Err(error) = reconcile::reconcile_if_due(&app).await {
            tracing::error!(%error, "what is kept could not be compared with Stripe");
        }
    }
}

/// Does everything that is due now. Answers how many events were worked off; those that could not be wait for their next
/// time.
///
/// # Errors
/// The database's.
pub async fn work(app: &App) -> sqlx::Result<usize> {
    let Some(billing) = &app.billing else {
        return Ok(0);
    };
    let mut done = 0;
    loop {
        match one_event(app, billing).await? {
            Step::Done => done += 1,
            Step::PutOff => {}
            Step::Nothing => break,
            // The others would fare no better.
            Step::Away => return Ok(done),
        }
    }
    for failed in [
        calls::make_due(app, billing).await.map(drop).err(),
        checkout::settle_due(app, billing).await.err(),
    ] {
        match failed {
            Some(Failure::Database(error)) => return Err(error),
            Some(Failure::Stripe(error)) => tracing::warn!(%error, "billing waits for Stripe"),
            None => {}
        }
    }
    if done > 0 {
        super::settle_seats(app).await?;
    }
    Ok(done)
}

enum Step {
    Done,
    PutOff,
    Away,
    Nothing,
}

/// Takes one event that is due; what comes of it and the mark that it is done are one transaction.
async fn one_event(app: &App, billing: &Billing) -> sqlx::Result<Step> {
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let event = sqlx::query_file_as!(
        Kept,
        "src/billing/sql/take_event.sql",
        now,
        billing.livemode
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(event) = event else {
        return Ok(Step::Nothing);
    };
    match events::handle(&mut db, billing, &event, now).await {
        Ok(()) => {
            sqlx::query!(
                "UPDATE stripe_events SET processed_at = $3, last_error = NULL WHERE livemode = $1 AND event_id = $2",
                event.livemode,
                event.event_id,
                now
            )
            .execute(&mut *db)
            .await?;
            db.commit().await?;
            Ok(Step::Done)
        }
        Err(failure) => {
            db.rollback().await?;
            put_off(app, &event, &failure, now).await?;
            Ok(match failure {
                Failure::Stripe(error) if is_away(&error) => Step::Away,
                _ => Step::PutOff,
            })
        }
    }
}

fn is_away(error: &StripeError) -> bool {
    matches!(error, StripeError::Unreachable(_) | StripeError::Busy(429))
}

async fn put_off(
    app: &App,
    event: &Kept,
    failure: &Failure,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    tracing::warn!(kind = event.event_type, %failure, "an event of Stripe's waits");
    let mut db = app.db.begin().await?;
    sqlx::query_file!(
        "src/billing/sql/put_off_event.sql",
        event.livemode,
        event.event_id,
        now + wait(event.attempts),
        failure.to_string()
    )
    .execute(&mut *db)
    .await?;
    if event.attempts + 1 >= ALARM_AFTER {
        let kind = Kind::EventFailed;
        matters::raise(&mut db, kind, &event.event_id, event.livemode, None, now).await?;
    }
    db.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_an_hour() {
        assert_eq!(wait(0), FIRST_WAIT);
        assert_eq!(wait(1), FIRST_WAIT * 2);
        assert_eq!(wait(i32::MAX), LONGEST_WAIT);
        let before_the_alarm: TimeDelta = (0..ALARM_AFTER).map(wait).sum();
        assert!(before_the_alarm > TimeDelta::hours(4), "{before_the_alarm}");
    }
}
