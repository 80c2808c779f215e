//! The tokens of one profile on one server: kept in the secret store, renewed by one call at a time.
//!
//! A refresh token is good once. So there is one renewal in flight, its answer is kept before anybody uses it,
//! and it is carried to its end even when the exchange that asked for it is cancelled.

use std::sync::Arc;

use protocol::{SignedIn, TokenPair};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::api::Api;
use crate::failure::Failure;
use crate::transport::Transport;
use crate::world::{Clock, SecretStore};

/// An access token this close to its end is renewed first, ms.
const MARGIN: i64 = 60_000;
/// Tries of one renewal whose answer was lost: the server gives the same successor for 60 s.
const TRIES: u32 = 3;

/// The name under which the tokens of a profile on a server are kept.
pub fn key(profile: Uuid, server_url: &str) -> String {
    format!("{profile}@{server_url}")
}

#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    access: String,
    refresh: String,
    /// Unix ms.
    expires_at: i64,
}

pub(crate) struct Tokens {
    transport: Arc<dyn Transport>,
    secrets: Arc<dyn SecretStore>,
    clock: Arc<dyn Clock>,
    key: String,
    held: Mutex<Option<Kept>>,
}

impl Tokens {
    pub(crate) fn new(
        transport: Arc<dyn Transport>,
        secrets: Arc<dyn SecretStore>,
        clock: Arc<dyn Clock>,
        key: String,
    ) -> Arc<Self> {
        Arc::new(Self {
            transport,
            secrets,
            clock,
            key,
            held: Mutex::new(None),
        })
    }

    /// An access token that should be good now.
    pub(crate) async fn access(self: &Arc<Self>) -> Result<SecretString, Failure> {
        let kept = self.load().await?;
        if kept.expires_at - self.clock.now() > MARGIN {
            return Ok(kept.access.into());
        }
        self.renew(&kept.access.into()).await
    }

    /// A token in place of `stale`, which the server no longer takes.
    pub(crate) async fn renew(
        self: &Arc<Self>,
        stale: &SecretString,
    ) -> Result<SecretString, Failure> {
        let (this, stale) = (Arc::clone(self), stale.clone());
        let renewal = tokio::spawn(async move { this.renew_now(&stale).await });
        renewal
            .await
            .map_err(|error| Failure::Offline(error.to_string().into()))?
    }

    async fn renew_now(&self, stale: &SecretString) -> Result<SecretString, Failure> {
        let mut held = self.held.lock().await;
        let kept = match held.clone() {
            Some(kept) => kept,
            None => self.read().await?,
        };
        if kept.access != stale.expose_secret() {
            // Somebody else renewed it while this one waited.
            *held = Some(kept.clone());
            return Ok(kept.access.into());
        }
        let api = Api {
            transport: Arc::clone(&self.transport),
        };
        let mut tries = 0;
        let pair = loop {
            tries += 1;
            match api.refresh(kept.refresh.clone()).await {
                Ok(pair) => break pair,
                Err(Failure::Offline(_) | Failure::Server { .. }) if tries < TRIES => {}
                Err(Failure::SignInNeeded) => {
                    *held = None;
                    self.delete().await;
                    return Err(Failure::SignInNeeded);
                }
                Err(other) => return Err(other),
            }
        };
        let kept = self.keep_pair(&pair).await;
        let access = kept.access.clone().into();
        *held = Some(kept);
        Ok(access)
    }

    /// Keeps the tokens of a sign-in.
    pub(crate) async fn keep(&self, signed_in: &SignedIn) {
        let pair = TokenPair {
            access_token: signed_in.access_token.clone(),
            refresh_token: signed_in.refresh_token.clone(),
            expires_in: signed_in.expires_in,
        };
        let mut held = self.held.lock().await;
        *held = Some(self.keep_pair(&pair).await);
    }

    /// Forgets them.
    pub(crate) async fn forget(&self) {
        let mut held = self.held.lock().await;
        *held = None;
        self.delete().await;
    }

    async fn load(&self) -> Result<Kept, Failure> {
        let mut held = self.held.lock().await;
        if let Some(kept) = &*held {
            return Ok(kept.clone());
        }
        let kept = self.read().await?;
        *held = Some(kept.clone());
        Ok(kept)
    }

    async fn read(&self) -> Result<Kept, Failure> {
        let (secrets, key) = (Arc::clone(&self.secrets), self.key.clone());
        let secret = tokio::task::spawn_blocking(move || secrets.get(&key)).await;
        let secret = secret.map_err(|error| Failure::Offline(error.to_string().into()))??;
        let kept = secret.and_then(|secret| serde_json::from_str(secret.expose_secret()).ok());
        kept.ok_or(Failure::SignInNeeded)
    }

    async fn keep_pair(&self, pair: &TokenPair) -> Kept {
        let kept = Kept {
            access: pair.access_token.clone(),
            refresh: pair.refresh_token.clone(),
            expires_at: self.clock.now() + i64::from(pair.expires_in) * 1_000,
        };
        let text: SecretString = serde_json::to_string(&kept).unwrap_or_default().into();
        let (secrets, key) = (Arc::clone(&self.secrets), self.key.clone());
        let written = tokio::task::spawn_blocking(move || secrets.set(&key, &text)).await;
        if !matches!(written, Ok(Ok(()))) {
            // They are good until the app ends; then the learner signs in again.
            tracing::warn!("the tokens cannot be kept");
        }
        kept
    }

    async fn delete(&self) {
        let (secrets, key) = (Arc::clone(&self.secrets), self.key.clone());
        if !matches!(
            tokio::task::spawn_blocking(move || secrets.delete(&key)).await,
            Ok(Ok(()))
        ) {
            tracing::warn!("the tokens cannot be deleted");
        }
    }
}
