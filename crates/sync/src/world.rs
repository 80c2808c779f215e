//! What sync needs from around it: a clock, chance, and a place for secrets.

use secrecy::SecretString;

/// The wall clock.
pub trait Clock: Send + Sync + 'static {
    /// Unix ms.
    fn now(&self) -> i64;
}

/// Chance, for spreading load. Need not be unpredictable, but must differ from machine to machine.
pub trait Dice: Send + Sync + 'static {
    /// A number from 0 to `n` − 1; 0 for `n` = 0.
    fn below(&self, n: u64) -> u64;
}

/// Where tokens are kept: the system's keyring, or what the host has instead. Calls may block.
pub trait SecretStore: Send + Sync + 'static {
    /// The secret under `key`, if there is one.
    fn get(&self, key: &str) -> Result<Option<SecretString>, SecretError>;
    /// Keeps a secret in place of the one before.
    fn set(&self, key: &str, secret: &SecretString) -> Result<(), SecretError>;
    /// Forgets a secret; that there is none is no error.
    fn delete(&self, key: &str) -> Result<(), SecretError>;
}

/// The place for secrets does not answer, or refuses.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the system's keyring: {0}")]
pub struct SecretError(pub String);
