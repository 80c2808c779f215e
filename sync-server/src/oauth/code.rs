//! The code that the app gets for itself, from the way back until it is redeemed.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest as _, Sha256};
use sqlx::PgConnection;

use crate::accounts::Identity;
use crate::http::ApiError;
use crate::random::Random;

/// An app redeems it at once.
const LIFE: TimeDelta = TimeDelta::seconds(60);

/// Makes a code that stands for an identity.
pub(super) async fn issue(
    db: &mut PgConnection,
    random: &Random,
    identity: &Identity,
    code_challenge: &[u8; 32],
    now: DateTime<Utc>,
) -> Result<String, ApiError> {
    let code = format!("tc_{}", URL_SAFE_NO_PAD.encode(random.bytes::<32>()));
    let plain = serde_json::to_vec(identity).map_err(ApiError::internal)?;
    let sealed = cipher(&code)
        .encrypt(&Nonce::default(), plain.as_slice())
        .map_err(|_| ApiError::internal("an identity could not be sealed"))?;
    sqlx::query!(
        "INSERT INTO oauth_codes (hash, code_challenge, sealed, expires_at) VALUES ($1, $2, $3, $4)",
        &hash(&code),
        code_challenge,
        sealed,
        now + LIFE,
    )
    .execute(db)
    .await?;
    Ok(code)
}

/// Takes a code out, whoever brings it: one that was shown is over. The identity, if the verifier is the right one and
/// it was in time.
pub(super) async fn take(
    db: &mut PgConnection,
    code: &str,
    verifier: &str,
    now: DateTime<Utc>,
) -> Result<Option<Identity>, ApiError> {
    let row = sqlx::query!(
        "DELETE FROM oauth_codes WHERE hash = $1 RETURNING code_challenge, sealed, expires_at",
        &hash(code),
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    if row.expires_at <= now || hash(verifier).as_slice() != row.code_challenge {
        return Ok(None);
    }
    let plain = cipher(code)
        .decrypt(&Nonce::default(), row.sealed.as_slice())
        .map_err(|_| ApiError::internal("a sealed identity cannot be opened"))?;
    serde_json::from_slice(&plain)
        .map(Some)
        .map_err(ApiError::internal)
}

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// A cipher only the holder of the code can make. It seals one message, so the nonce may be fixed.
fn cipher(code: &str) -> ChaCha20Poly1305 {
    let key: [u8; 32] = Sha256::new()
        .chain_update("tactus: identity behind a code\0")
        .chain_update(code)
        .finalize()
        .into();
    ChaCha20Poly1305::new(&Key::from(key))
}
