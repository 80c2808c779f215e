//! Tokens: opaque, 256 random bits, stored as their SHA-256 only.
//!
//! A sign-in starts a family. Its access tokens live 15 minutes; a refresh token is exchanged for a new
//! pair, and for the same pair again within a minute, as the answer may have been lost. A refresh token
//! that comes back later was copied, so its whole family is revoked.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use chrono::{DateTime, TimeDelta, Utc};
use protocol::TokenPair;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use sqlx::PgConnection;

use super::Caller;
use crate::App;
use crate::http::ApiError;
use crate::random::Random;

/// Life of an access token.
const ACCESS: TimeDelta = TimeDelta::minutes(15);
/// A refresh token not used for this long is forgotten.
const REFRESH: TimeDelta = TimeDelta::days(90);
/// However often it is refreshed, a sign-in ends then.
const FAMILY: TimeDelta = TimeDelta::days(365);
/// How long a used refresh token answers with the same successor.
const GRACE: TimeDelta = TimeDelta::seconds(60);

/// One token; never shown in debug output.
#[derive(Debug, Clone)]
pub(super) struct Token(SecretString);

impl Token {
    /// As a client sent it.
    pub(super) fn received(token: &str) -> Self {
        Self(SecretString::from(token))
    }

    fn new(random: &Random, prefix: &str) -> Self {
        let secret = URL_SAFE_NO_PAD.encode(random.bytes::<32>());
        // The prefix is for whoever finds one where it should not be.
        Self(SecretString::from(format!("{prefix}_{secret}")))
    }

    pub(super) fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    pub(super) fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.expose()).into()
    }

    /// A cipher only the holder of this token can make. It seals one message, so the nonce may be fixed.
    fn cipher(&self) -> ChaCha20Poly1305 {
        let key: [u8; 32] = Sha256::new()
            .chain_update("tactus: successor of a refresh token\0")
            .chain_update(self.expose())
            .finalize()
            .into();
        ChaCha20Poly1305::new(&Key::from(key))
    }
}

/// What a client gets.
pub(super) struct Pair {
    access: Token,
    refresh: Token,
    expires_in: u32,
}

impl Pair {
    pub(super) fn into_wire(self) -> TokenPair {
        TokenPair {
            access_token: self.access.expose().to_owned(),
            refresh_token: self.refresh.expose().to_owned(),
            expires_in: self.expires_in,
        }
    }

    fn seal(&self, old: &Token) -> Result<Vec<u8>, ApiError> {
        let both = format!("{} {}", self.access.expose(), self.refresh.expose());
        old.cipher()
            .encrypt(&Nonce::default(), both.as_bytes())
            .map_err(|_| ApiError::internal("a successor could not be sealed"))
    }

    fn unseal(sealed: &[u8], old: &Token, age: TimeDelta) -> Result<Self, ApiError> {
        let broken = || ApiError::internal("a sealed successor cannot be opened");
        let both = old
            .cipher()
            .decrypt(&Nonce::default(), sealed)
            .map_err(|_| broken())?;
        let both = String::from_utf8(both).map_err(|_| broken())?;
        let (access, refresh) = both.split_once(' ').ok_or_else(broken)?;
        Ok(Self {
            access: Token::received(access),
            refresh: Token::received(refresh),
            expires_in: seconds(ACCESS - age),
        })
    }
}

/// Begins a family: someone signed in on a device.
pub(super) async fn begin(
    app: &App,
    db: &mut PgConnection,
    user: i64,
    device: i64,
) -> Result<Pair, ApiError> {
    let now = app.clock.now();
    let family = sqlx::query_scalar!(
        "INSERT INTO token_families (user_id, device_id, created_at, expires_at)
         VALUES ($1, $2, $3, $4) RETURNING id",
        user,
        device,
        now,
        now + FAMILY,
    )
    .fetch_one(&mut *db)
    .await?;
    issue(app, db, family, now + FAMILY).await
}

async fn issue(
    app: &App,
    db: &mut PgConnection,
    family: i64,
    family_expires_at: DateTime<Utc>,
) -> Result<Pair, ApiError> {
    let now = app.clock.now();
    let pair = Pair {
        access: Token::new(&app.random, "ta"),
        refresh: Token::new(&app.random, "tr"),
        expires_in: seconds(ACCESS),
    };
    sqlx::query!(
        "INSERT INTO access_tokens (hash, family_id, expires_at) VALUES ($1, $2, $3)",
        &pair.access.hash(),
        family,
        (now + ACCESS).min(family_expires_at),
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "INSERT INTO refresh_tokens (hash, family_id, expires_at) VALUES ($1, $2, $3)",
        &pair.refresh.hash(),
        family,
        (now + REFRESH).min(family_expires_at),
    )
    .execute(&mut *db)
    .await?;
    Ok(pair)
}

/// What became of a refresh token.
pub(super) enum Exchanged {
    /// For a new pair, or for the same pair again.
    Pair(Pair),
    /// It is not known, or not good any more.
    Invalid,
    /// It was used before and too long ago: the family is revoked, which has to be committed.
    Reused,
}

/// Exchanges a refresh token.
pub(super) async fn exchange(
    app: &App,
    db: &mut PgConnection,
    old: &Token,
) -> Result<Exchanged, ApiError> {
    let now = app.clock.now();
    let row = sqlx::query_file!("src/accounts/sql/refresh_lock.sql", &old.hash())
        .fetch_optional(&mut *db)
        .await?;
    let Some(row) = row else {
        return Ok(Exchanged::Invalid);
    };
    if row.is_erased {
        return Err(ApiError::AccountErased);
    }
    if row.revoked || row.expires_at <= now || row.family_expires_at <= now {
        return Ok(Exchanged::Invalid);
    }
    if let (Some(used_at), Some(sealed)) = (row.used_at, &row.successor_sealed)
        && now - used_at <= GRACE
    {
        return Ok(Exchanged::Pair(Pair::unseal(sealed, old, now - used_at)?));
    }
    if row.used_at.is_some() {
        revoke_family(db, row.family_id, now).await?;
        return Ok(Exchanged::Reused);
    }
    let pair = issue(app, db, row.family_id, row.family_expires_at).await?;
    sqlx::query!(
        "UPDATE refresh_tokens SET used_at = $2, successor_sealed = $3 WHERE hash = $1",
        &old.hash(),
        now,
        pair.seal(old)?,
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "UPDATE devices SET last_seen_at = $2 WHERE id = $1",
        row.device,
        now
    )
    .execute(db)
    .await?;
    Ok(Exchanged::Pair(pair))
}

async fn revoke_family(db: &mut PgConnection, family: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE token_families SET revoked_at = $2, revoked_because = 'reuse' WHERE id = $1",
        family,
        now,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Signs a device out: none of its tokens is good any more.
pub(super) async fn revoke_device(
    db: &mut PgConnection,
    device: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE token_families SET revoked_at = $2, revoked_because = 'logout'
         WHERE device_id = $1 AND revoked_at IS NULL",
        device,
        now,
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "UPDATE devices SET signed_out_at = $2 WHERE id = $1",
        device,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Signs out all devices of an account, or all but one, with the reason for the operator.
pub(super) async fn revoke_all(
    db: &mut PgConnection,
    user: i64,
    except: Option<i64>,
    because: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE token_families SET revoked_at = $3, revoked_because = $4
         WHERE user_id = $1 AND device_id IS DISTINCT FROM $2 AND revoked_at IS NULL",
        user,
        except,
        now,
        because,
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "UPDATE devices SET signed_out_at = $3
         WHERE user_id = $1 AND id IS DISTINCT FROM $2 AND signed_out_at IS NULL",
        user,
        except,
        now,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whose access token this is, if it is good now.
pub(super) async fn caller(app: &App, token: &Token) -> Result<Option<Caller>, ApiError> {
    let row = sqlx::query_file!(
        "src/accounts/sql/caller.sql",
        &token.hash(),
        app.clock.now()
    )
    .fetch_optional(&app.db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    if row.is_erased {
        return Err(ApiError::AccountErased);
    }
    Ok(row.is_good.then_some(Caller {
        user: row.user,
        device: row.device,
        device_id: row.device_id,
        signed_in_at: row.signed_in_at,
    }))
}

/// Deletes what can be of no use to anyone any more. A used refresh token is kept until it expires:
/// its coming back is how a theft is seen.
pub async fn forget_expired_tokens(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    sqlx::query!("DELETE FROM access_tokens WHERE expires_at <= $1", now)
        .execute(&app.db)
        .await?;
    sqlx::query!("DELETE FROM refresh_tokens WHERE expires_at <= $1", now)
        .execute(&app.db)
        .await?;
    sqlx::query!("DELETE FROM token_families WHERE expires_at <= $1", now)
        .execute(&app.db)
        .await?;
    // Installations that nobody has signed in on for a year.
    sqlx::query!(
        "DELETE FROM devices d WHERE last_seen_at <= $1
         AND NOT EXISTS (SELECT FROM token_families f WHERE f.device_id = d.id)",
        now - FAMILY,
    )
    .execute(&app.db)
    .await?;
    app.limits.forget_the_quiet();
    Ok(())
}

fn seconds(time: TimeDelta) -> u32 {
    u32::try_from(time.num_seconds()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_old_token_opens_its_successor() {
        let random = Random::seeded(1);
        let old = Token::new(&random, "tr");
        let pair = Pair {
            access: Token::new(&random, "ta"),
            refresh: Token::new(&random, "tr"),
            expires_in: 900,
        };
        let sealed = pair.seal(&old).unwrap();
        let again = Pair::unseal(&sealed, &old, TimeDelta::seconds(59)).unwrap();
        assert_eq!(again.access.expose(), pair.access.expose());
        assert_eq!(again.refresh.expose(), pair.refresh.expose());
        assert_eq!(again.expires_in, 841);
        assert!(Pair::unseal(&sealed, &pair.refresh, TimeDelta::zero()).is_err());
        let mut forged = sealed;
        forged[0] ^= 1;
        assert!(Pair::unseal(&forged, &old, TimeDelta::zero()).is_err());
    }

    #[test]
    fn tokens_hold_256_bits_and_are_not_shown() {
        let token = Token::new(&Random::seeded(1), "ta");
        let secret = token.expose().strip_prefix("ta_").unwrap();
        assert_eq!(URL_SAFE_NO_PAD.decode(secret).unwrap().len(), 32);
        assert!(!format!("{token:?}").contains(secret));
    }
}
