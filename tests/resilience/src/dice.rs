//! Chance from a seed, the same in every run.

use std::sync::Mutex;

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

/// Dice that several may throw.
#[derive(Debug)]
pub struct Dice(Mutex<StdRng>);

impl Dice {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }

    /// A number below `n`.
    pub fn below(&self, n: u64) -> u64 {
        let mut rng = self.0.lock().expect("nobody panics while throwing");
        if n == 0 { 0 } else { rng.random_range(0..n) }
    }

    /// The same for an index.
    pub fn index(&self, n: usize) -> usize {
        usize::try_from(self.below(n as u64)).unwrap_or_default()
    }

    /// True once in `n` times.
    pub fn one_in(&self, n: u64) -> bool {
        self.below(n) == 0
    }
}

impl sync::Dice for Dice {
    fn below(&self, n: u64) -> u64 {
        Self::below(self, n)
    }
}
