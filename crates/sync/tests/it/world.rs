//! A clock that stands, chance from a seed, secrets in memory.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use secrecy::{ExposeSecret as _, SecretString};
use sync::{Clock, Dice, SecretError, SecretStore};

pub(crate) const NOW: i64 = 1_795_336_200_000;

pub(crate) struct TestClock(pub(crate) AtomicI64);

impl Clock for TestClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// splitmix64.
pub(crate) struct TestDice(pub(crate) AtomicU64);

impl Dice for TestDice {
    fn below(&self, n: u64) -> u64 {
        let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        if n == 0 { 0 } else { (z ^ (z >> 31)) % n }
    }
}

#[derive(Default)]
pub(crate) struct Secrets(pub(crate) Mutex<HashMap<String, String>>);

impl SecretStore for Secrets {
    fn get(&self, key: &str) -> Result<Option<SecretString>, SecretError> {
        Ok(self
            .0
            .lock()
            .unwrap()
            .get(key)
            .map(|secret| secret.clone().into()))
    }

    fn set(&self, key: &str, secret: &SecretString) -> Result<(), SecretError> {
        self.0
            .lock()
            .unwrap()
            .insert(key.into(), secret.expose_secret().into());
        Ok(())
    }

    fn delete(&self, key: &str) -> Result<(), SecretError> {
        self.0.lock().unwrap().remove(key);
        Ok(())
    }
}
