//! The box of mails that are owed.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::letter::Letter;
use super::token::{self, Proven};
use super::{Kind, MailToken, TransportError};
use crate::accounts::{self, Addressee};
use crate::{App, billing, care};

/// How often to look, where nothing wakes the loop.
const EVERY: Duration = Duration::from_mins(1);
/// A mail that could not be sent for this long is of no use any more.
const GIVE_UP: TimeDelta = TimeDelta::days(3);
/// The longest wait between two tries.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);

/// Notes that a mail is owed to an address, about an account where that is known. Within the caller's transaction;
/// after its commit, [`super::Mail::wake`] sends it at once.
pub async fn owe(
    db: &mut PgConnection,
    kind: Kind,
    email: &str,
    user: Option<i64>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO mail_outbox (kind, email, user_id, created_at, due_at) VALUES ($1, $2, $3, $4, $4)",
        kind.name(),
        email,
        user,
        now,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that these addresses are owed a mail about an invitation each; one that is taken back takes its mail along.
pub async fn owe_invitation(
    db: &mut PgConnection,
    kind: Kind,
    asked: &[(Uuid, &str)],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let ids: Vec<Uuid> = asked.iter().map(|(id, _)| *id).collect();
    let emails: Vec<String> = asked.iter().map(|(_, email)| (*email).to_owned()).collect();
    sqlx::query_file!(
        "src/mail/sql/owe_invitation.sql",
        kind.name(),
        &ids,
        &emails,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whom or what a mail to somebody else is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About<'a> {
    /// An account: named when the mail is written.
    Person(i64),
    /// An organisation, by its name.
    Org(&'a str),
}

/// Notes that somebody is owed a mail about somebody else. As [`owe`] else.
pub async fn owe_about(
    db: &mut PgConnection,
    kind: Kind,
    to: &Addressee,
    about: About<'_>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (person, org) = match about {
        About::Person(id) => (Some(id), None),
        About::Org(name) => (None, Some(name)),
    };
    sqlx::query_file!(
        "src/mail/sql/owe_about.sql",
        kind.name(),
        to.email,
        to.user,
        person,
        org,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many mails are owed.
pub async fn waiting(app: &App) -> sqlx::Result<i32> {
    let waiting = sqlx::query_scalar!("SELECT COUNT(*)::INTEGER AS \"waiting!\" FROM mail_outbox");
    waiting.fetch_one(&app.db).await
}

/// Sends what is owed, for ever.
pub async fn run(app: App) {
    let mut clock = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            _ = clock.tick() => {}
            () = app.mail.wake.notified() => {}
        }
        if let Err(error) = deliver(&app).await {
            tracing::error!(%error, "the mails that are owed could not be read");
        }
    }
}

/// Sends what is due, and stops at the first sign that the way out is closed. Answers how many were sent.
pub async fn deliver(app: &App) -> sqlx::Result<usize> {
    let mut sent = 0;
    loop {
        match deliver_one(app).await? {
            Done::Sent => sent += 1,
            Done::Dropped => {}
            Done::NothingDue | Done::Closed => return Ok(sent),
        }
    }
}

enum Done {
    Sent,
    Dropped,
    NothingDue,
    Closed,
}

async fn deliver_one(app: &App) -> sqlx::Result<Done> {
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let Some(owed) = take(&mut db, now).await? else {
        return Ok(Done::NothingDue);
    };
    let (Some(kind), Some(to)) = (owed.kind, whom(&mut db, &owed, now).await?) else {
        drop_it(&mut db, owed.id).await?;
        db.commit().await?;
        return Ok(Done::Dropped);
    };
    let facts = match to.user {
        Some(user) if kind.is_about_billing() => billing::facts(&mut db, kind, user, now).await?,
        _ => None,
    };
    if kind.is_about_billing() && facts.is_none() {
        // It has been put right meanwhile.
        drop_it(&mut db, owed.id).await?;
        db.commit().await?;
        return Ok(Done::Dropped);
    }
    let mut token = None;
    if let (Some(purpose), Some(user)) = (kind.purpose(), to.user) {
        let made = MailToken::new(&app.random);
        let proven = Proven {
            user,
            email: to.email.clone(),
        };
        token::keep(&mut db, &made, purpose, &proven, now).await?;
        token = Some(made);
    }
    // Before sending: no lock and no connection is held while a mail server thinks. A crash from here on sends the
    // mail again later, and twice is better than never.
    db.commit().await?;

    let letter = Letter {
        kind,
        to: &to.email,
        language: &to.language,
        from: to.from.as_deref(),
        token: token.as_ref(),
        since: owed.created_at,
        facts: facts.as_ref(),
    };
    let mut db = app.db.acquire().await?;
    let message = match letter.message(&app.mail, owed.id, now) {
        Ok(message) => message,
        Err(error) => {
            tracing::warn!(mail = owed.id, %error, "a mail is dropped");
            drop_it(&mut db, owed.id).await?;
            return Ok(Done::Dropped);
        }
    };
    drop(db);
    let outcome = app.mail.transport.send(owed.id, message).await;
    let mut db = app.db.acquire().await?;
    match outcome {
        Ok(()) => {
            drop_it(&mut db, owed.id).await?;
            tracing::info!(mail = owed.id, kind = kind.name(), "a mail was sent");
            Ok(Done::Sent)
        }
        Err(error) => {
            tracing::warn!(mail = owed.id, kind = kind.name(), %error, "a mail waits");
            if now - owed.created_at >= GIVE_UP {
                tracing::error!(
                    mail = owed.id,
                    "a mail could not be sent for three days and is dropped"
                );
                drop_it(&mut db, owed.id).await?;
            }
            // What is wrong with one mail need not be wrong with the next.
            Ok(match error {
                TransportError::Refused(_) => Done::Dropped,
                _ => Done::Closed,
            })
        }
    }
}

/// To whom a mail goes, and in whose name.
struct To {
    user: Option<i64>,
    email: String,
    language: String,
    from: Option<String>,
}

impl From<Addressee> for To {
    fn from(addressee: Addressee) -> Self {
        Self {
            user: Some(addressee.user),
            email: addressee.email,
            language: addressee.language,
            from: None,
        }
    }
}

/// To whom; nobody where the account, or the question it is about, is gone.
async fn whom(db: &mut PgConnection, owed: &Owed, now: DateTime<Utc>) -> sqlx::Result<Option<To>> {
    Ok(match (owed.kind, owed.user, owed.invitation) {
        // To the address as the account has it, not as somebody has written it.
        (Some(Kind::ResetPassword), ..) => accounts::addressee_by_email(db, &owed.email)
            .await?
            .map(To::from),
        // To the address as it was written, whoever has it: in their language where they are known, else in that of who
        // asks.
        (Some(Kind::CareInvitation | Kind::OrgInvitation), _, Some(invitation)) => {
            let Some(asked) = care::asked(db, invitation, now).await? else {
                return Ok(None);
            };
            let known = accounts::addressee_by_email(db, &owed.email).await?;
            Some(To {
                user: None,
                email: owed.email.clone(),
                language: known.map_or(asked.language, |known| known.language),
                from: Some(asked.from),
            })
        }
        (Some(kind), Some(user), _) => {
            let Some(to) = accounts::addressee(db, user, &owed.email).await? else {
                return Ok(None);
            };
            let from = named(db, kind, owed).await?;
            // Who is not there any more has agreed to nothing, and ended nothing.
            let is_moot = from.is_none() && matches!(kind, Kind::CareAccepted | Kind::CareEnded);
            (!is_moot).then(|| To {
                from,
                ..To::from(to)
            })
        }
        _ => None,
    })
}

/// Whom a mail is about, as its reader knows them: by the address that asked or was asked, else by the name in their list.
async fn named(db: &mut PgConnection, kind: Kind, owed: &Owed) -> sqlx::Result<Option<String>> {
    let Some(about) = owed.about else {
        return Ok(owed.org.clone());
    };
    if kind == Kind::CareEnded {
        return accounts::shown_name(db, about).await;
    }
    let known = accounts::addressee_in_use(db, about).await?;
    Ok(known.map(|known| known.email))
}

struct Owed {
    id: i64,
    kind: Option<Kind>,
    email: String,
    user: Option<i64>,
    invitation: Option<Uuid>,
    /// Another account.
    about: Option<i64>,
    /// An organisation's name.
    org: Option<String>,
    created_at: DateTime<Utc>,
}

/// The next mail that is due; its next try is put off, so that nobody else takes it meanwhile.
async fn take(db: &mut PgConnection, now: DateTime<Utc>) -> sqlx::Result<Option<Owed>> {
    let row = sqlx::query_file!("src/mail/sql/take.sql", now)
        .fetch_optional(&mut *db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let wait = TimeDelta::minutes(1 << row.attempts.clamp(0, 10)).min(LONGEST_WAIT);
    sqlx::query!(
        "UPDATE mail_outbox SET attempts = attempts + 1, due_at = $2 WHERE id = $1",
        row.id,
        now + wait,
    )
    .execute(db)
    .await?;
    Ok(Some(Owed {
        id: row.id,
        kind: Kind::named(&row.kind),
        email: row.email,
        user: row.user_id,
        invitation: row.invitation_id,
        about: row.about_id,
        org: row.about_org,
        created_at: row.created_at,
    }))
}

async fn drop_it(db: &mut PgConnection, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM mail_outbox WHERE id = $1", id)
        .execute(db)
        .await?;
    Ok(())
}
