//! A small generator of numbers that gives the same on every platform and in every version of Rust.

/// `SplitMix64` (Steele, Lea, Flood 2014): enough for texts, nothing to do with secrets.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// Begins at this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Begins at the FNV-1a hash of `parts`, each ended by a zero byte so that none runs into the next.
    pub(crate) fn of(parts: &[&str]) -> Self {
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self::new(hash)
    }

    /// What it began at, to compare texts by.
    #[cfg(test)]
    pub(crate) fn seed(&self) -> u64 {
        self.state
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`; 0 when `limit` is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let product = (u128::from(self.next()) * (limit as u128)) >> 64;
        // Below `limit`, which is a usize.
        usize::try_from(product).unwrap_or(0)
    }

    /// One of `items`, `None` when there is none.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_published_numbers() {
        // The reference vector of SplitMix64 for seed 1234567.
        let mut random = Random::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(
            Random::of(&["a", "bc"]).next(),
            Random::of(&["ab", "c"]).next()
        );
    }

    #[test]
    fn stays_below() {
        let mut random = Random::new(7);
        assert!((0..1000).all(|_| random.below(3) < 3));
        assert_eq!(random.below(0), 0);
    }
}
