//! What the links in mails stand for: 256 random bits, good once, for a while, for one address.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use sqlx::PgConnection;

use crate::random::Random;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To prove that an address is its owner's.
    VerifyEmail,
    /// To choose a new password.
    ResetPassword,
}

/// How long links are good, by purpose: one opens an account, the other one does not.
pub const LINK_LIFE: [(Purpose, TimeDelta); 2] = [
    (Purpose::VerifyEmail, TimeDelta::hours(48)),
    (Purpose::ResetPassword, TimeDelta::minutes(60)),
];

impl Purpose {
    /// Name in the database.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::VerifyEmail => "verify_email",
            Self::ResetPassword => "reset_password",
        }
    }

    /// How long a link is good.
    pub(super) fn life(self) -> TimeDelta {
        let [(_, verify), (_, reset)] = LINK_LIFE;
        match self {
            Self::VerifyEmail => verify,
            Self::ResetPassword => reset,
        }
    }
}

/// One token; never shown in debug output.
#[derive(Debug, Clone)]
pub struct MailToken(SecretString);

impl MailToken {
    /// As a client sent it.
    pub fn received(token: &str) -> Self {
        Self(SecretString::from(token))
    }

    pub(super) fn new(random: &Random) -> Self {
        let secret = URL_SAFE_NO_PAD.encode(random.bytes::<32>());
        Self(SecretString::from(format!("tm_{secret}")))
    }

    pub(super) fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.expose()).into()
    }
}

/// What a good token proves: that whoever has it reads mails to this address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// Whose account.
    pub user: i64,
    /// The address the mail went to.
    pub email: String,
}

/// Keeps a new token's hash.
pub(super) async fn keep(
    db: &mut PgConnection,
    token: &MailToken,
    purpose: Purpose,
    to: &Proven,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO mail_tokens (hash, user_id, purpose, email, expires_at) VALUES ($1, $2, $3, $4, $5)",
        &token.hash(),
        to.user,
        purpose.name(),
        to.email,
        now + purpose.life(),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What a token proves, if it is good now. It stays good.
pub async fn peek(
    db: &mut PgConnection,
    token: &MailToken,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Proven>> {
    let proven = sqlx::query_as!(
        Proven,
        "SELECT user_id AS user, email FROM mail_tokens WHERE hash = $1 AND purpose = $2 AND expires_at > $3",
        &token.hash(),
        purpose.name(),
        now,
    );
    proven.fetch_optional(db).await
}

/// The same, and after the commit it is good no more. Of two at once one gets it.
pub async fn consume(
    db: &mut PgConnection,
    token: &MailToken,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Proven>> {
    let proven = sqlx::query_as!(
        Proven,
        "DELETE FROM mail_tokens WHERE hash = $1 AND purpose = $2 AND expires_at > $3
         RETURNING user_id AS user, email",
        &token.hash(),
        purpose.name(),
        now,
    );
    proven.fetch_optional(db).await
}

/// None of an account's links is good any more.
pub async fn forget(db: &mut PgConnection, user: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM mail_tokens WHERE user_id = $1", user)
        .execute(db)
        .await?;
    Ok(())
}

/// Deletes what is good no more.
pub async fn forget_expired(db: &mut PgConnection, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM mail_tokens WHERE expires_at <= $1", now)
        .execute(db)
        .await?;
    Ok(())
}
