//! Password hashing: argon2id, off the async threads, bounded in memory and in waiting.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::http::ApiError;
use crate::random::Random;

/// More than this many waiting, and the next is told to come back: a class of a few schools.
const QUEUE: usize = 600;

/// How much work one hash is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// OWASP's minimum for argon2id: 19 MiB, two passes.
    Owasp,
    /// Next to none, for tests.
    Cheap,
}

/// Hashes and verifies passwords.
#[derive(Clone)]
pub struct Passwords {
    argon2: Argon2<'static>,
    random: Random,
    /// One per core: each takes a core and 19 MiB.
    work: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    /// Verified against when there is no account, so that an answer takes as long as when there is.
    nobody: Arc<str>,
}

impl Passwords {
    /// As they are hashed in service.
    pub fn new(random: &Random) -> Self {
        Self::with_cost(random, Cost::Owasp)
    }

    /// With another cost.
    pub fn with_cost(random: &Random, cost: Cost) -> Self {
        let params = match cost {
            Cost::Owasp => Params::new(19_456, 2, 1, None),
            Cost::Cheap => Params::new(Params::MIN_M_COST, 1, 1, None),
        };
        let params = params.expect("the parameters are in range");
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let nobody = hash(&argon2, &random.bytes(), &random.bytes::<32>())
            .expect("random bytes can be hashed");
        Self {
            argon2,
            random: random.clone(),
            work: Arc::new(Semaphore::new(cores)),
            queue: Arc::new(Semaphore::new(QUEUE)),
            nobody: nobody.into(),
        }
    }

    /// The hash to store, in PHC form.
    pub async fn hash(&self, password: SecretString) -> Result<String, ApiError> {
        let turn = self.turn().await?;
        let (argon2, salt) = (self.argon2.clone(), self.random.bytes());
        blocking(turn, move || {
            hash(&argon2, &salt, password.expose_secret().as_bytes())
        })
        .await?
    }

    /// Whether the password is the one behind `stored`. Without a stored hash the same work is done and
    /// the answer is no.
    pub async fn verify(
        &self,
        password: SecretString,
        stored: Option<String>,
    ) -> Result<bool, ApiError> {
        let turn = self.turn().await?;
        let (argon2, nobody) = (self.argon2.clone(), Arc::clone(&self.nobody));
        blocking(turn, move || {
            let against = PasswordHash::new(stored.as_deref().unwrap_or(&nobody))
                .map_err(|error| ApiError::internal(error.to_string()))?;
            let right = argon2
                .verify_password(password.expose_secret().as_bytes(), &against)
                .is_ok();
            Ok(right && stored.is_some())
        })
        .await?
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, ApiError> {
        // Held while waiting only: it bounds the queue.
        let Ok(_place) = Arc::clone(&self.queue).try_acquire_owned() else {
            // Not all at the same second.
            return Err(ApiError::Unavailable {
                retry_after: 5 + self.random.below(56),
            });
        };
        Arc::clone(&self.work)
            .acquire_owned()
            .await
            .map_err(ApiError::internal)
    }
}

fn hash(argon2: &Argon2<'_>, salt: &[u8; 16], password: &[u8]) -> Result<String, ApiError> {
    argon2
        .hash_password_with_salt(password, salt)
        .map(|hash| hash.to_string())
        .map_err(|error| ApiError::internal(error.to_string()))
}

async fn blocking<T: Send + 'static>(
    turn: OwnedSemaphorePermit,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ApiError> {
    tokio::task::spawn_blocking(move || {
        let done = work();
        // Given back when the work is done, even if nobody waits for it any more.
        drop(turn);
        done
    })
    .await
    .map_err(ApiError::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let passwords = Passwords::with_cost(&Random::seeded(1), Cost::Cheap);
        let stored = passwords.hash("a long password".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$"), "{stored}");
        for (tried, against, right) in [
            ("a long password", Some(stored.clone()), true),
            ("a long passwore", Some(stored.clone()), false),
            ("", Some(stored), false),
            ("a long password", None, false),
        ] {
            assert_eq!(
                passwords.verify(tried.into(), against).await.unwrap(),
                right,
                "{tried}"
            );
        }
    }

    #[tokio::test]
    async fn in_service_the_parameters_are_owasps() {
        let passwords = Passwords::new(&Random::seeded(1));
        let stored = passwords.hash("a long password".into()).await.unwrap();
        assert!(
            stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{stored}"
        );
    }

    #[tokio::test]
    async fn a_full_queue_answers_at_once() {
        let passwords = Passwords::with_cost(&Random::seeded(1), Cost::Cheap);
        let _all = Arc::clone(&passwords.queue)
            .try_acquire_many_owned(u32::try_from(QUEUE).unwrap())
            .unwrap();
        let answer = passwords.hash("a long password".into()).await;
        assert!(matches!(
            answer,
            Err(ApiError::Unavailable {
                retry_after: 5..=60
            })
        ));
    }
}
